//! One certification centre for all tests: a root, an issuing authority, a responder, a time-stamp authority
//! and people, all made by the crate itself.

use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
use eds::{
    algorithm::{KeyKind, PrivateKey},
    certificate::{self, Certificate, Issuer, Profile, Role, Template},
    moment::Moment,
    name::{self, Name},
    oid,
};

/// A generator that gives the same numbers in every run.
pub fn seeded(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// Noon of the day on which all tests play.
pub const NOW: Moment = Moment::from_seconds(1_800_000_000);
/// A day in seconds.
pub const DAY: i64 = 86_400;

/// A certification centre.
pub struct Pki {
    pub root: Issuer,
    pub authority: Issuer,
    pub responder: Issuer,
    pub stamper: Issuer,
    rng: ChaCha8Rng,
    kind: KeyKind,
}

/// A person's data in certificates.
#[derive(Clone, Copy)]
pub struct Person {
    pub name: &'static str,
    pub iin: &'static str,
    pub bin: Option<&'static str>,
}

pub const AIGUL: Person =
    Person { name: "СЕРІКОВА АЙГҮЛ", iin: "850101400014", bin: Some("050140000011") };
pub const MARAT: Person =
    Person { name: "АХМЕТОВ МАРАТ", iin: "790215300022", bin: Some("050140000011") };

impl Person {
    pub fn subject(&self) -> Name {
        let iin = format!("IIN{}", self.iin);
        let bin = self.bin.map(|bin| format!("BIN{bin}"));
        let mut parts =
            vec![(oid::COMMON_NAME, self.name), (oid::SERIAL_NUMBER, iin.as_str()), (oid::COUNTRY, "KZ")];
        if let Some(bin) = &bin {
            parts.push((oid::ORGANIZATION, "МИНИСТРЛІК"));
            parts.push((oid::ORGANIZATIONAL_UNIT, bin));
        }
        name::build(&parts).unwrap()
    }
}

pub fn common_name(text: &str) -> Name {
    name::build(&[(oid::COUNTRY, "KZ"), (oid::COMMON_NAME, text)]).unwrap()
}

impl Pki {
    pub fn new(seed: u64, kind: KeyKind) -> Self {
        let mut rng = seeded(seed);
        let title = |text: &str| common_name(&format!("{text} {seed}"));
        let mut key = || PrivateKey::generate(kind, &mut rng).unwrap();
        let [root_key, authority_key, responder_key, stamper_key] = [key(), key(), key(), key()];
        let years = |years: i64| (NOW.plus_seconds(-years * 365 * DAY), NOW.plus_seconds(years * 365 * DAY));
        let template = |subject, key: &PrivateKey, profile, (from, to)| {
            Template::new(subject, key.key_info().unwrap(), profile, from, to)
        };
        let root = template(title("НЕГІЗГІ КО"), &root_key, Profile::Authority { path_len: None }, years(10));
        let root = certificate::self_signed(&root, &root_key, &mut rng).unwrap();
        let root = Issuer::new(root, root_key).unwrap();
        let authority = template(
            title("КУӘЛАНДЫРУШЫ ОРТАЛЫҚ"),
            &authority_key,
            Profile::Authority { path_len: Some(0) },
            years(5),
        );
        let authority =
            Issuer::new(certificate::issue(&authority, &root, &mut rng).unwrap(), authority_key).unwrap();
        let responder = template(title("OCSP"), &responder_key, Profile::OcspResponder, years(2));
        let responder =
            Issuer::new(certificate::issue(&responder, &authority, &mut rng).unwrap(), responder_key)
                .unwrap();
        let stamper = template(title("УАҚЫТ БЕЛГІСІ"), &stamper_key, Profile::TimeStamping, years(4));
        let stamper =
            Issuer::new(certificate::issue(&stamper, &authority, &mut rng).unwrap(), stamper_key).unwrap();
        Self { root, authority, responder, stamper, rng, kind }
    }

    pub fn rng(&mut self) -> &mut ChaCha8Rng {
        &mut self.rng
    }

    pub fn key(&mut self) -> PrivateKey {
        PrivateKey::generate(self.kind, &mut self.rng).unwrap()
    }

    /// Purposes of a person who signs.
    pub fn signer_profile(role: &Role) -> Profile {
        Profile::Signer(vec![oid::EMAIL_PROTECTION, oid::ROLE_LEGAL_ENTITY, role.oid()])
    }

    /// A certificate of a year around now, changed by `change` before it is issued.
    pub fn issue(&mut self, person: Person, role: &Role, change: impl FnOnce(&mut Template)) -> Issuer {
        let key = self.key();
        let mut template = Template::new(
            person.subject(),
            key.key_info().unwrap(),
            Self::signer_profile(role),
            NOW.plus_seconds(-180 * DAY),
            NOW.plus_seconds(180 * DAY),
        );
        change(&mut template);
        self.issue_from(&template, key, None)
    }

    /// By the issuing authority, or another.
    pub fn issue_from(&mut self, template: &Template, key: PrivateKey, issuer: Option<&Issuer>) -> Issuer {
        let issuer = issuer.unwrap_or(&self.authority);
        Issuer::new(certificate::issue(template, issuer, &mut self.rng).unwrap(), key).unwrap()
    }

    pub fn chain(&self) -> [Certificate; 1] {
        [self.authority.certificate.clone()]
    }
}

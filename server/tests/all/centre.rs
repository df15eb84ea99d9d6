//! The certification centre of all worlds, its two officers, and people with keys.

use super::world::{HOST_NAME, Person, START, World};
use base64::{Engine, engine::general_purpose::STANDARD};
use certification::{Algorithm, Centre, Ceremony, Organisation, Settings};
use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
use domain::{
    certificates::*,
    id::{CertificateId, CertificateRequestId, Ulid},
    time::{DAY, Moment},
};
use eds::{
    algorithm::{KeyKind as Kind, PrivateKey},
    certificate::{Certificate, Request as Wish},
};
use std::sync::{Arc, OnceLock};

const SERVICE: &str = "қызметтің құпия сөзі";
/// A made-up number with a right control digit.
pub const IIN: &str = "800110300124";

/// The centre of all worlds: a ceremony takes longer than a test should.
pub fn centre() -> Arc<Centre> {
    static CENTRE: OnceLock<Arc<Centre>> = OnceLock::new();
    CENTRE.get_or_init(|| Arc::new(made())).clone()
}

fn made() -> Centre {
    let organisation = Organisation {
        kk: "Сынақ орталығы".to_owned(), ru: "Пробный центр".to_owned()
    };
    let mut settings = Settings::new(Algorithm::P256, organisation, &format!("http://{HOST_NAME}/pki"));
    settings.iterations = 1_000;
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("centre");
    let ceremony = Ceremony {
        settings: &settings,
        participants: &["Сынақшы".to_owned()],
        root_passphrase: "түбірдің құпия сөзі",
        service_passphrase: SERVICE,
        now: moment(Moment(START.0 - DAY)),
    };
    Centre::ceremony(&place, &ceremony, &mut ChaCha8Rng::seed_from_u64(15)).unwrap();
    Centre::open(&place, SERVICE).unwrap()
}

/// By what all worlds check signatures.
pub fn policy() -> eds::check::Policy {
    let centre = centre();
    let mut policy = eds::check::Policy::strict("test");
    policy.anchors.push(centre.root().der().into());
    policy.intermediates.push(centre.authority().der().into());
    policy.roles = centre.settings().own_roles().unwrap();
    policy
}

pub fn moment(moment: Moment) -> eds::moment::Moment {
    eds::moment::Moment::from_micros(moment.0)
}

/// Two officers of the centre.
pub struct Officers {
    pub first: Person,
    pub second: Person,
}

impl Officers {
    pub async fn named(world: &World) -> Self {
        let officers = Self {
            first: world.person("Тексеруші", world.finance).await,
            second: world.person("Беруші", world.finance).await,
        };
        for officer in [&officers.first, &officers.second] {
            world.done(&world.admin, NameOfficer { person: Some(officer.id) }).await;
        }
        officers
    }
}

/// A new key.
pub fn key(world: &World) -> PrivateKey {
    let seed: Ulid = world.id();
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(&seed.to_bytes());
    PrivateKey::generate(Kind::P256, &mut ChaCha8Rng::from_seed(bytes)).unwrap()
}

/// A request (PKCS #10) for a key, in base64.
pub fn wish(key: &PrivateKey) -> String {
    let name = eds::name::build(&[(eds::oid::COMMON_NAME, "кез келген")]).unwrap();
    STANDARD.encode(Wish::build(&name, key, Vec::new()).unwrap().to_der().unwrap())
}

/// A number of somebody's own, with a right control digit.
pub fn iin_of(who: &Person) -> String {
    let own =
        who.id.to_string().bytes().fold(0_u64, |sum, byte| (sum * 31 + u64::from(byte)) % 1_000_000_000);
    let digits = |number: u64| format!("{:012}", own * 100 + number);
    (0..100).map(digits).find(|iin| is_iin(iin)).unwrap_or_else(|| IIN.to_owned())
}

pub fn asking(world: &World) -> RequestCertificate {
    RequestCertificate {
        iin: IIN.to_owned(),
        body: None,
        role: CertificateRole::Employee,
        request: wish(&key(world)),
        key: world.key(),
    }
}

/// What somebody asks for as one of the body one works for, by the own number.
pub async fn asking_as(world: &World, who: &Person) -> RequestCertificate {
    let body = world.done(who, ViewCertificates {}).await.choices.bodies.first().map(|(body, _)| *body);
    RequestCertificate { iin: iin_of(who), body, ..asking(world) }
}

/// A request of somebody, that waits.
pub async fn request(world: &World, who: &Person) -> CertificateRequestId {
    world.done(who, RequestCertificate { iin: iin_of(who), ..asking(world) }).await
}

pub fn checking(request: CertificateRequestId) -> CheckIdentity {
    CheckIdentity { request, documents: "жеке куәлік № 012345678".to_owned() }
}

/// A key of somebody with its certificate.
pub async fn signer(
    world: &World,
    officers: &Officers,
    who: &Person,
) -> (CertificateId, Certificate, PrivateKey) {
    let key = key(world);
    let asked = RequestCertificate { request: wish(&key), ..asking_as(world, who).await };
    let request = world.done(who, asked).await;
    world.done(&officers.first, checking(request)).await;
    let id = world.done(&officers.second, IssueCertificate { request }).await;
    let view = world.done(who, ViewCertificate { certificate: id }).await;
    (id, Certificate::from_der(&STANDARD.decode(view.certificate).unwrap()).unwrap(), key)
}

/// A certificate of somebody.
pub async fn certificate(world: &World, officers: &Officers, who: &Person) -> CertificateId {
    let request = request(world, who).await;
    world.done(&officers.first, checking(request)).await;
    world.done(&officers.second, IssueCertificate { request }).await
}

//! The record of the ceremony: what was made, when and by whom, signed with the root's key.

use crate::{
    ceremony::{Ceremony, Made},
    error::CentreError,
    files, profile,
};
use eds::{
    algorithm::{Digest, Identifier, PrivateKey},
    certificate::Certificate,
    error::{BuildError, SignatureError},
    moment::Moment,
    name::{self, Name},
    oid,
};
use std::path::Path;

pub(crate) const TEXT: &str = "ceremony.txt";
pub(crate) const SIGNATURE: &str = "ceremony.sig";

/// The record of a ceremony.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The text, as it was signed. It can't be taken for a certificate or a list, which begin otherwise.
    pub text: String,
    /// The signature of the root's key over these bytes.
    pub signature: Vec<u8>,
}

impl Record {
    pub(crate) fn of(ceremony: &Ceremony<'_>, made: &Made) -> Result<Self, CentreError> {
        let text = text(ceremony, made);
        let signature = sign(&made.root.key, text.as_bytes())?;
        Ok(Self { text, signature })
    }

    /// The record in a centre's folder.
    ///
    /// # Errors
    /// When it isn't there.
    pub fn read(folder: &Path) -> Result<Self, CentreError> {
        let path = folder.join(TEXT);
        let text = String::from_utf8(files::read(&path)?).map_err(|_| CentreError::Damaged(path))?;
        Ok(Self { text, signature: files::read(&folder.join(SIGNATURE))? })
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// When it doesn't hold.
    pub fn verify(&self, root: &Certificate) -> Result<(), SignatureError> {
        let key = root.public_key().map_err(|_| SignatureError::Key)?;
        let algorithm: &Identifier = root.algorithm();
        key.verify(algorithm, None, self.text.as_bytes(), &self.signature).map(drop)
    }
}

fn sign(key: &PrivateKey, text: &[u8]) -> Result<Vec<u8>, BuildError> {
    key.sign(key.scheme(), text)
}

/// Lines of the record, each label in Kazakh, Russian and English.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn say(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn field(&mut self, label: [&str; 3], value: &str) {
        let mut label = label.to_vec();
        label.dedup();
        self.say(&format!("{}: {value}", label.join(" / ")));
    }

    fn section(&mut self, title: [&str; 3]) {
        self.say("");
        self.say(&format!("== {} ==", title.join(" / ")));
    }

    fn certificate(&mut self, title: [&str; 3], certificate: &Certificate) {
        self.section(title);
        self.field(["Иесі", "Владелец", "Subject"], &shown(certificate.subject_name()));
        self.field(["Беруші", "Издатель", "Issuer"], &shown(certificate.issuer()));
        self.field(
            ["Сериялық нөмірі", "Серийный номер", "Serial number"],
            &hex::encode(certificate.serial()),
        );
        self.field(["Басталуы", "Действует с", "Valid from"], &day(certificate.not_before()));
        self.field(["Аяқталуы", "Действует по", "Valid until"], &day(certificate.not_after()));
        let key = hex::encode(certificate.key_digest(Digest::Sha256));
        self.field(["Ашық кілт, SHA-256", "Открытый ключ, SHA-256", "Public key, SHA-256"], &key);
        let fingerprint = profile::fingerprint(certificate);
        self.field(
            ["Тіркеу куәлігі, SHA-256", "Регистрационное свидетельство, SHA-256", "Certificate, SHA-256"],
            &fingerprint,
        );
    }
}

fn text(ceremony: &Ceremony<'_>, made: &Made) -> String {
    let settings = ceremony.settings;
    let mut lines = Lines::default();
    lines.say("Куәландырушы орталықтың кілттерін жасау рәсімінің хаттамасы");
    lines.say("Протокол церемонии создания ключей удостоверяющего центра");
    lines.say("Record of the key ceremony of a certification centre");
    lines.say("");
    lines.field(["Нұсқасы", "Версия", "Version"], "1");
    lines.field(["Уақыты", "Время", "Time"], &day(ceremony.now));
    lines.field(["Ұйым (kk)", "Организация (kk)", "Organisation (kk)"], &settings.organisation.kk);
    lines.field(["Ұйым (ru)", "Организация (ru)", "Organisation (ru)"], &settings.organisation.ru);
    lines.field(["Алгоритм", "Алгоритм", "Algorithm"], settings.algorithm.long());
    lines.field(["Мекенжайы", "Адрес", "Address"], &settings.address);
    lines.field(["Саясаттар", "Политики", "Policies"], &settings.arc);
    lines.field(
        ["Кілттерді қорғау", "Защита ключей", "Protection of keys"],
        &format!("PKCS #12, PBES2, PBKDF2 HMAC-SHA-256 ({}), AES-256", settings.iterations),
    );
    lines.section(["Қатысушылар", "Участники", "Participants"]);
    for (index, name) in ceremony.participants.iter().enumerate() {
        lines.say(&format!("{}. {name}", index + 1));
    }
    lines.certificate(
        ["Негізгі куәландырушы орталық", "Корневой удостоверяющий центр", "Root authority"],
        &made.root.certificate,
    );
    lines.certificate(
        ["Куәландырушы орталық", "Удостоверяющий центр", "Issuing authority"],
        &made.authority.certificate,
    );
    lines.certificate(["OCSP қызметі", "Служба OCSP", "OCSP responder"], &made.ocsp.certificate);
    lines.certificate(
        ["Уақыт белгісі қызметі", "Служба меток времени", "Time-stamp authority"],
        &made.time_stamping.certificate,
    );
    lines.section([
        "Негізгі куәландырушы орталықтың кері қайтарып алынған тіркеу куәліктерінің тізімі",
        "Список отозванных регистрационных свидетельств корневого удостоверяющего центра",
        "Root's list of revoked certificates",
    ]);
    let crl = hex::encode(Digest::Sha256.of(made.root_crl.der()));
    lines.field(["Нөмірі", "Номер", "Number"], "1");
    lines.field(["SHA-256", "SHA-256", "SHA-256"], &crl);
    lines.0
}

/// A name of an authority, as people read it.
fn shown(subject: &Name) -> String {
    [(oid::COMMON_NAME, "CN"), (oid::ORGANIZATION, "O"), (oid::COUNTRY, "C")]
        .iter()
        .flat_map(|(oid, label)| name::values(subject, oid).map(move |value| format!("{label}={value}")))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `2027-01-15 08:00:00 UTC`.
fn day(moment: Moment) -> String {
    let text = moment.whole().generalized();
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let (date, clock) =
        ([part(0, 4), part(4, 6), part(6, 8)].join("-"), [part(8, 10), part(10, 12), part(12, 14)].join(":"));
    format!("{date} {clock} UTC")
}

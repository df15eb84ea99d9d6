//! A centre of each kind, made once for all tests, and people who ask it.

use certification::{
    Algorithm, Centre, Ceremony, Organisation, PersonSubject, Record, Serial, Settings, Standing,
};
use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
use eds::{
    algorithm::{KeyKind, PrivateKey},
    certificate::{Certificate, Issuer, Request, Role},
    keystore,
    moment::Moment,
    name, oid,
};
use std::{path::Path, sync::OnceLock};

/// The day on which all tests play.
pub const NOW: Moment = Moment::from_seconds(1_800_000_000);
pub const DAY: i64 = 86_400;
pub const ROOT: &str = "root passphrase, kept apart";
pub const SERVICE: &str = "service passphrase";

/// A generator that gives the same numbers in every run.
pub fn seeded(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

pub fn settings(algorithm: Algorithm) -> Settings {
    let organisation = Organisation {
        kk: "Қазақстан Республикасының Ұлттық экономика министрлігі".to_owned(),
        ru: "Министерство национальной экономики Республики Казахстан".to_owned(),
    };
    let mut settings = Settings::new(algorithm, organisation, "http://pki.example.kz");
    // Enough where nobody guesses.
    settings.iterations = 1_000;
    settings
}

pub fn participants() -> Vec<String> {
    vec!["Серікова Айгүл".to_owned(), "Ахметов Марат".to_owned()]
}

/// Holds a ceremony.
pub fn ceremony(folder: &Path, settings: &Settings, seed: u64) -> Result<Record, certification::CentreError> {
    let participants = participants();
    let ceremony = Ceremony {
        settings,
        participants: &participants,
        root_passphrase: ROOT,
        service_passphrase: SERVICE,
        now: NOW,
    };
    Centre::ceremony(folder, &ceremony, &mut seeded(seed))
}

/// A centre with a folder of its own.
pub struct Scene {
    pub folder: tempfile::TempDir,
    pub centre: Centre,
}

impl Scene {
    pub fn new(algorithm: Algorithm, seed: u64) -> Self {
        Self::within(tempfile::tempdir().unwrap(), algorithm, seed)
    }

    fn within(folder: tempfile::TempDir, algorithm: Algorithm, seed: u64) -> Self {
        ceremony(&folder.path().join("centre"), &settings(algorithm), seed).unwrap();
        let centre = Centre::open(&folder.path().join("centre"), SERVICE).unwrap();
        Self { folder, centre }
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("centre")
    }
}

/// The centre that all tests of a kind share; they change nothing in it.
pub fn shared(algorithm: Algorithm) -> &'static Scene {
    static SCENES: [OnceLock<Scene>; 3] = [const { OnceLock::new() }; 3];
    let (index, seed) = match algorithm {
        Algorithm::P256 => (0, 1),
        Algorithm::Gost512 => (1, 2),
        Algorithm::Rsa2048 | Algorithm::Rsa4096 => (2, 3),
    };
    SCENES[index].get_or_init(|| Scene::within(lasting(), algorithm, seed))
}

/// A folder that outlives its test. What earlier runs left is removed, as nothing does it at their end.
fn lasting() -> tempfile::TempDir {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("certification");
    std::fs::create_dir_all(&folder).unwrap();
    for entry in std::fs::read_dir(&folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.split('-').next().unwrap_or_default();
        if !Path::new("/proc").join(process).exists() {
            // Another run may be at it too.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    tempfile::Builder::new().prefix(&format!("{}-", std::process::id())).tempdir_in(folder).unwrap()
}

pub fn aigul() -> PersonSubject {
    PersonSubject {
        surname: "Серікова".to_owned(),
        given_name: "Айгүл".to_owned(),
        patronymic: Some("Маратқызы".to_owned()),
        iin: Some("850101400014".to_owned()),
        organisation: Some("Ұлттық экономика министрлігі".to_owned()),
        bin: Some("050140000011".to_owned()),
        roles: vec![Role::Signer, Role::CivilServant],
    }
}

pub fn request(key: &PrivateKey) -> Vec<u8> {
    let subject = name::build(&[(oid::COMMON_NAME, "whoever")]).unwrap();
    Request::build(&subject, key, vec![]).unwrap().to_der().unwrap()
}

pub fn serial(seed: u64) -> Serial {
    Serial::random(&mut seeded(seed))
}

/// A key and its certificate of half a year.
pub fn person(centre: &Centre, kind: KeyKind, seed: u64) -> Issuer {
    let key = PrivateKey::generate(kind, &mut seeded(seed)).unwrap();
    let until = NOW.plus_seconds(180 * DAY);
    let certificate = centre.issue(&request(&key), &aigul(), serial(seed + 1), NOW, until).unwrap();
    Issuer::new(certificate, key).unwrap()
}

/// A key of the centre, as only its passphrase gives it.
pub fn key_of(path: &Path, passphrase: &str) -> PrivateKey {
    let entries = keystore::open(&std::fs::read(path).unwrap(), passphrase).unwrap();
    PrivateKey::from_pkcs8(&entries[0].pkcs8).unwrap()
}

/// A register in which everything is in order.
pub fn good(_: &[u8]) -> Standing {
    Standing::Good
}

pub fn revoked(certificate: &Certificate, reason: certification::CrlReason) -> certification::Revoked {
    certification::Revoked {
        serial: certificate.serial().to_vec(),
        at: NOW.plus_seconds(3600),
        reason: Some(reason),
        invalid_since: None,
    }
}

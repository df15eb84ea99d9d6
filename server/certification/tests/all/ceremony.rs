//! The ceremony, keys at rest, and opening them.

use crate::scene::{NOW, ROOT, SERVICE, Scene, ceremony, participants, seeded, settings, shared};
use certification::{
    Algorithm, Centre, CentreError, Ceremony, PassphraseFault, Record, Root, Settings, SettingsFault,
};
use eds::keystore;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

const KEYS: [&str; 3] = ["authority.p12", "ocsp.p12", "time-stamping.p12"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).iter().map(|path| path.strip_prefix(folder).unwrap().display().to_string()).collect()
}

/// A copy of the shared centre, to be damaged.
fn copy() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let from = shared(Algorithm::P256).path();
    fs::create_dir(copy.path().join("retired")).unwrap();
    for path in files(&from).iter().filter(|path| !path.starts_with(from.join("root"))) {
        fs::copy(path, copy.path().join(path.strip_prefix(&from).unwrap())).unwrap();
    }
    copy
}

fn is_damaged(opened: Result<Centre, CentreError>, name: &str) -> bool {
    matches!(opened, Err(CentreError::Damaged(path)) if path.ends_with(name))
}

#[test]
fn keys_lie_apart_for_their_owner_only_and_nowhere_in_the_clear() {
    let folder = shared(Algorithm::P256).path();
    let expected = [
        "authority.cer",
        "authority.p12",
        "ceremony.sig",
        "ceremony.txt",
        "ocsp.p12",
        "root/root.p12",
        "root.cer",
        "root.crl",
        "settings.toml",
        "time-stamping.p12",
    ];
    assert_eq!(names(&folder), expected);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join("root"))), (0o700, 0o700));
    let contents: Vec<Vec<u8>> = files(&folder).iter().map(|path| fs::read(path).unwrap()).collect();
    for path in files(&folder) {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    for (name, passphrase) in [("root/root.p12", ROOT)].into_iter().chain(KEYS.map(|name| (name, SERVICE))) {
        let entries = keystore::open(&fs::read(folder.join(name)).unwrap(), passphrase).unwrap();
        let pkcs8 = &entries[0].pkcs8;
        // The number itself, from the middle of what is encoded.
        let secret = &pkcs8[40..60];
        assert!(contents.iter().all(|bytes| !bytes.windows(20).any(|window| window == secret)), "{name}");
        assert!(
            contents.iter().all(|bytes| !bytes.windows(16).any(|window| window == &SERVICE.as_bytes()[..16]))
        );
    }
}

#[test]
fn a_second_ceremony_in_the_same_folder_is_refused() {
    let scene = Scene::new(Algorithm::P256, 50);
    let before: Vec<Vec<u8>> = files(&scene.path()).iter().map(|path| fs::read(path).unwrap()).collect();
    let again = ceremony(&scene.path(), &settings(Algorithm::P256), 51);
    assert!(matches!(again, Err(CentreError::Exists(path)) if path == scene.path()));
    let after: Vec<Vec<u8>> = files(&scene.path()).iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(before, after);
    assert_eq!(fs::read_dir(scene.folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn one_file_in_the_way_is_enough_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    assert!(matches!(ceremony(folder.path(), &settings(Algorithm::P256), 52), Err(CentreError::Exists(_))));
    assert_eq!(names(folder.path()), ["notes.txt"]);
}

#[test]
fn what_an_interrupted_ceremony_left_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (centre, partial) = (folder.path().join("centre"), folder.path().join("centre.partial"));
    fs::create_dir(&partial).unwrap();
    fs::write(partial.join("root.p12"), "key").unwrap();
    let held = ceremony(&centre, &settings(Algorithm::P256), 53);
    assert!(matches!(held, Err(CentreError::Exists(path)) if path == partial));
    assert_eq!(names(&partial), ["root.p12"]);
    assert!(!centre.exists());
}

#[test]
fn the_root_may_be_moved_away_and_an_empty_folder_be_there() {
    let folder = tempfile::tempdir().unwrap();
    ceremony(folder.path(), &settings(Algorithm::P256), 54).unwrap();
    let away = tempfile::tempdir().unwrap();
    fs::rename(folder.path().join("root"), away.path().join("vault")).unwrap();
    let centre = Centre::open(folder.path(), SERVICE).unwrap();
    let root = Root::open(&away.path().join("vault"), ROOT).unwrap();
    assert_eq!(root.certificate(), centre.root());
}

#[test]
fn passphrases_open_only_what_is_theirs() {
    let folder = shared(Algorithm::P256).path();
    for wrong in ["", "service passphras", "Service passphrase", ROOT] {
        assert!(matches!(Centre::open(&folder, wrong), Err(CentreError::WrongPassphrase)), "{wrong}");
    }
    for wrong in ["", SERVICE] {
        assert!(matches!(Root::open(&folder.join("root"), wrong), Err(CentreError::WrongPassphrase)));
    }
    assert!(matches!(Root::open(&folder, ROOT), Err(CentreError::File(..))));
}

#[test]
fn damaged_key_files_are_told_by_name() {
    for name in KEYS {
        let folder = copy();
        let path = folder.path().join(name);
        let bytes = fs::read(&path).unwrap();
        for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
            fs::write(&path, &bytes[..cut]).unwrap();
            assert!(is_damaged(Centre::open(folder.path(), SERVICE), name), "{name} cut to {cut}");
        }
        for at in (0..bytes.len()).step_by(bytes.len() / 16) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            fs::write(&path, &changed).unwrap();
            assert!(is_damaged(Centre::open(folder.path(), SERVICE), name), "{name} changed at {at}");
        }
        fs::remove_file(&path).unwrap();
        assert!(matches!(Centre::open(folder.path(), SERVICE), Err(CentreError::File(..))), "{name}");
    }
}

#[test]
fn keys_that_belong_elsewhere_are_refused() {
    let other = Scene::new(Algorithm::P256, 55);
    for (name, from) in [
        ("authority.p12", other.path().join("authority.p12")),
        ("ocsp.p12", other.path().join("ocsp.p12")),
        ("time-stamping.p12", other.path().join("time-stamping.p12")),
        ("ocsp.p12", shared(Algorithm::P256).path().join("time-stamping.p12")),
        ("time-stamping.p12", shared(Algorithm::P256).path().join("ocsp.p12")),
        ("authority.p12", shared(Algorithm::P256).path().join("ocsp.p12")),
        ("root.crl", other.path().join("root.crl")),
    ] {
        let folder = copy();
        fs::copy(from, folder.path().join(name)).unwrap();
        let opened = Centre::open(folder.path(), SERVICE);
        assert!(matches!(opened, Err(CentreError::Damaged(_))), "{name}: {opened:?}");
    }
}

#[test]
fn the_record_says_what_was_made_and_is_signed_by_the_root() {
    let scene = shared(Algorithm::P256);
    let record = Record::read(&scene.path()).unwrap();
    record.verify(scene.centre.root()).unwrap();
    assert_eq!(scene.centre.record().unwrap(), record);
    for certificate in [
        scene.centre.root(),
        scene.centre.authority(),
        scene.centre.ocsp_responder(),
        scene.centre.time_stamping(),
    ] {
        assert!(record.text.contains(&hex(certificate.serial())));
        assert!(record.text.contains(&hex(&certificate.fingerprint(eds::algorithm::Digest::Sha256))));
        assert!(record.text.contains(&hex(&certificate.key_digest(eds::algorithm::Digest::Sha256))));
    }
    assert!(scene.centre.fingerprints().iter().all(|fingerprint| record.text.contains(fingerprint)));
    for words in ["1. Серікова Айгүл\n2. Ахметов Марат\n", "2027-01-15 08:00:00 UTC", "ECDSA P-256, SHA-256"]
    {
        assert!(record.text.contains(words), "{}", record.text);
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_changed_record_shows() {
    let folder = copy();
    let path = folder.path().join("ceremony.txt");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Ахметов", "Ахмедов")).unwrap();
    let centre = Centre::open(folder.path(), SERVICE).unwrap();
    assert!(matches!(centre.record(), Err(CentreError::Damaged(_))));
    let other = Scene::new(Algorithm::P256, 56);
    let record = Record::read(&shared(Algorithm::P256).path()).unwrap();
    assert!(record.verify(other.centre.root()).is_err());
}

#[test]
fn a_ceremony_without_sense_is_not_held() {
    let settings = settings(Algorithm::P256);
    let names = participants();
    let base = Ceremony {
        settings: &settings,
        participants: &names,
        root_passphrase: ROOT,
        service_passphrase: SERVICE,
        now: NOW,
    };
    let folder = tempfile::tempdir().unwrap();
    let hold = |ceremony: Ceremony<'_>| {
        let held = Centre::ceremony(&folder.path().join("centre"), &ceremony, &mut seeded(57));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        held.unwrap_err()
    };
    let short = Ceremony { root_passphrase: "eleven char", ..base };
    assert!(matches!(hold(short), CentreError::Passphrase(PassphraseFault::Short)));
    let short = Ceremony { service_passphrase: "", ..base };
    assert!(matches!(hold(short), CentreError::Passphrase(PassphraseFault::Short)));
    let same = Ceremony { root_passphrase: SERVICE, ..base };
    assert!(matches!(hold(same), CentreError::Passphrase(PassphraseFault::Same)));
    for names in [vec![], vec![" ".to_owned()], vec!["А\n2. Б".to_owned()]] {
        assert!(matches!(hold(Ceremony { participants: &names, ..base }), CentreError::Participants));
    }
    let wrong = Settings { address: "here".to_owned(), ..settings.clone() };
    let wrong = hold(Ceremony { settings: &wrong, ..base });
    assert!(matches!(wrong, CentreError::Settings(SettingsFault::Address)));
}

#[test]
fn nothing_printed_for_debugging_tells_a_key() {
    let printed = format!("{:?}", shared(Algorithm::P256).centre);
    let secret = keystore::open(&fs::read(shared(Algorithm::P256).path().join("ocsp.p12")).unwrap(), SERVICE);
    let secret = format!("{:?}", &secret.unwrap()[0].pkcs8[40..60]);
    assert!(printed.contains("PrivateKey") && !printed.contains(secret.trim_matches(['[', ']'])));
}

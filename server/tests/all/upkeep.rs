//! The commands that keep a certification centre alive, run as an administrator runs them.

use super::{
    centre::Officers,
    world::{World, on_both},
};
use certification::{Algorithm, Centre, Ceremony, CrlReason, Organisation, Settings};
use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
use domain::{
    certificates::{Expiring, ViewCertificates},
    notices::{ViewHome, Waiting},
};
use eds::{crl::Crl, moment::Moment};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use store::{Clock, SystemClock};
use tempfile::TempDir;

on_both!(those_who_keep_the_centre_see_what_ends);

const ROOT: &str = "түбірдің құпия сөзі";
const SERVICE: &str = "қызметтің құпия сөзі";
const DAY: i64 = 86_400;

/// A data folder with a centre in it, and the root's key where no server looks.
struct Place {
    data: TempDir,
    root: PathBuf,
}

impl Place {
    fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let organisation = Organisation {
            kk: "Сынақ орталығы".to_owned(), ru: "Пробный центр".to_owned()
        };
        let mut settings = Settings::new(Algorithm::P256, organisation, "http://alqa.test/pki");
        settings.iterations = 1_000;
        let ceremony = Ceremony {
            settings: &settings,
            participants: &["Сынақшы".to_owned()],
            root_passphrase: ROOT,
            service_passphrase: SERVICE,
            now: now().plus_seconds(-DAY),
        };
        let centre = data.path().join("centre");
        Centre::ceremony(&centre, &ceremony, &mut ChaCha8Rng::seed_from_u64(21)).unwrap();
        fs::write(data.path().join("centre.passphrase"), format!("{SERVICE}\n")).unwrap();
        let root = data.path().join("away");
        fs::rename(centre.join("root"), &root).unwrap();
        Self { data, root }
    }

    fn path(&self, name: &str) -> String {
        self.data.path().join(name).to_str().unwrap().to_owned()
    }

    fn centre(&self) -> Centre {
        Centre::open(&self.data.path().join("centre"), SERVICE).unwrap()
    }

    /// What a command says, or why it fails.
    fn alqa(&self, arguments: &[&str], typed: &str) -> Result<String, String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alqa"));
        command.args(arguments).env("ALQA_DATA", self.data.path()).current_dir(self.data.path());
        // What this machine sets is not the place's.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("ALQA_") && name != "ALQA_DATA")
        {
            command.env_remove(name);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = command.spawn().unwrap();
        let mut input = running.stdin.take().unwrap();
        // A command that fails before it reads has closed its end.
        let _ = input.write_all(typed.as_bytes());
        drop(input);
        let done = running.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        if done.status.success() { Ok(text(done.stdout)) } else { Err(text(done.stderr)) }
    }

    fn root_list(&self, list: &str, out: &str, more: &[&str]) -> Result<String, String> {
        let root = self.root.to_str().unwrap();
        let mut arguments = vec!["root-list", "--root", root, "--list", list, "--out", out];
        arguments.extend_from_slice(more);
        self.alqa(&arguments, &format!("{ROOT}\n"))
    }
}

fn now() -> Moment {
    Moment::from_micros(SystemClock.now().0)
}

fn list(path: &str) -> Crl {
    Crl::read(&fs::read(Path::new(path)).unwrap()).unwrap()
}

#[test]
fn services_get_new_keys_and_the_old_ones_can_be_revoked() {
    let place = Place::new();
    let before = place.centre();
    let (ocsp, stamper) = (before.ocsp_responder().clone(), before.time_stamping().clone());
    let serial = hex::encode(stamper.serial());
    let in_use = place.alqa(&["revoke-service", "--revoke", &serial, "key-compromise"], "").unwrap_err();
    assert!(in_use.contains("renew the service first"), "{in_use}");

    let said = place.alqa(&["renew-services", "--service", "time-stamping"], "").unwrap();
    assert!(said.contains(&format!("replaces {serial}")) && said.contains("Restart the server"), "{said}");
    let renewed = place.centre();
    assert_eq!(*renewed.ocsp_responder(), ocsp);
    assert_ne!(*renewed.time_stamping(), stamper);
    assert!(renewed.time_stamping().not_after() > stamper.not_after());
    place.alqa(&["renew-services"], "").unwrap();
    assert_ne!(*place.centre().ocsp_responder(), ocsp);
    let unknown = place.alqa(&["renew-services", "--service", "root"], "").unwrap_err();
    assert!(unknown.contains("ocsp or time-stamping"), "{unknown}");

    let revoke = |reason: &str, since: &str| {
        place.alqa(&["revoke-service", "--revoke", &serial, reason, "--since", since], "")
    };
    assert!(revoke("because", "2026-01-15").unwrap_err().contains("key-compromise"));
    assert!(revoke("key-compromise", "yesterday").unwrap_err().contains("2027-01-15"));
    revoke("key-compromise", "2026-01-15").unwrap();
    let centre = place.centre();
    let named = centre.crl(&[], 2, None, now(), now().plus_seconds(DAY)).unwrap().revoked().unwrap();
    let [named] = named.as_slice() else { panic!("{named:?}") };
    assert_eq!((named.serial.as_slice(), named.reason), (stamper.serial(), Some(CrlReason::KeyCompromise)));
    assert_eq!(named.invalid_since, Some(Moment::from_day(2026, 1, 15)));
}

#[test]
fn the_root_s_list_is_made_where_its_key_is_and_taken_into_service() {
    let place = Place::new();
    let (last, next) = (place.path("centre/root.crl"), place.path("next.crl"));
    let authority = hex::encode(place.centre().authority().serial());
    let wrong = place.alqa(
        &["root-list", "--root", place.root.to_str().unwrap(), "--list", &last, "--out", &next],
        "another passphrase\n",
    );
    assert!(wrong.unwrap_err().contains("wrong passphrase"));

    let said = place.root_list(&last, &next, &[]).unwrap();
    assert!(said.contains("names 0 certificates") && said.contains("take-root-list"), "{said}");
    assert!(place.root_list(&last, &next, &[]).unwrap_err().contains("is there already"));
    place.alqa(&["take-root-list", "--list", &next], "").unwrap();
    let taken = place.centre();
    assert_eq!(taken.root_crl(), &list(&next));
    assert!(taken.root_crl().next_update().unwrap() > now().plus_seconds(364 * DAY));
    let again = place.alqa(&["take-root-list", "--list", &next], "").unwrap_err();
    assert!(again.contains("does not belong here"), "{again}");

    let (revoking, shorter) = (place.path("revoking.crl"), ["--days", "30"]);
    let more = [&["--revoke", &authority, "ca-compromise"], shorter.as_slice()].concat();
    place.root_list(&next, &revoking, &more).unwrap();
    place.alqa(&["take-root-list", "--list", &revoking], "").unwrap();
    let centre = place.centre();
    let named = centre.root_crl().revoked().unwrap();
    assert_eq!(named[0].serial, centre.authority().serial());
    assert!(centre.root_crl().next_update().unwrap() < now().plus_seconds(31 * DAY));
    let not_hex = place.root_list(&revoking, &place.path("x.crl"), &["--revoke", "nr. 5", "superseded"]);
    assert!(not_hex.unwrap_err().contains("hexadecimal"));
}

async fn those_who_keep_the_centre_see_what_ends(world: &World) {
    let officers = Officers::named(world).await;
    let other = world.person("Бөтен", world.justice).await;
    let keepers = [&world.admin, &officers.first];
    let ending = async |who| {
        let waiting = world.done(who, ViewHome {}).await.waiting;
        let what = waiting.into_iter().filter_map(|one| match one {
            Waiting::CentreEnds { what, .. } => Some(what),
            _ => None,
        });
        what.collect::<Vec<Expiring>>()
    };
    for who in keepers {
        assert_eq!(ending(who).await, []);
    }
    world.clock.advance(330 * domain::time::DAY);
    for who in keepers {
        world.sign_in(who).await;
        let ends = ending(who).await;
        assert!(ends.contains(&Expiring::Ocsp) && ends.contains(&Expiring::RootList), "{ends:?}");
        let expiries = world.done(who, ViewCertificates {}).await.centre.unwrap().expiries;
        let soon = expiries.iter().filter(|expiry| expiry.soon).map(|expiry| expiry.what);
        assert_eq!(soon.collect::<Vec<_>>(), ends);
        assert!(expiries.len() > ends.len());
    }
    world.sign_in(&other).await;
    assert_eq!(ending(&other).await, []);
    assert_eq!(world.done(&other, ViewCertificates {}).await.centre.unwrap().expiries, []);
}

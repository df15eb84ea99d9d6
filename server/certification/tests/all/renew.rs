//! Renewal of the services, and what expires when.

use crate::scene::{DAY, NOW, SERVICE, Scene, good, key_of, person, request, seeded, serial, shared};
use certification::{
    Algorithm, Centre, CentreError, CrlFault, CrlReason, Expiring, Refusal, RequestFault, Service, Standing,
    ValidityFault,
};
use eds::{
    algorithm::{Digest, KeyKind, Strength},
    moment::Moment,
    ocsp::{self, CertId, Question, Request, Response},
    path::Search,
    tsp::{self, Reply, StampQuestion},
};
use std::fs;

fn at(days: i64) -> Moment {
    NOW.plus_seconds(days * DAY)
}

#[test]
fn renewed_services_work_and_what_they_said_before_stays_good() {
    let mut scene = Scene::new(Algorithm::P256, 64);
    let person = person(&scene.centre, KeyKind::P256, 4000).certificate;
    let id = CertId::of(&person, scene.centre.authority(), Digest::Sha256).unwrap();
    let question = Request { ids: vec![id], nonce: None }.to_der().unwrap();
    let stamp = tsp::Request::of(b"signature", Digest::Sha256, None).to_der().unwrap();
    let old = (scene.centre.ocsp_responder().clone(), scene.centre.time_stamping().clone());
    let before =
        (scene.centre.ocsp(&question, &good, at(100), None), scene.centre.stamp(&stamp, serial(1), at(100)));
    let old_key = key_of(&scene.path().join("ocsp.p12"), SERVICE);
    for service in [Service::Ocsp, Service::TimeStamping] {
        scene.centre.renew(service, SERVICE, at(150), &mut seeded(65)).unwrap();
    }
    assert_ne!(*scene.centre.ocsp_responder(), old.0);
    assert_ne!(scene.centre.ocsp_responder().key_info(), old.0.key_info());
    assert_ne!(scene.centre.time_stamping().key_info(), old.1.key_info());
    assert_eq!(scene.centre.ocsp_responder().not_before(), at(150));

    let centre = Centre::open(&scene.path(), SERVICE).unwrap();
    assert_eq!(centre.ocsp_responder(), scene.centre.ocsp_responder());
    assert_eq!(centre.time_stamping(), scene.centre.time_stamping());
    assert_ne!(key_of(&scene.path().join("ocsp.p12"), SERVICE).public_key(), old_key.public_key());
    assert_eq!(fs::read_dir(scene.path().join("retired")).unwrap().count(), 2);
    let after = (centre.ocsp(&question, &good, at(151), None), centre.stamp(&stamp, serial(2), at(151)));
    for (answer, day) in [(before.0, 100), (after.0, 151)] {
        let (issuer, now) = (centre.authority(), at(day));
        let question = Question {
            certificate: &person,
            issuer,
            nonce: None,
            at: now,
            now,
            max_age: 0,
            skew: 0,
            strength: Strength::STRICT,
        };
        ocsp::check(&answer, &question).unwrap();
    }
    for reply in [before.1, after.1] {
        let Reply::Granted(token) = Reply::read(&reply).unwrap() else { panic!("refused") };
        let search = Search { anchors: std::slice::from_ref(centre.root()), pool: &[] };
        let question = StampQuestion { bytes: b"signature", nonce: None, search, now: at(152), skew: 0 };
        tsp::check(&token.to_der().unwrap(), &question).unwrap();
    }

    // A replaced stamper is still good, and its key still nobody's.
    let id = CertId::of(&old.1, centre.authority(), Digest::Sha256).unwrap();
    let question = Request { ids: vec![id], nonce: None }.to_der().unwrap();
    let answer = Response::read(&centre.ocsp(&question, &|_| Standing::Unknown, at(151), None));
    assert_eq!(answer.unwrap().unwrap().singles()[0].state, Standing::Good);
    let issued = centre.issue(&request(&old_key), &crate::scene::aigul(), serial(3), at(151), at(152));
    let Err(CentreError::Refused(Refusal::Request(fault))) = issued else { panic!("{issued:?}") };
    assert_eq!(fault, RequestFault::KeyOfCentre);
}

#[test]
fn a_replaced_service_can_be_revoked_and_stays_so() {
    let mut scene = Scene::new(Algorithm::P256, 75);
    let old = scene.centre.time_stamping().clone();
    let compromised = CrlReason::KeyCompromise;
    let revoke =
        |centre: &mut Centre, serial: &[u8], since| centre.revoke_service(serial, compromised, since, at(11));
    assert!(matches!(revoke(&mut scene.centre, old.serial(), None), Err(CentreError::InService)));
    scene.centre.renew(Service::TimeStamping, SERVICE, at(10), &mut seeded(76)).unwrap();
    assert!(matches!(revoke(&mut scene.centre, &[5; 20], None), Err(CentreError::NoService)));
    let future = revoke(&mut scene.centre, old.serial(), Some(at(12)));
    assert!(matches!(future, Err(CentreError::Crl(CrlFault::Times))));
    revoke(&mut scene.centre, old.serial(), Some(at(5))).unwrap();
    let again = revoke(&mut scene.centre, old.serial(), None);
    assert!(matches!(again, Err(CentreError::Crl(CrlFault::Doubled))));

    let centre = Centre::open(&scene.path(), SERVICE).unwrap();
    let issuer = centre.authority().subject_name();
    for base in [None, Some(2)] {
        let list = centre.crl(&[], 3, base, at(12), at(13)).unwrap();
        let entry = list.find(issuer, old.serial()).unwrap().unwrap();
        assert_eq!((entry.at, entry.reason), (at(11), Some(compromised)));
        assert_eq!(entry.invalid_since, Some(at(5)));
    }
    let standing = |certificate: &eds::certificate::Certificate| {
        let id = CertId::of(certificate, centre.authority(), Digest::Sha256).unwrap();
        let question = Request { ids: vec![id], nonce: None }.to_der().unwrap();
        let answer = centre.ocsp(&question, &|_| Standing::Unknown, at(12), None);
        Response::read(&answer).unwrap().unwrap().singles()[0].state
    };
    assert_eq!(standing(&old), Standing::Revoked { at: at(5), reason: Some(compromised) });
    assert_eq!(standing(centre.time_stamping()), Standing::Good);
    // What stands there by hand and can't be read is no reason to forget who was revoked.
    fs::write(scene.path().join("revoked.toml"), "[[service]]\nserial = 1").unwrap();
    assert!(matches!(Centre::open(&scene.path(), SERVICE), Err(CentreError::Damaged(_))));
}

#[test]
fn a_renewal_that_fails_changes_nothing() {
    let mut scene = Scene::new(Algorithm::P256, 66);
    let path = scene.path().join("ocsp.p12");
    let before = fs::read(&path).unwrap();
    let renewed = scene.centre.renew(Service::Ocsp, "another passphrase", at(1), &mut seeded(67));
    assert!(matches!(renewed, Err(CentreError::WrongPassphrase)));
    let late = scene.centre.authority().not_after();
    for now in [late, at(-1)] {
        let renewed = scene.centre.renew(Service::Ocsp, SERVICE, now, &mut seeded(68));
        let Err(CentreError::Refused(Refusal::Validity(fault))) = renewed else { panic!("{renewed:?}") };
        assert_eq!(fault, ValidityFault::OutlivesAuthority);
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(scene.path().join("retired")).unwrap().count(), 0);
    // What an interruption left in the way is swept aside.
    fs::write(scene.path().join("ocsp.p12.new"), "half a file").unwrap();
    scene.centre.renew(Service::Ocsp, SERVICE, at(1), &mut seeded(69)).unwrap();
    assert!(!scene.path().join("ocsp.p12.new").exists());
    Centre::open(&scene.path(), SERVICE).unwrap();
}

#[test]
fn a_late_renewal_does_not_outlive_the_authority() {
    let mut scene = Scene::new(Algorithm::P256, 72);
    let last = scene.centre.authority().not_after();
    let now = last.plus_seconds(-10 * DAY);
    let fresh = scene.centre.renew(Service::TimeStamping, SERVICE, now, &mut seeded(73)).unwrap();
    assert_eq!(fresh.not_after(), last);
}

#[test]
fn what_expires_is_said_in_order() {
    let centre = &shared(Algorithm::P256).centre;
    let expiries = centre.expiries();
    let order: Vec<Expiring> = expiries.iter().map(|expiry| expiry.what).collect();
    let expected = [
        Expiring::Ocsp,
        Expiring::RootCrl,
        Expiring::TimeStamping,
        Expiring::FullTerm,
        Expiring::Authority,
        Expiring::Root,
    ];
    assert_eq!(order, expected);
    assert_eq!(expiries[1].at, at(365));
    assert_eq!(expiries[5].at, centre.root().not_after());
    // At the moment it says, in a leap year, the last certificate of full length is issued.
    let full = expiries[3].at;
    let key = eds::algorithm::PrivateKey::generate(KeyKind::P256, &mut seeded(74)).unwrap();
    let issue = |from: Moment| {
        let until = from.plus_seconds(366 * DAY);
        centre.issue(&request(&key), &crate::scene::aigul(), serial(4), from, until).is_ok()
    };
    assert!(issue(full) && !issue(full.plus_seconds(1)));
}

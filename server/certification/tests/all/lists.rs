//! Lists of revoked certificates: what they refuse, and how our own checker reads them.

use crate::scene::{DAY, NOW, ROOT, SERVICE, Scene, person, revoked, shared};
use certification::{Algorithm, Centre, CentreError, CrlFault, CrlReason, Revoked, Root};
use eds::{
    algorithm::{KeyKind, Strength},
    crl::{self, Crl, Sources, Status},
    moment::Moment,
    path::Search,
};

fn at(seconds: i64) -> Moment {
    NOW.plus_seconds(seconds)
}

fn list(centre: &Centre, entries: &[Revoked], number: u64, base: Option<u64>) -> Crl {
    centre.crl(entries, number, base, at(3600), at(3600 + DAY)).unwrap()
}

fn read(algorithm: Algorithm) {
    let centre = &shared(algorithm).centre;
    let person = person(centre, KeyKind::P256, 3000).certificate;
    let pool = [centre.authority().clone()];
    let status = |crls: &[Crl]| {
        let search = Search { anchors: std::slice::from_ref(centre.root()), pool: &pool };
        crl::status(
            &person,
            Sources { crls, search, at: at(7200), now: at(7200), strength: Strength::STRICT },
        )
    };
    let reason = |status| match status {
        Status::Revoked(entry) => entry.reason,
        other => panic!("{other:?}"),
    };
    let empty = list(centre, &[], 2, None);
    assert!(empty.is_empty() && !empty.is_delta());
    assert_eq!((empty.this_update(), empty.next_update()), (at(3600), Some(at(3600 + DAY))));
    assert!(matches!(status(std::slice::from_ref(&empty)), Status::Good(_)));
    let hold = [revoked(&person, CrlReason::CertificateHold)];
    let full = list(centre, &hold, 3, None);
    assert_eq!(full.number(), Some(&[3][..]));
    assert_eq!(reason(status(std::slice::from_ref(&full))), Some(CrlReason::CertificateHold));
    let delta = list(centre, &[revoked(&person, CrlReason::KeyCompromise)], 3, Some(2));
    assert!(delta.is_delta());
    assert_eq!(reason(status(&[empty, delta])), Some(CrlReason::KeyCompromise));
    let freed = list(centre, &[revoked(&person, CrlReason::RemoveFromCRL)], 4, Some(3));
    assert!(matches!(status(&[full, freed]), Status::Good(_)));
}

#[test]
fn lists_are_read_with_p256() {
    read(Algorithm::P256);
}

#[test]
fn lists_are_read_with_gost() {
    read(Algorithm::Gost512);
}

#[test]
fn lists_are_read_with_rsa() {
    read(Algorithm::Rsa2048);
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let centre = &shared(Algorithm::P256).centre;
    let person = person(centre, KeyKind::P256, 3100).certificate;
    let fault = |entries: &[Revoked], number, base, next| match centre.crl(entries, number, base, NOW, next) {
        Err(CentreError::Crl(fault)) => Some(fault),
        Ok(_) => None,
        other => panic!("{other:?}"),
    };
    let removal = revoked(&person, CrlReason::RemoveFromCRL);
    let twice = [revoked(&person, CrlReason::Superseded), revoked(&person, CrlReason::KeyCompromise)];
    assert_eq!(fault(std::slice::from_ref(&removal), 2, None, at(1)), Some(CrlFault::Removal));
    assert_eq!(fault(&[removal], 2, Some(1), at(1)), None);
    assert_eq!(fault(&twice, 2, None, at(1)), Some(CrlFault::Doubled));
    for base in [2, 3] {
        assert_eq!(fault(&[], 2, Some(base), at(1)), Some(CrlFault::Base));
    }
    for next in [at(0), at(-1), NOW.plus_seconds(0)] {
        assert_eq!(fault(&[], 2, None, next), Some(CrlFault::Times));
    }
    assert_eq!(fault(&[], u64::MAX, Some(u64::MAX - 1), at(1)), None);
}

#[test]
fn the_roots_list_is_taken_only_if_it_is_newer_and_the_roots() {
    let mut scene = Scene::new(Algorithm::P256, 62);
    let other = Scene::new(Algorithm::P256, 63);
    let root = Root::open(&scene.path().join("root"), ROOT).unwrap();
    let newer = root.crl(&[], 2, at(10), at(DAY)).unwrap();
    let foreign = Root::open(&other.path().join("root"), ROOT).unwrap().crl(&[], 3, at(10), at(DAY)).unwrap();
    let of_authority = scene.centre.crl(&[], 3, None, at(10), at(DAY)).unwrap();
    let same = scene.centre.root_crl().clone();
    for wrong in [foreign.der(), of_authority.der(), same.der(), b"no list"] {
        assert!(matches!(scene.centre.take_root_crl(wrong), Err(CentreError::Damaged(_))));
    }
    assert_eq!(*scene.centre.root_crl(), same);
    scene.centre.take_root_crl(newer.der()).unwrap();
    let tenth = root.crl(&[], 256, at(20), at(DAY)).unwrap();
    scene.centre.take_root_crl(tenth.der()).unwrap();
    assert!(scene.centre.take_root_crl(newer.der()).is_err(), "numbers, not texts, are compared");
    assert_eq!(*Centre::open(&scene.path(), SERVICE).unwrap().root_crl(), tenth);
    let removal = revoked(scene.centre.authority(), CrlReason::RemoveFromCRL);
    assert!(matches!(root.crl(&[removal], 300, at(0), at(1)), Err(CentreError::Crl(CrlFault::Removal))));
}

#[test]
fn a_list_of_the_root_follows_the_last_and_forgets_nobody() {
    let mut scene = Scene::new(Algorithm::P256, 64);
    let root = Root::open(&scene.path().join("root"), ROOT).unwrap();
    let authority = revoked(scene.centre.authority(), CrlReason::CaCompromise);
    let first = scene.centre.root_crl().der().to_vec();
    let second = root.next_crl(&first, std::slice::from_ref(&authority), at(DAY), None).unwrap();
    assert_eq!(second.number(), Some(&[2][..]));
    assert_eq!(second.next_update(), Some(at(DAY + 365 * DAY)), "as long as the last one");
    let third = root.next_crl(second.der(), &[], at(2 * DAY), Some(30 * DAY)).unwrap();
    assert_eq!((third.number(), third.next_update()), (Some(&[3][..]), Some(at(32 * DAY))));
    assert_eq!(third.revoked().unwrap(), std::slice::from_ref(&authority));
    scene.centre.take_root_crl(third.der()).unwrap();

    let fault = |last: &[u8], revoked: &[Revoked], now| match root.next_crl(last, revoked, now, None) {
        Err(CentreError::Crl(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault(third.der(), &[authority], at(3 * DAY)), CrlFault::Doubled);
    assert_eq!(fault(third.der(), &[], at(DAY)), CrlFault::Times, "a clock that goes back");
    let of_authority = scene.centre.crl(&[], 3, None, at(10), at(DAY)).unwrap();
    assert_eq!(fault(of_authority.der(), &[], at(3 * DAY)), CrlFault::NotLast);
    assert_eq!(fault(b"no list", &[], at(3 * DAY)), CrlFault::NotLast);
}

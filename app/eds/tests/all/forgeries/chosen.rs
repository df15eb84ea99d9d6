//! Proof that somebody chose, came too late for, or made with a key that was lost after its end.

use super::scene::{Made, Scene, list, list_at, revoked, token};
use crate::pki::{DAY, MARAT, NOW, common_name};
use eds::{
    algorithm::KeyKind,
    blob::Blob,
    certificate::{Issuer, Profile, Role, Template},
    check::{CheckName, Expected, Missing, Note, Outcome, Reason, TimeSource, Verdict},
    cms::SignedData,
    crl::{Crl, CrlRefusal, Revoked},
    moment::Moment,
    ocsp::{OcspRefusal, State},
};
use x509_cert::ext::pkix::CrlReason;

fn revocation(made: &Made) -> Outcome {
    made.report().signers[0].outcome(CheckName::Revocation).cloned().unwrap()
}

fn is_revoked(made: &Made) -> bool {
    matches!(revocation(made), Outcome::Fail(Reason::Revoked { .. }))
}

fn refused_list(made: &Made, wanted: CrlRefusal) -> bool {
    matches!(revocation(made), Outcome::Unknown(Missing::Revocation { crl, .. }) if crl.contains(&wanted))
}

/// Only these lists of the authority, and no answer.
fn by_lists(scene: &Scene, signer: &Issuer, lists: Vec<Crl>) -> Made {
    let made = scene.made(|plan| {
        plan.signer = signer.clone();
        plan.answer = None;
        plan.lists = vec![list(&scene.pki.root, 5, None, vec![])];
        plan.lists.extend(lists);
    });
    made.with(|made| {
        made.policy.stamp_revocation = false;
        made.expected = Expected::default();
    })
}

#[test]
fn an_ended_responder_says_nothing_of_later_days() {
    let mut scene = Scene::new(KeyKind::P256);
    let (from, to) = (NOW.plus_seconds(-900 * DAY), NOW.plus_seconds(-400 * DAY));
    let key = scene.pki.key();
    let template =
        Template::new(common_name("OCSP"), key.key_info().unwrap(), Profile::OcspResponder, from, to);
    let ended = scene.pki.issue_from(&template, key, None);
    let said = |this_update: Moment| {
        scene.made(|plan| {
            plan.lists.truncate(1);
            let answer = plan.answer.as_mut().unwrap();
            answer.responder = ended.clone();
            (answer.this_update, answer.produced_at) = (this_update, this_update);
            answer.next_update = Some(NOW.plus_seconds(30_000 * DAY));
        })
    };
    let made = said(NOW.plus_seconds(-500 * DAY));
    let outcome = revocation(&made);
    let Outcome::Unknown(Missing::Revocation { ocsp, .. }) = outcome else { panic!("{outcome:?}") };
    assert!(ocsp.contains(&OcspRefusal::Stale), "{ocsp:?}");
}

#[test]
fn nothing_is_known_of_a_certificate_before_it_was_issued() {
    let scene = Scene::new(KeyKind::P256);
    let made = scene.made(|plan| {
        plan.lists.truncate(1);
        let answer = plan.answer.as_mut().unwrap();
        (answer.this_update, answer.produced_at) =
            (NOW.plus_seconds(-200 * DAY), NOW.plus_seconds(-200 * DAY));
        answer.next_update = Some(NOW.plus_seconds(DAY));
    });
    let outcome = revocation(&made);
    assert!(
        matches!(&outcome, Outcome::Unknown(Missing::Revocation { ocsp, .. }) if ocsp.contains(&OcspRefusal::Stale)),
        "{outcome:?}"
    );
}

/// Ends a minute after it signs.
fn short(scene: &mut Scene) -> Issuer {
    scene.pki.issue(MARAT, &Role::Head, |template| template.not_after = NOW.plus_seconds(60))
}

#[test]
fn taken_off_because_it_ended_is_still_revoked() {
    let mut scene = Scene::new(KeyKind::P256);
    let signer = short(&mut scene);
    let entry = |at, reason: CrlReason| revoked(&signer, at, Some(reason));
    let full = |entries: Vec<Revoked>| list(&scene.pki.authority, 9, None, entries);
    let delta = |entries: Vec<Revoked>, at: i64| {
        list_at(&scene.pki.authority, 10, Some(9), entries, NOW.plus_seconds(at))
    };
    let (lost, held) = (CrlReason::KeyCompromise, CrlReason::CertificateHold);
    let since = NOW.plus_seconds(-DAY);
    let taken_off = |at| delta(vec![entry(NOW, CrlReason::RemoveFromCRL)], at);
    let of = |lists| by_lists(&scene, &signer, lists);
    for at in [-60, 100] {
        assert!(is_revoked(&of(vec![full(vec![entry(since, lost)]), taken_off(at)])), "{at}");
    }
    assert_eq!(revocation(&of(vec![full(vec![entry(since, held)]), taken_off(-60)])), Outcome::Pass);
    // Whether a hold was lifted, or forgotten with the certificate, does not show from what is made after its end.
    assert!(refused_list(&of(vec![full(vec![entry(since, held)]), taken_off(100)]), CrlRefusal::AfterExpiry));
    assert!(refused_list(&of(vec![full(Vec::new()), taken_off(100)]), CrlRefusal::AfterExpiry));
    // Nor does a list that has become old stay fresh by a delta that need not name it any more.
    let old = list_at(&scene.pki.authority, 9, None, Vec::new(), NOW.plus_seconds(-3 * DAY));
    assert_eq!(revocation(&of(vec![old.clone(), delta(Vec::new(), -60)])), Outcome::Pass);
    assert!(refused_list(&of(vec![old, delta(Vec::new(), 100)]), CrlRefusal::AfterExpiry));
}

#[test]
fn an_old_word_of_a_suspension_does_not_outlast_it() {
    let scene = Scene::new(KeyKind::P256);
    let old = NOW.plus_seconds(-3 * DAY);
    let entry = |reason| revoked(&scene.head, NOW.plus_seconds(-4 * DAY), Some(reason));
    let listed = |reason| list_at(&scene.pki.authority, 8, None, vec![entry(reason)], old);
    let said = |plan: &mut super::scene::Plan, reason| {
        let answer = plan.answer.as_mut().unwrap();
        answer.state = State::Revoked { at: NOW.plus_seconds(-4 * DAY), reason: Some(reason) };
        (answer.this_update, answer.produced_at) = (old, old);
    };
    // A fresh answer or list knows better; by itself the old word decides nothing.
    let answered =
        |reason| scene.made(|plan| plan.lists = vec![list(&scene.pki.root, 5, None, vec![]), listed(reason)]);
    let fresh = |reason| scene.made(|plan| said(plan, reason));
    let alone = |reason| {
        scene.made(|plan| {
            plan.lists.truncate(1);
            said(plan, reason);
        })
    };
    for made in [answered(CrlReason::CertificateHold), fresh(CrlReason::CertificateHold)] {
        assert_eq!(revocation(&made), Outcome::Pass);
    }
    assert!(matches!(revocation(&alone(CrlReason::CertificateHold)), Outcome::Unknown(_)));
    // A revocation stays one.
    let superseded = CrlReason::Superseded;
    for made in [answered(superseded), fresh(superseded), alone(superseded)] {
        assert!(is_revoked(&made), "{:?}", revocation(&made));
    }
}

#[test]
fn a_revocation_whose_reason_can_not_be_read_is_one() {
    let scene = Scene::new(KeyKind::P256);
    let entry = revoked(&scene.head, NOW.plus_seconds(-DAY), Some(CrlReason::KeyCompromise));
    let newest = list(&scene.pki.authority, 9, None, vec![entry]);
    // X.509 of 2019 knows an eleventh reason.
    let place = newest.der().windows(3).position(|window| window == [0x0a, 1, 1]).unwrap() + 2;
    let mut der = newest.der().to_vec();
    der[place] = 11;
    let read = Crl::read(&der).unwrap();
    let found = read.find(scene.head.certificate.issuer(), scene.head.certificate.serial()).unwrap().unwrap();
    assert_eq!((found.at, found.reason), (NOW.plus_seconds(-DAY), None));
}

#[test]
fn who_proves_nothing_by_stamps_is_judged_of_now() {
    let mut scene = Scene::new(KeyKind::P256);
    let ended = scene.pki.issue(MARAT, &Role::Head, |template| template.not_after = NOW.plus_seconds(-30));
    let made = |stamps: bool| {
        let made = scene.made(|plan| {
            plan.stamp = Some((NOW.plus_seconds(-60), scene.pki.stamper.clone()));
            plan.answer = Some(scene.good(&ended));
            plan.signer = ended.clone();
        });
        made.with(|made| {
            (made.policy.stamp, made.policy.stamps) = (false, stamps);
            (made.policy.revocation, made.policy.stamp_revocation) = (false, false);
            made.expected = Expected::default();
        })
    };
    assert_eq!(made(true).report().verdict, Verdict::Valid);
    let report = made(false).report();
    assert_eq!((report.verdict, report.signers[0].best_time.source), (Verdict::Invalid, TimeSource::Receipt));
}

#[test]
fn a_stamp_that_is_proven_goes_before_an_earlier_one_that_is_not() {
    let scene = Scene::new(KeyKind::P256);
    // Of an authority that is trusted, but of whose stamper nobody has said anything.
    let silent = scene.foreign.stamper.clone();
    let trusted = |made: Made| {
        made.with(|made| {
            made.policy.anchors.push(scene.foreign.root.certificate.der().into());
            made.policy.intermediates.push(scene.foreign.authority.certificate.der().into());
        })
    };
    let earlier = NOW.plus_seconds(-20);
    let alone = trusted(scene.made(|plan| plan.stamp = Some((earlier, silent.clone()))));
    assert_eq!(alone.report().verdict, Verdict::Undetermined);
    let mut both = trusted(scene.made(|plan| plan.stamp = Some((earlier, silent.clone()))));
    let signed = SignedData::read(&both.evidence.cms.0).unwrap();
    let own = token(signed.signers()[0].signature(), NOW, &scene.pki.stamper);
    both.evidence.tokens = vec![Blob(own)];
    let report = both.report();
    assert_eq!((report.verdict, report.signers[0].best_time.at), (Verdict::Valid, NOW), "{report:#?}");
}

#[test]
fn one_who_may_sign_alone_is_refused_among_others() {
    let mut scene = Scene::new(KeyKind::P256);
    let marat = scene.pki.issue(MARAT, &Role::Head, |_| ());
    let mut both = SignedData::read(&scene.made(|_| ()).evidence.cms.0).unwrap();
    both.merge(&SignedData::read(&scene.by(&marat).evidence.cms.0).unwrap()).unwrap();
    let made = scene.made(|_| ()).cms(both.to_der().unwrap());
    let single = made.clone().with(|made| made.policy.signers = 1);
    assert_eq!(single.report().failure, Some(Reason::TooManySigners));
    assert_ne!(made.report().failure, Some(Reason::TooManySigners));
}

#[test]
fn a_suspension_that_came_later_says_why() {
    let scene = Scene::new(KeyKind::P256);
    let entry = revoked(&scene.head, NOW.plus_seconds(60), Some(CrlReason::CertificateHold));
    let made = scene.made(|plan| {
        plan.answer = None;
        plan.lists = vec![
            list(&scene.pki.root, 5, None, vec![]),
            list_at(&scene.pki.authority, 9, None, vec![entry], NOW.plus_seconds(60)),
        ];
    });
    let report = made.report();
    let notes = report.signers[0].checks.iter().flat_map(|check| &check.notes);
    let notes: Vec<&Note> = notes.collect();
    assert!(matches!(notes[..], [Note::RevokedLater { reason: Some(6), .. }]), "{notes:?}");
}

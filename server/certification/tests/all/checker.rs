//! A whole case: a person signs, the signature is stamped, revocation is asked for, and the checker judges.

use crate::scene::{DAY, NOW, Scene, person, revoked, shared};
use certification::{Algorithm, Centre, CrlReason, Standing};
use eds::{
    algorithm::{Digest, KeyKind},
    certificate::{Issuer, Role},
    check::{
        self, Case, CheckName, Evidence, Expected, ExpectedSigner, Outcome, Policy, Reason, Report, Verdict,
    },
    cms::{self, Form},
    moment::Moment,
    ocsp::{CertId, Request},
    tsp::{self, Reply},
};

const TEXT: &[u8] = "Қаулының жобасы".as_bytes();
/// When the person's key was stolen.
const REVOKED: Moment = NOW.plus_seconds(10 * DAY);

fn at(days: i64) -> Moment {
    NOW.plus_seconds(days * DAY)
}

/// What the register says as of a moment.
fn standing(now: Moment) -> Standing {
    match now >= REVOKED {
        true => Standing::Revoked { at: REVOKED, reason: Some(CrlReason::KeyCompromise) },
        false => Standing::Good,
    }
}

fn policy(centre: &Centre) -> Policy {
    let mut policy = Policy::strict("test");
    policy.anchors = vec![centre.root().der().into()];
    policy.intermediates = vec![centre.authority().der().into()];
    policy.roles = centre.settings().own_roles().unwrap();
    policy
}

/// A signature made and stamped at a moment, with what OCSP and the lists say of it at another.
fn evidence(centre: &Centre, signer: &Issuer, signed_at: Moment, asked_at: Moment) -> Evidence {
    let form = Form { attached: true, time: Some(signed_at), chain: &[] };
    let mut signed = cms::sign(TEXT, &signer.certificate, &signer.key, form).unwrap();
    let request = tsp::Request::of(signed.signers()[0].signature(), Digest::Sha256, None);
    let reply = centre.stamp(&request.to_der().unwrap(), crate::scene::serial(1), signed_at);
    let Reply::Granted(token) = Reply::read(&reply).unwrap() else { panic!("refused") };
    signed.add_token(0, &token.to_der().unwrap()).unwrap();

    let mut evidence = Evidence::new(signed.to_der().unwrap(), signed_at, &policy(centre));
    let id = CertId::of(&signer.certificate, centre.authority(), Digest::Sha256).unwrap();
    let question = Request { ids: vec![id], nonce: None }.to_der().unwrap();
    let next = asked_at.plus_seconds(3600);
    evidence.ocsp = vec![centre.ocsp(&question, &|_| standing(asked_at), asked_at, Some(next)).into()];
    let stolen = revoked(&signer.certificate, CrlReason::KeyCompromise);
    let stolen = certification::Revoked { at: REVOKED, ..stolen };
    let entries = if asked_at >= REVOKED { vec![stolen] } else { vec![] };
    let list = centre.crl(&entries, 5, None, asked_at, asked_at.plus_seconds(DAY)).unwrap();
    evidence.crls = vec![list.der().into(), centre.root_crl().der().into()];
    evidence
}

fn judged(centre: &Centre, evidence: &Evidence, now: Moment) -> Report {
    let signer = ExpectedSigner {
        iin: Some("850101400014".to_owned()),
        bin: Some("050140000011".to_owned()),
        role: Some(Role::CivilServant),
    };
    let expected = Expected { signers: vec![signer], manifest: None, nonce: None };
    check::signature(Case { evidence, content: None, expected: &expected, now }, &policy(centre))
}

fn whole(algorithm: Algorithm, kind: KeyKind) {
    let centre = &shared(algorithm).centre;
    let signer = person(centre, kind, 5000);
    let minute = |moment: Moment| moment.plus_seconds(60);

    let good = judged(centre, &evidence(centre, &signer, at(1), minute(at(1))), minute(at(1)));
    assert_eq!(good.verdict, Verdict::Valid, "{good:#?}");

    // Signed after the revocation.
    let late = judged(centre, &evidence(centre, &signer, at(11), minute(at(11))), minute(at(11)));
    assert_eq!(late.verdict, Verdict::Invalid, "{late:#?}");
    let outcome = late.signers[0].outcome(CheckName::Revocation);
    assert!(
        matches!(outcome, Some(Outcome::Fail(Reason::Revoked { at: REVOKED, reason: Some(1), .. }))),
        "{outcome:?}"
    );

    // Signed and stamped before, checked after.
    let earlier = judged(centre, &evidence(centre, &signer, at(1), minute(at(11))), minute(at(11)));
    assert_eq!(earlier.verdict, Verdict::Valid, "{earlier:#?}");

    // After the certificate has expired, by what was kept.
    let kept = evidence(centre, &signer, at(1), minute(at(1)));
    assert_eq!(judged(centre, &kept, at(400)).verdict, Verdict::Valid);
}

#[test]
fn a_signature_is_followed_through_revocation_with_p256() {
    whole(Algorithm::P256, KeyKind::P256);
}

#[test]
fn a_signature_is_followed_through_revocation_with_gost() {
    whole(Algorithm::Gost512, KeyKind::Gost512);
}

#[test]
fn a_signature_is_followed_through_revocation_with_rsa() {
    whole(Algorithm::Rsa2048, KeyKind::Rsa(2048));
}

#[test]
fn a_centre_of_one_kind_serves_people_of_another() {
    whole(Algorithm::P256, KeyKind::Gost512);
}

#[test]
fn another_centre_is_not_trusted() {
    let other = Scene::new(Algorithm::P256, 75);
    let signer = person(&other.centre, KeyKind::P256, 5100);
    let evidence = evidence(&other.centre, &signer, at(1), at(1));
    let report = judged(&shared(Algorithm::P256).centre, &evidence, at(1));
    assert_eq!(report.verdict, Verdict::Invalid);
    assert!(matches!(report.signers[0].outcome(CheckName::Chain), Some(Outcome::Fail(Reason::Chain(_)))));
}

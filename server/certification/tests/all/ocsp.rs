//! Answers of OCSP, judged by our own checker.

use crate::scene::{DAY, NOW, Scene, good, person, shared};
use certification::{Algorithm, Centre, CrlReason, Standing};
use eds::{
    algorithm::{Digest, KeyKind, Strength},
    certificate::Certificate,
    moment::Moment,
    ocsp::{self, CertId, Failure, OcspRefusal, Question, Request, Response, State},
};

fn at(seconds: i64) -> Moment {
    NOW.plus_seconds(seconds)
}

fn id(centre: &Centre, certificate: &Certificate, digest: Digest) -> CertId {
    CertId::of(certificate, centre.authority(), digest).unwrap()
}

fn refusal(answer: &[u8]) -> Option<Failure> {
    Response::read(answer).unwrap().err()
}

fn ask(ids: Vec<CertId>, nonce: Option<Vec<u8>>) -> Vec<u8> {
    Request { ids, nonce }.to_der().unwrap()
}

fn states(answer: &[u8]) -> Vec<State> {
    Response::read(answer).unwrap().unwrap().singles().iter().map(|single| single.state).collect()
}

fn checked(algorithm: Algorithm) {
    let centre = &shared(algorithm).centre;
    let person = person(centre, KeyKind::P256, 2000).certificate;
    for digest in [Digest::Sha1, Digest::Sha256, Digest::Streebog512] {
        let request = ask(vec![id(centre, &person, digest)], Some(vec![7; 32]));
        let question = Question {
            certificate: &person,
            issuer: centre.authority(),
            nonce: Some(&[7; 32]),
            at: at(10),
            now: at(20),
            max_age: 0,
            skew: 0,
            strength: Strength::STRICT,
        };
        let asked = std::cell::RefCell::new(Vec::new());
        let lookup = |serial: &[u8]| {
            asked.borrow_mut().push(serial.to_vec());
            Standing::Good
        };
        let answer = centre.ocsp(&request, &lookup, at(5), Some(at(15)));
        assert_eq!(asked.into_inner(), [person.serial()]);
        let standing = ocsp::check(&answer, &question).unwrap();
        assert_eq!((standing.state, standing.this_update), (State::Good, at(5)));
        let revoked = Standing::Revoked { at: at(-60), reason: Some(CrlReason::CertificateHold) };
        let answer = centre.ocsp(&request, &|_| revoked, at(5), Some(at(15)));
        assert_eq!(ocsp::check(&answer, &question).unwrap().state, revoked);
        let answer = centre.ocsp(&request, &|_| Standing::Unknown, at(5), None);
        assert_eq!(ocsp::check(&answer, &question), Err(OcspRefusal::Unknown));
        let other = Question { nonce: Some(&[8; 32]), ..question };
        assert_eq!(ocsp::check(&centre.ocsp(&request, &good, at(5), None), &other), Err(OcspRefusal::Nonce));
    }
}

#[test]
fn answers_hold_with_p256() {
    checked(Algorithm::P256);
}

#[test]
fn answers_hold_with_gost() {
    checked(Algorithm::Gost512);
}

#[test]
fn answers_hold_with_rsa() {
    checked(Algorithm::Rsa2048);
}

#[test]
fn several_questions_have_several_answers() {
    let centre = &shared(Algorithm::P256).centre;
    let [first, second] = [2100, 2200].map(|seed| person(centre, KeyKind::P256, seed).certificate);
    let foreign = Scene::new(Algorithm::P256, 60);
    let stranger = person(&foreign.centre, KeyKind::P256, 2300).certificate;
    let ids = vec![
        id(centre, &second, Digest::Sha1),
        id(centre, &first, Digest::Sha256),
        CertId::of(&stranger, foreign.centre.authority(), Digest::Sha256).unwrap(),
        id(centre, centre.time_stamping(), Digest::Sha256),
        id(centre, centre.ocsp_responder(), Digest::Sha256),
    ];
    let revoked = State::Revoked { at: at(-5), reason: None };
    let lookup = |serial: &[u8]| match serial {
        serial if serial == first.serial() => State::Good,
        serial if serial == second.serial() => revoked,
        // Of a foreign certificate nobody asks here.
        serial => {
            assert_ne!(serial, stranger.serial());
            State::Unknown
        }
    };
    let answer = centre.ocsp(&ask(ids, None), &lookup, NOW, None);
    assert_eq!(states(&answer), [revoked, State::Good, State::Unknown, State::Good, State::Good]);
    assert_eq!(Response::read(&answer).unwrap().unwrap().nonce(), None);
}

#[test]
fn a_service_that_the_register_revokes_is_revoked() {
    let centre = &shared(Algorithm::P256).centre;
    let ids = vec![id(centre, centre.time_stamping(), Digest::Sha256)];
    let revoked = State::Revoked { at: at(-5), reason: Some(CrlReason::KeyCompromise) };
    assert_eq!(states(&centre.ocsp(&ask(ids, None), &|_| revoked, NOW, None)), [revoked]);
}

#[test]
fn certificates_of_others_are_not_answered_for() {
    let centre = &shared(Algorithm::P256).centre;
    let foreign = Scene::new(Algorithm::P256, 61);
    let stranger = person(&foreign.centre, KeyKind::P256, 2400).certificate;
    let of = |certificate, issuer| CertId::of(certificate, issuer, Digest::Sha256).unwrap();
    for id in [
        of(&stranger, foreign.centre.authority()),
        // The same number under another issuer.
        of(&stranger, foreign.centre.root()),
        // The root answers by its list alone.
        of(centre.authority(), centre.root()),
    ] {
        let answer = centre.ocsp(&ask(vec![id], None), &good, NOW, None);
        assert_eq!(refusal(&answer), Some(Failure::Unauthorized));
    }
}

#[test]
fn what_is_no_question_is_malformed() {
    let centre = &shared(Algorithm::P256).centre;
    let person = person(centre, KeyKind::P256, 2500).certificate;
    let one = id(centre, &person, Digest::Sha256);
    let whole = ask(vec![one.clone()], None);
    let many = |count| ask(vec![one.clone(); count], None);
    for bytes in [
        &[][..],
        b"?",
        &whole[..whole.len() - 1],
        &ask(vec![], None),
        &many(65),
        &vec![0x30; 1 << 17],
        &ask(vec![one.clone()], Some(vec![1; 129])),
    ] {
        assert_eq!(refusal(&centre.ocsp(bytes, &good, NOW, None)), Some(Failure::Malformed));
    }
    assert_eq!(states(&centre.ocsp(&many(64), &good, NOW, None)).len(), 64);
}

#[test]
fn an_expired_responder_is_silent() {
    let centre = &shared(Algorithm::P256).centre;
    let person = person(centre, KeyKind::P256, 2600).certificate;
    let request = ask(vec![id(centre, &person, Digest::Sha256)], None);
    let last = centre.ocsp_responder().not_after();
    assert_eq!(refusal(&centre.ocsp(&request, &good, last, None)), None);
    for now in [last.plus_seconds(1), NOW.plus_seconds(-1), NOW.plus_seconds(400 * DAY)] {
        assert_eq!(refusal(&centre.ocsp(&request, &good, now, None)), Some(Failure::Internal));
    }
}

#[test]
fn a_responder_is_not_itself_to_be_checked() {
    let extensions = shared(Algorithm::P256).centre.ocsp_responder().extensions();
    assert!(extensions.ocsp_no_check);
    assert!(extensions.ocsp.is_empty() && extensions.crl_points.is_empty());
}

//! Time stamps and refusals.

use crate::{
    openssl::Folder,
    scene::{NOW, SERVICE, ceremony, seeded, serial, settings, shared},
};
use certification::{Algorithm, Centre};
use eds::{
    algorithm::Digest,
    moment::Moment,
    path::Search,
    tsp::{self, Reply, Request, StampQuestion, StampRefusal, Token},
};

fn granted(reply: &[u8]) -> Token {
    match Reply::read(reply).unwrap() {
        Reply::Granted(token) => *token,
        Reply::Refused(status) => panic!("refused: {status}"),
    }
}

fn check(centre: &Centre, token: &Token, bytes: &[u8], now: Moment) -> Result<(), StampRefusal> {
    let search = Search { anchors: std::slice::from_ref(centre.root()), pool: &[] };
    let question = StampQuestion { bytes, nonce: Some(&[5, 6, 7]), search, now, skew: 0 };
    tsp::check(&token.to_der().unwrap(), &question).map(drop)
}

fn holds(algorithm: Algorithm) {
    let centre = &shared(algorithm).centre;
    for digest in [Digest::Sha256, Digest::Sha512, Digest::Streebog256, Digest::Streebog512] {
        let request = Request::of(b"signature", digest, Some(vec![5, 6, 7])).to_der().unwrap();
        let token = granted(&centre.stamp(&request, serial(5), NOW.plus_seconds(5)));
        check(centre, &token, b"signature", NOW.plus_seconds(5)).unwrap();
        assert_eq!(check(centre, &token, b"Signature", NOW.plus_seconds(5)), Err(StampRefusal::Imprint));
        assert_eq!(token.serial(), serial(5).octets());
        assert_eq!(token.time(), NOW.plus_seconds(5));
        assert_eq!(token.policy(), centre.settings().stamp_policy().unwrap());
    }
}

#[test]
fn stamps_hold_with_p256() {
    holds(Algorithm::P256);
}

#[test]
fn stamps_hold_with_gost() {
    holds(Algorithm::Gost512);
}

#[test]
fn stamps_hold_with_rsa() {
    holds(Algorithm::Rsa2048);
}

#[test]
fn certificates_come_along_only_if_they_are_wanted() {
    let centre = &shared(Algorithm::P256).centre;
    let mut request = Request::of(b"signature", Digest::Sha256, None);
    let certificates = |request: &Request| {
        let token = granted(&centre.stamp(&request.to_der().unwrap(), serial(6), NOW));
        token.signed().certificates()
    };
    let given = certificates(&request);
    assert_eq!(given.len(), 2);
    assert!(given.contains(centre.time_stamping()) && given.contains(centre.authority()));
    request.certificate = false;
    assert_eq!(certificates(&request), []);
}

/// The bits of the failure in a refusal, as they stand at its end.
fn failure(reply: &[u8]) -> Option<u32> {
    assert_eq!(Reply::read(reply), Ok(Reply::Refused(2)));
    let at = reply.windows(3).position(|window| window == [2, 1, 2])? + 3;
    let bits = reply.get(at..)?;
    let octets = bits.get(3..)?;
    let last = u32::try_from(octets.len()).ok()? - 1;
    Some(last * 8 + octets.last()?.leading_zeros())
}

const BAD_ALGORITHM: Option<u32> = Some(0);
const BAD_DATA_FORMAT: Option<u32> = Some(5);
const TIME_NOT_AVAILABLE: Option<u32> = Some(14);
const UNACCEPTED_POLICY: Option<u32> = Some(15);

#[test]
fn what_is_not_stamped_is_refused_with_a_reason() {
    let centre = &shared(Algorithm::P256).centre;
    let stamp = |request: &[u8], now| failure(&centre.stamp(request, serial(7), now));
    let request = Request::of(b"signature", Digest::Sha256, None);
    let whole = request.to_der().unwrap();
    for bytes in [&[][..], b"?", &whole[..whole.len() - 1], &vec![0x30; 1 << 15]] {
        assert_eq!(stamp(bytes, NOW), BAD_DATA_FORMAT);
    }
    let short = Request { hash: vec![1; 31], ..request.clone() }.to_der().unwrap();
    assert_eq!(stamp(&short, NOW), BAD_DATA_FORMAT);
    for digest in [Digest::Sha1, Digest::Gost34311] {
        let weak = Request::of(b"signature", digest, None).to_der().unwrap();
        assert_eq!(stamp(&weak, NOW), BAD_ALGORITHM);
    }
    // SHA-256's identifier becomes one that nobody has given out.
    let mut unknown = whole.clone();
    let at = unknown.windows(3).position(|window| window == [4, 2, 1]).unwrap();
    unknown[at + 2] = 0x7e;
    assert_eq!(stamp(&unknown, NOW), BAD_ALGORITHM);
    let policy = centre.settings().person_policy().unwrap();
    let other = Request { policy: Some(policy), ..request.clone() }.to_der().unwrap();
    assert_eq!(stamp(&other, NOW), UNACCEPTED_POLICY);
    let policy = centre.settings().stamp_policy().unwrap();
    let ours = Request { policy: Some(policy), ..request }.to_der().unwrap();
    granted(&centre.stamp(&ours, serial(7), NOW));
    let last = centre.time_stamping().not_after();
    granted(&centre.stamp(&whole, serial(7), last));
    for now in [NOW.plus_seconds(-1), last.plus_seconds(1)] {
        assert_eq!(stamp(&whole, now), TIME_NOT_AVAILABLE);
    }
}

#[test]
fn accuracy_and_order_are_those_of_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(Algorithm::P256);
    (settings.accuracy_seconds, settings.ordering) = (3, true);
    ceremony(folder.path(), &settings, 70).unwrap();
    let centre = Centre::open(folder.path(), SERVICE).unwrap();
    let request = Request::of(b"signature", Digest::Sha256, None).to_der().unwrap();
    let openssl = Folder::new();
    let number = certification::Serial::random(&mut seeded(71));
    openssl.file("reply.tsr", &centre.stamp(&request, number, NOW));
    let said = openssl.ok("ts -reply -in reply.tsr -text");
    assert!(said.contains("Accuracy: 0x03 seconds") && said.contains("Ordering: yes"), "{said}");
}

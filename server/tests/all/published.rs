//! What the centre tells the world: lists, answers, stamps.

use super::{
    centre::*,
    world::{Got, HOST_NAME, Person, World, on_both},
};
use axum::{
    body::Body,
    http::{
        Method, Request, StatusCode,
        header::{CONTENT_TYPE, HOST, RETRY_AFTER},
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::time::{DAY, Moment, SECOND};
use eds::{
    algorithm::Digest,
    certificate::Certificate,
    crl::Crl,
    ocsp::{CertId, Request as Question, Response, State},
    tsp,
};

on_both!(lists_follow_each_other, stamps_are_given, foreign_programs_may_ask);

pub async fn ocsp(world: &World, certificate: &Certificate) -> State {
    let id = CertId::of(certificate, centre().authority(), Digest::Sha1).unwrap();
    let question = Question { ids: vec![id], nonce: Some(vec![7; 16]) }.to_der().unwrap();
    let by_post = foreign(world, "/pki/ocsp", "application/ocsp-request", question.clone()).await;
    let by_get =
        world.get(&Person::nobody(), &format!("/pki/ocsp/{}", percent(&STANDARD.encode(question)))).await;
    let state = |got: Got| {
        assert_eq!(got.status, StatusCode::OK);
        assert_eq!(got.header(CONTENT_TYPE), "application/ocsp-response");
        let response = Response::read(&got.body).unwrap().unwrap();
        assert!(response.verify(&centre().ocsp_responder().public_key().unwrap()).is_ok());
        assert_eq!(response.nonce(), Some(vec![7; 16]));
        response.singles()[0].state
    };
    let (post, get) = (state(by_post), state(by_get));
    assert_eq!(post, get);
    post
}

fn percent(base64: &str) -> String {
    base64.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
}

/// A request of a program that is no browser.
async fn foreign(world: &World, path: &str, media_type: &str, body: Vec<u8>) -> Got {
    let request = Request::builder().method(Method::POST).uri(path).header(HOST, HOST_NAME);
    world.send(request.header(CONTENT_TYPE, media_type).body(Body::from(body)).unwrap()).await
}

pub async fn list(world: &World, address: &str) -> Option<Crl> {
    let path = address.strip_prefix(&format!("http://{HOST_NAME}")).unwrap();
    let got = world.get(&Person::nobody(), path).await;
    if got.status == StatusCode::NOT_FOUND {
        return None;
    }
    assert_eq!((got.status, got.header(CONTENT_TYPE)), (StatusCode::OK, "application/pkix-crl".to_owned()));
    let crl = Crl::read(&got.body).unwrap();
    assert!(crl.verify(&centre().authority().public_key().unwrap()).is_ok());
    Some(crl)
}

/// The reason in a list, if it names the certificate.
pub async fn listed(
    world: &World,
    address: &str,
    certificate: &Certificate,
) -> Option<Option<certification::CrlReason>> {
    let crl = list(world, address).await?;
    let found = crl.find(centre().authority().subject_name(), certificate.serial()).unwrap();
    found.map(|entry| entry.reason)
}

async fn lists_follow_each_other(world: &World) {
    let addresses = centre().addresses();
    world.until("the first lists", async || list(world, &addresses.delta).await.is_some()).await;
    let number = async || {
        let crl = list(world, &addresses.crl).await.unwrap();
        crl.number().unwrap().iter().fold(0_u64, |sum, byte| sum * 256 + u64::from(*byte))
    };
    let first = number().await;
    assert!(!world.services.make_revocation_lists().await.unwrap(), "nothing has changed");
    world.clock.advance(3_600 * SECOND);
    world.services.make_revocation_lists().await.unwrap();
    assert_eq!(number().await, first + 1);
    let crl = list(world, &addresses.crl).await.unwrap();
    assert_eq!(crl.this_update(), moment(world.services.now()).whole());
    assert_eq!(crl.next_update(), Some(moment(Moment(world.services.now().0 + 2 * DAY)).whole()));
    let root = list_of_root(world).await;
    assert!(!root.is_delta() && root.is_empty());
    // Old lists are forgotten, all but those that deltas refer to.
    world.clock.advance(2 * DAY);
    world.services.make_revocation_lists().await.unwrap();
    let kept = "select cast(count(*) as bigint) from revocation_list where base = 0";
    assert!(world.number(kept).await <= 1);
}

async fn list_of_root(world: &World) -> Crl {
    let address = centre().root_addresses().crl;
    let got =
        world.get(&Person::nobody(), address.strip_prefix(&format!("http://{HOST_NAME}")).unwrap()).await;
    Crl::read(&got.body).unwrap()
}

async fn stamps_are_given(world: &World) {
    let content = "қаулы".as_bytes();
    let asked = tsp::Request::of(content, Digest::Sha256, Some(vec![5; 8]));
    let got = foreign(world, "/pki/tsp", "application/timestamp-query", asked.to_der().unwrap()).await;
    assert_eq!(
        (got.status, got.header(CONTENT_TYPE)),
        (StatusCode::OK, "application/timestamp-reply".to_owned())
    );
    let Ok(tsp::Reply::Granted(token)) = tsp::Reply::read(&got.body) else {
        panic!("no stamp: {:?}", got.body)
    };
    assert!(token.covers(content) && !token.covers(b"other"));
    assert_eq!(
        (token.time().whole(), token.nonce()),
        (moment(world.services.now()).whole(), Some(&[5; 8][..]))
    );
    assert_eq!(world.number("select cast(count(*) as bigint) from time_stamp").await, 1);
    // What is no request gets a refusal, and never a stamp.
    let got = foreign(world, "/pki/tsp", "application/timestamp-query", b"0".to_vec()).await;
    assert!(matches!(tsp::Reply::read(&got.body), Ok(tsp::Reply::Refused(_))));

    // Each is a row for ever: one address does not get them without end, and the portal's own acts go on.
    let der = asked.to_der().unwrap();
    let ask = async || foreign(world, "/pki/tsp", "application/timestamp-query", der.clone()).await;
    let mut last = ask().await;
    for _ in 0..100 {
        if last.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        last = ask().await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.header(RETRY_AFTER).parse::<u32>().unwrap() <= 61);
    assert!(world.services.time_stamp(der.clone()).await.unwrap().is_some());
    world.clock.advance(61 * SECOND);
    assert_eq!(ask().await.status, StatusCode::OK);
}

async fn foreign_programs_may_ask(world: &World) {
    let nobody = Person::nobody();
    let (own, root) = (centre().addresses(), centre().root_addresses());
    for (address, der) in
        [(own.certificate, centre().authority().der()), (root.certificate, centre().root().der())]
    {
        let got = world.get(&nobody, address.strip_prefix(&format!("http://{HOST_NAME}")).unwrap()).await;
        assert_eq!((got.header(CONTENT_TYPE).as_str(), got.body.as_slice()), ("application/pkix-cert", der));
    }
    for path in ["/pki/ca/other.cer", "/pki/crl/other.crl", "/pki/crl/..%2Fcentre.passphrase"] {
        assert_eq!(world.get(&nobody, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let wrong = foreign(world, "/pki/ocsp", "text/plain", b"x".to_vec()).await;
    assert_eq!(wrong.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let large = foreign(world, "/pki/ocsp", "application/ocsp-request", vec![0; 70_000]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let policy = world.get(&nobody, "/signatures/policy").await.text();
    assert!(policy.contains(&STANDARD.encode(centre().root().der())), "the own centre is trusted");
}

//! Asking a server of the test's own: who is asked, what is believed, and what ends the patience.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use authorities::{Allowed, Authorities, Patience, Signed};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, Uri, header::LOCATION},
    response::{IntoResponse, Response},
};
use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
use eds::{
    algorithm::{KeyKind, PrivateKey, Strength},
    certificate::{self, Certificate, Issuer, Profile, Template},
    check::ExternalWord,
    crl,
    moment::Moment,
    name,
    ocsp::{self, Answer, Request, State as Standing},
    oid,
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::net::TcpListener;

const PATIENCE: Patience =
    Patience { connect: Duration::from_millis(500), answer: Duration::from_millis(500) };

fn now() -> Moment {
    Moment::from_day(2026, 11, 26)
}

/// How the server behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Mood {
    #[default]
    Fair,
    /// With an answer to somebody else's question.
    AnotherNonce,
    /// Without giving the nonce back.
    NoNonce,
    /// It doesn't know SHA-256.
    Old,
    Elsewhere,
    Endless,
    Silent,
    Broken,
}

struct Inner {
    authority: Issuer,
    mood: Mutex<Mood>,
    asked: Mutex<Vec<String>>,
}

#[derive(Clone)]
struct Double {
    inner: Arc<Inner>,
    origin: String,
}

impl Double {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let authority = root("Бөтен орталық");
        let inner = Arc::new(Inner { authority, mood: Mutex::default(), asked: Mutex::default() });
        let router = Router::new().fallback(answer).with_state(inner.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { inner, origin }
    }

    fn mood(&self, mood: Mood) {
        *self.inner.mood.lock().unwrap() = mood;
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.inner.asked.lock().unwrap())
    }

    /// A certificate that says that everything is to be had from `origin`.
    fn leaf(&self, origin: &str) -> Certificate {
        let key = key(9);
        let mut template = template("ҚОЛ ҚОЮШЫ", &key, Profile::Signer(vec![oid::EMAIL_PROTECTION]));
        template.ocsp = vec![format!("{origin}/ocsp")];
        template.crl = vec![format!("{origin}/full.crl")];
        template.delta = vec![format!("{origin}/delta.crl")];
        template.issuers = vec![format!("{origin}/ca.cer")];
        certificate::issue(&template, &self.inner.authority, &mut ChaCha8Rng::seed_from_u64(3)).unwrap()
    }

    fn authorities(&self) -> Authorities {
        let allowed = Allowed {
            origins: vec![self.origin.parse().unwrap()],
            stamper: Some(format!("{}/tsp", self.origin).parse().unwrap()),
            verifier: Some(self.origin.parse().unwrap()),
        };
        Authorities::new(allowed, PATIENCE).unwrap()
    }
}

fn key(seed: u64) -> PrivateKey {
    PrivateKey::generate(KeyKind::P256, &mut ChaCha8Rng::seed_from_u64(seed)).unwrap()
}

fn template(who: &str, key: &PrivateKey, profile: Profile) -> Template {
    let name = name::build(&[(oid::COMMON_NAME, who)]).unwrap();
    Template::new(name, key.key_info().unwrap(), profile, now().plus_seconds(-60), now().plus_seconds(86_400))
}

fn root(who: &str) -> Issuer {
    let key = key(1);
    let template = template(who, &key, Profile::Authority { path_len: None });
    let certificate = certificate::self_signed(&template, &key, &mut ChaCha8Rng::seed_from_u64(2)).unwrap();
    Issuer::new(certificate, key).unwrap()
}

async fn answer(State(double): State<Arc<Inner>>, uri: Uri, body: Bytes) -> Response {
    double.asked.lock().unwrap().push(uri.path().to_owned());
    let mood = *double.mood.lock().unwrap();
    match (mood, uri.path()) {
        (Mood::Elsewhere, _) => (StatusCode::FOUND, [(LOCATION, "/elsewhere")]).into_response(),
        (Mood::Endless, _) => vec![0_u8; 20 * 1024 * 1024].into_response(),
        (Mood::Silent, _) => std::future::pending().await,
        (Mood::Broken, _) => StatusCode::BAD_GATEWAY.into_response(),
        (_, "/ocsp") => ocsp(&double, mood, &body),
        (_, "/full.crl") => list(&double, None),
        (_, "/delta.crl") => list(&double, Some(1)),
        (_, "/ca.cer") => double.authority.certificate.der().to_vec().into_response(),
        (_, "/tsp") => body.into_response(),
        (_, "/cms/verify") => {
            let asked = String::from_utf8(body.to_vec()).unwrap();
            let right = asked.contains(r#""revocationCheck":["OCSP","CRL"],"cms":"AQI=","data":"Aw==""#);
            assert!(right, "{asked}");
            r#"{"status":200,"valid":true,"signers":[{"status":"VALID"}]}"#.into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn ocsp(double: &Inner, mood: Mood, body: &[u8]) -> Response {
    let mut request = Request::read(body).unwrap();
    match mood {
        Mood::AnotherNonce => request.nonce = Some(vec![7; 16]),
        Mood::NoNonce => request.nonce = None,
        // SHA-256 names a certificate by 32 octets.
        Mood::Old if body.len() > 150 => {
            return ocsp::refuse(ocsp::Failure::Malformed).unwrap().into_response();
        }
        _ => {}
    }
    let next_update = Some(now().plus_seconds(600));
    let good = |_: &ocsp::CertId| Answer { state: Standing::Good, this_update: now(), next_update };
    ocsp::respond(&request, good, &double.authority, now()).unwrap().into_response()
}

fn list(double: &Inner, base: Option<u64>) -> Response {
    let template = crl::Template {
        number: 2,
        base,
        this_update: now(),
        next_update: Some(now().plus_seconds(3_600)),
        entries: Vec::new(),
        extra: Vec::new(),
    };
    crl::build(&template, &double.authority).unwrap().der().to_vec().into_response()
}

#[tokio::test]
async fn an_answer_is_to_ones_own_question() {
    let double = Double::start().await;
    let (leaf, authorities) = (double.leaf(&double.origin), double.authorities());
    let issuer = double.inner.authority.certificate.clone();
    let ask = async || authorities.ocsp(&leaf, &issuer, [5; 16]).await;
    let answer = ask().await.unwrap();
    let question = ocsp::Question {
        certificate: &leaf,
        issuer: &issuer,
        nonce: Some(&[5; 16]),
        at: now(),
        now: now(),
        max_age: 60,
        skew: 60,
        strength: Strength::STRICT,
    };
    assert_eq!(ocsp::check(&answer, &question).unwrap().state, Standing::Good);
    double.mood(Mood::NoNonce);
    assert!(ask().await.is_some(), "a responder may leave it out");
    double.mood(Mood::AnotherNonce);
    assert_eq!(ask().await, None);
    double.asked();
    double.mood(Mood::Old);
    assert!(ask().await.is_some(), "asked again with SHA-1");
    assert_eq!(double.asked(), ["/ocsp", "/ocsp"]);
}

#[tokio::test]
async fn lists_are_kept_for_a_while() {
    let double = Double::start().await;
    let (leaf, authorities) = (double.leaf(&double.origin), double.authorities());
    assert_eq!(authorities.lists(&leaf, now()).await.len(), 2);
    assert_eq!(double.asked(), ["/full.crl", "/delta.crl"]);
    assert_eq!(authorities.lists(&leaf, now().plus_seconds(599)).await.len(), 2);
    assert_eq!(double.asked(), [""; 0]);
    double.mood(Mood::Broken);
    assert_eq!(authorities.lists(&leaf, now().plus_seconds(601)).await.len(), 0);
    assert_eq!(double.asked().len(), 2);
    // Who doesn't answer is left alone for a minute.
    double.mood(Mood::Fair);
    assert_eq!(authorities.lists(&leaf, now().plus_seconds(640)).await.len(), 0);
    assert_eq!(double.asked(), [""; 0]);
    assert_eq!(authorities.lists(&leaf, now().plus_seconds(700)).await.len(), 2);
}

#[tokio::test]
async fn issuers_stamps_and_a_verifiers_word_are_had() {
    let double = Double::start().await;
    let (leaf, authorities) = (double.leaf(&double.origin), double.authorities());
    let issuer = &double.inner.authority.certificate;
    assert_eq!(authorities.issuers(&leaf, now()).await, std::slice::from_ref(issuer));
    assert_eq!(authorities.stamp(vec![1, 2]).await, Some(vec![1, 2]));
    let signed = Signed { cms: &[1, 2], content: &[3] };
    assert_eq!(authorities.verify(signed, now()).await, ExternalWord::Accepts { at: now() });
}

#[tokio::test]
async fn nobody_is_asked_whom_no_administrator_named() {
    let (named, other) = (Double::start().await, Double::start().await);
    let authorities = named.authorities();
    let port = other.origin.rsplit(':').next().unwrap();
    // Another port, a name that only begins like it, a name that means the same machine.
    let evasions = [
        other.origin.clone(),
        format!("{}@127.0.0.1:{port}", named.origin),
        format!("http://localhost:{port}"),
    ];
    for origin in evasions {
        let leaf = other.leaf(&origin);
        let issuer = &other.inner.authority.certificate;
        assert_eq!(authorities.ocsp(&leaf, issuer, [5; 16]).await, None, "{origin}");
        assert!(
            authorities.lists(&leaf, now()).await.is_empty()
                && authorities.issuers(&leaf, now()).await.is_empty()
        );
    }
    assert_eq!((named.asked(), other.asked()), (Vec::new(), Vec::new()));
    let nobody = Authorities::new(Allowed::default(), PATIENCE).unwrap();
    assert_eq!(nobody.stamp(vec![1]).await, None);
    let signed = Signed { cms: &[1, 2], content: &[3] };
    assert_eq!(nobody.verify(signed, now()).await, ExternalWord::NotAsked);
    assert!(nobody.issuers(&named.leaf(&named.origin), now()).await.is_empty());
}

#[tokio::test]
async fn whoever_misbehaves_is_not_believed() {
    let double = Double::start().await;
    let leaf = double.leaf(&double.origin);
    let issuer = double.inner.authority.certificate.clone();
    for mood in [Mood::Elsewhere, Mood::Endless, Mood::Silent, Mood::Broken] {
        let authorities = double.authorities();
        double.mood(mood);
        assert_eq!(authorities.ocsp(&leaf, &issuer, [5; 16]).await, None, "{mood:?}");
        assert!(authorities.lists(&leaf, now()).await.is_empty(), "{mood:?}");
        assert!(authorities.issuers(&leaf, now()).await.is_empty(), "{mood:?}");
        assert_eq!(authorities.stamp(vec![1]).await, None, "{mood:?}");
        let word = authorities.verify(Signed { cms: &[1, 2], content: &[3] }, now()).await;
        assert_eq!(word, ExternalWord::Awaited { said: String::new() }, "{mood:?}");
        assert!(!double.asked().contains(&"/elsewhere".to_owned()), "redirects are not followed");
    }
}

#[tokio::test]
async fn certificates_of_issuers_are_kept_too() {
    let double = Double::start().await;
    let (leaf, authorities) = (double.leaf(&double.origin), double.authorities());
    for seconds in [0, 3_599] {
        assert_eq!(authorities.issuers(&leaf, now().plus_seconds(seconds)).await.len(), 1);
    }
    assert_eq!(double.asked(), ["/ca.cer"]);
    double.mood(Mood::Broken);
    assert!(authorities.issuers(&leaf, now().plus_seconds(3_601)).await.is_empty());
    assert!(authorities.issuers(&leaf, now().plus_seconds(3_650)).await.is_empty());
    assert_eq!(double.asked(), ["/ca.cer"], "who doesn't answer is left alone for a minute");
}

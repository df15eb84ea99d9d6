//! Certificates of another authority: it is asked over HTTP, and what it does not say is asked for again.

use super::{
    centre::{Officers, iin_of, moment},
    scene::Circle,
    signatures::{Signer, closed, found, signatures},
    world::{HOST_NAME, Person, START, World, run_asking},
};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, Uri},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
use domain::{
    accounts::{BeginCertificateSignIn, SignInByCertificate},
    certificates::{ConfirmNumber, WithdrawNumber},
    fault::Refusal,
    signatures::{SignReply, SignatureVerdict, SignedAct, ViewToSign},
    time::DAY,
};
use eds::{
    algorithm::{KeyKind, PrivateKey},
    certificate::{self, Certificate, Issuer, Profile, Role, Template},
    check::{CheckName, Missing, Outcome, Reason, Verdict},
    cms,
    crl::{self, Revoked},
    moment::Moment,
    name::{self, Name},
    ocsp::{self, Answer, State as Standing},
    oid, tsp,
};
use services::{Allowed, Authorities, Patience};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, mpsc},
};
use x509_cert::{
    der::{Encode, asn1::OctetString},
    ext::{
        Extension,
        pkix::{KeyUsage, KeyUsages},
    },
};

/// What the other authority does at an address, unless it does what it should.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Trouble {
    Down,
    SaysRevoked,
    /// The verifier says no.
    Refuses,
}

struct Inner {
    root: Issuer,
    authority: Issuer,
    stamper: Issuer,
    origin: String,
    trouble: Mutex<HashMap<&'static str, Trouble>>,
    asked: Mutex<Vec<String>>,
}

/// Another authority with its responder, lists, stamper and a verifier.
#[derive(Clone)]
struct Other(Arc<Inner>);

fn start() -> Moment {
    moment(START)
}

fn key(seed: u64) -> PrivateKey {
    PrivateKey::generate(KeyKind::P256, &mut ChaCha8Rng::seed_from_u64(seed)).unwrap()
}

fn named(who: &str) -> Name {
    name::build(&[(oid::COMMON_NAME, who)]).unwrap()
}

/// What an official's certificate is for.
fn employee() -> Profile {
    Profile::Signer(vec![oid::EMAIL_PROTECTION, oid::ROLE_EMPLOYEE])
}

impl Other {
    /// Starts it on a thread of its own, which lives as long as the tests.
    fn start() -> Self {
        let (send, receive) = mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                let other = Self::new(format!("http://{}", listener.local_addr().unwrap()));
                let router = Router::new().fallback(answer).with_state(other.clone());
                send.send(other).unwrap();
                axum::serve(listener, router).await.unwrap();
            });
        });
        receive.recv().unwrap()
    }

    fn new(origin: String) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(5);
        let (from, until) = (start().plus_seconds(-86_400), start().plus_seconds(86_400 * 900));
        let template = |who: &str, key: &PrivateKey, profile| {
            let mut template = Template::new(named(who), key.key_info().unwrap(), profile, from, until);
            template.ocsp = vec![format!("{origin}/ocsp")];
            template.crl = vec![format!("{origin}/list.crl")];
            template.issuers = vec![format!("{origin}/ca.cer")];
            template
        };
        let own = key(1);
        let of_root = template("БӨТЕН ТҮБІР", &own, Profile::Authority { path_len: None });
        let root = certificate::self_signed(&of_root, &own, &mut rng).unwrap();
        let root = Issuer::new(root, own).unwrap();
        let mut issued = |who: &str, seed, profile, issuer: &Issuer| {
            let key = key(seed);
            let mut template = template(who, &key, profile);
            if issuer.certificate.is_self_issued() {
                template.ocsp = vec![format!("{origin}/top/ocsp")];
                template.crl = Vec::new();
            }
            Issuer::new(certificate::issue(&template, issuer, &mut rng).unwrap(), key).unwrap()
        };
        let authority = issued("БӨТЕН ОРТАЛЫҚ", 2, Profile::Authority { path_len: Some(0) }, &root);
        let stamper = issued("БӨТЕН БЕЛГІ", 3, Profile::TimeStamping, &authority);
        let (trouble, asked) = Default::default();
        Self(Arc::new(Inner { root, authority, stamper, origin, trouble, asked }))
    }

    /// Those whom a server may ask.
    fn authorities(&self, stamps: bool, verifier: bool) -> Authorities {
        let origin = &self.0.origin;
        let allowed = Allowed {
            origins: vec![origin.parse().unwrap()],
            stamper: stamps.then(|| format!("{origin}/tsp").parse().unwrap()),
            verifier: verifier.then(|| origin.parse().unwrap()),
        };
        Authorities::new(allowed, Patience::default()).unwrap()
    }

    fn trouble(&self, at: &'static str, trouble: Option<Trouble>) {
        let mut all = self.0.trouble.lock().unwrap();
        match trouble {
            Some(trouble) => all.insert(at, trouble),
            None => all.remove(at),
        };
    }

    fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut *self.0.asked.lock().unwrap());
        asked.sort();
        asked
    }

    /// A signer whose certificate the other authority issued, in the name the own centre knows.
    async fn signer<'a>(&self, world: &World, officers: &Officers, of: &'a Person) -> Signer<'a> {
        self.signer_as(world, officers, of, employee(), Vec::new()).await
    }

    /// The same with a certificate of this kind, which says something else, too.
    async fn signer_as<'a>(
        &self,
        world: &World,
        officers: &Officers,
        of: &'a Person,
        profile: Profile,
        extra: Vec<Extension>,
    ) -> Signer<'a> {
        let own = Signer::of(world, officers, of).await;
        let subject = own.certificate.subject_name().clone();
        let (certificate, key) = self.issued(subject, profile, extra);
        Signer { certificate, key, ..own }
    }

    /// A certificate of the other authority, and its key.
    fn issued(&self, subject: Name, profile: Profile, extra: Vec<Extension>) -> (Certificate, PrivateKey) {
        let key = key(17);
        let until = start().plus_seconds(86_400 * 365);
        let mut template = Template::new(subject, key.key_info().unwrap(), profile, start(), until);
        let origin = &self.0.origin;
        template.ocsp = vec![format!("{origin}/ocsp")];
        template.crl = vec![format!("{origin}/list.crl")];
        template.issuers = vec![format!("{origin}/ca.cer")];
        template.extra = extra;
        let mut rng = ChaCha8Rng::seed_from_u64(11);
        (certificate::issue(&template, &self.0.authority, &mut rng).unwrap(), key)
    }
}

async fn answer(State(Other(other)): State<Other>, uri: Uri, body: Bytes) -> Response {
    let path = uri.path();
    other.asked.lock().unwrap().push(path.to_owned());
    let trouble = other.trouble.lock().unwrap().get(path).copied();
    let revoked = trouble == Some(Trouble::SaysRevoked);
    match path {
        _ if trouble == Some(Trouble::Down) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        "/ca.cer" => other.authority.certificate.der().to_vec().into_response(),
        "/ocsp" => ocsp(&body, &other.authority, revoked).into_response(),
        "/top/ocsp" => ocsp(&body, &other.root, revoked).into_response(),
        "/list.crl" => list(&other.authority).into_response(),
        "/tsp" => {
            let request = tsp::Request::read(&body).unwrap();
            let chain = [other.authority.certificate.clone()];
            tsp::stamp(&request, &other.stamper, &chain, oid::DATA, 7, start()).unwrap().into_response()
        }
        "/cms/verify" if trouble == Some(Trouble::Refuses) => {
            r#"{"valid":false,"signers":[{"status":"INVALID","message":"сенімсіз"}]}"#.into_response()
        }
        "/cms/verify" => r#"{"valid":true,"signers":[{"status":"VALID"}]}"#.into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn ocsp(body: &[u8], issuer: &Issuer, revoked: bool) -> Vec<u8> {
    let request = ocsp::Request::read(body).unwrap();
    let this_update = start().plus_seconds(-60);
    let next_update = Some(start().plus_seconds(86_400));
    let state = if revoked { Standing::Revoked { at: this_update, reason: None } } else { Standing::Good };
    ocsp::respond(&request, |_| Answer { state, this_update, next_update }, issuer, start()).unwrap()
}

fn list(issuer: &Issuer) -> Vec<u8> {
    let template = crl::Template {
        number: 1,
        base: None,
        this_update: start().plus_seconds(-60),
        next_update: Some(start().plus_seconds(86_400)),
        entries: Vec::<Revoked>::new(),
        extra: Vec::new(),
    };
    crl::build(&template, issuer).unwrap().der().to_vec()
}

fn run(stamps: bool, verifier: bool, test: impl AsyncFnOnce(&World, &Other)) {
    let other = Other::start();
    let authorities = other.authorities(stamps, verifier);
    run_asking(authorities, other.0.root.certificate.clone(), async |world| test(world, &other).await);
}

fn outcome(reply: &SignReply, check: CheckName) -> Outcome {
    found(&reply.report).signers[0].outcome(check).cloned().unwrap()
}

#[test]
fn what_another_authority_issued_holds_by_its_answers() {
    run(true, false, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let officers = Officers::named(world).await;
        let chair = other.signer(world, &officers, &circle.chair).await;
        let act = SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = chair.sign(world, act).await;
        assert_eq!(found(&reply.report).verdict, Verdict::Valid, "{}", reply.report);
        // The issuer's certificate, the stamp, and answers about signer, stamper and, once, the authority.
        assert_eq!(other.asked(), ["/ca.cer", "/ocsp", "/ocsp", "/top/ocsp", "/tsp"]);
        // What was answered is kept: nobody is asked again, also when the authority is no more.
        for gone in ["/ca.cer", "/ocsp", "/top/ocsp", "/tsp"] {
            other.trouble(gone, Some(Trouble::Down));
        }
        world.clock.advance(700 * DAY);
        world.sign_in(&circle.member).await;
        assert_eq!(signatures(world, &circle.member, act).await[0].verdict, SignatureVerdict::Valid);
        assert_eq!(other.asked(), [""; 0]);
    });
}

#[test]
fn without_answers_lists_do_and_without_both_it_is_asked_again() {
    run(false, false, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let officers = Officers::named(world).await;
        let chair = other.signer(world, &officers, &circle.chair).await;
        other.trouble("/ocsp", Some(Trouble::Down));
        let act = SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = chair.sign(world, act).await;
        assert_eq!(found(&reply.report).verdict, Verdict::Valid, "{}", reply.report);
        assert!(other.asked().contains(&"/list.crl".to_owned()));

        other.trouble("/top/ocsp", Some(Trouble::Down));
        let act = SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = chair.sign(world, act).await;
        assert!(reply.signature.is_some());
        let open = outcome(&reply, CheckName::Revocation);
        assert!(matches!(open, Outcome::Unknown(Missing::Revocation { .. })), "{open:?}");
        world.clock.advance(domain::time::SECOND * 601);
        assert_eq!(world.services.check_again().await.unwrap(), 1);
        assert_eq!(signatures(world, &circle.member, act).await[0].verdict, SignatureVerdict::Undetermined);
        // One answers now, the other no more: both are known by then.
        other.trouble("/top/ocsp", None);
        other.trouble("/list.crl", Some(Trouble::Down));
        world.clock.advance(domain::time::SECOND * 1_300);
        assert_eq!(world.services.check_again().await.unwrap(), 1);
        assert_eq!(signatures(world, &circle.member, act).await[0].verdict, SignatureVerdict::Valid);
    });
}

#[test]
fn what_the_authority_revoked_is_refused_and_strangers_are_not_asked_about() {
    run(false, false, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let officers = Officers::named(world).await;
        let chair = other.signer(world, &officers, &circle.chair).await;
        other.trouble("/ocsp", Some(Trouble::SaysRevoked));
        let act = SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = chair.sign(world, act).await;
        assert_eq!((reply.signature, found(&reply.report).verdict), (None, Verdict::Invalid));
        assert!(matches!(outcome(&reply, CheckName::Revocation), Outcome::Fail(Reason::Revoked { .. })));

        // Of an authority whose root nobody trusts, not even its addresses are followed further than its certificate.
        let stranger = Other::new(other.0.origin.clone().replace("127.0.0.1", "localhost"));
        let chair = stranger.signer(world, &officers, &circle.secretary).await;
        other.asked();
        let reply = chair.sign(world, act).await;
        assert_eq!((reply.signature, found(&reply.report).verdict), (None, Verdict::Invalid));
        assert_eq!(other.asked(), [""; 0]);
    });
}

#[test]
fn for_a_body_an_official_signs_and_no_private_person() {
    run(false, false, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let officers = Officers::named(world).await;
        let profile = Profile::Signer(vec![oid::EMAIL_PROTECTION, oid::ROLE_INDIVIDUAL]);
        let private = other.signer_as(world, &officers, &circle.chair, profile, Vec::new()).await;
        let act = SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = private.sign(world, act).await;
        assert_eq!((reply.signature, found(&reply.report).verdict), (None, Verdict::Invalid));
        let reason = Reason::Role { needed: Role::Employee, found: vec![Role::Individual] };
        assert_eq!(outcome(&reply, CheckName::Role), Outcome::Fail(reason));
    });
}

#[test]
fn whose_number_was_confirmed_needs_no_certificate_of_the_own_centre() {
    run(false, false, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let chair = &circle.chair;
        let number = format!("IIN{}", iin_of(chair));
        let subject = name::build(&[(oid::COMMON_NAME, "ТӨРАҒА"), (oid::SERIAL_NUMBER, &number)]).unwrap();
        let (certificate, key) = other.issued(subject, employee(), Vec::new());
        let signer = Signer { person: chair, id: world.id(), certificate, key };
        let act = async || SignedAct::Protocol { poll: closed(world, &circle).await };
        let first = act().await;
        let order = signer.order(world, &world.done(chair, ViewToSign { act: first }).await);
        assert_eq!(world.refused(chair, order.clone()).await, Refusal::SignerUnknown.into());

        let documents = "жеке куәлік № 012345678".to_owned();
        let confirm = ConfirmNumber { owner: Some(chair.id), iin: iin_of(chair), documents };
        world.done(&world.admin, confirm).await;
        let reply = world.done(chair, order).await;
        assert_eq!(found(&reply.report).verdict, Verdict::Valid, "{}", reply.report);

        // Taken back, it lets nobody sign, and what was signed holds.
        world.done(&world.admin, WithdrawNumber { person: chair.id }).await;
        let next = act().await;
        let order = signer.order(world, &world.done(chair, ViewToSign { act: next }).await);
        assert_eq!(world.refused(chair, order).await, Refusal::SignerUnknown.into());
        assert_eq!(signatures(world, &circle.member, first).await[0].verdict, SignatureVerdict::Valid);
    });
}

#[test]
fn an_external_verifier_has_a_word() {
    run(false, true, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let officers = Officers::named(world).await;
        let chair = Signer::of(world, &officers, &circle.chair).await;
        let act = async || SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = chair.sign(world, act().await).await;
        assert_eq!(outcome(&reply, CheckName::External), Outcome::Pass);
        assert_eq!(found(&reply.report).verdict, Verdict::Valid);

        other.trouble("/cms/verify", Some(Trouble::Refuses));
        let reply = chair.sign(world, act().await).await;
        let said = "сенімсіз".to_owned();
        assert_eq!(reply.signature, None);
        assert_eq!(outcome(&reply, CheckName::External), Outcome::Fail(Reason::External { said }));

        // When it can't be reached the signature waits for its word.
        other.trouble("/cms/verify", Some(Trouble::Down));
        let act = act().await;
        let reply = chair.sign(world, act).await;
        assert!(reply.signature.is_some());
        let said = String::new();
        assert_eq!(outcome(&reply, CheckName::External), Outcome::Unknown(Missing::External { said }));
        other.trouble("/cms/verify", None);
        world.clock.advance(domain::time::SECOND * 601);
        assert_eq!(world.services.check_again().await.unwrap(), 1);
        assert_eq!(signatures(world, &circle.member, act).await[0].verdict, SignatureVerdict::Valid);
    });
}

#[test]
fn what_was_said_in_time_counts_when_the_certificate_has_ended() {
    run(false, true, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let officers = Officers::named(world).await;
        let chair = other.signer(world, &officers, &circle.chair).await;
        other.trouble("/cms/verify", Some(Trouble::Down));
        let act = SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = chair.sign(world, act).await;
        assert_eq!(outcome(&reply, CheckName::Revocation), Outcome::Pass);
        assert_eq!(found(&reply.report).verdict, Verdict::Undetermined);
        for gone in ["/ca.cer", "/ocsp", "/top/ocsp", "/list.crl"] {
            other.trouble(gone, Some(Trouble::Down));
        }
        other.trouble("/cms/verify", None);
        world.clock.advance(400 * DAY);
        assert_eq!(world.services.check_again().await.unwrap(), 1);
        world.sign_in(&circle.member).await;
        assert_eq!(signatures(world, &circle.member, act).await[0].verdict, SignatureVerdict::Valid);
    });
}

#[test]
fn of_the_lists_in_the_folder_those_of_the_signer_s_authorities_are_kept() {
    run(false, false, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let officers = Officers::named(world).await;
        let chair = other.signer(world, &officers, &circle.chair).await;
        for down in ["/ocsp", "/top/ocsp", "/list.crl"] {
            other.trouble(down, Some(Trouble::Down));
        }
        let folder = world.folder.path().join("lists");
        std::fs::create_dir_all(&folder).unwrap();
        let lists = [
            ("a.crl", list(&other.0.authority)),
            ("b.crl", list(&other.0.root)),
            ("c.crl", list(&stranger())),
        ];
        for (name, list) in &lists {
            std::fs::write(folder.join(name), list).unwrap();
        }
        std::fs::write(folder.join("d.crl"), "no list").unwrap();
        let act = SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = chair.sign(world, act).await;
        assert_eq!(found(&reply.report).verdict, Verdict::Valid, "{}", reply.report);
        let proving = world.texts("select der from proving_list").await;
        let kept = lists.map(|(_, list)| proving.contains(&STANDARD.encode(list)));
        assert_eq!(kept, [true, true, false]);
        assert!(!proving.contains(&STANDARD.encode("no list")));
    });
}

/// An authority that nothing here leads to.
fn stranger() -> Issuer {
    let key = key(23);
    let (from, until) = (start().plus_seconds(-86_400), start().plus_seconds(86_400));
    let profile = Profile::Authority { path_len: None };
    let template = Template::new(named("БЕЙТАНЫС"), key.key_info().unwrap(), profile, from, until);
    let certificate = certificate::self_signed(&template, &key, &mut ChaCha8Rng::seed_from_u64(24)).unwrap();
    Issuer::new(certificate, key).unwrap()
}

/// What authorities write into certificates that are only for saying who somebody is.
fn for_signing_in() -> Vec<Extension> {
    let usage = KeyUsage(KeyUsages::DigitalSignature | KeyUsages::KeyEncipherment);
    [(oid::KEY_USAGE, usage.to_der()), (oid::EXTENDED_KEY_USAGE, vec![oid::CLIENT_AUTH].to_der())]
        .map(|(extn_id, der)| {
            let extn_value = OctetString::new(der.unwrap()).unwrap();
            Extension { extn_id, critical: extn_id == oid::KEY_USAGE, extn_value }
        })
        .into()
}

#[test]
fn a_key_that_is_only_for_signing_in_lets_in_and_signs_nothing() {
    run(true, false, async |world, other| {
        let circle = Circle::gather(world, "").await;
        let officers = Officers::named(world).await;
        let chair = other.signer_as(world, &officers, &circle.chair, employee(), for_signing_in()).await;
        let begin = BeginCertificateSignIn { origin: format!("http://{HOST_NAME}") };
        let challenge = world.done(&Person::nobody(), begin).await;
        let chain = [other.0.authority.certificate.clone()];
        let form = cms::Form { attached: false, time: Some(start()), chain: &chain };
        let signed = cms::sign(challenge.text.as_bytes(), &chair.certificate, &chair.key, form).unwrap();
        let signature = STANDARD.encode(signed.to_der().unwrap());
        let got =
            world.post(&Person::nobody(), &SignInByCertificate { nonce: challenge.nonce, signature }).await;
        assert_eq!(got.status.as_u16(), 200, "{}", String::from_utf8_lossy(&got.body));
        assert!(got.new_token().is_some());

        let act = SignedAct::Protocol { poll: closed(world, &circle).await };
        let reply = chair.sign(world, act).await;
        assert_eq!((reply.signature, found(&reply.report).verdict), (None, Verdict::Invalid));
        assert_eq!(outcome(&reply, CheckName::Usage), Outcome::Fail(Reason::KeyUsage));
    });
}

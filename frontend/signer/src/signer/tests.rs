use super::*;
use eds::{
    blob::Blob,
    certificate::{Certificate, Issuer, Profile, Role, Template, issue, self_signed},
    check::{Policy, Verdict},
    package::Examination,
};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use signing::{Dropped, KeyAlgorithm, KeyView, Usage};

const PASSWORD: &str = "Құпия сөз";

fn signer() -> Signer<UnwrapErr<SysRng>> {
    Signer::new(UnwrapErr(SysRng))
}

fn day(day: u8) -> Moment {
    Moment::from_day(2026, 11, day)
}

fn subject() -> Subject {
    Subject {
        common_name: Some("ТЕСТОВ ТЕСТ".to_owned()),
        surname: Some("ТЕСТОВ".to_owned()),
        iin: Some("123456789011".to_owned()),
        bin: Some("123456789021".to_owned()),
        organization: Some("АО «ТЕСТ»".to_owned()),
        country: Some("KZ".to_owned()),
        ..Subject::default()
    }
}

/// A centre with a root and an authority under it.
struct Centre {
    root: Certificate,
    authority: Issuer,
}

impl Centre {
    fn new() -> Self {
        let named = |name| name::build(&[(oid::COMMON_NAME, name)]).unwrap();
        let key = || PrivateKey::generate(KeyKind::P256, &mut UnwrapErr(SysRng)).unwrap();
        let template = |name, key: &PrivateKey| {
            let profile = Profile::Authority { path_len: None };
            Template::new(named(name), key.key_info().unwrap(), profile, day(1), day(30))
        };
        let (root_key, authority_key) = (key(), key());
        let rng = &mut UnwrapErr(SysRng);
        let root = self_signed(&template("Root", &root_key), &root_key, rng).unwrap();
        let issuer = Issuer::new(root.clone(), root_key).unwrap();
        let certificate = issue(&template("Authority", &authority_key), &issuer, rng).unwrap();
        Self { root, authority: Issuer::new(certificate, authority_key).unwrap() }
    }

    fn certify(&self, request: &[u8], until: Moment) -> Certificate {
        let request = Request::read(request).unwrap();
        request.verify().unwrap();
        let profile = Profile::Signer(vec![oid::EMAIL_PROTECTION, oid::ROLE_HEAD]);
        let name = request.subject().clone();
        let template = Template::new(name, request.key_info().clone(), profile, day(1), until);
        issue(&template, &self.authority, &mut UnwrapErr(SysRng)).unwrap()
    }

    fn policy(&self) -> Box<Policy> {
        Box::new(Policy {
            anchors: vec![Blob(self.root.der().to_vec())],
            intermediates: vec![Blob(self.authority.certificate.der().to_vec())],
            stamp: false,
            revocation: false,
            issuer_revocation: false,
            ..Policy::strict("test")
        })
    }
}

fn requested(signer: &mut Signer<UnwrapErr<SysRng>>, kind: Kind) -> (Vec<u8>, Bytes) {
    let ask = Ask::Request { kind, subject: subject(), password: PASSWORD.to_owned().into() };
    match signer.answer(ask) {
        Ok(Answer::Requested { request, store }) => (request.0, store),
        other => panic!("{other:?}"),
    }
}

fn install(file: &Bytes, certificates: Vec<Bytes>) -> Result<(Bytes, KeyView), Refusal> {
    let ask = Ask::Install {
        file: file.clone(),
        password: PASSWORD.to_owned().into(),
        certificates,
        roles: Vec::new(),
    };
    signer().answer(ask).map(|answer| match answer {
        Answer::Installed { store, key } => (store, *key),
        other => panic!("{other:?}"),
    })
}

fn open(file: &Bytes, password: &str) -> Ask {
    Ask::Open { file: file.clone(), password: password.to_owned().into(), roles: Vec::new() }
}

fn opened(signer: &mut Signer<UnwrapErr<SysRng>>, file: &Bytes, password: &str) -> Vec<KeyView> {
    match signer.answer(open(file, password)) {
        Ok(Answer::Opened { keys }) => keys,
        other => panic!("{other:?}"),
    }
}

fn verdict(centre: &Centre, content: &[u8], cms: &Bytes) -> Verdict {
    let file = |name: &str, bytes: Bytes| Dropped { name: name.to_owned(), bytes };
    let files = vec![file("a.p7s", cms.clone()), file("a.txt", content.to_vec().into())];
    let ask = Ask::Examine { files, lists: Vec::new(), policy: centre.policy(), now: day(20) };
    match signer().answer(ask) {
        Ok(Answer::Examined { examination }) => {
            let found: Examination = serde_json::from_str(&examination).unwrap();
            found.signatures[0].verdict
        }
        other => panic!("{other:?}"),
    }
}

fn pem(certificates: &[&Certificate]) -> Bytes {
    let pem = |one: &&Certificate| eds::armour::to_pem("CERTIFICATE", one.der());
    Bytes(certificates.iter().map(pem).collect::<String>().into_bytes())
}

/// From the request to a signature that holds.
fn whole_way(kind: Kind, algorithm: KeyAlgorithm) {
    let centre = Centre::new();
    let mut signer = signer();
    let (request, store) = requested(&mut signer, kind);
    let waiting = opened(&mut signer, &store, PASSWORD);
    assert_eq!((waiting.len(), waiting[0].algorithm), (1, Some(algorithm)));
    assert_eq!(waiting[0].certificate, None);
    let sign = |contents: &[&[u8]]| {
        let contents = contents.iter().map(|content| content.to_vec().into()).collect();
        Ask::Sign { key: 0, contents, at: day(20) }
    };
    assert_eq!(signer.answer(sign(&[b"x"])), Err(Refusal::NoCertificate));

    let certificate = centre.certify(&request, day(30));
    let chain = pem(&[&centre.root, &certificate, &centre.authority.certificate]);
    let (store, view) = install(&store, vec![chain]).unwrap();
    let keys = opened(&mut signer, &store, PASSWORD);
    assert_eq!(keys, [view]);
    let shown = keys[0].certificate.clone().unwrap();
    assert_eq!(shown.subject, subject());
    assert_eq!(shown.issuer.common_name.as_deref(), Some("Authority"));
    assert_eq!(shown.roles, [Role::Head]);
    assert!(shown.signs && shown.usages.contains(&Usage::NonRepudiation) && shown.holds_at(day(20)));
    assert!(!shown.holds_at(Moment::from_day(2026, 12, 1)));

    let contents: [&[u8]; 2] = ["Қаулының жобасы".as_bytes(), b""];
    let Ok(Answer::Signed { signatures }) = signer.answer(sign(&contents)) else { panic!("not signed") };
    assert_eq!(signatures.len(), 2);
    for (content, cms) in contents.iter().zip(&signatures) {
        assert_eq!(verdict(&centre, content, cms), Verdict::Valid);
        assert_eq!(verdict(&centre, b"other", cms), Verdict::Invalid);
    }
    assert_eq!(signer.answer(Ask::Close), Ok(Answer::Closed));
    assert_eq!(signer.answer(sign(&contents)), Err(Refusal::NotOpen));
}

#[test]
fn gost_512_from_request_to_signature() {
    whole_way(Kind::Gost512, KeyAlgorithm::Gost512);
}

#[test]
fn p256_from_request_to_signature() {
    whole_way(Kind::P256, KeyAlgorithm::P256);
}

#[test]
fn rsa_2048_from_request_to_signature() {
    whole_way(Kind::Rsa2048, KeyAlgorithm::Rsa(2048));
}

#[test]
fn a_certificate_of_another_key_is_not_laid_beside() {
    let centre = Centre::new();
    let (_, store) = requested(&mut signer(), Kind::P256);
    let (other, _) = requested(&mut signer(), Kind::P256);
    let foreign = centre.certify(&other, day(30));
    assert_eq!(install(&store, vec![pem(&[&foreign])]).unwrap_err(), Refusal::KeyOfAnother);
    assert_eq!(install(&store, Vec::new()).unwrap_err(), Refusal::KeyOfAnother);
    let broken = vec![pem(&[&foreign]), Bytes(b"no certificate".to_vec())];
    assert_eq!(install(&store, broken).unwrap_err(), Refusal::UnreadableCertificate);
}

#[test]
fn after_a_renewal_the_certificate_that_lasts_longest_is_taken() {
    let centre = Centre::new();
    let (request, store) = requested(&mut signer(), Kind::P256);
    let (soon, late) = (centre.certify(&request, day(21)), centre.certify(&request, day(29)));
    let (_, view) = install(&store, vec![pem(&[&late, &soon])]).unwrap();
    assert_eq!(view.certificate.unwrap().not_after, day(29));
}

/// A store as others make them, quick to open.
fn store(key: &PrivateKey, chain: &[&Certificate]) -> Bytes {
    let entry = KeyEntry {
        pkcs8: key.to_pkcs8().unwrap(),
        chain: chain.iter().map(|certificate| certificate.der().to_vec()).collect(),
        name: None,
    };
    Bytes(keystore::seal(&[entry], PASSWORD, 10, &mut UnwrapErr(SysRng)).unwrap())
}

#[test]
fn what_opens_no_store_says_why_and_leaves_none_open() {
    let Centre { authority, .. } = Centre::new();
    let file = store(&authority.key, &[&authority.certificate]);
    let mut signer = signer();
    let keys = opened(&mut signer, &file, PASSWORD);
    assert!(!keys[0].certificate.as_ref().unwrap().signs, "an authority's is not for documents");
    let sign = || Ask::Sign { key: 0, contents: vec![Bytes(vec![1])], at: day(1) };
    assert!(matches!(signer.answer(sign()), Ok(Answer::Signed { .. })));
    assert_eq!(signer.answer(open(&file, "құпия сөз")), Err(Refusal::WrongPassword));
    assert_eq!(signer.answer(sign()), Err(Refusal::NotOpen));
    for foreign in [&b""[..], b"%PDF-1.7", &file.0[..file.0.len() / 2]] {
        assert_eq!(signer.answer(open(&Bytes(foreign.to_vec()), PASSWORD)), Err(Refusal::NoKeyStore));
    }
    assert_eq!(signer.answer(open(&Bytes(vec![0; 2 << 20]), "x")), Err(Refusal::TooMuch));
}

#[test]
fn keys_of_2004_are_shown_and_do_not_sign() {
    let key = gost::SigningKey::from_bytes(gost::Curve::CryptoProA, &[7; 32]).unwrap();
    let mut signer = signer();
    let keys = opened(&mut signer, &store(&PrivateKey::Gost(Box::new(key)), &[]), PASSWORD);
    assert_eq!(keys[0].algorithm, Some(KeyAlgorithm::Gost2004));
    let sign = Ask::Sign { key: 0, contents: vec![Bytes(vec![1])], at: day(1) };
    assert_eq!(signer.answer(sign), Err(Refusal::Unsuitable));
}

#[test]
fn a_key_is_not_sealed_without_a_password_nor_made_for_an_impossible_name() {
    let ask = |subject, password: &str| {
        let password = password.to_owned().into();
        signer().answer(Ask::Request { kind: Kind::P256, subject, password })
    };
    assert_eq!(ask(subject(), ""), Err(Refusal::NoPassword));
    let odd = Subject { common_name: Some("a\0b".to_owned()), ..subject() };
    assert_eq!(ask(odd, PASSWORD), Err(Refusal::NotEncodable));
}

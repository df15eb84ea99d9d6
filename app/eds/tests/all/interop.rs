//! Files of the test contour of the National Certification Centre: see `tests/data/README.md`.

use eds::{
    certificate::{Certificate, Role},
    crl::Crl,
    moment::Moment,
    ocsp::{Response, State},
    path::{self, Parameters, Search},
};

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../data/nuc/", $name))
    };
}

/// When the certificates were valid.
const AT: Moment = Moment::from_day(2022, 9, 19);

fn certificate(bytes: &[u8]) -> Certificate {
    Certificate::read(bytes).unwrap()
}

#[test]
fn certificates_of_persons_lead_to_the_test_authority() {
    let authority = certificate(file!("ca/nca_rsa_test.crt"));
    let search = Search { anchors: std::slice::from_ref(&authority), pool: &[] };
    for (bytes, signs) in [
        (&file!("certs/individual_valid_sign_2004_rsa.cer")[..], true),
        (file!("certs/individual_valid_sign_2004_rsa_auth.cer"), false),
    ] {
        let person = certificate(bytes);
        path::find(&person, search, &Parameters::at(AT)).unwrap();
        let subject = person.subject();
        assert_eq!(subject.common_name.as_deref(), Some("ТЕСТОВ ТЕСТ"));
        assert_eq!(subject.iin.as_deref(), Some("123456789011"));
        assert_eq!(person.roles(&[]), [Role::Individual]);
        let usage = person.extensions().usage.as_ref().unwrap();
        assert_eq!(usage.digital_signature() && usage.non_repudiation(), signs);
        assert_eq!(person.extensions().has_purpose(&eds::oid::EMAIL_PROTECTION), signs);
        assert!(!person.extensions().ocsp.is_empty() && !person.extensions().crl_addresses().is_empty());
    }
}

#[test]
fn lists_are_signed_by_their_authorities() {
    let crl = Crl::read(file!("crl/nca_rsa_test.crl")).unwrap();
    let key = certificate(file!("ca/nca_rsa_test.crt")).public_key().unwrap();
    crl.verify(&key).unwrap();
    assert!(!crl.is_empty());
}

/// The answers are about certificates that aren't here, so each is judged without the question.
fn delegated(response: &[u8], authority: &Certificate) -> State {
    let response = Response::read(response).unwrap().unwrap();
    let certificates = response.certificates();
    let responder = certificates.iter().find(|certificate| response.is_by(certificate)).unwrap();
    response.verify(&responder.public_key().unwrap()).unwrap();
    let search = Search { anchors: std::slice::from_ref(authority), pool: &[] };
    path::find(responder, search, &Parameters::at(response.produced_at())).unwrap();
    assert!(responder.extensions().has_purpose(&eds::oid::OCSP_SIGNING));
    let [single] = response.singles() else { panic!("one answer") };
    assert!(single.id.is_of_issuer(authority));
    assert_eq!((single.this_update, single.next_update), (response.produced_at(), None));
    single.state
}

#[test]
fn answers_are_signed_by_delegated_responders() {
    let rsa = certificate(file!("ca/nca_rsa_test.crt"));
    assert_eq!(delegated(file!("ocsp/ocsp_response_individual_sign_2004.bin"), &rsa), State::Good);
}

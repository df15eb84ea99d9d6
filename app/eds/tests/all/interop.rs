//! Files of the test contour of the National Certification Centre, where they are there.

use eds::{
    algorithm::{Digest, Scheme, Strength},
    certificate::{Certificate, Role},
    crl::{Crl, Sources, Status},
    moment::Moment,
    ocsp::{Response, State},
    path::{self, Parameters, Search},
    tsp::{self, Reply, StampQuestion, StampRefusal, Token},
};

/// The file, or the end of the test where it is not there.
macro_rules! file {
    ($name:literal) => {
        match crate::national($name) {
            Some(bytes) => bytes,
            None => return,
        }
    };
}

/// When the certificates were valid.
const AT: Moment = Moment::from_day(2022, 9, 19);

/// As the test contour was: it still used SHA-1 and GOST 34.310-2004.
const OLD: Strength = Strength { rsa_bits: 2048, weak_digests: true };

fn certificate(bytes: &[u8]) -> Certificate {
    Certificate::read(bytes).unwrap()
}

#[test]
fn certificates_of_persons_lead_to_the_test_authority() {
    let authority = certificate(file!("ca/nca_rsa_test.crt"));
    let search = Search { anchors: std::slice::from_ref(&authority), pool: &[] };
    for (bytes, signs) in [
        (file!("certs/individual_valid_sign_2004_rsa.cer"), true),
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
fn the_head_of_2004_leads_to_the_test_authority() {
    let authority = certificate(file!("ca/nca_gost_test.crt"));
    let head = certificate(file!("certs/ceo_valid_sign_2004_gost.cer"));
    let search = Search { anchors: std::slice::from_ref(&authority), pool: &[] };
    let (_, _, validated) = path::find(&head, search, &Parameters::at(AT)).unwrap();
    assert_eq!(validated.schemes, [Scheme::Gost(Digest::Gost34311)]);
    assert_eq!(head.roles(&[]), [Role::LegalEntity, Role::Head]);
    assert_eq!(head.subject().bin.as_deref(), Some("123456789021"));
}

#[test]
fn lists_are_signed_by_their_authorities() {
    for (crl, authority) in [
        (file!("crl/nca_rsa_test.crl"), file!("ca/nca_rsa_test.crt")),
        (file!("crl/nca_gost_test.crl"), file!("ca/nca_gost_test.crt")),
        (file!("crl/nca_gost2022_test.crl"), file!("ca/nca_gost2015_test.cer")),
    ] {
        let crl = Crl::read(crl).unwrap();
        let authority = certificate(authority);
        crl.verify(&authority.public_key().unwrap()).unwrap();
        let search = Search { anchors: std::slice::from_ref(&authority), pool: &[] };
        let at = crl.this_update();
        let sources = Sources { crls: std::slice::from_ref(&crl), search, at, now: at, strength: OLD };
        let person = certificate(file!("certs/individual_valid_sign_2004_rsa.cer"));
        let ours = eds::name::same(person.issuer(), crl.issuer());
        assert_eq!(matches!(eds::crl::status(&person, sources), Status::Good(_)), ours);
    }
}

#[test]
fn answers_are_signed_by_delegated_responders() {
    let rsa = certificate(file!("ca/nca_rsa_test.crt"));
    let old = certificate(file!("ca/nca_gost_test.crt"));
    let new = certificate(file!("ca/nca_gost2015_test.cer"));
    assert_eq!(delegated(file!("ocsp/ocsp_response_individual_sign_2004.bin"), &rsa), State::Good);
    let State::Revoked { at, .. } = delegated(file!("ocsp/ocsp_response_ceo_sign_2004_revoked.bin"), &old)
    else {
        panic!("revoked")
    };
    assert_eq!(at.generalized(), "20220118063055Z");
    let State::Revoked { at, .. } = delegated(file!("ocsp/ocsp_response_ceo_2015_revoked.bin"), &new) else {
        panic!("revoked")
    };
    assert_eq!(at.generalized(), "20220727102530Z");
    // Never issued: revoked since the beginning.
    let State::Revoked { at, .. } = delegated(file!("ocsp/ocsp_response_individual_2015.bin"), &new) else {
        panic!("revoked")
    };
    assert_eq!(at, Moment::from_seconds(0));
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
fn time_stamps_lead_to_the_test_authority() {
    let token = Token::read(file!("tsp/tsp_token.bin")).unwrap();
    assert_eq!(token.time().generalized(), "20220918132014Z");
    let Reply::Granted(granted) = Reply::read(file!("tsp/tsp_response.bin")).unwrap() else {
        panic!("refused")
    };
    for token in [token, *granted] {
        let [signer] = token.signed().signers() else { panic!("one signer") };
        let certificates = token.signed().certificates();
        let stamper = signer.find(&certificates).unwrap();
        assert_eq!(signer.names(stamper), Some(true));
        assert!(signer.covers(token.signed().content().unwrap()));
        signer.verify(stamper).unwrap();
        let authorities = [
            certificate(file!("ca/nca_gost_test.crt")),
            certificate(file!("ca/nca_gost2015_test.cer")),
            certificate(file!("ca/nca_rsa_test.crt")),
        ];
        let search = Search { anchors: &authorities, pool: &[] };
        path::find(stamper, search, &Parameters::at(token.time())).unwrap();
        // Judged as a whole all of it holds but the imprint: what was stamped isn't here.
        let question = StampQuestion { bytes: b"", nonce: None, search, now: token.time(), skew: 0 };
        let judged = tsp::check(&token.to_der().unwrap(), &question);
        assert_eq!(judged.map(|stamped| stamped.time), Err(StampRefusal::Imprint));
    }
}

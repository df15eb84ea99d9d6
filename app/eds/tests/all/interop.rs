//! Files of the test contour of the National Certification Centre, where they are there.

use eds::{
    algorithm::{Digest, Scheme, Strength},
    certificate::{Certificate, Role},
    crl::{Crl, CrlRefusal, Sources, Status},
    keystore,
    moment::Moment,
    ocsp::{self, OcspRefusal, Question, Response, Standing, State},
    path::{self, Parameters, PathError, Search},
    tsp::{self, Reply, StampQuestion, StampRefusal, Token},
};
use x509_cert::ext::pkix::CrlReason;

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

/// A key store, its password, the authority of its certificate, and a day when that was valid.
struct Store(&'static str, &'static str, &'static str, Moment);

impl Store {
    const CEO_2015: Self = Self("KEY_CEO_REVOKED_2015", "Aa123456", "ca/nca_gost2015_test.cer", AT);
    const CEO_2004: Self = Self("KEY_CEO_SIGN_REVOKED_2004", "Qwerty12", "ca/nca_gost_test.crt", AT);
    const PERSON_2015: Self = Self("KEY_INDIVIDUAL_VALID_2015", "Aa123456", "ca/nca_gost2015_test.cer", AT);
    const PERSON_2004: Self = Self(
        "KEY_INDIVIDUAL_VALID_SIGN_2004",
        "Qwerty12",
        "ca/nca_rsa_test.crt",
        Moment::from_day(2021, 9, 2),
    );
    const SIGN_2004: Self = Self("KEY_INDIVIDUAL_SIGN_REVOKED_2004", "Qwerty12", "ca/nca_rsa_test.crt", AT);
    const AUTH_2004: Self = Self("KEY_INDIVIDUAL_AUTH_REVOKED_2004", "Qwerty12", "ca/nca_rsa_test.crt", AT);

    /// The certificate and its authority's, where they are there.
    fn certificates(&self) -> Option<(Certificate, Certificate)> {
        let entries = keystore::open(crate::national(&format!("keys/{}.bin", self.0))?, self.1).unwrap();
        Some((certificate(&entries[0].chain[0]), certificate(crate::national(self.2)?)))
    }

    /// What an answer says of the certificate, of the moment when it was made.
    fn answered(&self, name: &str) -> Option<Result<Standing, OcspRefusal>> {
        let response = Response::read(crate::national(&format!("ocsp/{name}.bin"))?).unwrap().unwrap();
        self.answered_of(name, response.produced_at())
    }

    /// The same of another moment.
    fn answered_of(&self, name: &str, at: Moment) -> Option<Result<Standing, OcspRefusal>> {
        let (certificate, issuer) = self.certificates()?;
        let response = crate::national(&format!("ocsp/{name}.bin"))?;
        let question = Question {
            certificate: &certificate,
            issuer: &issuer,
            nonce: None,
            at,
            now: AT,
            max_age: 3600,
            skew: 0,
            strength: OLD,
        };
        Some(ocsp::check(response, &question))
    }

    /// What the list of its authority says.
    fn listed(&self, list: &str) -> Option<Status> {
        let (certificate, issuer) = self.certificates()?;
        let crls = [Crl::read(crate::national(&format!("crl/{list}.crl"))?).unwrap()];
        let search = Search { anchors: std::slice::from_ref(&issuer), pool: &[] };
        let sources = Sources { crls: &crls, search, at: self.3, now: AT, strength: OLD };
        Some(eds::crl::status(&certificate, sources))
    }
}

#[test]
fn certificates_in_key_stores_lead_to_the_test_authorities() {
    for store in [
        Store::CEO_2015,
        Store::CEO_2004,
        Store::PERSON_2015,
        Store::PERSON_2004,
        Store::SIGN_2004,
        Store::AUTH_2004,
    ] {
        let Some((certificate, authority)) = store.certificates() else { return };
        let search = Search { anchors: std::slice::from_ref(&authority), pool: &[] };
        let at = |moment| path::find(&certificate, search, &Parameters::at(moment));
        assert!(at(store.3).is_ok(), "{}", store.0);
        assert!(matches!(at(Moment::from_day(2023, 9, 1)), Err(PathError::Expired { .. })), "{}", store.0);
    }
}

#[test]
fn answers_tell_of_certificates_in_key_stores() {
    let state = |answer: Result<Standing, OcspRefusal>| {
        let standing = answer.unwrap();
        // Their authority wants nobody to ask about the responders.
        assert_eq!(standing.to_check, None);
        assert_eq!(standing.this_update, standing.produced_at);
        standing.state
    };
    let revoked = |at: Moment, reason| State::Revoked { at, reason: Some(reason) };
    let moment = |text: &[u8]| Moment::from_generalized(text).unwrap();
    let Some(answer) = Store::CEO_2004.answered("ocsp_response_ceo_sign_2004_revoked") else { return };
    assert_eq!(state(answer), revoked(moment(b"20220118063055Z"), CrlReason::Superseded));
    let Some(answer) = Store::CEO_2015.answered("ocsp_response_ceo_2015_revoked") else { return };
    assert_eq!(state(answer), revoked(moment(b"20220727102530Z"), CrlReason::CertificateHold));
    // Later it may have been lifted.
    let Some(answer) = Store::CEO_2015.answered_of("ocsp_response_ceo_2015_revoked", AT) else { return };
    assert_eq!(answer, Err(OcspRefusal::Stale));
    // The responder knows nothing of it, and says what RFC 6960 has it say of numbers never issued.
    let Some(answer) = Store::PERSON_2015.answered("ocsp_response_individual_2015") else { return };
    assert_eq!(state(answer), revoked(Moment::from_seconds(0), CrlReason::CertificateHold));
    // "Good", but said half a year after the certificate's end.
    let Some(answer) = Store::PERSON_2004.answered("ocsp_response_individual_sign_2004") else { return };
    assert_eq!(answer, Err(OcspRefusal::AfterExpiry));
    let Some(answer) = Store::CEO_2004.answered("ocsp_response_ceo_2015_revoked") else { return };
    assert_eq!(answer, Err(OcspRefusal::OtherCertificate));
}

#[test]
fn lists_tell_of_certificates_in_key_stores() {
    for (store, list, at, reason) in [
        (Store::CEO_2015, "nca_gost2022_test", "20220727102530Z", CrlReason::CertificateHold),
        (Store::CEO_2004, "nca_gost_test", "20220118044737Z", CrlReason::Superseded),
        (Store::SIGN_2004, "nca_rsa_test", "20220118044024Z", CrlReason::Superseded),
        (Store::AUTH_2004, "nca_rsa_test", "20220118044112Z", CrlReason::Superseded),
    ] {
        let Some(status) = store.listed(list) else { return };
        let Status::Revoked(entry) = status else { panic!("{}: {status:?}", store.0) };
        assert_eq!((entry.at.generalized().as_str(), entry.reason), (at, Some(reason)), "{}", store.0);
    }
    let Some(status) = Store::PERSON_2015.listed("nca_gost2022_test") else { return };
    assert!(matches!(status, Status::Good(_)), "{status:?}");
    let Some(status) = Store::PERSON_2004.listed("nca_rsa_test") else { return };
    let Status::Unknown(refusals) = status else { panic!("{status:?}") };
    assert!(refusals.contains(&CrlRefusal::AfterExpiry), "{refusals:?}");
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

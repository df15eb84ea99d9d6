//! The scene of all forgeries: two certification centres, a head who approves a document, and everything that
//! proves it.

use super::tree::Node;
use crate::pki::{AIGUL, DAY, NOW, Pki};
use const_oid::ObjectIdentifier as Oid;
use eds::{
    algorithm::{Digest, KeyKind, PrivateKey},
    certificate::{Certificate, Issuer, Role},
    check::{self, Case, Evidence, Expected, ExpectedSigner, Policy, Report},
    cms::{self, Form, SignedData},
    crl::{self, Crl, Revoked},
    manifest::{Manifest, Part, PartKind},
    moment::Moment,
    ocsp::{self, Answer, CertId, State},
    tsp::{self, Reply},
};

pub const POLICY: Oid = Oid::new_unwrap("1.2.398.3.3.2.6.1");

/// Where the parts of a message with a certificate and no CRL lie.
pub const SIGNED: [usize; 2] = [1, 0];
pub const CONTENT: [usize; 5] = [1, 0, 2, 1, 0];
pub const CERTIFICATES: [usize; 3] = [1, 0, 3];
pub const SIGNERS: [usize; 3] = [1, 0, 4];
pub const SIGNER: [usize; 4] = [1, 0, 4, 0];
pub const ATTRIBUTES: [usize; 5] = [1, 0, 4, 0, 3];

pub struct Scene {
    pub pki: Pki,
    pub foreign: Pki,
    pub head: Issuer,
}

/// How a signature is made and proven.
#[derive(Clone)]
pub struct Plan {
    pub signer: Issuer,
    pub content: Vec<u8>,
    pub attached: bool,
    pub signing_time: Option<Moment>,
    pub received_at: Moment,
    pub stamp: Option<(Moment, Issuer)>,
    pub answer: Option<Spoken>,
    pub lists: Vec<Crl>,
}

/// An answer of OCSP.
#[derive(Clone)]
pub struct Spoken {
    pub state: State,
    pub this_update: Moment,
    pub next_update: Option<Moment>,
    pub produced_at: Moment,
    pub responder: Issuer,
    pub nonce: Option<Vec<u8>>,
    pub about: Certificate,
    pub issuer: Certificate,
}

impl Spoken {
    pub fn to_der(&self) -> Vec<u8> {
        let id = CertId::of(&self.about, &self.issuer, Digest::Sha256).unwrap();
        let request = ocsp::Request { ids: vec![id], nonce: self.nonce.clone() };
        let answer = |_: &CertId| Answer {
            state: self.state,
            this_update: self.this_update,
            next_update: self.next_update,
        };
        ocsp::respond(&request, answer, &self.responder, self.produced_at).unwrap()
    }
}

/// A case with everything it needs.
#[derive(Clone)]
pub struct Made {
    pub evidence: Evidence,
    pub content: Option<Vec<u8>>,
    pub expected: Expected,
    pub policy: Policy,
    pub now: Moment,
}

impl Made {
    pub fn report(&self) -> Report {
        let case = Case {
            evidence: &self.evidence,
            content: self.content.as_deref(),
            expected: &self.expected,
            now: self.now,
        };
        check::signature(case, &self.policy)
    }

    /// The message changed in its tree.
    pub fn tree(mut self, change: impl FnOnce(&mut Node)) -> Self {
        let mut tree = Node::read(&self.evidence.cms.0);
        change(&mut tree);
        self.evidence.cms = tree.write().into();
        self
    }

    pub fn cms(mut self, bytes: Vec<u8>) -> Self {
        self.evidence.cms = bytes.into();
        self
    }

    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

/// Signs the attributes of a changed message anew: what somebody does who has the key.
pub fn resign(tree: &mut Node, key: &PrivateKey) {
    let mut attributes = tree.at(&ATTRIBUTES).clone();
    attributes.children().sort_by_key(Node::write);
    *tree.at(&ATTRIBUTES) = attributes.clone();
    attributes.retag(0x31);
    let signature = key.sign(key.scheme(), &attributes.write()).unwrap();
    *tree.at(&SIGNER).at(&[5]).bytes() = signature;
}

/// The index of an attribute by its identifier.
pub fn attribute(tree: &mut Node, oid: Oid) -> usize {
    let list = tree.at(&ATTRIBUTES).children();
    list.iter_mut().position(|attribute| attribute.at(&[0]).bytes() == oid.as_bytes()).unwrap()
}

pub fn manifest() -> Manifest {
    Manifest {
        document: "01JXPTM3KJ5Z".to_owned(),
        version: 3,
        title: "Қаулы жобасы".to_owned(),
        act: "approve".to_owned(),
        role: "head".to_owned(),
        parts: vec![
            Part::of(PartKind::Text, "kk", "мәтін".as_bytes()),
            Part::of(PartKind::Attachment, "кесте.xlsx", b"table"),
        ],
    }
}

/// A list made an hour before now, with the next in a day.
pub fn list(issuer: &Issuer, number: u64, base: Option<u64>, entries: Vec<Revoked>) -> Crl {
    list_at(issuer, number, base, entries, NOW.plus_seconds(-3600))
}

pub fn list_at(issuer: &Issuer, number: u64, base: Option<u64>, entries: Vec<Revoked>, at: Moment) -> Crl {
    let next_update = Some(at.plus_seconds(DAY));
    crl::build(&crl::Template { number, base, this_update: at, next_update, entries, extra: vec![] }, issuer)
        .unwrap()
}

impl Scene {
    pub fn new(kind: KeyKind) -> Self {
        let mut pki = Pki::new(100, kind);
        let head = pki.issue(AIGUL, &Role::Head, |_| ());
        Self { pki, foreign: Pki::new(200, kind), head }
    }

    /// All that is demanded, with the scene's own centre as anchor.
    pub fn policy(&self) -> Policy {
        let mut policy = Policy::strict("test 1");
        policy.anchors = vec![self.pki.root.certificate.der().into()];
        policy.intermediates = vec![self.pki.authority.certificate.der().into()];
        policy
    }

    pub fn expected(&self) -> Expected {
        let signer = ExpectedSigner {
            iin: Some(AIGUL.iin.to_owned()),
            bin: AIGUL.bin.map(str::to_owned),
            role: Some(Role::Head),
        };
        Expected { signers: vec![signer], manifest: Some(manifest()), nonce: None }
    }

    /// Everything in order: stamped now, answered a minute later, lists of an hour ago.
    pub fn plan(&self) -> Plan {
        Plan {
            signer: self.head.clone(),
            content: manifest().to_bytes(),
            attached: true,
            signing_time: Some(NOW),
            received_at: NOW,
            stamp: Some((NOW, self.pki.stamper.clone())),
            answer: Some(self.good(&self.head)),
            lists: self.lists(vec![]),
        }
    }

    /// Full lists of both authorities.
    pub fn lists(&self, revoked: Vec<Revoked>) -> Vec<Crl> {
        vec![list(&self.pki.root, 5, None, vec![]), list(&self.pki.authority, 9, None, revoked)]
    }

    pub fn good(&self, about: &Issuer) -> Spoken {
        let at = NOW.plus_seconds(60);
        Spoken {
            state: State::Good,
            this_update: at,
            next_update: None,
            produced_at: at,
            responder: self.pki.responder.clone(),
            nonce: None,
            about: about.certificate.clone(),
            issuer: self.pki.authority.certificate.clone(),
        }
    }

    pub fn sign(&self, plan: &Plan) -> SignedData {
        let form = Form { attached: plan.attached, time: plan.signing_time, chain: &[] };
        let (certificate, key) = (&plan.signer.certificate, &plan.signer.key);
        let mut signed = cms::sign(&plan.content, certificate, key, form).unwrap();
        if let Some((at, stamper)) = &plan.stamp {
            let token = token(signed.signers()[0].signature(), *at, stamper);
            signed.add_token(0, &token).unwrap();
        }
        signed
    }

    pub fn make(&self, plan: &Plan) -> Made {
        let policy = self.policy();
        let mut evidence = Evidence::new(self.sign(plan).to_der().unwrap(), plan.received_at, &policy);
        evidence.ocsp = plan.answer.iter().map(|spoken| spoken.to_der().into()).collect();
        evidence.crls = plan.lists.iter().map(|crl| crl.der().into()).collect();
        let content = (!plan.attached).then(|| plan.content.clone());
        Made { evidence, content, expected: self.expected(), policy, now: NOW.plus_seconds(120) }
    }

    /// The plan changed, then made.
    pub fn made(&self, change: impl FnOnce(&mut Plan)) -> Made {
        let mut plan = self.plan();
        change(&mut plan);
        self.make(&plan)
    }

    /// Signed by somebody else whose standing is otherwise in order.
    pub fn by(&self, signer: &Issuer) -> Made {
        self.made(|plan| {
            plan.signer = signer.clone();
            plan.answer = Some(self.good(signer));
        })
    }
}

pub fn token(bytes: &[u8], at: Moment, stamper: &Issuer) -> Vec<u8> {
    let request = tsp::Request::of(bytes, Digest::Sha256, None);
    let reply = tsp::stamp(&request, stamper, &[], POLICY, 1, at).unwrap();
    let Reply::Granted(token) = Reply::read(&reply).unwrap() else { panic!("refused") };
    token.to_der().unwrap()
}

pub fn revoked(issuer: &Issuer, at: Moment, reason: Option<x509_cert::ext::pkix::CrlReason>) -> Revoked {
    Revoked { serial: issuer.certificate.serial().to_vec(), at, reason, invalid_since: None }
}

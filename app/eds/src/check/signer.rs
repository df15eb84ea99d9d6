//! The checks of one signer.

use super::{
    case::{ExpectedSigner, ExternalWord, Material},
    report::{BestTime, Check, CheckName, Missing, Note, Outcome, Reason, SignerReport, TimeSource, Verdict},
    revocation::{self, PathOf},
    stamp::{self, Stamps},
};
use crate::{
    algorithm::{Digest, PublicKey, Scheme},
    blob::Blob,
    certificate::{Certificate, Role, Subject},
    cms::Signer,
    oid,
    path::{self, Parameters},
};
use const_oid::ObjectIdentifier as Oid;

struct Examination<'a> {
    material: &'a Material<'a>,
    signer: &'a Signer,
    checks: Vec<Check>,
    expected: Option<usize>,
}

pub(super) fn report(material: &Material<'_>, index: usize) -> SignerReport {
    let signer = &material.signed.signers()[index];
    let mut examination = Examination { material, signer, checks: Vec::new(), expected: None };
    examination.structure(index);
    examination.content();
    let certificate = material.own[index].as_ref();
    let stamps = stamp::judge(material, signer);
    let best_time = stamps.best.as_ref().map_or(
        BestTime { at: material.case.evidence.received_at, source: TimeSource::Receipt },
        |stamped| BestTime { at: stamped.time, source: TimeSource::Stamp },
    );
    let mut way = Vec::new();
    match certificate {
        Some(certificate) => way = examination.of_certificate(certificate, &stamps, best_time),
        None => examination.add(CheckName::Signature, Outcome::Unknown(Missing::Certificate)),
    }
    if let Some((outcome, notes)) = stamps.outcome {
        examination.checks.push(Check { name: CheckName::Stamp, outcome, notes });
    }
    examination.manifest();
    examination.external();
    examination.checks.sort_by_key(|check| check.name);
    SignerReport {
        certificate: certificate.map(|certificate| certificate.der().into()),
        subject: certificate.map(Certificate::subject),
        roles: certificate.map(|certificate| certificate.roles(&material.policy.roles)).unwrap_or_default(),
        signing_time: signer.attributes().and_then(|attributes| attributes.signing_time),
        best_time,
        expected: examination.expected,
        path: way,
        verdict: Verdict::of(&examination.checks),
        checks: examination.checks,
    }
}

impl Examination<'_> {
    fn add(&mut self, name: CheckName, outcome: Outcome) {
        self.checks.push(Check { name, outcome, notes: Vec::new() });
    }

    fn pass_or(&mut self, name: CheckName, reason: Option<Reason>) {
        self.add(name, reason.map_or(Outcome::Pass, Outcome::Fail));
    }

    fn structure(&mut self, index: usize) {
        let others = self.material.signed.signers().iter().enumerate();
        let doubled = others.filter(|(other, _)| *other != index).any(|(at, other)| {
            other.signature() == self.signer.signature() || same_owner(self.material, index, at)
        });
        let reason = if doubled {
            Some(Reason::DoubledSigner)
        } else {
            self.signer.attributes().is_none().then_some(Reason::NoSignedAttributes)
        };
        self.pass_or(CheckName::Structure, reason);
    }

    fn content(&mut self) {
        let signed = &self.material.signed;
        let (within, given) = (signed.content(), self.material.case.content);
        let Some(content) = given.or(within) else {
            return self.add(CheckName::Content, Outcome::Unknown(Missing::Content));
        };
        let Some(attributes) = self.signer.attributes() else { return };
        let of_type = signed.content_type() == oid::DATA && attributes.content_type == oid::DATA;
        let reason = if within.is_some_and(|within| within != content) {
            Some(Reason::OtherContent)
        } else if !of_type {
            Some(Reason::ContentType)
        } else {
            (!self.signer.covers(content)).then_some(Reason::WrongDigest)
        };
        self.pass_or(CheckName::Content, reason);
    }

    /// All that hangs on the certificate; the path, for keeping.
    fn of_certificate(&mut self, certificate: &Certificate, stamps: &Stamps, time: BestTime) -> Vec<Blob> {
        if self.signer.attributes().is_some() {
            let wrong = self.signer.verify(certificate).err();
            self.pass_or(CheckName::Signature, wrong.map(Reason::Signature));
            self.certificate_attribute(certificate);
        }
        self.usage(certificate);
        self.person_and_role(certificate);
        let mut weighed = Weighed::default();
        weighed.certificate(certificate);
        weighed.schemes.extend(self.signer.scheme());
        if let Some(stamped) = &stamps.best {
            weighed.schemes.push(stamped.scheme);
            weighed.schemes.extend(&stamped.validated.schemes);
            std::iter::once(&stamped.anchor).chain(&stamped.path).for_each(|link| weighed.certificate(link));
        }
        let found = path::find(certificate, self.material.search(), &Parameters::at(time.at));
        let way = match found {
            Ok((anchor, chain, validated)) => {
                weighed.schemes.extend(validated.schemes);
                chain.iter().for_each(|link| weighed.certificate(link));
                weighed.certificate(&anchor);
                self.add(CheckName::Chain, Outcome::Pass);
                if self.material.policy.revocation {
                    let way = (&anchor, chain.as_slice());
                    let (outcome, notes) = revocation::of_path(self.material, PathOf::Signer, way, time.at);
                    self.checks.push(Check { name: CheckName::Revocation, outcome, notes });
                }
                std::iter::once(&anchor).chain(&chain).map(|link| link.der().into()).collect()
            }
            Err(error) => {
                self.add(CheckName::Chain, Outcome::Fail(Reason::Chain(error)));
                Vec::new()
            }
        };
        let (outcome, notes) = weighed.outcome(self.material, time);
        self.checks.push(Check { name: CheckName::Strength, outcome, notes });
        way
    }

    fn certificate_attribute(&mut self, certificate: &Certificate) {
        let references = self.signer.attributes().map(|attributes| attributes.certificate.as_slice());
        let by_sha1 =
            references.unwrap_or_default().iter().all(|reference| reference.digest == Some(Digest::Sha1));
        let (outcome, notes) = match self.signer.names(certificate) {
            Some(true) if by_sha1 => (Outcome::Pass, vec![Note::CertificateBySha1]),
            Some(true) => (Outcome::Pass, Vec::new()),
            Some(false) => (Outcome::Fail(Reason::OtherCertificate), Vec::new()),
            None => (Outcome::Fail(Reason::NoCertificateAttribute), Vec::new()),
        };
        self.checks.push(Check { name: CheckName::CertificateAttribute, outcome, notes });
    }

    fn usage(&mut self, certificate: &Certificate) {
        let extensions = certificate.extensions();
        let policy = self.material.policy;
        let binds = extensions
            .usage
            .as_ref()
            .is_some_and(|usage| usage.digital_signature() && (usage.non_repudiation() || !policy.binding));
        let wanted = &policy.purposes;
        let purpose = wanted.is_empty()
            || wanted
                .iter()
                .filter_map(|dotted| Oid::new(dotted).ok())
                .any(|oid| extensions.has_purpose(&oid));
        let reason = match (binds && !extensions.is_authority(), purpose) {
            (false, _) => Some(Reason::KeyUsage),
            (_, false) => Some(Reason::Purpose),
            _ => None,
        };
        self.pass_or(CheckName::Usage, reason);
    }

    fn person_and_role(&mut self, certificate: &Certificate) {
        let expected = &self.material.case.expected.signers;
        if expected.is_empty() {
            return;
        }
        let subject = certificate.subject();
        let roles = certificate.roles(&self.material.policy.roles);
        let same = expected.iter().enumerate().filter(|(_, expected)| is_person(expected, &subject));
        // One person may be expected in two roles: the one the certificate gives goes first.
        let lacks_role = |role: &Option<Role>| role.as_ref().is_some_and(|role| !has_role(&roles, role));
        let found = match same.min_by_key(|(_, expected)| lacks_role(&expected.role)) {
            _ if subject.ambiguous => Err(Reason::AmbiguousPerson),
            None => Err(Reason::Person),
            Some(found) => Ok(found),
        };
        let found = match found {
            Ok(found) => {
                self.add(CheckName::Person, Outcome::Pass);
                self.expected = Some(found.0);
                found.1
            }
            Err(reason) => return self.add(CheckName::Person, Outcome::Fail(reason)),
        };
        if let Some(needed) = found.role.clone() {
            let reason = (!has_role(&roles, &needed)).then_some(Reason::Role { needed, found: roles });
            self.pass_or(CheckName::Role, reason);
        }
    }

    fn manifest(&mut self) {
        let Some(manifest) = &self.material.case.expected.manifest else { return };
        let outcome = match self.material.case.content.or(self.material.signed.content()) {
            None => Outcome::Unknown(Missing::Content),
            Some(content) => match manifest.difference(content) {
                None => Outcome::Pass,
                Some(difference) => Outcome::Fail(Reason::Manifest(difference)),
            },
        };
        self.add(CheckName::Manifest, outcome);
    }

    fn external(&mut self) {
        let outcome = match &self.material.case.evidence.external {
            ExternalWord::NotAsked => return,
            ExternalWord::Awaited { said } => Outcome::Unknown(Missing::External { said: said.clone() }),
            ExternalWord::Accepts { .. } => Outcome::Pass,
            ExternalWord::Refuses { said, .. } => Outcome::Fail(Reason::External { said: said.clone() }),
        };
        self.add(CheckName::External, outcome);
    }
}

/// One key, or one person for one body with another key.
fn same_owner(material: &Material<'_>, one: usize, other: usize) -> bool {
    let key = |of: usize| material.own[of].as_ref().map(Certificate::key_info);
    let same_key = key(one).is_some() && key(one) == key(other);
    let same_person = |person: &Subject, twin: &Subject| {
        person.iin.is_some() && person.iin == twin.iin && person.bin == twin.bin
    };
    same_key
        || material.owners[one]
            .as_ref()
            .zip(material.owners[other].as_ref())
            .is_some_and(|(person, twin)| same_person(person, twin))
}

fn is_person(expected: &ExpectedSigner, subject: &Subject) -> bool {
    let same = |expected: &Option<String>, found: &Option<String>| expected.is_none() || expected == found;
    same(&expected.iin, &subject.iin) && same(&expected.bin, &subject.bin)
}

/// Any system will do where none is named.
fn has_role(roles: &[Role], needed: &Role) -> bool {
    roles.contains(needed)
        || *needed == Role::System(None) && roles.iter().any(|role| matches!(role, Role::System(_)))
}

/// Algorithms and keys that a signature rests on.
#[derive(Default)]
struct Weighed {
    schemes: Vec<Scheme>,
    shortest_rsa: Option<u32>,
}

impl Weighed {
    fn certificate(&mut self, certificate: &Certificate) {
        if let Ok(key @ PublicKey::Rsa(_)) = certificate.public_key() {
            let bits = key.bits();
            self.shortest_rsa = Some(self.shortest_rsa.map_or(bits, |shortest| shortest.min(bits)));
        }
    }

    fn outcome(&self, material: &Material<'_>, time: BestTime) -> (Outcome, Vec<Note>) {
        if let Some(bits) = self.shortest_rsa.filter(|bits| *bits < material.policy.rsa_bits) {
            return (Outcome::Fail(Reason::WeakKey { bits }), Vec::new());
        }
        let weak = self.schemes.iter().map(|scheme| scheme.digest()).find(|digest| digest.is_weak());
        match weak {
            None => (Outcome::Pass, Vec::new()),
            Some(digest) if material.policy.weak_at(time.at) => {
                (Outcome::Fail(Reason::WeakDigest(digest)), Vec::new())
            }
            Some(digest) => (Outcome::Pass, vec![Note::WeakDigest(digest)]),
        }
    }
}

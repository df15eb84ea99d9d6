//! What a check of signatures finds, in words.

use domain::lang::Lang;
use eds::{
    algorithm::Digest,
    certificate::Role,
    check::{CheckName, Missing, Note, Outcome, Reason, Verdict},
    crl::CrlRefusal,
    error::SignatureError,
    manifest::Difference,
    moment::Moment,
    ocsp::OcspRefusal,
    package::{Documents, PartState},
    path::PathError,
    tsp::StampRefusal,
};
use ui::{
    i18n::{Word, certificates, signatures as words},
    time,
};

/// What follows from all checks of a signature, and for the documents it covers.
pub(super) const fn verdict(verdict: Verdict, documents: Documents) -> Word {
    match (verdict, documents) {
        (Verdict::Valid, Documents::Direct) => words::VALID,
        (Verdict::Valid, Documents::Same) => words::VALID_SAME,
        (Verdict::Valid, Documents::Absent) => words::VALID_ABSENT,
        (Verdict::Valid | Verdict::Undetermined, Documents::Changed) => words::DOCUMENT_CHANGED,
        (Verdict::Invalid, Documents::Direct | Documents::Absent) => words::INVALID,
        (Verdict::Invalid, Documents::Same) => words::INVALID_SAME,
        (Verdict::Invalid, Documents::Changed) => words::INVALID_CHANGED,
        (Verdict::Undetermined, Documents::Direct | Documents::Absent) => words::UNDETERMINED,
        (Verdict::Undetermined, Documents::Same) => words::UNDETERMINED_SAME,
    }
}

/// How a document that was signed and the one at hand compare.
pub(super) const fn part(state: PartState) -> Word {
    match state {
        PartState::Same => words::PART_SAME,
        PartState::Changed => words::PART_CHANGED,
        PartState::Absent => words::PART_ABSENT,
    }
}

/// What is looked at.
pub(super) const fn check(name: CheckName) -> Word {
    match name {
        CheckName::Structure => words::STRUCTURE,
        CheckName::Content => words::CONTENT,
        CheckName::Signature => words::SIGNATURE,
        CheckName::CertificateAttribute => words::CERTIFICATE_ATTRIBUTE,
        CheckName::Strength => words::STRENGTH,
        CheckName::Usage => words::USAGE,
        CheckName::Role => words::ROLE,
        CheckName::Person => words::PERSON,
        CheckName::Chain => words::CHAIN,
        CheckName::Stamp => words::STAMP,
        CheckName::Revocation => words::REVOCATION,
        CheckName::Manifest => words::MANIFEST,
        CheckName::External => words::EXTERNAL,
    }
}

/// What came out of a check, beyond its state.
pub(super) fn outcome(lang: Lang, outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Pass => None,
        Outcome::Fail(why) => Some(reason(lang, why)),
        Outcome::Unknown(what) => Some(missing(lang, what)),
    }
}

/// Why a check fails.
pub(super) fn reason(lang: Lang, reason: &Reason) -> String {
    let word = match reason {
        Reason::Unreadable(_) => words::UNREADABLE,
        Reason::Policy(_) => words::POLICY_BROKEN,
        Reason::NoSigners => words::NO_SIGNERS,
        Reason::TooManySigners => words::TOO_MANY_SIGNERS,
        Reason::DoubledSigner => words::DOUBLED_SIGNER,
        Reason::NoSignedAttributes => words::NO_SIGNED_ATTRIBUTES,
        Reason::ContentType => words::CONTENT_TYPE,
        Reason::OtherContent => words::OTHER_CONTENT,
        Reason::WrongDigest => words::WRONG_DIGEST,
        Reason::Signature(error) => signature(*error),
        Reason::NoCertificateAttribute => words::NO_CERTIFICATE_ATTRIBUTE,
        Reason::OtherCertificate => words::OTHER_CERTIFICATE,
        Reason::WeakDigest(digest) => {
            return words::WEAK_DIGEST.with(lang, &[("name", digest_name(*digest))]);
        }
        Reason::WeakKey { bits } => return words::WEAK_KEY.with(lang, &[("bits", &bits.to_string())]),
        Reason::KeyUsage => words::KEY_USAGE,
        Reason::Purpose => words::PURPOSE,
        Reason::Role { needed, .. } => {
            return words::WRONG_ROLE.with(lang, &[("needed", role(needed).text(lang))]);
        }
        Reason::Person => words::WRONG_PERSON,
        Reason::AmbiguousPerson => words::AMBIGUOUS_PERSON,
        Reason::Chain(error) => return path(lang, error),
        Reason::Stamp(refusal) => return words::STAMP_BAD.with(lang, &[("why", stamp(refusal).text(lang))]),
        Reason::Revoked { subject, at, reason } => return revoked(lang, subject, *at, *reason),
        Reason::StampsVoid { subject, at, reason } => {
            let word = if *reason == Some(HOLD) { words::STAMPS_SUSPENDED } else { words::STAMPS_VOID };
            return word.with(lang, &[("subject", subject), ("time", &moment(lang, *at))]);
        }
        Reason::Manifest(what) => {
            return words::OTHER_MANIFEST.with(lang, &[("what", difference(*what).text(lang))]);
        }
        Reason::External { said } if said.is_empty() => words::EXTERNAL_NO,
        Reason::External { said } => return words::EXTERNAL_REFUSES.with(lang, &[("said", said)]),
    };
    word.text(lang).to_owned()
}

/// What a list says of a certificate that was only suspended (RFC 5280, section 5.3.1).
const HOLD: u8 = 6;

fn revoked(lang: Lang, subject: &str, at: Moment, reason: Option<u8>) -> String {
    let time = moment(lang, at);
    let values = [("subject", subject), ("time", time.as_str())];
    let why = match reason {
        Some(HOLD) => return words::SUSPENDED.with(lang, &values),
        Some(1) => certificates::KEY_COMPROMISE,
        Some(2 | 10) => words::AUTHORITY_COMPROMISE,
        Some(3) => certificates::AFFILIATION_CHANGED,
        Some(4) => certificates::SUPERSEDED,
        Some(5) => certificates::CESSATION,
        Some(9) => certificates::PRIVILEGE_WITHDRAWN,
        _ => return words::REVOKED.with(lang, &values),
    };
    let [subject, time] = values;
    words::REVOKED_WHY.with(lang, &[subject, time, ("why", why.text(lang))])
}

const fn signature(error: SignatureError) -> Word {
    match error {
        SignatureError::Wrong => words::SIGNATURE_WRONG,
        SignatureError::UnknownAlgorithm | SignatureError::Mismatch => words::SIGNATURE_ALGORITHM,
        SignatureError::Key => words::SIGNATURE_KEY,
    }
}

fn path(lang: Lang, error: &PathError) -> String {
    let (word, name) = match error {
        PathError::SelfSigned => return words::SELF_SIGNED.text(lang).to_owned(),
        PathError::TooLong => return words::CHAIN_TOO_LONG.text(lang).to_owned(),
        PathError::Policy => return words::CHAIN_POLICY.text(lang).to_owned(),
        PathError::UnknownAuthority { issuer } => (words::UNKNOWN_AUTHORITY, issuer),
        PathError::Signature { subject, .. } => (words::CHAIN_SIGNATURE, subject),
        PathError::Chaining { subject } => (words::CHAIN_NAMES, subject),
        PathError::NotYetValid { subject } => (words::NOT_YET_VALID, subject),
        PathError::Expired { subject } => (words::EXPIRED, subject),
        PathError::NotAuthority { subject } => (words::NOT_AUTHORITY, subject),
        PathError::PathLength { subject }
        | PathError::KeyUsage { subject }
        | PathError::NameConstraints { subject }
        | PathError::UnknownCritical { subject, .. } => (words::CHAIN_RULES, subject),
    };
    word.with(lang, &[("name", name)])
}

const fn stamp(refusal: &StampRefusal) -> Word {
    match refusal {
        StampRefusal::Malformed | StampRefusal::Signers => words::STAMP_MALFORMED,
        StampRefusal::Imprint => words::STAMP_IMPRINT,
        StampRefusal::Signature | StampRefusal::CertificateAttribute => words::STAMP_SIGNATURE,
        StampRefusal::NoCertificate | StampRefusal::Purpose => words::STAMP_CERTIFICATE,
        StampRefusal::Path(_) => words::STAMP_CHAIN,
        StampRefusal::Future => words::STAMP_FUTURE,
        StampRefusal::Nonce => words::STAMP_NONCE,
        StampRefusal::Weak => words::STAMP_WEAK,
        StampRefusal::Revoked => words::STAMP_REVOKED,
    }
}

const fn difference(difference: Difference) -> Word {
    match difference {
        Difference::NoManifest => words::NO_MANIFEST,
        Difference::Document => words::OTHER_DOCUMENT,
        Difference::Version => words::OTHER_VERSION,
        Difference::Title => words::OTHER_TITLE,
        Difference::Act => words::OTHER_ACT,
        Difference::Role => words::OTHER_ROLE,
        Difference::Parts => words::OTHER_PARTS,
    }
}

/// What is missing to decide, and what would change it.
fn missing(lang: Lang, missing: &Missing) -> String {
    match missing {
        Missing::Content => words::MISSING_CONTENT.text(lang).to_owned(),
        Missing::Certificate => words::MISSING_CERTIFICATE.text(lang).to_owned(),
        Missing::Stamp => words::MISSING_STAMP.text(lang).to_owned(),
        Missing::External { said } if said.is_empty() => words::MISSING_EXTERNAL.text(lang).to_owned(),
        Missing::External { said } => words::EXTERNAL_UNDECIDED.with(lang, &[("said", said)]),
        Missing::Revocation { subject, ocsp, crl } => {
            let said = words::MISSING_REVOCATION.with(lang, &[("subject", subject)]);
            match unusable(ocsp, crl) {
                Some(word) => format!("{said} ({})", word.text(lang)),
                None => said,
            }
        }
    }
}

/// What is wrong with what there is; none where there is nothing.
fn unusable(ocsp: &[OcspRefusal], crl: &[CrlRefusal]) -> Option<Word> {
    if ocsp.is_empty() && crl.is_empty() {
        return None;
    }
    let stale = ocsp.iter().all(|refusal| matches!(refusal, OcspRefusal::Stale | OcspRefusal::AfterExpiry))
        && crl.iter().all(|refusal| matches!(refusal, CrlRefusal::Stale | CrlRefusal::AfterExpiry));
    Some(if stale { words::REVOCATION_STALE } else { words::REVOCATION_FORGED })
}

/// What is worth knowing of a check that passes.
pub(super) fn note(lang: Lang, note: &Note) -> String {
    match note {
        Note::WeakDigest(digest) | Note::StampDigest(digest) => {
            words::NOTE_WEAK_DIGEST.with(lang, &[("name", digest_name(*digest))])
        }
        Note::CertificateBySha1 => words::NOTE_SHA1.text(lang).to_owned(),
        Note::UselessStamp(_) => words::NOTE_STAMP.text(lang).to_owned(),
        Note::RevokedLater { at, reason, .. } => {
            let word = if *reason == Some(HOLD) { words::NOTE_HELD_LATER } else { words::NOTE_REVOKED_LATER };
            word.with(lang, &[("time", &moment(lang, *at))])
        }
    }
}

/// The name of a hash function.
const fn digest_name(digest: Digest) -> &'static str {
    match digest {
        Digest::Sha1 => "SHA-1",
        Digest::Sha256 => "SHA-256",
        Digest::Sha384 => "SHA-384",
        Digest::Sha512 => "SHA-512",
        Digest::Streebog256 => "ГОСТ Р 34.11-2012 (256)",
        Digest::Streebog512 => "ГОСТ Р 34.11-2012 (512)",
        Digest::Gost34311 => "ГОСТ 34.311-95",
    }
}

/// What a certificate lets its owner act as.
pub(super) const fn role(role: &Role) -> Word {
    match role {
        Role::Individual => words::INDIVIDUAL,
        Role::LegalEntity => words::LEGAL_ENTITY,
        Role::Head => words::HEAD,
        Role::Signer => words::MAY_SIGN,
        Role::Finance => words::FINANCE,
        Role::Personnel => words::PERSONNEL,
        Role::Employee => words::EMPLOYEE,
        Role::System(_) => words::SYSTEM,
        Role::CivilServant => words::CIVIL_SERVANT,
    }
}

/// A moment by Astana's clock.
pub(super) fn moment(lang: Lang, at: Moment) -> String {
    time::date_time(lang, at.micros())
}

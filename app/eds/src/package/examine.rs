//! Examining everything that came together.

use super::{
    parts::{Digests, Documents, FoundPart, compare, is_guide, is_packed_guide},
    sort::{Piece, Sorted, stamps_of},
};
use crate::{
    blob::Blob,
    certificate::Certificate,
    check::{self, Case, Evidence, Expected, Policy, Report, Verdict},
    cms::SignedData,
    manifest::Manifest,
    moment::Moment,
    tsp::Token,
};
use serde::{Deserialize, Serialize};

/// Signatures that are looked at; the portal signs no more in one go.
const SIGNATURES: usize = 64;
/// Addresses of lists that are worth asking.
const ADDRESSES: usize = 16;

/// What was found of a signature and of what it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    /// The signature's file.
    pub name: String,
    /// The manifest, if that is what was signed.
    pub manifest: Option<String>,
    /// The documents that the manifest names.
    pub parts: Vec<FoundPart>,
    /// What follows for them.
    pub documents: Documents,
    /// What the checks of the signature found.
    pub report: Report,
    /// What follows from both.
    pub verdict: Verdict,
}

/// What was found of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examination {
    /// Each signature.
    pub signatures: Vec<Examined>,
    /// Files that no signature covers.
    pub uncovered: Vec<String>,
    /// Where lists of revoked certificates may be had that would settle what isn't known, or know better.
    pub lists: Vec<String>,
}

/// Judges each signature among the files by the proof among them and by `lists` of revoked certificates, and compares
/// the documents with what was signed. Signatures are judged as of their stamp, or else of now.
pub fn examine(pieces: &[Piece], lists: &[Blob], policy: &Policy, now: Moment) -> Examination {
    let mut sorted = Sorted::of(pieces);
    sorted.crls.extend_from_slice(lists);
    let digests = Digests::of(pieces);
    let mut examination = Examination::default();
    let mut covered: Vec<&Piece> = Vec::new();
    for (piece, signed) in sorted.signatures.iter().take(SIGNATURES) {
        let evidence = evidence(piece, signed, &sorted, (policy, now));
        let content = content(piece, signed, &digests, &sorted);
        let report = {
            let (content, expected) = (content.map(|piece| piece.bytes.as_slice()), Expected::default());
            check::signature(Case { evidence: &evidence, content, expected: &expected, now }, policy)
        };
        // Also where nothing is open: whoever packed the proof chose it, and may have left out what came later.
        if report.verdict != Verdict::Invalid {
            let found = addresses(signed, &evidence, policy);
            examination.lists.extend(found);
        }
        covered.extend(content);
        let signed_bytes = signed.content().or(content.map(|piece| piece.bytes.as_slice()));
        let manifest = signed_bytes.and_then(Manifest::read);
        let parts = manifest.as_ref().map(|manifest| compare(manifest, piece, &digests, &sorted));
        covered.extend(parts.iter().flatten().filter_map(|(_, piece)| *piece));
        let parts = parts.map(|parts| parts.into_iter().map(|(part, _)| part).collect::<Vec<_>>());
        examination.signatures.push(examined(piece, manifest, parts, report));
    }
    examination.lists.sort();
    examination.lists.dedup();
    examination.lists.truncate(ADDRESSES);
    let left = sorted.manifests.iter().chain(&sorted.documents).chain(&sorted.mixed);
    let left = left.filter(|piece| !covered.contains(piece) && !is_packed_guide(piece));
    examination.uncovered = left.map(|piece| piece.name.clone()).collect();
    examination
}

fn examined(
    piece: &Piece,
    manifest: Option<Manifest>,
    parts: Option<Vec<FoundPart>>,
    report: Report,
) -> Examined {
    let documents = parts.as_deref().map_or(Documents::Direct, Documents::of);
    let verdict = match (report.verdict, documents) {
        (Verdict::Invalid, _) | (_, Documents::Changed) => Verdict::Invalid,
        (Verdict::Undetermined, _) | (_, Documents::Absent) => Verdict::Undetermined,
        (Verdict::Valid, Documents::Direct | Documents::Same) => Verdict::Valid,
    };
    let manifest = manifest.and_then(|manifest| String::from_utf8(manifest.to_bytes()).ok());
    Examined {
        name: piece.name.clone(),
        manifest,
        parts: parts.unwrap_or_default(),
        documents,
        report,
        verdict,
    }
}

fn evidence(
    piece: &Piece,
    signed: &SignedData,
    sorted: &Sorted<'_>,
    (policy, now): (&Policy, Moment),
) -> Evidence {
    // Of a single signature any stamp is told about, also one of something else.
    let alone = sorted.signatures.len() == 1;
    let tokens = if alone { sorted.tokens.clone() } else { stamps_of(signed, &sorted.tokens) };
    Evidence {
        certificates: sorted.certificates.clone(),
        ocsp: sorted.ocsp.clone(),
        crls: sorted.crls.clone(),
        tokens,
        ..Evidence::new(piece.bytes.clone(), now, policy)
    }
}

/// What was signed, if it lies apart: the file whose digest it is; else the one that most likely should be.
fn content<'a>(
    piece: &Piece,
    signed: &SignedData,
    digests: &Digests<'a>,
    sorted: &Sorted<'a>,
) -> Option<&'a Piece> {
    let near = |other: &Piece| sorted.manifests.contains(&other) && other.is_beside(piece);
    let covered = digests.covered(signed.signers(), near);
    if let Some(found) = covered.or_else(|| digests.covered(signed.signers(), |other| other != piece)) {
        return Some(found);
    }
    let within = signed.content();
    if within.is_some_and(|content| Manifest::read(content).is_some()) {
        return None;
    }
    let beside = |all: &[&'a Piece]| -> Vec<&'a Piece> {
        all.iter().copied().filter(|other| other.is_beside(piece) && !is_guide(other)).collect()
    };
    match (beside(&sorted.manifests).as_slice(), beside(&sorted.documents).as_slice()) {
        ([manifest], _) if within.is_none() => Some(manifest),
        (_, [document]) => Some(document),
        // A manifest that was changed is one no more, but still has its name.
        (_, documents) => documents.iter().find(|other| other.file() == "manifest.txt").copied(),
    }
}

/// Where the authorities of signer and stamper publish their lists.
fn addresses(signed: &SignedData, evidence: &Evidence, policy: &Policy) -> Vec<String> {
    let stamps = signed.signers().iter().flat_map(|signer| signer.tokens());
    let stamps = stamps.chain(evidence.tokens.iter().map(|Blob(token)| token.clone()));
    let stampers = stamps.filter_map(|token| Token::read(&token).ok());
    let mut all = signed.certificates();
    all.extend(stampers.flat_map(|token| token.signed().certificates()));
    let beside = policy.intermediates.iter().chain(&evidence.certificates);
    all.extend(beside.filter_map(|Blob(der)| Certificate::read(der).ok()));
    let of = |certificate: &Certificate| {
        let extensions = certificate.extensions();
        extensions.crl_addresses().into_iter().chain(extensions.delta_addresses())
    };
    all.iter().flat_map(of).collect()
}

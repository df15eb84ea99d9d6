//! What proves a signature: a stamp, answers and lists, asked for when the signature comes, and again while something
//! is missing; and the judgement over all of it.

use crate::{Error, Services};
use certification::Centre;
use domain::{signatures::SignatureVerdict, time::Moment};
use eds::{
    algorithm::Digest,
    blob::Blob,
    certificate::Certificate,
    check::{self, Case, Evidence, Expected, ExpectedSigner, Report, Verdict},
    cms::SignedData,
    manifest::Manifest,
    ocsp::{CertId, Request},
    tsp,
};
use std::{fs, path::Path};

/// Lists of foreign authorities that are read from the folder of trust.
const LISTS: usize = 64;
/// Largest of them, in bytes.
const LIST_MAX: u64 = 32 * 1024 * 1024;

pub(super) const fn moment(moment: Moment) -> eds::moment::Moment {
    eds::moment::Moment::from_micros(moment.0)
}

/// What proves a signature now. What can't be had is left out: the judgement says that it is missing.
pub(super) async fn gather(services: &Services, cms: Vec<u8>, received: Moment) -> Result<Evidence, Error> {
    let mut evidence = Evidence::new(cms, moment(received), services.policy());
    evidence.tokens = stamp(services, &evidence).await?;
    renew(services, &mut evidence).await?;
    Ok(evidence)
}

/// Asks again for what a certificate's standing is; a stamp that is there stays.
pub(super) async fn renew(services: &Services, evidence: &mut Evidence) -> Result<(), Error> {
    if evidence.tokens.is_empty() {
        evidence.tokens = stamp(services, evidence).await?;
    }
    evidence.ocsp = answers(services, evidence).await?;
    evidence.crls = lists(services, &evidence.cms.0).await?;
    Ok(())
}

/// A stamp of each signature in the message, from the own centre.
async fn stamp(services: &Services, evidence: &Evidence) -> Result<Vec<Blob>, Error> {
    let Ok(signed) = SignedData::read(&evidence.cms.0) else { return Ok(Vec::new()) };
    let mut tokens = Vec::new();
    // One who signs here signs alone.
    for signer in signed.signers().iter().take(1) {
        let mut nonce: [u8; 16] = services.ids().bytes();
        nonce[0] = nonce[0] & 0x7f | 0x40;
        let request = tsp::Request::of(signer.signature(), Digest::Sha256, Some(nonce.to_vec()));
        let Ok(der) = request.to_der() else { continue };
        let Some(reply) = services.time_stamp(der).await? else { continue };
        if let Ok(tsp::Reply::Granted(token)) = tsp::Reply::read(&reply)
            && let Ok(der) = token.to_der()
        {
            tokens.push(Blob(der));
        }
    }
    Ok(tokens)
}

/// What the own centre says of the signers' certificates.
async fn answers(services: &Services, evidence: &Evidence) -> Result<Vec<Blob>, Error> {
    let Some(centre) = services.centre() else { return Ok(Vec::new()) };
    let mut answers = Vec::new();
    for certificate in of_centre(centre, &evidence.cms.0) {
        let Ok(id) = CertId::of(&certificate, centre.authority(), Digest::Sha256) else { continue };
        let Ok(request) = (Request { ids: vec![id], nonce: None }).to_der() else { continue };
        answers.extend(services.ocsp(request).await?.map(Blob));
    }
    Ok(answers)
}

/// The signers' certificates that the own centre issued.
fn of_centre(centre: &Centre, cms: &[u8]) -> Vec<Certificate> {
    let Ok(signed) = SignedData::read(cms) else { return Vec::new() };
    let within = signed.certificates();
    let own = signed.signers().iter().take(1).filter_map(|signer| signer.find(&within).cloned());
    own.filter(|certificate| eds::name::same(certificate.issuer(), centre.authority().subject_name()))
        .collect()
}

/// Lists of revoked certificates: the own centre's, and those that were laid into the folder of trust, which say nothing
/// of a certificate of the own centre.
async fn lists(services: &Services, cms: &[u8]) -> Result<Vec<Blob>, Error> {
    let mut lists: Vec<Blob> = services.current_lists().await?.into_iter().map(Blob).collect();
    if services.centre().is_some_and(|centre| !of_centre(centre, cms).is_empty()) {
        return Ok(lists);
    }
    let folder = services.settings().lists.clone();
    let read = tokio::task::spawn_blocking(move || foreign(&folder));
    lists.extend(read.await.map_err(|error| Error::Stored(error.to_string()))?);
    Ok(lists)
}

fn foreign(folder: &Path) -> Vec<Blob> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let small = |path: &std::path::PathBuf| {
        fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= LIST_MAX)
    };
    paths.into_iter().filter(small).take(LISTS).filter_map(|path| fs::read(path).ok().map(Blob)).collect()
}

/// A judgement: whether a signature holds, by the evidence and for what should have been signed.
pub(super) struct Question {
    pub(super) evidence: Evidence,
    /// What was signed, byte by byte.
    pub(super) signed: Vec<u8>,
    /// What should have been.
    pub(super) manifest: Manifest,
    /// Whose the certificate must be.
    pub(super) iin: Option<String>,
}

/// Judges; computes, and belongs where nobody waits.
pub(super) async fn judge(services: &Services, questions: Vec<Question>) -> Result<Vec<Report>, Error> {
    let (policy, now) = (services.policy().clone(), moment(services.now()));
    let work = move || {
        let one = |question: Question| {
            let signers = vec![ExpectedSigner { iin: question.iin, bin: None, role: None }];
            let signers = if signers[0].iin.is_some() { signers } else { Vec::new() };
            let expected = Expected { signers, manifest: Some(question.manifest), nonce: None };
            let case = Case {
                evidence: &question.evidence,
                content: Some(&question.signed),
                expected: &expected,
                now,
            };
            check::signature(case, &policy)
        };
        questions.into_iter().map(one).collect()
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Stored(error.to_string()))
}

pub(super) const fn verdict(report: &Report) -> SignatureVerdict {
    match report.verdict {
        Verdict::Valid => SignatureVerdict::Valid,
        Verdict::Invalid => SignatureVerdict::Invalid,
        Verdict::Undetermined => SignatureVerdict::Undetermined,
    }
}

/// Judges the signature of a challenge: of now, and without a stamp.
pub(crate) async fn judge_sign_in(services: &Services, cms: Vec<u8>, text: Vec<u8>) -> Result<Report, Error> {
    let now = services.now();
    let mut policy = services.policy().clone();
    policy.stamp = false;
    policy.stamp_revocation = false;
    let mut evidence = Evidence::new(cms, moment(now), &policy);
    evidence.ocsp = answers(services, &evidence).await?;
    evidence.crls = lists(services, &evidence.cms.0).await?;
    let work = move || {
        let expected = Expected::default();
        let case = Case { evidence: &evidence, content: Some(&text), expected: &expected, now: moment(now) };
        check::signature(case, &policy)
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Stored(error.to_string()))
}

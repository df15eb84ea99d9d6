//! What proves a signature: a stamp, answers and lists, asked for when the signature comes, and again while something
//! is missing; and the judgement over all of it.

use super::foreign;
use crate::{Error, Services, documents::Undone};
use authorities::{Authorities, Signed};
use certification::Centre;
use domain::{fault::Fault, signatures::SignatureVerdict, time::Moment};
use eds::{
    algorithm::Digest,
    blob::Blob,
    certificate::Certificate,
    check::{self, Case, Evidence, Expected, ExpectedSigner, ExternalWord, Report, Verdict},
    cms::SignedData,
    crl::Crl,
    manifest::Manifest,
    name,
    ocsp::{CertId, Request},
    oid, tsp,
};
use std::{sync::Arc, time::Duration};

/// Answers, and lists, that are kept with a signature.
const PIECES: usize = 128;
/// Who signs here signs alone.
const ONE: u16 = 1;
/// How long others may be asked in all: somebody waits, and what is missing is asked for again.
const WAIT: Duration = Duration::from_secs(20);

pub(super) const fn moment(moment: Moment) -> eds::moment::Moment {
    eds::moment::Moment::from_micros(moment.0)
}

/// What proves a signature of `content` now. What can't be had is left out: the judgement says that it is missing.
pub(super) async fn gather(
    services: &Services,
    cms: Vec<u8>,
    content: &[u8],
    received: Moment,
) -> Result<Evidence, Error> {
    let mut evidence = Evidence::new(cms, moment(received), services.policy());
    if services.authorities().is_some_and(Authorities::verifies) {
        evidence.external = ExternalWord::Awaited { said: String::new() };
    }
    renew(services, &mut evidence, content).await?;
    Ok(evidence)
}

/// Asks again for what a certificate's standing is. A stamp that is there stays, and so does an external verifier's word.
pub(super) async fn renew(services: &Services, evidence: &mut Evidence, content: &[u8]) -> Result<(), Error> {
    if evidence.tokens.is_empty() {
        evidence.tokens = stamp(services, evidence).await?;
    }
    standings(services, evidence, true).await?;
    // Where there is no verifier any more, nobody takes back that its word is wanted.
    let verifier = services.authorities().filter(|authorities| authorities.verifies());
    if let (ExternalWord::Awaited { .. }, Some(authorities)) = (&evidence.external, verifier) {
        let signed = Signed { cms: &evidence.cms.0, content };
        evidence.external = authorities.verify(signed, moment(services.now())).await;
    }
    Ok(())
}

/// What is known of certificates: from the own centre, and from others. When one of them does not answer, what it said
/// before stays.
async fn standings(services: &Services, evidence: &mut Evidence, climbs: bool) -> Result<(), Error> {
    let (ocsp, crls) = (std::mem::take(&mut evidence.ocsp), std::mem::take(&mut evidence.crls));
    evidence.ocsp = answers(services, evidence).await?;
    evidence.crls = services.current_lists().await?.into_iter().map(Blob).collect();
    let all = match tokio::time::timeout(WAIT, foreign::add(services, evidence, climbs)).await {
        Ok(added) => added?,
        Err(_) => false,
    };
    if !all {
        keep_earlier(evidence, ocsp, crls).await?;
    }
    Ok(())
}

/// Adds what was said before, but no list of whoever has sent one now.
async fn keep_earlier(evidence: &mut Evidence, ocsp: Vec<Blob>, crls: Vec<Blob>) -> Result<(), Error> {
    let missed: Vec<Blob> = ocsp.into_iter().filter(|piece| !evidence.ocsp.contains(piece)).collect();
    evidence.ocsp.extend(missed);
    evidence.ocsp.truncate(PIECES);
    let now = evidence.crls.clone();
    let missed = tokio::task::spawn_blocking(move || {
        let read = |Blob(list): &Blob| Crl::read(list).ok();
        let sent: Vec<Crl> = now.iter().filter_map(read).collect();
        let is_old = |list: &Blob| {
            read(list).is_none_or(|old| {
                let same =
                    |new: &Crl| name::same(new.issuer(), old.issuer()) && new.is_delta() == old.is_delta();
                sent.iter().any(same)
            })
        };
        crls.into_iter().filter(|list| !is_old(list)).collect::<Vec<_>>()
    });
    evidence.crls.extend(missed.await.map_err(|error| Error::Stored(error.to_string()))?);
    evidence.crls.truncate(PIECES);
    Ok(())
}

/// A stamp of the signature: from whoever the settings name, else from the own centre.
async fn stamp(services: &Services, evidence: &Evidence) -> Result<Vec<Blob>, Error> {
    let Ok(signed) = SignedData::read(&evidence.cms.0) else { return Ok(Vec::new()) };
    let Some(signer) = signed.signers().first() else { return Ok(Vec::new()) };
    let mut nonce: [u8; 16] = services.ids().bytes();
    nonce[0] = nonce[0] & 0x7f | 0x40;
    let request = tsp::Request::of(signer.signature(), Digest::Sha256, Some(nonce.to_vec()));
    let Ok(der) = request.to_der() else { return Ok(Vec::new()) };
    let reply = match services.authorities().filter(|authorities| authorities.stamps()) {
        Some(authorities) => authorities.stamp(der).await,
        None => services.time_stamp(der).await?,
    };
    let token = match reply.map(|reply| tsp::Reply::read(&reply)) {
        Some(Ok(tsp::Reply::Granted(token))) => token,
        _ => return Ok(Vec::new()),
    };
    let answers = token.nonce() == Some(nonce.as_slice()) && token.covers(signer.signature());
    Ok(token.to_der().ok().filter(|_| answers).map(Blob).into_iter().collect())
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
    own.filter(|certificate| name::same(certificate.issuer(), centre.authority().subject_name())).collect()
}

/// A judgement: whether a signature holds, by the evidence and for what should have been signed.
pub(super) struct Question {
    pub(super) evidence: Arc<Evidence>,
    /// What was signed, byte by byte.
    pub(super) signed: Vec<u8>,
    /// What should have been.
    pub(super) manifest: Manifest,
    /// Whose the certificate must be.
    pub(super) signers: Vec<ExpectedSigner>,
}

/// Judges; computes, and belongs where nobody waits.
pub(super) async fn judge(services: &Services, questions: Vec<Question>) -> Result<Vec<Report>, Error> {
    let (mut policy, now) = (services.policy().clone(), moment(services.now()));
    policy.signers = ONE;
    let work = move || {
        let one = |question: Question| {
            let expected =
                Expected { signers: question.signers, manifest: Some(question.manifest), nonce: None };
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

/// What a signature that says who somebody is must be made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MadeWith {
    /// A key for signatures that bind.
    SigningKey,
    /// The same, or one that is only for signing in.
    AnyKey,
}

/// Judges a signature that says who somebody is: of now, and without a stamp. Anybody may send one, so it waits for a turn;
/// what was signed is asked for when that has come.
pub(crate) async fn judge_now(
    services: &Services,
    cms: Vec<u8>,
    text: impl Future<Output = Result<String, Error>> + Send + 'static,
    made_with: MadeWith,
) -> Result<Report, Error> {
    let own = services.clone();
    let judged = async move { of_now(&own, cms, text.await?.into_bytes(), made_with).await };
    let judged = services.capacity().stranger(judged).await;
    judged.map_err(stranger_fault)?
}

/// What is said when no turn comes.
pub(super) fn stranger_fault(undone: Undone) -> Error {
    match undone {
        Undone::Busy | Undone::TooLong => Fault::Busy.into(),
        Undone::Panicked => Error::Stored("a signature could not be judged".to_owned()),
    }
}

async fn of_now(
    services: &Services,
    cms: Vec<u8>,
    text: Vec<u8>,
    made_with: MadeWith,
) -> Result<Report, Error> {
    let now = services.now();
    let mut policy = services.policy().clone();
    if made_with == MadeWith::AnyKey {
        policy.binding = false;
        policy.purposes.push(oid::CLIENT_AUTH.to_string());
    }
    // Who somebody is now: no stamp makes it another day.
    (policy.stamps, policy.stamp) = (false, false);
    policy.signers = ONE;
    let mut evidence = Evidence::new(cms, moment(now), &policy);
    // Anybody can send a certificate of their own making: nothing is fetched for the way up.
    standings(services, &mut evidence, false).await?;
    let work = move || {
        let expected = Expected::default();
        let case = Case { evidence: &evidence, content: Some(&text), expected: &expected, now: moment(now) };
        check::signature(case, &policy)
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Stored(error.to_string()))
}

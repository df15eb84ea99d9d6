//! What is known of certificates that the own centre did not issue: lists laid into the folder of trust, and what their
//! authorities answer, if they may be asked.

use super::evidence::moment;
use crate::{Error, Services};
use authorities::Authorities;
use eds::{
    blob::Blob,
    certificate::Certificate,
    check::{Evidence, Policy},
    cms::{SignedData, Signer},
    crl::Crl,
    name,
    ocsp::{self, Question},
    path::{self, Parameters, PathError, Search},
    tsp::Token,
};
use futures::future::join_all;
use std::{fs, path::Path, time::Duration};

/// Lists of foreign authorities that are read from the folder of trust.
const LISTS: usize = 64;
/// Largest of them, in bytes.
const LIST_MAX: u64 = 32 * 1024 * 1024;
/// How often an issuer's certificate is fetched on the way up.
const STEPS: usize = 3;
/// How long everything about one certificate may take: somebody waits.
const WAIT: Duration = Duration::from_secs(12);

/// A certificate and who issued it.
struct Link {
    certificate: Certificate,
    issuer: Certificate,
}

/// Where the way from a certificate ends.
enum Way {
    /// At an anchor.
    Found(Vec<Link>),
    /// At this certificate, whose issuer's isn't at hand.
    Ends(Box<Certificate>),
    /// Nowhere that is trusted.
    Nowhere,
}

/// Adds what is known; gives whether everything that could come did. Nobody is asked about a certificate, and no list
/// read, that leads to nobody who is trusted; on the way there missing authorities are fetched if `climbs`.
pub(super) async fn add(services: &Services, evidence: &mut Evidence, climbs: bool) -> Result<bool, Error> {
    let (foreign, found) = links(services, evidence, climbs).await?;
    if foreign.is_empty() {
        return Ok(found);
    }
    let folder = services.settings().lists.clone();
    let certificates: Vec<Certificate> = foreign.iter().map(|link| link.certificate.clone()).collect();
    let read = tokio::task::spawn_blocking(move || of_folder(&folder, &certificates));
    evidence.crls.extend(read.await.map_err(stored)?);
    let Some(authorities) = services.authorities() else { return Ok(found) };
    let asked = foreign.iter().map(|link| tokio::time::timeout(WAIT, ask(services, authorities, link)));
    let mut all = found;
    for (heard, link) in join_all(asked).await.into_iter().zip(&foreign) {
        let Heard { answer, lists, usable } = heard.unwrap_or_default();
        all &= usable || !authorities.may_ask_about(&link.certificate);
        evidence.ocsp.extend(answer.map(Blob));
        evidence.crls.extend(lists);
    }
    Ok(all)
}

fn stored(error: tokio::task::JoinError) -> Error {
    Error::Stored(error.to_string())
}

/// The certificates of others on the paths of signer and stampers, and whether all paths were found.
async fn links(
    services: &Services,
    evidence: &mut Evidence,
    climbs: bool,
) -> Result<(Vec<Link>, bool), Error> {
    let (mut links, mut found): (Vec<Link>, bool) = (Vec::new(), true);
    for leaf in leaves(evidence) {
        let way = climb(services, evidence, leaf, climbs).await?;
        found &= !way.is_empty();
        for link in way.into_iter().filter(|link| !is_own(services, link)) {
            if links.iter().all(|known| known.certificate != link.certificate) {
                links.push(link);
            }
        }
    }
    Ok((links, found))
}

fn is_own(services: &Services, link: &Link) -> bool {
    let own = services.centre().map(|centre| [centre.authority(), centre.root()]);
    own.is_some_and(|own| own.contains(&&link.issuer))
}

/// Of the signer and of those who stamped the signature.
fn leaves(evidence: &Evidence) -> Vec<Certificate> {
    let Ok(signed) = SignedData::read(&evidence.cms.0) else { return Vec::new() };
    let own = |signed: &SignedData| signed.signers().first()?.find(&signed.certificates()).cloned();
    let within = signed.signers().first().map(Signer::tokens).unwrap_or_default();
    let tokens = within.into_iter().chain(evidence.tokens.iter().map(|Blob(token)| token.clone()));
    let stampers = tokens.take(4).filter_map(|token| own(Token::read(&token).ok()?.signed()));
    own(&signed).into_iter().chain(stampers).collect()
}

/// The way up to an anchor; certificates of issuers that are not at hand are fetched, and kept as evidence.
async fn climb(
    services: &Services,
    evidence: &mut Evidence,
    leaf: Certificate,
    climbs: bool,
) -> Result<Vec<Link>, Error> {
    for step in 0..=STEPS {
        let ends = match way(services, evidence, leaf.clone()).await? {
            Way::Found(links) => return Ok(links),
            Way::Nowhere => break,
            Way::Ends(certificate) => certificate,
        };
        let authorities = services.authorities().filter(|_| climbs && step < STEPS);
        let Some(authorities) = authorities else { break };
        let Ok(fetched) =
            tokio::time::timeout(WAIT, authorities.issuers(&ends, moment(services.now()))).await
        else {
            break;
        };
        let Some(issuer) = fetched.into_iter().find(|issuer| issued(issuer, &ends)) else { break };
        evidence.certificates.push(issuer.der().into());
    }
    Ok(Vec::new())
}

fn issued(issuer: &Certificate, certificate: &Certificate) -> bool {
    name::same(certificate.issuer(), issuer.subject_name())
        && issuer.public_key().is_ok_and(|key| certificate.verify(&key).is_ok())
}

async fn way(services: &Services, evidence: &Evidence, leaf: Certificate) -> Result<Way, Error> {
    let (policy, at) = (services.policy().clone(), evidence.received_at);
    let (cms, known) = (evidence.cms.clone(), evidence.certificates.clone());
    // As the signature is judged: a certificate that ended since is no reason to forget what was said of it.
    let work = move || way_up(&policy, (&cms, &known), &leaf, &Parameters::at(at));
    tokio::task::spawn_blocking(work).await.map_err(stored)
}

fn way_up(
    policy: &Policy,
    (Blob(cms), known): (&Blob, &[Blob]),
    leaf: &Certificate,
    parameters: &Parameters,
) -> Way {
    let (Ok(anchors), Ok(mut pool)) = (policy.anchors(), policy.intermediates()) else { return Way::Nowhere };
    pool.extend(known.iter().filter_map(|Blob(der)| Certificate::read(der).ok()));
    pool.extend(SignedData::read(cms).map(|signed| signed.certificates()).unwrap_or_default());
    match path::find(leaf, Search { anchors: &anchors, pool: &pool }, parameters) {
        Ok((anchor, path, _)) => {
            let issuers = std::iter::once(anchor).chain(path.clone());
            let links = path.into_iter().zip(issuers);
            Way::Found(links.map(|(certificate, issuer)| Link { certificate, issuer }).collect())
        }
        // A namesake with another key is as good as nobody.
        Err(PathError::UnknownAuthority { .. } | PathError::Signature { .. }) => {
            let issuer = |of: &Certificate| {
                let is = |other: &&Certificate| *other != of && name::same(other.subject_name(), of.issuer());
                pool.iter().find(is).cloned()
            };
            let mut top = leaf.clone();
            for _ in 0..STEPS {
                let Some(next) = issuer(&top) else { break };
                top = next;
            }
            Way::Ends(Box::new(top))
        }
        Err(_) => Way::Nowhere,
    }
}

/// What an authority says.
#[derive(Default)]
struct Heard {
    answer: Option<Vec<u8>>,
    lists: Vec<Blob>,
    /// Whether it says anything to rely on.
    usable: bool,
}

/// An answer, else lists.
async fn ask(services: &Services, authorities: &Authorities, link: &Link) -> Heard {
    let Link { certificate, issuer } = link;
    let answer = authorities.ocsp(certificate, issuer, services.ids().bytes()).await;
    let (policy, now) = (services.policy(), moment(services.now()));
    let question = Question {
        certificate,
        issuer,
        nonce: None,
        at: now,
        now,
        max_age: i64::from(policy.ocsp_minutes) * 60,
        skew: i64::from(policy.skew_seconds),
        strength: policy.strength(now),
    };
    if answer.as_ref().is_some_and(|answer| ocsp::check(answer, &question).is_ok()) {
        return Heard { answer, lists: Vec::new(), usable: true };
    }
    let lists = authorities.lists(certificate, now).await;
    let lists: Vec<Blob> = lists.into_iter().map(|list| Blob(list.into())).collect();
    Heard { answer, usable: !lists.is_empty(), lists }
}

/// The lists in a folder of those who may say something of these certificates: what is of others proves nothing, and
/// would be kept with each signature. One is read after the other.
fn of_folder(folder: &Path, certificates: &[Certificate]) -> Vec<Blob> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let small = |path: &std::path::PathBuf| {
        fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= LIST_MAX)
    };
    let speaks = |list: &Vec<u8>| {
        Crl::read(list)
            .is_ok_and(|list| certificates.iter().any(|certificate| list.may_speak_of(certificate)))
    };
    let lists = paths.into_iter().filter(small).take(LISTS).filter_map(|path| fs::read(path).ok());
    lists.filter(speaks).map(Blob).collect()
}

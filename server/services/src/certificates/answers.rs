//! What the centre answers to whoever checks its certificates: anybody, on the network.

use super::centre::{moment, reason};
use crate::{Error, Services, stored::of_word};
use base64::{Engine, engine::general_purpose::STANDARD};
use certification::{CrlReason, Serial, Standing};
use domain::{
    certificates::CertificateState,
    time::{Moment, SECOND},
};
use eds::{algorithm::Digest, ocsp::Request, tsp};
use std::collections::HashMap;
use tokio::sync::Semaphore;

/// Answers signed at once in this process: pages must not wait for foreign programs.
static TURNS: Semaphore = Semaphore::const_new(4);

/// How long an answer of OCSP counts.
const ANSWER: i64 = 600 * SECOND;
/// Most questions of one request that are looked up; the centre refuses more.
const QUESTIONS: usize = 64;

/// A file that the centre publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// An authority's certificate.
    Certificate,
    /// A list of revoked certificates.
    List,
}

/// The name of a file at the end of an address.
fn name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}

impl Services {
    /// A file of the centre by its name; none if there is no such file.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn published(&self, kind: Published, file: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(centre) = self.settings().centre.clone() else { return Ok(None) };
        let (own, root) = (centre.addresses(), centre.root_addresses());
        match kind {
            Published::Certificate if file == name(&own.certificate) => {
                Ok(Some(centre.authority().der().to_vec()))
            }
            Published::Certificate if file == name(&root.certificate) => {
                Ok(Some(centre.root().der().to_vec()))
            }
            Published::List if file == name(&root.crl) => Ok(Some(centre.root_crl().der().to_vec())),
            Published::List if file == name(&own.crl) => self.list("complete").await,
            Published::List if file == name(&own.delta) => self.list("delta").await,
            _ => Ok(None),
        }
    }

    /// The lists that are in force: the root's, the full one and its delta; none where there is no centre.
    pub(crate) async fn current_lists(&self) -> Result<Vec<Vec<u8>>, Error> {
        let Some(centre) = self.settings().centre.clone() else { return Ok(Vec::new()) };
        let mut lists = vec![centre.root_crl().der().to_vec()];
        lists.extend(self.list("complete").await?);
        lists.extend(self.list("delta").await?);
        Ok(lists)
    }

    async fn list(&self, part: &str) -> Result<Option<Vec<u8>>, Error> {
        let sql = match part {
            "delta" => "select delta from revocation_list order by number desc limit 1",
            _ => "select complete from revocation_list order by number desc limit 1",
        };
        let row: Option<(Option<String>,)> =
            sqlx::query_as(sql).fetch_optional(self.database().glance()).await?;
        let text = row.and_then(|(text,)| text);
        text.map(|text| STANDARD.decode(text).map_err(|error| Error::Stored(error.to_string()))).transpose()
    }

    /// The answer to a request of OCSP (RFC 6960), DER or as GET has it; none where there is no centre.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ocsp(&self, request: Vec<u8>) -> Result<Option<Vec<u8>>, Error> {
        let Some(centre) = self.settings().centre.clone() else { return Ok(None) };
        let mut known = HashMap::new();
        if let Ok(read) = Request::read(&request) {
            for id in read.ids.iter().take(QUESTIONS) {
                let standing = self.standing_of(id.serial()).await?;
                known.insert(id.serial().to_vec(), standing);
            }
        }
        let now = self.now();
        let answer = move || {
            let lookup = |serial: &[u8]| known.get(serial).copied().unwrap_or(Standing::Unknown);
            centre.ocsp(&request, &lookup, moment(now), Some(moment(now.plus(ANSWER))))
        };
        blocking(answer).await.map(Some)
    }

    async fn standing_of(&self, serial: &[u8]) -> Result<Standing, Error> {
        let row: Option<(String, i64, Option<String>)> =
            sqlx::query_as("select state, state_at, reason from certificate where serial = $1")
                .bind(hex::encode(serial))
                .fetch_optional(self.database().glance())
                .await?;
        let Some((state, at, why)) = row else { return Ok(Standing::Unknown) };
        let at = moment(Moment(at));
        Ok(match of_word(&state)? {
            CertificateState::InForce => Standing::Good,
            CertificateState::Suspended => Standing::Revoked { at, reason: Some(CrlReason::CertificateHold) },
            CertificateState::Revoked => {
                Standing::Revoked { at, reason: why.as_deref().map(of_word).transpose()?.map(reason) }
            }
        })
    }

    /// The answer to a request for a time stamp (RFC 3161), written down before it is given; none where there is no
    /// centre. What is no such request is refused without a trace.
    ///
    /// # Errors
    /// When the database fails: then nothing was stamped.
    pub async fn time_stamp(&self, request: Vec<u8>) -> Result<Option<Vec<u8>>, Error> {
        let Some(centre) = self.settings().centre.clone() else { return Ok(None) };
        let serial = Serial::of_random(self.ids().bytes());
        if !tsp::Request::read(&request).is_ok_and(|read| !read.digest.is_weak()) {
            let now = self.now();
            return blocking(move || centre.stamp(&request, serial, moment(now))).await.map(Some);
        }
        let sha256 = hex::encode(Digest::Sha256.of(&request));
        let written = self.database().writer().share(move |unit| {
            let sha256 = sha256.clone();
            Box::pin(async move {
                let now = unit.now();
                sqlx::query("insert into time_stamp (serial, at, request_sha256) values ($1, $2, $3)")
                    .bind(serial.to_string())
                    .bind(now.0)
                    .bind(sha256)
                    .execute(unit.connection())
                    .await?;
                Ok::<Moment, sqlx::Error>(now)
            })
        });
        let now = written.await??;
        blocking(move || centre.stamp(&request, serial, moment(now))).await.map(Some)
    }
}

/// Signatures are made where nobody waits.
async fn blocking(work: impl FnOnce() -> Vec<u8> + Send + 'static) -> Result<Vec<u8>, Error> {
    let _turn = TURNS.acquire().await.map_err(|error| Error::Stored(error.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Stored(error.to_string()))
}

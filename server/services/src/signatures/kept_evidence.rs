//! Evidence as tables keep it. A list of revoked certificates may have megabytes and prove thousands of signatures: it is
//! kept once, and evidence names it by its digest.

use crate::{Error, directory::places};
use base64::{Engine, engine::general_purpose::STANDARD};
use eds::{algorithm::Digest, blob::Blob, check::Evidence};
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::{HashMap, HashSet};

/// Lists asked for by one statement.
const CHUNK: usize = 64;

const KNOWN: &str = "select sha256 from proving_list where sha256 in ";
const LISTS: &str = "select sha256, der from proving_list where sha256 in ";
const INSERT: &str = "insert into proving_list (sha256, der) values ($1, $2) on conflict (sha256) do nothing";

/// What is read from the tables: all but the lists.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KeptEvidence {
    #[serde(flatten)]
    evidence: Evidence,
    /// SHA-256 of the lists, hexadecimal. Rows from before lists were kept apart have none here, and theirs within.
    #[serde(default)]
    lists: Vec<String>,
}

/// What is written to them.
#[derive(Debug)]
pub(super) struct WrittenEvidence {
    /// All but the lists, as JSON.
    pub(super) json: String,
    /// The lists that are not there yet: digest, and DER in base64.
    lists: Vec<(String, String)>,
}

impl KeptEvidence {
    pub(super) fn read(json: &str) -> Result<Self, Error> {
        Ok(serde_json::from_str(json)?)
    }

    /// With the lists of each.
    pub(super) async fn complete(db: &mut AnyConnection, kept: Vec<Self>) -> Result<Vec<Evidence>, Error> {
        let digests = kept.iter().flat_map(|kept| &kept.lists);
        let lists = load(db, &digests.collect::<HashSet<_>>()).await?;
        Ok(kept.into_iter().map(|kept| kept.with(&lists)).collect())
    }

    fn with(self, lists: &HashMap<String, Blob>) -> Evidence {
        let Self { mut evidence, lists: digests } = self;
        for digest in digests {
            match lists.get(&digest) {
                Some(list) => evidence.crls.push(list.clone()),
                // The judgement says what is missing.
                None => tracing::error!(digest, "a list that proves a signature is lost"),
            }
        }
        evidence
    }
}

async fn load(db: &mut AnyConnection, digests: &HashSet<&String>) -> Result<HashMap<String, Blob>, Error> {
    let digests: Vec<&String> = digests.iter().copied().collect();
    let mut lists = HashMap::with_capacity(digests.len());
    for chunk in digests.chunks(CHUNK) {
        let sql = AssertSqlSafe(format!("{LISTS}({})", places(1, chunk.len())));
        let query = sqlx::query_as::<_, (String, String)>(sql);
        let query = chunk.iter().fold(query, |query, digest| query.bind((*digest).clone()));
        for (digest, der) in query.fetch_all(&mut *db).await? {
            let der = STANDARD.decode(der).map_err(|error| Error::Stored(error.to_string()))?;
            lists.insert(digest, Blob(der));
        }
    }
    Ok(lists)
}

impl WrittenEvidence {
    /// Looks which lists are there already; none is ever taken away. Belongs before the transaction that writes.
    pub(super) async fn of(db: &mut AnyConnection, evidence: &Evidence) -> Result<Self, Error> {
        let digests: Vec<String> =
            evidence.crls.iter().map(|Blob(list)| hex::encode(Digest::Sha256.of(list))).collect();
        let mut known: HashSet<String> = HashSet::new();
        for chunk in digests.chunks(CHUNK) {
            let sql = AssertSqlSafe(format!("{KNOWN}({})", places(1, chunk.len())));
            let query = sqlx::query_as::<_, (String,)>(sql);
            let query = chunk.iter().fold(query, |query, digest| query.bind(digest.clone()));
            known.extend(query.fetch_all(&mut *db).await?.into_iter().map(|(digest,)| digest));
        }
        let new = digests.iter().zip(&evidence.crls).filter(|(digest, _)| !known.contains(*digest));
        let lists = new.map(|(digest, Blob(list))| (digest.clone(), STANDARD.encode(list))).collect();
        let kept = KeptEvidence { evidence: without_lists(evidence), lists: digests };
        Ok(Self { json: serde_json::to_string(&kept)?, lists })
    }

    /// Keeps the lists; gives what the row of the check names them by.
    pub(super) async fn keep(&self, db: &mut AnyConnection) -> Result<&str, sqlx::Error> {
        for (digest, der) in &self.lists {
            sqlx::query(INSERT).bind(digest.clone()).bind(der.clone()).execute(&mut *db).await?;
        }
        Ok(&self.json)
    }
}

/// Copies all but what may be large.
fn without_lists(evidence: &Evidence) -> Evidence {
    Evidence {
        cms: evidence.cms.clone(),
        certificates: evidence.certificates.clone(),
        ocsp: evidence.ocsp.clone(),
        crls: Vec::new(),
        tokens: evidence.tokens.clone(),
        external: evidence.external.clone(),
        received_at: evidence.received_at,
        policy: evidence.policy.clone(),
    }
}

//! Lists of revoked certificates (RFC 5280, section 5), kept until the next is due.

use crate::{AskError, Authorities};
use bytes::Bytes;
use eds::{certificate::Certificate, crl::Crl, moment::Moment};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use url::Url;

/// Longest list that is read: some 400,000 revoked certificates.
const LONGEST: usize = 16 * 1024 * 1024;
/// Lists that are kept.
const KEPT: usize = 16;
/// A list may be replaced before its time, when something was revoked: it is asked for again after so many seconds.
const FRESH: i64 = 600;
/// Nobody who did not answer is asked again within so many seconds.
const PAUSE: i64 = 60;

/// What was read, or that nothing could be.
#[derive(Clone, Debug)]
struct Kept {
    list: Option<Bytes>,
    until: Moment,
}

/// Lists by their addresses.
#[derive(Debug, Default)]
pub(crate) struct Lists(Mutex<HashMap<Url, Kept>>);

impl Lists {
    fn get(&self, url: &Url, now: Moment) -> Option<Kept> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(url).filter(|kept| kept.until > now).cloned()
    }

    fn put(&self, url: Url, list: Kept, now: Moment) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, kept| kept.until > now);
        if kept.len() >= KEPT
            && let Some(first) = kept.iter().min_by_key(|(_, kept)| kept.until).map(|(url, _)| url.clone())
        {
            kept.remove(&first);
        }
        kept.insert(url, list);
    }
}

impl Authorities {
    /// The lists on which a certificate would stand: full ones and deltas, as far as they can be had.
    pub async fn lists(&self, certificate: &Certificate, now: Moment) -> Vec<Bytes> {
        let extensions = certificate.extensions();
        let mut addresses = self.client.permitted(&extensions.crl_addresses());
        addresses.extend(self.client.permitted(&extensions.delta_addresses()));
        let mut lists = Vec::new();
        for url in addresses {
            lists.extend(self.list(url, now).await);
        }
        lists
    }

    async fn list(&self, url: Url, now: Moment) -> Option<Bytes> {
        if let Some(kept) = self.lists.get(&url, now) {
            return kept.list;
        }
        let read = self.read(&url).await;
        let list = read.inspect_err(|error| tracing::warn!(%error, "a list of revoked certificates")).ok();
        let seconds = if list.is_some() { FRESH } else { PAUSE };
        self.lists.put(url, Kept { list: list.clone(), until: now.plus_seconds(seconds) }, now);
        list
    }

    async fn read(&self, url: &Url) -> Result<Bytes, AskError> {
        let body = self.client.get(url, LONGEST).await?;
        let text = body.clone();
        let read = tokio::task::spawn_blocking(move || Crl::read(&text)).await;
        match read {
            Ok(Ok(_)) => Ok(body),
            _ => Err(AskError::Unclear(url.clone())),
        }
    }
}

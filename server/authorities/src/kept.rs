//! What lies at addresses, kept for a while.

use crate::{AskError, ask::Client};
use bytes::Bytes;
use eds::moment::Moment;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use url::Url;

/// Answers that are kept.
const KEPT: usize = 16;
/// Nobody who did not answer is asked again within so many seconds.
const PAUSE: i64 = 60;

/// Of what kind answers are.
pub(crate) struct Kind {
    pub name: &'static str,
    /// Longest that is read, in bytes.
    pub longest: usize,
    /// It may be replaced before its time: it is asked for again after so many seconds.
    pub fresh: i64,
    /// Whether it is of that kind; computes.
    pub is: fn(&[u8]) -> bool,
}

/// What was read, or that nothing could be.
#[derive(Clone, Debug)]
struct Answer {
    body: Option<Bytes>,
    until: Moment,
}

/// Answers by their addresses.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<HashMap<Url, Answer>>);

impl Kept {
    /// What lies at an address: as it was a short while ago, or as it is now.
    pub(crate) async fn get(&self, client: &Client, kind: &Kind, url: Url, now: Moment) -> Option<Bytes> {
        if let Some(known) = self.known(&url, now) {
            return known.body;
        }
        let read = read(client, kind, &url).await;
        let body = read.inspect_err(|error| tracing::warn!(%error, "{}", kind.name)).ok();
        let seconds = if body.is_some() { kind.fresh } else { PAUSE };
        self.put(url, Answer { body: body.clone(), until: now.plus_seconds(seconds) }, now);
        body
    }

    fn known(&self, url: &Url, now: Moment) -> Option<Answer> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(url).filter(|answer| answer.until > now).cloned()
    }

    fn put(&self, url: Url, answer: Answer, now: Moment) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, answer| answer.until > now);
        if kept.len() >= KEPT
            && let Some(first) =
                kept.iter().min_by_key(|(_, answer)| answer.until).map(|(url, _)| url.clone())
        {
            kept.remove(&first);
        }
        kept.insert(url, answer);
    }
}

async fn read(client: &Client, kind: &Kind, url: &Url) -> Result<Bytes, AskError> {
    let body = client.get(url, kind.longest).await?;
    let (text, is) = (body.clone(), kind.is);
    match tokio::task::spawn_blocking(move || is(&text)).await {
        Ok(true) => Ok(body),
        _ => Err(AskError::Unclear(url.clone())),
    }
}

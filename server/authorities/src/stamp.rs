//! Time stamps (RFC 3161).

use crate::{Authorities, ask::Question};

/// Longest stamp that is read.
const LONGEST: usize = 64 * 1024;

impl Authorities {
    /// Whether stamps are to be had from others.
    pub fn stamps(&self) -> bool {
        self.stamper.is_some()
    }

    /// The answer to a request for a stamp; none where nobody is to be asked or answers.
    pub async fn stamp(&self, request: Vec<u8>) -> Option<Vec<u8>> {
        let url = self.stamper.as_ref()?;
        let question = Question { kind: "application/timestamp-query", body: request };
        let answer = self.client.post(url, question, LONGEST).await;
        answer.inspect_err(|error| tracing::warn!(%error, "a time stamp")).ok().map(Into::into)
    }
}

//! What a page and the worker that holds its reader's keys say to each other: questions, answers, reasons to refuse.
//!
//! Plain data. The worker is `frontend/signer`; a page asks it by `app::eds`.

mod answer;
mod ask;
mod bytes;
mod refusal;

pub use answer::{Answer, CertificateView, KeyAlgorithm, KeyView, Usage};
pub use ask::{Ask, Dropped, Kind};
pub use bytes::Bytes;
pub use refusal::Refusal;

use serde::{Deserialize, Serialize};

/// A question with the number by which its answer is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question<B = Bytes> {
    /// Chosen by who asks.
    pub id: u32,
    /// What is asked.
    pub ask: Ask<B>,
}

/// An answer with the number of its question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The question's.
    pub id: u32,
    /// What came of it.
    pub answer: Result<Answer, Refusal>,
}

#[cfg(test)]
mod tests;

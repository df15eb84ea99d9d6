//! The one shape of everything a person can ask of the portal.

use crate::{
    access::{Rule, Subject},
    field::Findings,
    id::IdempotencyKey,
};
use serde::{Serialize, de::DeserializeOwned};

/// Whether an operation only reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Reads one consistent state; changes nothing.
    Query,
    /// Changes state in one transaction together with the journal.
    Command,
}

/// A typed request. The door checks [`Operation::RULE`] against the caller's relations to
/// [`Operation::subject`] and [`Operation::check`] against the entries before any handler runs.
pub trait Operation: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    /// The answer.
    type Reply: Serialize + DeserializeOwned + Clone + Send + Sync + 'static;
    /// Name in addresses, journal and access matrix; snake case.
    const NAME: &'static str;
    /// Whether it only reads.
    const EFFECT: Effect;
    /// Who may see and do it.
    const RULE: Rule;

    /// What it is about.
    fn subject(&self) -> Subject {
        Subject::Portal
    }

    /// What is wrong with the entries.
    fn check(&self) -> Findings {
        Findings::new()
    }

    /// Marks the intended act: a command that arrives twice with one key is carried out once.
    fn key(&self) -> Option<IdempotencyKey> {
        None
    }
}

/// Declares what is the same in every operation; the body may add `subject`, `check` and `key`.
macro_rules! operation {
    ($effect:ident $name:ident as $text:literal -> $reply:ty, $rule:expr $(, { $($body:tt)* })?) => {
        impl $crate::operation::Operation for $name {
            type Reply = $reply;
            const NAME: &'static str = $text;
            const EFFECT: $crate::operation::Effect = $crate::operation::Effect::$effect;
            const RULE: $crate::access::Rule = $rule;
            $($($body)*)?
        }
    };
}
pub(crate) use operation;

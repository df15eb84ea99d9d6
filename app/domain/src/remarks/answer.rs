//! What the developer of the draft answers to a remark: one line of the table of remarks.

use super::Thread;
use crate::{fault::Refusal, field::Field};
use serde::{Deserialize, Serialize};

/// The developer's stance on a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Taken into the draft.
    Accepted,
    /// Taken in part; the reasoning says in which.
    Partly,
    /// Not taken; the reasoning says why.
    Declined,
}

impl Stance {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Partly, Self::Declined];

    /// The name in forms and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Partly => "partly",
            Self::Declined => "declined",
        }
    }

    /// The stance of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.name() == name)
    }

    /// Whether it can't stand without a reasoning.
    pub const fn needs_reasoning(self) -> bool {
        !matches!(self, Self::Accepted)
    }
}

/// Answers a remark; an answer may be changed until the document is archived.
///
/// # Errors
/// When the document is archived.
pub const fn answer(thread: Thread) -> Result<(), Refusal> {
    thread.document.writable()
}

/// The fields of an answer that are missing.
pub fn missing(stance: Stance, reasoning: &str) -> Option<Field> {
    (stance.needs_reasoning() && reasoning.trim().is_empty()).then_some(Field::Reasoning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for stance in Stance::ALL {
            assert_eq!(Stance::by_name(stance.name()), Some(stance));
            assert_eq!(serde_json::to_value(stance).unwrap(), stance.name());
        }
    }

    #[test]
    fn what_is_not_taken_whole_is_reasoned() {
        assert_eq!(missing(Stance::Declined, " "), Some(Field::Reasoning));
        assert_eq!(missing(Stance::Partly, ""), Some(Field::Reasoning));
        assert_eq!(missing(Stance::Accepted, ""), None);
        assert_eq!(missing(Stance::Declined, "Противоречит закону."), None);
    }
}

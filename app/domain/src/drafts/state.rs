//! A draft's life, and what becomes of a block that two people save.

use super::Wording;
use crate::fault::Refusal;
use serde::{Deserialize, Serialize};

/// Where a draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// It is being written.
    Written,
    /// A version of a document was made of it: it can only be read.
    Placed,
    /// It was given up: nobody sees it any more.
    Discarded,
}

impl DraftState {
    /// Whether it may still be written.
    ///
    /// # Errors
    /// When it was placed or given up.
    pub const fn writable(self) -> Result<(), Refusal> {
        match self {
            Self::Written => Ok(()),
            Self::Placed => Err(Refusal::DraftPlaced),
            Self::Discarded => Err(Refusal::DraftDiscarded),
        }
    }
}

/// What becomes of a wording that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is what is there already.
    Same,
    /// It is the block's wording now.
    InForce,
    /// Somebody saved another wording meanwhile: it is kept beside that, for somebody to decide.
    Beside,
}

/// What becomes of a wording written on revision `base` of a block whose last revision in force is `current`.
///
/// # Errors
/// When there is no such revision.
pub fn keep(current: u32, base: u32, now: &Wording, new: &Wording) -> Result<Kept, Refusal> {
    match base.cmp(&current) {
        _ if now == new => Ok(Kept::Same),
        std::cmp::Ordering::Equal => Ok(Kept::InForce),
        std::cmp::Ordering::Less => Ok(Kept::Beside),
        std::cmp::Ordering::Greater => Err(Refusal::Stale),
    }
}

/// How two wordings of a block become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettleBy {
    /// Both changes are put together, see [`super::merge`].
    Merge,
    /// The wording in force stays.
    Keep,
    /// The other wording takes its place.
    Take,
}

/// Whether a draft can be placed: it has words, and nowhere two wordings wait.
///
/// # Errors
/// When it is over, says nothing, or a decision is owed.
pub const fn ready(state: DraftState, blocks: u32, rivals: u32) -> Result<(), Refusal> {
    match state.writable() {
        Err(refusal) => Err(refusal),
        Ok(()) if rivals > 0 => Err(Refusal::WordingsWait),
        Ok(()) if blocks == 0 => Err(Refusal::DraftEmpty),
        Ok(()) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::BlockStyle;
    use proptest::prelude::*;

    fn wording(text: &str) -> Wording {
        Wording::new(BlockStyle::Point, text)
    }

    proptest! {
        /// Whatever two people save in whatever order, every wording is in force, beside, or the same as one that is.
        #[test]
        fn nothing_saved_is_lost(saves in prop::collection::vec((0_u32..6, "[а-в]{1,2}"), 0..20)) {
            let (mut current, mut number) = (1, 1);
            let mut now = wording("начало");
            let mut kept = vec![now.clone()];
            for (behind, text) in saves {
                let new = wording(&text);
                match keep(current, number.min(current).saturating_sub(behind).max(1), &now, &new) {
                    Ok(Kept::InForce) => {
                        number += 1;
                        current = number;
                        now = new.clone();
                        kept.push(new.clone());
                    }
                    Ok(Kept::Beside) => {
                        number += 1;
                        kept.push(new.clone());
                    }
                    Ok(Kept::Same) => {}
                    Err(_) => prop_assert!(false, "a revision that was there"),
                }
                prop_assert!(kept.contains(&new));
            }
        }
    }

    #[test]
    fn a_revision_that_never_was_is_refused() {
        assert_eq!(keep(2, 3, &wording("а"), &wording("б")), Err(Refusal::Stale));
    }

    #[test]
    fn what_waits_for_a_decision_is_not_placed() {
        assert_eq!(ready(DraftState::Written, 3, 1), Err(Refusal::WordingsWait));
        assert_eq!(ready(DraftState::Written, 0, 0), Err(Refusal::DraftEmpty));
        assert_eq!(ready(DraftState::Placed, 3, 0), Err(Refusal::DraftPlaced));
        assert_eq!(ready(DraftState::Written, 3, 0), Ok(()));
    }
}

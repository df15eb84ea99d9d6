//! Where in the text a remark belongs.

use crate::{fault::Refusal, id::BlockId};
use serde::{Deserialize, Serialize};

/// A stretch of one block's text, in bytes of its normalised form. An empty stretch means the whole block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The block.
    pub block: BlockId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The words an anchor points at, so that they can be found again in another version.
///
/// # Errors
/// When the stretch does not lie in the text or cuts a character.
pub fn place(anchor: Anchor, text: &str) -> Result<&str, Refusal> {
    if anchor.start == 0 && anchor.end == 0 {
        return Ok(text);
    }
    let stretch = anchor.start as usize..anchor.end as usize;
    text.get(stretch).filter(|words| !words.trim().is_empty()).ok_or(Refusal::AnchorLost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_anchor_never_cuts_a_character(text in "\\PC{0,40}", start in 0_u32..60, end in 0_u32..60) {
            let anchor = Anchor { block: ulid::Ulid::from(1_u128).into(), start, end };
            if let Ok(words) = place(anchor, &text) {
                prop_assert!(text.contains(words));
            }
        }
    }
}

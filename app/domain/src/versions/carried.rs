//! What becomes of the place of a remark in a new version.

use serde::{Deserialize, Serialize};

/// The words of the old version that a remark belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote<'q> {
    /// Position of the block.
    pub block: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte; zero with `start` zero for the whole block.
    pub end: u32,
    /// The words as they were kept with the remark.
    pub exact: &'q str,
}

/// A stretch of a block of the new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Position of the block.
    pub block: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte; zero with `start` zero for the whole block.
    pub end: u32,
}

/// What became of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// Nothing: the block is the same.
    Same,
    /// The words are the same, their number or place is another.
    Shifted,
    /// The words were changed and are still recognisable.
    TextChanged,
    /// The words are gone.
    Deleted,
    /// Several places are as good.
    Ambiguous,
}

/// By what a place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The remark belongs to the whole document.
    Document,
    /// The block is the same or has only another number.
    Block,
    /// The same words in the counterpart of the block.
    Quote,
    /// A sentence like it in the counterpart of the block.
    Wording,
    /// A sentence like it in another block.
    Elsewhere,
    /// Somebody put it there.
    ByHand,
    /// It was not found.
    None,
}

/// Where a remark stands in the new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// What became of the place.
    pub resolution: Resolution,
    /// The new place. None for the whole document, and where it is lost: then nothing is to be highlighted.
    pub place: Option<Place>,
    /// By what it was found.
    pub method: Method,
    /// How sure that is, from 0 to 1000.
    pub score: u16,
    /// The nearest block that is left, where the place is lost.
    pub nearest: Option<u32>,
}

impl Carried {
    /// A remark on the whole document stays one.
    pub(super) const DOCUMENT: Self = Self {
        resolution: Resolution::Same,
        place: None,
        method: Method::Document,
        score: 1_000,
        nearest: None,
    };

    pub(super) const fn found(resolution: Resolution, place: Place, method: Method, score: u16) -> Self {
        Self { resolution, place: Some(place), method, score, nearest: None }
    }

    pub(super) const fn lost(resolution: Resolution, score: u16, nearest: Option<u32>) -> Self {
        Self { resolution, place: None, method: Method::None, score, nearest }
    }
}

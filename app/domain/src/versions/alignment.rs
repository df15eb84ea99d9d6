//! Which block of the new version is which block of the old one.

use serde::{Deserialize, Serialize};

/// What became of a block on its way into the new version, apart from its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Text and number are the same.
    Same,
    /// The text is the same, the number another.
    Renumbered,
    /// The text is another.
    Changed,
}

/// A block of the old version and what it is in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Position in the old version.
    pub old: u32,
    /// Position in the new version.
    pub new: u32,
    /// What became of it.
    pub change: Change,
    /// Whether it stands elsewhere than the order of the other blocks would have it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub moved: bool,
    /// Whether only a part of one of the two is in the other: the block was split, or merged into another. Each
    /// block has at most one link that is not such a part.
    #[serde(default, skip_serializing_if = "is_false")]
    pub part: bool,
    /// Whether another block of the same text might as well be meant.
    #[serde(default, skip_serializing_if = "is_false")]
    pub doubtful: bool,
    /// How alike the texts are, from 0 to 1000.
    pub likeness: u16,
}

/// The blocks of two versions laid side by side. A block without a link was deleted or inserted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alignment {
    /// How many blocks the old version has.
    pub old_blocks: u32,
    /// How many blocks the new version has.
    pub new_blocks: u32,
    /// What belongs together, in the order of the old version, then of the new one.
    pub links: Vec<Link>,
}

impl Alignment {
    /// What became of an old block: nothing if it was deleted, several links if it was split.
    pub fn of_old(&self, old: u32) -> &[Link] {
        let from = self.links.partition_point(|link| link.old < old);
        let to = self.links.partition_point(|link| link.old <= old);
        &self.links[from..to]
    }

    /// The links ordered and cut by blocks of the new version.
    pub fn by_new(&self) -> ByNew {
        let mut links = self.links.clone();
        links.sort_unstable_by_key(|link| (link.new, link.old));
        ByNew(links)
    }

    /// The old blocks without a counterpart.
    pub fn deleted(&self) -> Vec<u32> {
        missing(self.old_blocks, self.links.iter().map(|link| link.old))
    }

    /// The new blocks without a counterpart.
    pub fn inserted(&self) -> Vec<u32> {
        missing(self.new_blocks, self.links.iter().map(|link| link.new))
    }
}

/// The links in the order of the new version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByNew(Vec<Link>);

impl ByNew {
    /// Where a new block comes from: nowhere if it was inserted, from several blocks if they were merged.
    pub fn of_new(&self, new: u32) -> &[Link] {
        let from = self.0.partition_point(|link| link.new < new);
        let to = self.0.partition_point(|link| link.new <= new);
        &self.0[from..to]
    }
}

fn missing(count: u32, present: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut absent = vec![true; count as usize];
    for position in present {
        if let Some(place) = absent.get_mut(position as usize) {
            *place = false;
        }
    }
    (0..).zip(absent).filter_map(|(position, absent)| absent.then_some(position)).collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

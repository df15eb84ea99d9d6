//! The order of remarks beside a text and in a table: that of the text they are about.

use super::{Place, RemarkView};
use crate::{documents::BlockView, id::BlockId};
use std::collections::HashMap;

/// Where a remark stands: what concerns the whole document first, then along the text, and last what has no place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// On the document as a whole.
    Whole,
    /// At a block, the ones whose words were lost behind those still in their place.
    Along {
        /// Which in the text, from 0.
        block: usize,
        /// Whether it only is the nearest that is left.
        lost: bool,
        /// First byte in it.
        start: u32,
    },
    /// Nothing near it is left.
    Nowhere,
}

impl Rank {
    /// Of a place in a text that knows the positions of its blocks, from 0.
    pub fn of(place: Place, position: impl FnOnce(BlockId) -> Option<usize>) -> Self {
        let (block, lost, start) = match place {
            Place::Whole => return Self::Whole,
            Place::At(anchor) => (Some(anchor.block), false, anchor.start),
            Place::Lost { nearest, .. } => (nearest, true, 0),
            Place::Later => (None, true, 0),
        };
        block.and_then(position).map_or(Self::Nowhere, |block| Self::Along { block, lost, start })
    }

    /// Whether it stands at a block or behind it.
    pub const fn reaches(self, block: usize) -> bool {
        match self {
            Self::Whole => false,
            Self::Along { block: at, .. } => at >= block,
            Self::Nowhere => true,
        }
    }
}

/// The remarks in the order of their places in the text of this version, those of one place in the order they were
/// written in; each with its number. `remarks` are the oldest first: a number is given by time, so it never changes when
/// others come in between.
pub fn by_place<'r>(
    remarks: &'r [RemarkView],
    blocks: &[BlockView],
    version: u32,
) -> Vec<(u32, &'r RemarkView)> {
    let order: HashMap<BlockId, usize> = blocks.iter().map(|block| block.id).zip(0..).collect();
    let mut numbered: Vec<(u32, &RemarkView)> = (1..).zip(remarks).collect();
    numbered.sort_by_cached_key(|(_, remark)| {
        Rank::of(remark.place_in(version), |block| order.get(&block).copied())
    });
    numbered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::PersonName,
        documents::{BlockKind, TextBlock},
        id::Ulid,
        lang::Names,
        remarks::{AnchorView, Author, CarriedView},
        time::Moment,
        versions::Resolution,
    };

    const VERSION: u32 = 2;

    fn block(id: u128) -> BlockId {
        Ulid::from(id).into()
    }

    fn text(blocks: &[u128]) -> Vec<BlockView> {
        let view = |id: &u128| BlockView {
            id: block(*id),
            block: TextBlock {
                kind: BlockKind::Paragraph,
                depth: 0,
                label: String::new(),
                text: "мәтін".to_owned(),
                page: None,
                cell: None,
            },
            emphasis: Vec::new(),
        };
        blocks.iter().map(view).collect()
    }

    fn remark(id: u128, anchor: Option<(u32, u128, u32)>) -> RemarkView {
        RemarkView {
            id: Ulid::from(id).into(),
            anchor: anchor.map(|(version, at, start)| AnchorView {
                version,
                block: block(at),
                start,
                end: start + 1,
                exact: "м".to_owned(),
            }),
            carried: Vec::new(),
            author: Author {
                person: PersonName {
                    id: Ulid::from(7).into(),
                    name: "Ахметова Е. А.".to_owned(),
                    body: Names::default(),
                },
                substitute: None,
            },
            at: Moment(0),
            edited: None,
            version: 1,
            text: "ескерту".to_owned(),
            grounds: String::new(),
            answer: None,
            suggestion: None,
            resolved: None,
            replies: Vec::new(),
        }
    }

    fn lost(id: u128, nearest: Option<u128>) -> RemarkView {
        let carried = CarriedView {
            version: VERSION,
            resolution: Resolution::Deleted,
            place: None,
            nearest: nearest.map(block),
        };
        RemarkView { carried: vec![carried], ..remark(id, Some((1, 99, 0))) }
    }

    fn numbers(remarks: &[RemarkView], blocks: &[BlockView]) -> Vec<u32> {
        by_place(remarks, blocks, VERSION).into_iter().map(|(number, _)| number).collect()
    }

    #[test]
    fn the_table_follows_the_text() {
        let remarks = [
            remark(1, Some((3, 10, 0))),
            lost(2, Some(20)),
            remark(3, Some((VERSION, 30, 0))),
            remark(4, Some((VERSION, 20, 8))),
            remark(5, None),
            remark(6, Some((VERSION, 20, 2))),
            lost(7, None),
            remark(8, Some((VERSION, 20, 2))),
            remark(9, Some((VERSION, 10, 5))),
        ];
        // Identifiers of blocks say nothing about their order.
        assert_eq!(numbers(&remarks, &text(&[30, 20, 10])), [5, 3, 6, 8, 4, 2, 9, 1, 7]);
    }

    #[test]
    fn a_part_of_the_list_begins_at_a_point() {
        let along = |block| Rank::Along { block, lost: false, start: 0 };
        let reached = [Rank::Whole, along(2), along(3), along(4), Rank::Nowhere].map(|rank| rank.reaches(3));
        assert_eq!(reached, [false, false, true, true, true]);
    }

    proptest::proptest! {
        #[test]
        fn every_remark_stands_once_with_its_own_number(
            places in proptest::collection::vec(proptest::option::of((1..4_u32, 0..5_u128, 0..9_u32)), 0..30),
        ) {
            let remarks: Vec<RemarkView> = (1..).zip(&places).map(|(id, place)| remark(id, *place)).collect();
            let blocks = text(&[3, 1, 2]);
            let ordered = by_place(&remarks, &blocks, VERSION);
            for (number, found) in &ordered {
                proptest::prop_assert_eq!(&remarks[*number as usize - 1].id, &found.id);
            }
            let mut found: Vec<u32> = ordered.iter().map(|(number, _)| *number).collect();
            found.sort_unstable();
            proptest::prop_assert_eq!(found, (1..).take(remarks.len()).collect::<Vec<u32>>());
        }
    }
}

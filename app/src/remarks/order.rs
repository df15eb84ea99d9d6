//! In which order remarks stand beside the text.

use crate::{
    documents::Desk,
    kept::{keep, kept},
};
use domain::{
    id::{BlockId, RemarkId},
    remarks::{Place, RemarkView},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::i18n::{remarks as words, t};

/// The order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Order {
    /// As the text goes on: a card is found beside the passage it is about.
    #[default]
    Place,
    /// The newest first.
    Newest,
}

/// Where this browser keeps the reader's choice.
const CHOSEN: &str = "talk-order";

impl Order {
    /// The order the reader chose last.
    pub(super) fn chosen() -> RwSignal<Self> {
        let order = RwSignal::new(Self::default());
        Effect::new(move |before: Option<()>| {
            if let (None, Some(chosen)) = (before, kept(CHOSEN)) {
                order.set(chosen);
            }
        });
        order
    }

    /// Puts remarks, the oldest first, into this order.
    pub(super) fn sort(self, desk: Desk, remarks: &mut [&RemarkView]) {
        match self {
            Self::Place => remarks.sort_by_cached_key(|remark| rank(desk, remark)),
            Self::Newest => remarks.reverse(),
        }
    }
}

/// Where a remark stands in the text of the version shown.
pub(super) fn rank(desk: Desk, remark: &RemarkView) -> Rank {
    ranked(remark.place_in(desk.version), remark.id, |block| desk.position(block))
}

/// Number of the block, from 1; first byte in it; the older first.
pub(super) type Rank = (usize, u32, RemarkId);

/// Remarks on the document as a whole come first. One that lost its place stands behind those at the nearest point that
/// is left; without any, at the end.
fn ranked(place: Place, id: RemarkId, position: impl Fn(BlockId) -> Option<usize>) -> Rank {
    let number = |block| position(block).map_or(usize::MAX, |at| at + 1);
    match place {
        Place::Whole => (0, 0, id),
        Place::At(anchor) => (number(anchor.block), anchor.start, id),
        Place::Lost { nearest, .. } => (nearest.map_or(usize::MAX, number), u32::MAX, id),
        Place::Later => (usize::MAX, u32::MAX, id),
    }
}

/// The choice.
#[component]
pub(super) fn OrderChoice(order: RwSignal<Order>) -> impl IntoView {
    let choice = move |this: Order, word| {
        view! {
            <button
                type="button"
                aria-pressed=move || (order.get() == this).to_string()
                on:click=move |_| {
                    order.set(this);
                    keep(CHOSEN, &this);
                }
            >
                {t(word)}
            </button>
        }
    };
    view! {
        <div class="tabs small talk-order needs-script" role="group" aria-label=t(words::ORDER)>
            {choice(Order::Place, words::BY_PLACE)} {choice(Order::Newest, words::NEWEST_FIRST)}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{id::Ulid, remarks::Anchor, versions::Resolution};

    #[test]
    fn a_remark_that_lost_its_place_stands_at_the_nearest_point() {
        let id = |number: u128| -> RemarkId { Ulid::from(number).into() };
        let block = |number: u128| -> BlockId { Ulid::from(number).into() };
        let position =
            |block: BlockId| (1..=9_u128).position(|number| BlockId::from(Ulid::from(number)) == block);
        let at = |number: u128, start: u32| Place::At(Anchor { block: block(number), start, end: start + 4 });
        let lost = |nearest| Place::Lost { resolution: Resolution::Deleted, nearest };
        let places = [
            (id(1), lost(None)),
            (id(2), at(5, 20)),
            (id(3), lost(Some(block(4)))),
            (id(4), at(4, 9)),
            (id(5), at(5, 0)),
            (id(6), Place::Whole),
            (id(7), at(4, 9)),
        ];
        let mut ranks: Vec<Rank> =
            places.into_iter().map(|(id, place)| ranked(place, id, position)).collect();
        ranks.sort_unstable();
        let order: Vec<RemarkId> = ranks.into_iter().map(|(_, _, id)| id).collect();
        assert_eq!(order, [6, 4, 7, 3, 5, 2, 1].map(id));
    }
}

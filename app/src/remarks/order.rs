//! In which order remarks stand beside the text.

use crate::{
    documents::Desk,
    kept::{keep, kept},
};
use domain::remarks::{Rank, RemarkView};
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
    Rank::of(remark.place_in(desk.version), |block| desk.position(block))
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

//! What was typed in a draft and not saved yet: kept in this browser until it is saved or given up, so that neither a
//! reload nor another page takes it away. Several pages may be open on one draft: each replaces and takes away only
//! what it has typed itself.

use crate::kept::{forget, keep, kept};
use domain::{
    drafts::BlockStyle,
    id::{BlockId, DraftId},
};
use leptos::{ev::StorageEvent, prelude::*};
use serde::{Deserialize, Serialize};

/// Where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Spot {
    /// In a block that is there.
    Block(BlockId),
    /// In a new one after another; after none, at the beginning.
    After(Option<BlockId>),
}

/// A wording that was typed and not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unsaved {
    pub spot: Spot,
    /// The revision it was written on; zero of a new block.
    pub base: u32,
    pub style: BlockStyle,
    /// Marked up.
    pub text: String,
}

/// All of a draft that is not saved and this page knows of, the last typed at the end.
#[derive(Clone, Copy)]
pub(super) struct Shelf {
    name: StoredValue<String>,
    all: RwSignal<Vec<Unsaved>>,
    /// Whether something was typed on this page.
    typed: StoredValue<bool>,
}

impl Shelf {
    /// Takes up what was kept, and warns whoever leaves the page with something typed and not saved.
    pub(super) fn open(draft: DraftId) -> Self {
        let shelf = Self {
            name: StoredValue::new(format!("unsaved:{draft}")),
            all: RwSignal::new(Vec::new()),
            typed: StoredValue::new(false),
        };
        Effect::new(move |before: Option<()>| {
            if before.is_none() {
                shelf.all.set(shelf.stored());
                let warning = window_event_listener(leptos::ev::beforeunload, move |event| {
                    if shelf.typed.get_value() && shelf.all.with_untracked(|all| !all.is_empty()) {
                        event.prevent_default();
                        // Older browsers ask only then.
                        event.set_return_value("unsaved");
                    }
                });
                let others = window_event_listener(leptos::ev::storage, move |event| shelf.heed(&event));
                on_cleanup(move || {
                    warning.remove();
                    others.remove();
                });
            }
        });
        shelf
    }

    /// All of it.
    pub(super) fn all(self) -> Signal<Vec<Unsaved>> {
        self.all.into()
    }

    /// What was typed there last.
    pub(super) fn of(self, spot: Spot) -> Option<Unsaved> {
        self.all.with_untracked(|all| all.iter().rfind(|one| one.spot == spot).cloned())
    }

    /// Keeps what is typed, in place of what was typed there before.
    pub(super) fn put(self, unsaved: Unsaved) {
        self.typed.set_value(true);
        self.change(self.of(unsaved.spot), Some(unsaved));
    }

    /// Keeps something beside what was typed there before.
    pub(super) fn add(self, unsaved: Unsaved) {
        self.typed.set_value(true);
        self.change(None, Some(unsaved));
    }

    /// It was saved, or given up.
    pub(super) fn take_off(self, spot: Spot) {
        // The page may have gone.
        let gone = self.all.try_with_untracked(|all| all.iter().rfind(|one| one.spot == spot).cloned());
        if let Some(Some(gone)) = gone {
            self.change(Some(gone), None);
        }
    }

    /// It is given up.
    pub(super) fn give_up(self, unsaved: Unsaved) {
        self.change(Some(unsaved), None);
    }

    /// It belongs elsewhere, because its block is gone.
    pub(super) fn shift(self, unsaved: Unsaved, spot: Spot) {
        self.change(Some(unsaved.clone()), Some(Unsaved { spot, base: 0, ..unsaved }));
    }

    fn change(self, gone: Option<Unsaved>, come: Option<Unsaved>) {
        let mut stored = self.stored();
        replace(&mut stored, gone.as_ref(), come.as_ref());
        self.name.with_value(|name| if stored.is_empty() { forget(name) } else { keep(name, &stored) });
        self.all.update(|all| replace(all, gone.as_ref(), come.as_ref()));
    }

    fn stored(self) -> Vec<Unsaved> {
        self.name.with_value(|name| kept(name)).unwrap_or_default()
    }

    /// Another page has saved, gone on with or given up what this one found at its beginning.
    fn heed(self, event: &StorageEvent) {
        if self.name.with_value(|name| event.key().as_ref() == Some(name)) {
            let stored = self.stored();
            self.all.update(|all| all.retain(|one| stored.contains(one)));
        }
    }
}

fn replace(all: &mut Vec<Unsaved>, gone: Option<&Unsaved>, come: Option<&Unsaved>) {
    let at = all.iter().rposition(|one| Some(one) == gone);
    if let Some(at) = at {
        all.remove(at);
    }
    all.extend(come.cloned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    fn typed(spot: Spot, text: &str) -> Unsaved {
        Unsaved { spot, base: 2, style: BlockStyle::Point, text: text.to_owned() }
    }

    #[test]
    fn a_page_replaces_only_what_it_has_typed() {
        let block: BlockId = Ulid::from(1_u128).into();
        let spot = Spot::Block(block);
        let (own, others, after) = (typed(spot, "а"), typed(spot, "б"), typed(Spot::After(Some(block)), "в"));
        let mut all = vec![own.clone(), others.clone()];
        replace(&mut all, None, Some(&after));
        replace(&mut all, Some(&own), Some(&typed(spot, "аг")));
        assert_eq!(all, [others.clone(), after.clone(), typed(spot, "аг")]);
        replace(&mut all, Some(&typed(spot, "аг")), None);
        replace(&mut all, Some(&own), None);
        assert_eq!(all, [others, after]);
        let text = serde_json::to_string(&all).expect("plain values");
        assert_eq!(serde_json::from_str::<Vec<Unsaved>>(&text).expect("what was just written"), all);
    }
}

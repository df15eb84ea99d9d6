//! What was typed in a draft and not saved yet: kept in this browser until it is saved or given up, so that neither a
//! reload nor another page takes it away.

use super::desk::{Desk, Writing};
use crate::kept::{forget, keep, kept};
use domain::{
    drafts::BlockStyle,
    id::{BlockId, DraftId},
};
use leptos::{ev::MouseEvent, prelude::*};
use serde::{Deserialize, Serialize};
use ui::{
    Banner, Button, Kind, Notice,
    i18n::{drafts as words, lang, t},
};

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

/// All of a draft that is not saved, the last typed at the end.
#[derive(Clone, Copy)]
pub(super) struct Shelf {
    name: StoredValue<String>,
    all: RwSignal<Vec<Unsaved>>,
}

impl Shelf {
    /// Takes up what was kept, and warns whoever leaves the page while something is not saved.
    pub(super) fn open(draft: DraftId) -> Self {
        let shelf =
            Self { name: StoredValue::new(format!("unsaved:{draft}")), all: RwSignal::new(Vec::new()) };
        Effect::new(move |before: Option<()>| {
            if before.is_none() {
                shelf.all.set(shelf.name.with_value(|name| kept(name)).unwrap_or_default());
                let warning = window_event_listener(leptos::ev::beforeunload, move |event| {
                    if shelf.all.with_untracked(|all| !all.is_empty()) {
                        event.prevent_default();
                        // Older browsers ask only then.
                        event.set_return_value("unsaved");
                    }
                });
                on_cleanup(move || warning.remove());
            }
        });
        shelf
    }

    /// What was typed there.
    pub(super) fn of(self, spot: Spot) -> Option<Unsaved> {
        self.all.with_untracked(|all| all.iter().find(|one| one.spot == spot).cloned())
    }

    /// Keeps what is typed.
    pub(super) fn put(self, unsaved: Unsaved) {
        self.all.update(|all| put(all, unsaved));
        self.store();
    }

    /// It was saved, or given up.
    pub(super) fn take_off(self, spot: Spot) {
        let known = self.all.try_with_untracked(|all| all.iter().any(|one| one.spot == spot));
        if known == Some(true) {
            self.all.update(|all| all.retain(|one| one.spot != spot));
            self.store();
        }
    }

    fn store(self) {
        let all = self.all.get_untracked();
        self.name.with_value(|name| if all.is_empty() { forget(name) } else { keep(name, &all) });
    }
}

fn put(all: &mut Vec<Unsaved>, unsaved: Unsaved) {
    all.retain(|one| one.spot != unsaved.spot);
    all.push(unsaved);
}

/// Says that something typed before is not saved, and opens it: the last of it by itself, when the page opens.
#[component]
pub(super) fn UnsavedText(desk: Desk, writable: Memo<bool>) -> impl IntoView {
    let waiting = Memo::new(move |_| {
        let open = desk.writing.get().map(Writing::spot);
        desk.unsaved.all.with(|all| all.iter().filter(|one| Some(one.spot) != open).count() as u64)
    });
    let open = move || {
        let last = desk.unsaved.all.with_untracked(|all| {
            let now = desk.writing.get_untracked().map(Writing::spot);
            all.iter().rfind(|one| Some(one.spot) != now).cloned()
        });
        if let Some(unsaved) = last {
            desk.writing.set(Some(desk.opened(unsaved)));
        }
    };
    Effect::new(move |before: Option<bool>| {
        let there = desk.unsaved.all.with(|all| !all.is_empty());
        // Only what lay there when the page came; later the reader decides.
        if before.is_none() && there && writable.get_untracked() && desk.writing.get_untracked().is_none() {
            open();
        }
        there
    });
    move || {
        let count = waiting.get();
        (count > 0 && writable.get()).then(|| {
            let title = Signal::derive(move || words::UNSAVED.count(lang(), count));
            view! {
                <Banner kind=Notice::Warn title=title>
                    <p>
                        <Button
                            kind=Kind::Plain
                            small=true
                            kind_of="button"
                            on_click=Callback::new(move |_: MouseEvent| open())
                        >
                            {t(words::OPEN_UNSAVED)}
                        </Button>
                    </p>
                </Banner>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    #[test]
    fn of_each_place_the_last_wording_is_kept() {
        let block: BlockId = Ulid::from(1_u128).into();
        let typed =
            |spot, text: &str| Unsaved { spot, base: 2, style: BlockStyle::Point, text: text.to_owned() };
        let mut all = Vec::new();
        for unsaved in [
            typed(Spot::Block(block), "а"),
            typed(Spot::After(Some(block)), "б"),
            typed(Spot::Block(block), "ав"),
        ] {
            put(&mut all, unsaved);
        }
        assert_eq!(all, [typed(Spot::After(Some(block)), "б"), typed(Spot::Block(block), "ав")]);
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Unsaved>>(&text).unwrap(), all);
    }
}

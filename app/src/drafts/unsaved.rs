//! What was typed in a draft before and not saved, as the page says it.

use super::{
    desk::{Desk, Writing},
    shelf::{Shelf, Unsaved},
};
use crate::shell::Page;
use domain::drafts::DraftView;
use leptos::{ev::MouseEvent, prelude::*};
use ui::{
    Banner, Button, Kind, Notice,
    i18n::{drafts as words, lang, t},
};

/// Says that something typed before is not saved, and opens it: the last of it by itself, when the page opens. Once the
/// draft is finished, shows it to be copied and given up.
#[component]
pub(super) fn UnsavedText(desk: Desk, writable: Memo<bool>) -> impl IntoView {
    let all = desk.unsaved.all();
    let waiting = Memo::new(move |_| {
        let open = desk.writing.get().map(Writing::spot).filter(|_| writable.get());
        all.with(|all| all.iter().filter(|one| Some(one.spot) != open).count() as u64)
    });
    let open = move || {
        let now = desk.writing.get_untracked().map(Writing::spot);
        let last = all.with_untracked(|all| all.iter().rfind(|one| Some(one.spot) != now).cloned());
        if let Some(unsaved) = last {
            desk.writing.set(Some(desk.opened(unsaved)));
        }
    };
    Effect::new(move |before: Option<bool>| {
        let there = all.with(|all| !all.is_empty());
        // Only what lay there when the page came; later the reader decides.
        if before.is_none() && there && writable.get_untracked() && desk.writing.get_untracked().is_none() {
            open();
        }
        there
    });
    let what = move || {
        if writable.get() {
            view! { <Open on_click=Callback::new(move |_| open())/> }.into_any()
        } else {
            view! { <Finished unsaved=desk.unsaved/> }.into_any()
        }
    };
    move || {
        let count = waiting.get();
        (count > 0).then(|| {
            let title = Signal::derive(move || words::UNSAVED.count(lang(), count));
            view! { <Banner kind=Notice::Warn title=title>{what}</Banner> }
        })
    }
}

#[component]
fn Open(on_click: Callback<MouseEvent>) -> impl IntoView {
    view! {
        <p>
            <Button kind=Kind::Plain small=true kind_of="button" on_click>
                {t(words::OPEN_UNSAVED)}
            </Button>
        </p>
    }
}

/// Below the page that says that the draft is not there: what was typed in it.
#[component]
pub(super) fn UnsavedOfNone(page: Page<DraftView>, unsaved: Shelf) -> impl IntoView {
    let gone = RwSignal::new(false);
    Effect::new(move |_| gone.set(page.is_gone()));
    let count = Memo::new(move |_| unsaved.all().with(Vec::len) as u64);
    move || {
        (gone.get() && count.get() > 0).then(|| {
            let title = Signal::derive(move || words::UNSAVED.count(lang(), count.get()));
            view! {
                <aside class="page narrow">
                    <Banner kind=Notice::Warn title=title>
                        <Finished unsaved/>
                    </Banner>
                </aside>
            }
        })
    }
}

/// Each wording, to be copied and deleted.
#[component]
fn Finished(unsaved: Shelf) -> impl IntoView {
    let all = unsaved.all();
    let row = move |one: Unsaved| {
        let text = one.text.clone();
        view! {
            <li>
                <p class="unsaved">{text}</p>
                <Button
                    kind=Kind::Plain
                    small=true
                    kind_of="button"
                    on_click=Callback::new(move |_| unsaved.give_up(one.clone()))
                >
                    {t(words::DELETE_UNSAVED)}
                </Button>
            </li>
        }
    };
    view! {
        <p>{t(words::NO_LONGER_WRITTEN)}</p>
        <ul class="plain">{move || all.get().into_iter().map(row).collect_view()}</ul>
    }
}

//! From change to change of a comparison: how many there are, and the way to the next one, by button and by key.

use crate::kept::{keep, kept};
use leptos::{ev::KeyboardEvent, prelude::*};
use ui::{
    Button, Kind,
    i18n::{lang, t, versions as words},
};
use wasm_bindgen::JsCast;

/// The rows of a comparison that are changes; `is_change` counts the same ones.
const CHANGES: &str = "#text :is(.block, .compare-row):is(.come, .gone, .changed, .moved)";

/// Where this browser keeps whether the keys are wanted.
const KEYS: &str = "change-keys";

/// How many changes there are, and the buttons and keys that lead from one to the next.
#[component]
pub(super) fn ChangeBar(count: usize) -> impl IntoView {
    let at = RwSignal::new(None::<usize>);
    let by_keys = RwSignal::new(true);
    let go = move |forward: bool| {
        let next = next(at.get_untracked(), count, forward);
        if let Some(change) = show(next) {
            drop(change.focus());
            at.set(Some(next));
        }
    };
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            by_keys.set(kept(KEYS).unwrap_or(true));
            let listening = window_event_listener(leptos::ev::keydown, move |event| {
                if let Some(forward) = asked(&event).filter(|_| by_keys.get_untracked()) {
                    event.prevent_default();
                    go(forward);
                }
            });
            on_cleanup(move || listening.remove());
        }
    });
    let said = move || match at.get() {
        Some(at) => {
            let values = [("n", (at + 1).to_string()), ("all", count.to_string())];
            words::CHANGE_OF.with(lang(), &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        None => words::CHANGE_COUNT.count(lang(), count as u64),
    };
    let button = move |word, forward| {
        view! {
            <Button
                kind=Kind::Plain
                small=true
                kind_of="button"
                on_click=Callback::new(move |_| go(forward))
            >
                {t(word)}
            </Button>
        }
    };
    let switched = move |event| {
        let on = event_target_checked(&event);
        by_keys.set(on);
        keep(KEYS, &on);
    };
    view! {
        <nav class="change-bar screen-only needs-script" aria-label=t(words::CHANGE_BY_CHANGE)>
            <p aria-live="polite">{said}</p>
            {button(words::PREVIOUS_CHANGE, false)}
            {button(words::NEXT_CHANGE, true)}
            <label>
                <input type="checkbox" prop:checked=move || by_keys.get() on:change=switched/>
                <span>{t(words::CHANGE_KEYS)}</span>
            </label>
        </nav>
    }
}

/// Which of the changes comes next; behind the last one the first.
const fn next(at: Option<usize>, count: usize, forward: bool) -> usize {
    match (at, forward) {
        (None, true) => 0,
        (None, false) => count - 1,
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
    }
}

/// What a key asks for, whatever the layout of the keyboard; nothing while somebody writes or chooses.
fn asked(event: &KeyboardEvent) -> Option<bool> {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let writes = target.is_some_and(|target| {
        target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]").unwrap_or(false)
    });
    if writes || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    match event.code().as_str() {
        "KeyN" => Some(true),
        "KeyP" => Some(false),
        _ => None,
    }
}

/// Brings a change into the middle of the window and marks it.
fn show(at: usize) -> Option<web_sys::HtmlElement> {
    let page = document();
    if let Ok(Some(before)) = page.query_selector("#text .here") {
        drop(before.class_list().remove_1("here"));
    }
    let found = page.query_selector_all(CHANGES).ok()?.item(u32::try_from(at).ok()?)?;
    let change: web_sys::HtmlElement = found.dyn_into().ok()?;
    drop(change.class_list().add_1("here"));
    drop(change.set_attribute("tabindex", "-1"));
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    change.scroll_into_view_with_scroll_into_view_options(&options);
    Some(change)
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn the_way_goes_round() {
        assert_eq!([next(None, 3, true), next(Some(0), 3, true), next(Some(2), 3, true)], [0, 1, 0]);
        assert_eq!([next(None, 3, false), next(Some(0), 3, false), next(Some(2), 3, false)], [2, 2, 1]);
        assert_eq!([next(None, 1, true), next(Some(0), 1, false)], [0, 0]);
    }
}

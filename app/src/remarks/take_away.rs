//! The table of remarks as a file: what the filters show, or all of it, in either state language or both.

use super::narrowed::Narrowed;
use crate::shell::address;
use domain::id::DocumentId;
use leptos::prelude::*;
use ui::i18n::{lang, remarks as words, t};

/// The kinds of files.
const KINDS: [&str; 3] = ["xlsx", "docx", "pdf"];
/// The languages in the address.
const LANGUAGES: [&str; 3] = ["kk", "ru", "both"];

/// The links to the files.
#[component]
pub(super) fn TakeAway(
    document: DocumentId,
    narrowed: Memo<Narrowed>,
    /// How many remarks the filters show.
    shown: Signal<usize>,
    /// How many there are.
    all: Signal<usize>,
) -> impl IntoView {
    let said = move |word: ui::i18n::Word, count: Signal<usize>| {
        move || word.with(lang(), &[("n", &count.get().to_string())])
    };
    view! {
        <details class="fold take-away">
            <summary>{t(words::TAKE_AWAY)}</summary>
            {move || {
                let narrowed = narrowed.get();
                narrowed
                    .is_set()
                    .then(|| {
                        view! {
                            <p>{said(words::TAKE_SHOWN, shown)}</p>
                            <Links document narrowed/>
                        }
                    })
            }}
            <p>{said(words::TAKE_ALL, all)}</p>
            <Links document narrowed=Narrowed::default()/>
        </details>
    }
}

#[component]
fn Links(document: DocumentId, narrowed: Narrowed) -> impl IntoView {
    let both = t(words::IN_BOTH);
    let name = move |languages: &str| match languages {
        "kk" => "қазақша",
        "ru" => "на русском",
        _ => both.get(),
    };
    let link = |languages: &'static str, kind: &'static str| {
        let rest = narrowed.parts();
        let mut parts = vec![("languages", languages)];
        parts.extend(rest.iter().map(|(name, value)| (*name, value.as_str())));
        let address = address(&format!("/documents/{document}/remarks/{kind}"), &parts);
        view! {
            <li>
                <a href=address rel="external" download="">
                    {kind.to_uppercase()} ", " {move || name(languages)}
                </a>
            </li>
        }
    };
    let links: Vec<_> =
        LANGUAGES.into_iter().flat_map(|languages| KINDS.map(|kind| link(languages, kind))).collect();
    view! { <ul class="lines">{links}</ul> }
}

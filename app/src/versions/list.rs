//! The versions of a document beside its text.

use crate::documents::Desk;
use domain::lang::Lang;
use leptos::prelude::*;
use ui::{
    Moment,
    i18n::{lang, t, versions as words},
};

/// "Редакция 2".
pub(crate) fn version_number(number: u32) -> Signal<String> {
    Signal::derive(move || version_said(lang(), number))
}

/// The same in a language.
pub fn version_said(lang: Lang, number: u32) -> String {
    words::VERSION.with(lang, &[("n", &number.to_string())])
}

/// The versions, the newest first, and the way to their comparison; nothing while there is only one.
///
/// Links load the page anew: the text of a version is drawn once.
#[component]
pub(crate) fn Versions(desk: Desk) -> impl IntoView {
    let document = desk.document;
    let shown = desk.version;
    let line = move |number: u32, placed: i64, authors: String| {
        let here = number == shown;
        view! {
            <li>
                <a
                    href=format!("/documents/{document}?version={number}")
                    rel="external"
                    aria-current=here.then_some("true")
                >
                    <span>
                        {version_number(number)} " — " <Moment at=placed/>
                        {(!authors.is_empty())
                            .then(|| {
                                view! { <small>{move || words::OF_SUGGESTIONS.with(lang(), &[("names", &authors)])}</small> }
                            })}
                    </span>
                </a>
            </li>
        }
    };
    let versions = Memo::new(move |_| {
        desk.discussion.with(|discussion| {
            discussion
                .card
                .versions()
                .rev()
                .map(|version| {
                    let authors: Vec<&str> =
                        version.suggested_by.iter().map(|person| person.name.as_str()).collect();
                    (version.number, version.placed.0, authors.join(", "))
                })
                .collect::<Vec<_>>()
        })
    });
    move || {
        let versions = versions.get();
        let newest = versions.first().map_or(1, |(number, ..)| *number);
        (versions.len() > 1).then(|| {
            let from = if shown == newest { newest - 1 } else { shown };
            let lines = versions.into_iter().map(|(number, placed, authors)| line(number, placed, authors)).collect_view();
            view! {
                <nav class="versions" aria-label=t(words::VERSIONS)>
                    <h2 class="label">{t(words::VERSIONS)}</h2>
                    <ol>{lines}</ol>
                    <p>
                        <a href=format!("/documents/{document}/compare?from={from}&to={newest}")>{t(words::COMPARE)}</a>
                    </p>
                </nav>
            }
        })
    }
}

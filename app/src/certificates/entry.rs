//! Somebody in a list of people the centre knows.

use domain::{directory::PersonName, time::Moment};
use leptos::prelude::*;
use ui::{
    Face,
    i18n::{certificates as words, lang},
    time,
};

/// A person, with the body, the number if one is told, since when, and what may be done about it.
#[component]
pub(super) fn Entry(
    person: PersonName,
    #[prop(optional, into)] iin: Option<String>,
    since: Moment,
    children: Children,
) -> impl IntoView {
    let PersonName { id, name, body, .. } = person;
    view! {
        <li class="member">
            <Face name=name.clone()/>
            <div>
                <a href=format!("/directory/people/{id}")>{name}</a>
                <small>
                    {move || {
                        let lang = lang();
                        let since = words::SINCE.with(lang, &[("date", &time::date(lang, since.0))]);
                        let said = [Some(body.in_lang(lang)), iin.as_deref(), Some(&since)];
                        said.into_iter().flatten().collect::<Vec<_>>().join(", ")
                    }}
                </small>
            </div>
            {children()}
        </li>
    }
}

/// A phrase with somebody's name.
pub(super) fn about(word: ui::i18n::Word, name: &str) -> Signal<String> {
    let name = name.to_owned();
    Signal::derive(move || word.with(lang(), &[("name", &name)]))
}

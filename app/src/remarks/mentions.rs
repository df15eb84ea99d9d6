//! Calling upon people: "@" and the first letters of a surname.

use domain::{directory::PersonName, id::PersonId};
use leptos::prelude::*;
use ui::i18n::{lang, remarks as words, t};

/// People offered at once.
const OFFERED: usize = 6;

/// The letters after the last "@" that begins a word, if the text ends there.
pub(super) fn being_called(text: &str) -> Option<String> {
    let (before, after) = text.rsplit_once('@')?;
    let begins = before.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
    (begins && after.chars().count() <= 30 && !after.contains(['\n', '.'])).then(|| after.to_lowercase())
}

/// The text with the letters after its last "@" replaced by a name.
pub(super) fn completed(text: &str, name: &str) -> String {
    let before = text.rsplit_once('@').map_or(text, |(before, _)| before);
    format!("{before}@{name} ")
}

/// The people whose names stand in a text after "@".
pub(super) fn called(text: &str, people: &[PersonName]) -> Vec<PersonId> {
    people
        .iter()
        .filter(|person| text.contains(&format!("@{}", person.name)))
        .map(|person| person.id)
        .collect()
}

/// Whom the letters may mean, to be chosen by a tap or by the keyboard.
#[component]
pub(super) fn Offer(
    /// What has been written so far.
    text: RwSignal<String>,
    /// Everybody in the group.
    people: Signal<Vec<PersonName>>,
    /// Told of the name chosen.
    on_choice: Callback<String>,
) -> impl IntoView {
    let offered = Memo::new(move |_| {
        let Some(letters) = text.with(|text| being_called(text)) else { return Vec::new() };
        people.with(|people| {
            people
                .iter()
                .filter(|person| person.name.to_lowercase().starts_with(&letters))
                .take(OFFERED)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div aria-live="polite">
            {move || {
                (!offered.with(Vec::is_empty))
                    .then(|| {
                        let list = offered
                            .get()
                            .into_iter()
                            .map(|person| {
                                let name = person.name.clone();
                                view! {
                                    <li>
                                        <button type="button" on:click=move |_| on_choice.run(name.clone())>
                                            {person.name.clone()}
                                            " "
                                            <small>{person.body.in_lang(lang()).to_owned()}</small>
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view();
                        view! {
                            <ul class="found" aria-label=t(words::CALL_UPON)>
                                {list}
                            </ul>
                        }
                    })
            }}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{id::Ulid, lang::Names};

    #[test]
    fn a_call_is_recognised_and_completed() {
        assert_eq!(being_called("Прошу @Ахм"), Some("ахм".to_owned()));
        assert_eq!(being_called("почта a@b"), None);
        assert_eq!(being_called("@Ахметова Е. А. "), None);
        assert_eq!(completed("Прошу @Ахм", "Ахметова Е. А."), "Прошу @Ахметова Е. А. ");
        let person = PersonName {
            id: Ulid::from(1_u128).into(),
            name: "Ахметова Е. А.".into(),
            body: Names::default(),
        };
        assert_eq!(called("Прошу @Ахметова Е. А. посмотреть", std::slice::from_ref(&person)), [person.id]);
        assert_eq!(called("Ахметова Е. А.", &[person]), []);
    }
}

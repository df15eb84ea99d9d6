//! People in a list: face, name, post, how to reach them.

use domain::directory::PersonRow;
use leptos::prelude::*;
use ui::{
    EmptyState, Face, Glyph, Icon,
    i18n::{Word, directory as words, lang, t},
};

/// People, or a sentence that says there are none.
#[component]
pub(super) fn PeopleList(
    /// The people.
    rows: Vec<PersonRow>,
    /// Said when there are none.
    none: Word,
    /// What to do then.
    #[prop(optional)]
    none_more: Option<Word>,
    /// Whether the body is said with each person.
    #[prop(optional)]
    with_body: bool,
) -> impl IntoView {
    if rows.is_empty() {
        return match none_more {
            Some(more) => view! { <EmptyState text=t(none) more=t(more) glyph=Glyph::People/> }.into_any(),
            None => view! { <EmptyState text=t(none) glyph=Glyph::People/> }.into_any(),
        };
    }
    let list = rows.into_iter().map(|row| view! { <Person row with_body/> }).collect_view();
    view! { <ul class="people">{list}</ul> }.into_any()
}

#[component]
fn Person(row: PersonRow, with_body: bool) -> impl IntoView {
    let PersonRow { id, name, position, unit, body, phone, office } = row;
    let place = move || {
        let lang = lang();
        let unit = unit.as_ref().map(|unit| unit.in_lang(lang));
        let body = with_body.then(|| body.in_lang(lang));
        [Some(position.as_str()), unit, body]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    view! {
        <li class="person">
            <Face name=name.clone()/>
            <a class="name" href=format!("/directory/people/{id}")>
                {name}
            </a>
            <span class="post">{place}</span>
            <Reach phone office/>
        </li>
    }
}

/// Telephone, office and mail, as links where there is something to follow.
#[component]
pub(super) fn Reach(
    /// Work phone, may be empty.
    phone: String,
    /// Office number, may be empty.
    office: String,
    /// E-mail, may be empty.
    #[prop(optional)]
    email: String,
) -> impl IntoView {
    let has_office = !office.is_empty();
    let office = move || words::OFFICE_NUMBER.with(lang(), &[("office", &office)]);
    view! {
        <span class="reach">
            {(!phone.is_empty())
                .then(|| {
                    view! {
                        <a href=format!("tel:{}", dialled(&phone))>
                            <Icon glyph=Glyph::Phone/>
                            <span class="visually-hidden">{t(words::PHONE_OF)} ": "</span>
                            {phone.clone()}
                        </a>
                    }
                })}
            {has_office.then(|| view! { <span>{office}</span> })}
            {(!email.is_empty())
                .then(|| {
                    view! {
                        <a href=format!("mailto:{email}")>
                            <Icon glyph=Glyph::Mail/>
                            {email.clone()}
                        </a>
                    }
                })}
        </span>
    }
}

/// What a telephone dials: the first number's digits, the country's plus kept.
fn dialled(phone: &str) -> String {
    let first = phone.split([',', ';']).next().unwrap_or_default();
    first.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn only_the_first_number_is_dialled() {
        assert_eq!(dialled("+7 (7172) 74-02-10, 1034"), "+77172740210");
        assert_eq!(dialled("10-34; 10-35"), "1034");
    }
}

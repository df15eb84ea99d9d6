//! The list of people for a browser without scripts, as finished HTML.

use super::people_picker::PlainList;
use crate::{call::call, form::FormState};
use domain::{
    directory::{PersonName, PersonRow, SearchDirectory},
    id::PersonId,
};
use futures::future::{BoxFuture, FutureExt, Shared};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};
use ui::i18n::{directory as words, lang, t};

/// Pages of the directory that are listed: two hundred people.
const PAGES: u32 = 4;

#[derive(Clone, Default)]
struct People {
    rows: Vec<PersonRow>,
    total: u32,
}

/// The same people for all pickers of a page, fetched once.
#[derive(Clone)]
pub(super) struct Together(Shared<BoxFuture<'static, Arc<People>>>);

impl Together {
    pub(super) fn new() -> Self {
        Self(async { Arc::new(first_people().await) }.boxed().shared())
    }
}

async fn first_people() -> People {
    let mut people = People::default();
    for page in 0..PAGES {
        let Ok(found) = call(SearchDirectory { page, ..SearchDirectory::default() }).await else { break };
        people.total = found.total;
        people.rows.extend(found.rows);
        if people.rows.len() >= people.total as usize {
            break;
        }
    }
    people
}

struct Entry {
    id: PersonId,
    name: String,
    place: String,
}

/// The list of a picker.
pub(super) async fn html(list: PlainList) -> String {
    let people = match use_context::<Together>() {
        Some(Together(people)) => people.await,
        None => Arc::new(first_people().await),
    };
    let entered = use_context::<FormState>().and_then(|form| form.all_entered(list.name));
    let selected = |id: PersonId| match &entered {
        Some(entered) => entered.contains(&id.to_string()),
        None => list.chosen.iter().any(|person| person.id == id),
    };
    let bodies = by_body(&people.rows, &list.chosen);
    let control = if list.multiple {
        boxes(list.name, list.label, bodies, selected).into_any()
    } else {
        select(list.name, list.required, bodies, selected).into_any()
    };
    let (listed, total) = (people.rows.len(), people.total);
    let rest = (listed < total as usize).then(|| {
        let values = [("n", listed.to_string()), ("total", total.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        view! { <p class="hint">{words::PICK_FIRST_ONLY.with(lang(), &values)}</p> }
    });
    view! { {control} {rest} }.to_html()
}

/// The people, and those chosen who are not among them, under the names of their bodies.
fn by_body(rows: &[PersonRow], chosen: &[PersonName]) -> BTreeMap<String, Vec<Entry>> {
    let lang = lang();
    let mut bodies: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for person in chosen.iter().filter(|person| rows.iter().all(|row| row.id != person.id)) {
        let entry = Entry { id: person.id, name: person.name.clone(), place: String::new() };
        bodies.entry(person.body.in_lang(lang).to_owned()).or_default().push(entry);
    }
    for row in rows {
        let entry = Entry { id: row.id, name: row.name.clone(), place: row.position.clone() };
        bodies.entry(row.body.in_lang(lang).to_owned()).or_default().push(entry);
    }
    bodies
}

fn select(
    name: &'static str,
    required: bool,
    bodies: BTreeMap<String, Vec<Entry>>,
    selected: impl Fn(PersonId) -> bool,
) -> impl IntoView {
    let option = |Entry { id, name, place }: Entry| {
        let text = if place.is_empty() { name.clone() } else { format!("{name}, {place}") };
        view! { <option value=id.to_string() data-name=name selected=selected(id)>{text}</option> }
    };
    let group = |(body, people): (String, Vec<Entry>)| {
        view! { <optgroup label=body>{people.into_iter().map(option).collect_view()}</optgroup> }
    };
    view! {
        <select class="input" id=name name=name required=required data-list="">
            <option value="">{t(ui::i18n::common::CHOOSE)}</option>
            {bodies.into_iter().map(group).collect_view()}
        </select>
    }
}

fn boxes(
    name: &'static str,
    label: Signal<String>,
    bodies: BTreeMap<String, Vec<Entry>>,
    selected: impl Fn(PersonId) -> bool,
) -> impl IntoView {
    let row = |Entry { id, name: person, place }: Entry| {
        view! {
            <li>
                <label>
                    <input
                        type="checkbox"
                        name=name
                        value=id.to_string()
                        data-name=person.clone()
                        checked=selected(id)
                    />
                    <span>{person} <small>{place}</small></span>
                </label>
            </li>
        }
    };
    let group = |(body, people): (String, Vec<Entry>)| {
        view! {
            <li class="found-head">{body}</li>
            {people.into_iter().map(row).collect_view()}
        }
    };
    view! {
        <ul class="found" id=name tabindex="-1" aria-label=label data-list="">
            {bodies.into_iter().map(group).collect_view()}
        </ul>
    }
}

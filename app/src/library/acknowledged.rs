//! Who has said to have read an item, and who has not yet; for its managers.

use super::item_page::Answer;
use crate::shell::Paging;
use domain::{directory::PAGE_ROWS, library::AcknowledgedRow};
use leptos::prelude::*;
use ui::{
    EmptyState, Face, Glyph, Moment, Tab, Tabs,
    i18n::{lang, library as words, t},
};

/// The names, those who have not yet first.
#[component]
pub(super) fn Names(answer: Answer) -> impl IntoView {
    let Answer { item, acknowledged, done, page, .. } = answer;
    if !item.requisites.must_acknowledge && !item.acknowledged {
        return view! { <p class="quiet-text">{t(words::NOT_ASKED)}</p> }.into_any();
    }
    let Some(found) = acknowledged else { return ().into_any() };
    let path = format!("/library/{}", item.id);
    let tabs = vec![
        Tab::new(format!("{path}?do=acknowledged"), t(words::WAIT_TAB))
            .count(found.waits.into())
            .current(!done),
        Tab::new(format!("{path}?do=acknowledged&done=true"), t(words::DONE_TAB))
            .count(found.done.into())
            .current(done),
    ];
    let total = if done { found.done } else { found.waits };
    let said = found.done;
    let none = if done { words::NOBODY_DONE } else { words::NOBODY_WAITS };
    let list = if found.rows.is_empty() {
        view! { <EmptyState text=t(none) glyph=Glyph::People/> }.into_any()
    } else {
        let rows = found.rows.into_iter().map(|row| view! { <Name row/> }).collect_view();
        view! { <ul class="people">{rows}</ul> }.into_any()
    };
    let mut rest = vec![("do", "acknowledged".to_owned())];
    if done {
        rest.push(("done", "true".to_owned()));
    }
    view! {
        <p role="status">{move || words::DONE_COUNT.count(lang(), said.into())}</p>
        <Tabs label=t(words::ACKNOWLEDGED) items=Signal::stored(tabs)/>
        {list}
        <Paging page total rows=PAGE_ROWS path rest/>
    }
    .into_any()
}

#[component]
fn Name(row: AcknowledgedRow) -> impl IntoView {
    let AcknowledgedRow { person, at } = row;
    let body = person.body;
    view! {
        <li class="person">
            <Face name=person.name.clone()/>
            <a class="name" href=format!("/directory/people/{}", person.id)>
                {person.name}
            </a>
            <span class="post">{move || body.in_lang(lang()).to_owned()}</span>
            {at.map(|at| view! { <span class="reach"><Moment at=at.0/></span> })}
        </li>
    }
}

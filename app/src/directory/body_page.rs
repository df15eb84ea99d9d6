//! `/directory/bodies/:id`: a body, its units and people; for its keepers one form at a time, `?do=…`.

use super::{
    body_forms::{AddPerson, AddUnit, AppointHere, EditDetails},
    people_list::PeopleList,
    units::Units,
};
use crate::{
    call::call,
    shell::{Loaded, Paging, Title, asked_page, query_param},
};
use domain::{
    directory::{BodyView, DirectoryPage as Found, PAGE_ROWS, SearchDirectory, ViewBody},
    fault::Fault,
    id::BodyId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};
use ui::{
    LinkButton, Shape, Tab, Tabs,
    i18n::{Word, directory as words, lang, t},
};

/// What keepers do here, by its name in the address.
const ACTS: [(&str, Word); 4] = [
    ("person", words::ADD_PERSON),
    ("appoint", words::APPOINT),
    ("unit", words::ADD_UNIT),
    ("edit", words::EDIT_BODY),
];

#[derive(Clone, PartialEq, Eq)]
struct Asked {
    body: Option<BodyId>,
    page: u32,
    act: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Answer {
    body: BodyView,
    people: Found,
    page: u32,
    act: Option<String>,
}

async fn fetch(asked: Asked) -> Result<Answer, Fault> {
    let Asked { body, page, act } = asked;
    let body = body.ok_or(Fault::NotFound)?;
    let view = call(ViewBody { body }).await?;
    let people = call(SearchDirectory { search: String::new(), body: Some(body), page }).await?;
    Ok(Answer { body: view, people, page, act })
}

/// A state body.
#[component]
pub fn BodyPage() -> impl IntoView {
    let (params, page, act) = (use_params_map(), query_param("page"), query_param("do"));
    let key = move || Asked {
        body: params.read().get("id").and_then(|id| id.parse().ok()),
        page: asked_page(page.get().as_deref()),
        act: act.get(),
    };
    let answer = Resource::new(key, fetch);
    view! {
        <Loaded
            page=answer
            shape=Shape::List
            view=move |answer: Answer| view! { <Body answer/> }.into_any()
        />
    }
    .into_any()
}

#[component]
fn Body(answer: Answer) -> impl IntoView {
    let Answer { body, people, page, act } = answer;
    let (name, heading) = (body.name.clone(), body.name.clone());
    let path = format!("/directory/bodies/{}", body.id);
    let bin = body.bin.clone();
    let has_bin = !bin.is_empty();
    let keeping = body.editable.then(|| view! { <Keeping body=body.clone() act/> }.into_any());
    let import = body.editable.then(|| {
        let href = format!("{path}/import");
        view! { <div class="acts"><LinkButton href>{t(words::IMPORT)}</LinkButton></div> }
    });
    let total = people.total;
    view! {
        <Title text=Signal::derive(move || name.in_lang(lang()).to_owned())/>
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/directory">{t(words::DIRECTORY)}</a>
                    </li>
                </ol>
                <h1>{move || heading.in_lang(lang()).to_owned()}</h1>
                {has_bin.then(|| view! { <p class="lead">{move || words::BIN_OF.with(lang(), &[("bin", &bin)])}</p> })}
                {import}
            </div>
            {keeping}
            <div class="split">
                <section aria-labelledby="people">
                    <h2 class="label" id="people">{t(words::PEOPLE)}</h2>
                    <p>{move || words::PEOPLE_COUNT.count(lang(), total.into())}</p>
                    <PeopleList rows=people.rows none=words::NO_PEOPLE/>
                    <Paging page total rows=PAGE_ROWS path rest=Vec::new()/>
                </section>
                <section aria-labelledby="units">
                    <h2 class="label" id="units">{t(words::UNITS)}</h2>
                    <Units body/>
                </section>
            </div>
        </main>
    }
    .into_any()
}

/// The keepers' acts and the form of the one chosen.
#[component]
fn Keeping(body: BodyView, act: Option<String>) -> impl IntoView {
    let path = format!("/directory/bodies/{}", body.id);
    let chosen = act.as_deref().and_then(|act| ACTS.iter().find(|(name, _)| *name == act));
    let tabs: Vec<Tab> = ACTS
        .iter()
        .map(|(name, word)| {
            let current = chosen.is_some_and(|(chosen, _)| chosen == name);
            Tab::new(format!("{path}?do={name}"), t(*word)).current(current)
        })
        .collect();
    let form = chosen.map(|(name, word)| {
        let form = match *name {
            "person" => view! { <AddPerson body/> }.into_any(),
            "appoint" => view! { <AppointHere body/> }.into_any(),
            "unit" => view! { <AddUnit body/> }.into_any(),
            _ => view! { <EditDetails body/> }.into_any(),
        };
        view! {
            <section class="panel" aria-labelledby="form">
                <header>
                    <h2 id="form">{t(*word)}</h2>
                </header>
                {form}
            </section>
        }
    });
    view! {
        <Tabs label=t(words::KEEPING) items=Signal::stored(tabs)/>
        {form}
    }
}

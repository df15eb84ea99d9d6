//! `/directory`: searching people and browsing bodies; a plain GET form, so that every result has an address.

use super::people_list::PeopleList;
use crate::{
    call::call,
    shell::{Loaded, Paging, Title, address, asked_page, me, query_param},
};
use domain::{
    directory::{BodyRow, DirectoryPage as Found, ListBodies, PAGE_ROWS, SearchDirectory},
    fault::Fault,
    id::BodyId,
};
use leptos::prelude::*;
use leptos_router::components::Form;
use serde::{Deserialize, Serialize};
use ui::{
    Button, Glyph, Icon, Kind, LinkButton, Opt, SelectField, Shape, TextField,
    i18n::{common, directory as words, lang, t},
    plural::number,
};

const PATH: &str = "/directory";

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    search: String,
    body: Option<BodyId>,
    page: u32,
}

#[derive(Clone, Serialize, Deserialize)]
struct Answer {
    asked: Asked,
    bodies: Vec<BodyRow>,
    found: Found,
}

async fn fetch(asked: Asked) -> Result<Answer, Fault> {
    let Asked { search, body, page } = asked.clone();
    let bodies = call(ListBodies {}).await?;
    let found = call(SearchDirectory { search, body, page }).await?;
    Ok(Answer { asked, bodies, found })
}

/// The directory of state bodies and people.
#[component]
pub fn DirectoryPage() -> impl IntoView {
    let (search, body, page) = (query_param("search"), query_param("body"), query_param("page"));
    let key = move || Asked {
        search: search.get().unwrap_or_default(),
        body: body.get().and_then(|id| id.parse().ok()),
        page: asked_page(page.get().as_deref()),
    };
    let answer = Resource::new(key, fetch);
    let administrator = me().with_untracked(|me| me.as_ref().is_some_and(|me| me.administrator));
    view! {
        <Title text=t(words::DIRECTORY)/>
        <Loaded
            page=answer
            shape=Shape::List
            view=move |answer: Answer| view! { <Directory answer administrator/> }.into_any()
        />
    }
    .into_any()
}

#[component]
fn Directory(answer: Answer, administrator: bool) -> impl IntoView {
    let Answer { asked, bodies, found } = answer;
    let chosen = bodies.iter().find(|row| Some(row.id) == asked.body).cloned();
    // Whoever searched wants the people found, not another list before them.
    let searched = !asked.search.trim().is_empty();
    let filters = view! { <Filters asked=asked.clone() bodies=bodies.clone()/> }.into_any();
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::DIRECTORY)}</h1>
                <p class="lead">{t(words::DIRECTORY_LEAD)}</p>
                {administrator
                    .then(|| {
                        view! {
                            <div class="acts">
                                <LinkButton href="/directory/bodies/new">{t(words::NEW_BODY)}</LinkButton>
                            </div>
                        }
                    })}
            </div>
            {filters}
            <div class="split lead-aside" class:searched=searched>
                <Bodies asked=asked.clone() bodies/>
                <Results asked found chosen/>
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn Filters(asked: Asked, bodies: Vec<BodyRow>) -> impl IntoView {
    let names = StoredValue::new(bodies);
    let options = Signal::derive(move || {
        let lang = lang();
        let option = |row: &BodyRow| Opt::new(row.id.to_string(), row.name.in_lang(lang).to_owned());
        names.with_value(|names| names.iter().map(option).collect::<Vec<_>>())
    });
    let body = asked.body.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <Form method="GET" action=PATH attr:class="filters" attr:role="search">
            <div class="grow">
                <TextField name="search" kind="search" label=t(words::SEARCH_LABEL) value=asked.search autocomplete="off"/>
            </div>
            <SelectField name="body" label=t(words::IN_BODY) options empty=t(words::ALL_BODIES) value=body/>
            <Button kind=Kind::Primary>
                <Icon glyph=Glyph::Search/>
                {t(common::SEARCH)}
            </Button>
        </Form>
    }
}

/// All bodies as links that narrow the list.
#[component]
fn Bodies(asked: Asked, bodies: Vec<BodyRow>) -> impl IntoView {
    let none = bodies.is_empty();
    let search = asked.search;
    let all = address(PATH, &[("search", &search)]);
    let row = move |row: BodyRow| {
        let href = address(PATH, &[("search", &search), ("body", &row.id.to_string())]);
        let current = (Some(row.id) == asked.body).then_some("page");
        view! {
            <li>
                <a href=href aria-current=current>
                    <span>{move || row.name.in_lang(lang()).to_owned()}</span>
                    <b>{number(row.people.into())}</b>
                </a>
            </li>
        }
    };
    view! {
        <nav aria-labelledby="bodies">
            <h2 class="label" id="bodies">{t(words::BODIES)}</h2>
            {none.then(|| view! { <p class="quiet-text">{t(words::NO_BODIES)}</p> })}
            <ul class="tree">
                <li>
                    <a href=all aria-current=asked.body.is_none().then_some("page")>
                        {t(words::ALL_BODIES)}
                    </a>
                </li>
                {bodies.into_iter().map(row).collect_view()}
            </ul>
        </nav>
    }
}

#[component]
fn Results(asked: Asked, found: Found, chosen: Option<BodyRow>) -> impl IntoView {
    let total = found.total;
    let searched = !asked.search.trim().is_empty();
    let said = move || {
        let forms = if searched { words::FOUND_COUNT } else { words::PEOPLE_COUNT };
        forms.count(lang(), total.into())
    };
    let rest =
        vec![("search", asked.search), ("body", asked.body.map(|id| id.to_string()).unwrap_or_default())];
    view! {
        <section aria-labelledby="people">
            <h2 class="label" id="people">{t(words::PEOPLE)}</h2>
            <div class="spread">
                <p role="status">{said}</p>
                {chosen
                    .map(|row| {
                        view! { <a href=format!("/directory/bodies/{}", row.id)>{t(words::BODY_PAGE)}</a> }
                    })}
            </div>
            {if searched {
                view! {
                    <PeopleList rows=found.rows none=words::FOUND_NOBODY none_more=words::FOUND_NOBODY_MORE with_body=true/>
                }
                    .into_any()
            } else {
                view! { <PeopleList rows=found.rows none=words::NO_PEOPLE with_body=true/> }.into_any()
            }}
            <Paging page=asked.page total rows=PAGE_ROWS path=PATH.to_owned() rest/>
        </section>
    }
    .into_any()
}

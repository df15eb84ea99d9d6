//! `/library`: the sections and folders one may see, what waits for being read, what was placed lately.

use super::{look::Items, tree::branch};
use crate::{
    call::call,
    directory::{FormEnd, Line},
    form::{Act, KeyField, form_state},
    shell::{Loaded, Title, query_param},
};
use domain::{
    fault::Fault,
    field::Field,
    library::{CreateSection, FOLDER_NAME_MAX, LibraryView, ViewLibrary},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{
    Button, EmptyState, Glyph, Icon, LinkButton, Opt, SelectField, Shape, TextField,
    i18n::{common, lang, library as words, t},
};

#[derive(Clone, Serialize, Deserialize)]
struct Answer {
    library: LibraryView,
    act: Option<String>,
}

async fn fetch(act: Option<String>) -> Result<Answer, Fault> {
    Ok(Answer { library: call(ViewLibrary {}).await?, act })
}

/// The library.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let act = query_param("do");
    let answer = Resource::new(move || act.get(), fetch);
    view! {
        <Title text=t(words::LIBRARY)/>
        <Loaded
            page=answer
            shape=Shape::List
            view=move |answer: Answer| view! { <Library answer/> }.into_any()
        />
    }
    .into_any()
}

#[component]
fn Library(answer: Answer) -> impl IntoView {
    let Answer { library, act } = answer;
    let LibraryView { folders, waiting, latest, bodies, whole_portal } = library;
    let may_open = whole_portal || !bodies.is_empty();
    let opening = may_open && act.as_deref() == Some("section");
    let waits = !waiting.is_empty();
    let none = folders.is_empty();
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::LIBRARY)}</h1>
                <p class="lead">{t(words::LEAD)}</p>
                {(may_open && !opening)
                    .then(|| {
                        view! {
                            <div class="acts">
                                <LinkButton href="/library?do=section">
                                    <Icon glyph=Glyph::Plus/>
                                    {t(words::NEW_SECTION)}
                                </LinkButton>
                            </div>
                        }
                    })}
            </div>
            {opening.then(|| view! { <NewSection bodies whole_portal/> })}
            <Search/>
            <div class="split lead-aside">
                <nav aria-labelledby="sections">
                    <h2 class="label" id="sections">{t(words::SECTIONS)}</h2>
                    {none
                        .then(|| {
                            view! { <EmptyState text=t(words::NO_SECTIONS) more=t(words::NO_SECTIONS_MORE)/> }
                        })}
                    {branch(&folders, None, true)}
                </nav>
                <div class="stack loose">
                    {waits
                        .then(|| {
                            view! {
                                <section aria-labelledby="to-acknowledge">
                                    <h2 class="label" id="to-acknowledge">{t(words::TO_ACKNOWLEDGE)}</h2>
                                    <Items rows=waiting none=words::NOTHING_PLACED with_folder=true/>
                                </section>
                            }
                        })}
                    <section aria-labelledby="latest">
                        <h2 class="label" id="latest">{t(words::LATEST)}</h2>
                        <Items rows=latest none=words::NOTHING_PLACED with_folder=true/>
                    </section>
                </div>
            </div>
        </main>
    }
    .into_any()
}

/// Leads to the search over everything, narrowed to the library.
#[component]
fn Search() -> impl IntoView {
    view! {
        <form class="filters" role="search" action="/search" method="get" aria-label=t(words::SEARCH)>
            <div class="grow">
                <TextField name="text" kind="search" label=t(words::SEARCH) max=200_u32 autocomplete="off"/>
            </div>
            <input type="hidden" name="kind" value="library"/>
            <Button>
                <Icon glyph=Glyph::Search/>
                {t(common::SEARCH)}
            </Button>
        </form>
    }
}

#[component]
fn NewSection(bodies: Vec<(domain::id::BodyId, domain::lang::Names)>, whole_portal: bool) -> impl IntoView {
    view! {
        <section class="panel section-form" aria-labelledby="new-section">
            <header>
                <h2 id="new-section">{t(words::NEW_SECTION)}</h2>
                <p class="quiet-text">{t(words::NEW_SECTION_LEAD)}</p>
            </header>
            <Act<CreateSection> then="/library/folders/{}?do=access">
                <KeyField/>
                <Line field=Field::Name required=true max=FOLDER_NAME_MAX/>
                <Whose bodies whole_portal/>
                <FormEnd act=words::CREATE_SECTION back="/library"/>
            </Act<CreateSection>>
        </section>
    }
}

#[component]
fn Whose(bodies: Vec<(domain::id::BodyId, domain::lang::Names)>, whole_portal: bool) -> impl IntoView {
    let form = form_state();
    // Who keeps one list opens sections of that body.
    let first = bodies.first().filter(|_| !whole_portal).map(|(id, _)| id.to_string()).unwrap_or_default();
    let bodies = StoredValue::new(bodies);
    let options = Signal::derive(move || {
        let lang = lang();
        let option = |(id, name): &(domain::id::BodyId, domain::lang::Names)| {
            Opt::new(id.to_string(), name.in_lang(lang).to_owned())
        };
        bodies.with_value(|bodies| bodies.iter().map(option).collect::<Vec<_>>())
    });
    let empty = if whole_portal { words::WHOLE_PORTAL } else { common::CHOOSE };
    view! {
        <SelectField
            name="body"
            label=t(words::WHOSE)
            hint=t(words::WHOSE_HINT)
            options
            value=form.entered("body", first)
            empty=t(empty)
            required=true
            error=form.error(Field::Body)
        />
    }
}

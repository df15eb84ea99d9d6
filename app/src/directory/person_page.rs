//! `/directory/people/:id`: a person's card; for those who may change it one form at a time, `?do=…`.

use super::{
    people_list::Reach,
    person_account::Account,
    person_forms::{AppointAgain, EditCard, NameSubstitute},
    posts::Posts,
    substitutions::Substitutions,
};
use crate::{
    call::call,
    shell::{Loaded, Title, me, query_param},
};
use domain::{
    directory::{BodyView, PersonView, ViewBody, ViewPerson},
    fault::Fault,
    id::{BodyId, PersonId},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};
use ui::{
    Face, Glyph, Icon, Shape, Tab, Tabs,
    i18n::{Word, directory as words, t},
};

#[derive(Clone, PartialEq, Eq)]
struct Asked {
    person: Option<PersonId>,
    act: Option<String>,
}

/// What the page shows.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) person: PersonView,
    /// Bodies of the person's posts whose lists the reader keeps.
    pub(super) kept: Vec<BodyView>,
    act: Option<String>,
}

async fn fetch(asked: Asked) -> Result<Answer, Fault> {
    let person = call(ViewPerson { person: asked.person.ok_or(Fault::NotFound)? }).await?;
    let mut bodies: Vec<BodyId> = person.appointments.iter().map(|post| post.body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let mut kept = Vec::new();
    if person.editable {
        for body in bodies {
            kept.push(call(ViewBody { body }).await?);
        }
        kept.retain(|body: &BodyView| body.editable);
    }
    Ok(Answer { person, kept, act: asked.act })
}

/// A person of the directory.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (params, act) = (use_params_map(), query_param("do"));
    let key =
        move || Asked { person: params.read().get("id").and_then(|id| id.parse().ok()), act: act.get() };
    let answer = Resource::new(key, fetch);
    let renew = Callback::new(move |()| answer.refetch());
    view! {
        <Loaded
            page=answer
            shape=Shape::Card
            view=move |answer: Answer| view! { <Person answer renew/> }.into_any()
        />
    }
    .into_any()
}

/// "Surname Given Patronymic"
fn full_name(person: &PersonView) -> String {
    let card = &person.card;
    [&card.surname, &card.given_name, &card.patronymic]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

#[component]
fn Person(answer: Answer, renew: Callback<()>) -> impl IntoView {
    let person = answer.person.clone();
    let name = full_name(&person);
    let card = person.card.clone();
    view! {
        <Title text=name.clone()/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/directory">{t(words::DIRECTORY)}</a>
                    </li>
                </ol>
                <h1>{name.clone()}</h1>
            </div>
            <div class="stack loose">
                <div class="person full">
                    <Face name large=true/>
                    <Posts person=person.clone() kept=answer.kept.clone() renew/>
                    <Reach phone=card.phone office=card.office email=card.email/>
                    <p>
                        <a href=format!("/directory/people/{}/vcard", person.id) rel="external" download="">
                            <Icon glyph=Glyph::Download/>
                            {t(words::VCARD)}
                        </a>
                    </p>
                </div>
                <Substitutions person renew/>
                <Keeping answer/>
            </div>
        </main>
    }
    .into_any()
}

/// What may be done with the card, and the form of the act chosen.
#[component]
fn Keeping(answer: Answer) -> impl IntoView {
    let Answer { person, kept, act } = answer;
    let in_person = me().with_untracked(|me| me.as_ref().is_some_and(|me| me.acting.is_none()));
    let open = [
        ("edit", words::EDIT_CARD, person.editable),
        ("appoint", words::APPOINT, !kept.is_empty()),
        ("substitute", words::NAME_SUBSTITUTE, person.may_substitute && in_person),
        ("account", words::ACCOUNT, person.editable && in_person),
    ];
    let acts: Vec<(&str, Word)> =
        open.into_iter().filter(|(.., may)| *may).map(|(name, word, _)| (name, word)).collect();
    if acts.is_empty() {
        return ().into_any();
    }
    let path = format!("/directory/people/{}", person.id);
    let chosen = acts.iter().find(|(name, _)| act.as_deref() == Some(*name)).copied();
    let tabs: Vec<Tab> = acts
        .iter()
        .map(|(name, word)| {
            Tab::new(format!("{path}?do={name}#form"), t(*word))
                .current(chosen.is_some_and(|(chosen, _)| chosen == *name))
        })
        .collect();
    let form = chosen.map(|(name, word)| {
        let form = match name {
            "edit" => view! { <EditCard person/> }.into_any(),
            "appoint" => view! { <AppointAgain person kept/> }.into_any(),
            "substitute" => view! { <NameSubstitute person/> }.into_any(),
            _ => view! { <Account person/> }.into_any(),
        };
        view! {
            <section class="panel" aria-labelledby="form">
                <header>
                    <h2 id="form">{t(word)}</h2>
                </header>
                {form}
            </section>
        }
    });
    view! {
        <div>
            <Tabs label=t(words::KEEPING) items=Signal::stored(tabs)/>
            {form}
        </div>
    }
    .into_any()
}

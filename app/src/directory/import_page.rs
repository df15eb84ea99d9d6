//! `/directory/bodies/:id/import`: people from a table, checked first.

use super::import_report::Report;
use crate::{
    call::call,
    documents::FileDrop,
    form::{Act, Hidden, form_state},
    shell::{FaultPage, Loaded, Title},
};
use domain::{
    directory::{BodyView, IMPORT_COLUMNS, ImportPeople, ImportReport, ViewBody},
    fault::{Fault, Refusal},
    field::Field,
    id::BodyId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::{
    Button, Kind, Shape, Table,
    i18n::{directory as words, lang, t},
};

/// Fields a row can't be without.
const REQUIRED: [Field; 4] = [Field::Surname, Field::GivenName, Field::Body, Field::Position];

async fn fetch(body: Option<BodyId>) -> Result<BodyView, Fault> {
    let body = call(ViewBody { body: body.ok_or(Fault::NotFound)? }).await?;
    if body.editable { Ok(body) } else { Err(Fault::Refused(Refusal::NotYours)) }
}

/// Imports people into a body's list.
#[component]
pub fn ImportPage() -> impl IntoView {
    let params = use_params_map();
    let body = Resource::new(move || params.read().get("id").and_then(|id| id.parse().ok()), fetch);
    view! {
        <Title text=t(words::IMPORT_TITLE)/>
        <Loaded page=body shape=Shape::Form view=move |body: BodyView| view! { <Import body/> }.into_any()/>
    }
    .into_any()
}

#[component]
fn Import(body: BodyView) -> impl IntoView {
    if !body.editable {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    }
    let home = format!("/directory/bodies/{}", body.id);
    let report = RwSignal::new(None::<ImportReport>);
    let done = Callback::new(move |answer: ImportReport| report.set(Some(answer)));
    let to_body = home.clone();
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/directory">{t(words::DIRECTORY)}</a>
                    </li>
                    <li>
                        <a href=home.clone()>{move || body.name.in_lang(lang()).to_owned()}</a>
                    </li>
                </ol>
                <h1>{t(words::IMPORT_TITLE)}</h1>
                <p class="lead">{t(words::IMPORT_LEAD)}</p>
            </div>
            <div class="stack loose">
                <Act<ImportPeople> then=home on_done=done>
                    <Hidden name="body" value=body.id.to_string()/>
                    <ImportFields/>
                </Act<ImportPeople>>
                <div aria-live="polite">
                    {move || report.get().map(|report| view! { <Report report home=to_body.clone()/> })}
                </div>
                <Template/>
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn ImportFields() -> impl IntoView {
    let form = form_state();
    view! {
        <p class="hint">{t(words::IMPORT_FORMAT)}</p>
        <FileDrop name="file" purpose="import" accept=".csv,.xlsx"/>
        <div class="form-acts">
            <Button kind=Kind::Primary name="dry_run" value="true" busy=form.pending>
                {t(words::DRY_RUN)}
            </Button>
            <Button name="dry_run" value="false" busy=form.pending>
                {t(words::IMPORT_ACT)}
            </Button>
        </div>
    }
}

/// The columns a table may have, by all the names they may carry.
#[component]
fn Template() -> impl IntoView {
    let row = |(field, names): (Field, [&'static str; 3])| {
        let required = REQUIRED.contains(&field);
        let own = move || names[lang() as usize];
        let others = move || {
            let own = names[lang() as usize];
            names.into_iter().filter(|name| *name != own).collect::<Vec<_>>().join(", ")
        };
        view! {
            <tr>
                <th scope="row">{own}</th>
                <td data-label=t(words::COLUMN_OTHER)>{others}</td>
                <td data-label=t(words::COLUMN_REQUIRED)>
                    {t(if required { words::YES } else { words::NO })}
                </td>
            </tr>
        }
    };
    view! {
        <section aria-labelledby="columns">
            <h2 id="columns">{t(words::IMPORT_COLUMNS)}</h2>
            <Table label=t(words::IMPORT_COLUMNS)>
                <thead>
                    <tr>
                        <th scope="col">{t(words::COLUMN)}</th>
                        <th scope="col">{t(words::COLUMN_OTHER)}</th>
                        <th scope="col">{t(words::COLUMN_REQUIRED)}</th>
                    </tr>
                </thead>
                <tbody>{IMPORT_COLUMNS.map(row).into_iter().collect_view()}</tbody>
            </Table>
        </section>
    }
}

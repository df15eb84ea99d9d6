//! `/documents/:id/remarks/import`: answers from a filled table, checked first and taken when that is confirmed.

use super::import_report::{Report, unreadable};
use crate::{
    call::call,
    documents::FileDrop,
    form::{Act, Flash, Hidden, form_state, query},
    say,
    shell::{FaultPage, Loaded, Title, param, query_param},
};
use domain::{
    documents::Uploaded,
    fault::{Fault, Refusal},
    id::{DocumentId, UploadId},
    remarks::{CheckAnswers, FilledTable},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{
    Banner, Button, Kind, Notice, Shape,
    i18n::{lang, remarks as words, t},
    plural::number,
};

/// What the page shows: the document, and what became of the file in its address.
#[derive(Clone, Serialize, Deserialize)]
struct Shown {
    table: FilledTable,
    file: Option<UploadId>,
    fault: Option<Fault>,
}

async fn fetch(document: DocumentId, file: Option<String>) -> Result<Shown, Fault> {
    let table = call(CheckAnswers { document, file: None }).await?;
    let Some(file) = file else { return Ok(Shown { table, file: None, fault: None }) };
    let checked = match file.parse() {
        Ok(file) => call(CheckAnswers { document, file: Some(file) }).await.map(|table| (table, file)),
        Err(_) => Err(Refusal::UploadGone.into()),
    };
    Ok(match checked {
        Ok((table, file)) => Shown { table, file: Some(file), fault: None },
        Err(fault) => Shown { table, file: None, fault: Some(fault) },
    })
}

/// Imports a filled table of remarks.
#[component]
pub fn ImportAnswersPage() -> impl IntoView {
    let Some(document) = param::<DocumentId>("id") else {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    };
    let file = query_param("file");
    let shown = Resource::new(move || file.get(), move |file| fetch(document, file));
    view! {
        <Title text=t(words::IMPORT)/>
        <Loaded
            page=shown
            shape=Shape::Form
            view=move |shown: Shown| view! { <Import document shown/> }.into_any()
        />
    }
    .into_any()
}

#[component]
fn Import(document: DocumentId, shown: Shown) -> impl IntoView {
    let Shown { table, file, fault } = shown;
    let done = query_param("done");
    let taken = RwSignal::new(done.get_untracked().and_then(|count| count.parse::<u32>().ok()));
    let report = RwSignal::new(file.zip(table.report.clone()));
    let checked = Callback::new(move |answer: (UploadId, FilledTable)| {
        taken.set(None);
        report.set(answer.1.report.map(|report| (answer.0, report)));
    });
    let applied = Callback::new(move |count: u32| {
        report.set(None);
        taken.set(Some(count));
    });
    let home = format!("/documents/{document}");
    let to_table = format!("{home}/remarks");
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href=format!("/groups/{}", table.group)>{table.group_name}</a>
                    </li>
                    <li>
                        <a href=home>{table.title}</a>
                    </li>
                    <li>
                        <a href=to_table.clone()>{t(words::TABLE)}</a>
                    </li>
                </ol>
                <h1>{t(words::IMPORT)}</h1>
                <p class="lead">{t(words::IMPORT_LEAD)}</p>
            </div>
            <div class="stack loose">
                <div aria-live="polite" class="form-fault">
                    {move || taken.get().map(|count| view! { <Taken count to_table=to_table.clone()/> })}
                </div>
                <Choose document fault checked/>
                <div aria-live="polite" class="stack loose">
                    {move || {
                        report
                            .get()
                            .map(|(file, report)| match report {
                                Ok(report) => view! { <Report document file report applied/> }.into_any(),
                                Err(why) => {
                                    let text = Signal::derive(move || unreadable(lang(), &why));
                                    view! { <Banner kind=Notice::Error title=text/> }.into_any()
                                }
                            })
                    }}
                </div>
            </div>
        </main>
    }
}

#[component]
fn Taken(count: u32, to_table: String) -> impl IntoView {
    view! {
        <Banner kind=Notice::Success title=t(words::ANSWERS_TAKEN)>
            <p>
                <b class="figure">{number(count.into())}</b>
                " "
                <a href=to_table>{t(words::TO_TABLE)}</a>
            </p>
        </Banner>
    }
}

/// Choosing the file: in place, or as a plain form where scripts are off.
#[component]
fn Choose(
    document: DocumentId,
    /// Why the file in the address was not taken.
    fault: Option<Fault>,
    checked: Callback<(UploadId, FilledTable)>,
) -> impl IntoView {
    let there = RwSignal::new(None::<UploadId>);
    let done = Callback::new(move |table: FilledTable| {
        if let Some(file) = there.get_untracked() {
            checked.run((file, table));
        }
    });
    let page = format!("/documents/{document}/remarks/import");
    let fault =
        use_context::<Flash>().filter(|flash| flash.operation == "files").map(|flash| flash.fault).or(fault);
    view! {
        <p class="hint">{t(words::IMPORT_FORMAT)} " " {t(words::IMPORT_STANCES)}</p>
        {fault
            .map(|fault| {
                let text = Signal::derive(move || say::fault(lang(), &fault));
                view! { <Banner kind=Notice::Error title=text/> }
            })}
        <div class="needs-script">
            <Act<CheckAnswers> then=page.clone() on_done=done>
                <Hidden name="document" value=document.to_string()/>
                <Fields there/>
            </Act<CheckAnswers>>
        </div>
        <div class="without-script">
            <PlainForm page/>
        </div>
    }
}

#[component]
fn Fields(there: RwSignal<Option<UploadId>>) -> impl IntoView {
    let form = form_state();
    let arrived = Callback::new(move |uploaded: Uploaded| there.set(Some(uploaded.id)));
    let missing = Signal::derive(move || {
        there.with(Option::is_none).then(|| words::CHOOSE_FIRST.text(lang()).to_owned())
    });
    view! {
        <FileDrop name="file" purpose="answers" accept=".xlsx,.docx" on_there=arrived/>
        <div class="form-acts">
            <Button kind=Kind::Primary busy=form.pending reason=missing>
                {t(words::CHECK_TABLE)}
            </Button>
        </div>
    }
}

/// A form that browsers send by themselves.
#[component]
fn PlainForm(page: String) -> impl IntoView {
    let then = format!("{page}?file={{}}");
    let action =
        format!("/files/form?{}", query(&[("purpose", "answers"), ("then", &then), ("back", &page)]));
    view! {
        <form class="form" method="post" enctype="multipart/form-data" action=action>
            <div class="field">
                <label for="plain-file">{t(words::FILLED_FILE)}</label>
                <input class="input" type="file" id="plain-file" name="file" accept=".xlsx,.docx" required/>
            </div>
            <div class="form-acts">
                <Button kind=Kind::Primary>{t(words::CHECK_TABLE)}</Button>
            </div>
        </form>
    }
}

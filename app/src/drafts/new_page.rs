//! `/groups/:id/drafts/new`: beginning a text.

use super::head::TitleAndLanguage;
use crate::{
    call::call,
    documents::FileDrop,
    form::{Act, Hidden, KeyField, form_state},
    groups::suggest_title,
    shell::{FaultPage, Loaded, Title, param},
};
use domain::{
    access::Verdict,
    documents::Uploaded,
    drafts::BeginDraft,
    fault::{Fault, Refusal},
    groups::{GroupState, GroupView, ViewGroup},
    id::GroupId,
    operation::Operation,
};
use leptos::prelude::*;
use ui::{
    Button, Glyph, Icon, Kind, Shape,
    i18n::{Language, drafts as words, t},
};

/// The form.
#[component]
pub fn NewDraftPage() -> impl IntoView {
    let Some(group) = param::<GroupId>("id") else {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    };
    let page = Resource::new(|| (), move |()| call(ViewGroup { group }));
    let form = move |group: GroupView| match group.state {
        GroupState::Closed => view! { <FaultPage fault=Fault::Refused(Refusal::GroupClosed)/> }.into_any(),
        GroupState::Open if BeginDraft::RULE.verdict(true, group.standing) != Verdict::Cleared => {
            view! { <FaultPage fault=Fault::Refused(Refusal::NotYours)/> }.into_any()
        }
        GroupState::Open => view! { <Form group/> }.into_any(),
    };
    view! { <Loaded page shape=Shape::Form view=form/> }.into_any()
}

#[component]
fn Form(group: GroupView) -> impl IntoView {
    let chosen =
        use_context::<Language>().map_or_else(Default::default, |language| language.0.get_untracked());
    view! {
        <Title text=t(words::BEGIN)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href=format!("/groups/{}", group.id)>{group.name}</a>
                    </li>
                </ol>
                <h1>{t(words::BEGIN)}</h1>
                <p class="lead">{t(words::BEGIN_LEAD)}</p>
            </div>
            <Act<BeginDraft> then="/drafts/{}">
                <Hidden name="group" value=group.id.to_string()/>
                <KeyField/>
                <TitleAndLanguage title="" chosen/>
                <fieldset class="form-part">
                    <legend>{t(words::FROM_FILE)}</legend>
                    <p class="hint">{t(words::FROM_FILE_HINT)}</p>
                    <FileDrop
                        name="file"
                        accept=".docx,.doc,.rtf,.pdf"
                        on_there=Callback::new(|uploaded: Uploaded| suggest_title(&uploaded.name))
                    />
                </fieldset>
                <BeginButton/>
            </Act<BeginDraft>>
        </main>
    }
}

#[component]
fn BeginButton() -> impl IntoView {
    let form = form_state();
    view! {
        <div class="form-acts" aria-live="polite">
            <Button kind=Kind::Primary busy=form.pending>
                <Icon glyph=Glyph::Edit/>
                {t(words::BEGIN)}
            </Button>
        </div>
    }
}

//! Creating a group: the nine requisites of point 50 in their order.

use crate::{
    directory::{PeoplePicker, PickTogether},
    form::{Act, KeyField, form_state},
    say,
    shell::{FaultPage, Title, me},
};
use domain::{
    fault::Fault,
    field::Field,
    groups::{CreateGroup, GROUP_NAME_MAX, GROUP_TEXT_MAX},
};
use leptos::prelude::*;
use ui::{
    Button, Kind, LinkButton, TextArea, TextField,
    i18n::{Word, common, groups as words, shell, t},
};

/// The form that creates a group.
#[component]
pub fn NewGroupPage() -> impl IntoView {
    if me().with_untracked(Option::is_none) {
        return view! { <FaultPage fault=Fault::SignIn/> }.into_any();
    }
    view! {
        <Title text=t(words::NEW)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/groups">{t(shell::GROUPS)}</a>
                    </li>
                </ol>
                <h1>{t(words::NEW)}</h1>
                <p class="lead">{t(words::NEW_LEAD)}</p>
            </div>
            <Act<CreateGroup> then="/groups/{}">
                <KeyField/>
                <PickTogether>
                    <Fields/>
                </PickTogether>
            </Act<CreateGroup>>
        </main>
    }
    .into_any()
}

#[component]
fn Fields() -> impl IntoView {
    let form = form_state();
    view! {
        <ol class="numbered" role="list">
            <li>
                <PeoplePicker
                    name="chair"
                    label=t(say::label(Field::Chair))
                    hint=t(words::CHAIR_HINT)
                    required=true
                    error=form.error(Field::Chair)
                />
            </li>
            <li>
                <PeoplePicker
                    name="secretary"
                    label=t(say::label(Field::Secretary))
                    hint=t(words::SECRETARY_HINT)
                    required=true
                    error=form.error(Field::Secretary)
                />
            </li>
            <li>
                <TextField
                    name="name"
                    label=t(say::label(Field::Name))
                    hint=t(words::NAME_HINT)
                    value=form.entered("name", "")
                    max=GROUP_NAME_MAX
                    required=true
                    error=form.error(Field::Name)
                />
            </li>
            <li>
                <TextArea
                    name="description"
                    label=t(say::label(Field::Description))
                    hint=t(words::DESCRIPTION_HINT)
                    value=form.entered("description", "")
                    max=GROUP_TEXT_MAX
                    error=form.error(Field::Description)
                />
            </li>
            <li>
                <TextArea
                    name="justification"
                    label=t(words::JUSTIFICATION)
                    hint=t(words::JUSTIFICATION_HINT)
                    value=form.entered("justification", "")
                    max=GROUP_TEXT_MAX
                    required=true
                    error=form.error(Field::Justification)
                />
            </li>
            <Later name=words::FILES when=words::FILES_LATER/>
            <li>
                <PeoplePicker
                    name="members"
                    label=t(words::MEMBERS)
                    hint=t(words::MEMBERS_HINT)
                    multiple=true
                    error=form.error(Field::Members)
                />
                <PeoplePicker
                    name="observers"
                    label=t(say::label(Field::Observers))
                    hint=t(words::OBSERVERS_HINT)
                    multiple=true
                    error=form.error(Field::Observers)
                />
            </li>
            <Later name=words::MEETINGS when=words::MEETINGS_LATER/>
            <Later name=words::DOCUMENTS when=words::DOCUMENTS_LATER/>
        </ol>
        <div class="form-acts">
            <Button kind=Kind::Primary busy=form.pending>{t(words::CREATE)}</Button>
            <LinkButton href="/groups" kind=Kind::Quiet>{t(common::CANCEL)}</LinkButton>
        </div>
    }
}

/// A requisite that only a group that exists can have.
#[component]
fn Later(name: Word, when: Word) -> impl IntoView {
    view! {
        <li>
            <div class="field">
                <p class="field-label">{t(name)}</p>
                <p class="hint">{t(when)}</p>
            </div>
        </li>
    }
}

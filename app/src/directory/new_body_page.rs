//! `/directory/bodies/new`: for administrators.

use super::{
    body_forms::BodyLines,
    line::{FormEnd, Line},
};
use crate::{
    form::{Act, KeyField},
    shell::{FaultPage, Title, me},
};
use domain::{
    directory::CreateBody,
    fault::{Fault, Refusal},
    field::Field,
};
use leptos::prelude::*;
use ui::i18n::{directory as words, t};

/// Enters a state body.
#[component]
pub fn NewBodyPage() -> impl IntoView {
    let fault = match me().get_untracked() {
        None => Some(Fault::SignIn),
        Some(me) if !me.administrator => Some(Fault::Refused(Refusal::NotYours)),
        Some(_) => None,
    };
    if let Some(fault) = fault {
        return view! { <FaultPage fault/> }.into_any();
    }
    view! {
        <Title text=t(words::NEW_BODY)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/directory">{t(words::DIRECTORY)}</a>
                    </li>
                </ol>
                <h1>{t(words::NEW_BODY)}</h1>
                <p class="lead">{t(words::NEW_BODY_LEAD)}</p>
            </div>
            <Act<CreateBody> then="/directory/bodies/{}">
                <KeyField/>
                <BodyLines/>
                <Line field=Field::Bin hint=words::BIN_HINT/>
                <FormEnd act=words::CREATE_BODY back="/directory"/>
            </Act<CreateBody>>
        </main>
    }
    .into_any()
}

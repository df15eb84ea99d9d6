//! `/account/password`: the first password, given by another, must be replaced before anything else.

use super::password_form::PasswordFields;
use crate::{
    form::Act,
    shell::{FaultPage, Title, me},
};
use domain::{accounts::ChangePassword, fault::Fault};
use leptos::prelude::*;
use ui::i18n::{accounts as words, t};

/// Sets a password of one's own.
#[component]
pub fn PasswordPage() -> impl IntoView {
    if me().with_untracked(Option::is_none) {
        return view! { <FaultPage fault=Fault::SignIn/> }.into_any();
    }
    view! {
        <Title text=t(words::FIRST_PASSWORD_TITLE)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <h1>{t(words::FIRST_PASSWORD_TITLE)}</h1>
                <p class="lead">{t(words::FIRST_PASSWORD_LEAD)}</p>
            </div>
            <Act<ChangePassword> then="/" full_load=true>
                <PasswordFields current=words::GIVEN_PASSWORD act=words::SAVE_AND_GO_ON/>
            </Act<ChangePassword>>
        </main>
    }
    .into_any()
}

//! A person's account, for those who keep the directory: created, or given a new first password.

use super::{
    line::{FormEnd, Line},
    person_forms::home,
};
use crate::{
    accounts::PasswordField,
    form::{Act, Hidden, form_state},
};
use domain::{
    accounts::{CreateAccount, LOGIN_MAX, ResetPassword},
    directory::PersonView,
    field::Field,
};
use leptos::prelude::*;
use ui::i18n::{directory as words, lang, t};

/// The account, or its creation.
#[component]
pub(super) fn Account(person: PersonView) -> impl IntoView {
    let back = home(&person);
    let id = person.id.to_string();
    match person.login {
        Some(login) => view! {
            <p>{move || words::ACCOUNT_LOGIN.with(lang(), &[("login", &login)])}</p>
            <p class="quiet-text">{t(words::RESET_PASSWORD_LEAD)}</p>
            <Act<ResetPassword> then=back.clone()>
                <Hidden name="person" value=id/>
                <FirstPassword/>
                <FormEnd act=words::RESET_PASSWORD back/>
            </Act<ResetPassword>>
        }
        .into_any(),
        None => view! {
            <p class="quiet-text">{t(words::NO_ACCOUNT)}</p>
            <Act<CreateAccount> then=back.clone()>
                <Hidden name="person" value=id/>
                <Line field=Field::Login hint=words::LOGIN_HINT required=true max=LOGIN_MAX/>
                <FirstPassword/>
                <FormEnd act=words::CREATE_ACCOUNT back/>
            </Act<CreateAccount>>
        }
        .into_any(),
    }
}

#[component]
fn FirstPassword() -> impl IntoView {
    let form = form_state();
    view! {
        <PasswordField
            field=Field::NewPassword
            label=t(words::FIRST_PASSWORD)
            hint=t(words::FIRST_PASSWORD_HINT)
            autocomplete="new-password"
            error=form.error(Field::NewPassword)
        />
    }
}

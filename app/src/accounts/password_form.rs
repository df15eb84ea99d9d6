//! Changing one's password: the same fields on the account's page and for the first password.

use super::PasswordField;
use crate::{form::form_state, say};
use domain::field::Field;
use leptos::prelude::*;
use ui::{
    Button, Kind,
    i18n::{Word, accounts as words, t},
};

/// The fields and the button.
#[component]
pub(super) fn PasswordFields(
    /// How the password until now is called.
    current: Word,
    /// The word of the act.
    act: Word,
) -> impl IntoView {
    let form = form_state();
    view! {
        <PasswordField
            field=Field::CurrentPassword
            label=t(current)
            autocomplete="current-password"
            error=form.error(Field::CurrentPassword)
        />
        <PasswordField
            field=Field::NewPassword
            label=t(say::label(Field::NewPassword))
            hint=t(words::NEW_PASSWORD_HINT)
            autocomplete="new-password"
            error=form.error(Field::NewPassword)
        />
        <PasswordField
            field=Field::RepeatPassword
            label=t(say::label(Field::RepeatPassword))
            autocomplete="new-password"
            error=form.error(Field::RepeatPassword)
        />
        <div class="form-acts">
            <Button kind=Kind::Primary busy=form.pending>
                {t(act)}
            </Button>
        </div>
    }
}

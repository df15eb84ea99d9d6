use leptos::prelude::*;
use ui::{
    TextField,
    i18n::{certificates as words, t},
};

/// A key's file and its password, within a form.
#[component]
pub(crate) fn KeyFields(
    /// Name of the password's field.
    password: &'static str,
    /// What is wrong with the password.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for="key-file">{t(words::KEY_FILE)}</label>
            <input class="input" type="file" id="key-file" name="key-file" accept=".p12,.pfx"/>
        </div>
        <TextField
            name=password
            kind="password"
            label=t(words::PASSWORD)
            autocomplete="off"
            required=true
            error
        />
    }
}

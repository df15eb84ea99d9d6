//! A password, which may be looked at once scripts run.

use domain::field::Field;
use leptos::prelude::*;
use ui::{
    field::{Field as Frame, FieldProps, described},
    i18n::{Word, accounts as words, lang},
};

/// A password in its frame; never filled in by us.
#[component]
pub(crate) fn PasswordField(
    /// Which entry.
    field: Field,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Help above it.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What a password manager may do: `current-password` or `new-password`.
    autocomplete: &'static str,
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = field.name();
    let shown = RwSignal::new(false);
    let about = described(&id, hint.is_some(), false, error);
    let word = move || -> Word { if shown.get() { words::HIDE_PASSWORD } else { words::SHOW_PASSWORD } };
    let control = view! {
        <div class="password">
            <input
                class="input"
                id=id.clone()
                name=id.clone()
                type=move || if shown.get() { "text" } else { "password" }
                required=true
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=move || about.get()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
            />
            <button
                type="button"
                class="needs-script"
                aria-controls=id.clone()
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || word().text(lang())}
            </button>
        </div>
    };
    Frame(FieldProps {
        id,
        label,
        hint,
        required: true,
        error,
        max: None,
        count: None,
        children: Box::new(move || control.into_any()),
    })
}

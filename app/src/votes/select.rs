//! A list of which one is always chosen: no empty choice that a form could send.

use leptos::prelude::*;
use ui::{
    Field,
    i18n::{Word, t},
};

/// What a list offers: the value sent, and its words.
pub(super) type Options = &'static [(&'static str, Word)];

/// A list with one chosen from the start.
#[component]
pub(super) fn Pick(
    /// Name in the form, and `id`.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Help above the control.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What can be chosen.
    options: Options,
    /// What it starts with.
    #[prop(into)]
    value: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let described = ui::field::described(name, hint.is_some(), false, error);
    let list = options
        .iter()
        .map(|(this, word)| view! { <option value=*this selected=*this == value>{t(*word)}</option> })
        .collect_view();
    let control = view! {
        <select
            class="input"
            id=name
            name=name
            aria-describedby=move || described.get()
            aria-invalid=move || error.with(Option::is_some).then_some("true")
        >
            {list}
        </select>
    };
    let control = control.into_any();
    match hint {
        Some(hint) => view! { <Field id=name label hint required=true error>{control}</Field> }.into_any(),
        None => view! { <Field id=name label required=true error>{control}</Field> }.into_any(),
    }
}

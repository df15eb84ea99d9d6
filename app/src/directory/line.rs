//! A line of text whose name, value and error come from the field it is.

use crate::{form::form_state, say};
use domain::field::Field;
use leptos::prelude::*;
use ui::{
    Button, Kind, LinkButton, TextField,
    i18n::{Word, common, t},
    text_field::TextFieldProps,
};

/// One line of an operation's form.
#[component]
pub(crate) fn Line(
    /// Which entry.
    field: Field,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// Help above it.
    #[prop(optional)]
    hint: Option<Word>,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Most characters.
    #[prop(optional)]
    max: Option<u32>,
) -> impl IntoView {
    let form = form_state();
    let name = field.name();
    TextField(TextFieldProps {
        label: t(say::label(field)).into(),
        hint: hint.map(|hint| t(hint).into()),
        value: form.entered(&name, value),
        kind,
        autocomplete: Some("off"),
        required,
        max,
        error: form.error(field),
        id: None,
        on_input: None,
        name,
    })
}

/// The end of a form: its act, and the way back without it.
#[component]
pub(crate) fn FormEnd(
    /// The word of the act.
    act: Word,
    /// Where "cancel" leads.
    #[prop(into)]
    back: String,
    /// Why the act is not open to the reader now.
    #[prop(optional, into)]
    reason: Signal<Option<String>>,
) -> impl IntoView {
    let form = form_state();
    view! {
        <div class="form-acts" aria-live="polite">
            <Button kind=Kind::Primary busy=form.pending reason=reason>
                {t(act)}
            </Button>
            <LinkButton href=back kind=Kind::Quiet>
                {t(common::CANCEL)}
            </LinkButton>
        </div>
    }
}

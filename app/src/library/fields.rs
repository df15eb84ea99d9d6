//! Controls that several forms of the library have.

use crate::{form::form_state, say};
use domain::{
    field::Field,
    library::{FolderChoice, Requisites},
    time::CalendarDay,
};
use leptos::prelude::*;
use ui::{
    Button, Check, Kind, LinkButton, Opt, SelectField, TextArea, TextField,
    i18n::{Word, common, library as words, t},
    text_field::TextFieldProps,
};

/// One line of an operation's form, named after its field.
#[component]
pub(super) fn Line(
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
pub(super) fn FormEnd(
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

/// What is written on an item.
#[component]
pub(super) fn RequisiteFields(requisites: Requisites) -> impl IntoView {
    let form = form_state();
    let day = |day: Option<CalendarDay>| day.map(|day| day.to_string()).unwrap_or_default();
    let written = requisites.must_acknowledge.to_string();
    view! {
        <Line
            field=Field::Title
            value=requisites.title
            hint=words::TITLE_HINT
            required=true
            max=domain::documents::TITLE_MAX
        />
        <div class="form-row">
            <Line
                field=Field::Number
                value=requisites.number
                hint=words::NUMBER_HINT
                max=domain::library::NUMBER_MAX
            />
            <Line field=Field::AdoptedOn kind="date" value=day(requisites.adopted_on)/>
        </div>
        <TextArea
            name="description"
            label=t(say::label(Field::Description))
            value=form.entered("description", requisites.description)
            max=domain::library::DESCRIPTION_MAX
            error=form.error(Field::Description)
        />
        <div class="form-row">
            <Line field=Field::ValidFrom kind="date" value=day(requisites.valid_from)/>
            <Line field=Field::ValidUntil kind="date" value=day(requisites.valid_until)/>
        </div>
        <Check
            name="must_acknowledge"
            label=t(words::MUST_ACKNOWLEDGE)
            hint=t(words::MUST_ACKNOWLEDGE_HINT)
            checked=ticked(form, "must_acknowledge", &written)
        />
    }
}

/// Whether a box starts ticked: as it was sent when the form was refused, else as given.
pub(super) fn ticked(form: crate::form::FormState, name: &str, otherwise: &str) -> bool {
    match form.all_entered(name) {
        Some(values) => values.iter().any(|value| value == "true"),
        None => otherwise == "true",
    }
}

/// Where something is moved.
#[component]
pub(super) fn PlaceField(places: Vec<FolderChoice>) -> impl IntoView {
    let form = form_state();
    let options: Vec<Opt> =
        places.into_iter().map(|choice| Opt::new(choice.id.to_string(), choice.name)).collect();
    view! {
        <SelectField
            name="into"
            label=t(words::INTO)
            hint=t(words::MOVE_HINT)
            options=Signal::stored(options)
            value=form.entered("into", "")
            required=true
            error=form.error(Field::Into)
        />
    }
}

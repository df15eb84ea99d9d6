//! Controls that several forms of the library have.

use crate::{directory::Line, form::form_state, say};
use domain::{
    field::Field,
    library::{FolderChoice, Requisites},
    time::CalendarDay,
};
use leptos::prelude::*;
use ui::{
    Check, Opt, SelectField, TextArea,
    i18n::{library as words, t},
};

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

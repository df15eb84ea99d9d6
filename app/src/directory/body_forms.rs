//! Forms of a body's keepers.

use super::{
    PeoplePicker,
    line::{FormEnd, Line},
    units,
};
use crate::{
    form::{Act, Hidden, KeyField, form_state},
    say,
};
use domain::{
    directory::{Appoint, BodyView, CreatePerson, CreateUnit, EditBody, NAME_MAX, PERSON_NAME_MAX},
    field::Field,
};
use leptos::prelude::*;
use ui::{
    Check, SelectField,
    i18n::{common, directory as words, t},
};

fn home(body: &BodyView) -> String {
    format!("/directory/bodies/{}", body.id)
}

/// Corrects names and number.
#[component]
pub(super) fn EditDetails(body: BodyView) -> impl IntoView {
    let back = home(&body);
    view! {
        <Act<EditBody> then=back.clone()>
            <Hidden name="body" value=body.id.to_string()/>
            <BodyLines kk=body.name.kk ru=body.name.ru en=body.name.en/>
            <Line field=Field::Bin value=body.bin hint=words::BIN_HINT/>
            <FormEnd act=common::SAVE back/>
        </Act<EditBody>>
    }
}

/// The three names of a body or unit.
#[component]
pub(super) fn BodyLines(
    /// In Kazakh.
    #[prop(optional)]
    kk: String,
    /// In Russian.
    #[prop(optional)]
    ru: String,
    /// In English.
    #[prop(optional)]
    en: String,
) -> impl IntoView {
    view! {
        <Line field=Field::NameKk value=kk required=true max=NAME_MAX/>
        <Line field=Field::NameRu value=ru required=true max=NAME_MAX/>
        <Line field=Field::NameEn value=en max=NAME_MAX/>
    }
}

/// Enters a unit.
#[component]
pub(super) fn AddUnit(body: BodyView) -> impl IntoView {
    let back = home(&body);
    view! {
        <Act<CreateUnit> then=back.clone()>
            <KeyField/>
            <Hidden name="body" value=body.id.to_string()/>
            <BodyLines/>
            <UnitField field=Field::Parent body/>
            <FormEnd act=words::ADD_UNIT back/>
        </Act<CreateUnit>>
    }
}

/// A unit of the body, or none.
#[component]
fn UnitField(field: Field, body: BodyView) -> impl IntoView {
    let form = form_state();
    let empty = if field == Field::Parent { words::NO_PARENT } else { words::NO_UNIT };
    let none = body.units.is_empty();
    (!none).then(|| {
        view! {
            <SelectField
                name=field.name()
                label=t(say::label(field))
                options=units::options(body)
                value=form.entered(&field.name(), "")
                empty=t(empty)
                error=form.error(field)
            />
        }
    })
}

/// Enters a person with a first post.
#[component]
pub(super) fn AddPerson(body: BodyView) -> impl IntoView {
    let back = home(&body);
    view! {
        <Act<CreatePerson> then="/directory/people/{}">
            <KeyField/>
            <Hidden name="body" value=body.id.to_string()/>
            <div class="form-row">
                <Line field=Field::Surname required=true max=PERSON_NAME_MAX/>
                <Line field=Field::GivenName required=true max=PERSON_NAME_MAX/>
                <Line field=Field::Patronymic max=PERSON_NAME_MAX/>
            </div>
            <Line field=Field::Position hint=words::POSITION_HINT required=true max=NAME_MAX/>
            <UnitField field=Field::Unit body/>
            <div class="form-row">
                <Line field=Field::Phone kind="tel"/>
                <Line field=Field::Office/>
                <Line field=Field::Email kind="email"/>
            </div>
            <FormEnd act=words::ADD_PERSON back/>
        </Act<CreatePerson>>
    }
}

/// Gives a person of the directory a post in this body.
#[component]
pub(super) fn AppointHere(body: BodyView) -> impl IntoView {
    let back = home(&body);
    view! {
        <Act<Appoint> then=back.clone()>
            <KeyField/>
            <Hidden name="body" value=body.id.to_string()/>
            <WhomToAppoint/>
            <PostLines body/>
            <FormEnd act=words::APPOINT_ACT back/>
        </Act<Appoint>>
    }
}

#[component]
fn WhomToAppoint() -> impl IntoView {
    let form = form_state();
    view! {
        <PeoplePicker
            name="person"
            label=t(say::label(Field::Person))
            required=true
            error=form.error(Field::Person)
        />
    }
}

/// Unit, position and whether the post keeps the directory.
#[component]
pub(super) fn PostLines(body: BodyView) -> impl IntoView {
    let checked = form_state().entered("editor", "") == "true";
    view! {
        <Line field=Field::Position hint=words::POSITION_HINT required=true max=NAME_MAX/>
        <UnitField field=Field::Unit body/>
        <Check name="editor" label=t(words::EDITOR) checked/>
    }
}

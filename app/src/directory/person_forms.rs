//! Forms on a person's page.

use super::{
    PeoplePicker,
    body_forms::PostLines,
    line::{FormEnd, Line},
};
use crate::{
    form::{Act, Hidden, KeyField, form_state},
    say,
};
use domain::{
    directory::{Appoint, BodyView, EditPerson, PERSON_NAME_MAX, PersonView, Substitute},
    field::Field,
};
use leptos::prelude::*;
use ui::i18n::{common, directory as words, lang, t};

pub(super) fn home(person: &PersonView) -> String {
    format!("/directory/people/{}", person.id)
}

/// Corrects names and contacts.
#[component]
pub(super) fn EditCard(person: PersonView) -> impl IntoView {
    let back = home(&person);
    let card = person.card;
    view! {
        <Act<EditPerson> then=back.clone()>
            <Hidden name="person" value=person.id.to_string()/>
            <div class="form-row">
                <Line field=Field::Surname value=card.surname required=true max=PERSON_NAME_MAX/>
                <Line field=Field::GivenName value=card.given_name required=true max=PERSON_NAME_MAX/>
                <Line field=Field::Patronymic value=card.patronymic max=PERSON_NAME_MAX/>
            </div>
            <div class="form-row">
                <Line field=Field::Phone value=card.phone kind="tel"/>
                <Line field=Field::Office value=card.office/>
                <Line field=Field::Email value=card.email kind="email"/>
            </div>
            <FormEnd act=common::SAVE back/>
        </Act<EditPerson>>
    }
}

/// One more post in a body whose list the reader keeps; another body appoints on its own page.
#[component]
pub(super) fn AppointAgain(person: PersonView, kept: Vec<BodyView>) -> impl IntoView {
    let back = home(&person);
    let mut kept = kept.into_iter();
    let Some(body) = kept.next() else { return ().into_any() };
    let name = body.name.clone();
    let others = kept.map(|body| {
        let href = format!("/directory/bodies/{}?do=appoint", body.id);
        view! { <li><a href=href>{move || body.name.in_lang(lang()).to_owned()}</a></li> }
    });
    let others: Vec<_> = others.collect();
    let others = (!others.is_empty())
        .then(|| view! { <ul class="lines" aria-label=t(words::APPOINT_ELSEWHERE)>{others}</ul> });
    view! {
        <Act<Appoint> then=back.clone()>
            <KeyField/>
            <Hidden name="person" value=person.id.to_string()/>
            <Hidden name="body" value=body.id.to_string()/>
            <p class="quiet-text">{move || name.in_lang(lang()).to_owned()}</p>
            <PostLines body/>
            <FormEnd act=words::APPOINT_ACT back/>
        </Act<Appoint>>
        {others}
    }
    .into_any()
}

/// Lets another act for the person.
#[component]
pub(super) fn NameSubstitute(person: PersonView) -> impl IntoView {
    let back = home(&person);
    view! {
        <p class="quiet-text">{t(words::NAME_SUBSTITUTE_LEAD)}</p>
        <Act<Substitute> then=back.clone()>
            <KeyField/>
            <Hidden name="person" value=person.id.to_string()/>
            <SubstitutePicker/>
            <Line field=Field::Order hint=words::ORDER_HINT required=true max=60/>
            <div class="form-row">
                <Line field=Field::From kind="date" hint=words::BOTH_DAYS required=true/>
                <Line field=Field::Until kind="date" hint=words::BOTH_DAYS required=true/>
            </div>
            <FormEnd act=words::NAME_SUBSTITUTE back/>
        </Act<Substitute>>
    }
}

#[component]
fn SubstitutePicker() -> impl IntoView {
    let form = form_state();
    view! {
        <PeoplePicker
            name="substitute"
            label=t(say::label(Field::Substitute))
            hint=t(words::SUBSTITUTE_HINT)
            required=true
            error=form.error(Field::Substitute)
        />
    }
}

//! Posts a person holds.

use crate::groups::Sure;
use domain::directory::{AppointmentView, BodyView, EndAppointment, PersonView};
use leptos::prelude::*;
use ui::{
    Glyph, Tag,
    i18n::{directory as words, lang, t},
};

/// The posts, each with its end for those who keep the list of its body.
#[component]
pub(super) fn Posts(
    /// Whose.
    person: PersonView,
    /// Bodies whose lists the reader keeps.
    kept: Vec<BodyView>,
    /// Told when a post was ended.
    renew: Callback<()>,
) -> impl IntoView {
    if person.appointments.is_empty() {
        return view! { <p class="post">{t(words::NO_POSTS)}</p> }.into_any();
    }
    let then = format!("/directory/people/{}", person.id);
    let row = move |post: AppointmentView| {
        let ends = kept.iter().any(|body| body.id == post.body);
        view! { <Post post ends then=then.clone() renew/> }
    };
    let list = person.appointments.into_iter().map(row).collect_view();
    view! { <ul class="lines" aria-label=t(words::POSTS)>{list}</ul> }.into_any()
}

#[component]
fn Post(post: AppointmentView, ends: bool, then: String, renew: Callback<()>) -> impl IntoView {
    let AppointmentView { id, body, body_name, unit, position, editor } = post;
    let asked = position.clone();
    let end = ends.then(|| {
        view! {
            <Sure
                operation=EndAppointment { body, appointment: id }
                id=format!("end-{id}")
                act=t(words::END_APPOINTMENT)
                title=Signal::derive(move || words::END_APPOINTMENT_OF.with(lang(), &[("position", &asked)]))
                text=t(words::END_APPOINTMENT_TEXT)
                then
                on_done=renew
                small=true
            />
        }
    });
    let unit_name = move || unit.as_ref().map(|unit| format!("{}, ", unit.in_lang(lang())));
    view! {
        <li class="spread">
            <span>
                <b>{position}</b>
                " "
                <span class="quiet-text">
                    {unit_name}
                    <a href=format!("/directory/bodies/{body}")>{move || body_name.in_lang(lang()).to_owned()}</a>
                </span>
                " "
                {editor.then(|| view! { <Tag glyph=Glyph::Edit label=t(words::KEEPS_DIRECTORY)/> })}
            </span>
            {end}
        </li>
    }
}

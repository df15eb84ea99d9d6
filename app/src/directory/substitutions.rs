//! Who acts for whom, by which order, from when until when.

use crate::{groups::Sure, shell::me};
use domain::directory::{EndSubstitution, PersonName, PersonView, SubstitutionView};
use leptos::prelude::*;
use ui::{
    Glyph, Tag, Tone,
    i18n::{directory as words, lang, t},
    time,
};

/// Substitutions of and by a person; nothing when there are none.
#[component]
pub(super) fn Substitutions(
    /// Whose.
    person: PersonView,
    /// Told when one was ended.
    renew: Callback<()>,
) -> impl IntoView {
    if person.substitutions.is_empty() {
        return ().into_any();
    }
    let in_person = me().with_untracked(|me| me.as_ref().is_some_and(|me| me.acting.is_none()));
    let (id, may) = (person.id, person.may_substitute && in_person);
    let row = move |one: SubstitutionView| {
        let ends = may && one.absent.id == id;
        view! { <Substitution one ends then=format!("/directory/people/{id}") renew/> }
    };
    let list = person.substitutions.into_iter().map(row).collect_view();
    view! {
        <section aria-labelledby="substitutions">
            <h2 class="label" id="substitutions">{t(words::SUBSTITUTIONS)}</h2>
            <ul class="lines">{list}</ul>
        </section>
    }
    .into_any()
}

fn person_link(person: PersonName) -> impl IntoView {
    view! { <a href=format!("/directory/people/{}", person.id)>{person.name}</a> }
}

#[component]
fn Substitution(one: SubstitutionView, ends: bool, then: String, renew: Callback<()>) -> impl IntoView {
    let SubstitutionView { id, absent, substitute, order, from, until, in_force } = one;
    let asked = (substitute.name.clone(), absent.name.clone());
    let title = Signal::derive(move || {
        words::END_SUBSTITUTION_OF.with(lang(), &[("substitute", &asked.0), ("absent", &asked.1)])
    });
    let end = ends.then(|| {
        view! {
            <Sure
                operation=EndSubstitution { substitution: id }
                id=format!("end-{id}")
                act=t(words::END_SUBSTITUTION)
                title
                text=t(words::END_SUBSTITUTION_TEXT)
                then
                on_done=renew
                small=true
            />
        }
    });
    let by_order = move || {
        let lang = lang();
        let (from, until) = (time::date(lang, from.start().0), time::date(lang, until.start().0));
        words::BY_ORDER.with(lang, &[("order", &order), ("from", &from), ("until", &until)])
    };
    let state = if in_force {
        view! { <Tag tone=Tone::Sky glyph=Glyph::Check label=t(words::IN_FORCE)/> }.into_any()
    } else {
        view! { <Tag glyph=Glyph::Clock label=t(words::NOT_YET)/> }.into_any()
    };
    view! {
        <li class="spread">
            <span>
                {person_link(substitute)}
                " "
                {t(words::SUBSTITUTES_FOR)}
                " "
                {person_link(absent)}
                ", "
                {by_order}
                " "
                {state}
            </span>
            {end}
        </li>
    }
}

//! What is written on an item.

use super::look::{ValidityTag, day, term};
use crate::groups::file_size;
use domain::library::ItemView;
use leptos::prelude::*;
use ui::{
    Moment,
    i18n::{Word, lang, library as words, t},
};

/// The requisites.
#[component]
pub(super) fn Facts(item: ItemView) -> impl IntoView {
    let ItemView { requisites, kind, file_name, size, validity, replaces, placed_by, placed, .. } = item;
    let (from, until) = (requisites.valid_from, requisites.valid_until);
    let number =
        (!requisites.number.is_empty()).then(|| fact(words::NUMBER, requisites.number.clone().into_any()));
    let adopted = requisites.adopted_on.map(|on| fact(words::ADOPTED, (move || day(lang(), on)).into_any()));
    let description = (!requisites.description.is_empty())
        .then(|| fact(words::DESCRIPTION, requisites.description.clone().into_any()));
    let valid = view! {
        <span class="row">
            <span>{move || term(lang(), from, until)}</span>
            <ValidityTag validity from/>
        </span>
    };
    let file = move || {
        let lang = lang();
        format!("{file_name} — {}, {}", kind.extension().to_uppercase(), file_size(lang, size))
    };
    let earlier = (!replaces.is_empty()).then(|| {
        let links = replaces.into_iter().map(|link| {
            view! {
                <li>
                    <a href=format!("/library/{}", link.id)>{link.title}</a>
                </li>
            }
        });
        fact(words::REPLACES, view! { <ul role="list">{links.collect_view()}</ul> }.into_any())
    });
    let body = placed_by.body;
    let who = view! {
        <a href=format!("/directory/people/{}", placed_by.id)>{placed_by.name}</a>
        {move || {
            let body = body.in_lang(lang());
            (!body.is_empty()).then(|| format!(", {body}"))
        }}
        ", "
        <Moment at=placed.0/>
    };
    view! {
        <dl class="facts wide">
            {number} {adopted} {fact(words::VALIDITY, valid.into_any())} {description} {earlier}
            {fact(words::FILE, file.into_any())} {fact(words::PLACED_BY, who.into_any())}
        </dl>
    }
}

fn fact(word: Word, value: AnyView) -> impl IntoView {
    view! {
        <div>
            <dt>{t(word)}</dt>
            <dd>{value}</dd>
        </div>
    }
}

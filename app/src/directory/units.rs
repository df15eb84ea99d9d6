//! The units of a body: as a tree, and as choices of a form.

use crate::shell::address;
use domain::{
    directory::{BodyView, UnitView},
    id::UnitId,
    lang::Lang,
};
use leptos::prelude::*;
use ui::{
    Opt,
    i18n::{directory as words, lang, t},
};

/// The units, each leading to its people.
#[component]
pub(super) fn Units(
    /// Whose.
    body: BodyView,
) -> impl IntoView {
    if body.units.is_empty() {
        return view! { <p class="quiet-text">{t(words::NO_UNITS)}</p> }.into_any();
    }
    branch(&body, None)
}

fn branch(body: &BodyView, above: Option<UnitId>) -> AnyView {
    let children: Vec<&UnitView> = body.units.iter().filter(|unit| unit.parent == above).collect();
    if children.is_empty() {
        return ().into_any();
    }
    let row = |unit: &UnitView| {
        let (name, id) = (unit.name.clone(), body.id.to_string());
        let shown = name.clone();
        let href = move || address("/directory", &[("search", name.in_lang(lang())), ("body", &id)]);
        let below = branch(body, Some(unit.id));
        view! { <li><a href=href>{move || shown.in_lang(lang()).to_owned()}</a> {below}</li> }
    };
    let list = children.into_iter().map(row).collect_view();
    if above.is_none() {
        view! { <ul class="tree">{list}</ul> }.into_any()
    } else {
        view! { <ul>{list}</ul> }.into_any()
    }
}

/// The units to choose from, each with those above it: "Департамент › Басқарма".
pub(super) fn options(body: BodyView) -> Signal<Vec<Opt>> {
    let units = StoredValue::new(body.units);
    Signal::derive(move || {
        let lang = lang();
        units.with_value(|units| {
            units
                .iter()
                .map(|unit| Opt::new(unit.id.to_string(), path(units, unit, lang)))
                .collect::<Vec<_>>()
        })
    })
}

fn path(units: &[UnitView], unit: &UnitView, lang: Lang) -> String {
    let mut names = vec![unit.name.in_lang(lang)];
    let mut above = unit.parent;
    while let Some(next) = above.and_then(|id| units.iter().find(|unit| unit.id == id)) {
        names.push(next.name.in_lang(lang));
        // Units are entered after those above them; a longer chain could only be a circle.
        above = if names.len() > units.len() { None } else { next.parent };
    }
    names.reverse();
    names.join(" › ")
}

//! How a document may be handled: the question before every file that is placed (DOC-8).

use crate::{form::form_state, say};
use domain::{documents::Marking, field::Field};
use leptos::prelude::*;
use ui::{
    Banner, Choices, Notice, Opt,
    i18n::{documents as words, lang, t},
};

/// The markings to choose from, and what may not be placed.
#[component]
pub fn MarkingFields(
    /// Why a document marked so can't be placed. The rule that will refuse it on the server refuses it here, before
    /// the file is sent for nothing.
    barred: RwSignal<Option<String>>,
    /// An `id` of its own, where the page has several.
    #[prop(default = "marking")]
    id: &'static str,
) -> impl IntoView {
    let form = form_state();
    let entered = form.entered("marking", name(Marking::Open));
    let marking = RwSignal::new(entered.clone());
    let chosen = Callback::new(move |value| marking.set(value));
    Effect::new(move |_| {
        let refused = marking.with(|value| by_name(value).is_some_and(|it| it.placeable().is_err()));
        barred.set(refused.then(|| words::REFUSED_MARKING.text(lang()).to_owned()));
    });
    let options = vec![
        Opt::new(name(Marking::Open), t(words::MARK_OPEN)).hint(t(words::MARK_OPEN_HINT)),
        Opt::new(name(Marking::OfficialUse), t(words::MARK_OFFICIAL)).hint(t(words::MARK_OFFICIAL_HINT)),
        Opt::new(name(Marking::Secret), t(words::MARK_SECRET)).hint(t(words::MARK_OFFICIAL_HINT)),
    ];
    view! {
        <Choices
            name="marking"
            id=id
            legend=t(say::label(Field::Marking))
            options=options
            value=entered
            on_change=chosen
            error=form.error(Field::Marking)
        />
        <Banner kind=Notice::Warn title=t(words::LEGAL_TITLE)>
            <p>{t(words::LEGAL)}</p>
        </Banner>
    }
}

const fn name(marking: Marking) -> &'static str {
    match marking {
        Marking::Open => "open",
        Marking::OfficialUse => "official_use",
        Marking::Secret => "secret",
    }
}

fn by_name(text: &str) -> Option<Marking> {
    [Marking::Open, Marking::OfficialUse, Marking::Secret].into_iter().find(|marking| name(*marking) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markings_are_named_as_the_operation_reads_them() {
        for marking in [Marking::Open, Marking::OfficialUse, Marking::Secret] {
            assert_eq!(serde_json::to_value(marking).ok(), Some(name(marking).into()));
            assert_eq!(by_name(name(marking)), Some(marking));
        }
    }
}

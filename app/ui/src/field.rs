//! The frame of a form field: label, hint, limit and error, tied to the control for screen readers.
//!
//! Controls are uncontrolled: the DOM is the truth and forms are read from it, so nothing typed before
//! the scripts arrive is lost.

use leptos::prelude::*;

use crate::{
    i18n::{common, lang, t},
    icon::{Glyph, Icon},
};

/// What `aria-describedby` of a control names: its hint, its limit, its error.
pub fn described(id: &str, hint: bool, limit: bool, error: Signal<Option<String>>) -> Signal<Option<String>> {
    let (hint, limit, wrong) =
        (hint.then(|| format!("{id}-hint")), limit.then(|| format!("{id}-limit")), format!("{id}-error"));
    Signal::derive(move || {
        let error = error.with(Option::is_some).then(|| wrong.clone());
        let named: Vec<String> = [hint.clone(), limit.clone(), error].into_iter().flatten().collect();
        (!named.is_empty()).then(|| named.join(" "))
    })
}

/// How many characters the field holds now; `None` until scripts have looked.
pub type Count = RwSignal<Option<usize>>;

/// The frame around any control whose `id` is given.
#[component]
pub fn Field(
    /// The `id` of the control inside.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Help in a few words, above the control.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Must be filled in; otherwise the label says it is optional.
    #[prop(optional)]
    required: bool,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Most characters.
    #[prop(optional, into)]
    max: Option<u32>,
    /// Counter of characters, if the control counts.
    #[prop(optional)]
    count: Option<Count>,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id.clone()>{label} {optional(required)}</label>
            {hint_line(&id, hint)}
            {children()}
            {foot(&id, error, max, count)}
        </div>
    }
}

/// " необязательно" after a label.
pub(crate) fn optional(required: bool) -> Option<impl IntoView> {
    (!required).then(|| view! { " "<span class="optional">{t(common::OPTIONAL)}</span> })
}

/// The hint with its id.
pub(crate) fn hint_line(id: &str, hint: Option<Signal<String>>) -> Option<impl IntoView + use<>> {
    let id = format!("{id}-hint");
    hint.map(|hint| view! { <p class="hint" id=id>{hint}</p> })
}

/// Error at the start, limit at the end.
pub(crate) fn foot(
    id: &str,
    error: Signal<Option<String>>,
    max: Option<u32>,
    count: Option<Count>,
) -> impl IntoView + use<> {
    let (wrong, limit) = (format!("{id}-error"), format!("{id}-limit"));
    let error_line = move || {
        let id = wrong.clone();
        error.get().map(|text| view! { <p class="error" id=id><Icon glyph=Glyph::Warning/>{text}</p> })
    };
    view! {
        <div class="field-foot">
            <div aria-live="polite">{error_line}</div>
            {max.map(|max| {
                let left = move || i64::from(max) - count.and_then(|count| count.get()).map_or(0, count_of);
                let counted = move || count.is_some_and(|count| count.get().is_some());
                let text = move || limit_text(left(), max, counted());
                view! { <span class="limit" id=limit data-over=move || (left() < 0).then_some("true")>{text}</span> }
            })}
        </div>
    }
}

fn count_of(characters: usize) -> i64 {
    i64::try_from(characters).unwrap_or(i64::MAX)
}

/// The limit before counting; then what is left of it, or what is too much.
fn limit_text(left: i64, max: u32, counted: bool) -> String {
    match (counted, left) {
        (false, _) => common::AT_MOST.count(lang(), max.into()),
        (true, 0..) => common::CHARACTERS_LEFT.count(lang(), left.unsigned_abs()),
        (true, _) => common::CHARACTERS_OVER.count(lang(), left.unsigned_abs()),
    }
}

//! Choosing one of several, and yes or no.

use leptos::prelude::*;

use crate::{
    field::{Field, described, foot, hint_line, optional},
    i18n::{common, t},
};

/// One thing that can be chosen.
#[derive(Clone, Debug)]
pub struct Opt {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: Signal<String>,
    /// A line below it, in a radio group.
    pub hint: Option<Signal<String>>,
}

impl Opt {
    /// Something to choose.
    pub fn new(value: impl Into<String>, label: impl Into<Signal<String>>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same with a line of explanation.
    pub fn hint(self, hint: impl Into<Signal<String>>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// A list to choose from; starts with an empty "Choose" unless a value is given.
#[component]
pub fn SelectField(
    /// Name in the form; also the `id` unless one is given.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Help above the control.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<Opt>>,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// Words of the empty choice instead of "Choose".
    #[prop(optional, into)]
    empty: Option<Signal<String>>,
    /// Must be chosen.
    #[prop(optional)]
    required: bool,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An `id` of its own, where the name repeats on the page.
    #[prop(optional, into)]
    id: Option<String>,
    /// Told of every change once scripts run.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    let about = described(&id, hint.is_some(), false, error);
    let empty = empty.unwrap_or_else(|| t(common::CHOOSE).into());
    let none = value.is_empty();
    let told = move |event| {
        if let Some(told) = on_change {
            told.run(event_target_value(&event));
        }
    };
    let list = move || {
        let chosen = value.clone();
        let option = move |Opt { value, label, .. }: Opt| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    let control = view! {
        <select
            class="input"
            id=id.clone()
            name=name
            required=required
            aria-describedby=move || about.get()
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            on:change=told
        >
            <option value="" selected=none>{empty}</option>
            {list}
        </select>
    };
    let frame = crate::field::FieldProps {
        id,
        label,
        hint,
        required,
        error,
        max: None,
        count: None,
        children: Box::new(move || control.into_any()),
    };
    Field(frame)
}

/// A radio group: one of a few, all seen at once.
#[component]
pub fn Choices(
    /// Name in the form; also the `id` of the first radio, where an error summary leads, unless it has its own.
    #[prop(into)]
    name: String,
    /// An `id` of its own, where the page has several.
    #[prop(optional, into)]
    id: Option<String>,
    /// What is asked.
    #[prop(into)]
    legend: Signal<String>,
    /// Help below the legend.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<Opt>>,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// Side by side where there is room.
    #[prop(optional)]
    inline: bool,
    /// Must be chosen.
    #[prop(default = true)]
    required: bool,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Told of every change once scripts run.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
) -> impl IntoView {
    let own = id.unwrap_or_else(|| name.clone());
    let about = described(&own, hint.is_some(), false, error);
    let told = move |event| {
        if let Some(told) = on_change {
            told.run(event_target_value(&event));
        }
    };
    let (lines, tail) = (hint_line(&own, hint), foot(&own, error, None, None));
    let rows = move || {
        let row = |(at, Opt { value: this, label, hint }): (usize, Opt)| {
            let (id, name, checked) = ((at == 0).then(|| own.clone()), name.clone(), this == value);
            view! {
                <label class="choice">
                    <input type="radio" id=id name=name value=this checked=checked required=required on:change=told/>
                    <span>
                        <span>{label}</span>
                        {hint.map(|hint| view! { <small class="hint">{hint}</small> })}
                    </span>
                </label>
            }
        };
        options.get().into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <fieldset
            class="field"
            aria-describedby=move || about.get()
            aria-invalid=move || error.with(Option::is_some).then_some("true")
        >
            <legend>{legend} {optional(required)}</legend>
            {lines}
            <div class=if inline { "choice-set inline" } else { "choice-set" }>{rows}</div>
            {tail}
        </fieldset>
    }
}

/// Yes or no; sends `value` when checked and nothing otherwise.
#[component]
pub fn Check(
    /// Name in the form; also the `id` unless one is given.
    #[prop(into)]
    name: String,
    /// What it means when checked.
    #[prop(into)]
    label: Signal<String>,
    /// A line of explanation.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What the form sends.
    #[prop(default = String::from("true"), into)]
    value: String,
    /// Starts checked.
    #[prop(optional)]
    checked: bool,
    /// Must be checked.
    #[prop(optional)]
    required: bool,
    /// An `id` of its own, where the name repeats on the page.
    #[prop(optional, into)]
    id: Option<String>,
    /// Told of every change once scripts run.
    #[prop(optional, into)]
    on_change: Option<Callback<bool>>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    let told = move |event| {
        if let Some(told) = on_change {
            told.run(event_target_checked(&event));
        }
    };
    view! {
        <label class="check">
            <input type="checkbox" id=id name=name value=value checked=checked required=required on:change=told/>
            <span>
                <span>{label}</span>
                {hint.map(|hint| view! { <small class="hint">{hint}</small> })}
            </span>
        </label>
    }
}

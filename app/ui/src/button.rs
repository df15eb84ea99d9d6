//! Buttons, and links that act.

use leptos::{ev::MouseEvent, prelude::*};

/// How much a button weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Outlined.
    #[default]
    Plain,
    /// Filled: the next act, one on a page.
    Primary,
    /// Without a frame.
    Quiet,
    /// Takes something away.
    Danger,
    /// Filled and takes something away: the last step of a confirmation.
    Final,
}

impl Kind {
    /// The classes of the kind.
    pub const fn class(self, small: bool) -> &'static str {
        match (self, small) {
            (Self::Plain, false) => "button",
            (Self::Primary, false) => "button primary",
            (Self::Quiet, false) => "button quiet",
            (Self::Danger, false) => "button danger",
            (Self::Final, false) => "button danger primary",
            (Self::Plain, true) => "button small",
            (Self::Primary, true) => "button primary small",
            (Self::Quiet, true) => "button quiet small",
            (Self::Danger, true) => "button danger small",
            (Self::Final, true) => "button danger primary small",
        }
    }
}

/// A button; submits its form unless `kind_of="button"`.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: Kind,
    /// Smaller, for acts inside a list.
    #[prop(optional)]
    small: bool,
    /// `submit` or `button`.
    #[prop(default = "submit")]
    kind_of: &'static str,
    /// Name sent with the form.
    #[prop(optional, into)]
    name: Option<String>,
    /// Value sent with the form.
    #[prop(optional, into)]
    value: Option<String>,
    /// The act is under way: shows it and lets no second one through.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why the act is not open to the reader now; shown below the button, which then does nothing.
    #[prop(optional, into)]
    reason: Signal<Option<String>>,
    /// What a click does once scripts run.
    #[prop(optional, into)]
    on_click: Option<Callback<MouseEvent>>,
    /// Words, and an icon before them if any.
    children: Children,
) -> impl IntoView {
    let barred = move || reason.with(Option::is_some);
    let click = move |event: MouseEvent| {
        if busy.get_untracked() || reason.with_untracked(Option::is_some) {
            event.prevent_default();
        } else if let Some(act) = on_click {
            act.run(event);
        }
    };
    view! {
        <button
            type=kind_of
            class=kind.class(small)
            name=name
            value=value
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || barred().then_some("true")
            on:click=click
        >
            {children()}
        </button>
        {move || reason.get().map(|text| view! { <small class="reason">{text}</small> })}
    }
}

/// A link that looks like a button, for acts that lead to another page.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its weight.
    #[prop(optional)]
    kind: Kind,
    /// Smaller, for acts inside a list.
    #[prop(optional)]
    small: bool,
    /// Words, and an icon before them if any.
    children: Children,
) -> impl IntoView {
    view! { <a class=kind.class(small) href=href>{children()}</a> }
}

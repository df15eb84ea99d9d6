//! Nothing here yet: a sentence and, where there is one, the act that changes it.

use leptos::prelude::*;

use crate::icon::{Glyph, Icon};

/// An empty list.
#[component]
pub fn EmptyState(
    /// What is empty, as a sentence.
    #[prop(into)]
    text: Signal<String>,
    /// What comes here and when.
    #[prop(optional, into)]
    more: Option<Signal<String>>,
    /// A sign.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            {glyph.map(|glyph| view! { <Icon glyph=glyph/> })}
            <p>{text}</p>
            {more.map(|more| view! { <p>{more}</p> })}
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </div>
    }
}

//! A form that is folded away until it is wanted; it opens without scripts too.

use crate::form::Flash;
use domain::operation::Operation;
use leptos::{html, prelude::*};

/// Whether the page shows a refused form of this operation: it stays unfolded then.
pub(super) fn refused<O: Operation>() -> bool {
    use_context::<Flash>().is_some_and(|flash| flash.operation == O::NAME)
}

/// A form behind its name.
#[component]
pub(super) fn Fold(
    /// Open or not.
    open: RwSignal<bool>,
    /// What it is for.
    #[prop(into)]
    summary: Signal<String>,
    /// The form.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let toggled = move |_| {
        if let Some(details) = node.get_untracked() {
            open.set(details.open());
        }
    };
    view! {
        <details class="fold" open=move || open.get() on:toggle=toggled node_ref=node>
            <summary>{summary}</summary>
            {children()}
        </details>
    }
}

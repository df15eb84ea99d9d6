//! A wording against the one it would replace.

use domain::versions::{Span, redline};
use leptos::prelude::*;

/// What goes and what comes, word by word.
#[component]
pub(crate) fn Redline(
    /// The wording as it is.
    old: String,
    /// The wording suggested; empty strikes all out.
    new: String,
) -> impl IntoView {
    view! { <span class="law">{spans(redline(&old, &new))}</span> }
}

/// Pieces of a redline in order.
pub(crate) fn spans(spans: Vec<Span>) -> AnyView {
    spans
        .into_iter()
        .map(|span| match span {
            Span::Same(text) => text.into_any(),
            Span::Gone(text) => view! { <del>{text}</del> }.into_any(),
            Span::Come(text) => view! { <ins>{text}</ins> }.into_any(),
        })
        .collect_view()
        .into_any()
}

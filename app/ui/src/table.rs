//! Tables: cells carry `data-label`, so that where there is no room each row becomes a card.

use leptos::prelude::*;

/// A table in a box that scrolls by itself when it must. Cells: `<td data-label=…>`, the row's head `<th scope="row">`.
#[component]
pub fn Table(
    /// What the table holds, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Without a frame, inside a panel.
    #[prop(optional)]
    plain: bool,
    /// Stays a table on a phone: few short columns.
    #[prop(optional)]
    keep: bool,
    /// `<thead>` and `<tbody>`.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=if plain { "table-box plain" } else { "table-box" } role="region" tabindex="0" aria-label=label>
            <table class=if keep { "table keep" } else { "table" }>{children()}</table>
        </div>
    }
}

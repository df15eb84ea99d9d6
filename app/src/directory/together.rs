//! Several pickers on one page.

use leptos::prelude::*;

/// Around the pickers of a page: without scripts they list the same people, fetched once for all of them.
#[component]
pub fn PickTogether(
    /// The form.
    children: Children,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    provide_context(super::plain_people::Together::new());
    children()
}

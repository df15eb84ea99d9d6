//! Where the browser's half begins.

use super::App;
use leptos::prelude::document;

/// Takes over the page the server rendered, and marks it when all of it is alive, the code of its chunk included: by
/// the mark the style shows and hides what needs scripts.
pub async fn take_over() {
    let page = document();
    let Some(body) = page.body() else { return };
    leptos::mount::hydrate_from_async(body, App).await.forget();
    if let Some(root) = page.document_element() {
        drop(root.class_list().add_1("hydrated"));
    }
}

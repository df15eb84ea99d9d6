//! What surrounds every page: the HTML document, the top bar, routes, and what each page needs to know.

mod app;
mod bar;
mod chunk;
mod document;
mod fault_page;
mod leave;
mod loaded;
mod pages;
mod paging;
mod start;
mod still;
#[cfg(feature = "hydrate")]
mod take_over;

pub use app::App;
pub use document::document;
pub use fault_page::FaultPage;
pub use leave::leave_for;
pub use loaded::{Loaded, LoadedLive, Page};
pub use paging::{Paging, address, asked_page};
pub use start::{Site, Start, me, packed, unread};
#[cfg(feature = "ssr")]
pub use still::Kept;
pub use still::{Still, StillRow};
#[cfg(feature = "hydrate")]
pub use take_over::take_over;

use domain::lang::Lang;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::str::FromStr;

/// A part of the route, such as the identifier in `/groups/:id`.
pub fn param<T: FromStr>(name: &str) -> Option<T> {
    use_params_map().read_untracked().get(name).and_then(|text| text.parse().ok())
}

/// A parameter of the query that follows the address.
pub fn query_param(name: &'static str) -> Memo<Option<String>> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get(name).filter(|text| !text.is_empty()))
}

/// Sets the title of the document.
#[component]
pub fn Title(
    /// The page's own part of it.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    // On the server the title is asked for after the page is done, outside its arena of reactive values: by then
    // another reader's page may be on this thread, and a signal would be looked for among that one's.
    // It is written into the page unescaped: a group's name could end the element.
    #[cfg(feature = "ssr")]
    let text = format!("{} — Алқа", text.get_untracked()).replace('&', "&amp;").replace('<', "&lt;");
    // A page that is on its way out is asked for its title once more while the next one takes its place.
    #[cfg(not(feature = "ssr"))]
    let text = move || format!("{} — Алқа", text.try_get().unwrap_or_default());
    view! { <leptos_meta::Title text/> }
}

/// Remembers the reader's language in this browser for a year.
pub fn remember_language(lang: Lang) {
    use wasm_bindgen::JsCast;
    let Some(page) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(root) = page.document_element() {
        drop(root.set_attribute("lang", lang.tag()));
    }
    if let Ok(page) = page.dyn_into::<web_sys::HtmlDocument>() {
        drop(
            page.set_cookie(&format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax; Secure", lang.tag())),
        );
    }
}

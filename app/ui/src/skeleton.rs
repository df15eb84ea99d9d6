//! Loading: the shape of the page that comes.

use leptos::prelude::*;

use crate::i18n::{common, t};

/// Which page is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A list of entries.
    List,
    /// A table.
    Table,
    /// A form.
    Form,
    /// A document with its column.
    Document,
    /// One card.
    Card,
}

impl Shape {
    const fn bones(self) -> &'static [&'static str] {
        match self {
            Self::List => &["title", "short", "line", "line", "line", "line", "line"],
            Self::Table => &["title", "line", "line", "line", "line", "line", "line", "line", "line"],
            Self::Form => &["title", "mid", "short", "line", "short", "line", "short", "block"],
            Self::Document => &["short", "title", "mid", "block", "mid", "block", "block"],
            Self::Card => &["mid", "short", "line", "short"],
        }
    }
}

/// Grey bones in the shape of what loads; says "loading" to those who can't see them.
#[component]
pub fn Skeleton(
    /// Which page.
    shape: Shape,
) -> impl IntoView {
    let bones =
        shape.bones().iter().map(|bone| view! { <div class=format!("bone {bone}")></div> }).collect_view();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{t(common::LOADING)}</span>
            {bones}
        </div>
    }
}

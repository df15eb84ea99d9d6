//! Filters of a list as links: they work without scripts and can be sent to a colleague.

use leptos::prelude::*;

/// One filter.
#[derive(Clone, Debug)]
pub struct Tab {
    href: String,
    label: Signal<String>,
    count: Option<u64>,
    current: bool,
}

impl Tab {
    /// A filter and where it leads.
    pub fn new(href: impl Into<String>, label: impl Into<Signal<String>>) -> Self {
        Self { href: href.into(), label: label.into(), count: None, current: false }
    }

    /// How many it would show.
    pub fn count(self, count: u64) -> Self {
        Self { count: Some(count), ..self }
    }

    /// It is the one being shown.
    pub fn current(self, current: bool) -> Self {
        Self { current, ..self }
    }
}

/// A row of filters.
#[component]
pub fn Tabs(
    /// What they filter, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The filters.
    #[prop(into)]
    items: Signal<Vec<Tab>>,
    /// Beside a small heading.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let list = move || {
        let link = |Tab { href, label, count, current }: Tab| {
            view! {
                <a href=href aria-current=current.then_some("page")>
                    {label} {count.map(|count| view! { <b>{count}</b> })}
                </a>
            }
        };
        items.get().into_iter().map(link).collect_view()
    };
    view! { <nav class=if small { "tabs small" } else { "tabs" } aria-label=label>{list}</nav> }
}

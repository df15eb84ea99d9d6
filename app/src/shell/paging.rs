//! Pages of a list: their addresses and the links between them.

use crate::form::query;
use leptos::prelude::*;
use ui::i18n::{common as words, lang, t};

/// An address with the parts of its query that say something.
pub fn address(path: &str, parts: &[(&str, &str)]) -> String {
    let said: Vec<(&str, &str)> = parts.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
    if said.is_empty() { path.to_owned() } else { format!("{path}?{}", query(&said)) }
}

/// The page asked for, counted from 0; addresses count from 1.
pub fn asked_page(text: Option<&str>) -> u32 {
    text.and_then(|text| text.parse::<u32>().ok()).map_or(0, |page| page.saturating_sub(1))
}

/// The number of a page in its address; the first needs none.
fn number(page: u32) -> String {
    if page == 0 { String::new() } else { (page + 1).to_string() }
}

/// Links to the neighbouring pages; nothing when all fit on one.
#[component]
pub fn Paging(
    /// The page shown, from 0.
    page: u32,
    /// How many rows there are on all pages.
    total: u32,
    /// How many on one.
    rows: u32,
    /// The path of the pages.
    path: String,
    /// The rest of the query.
    rest: Vec<(&'static str, String)>,
) -> impl IntoView {
    let pages = total.div_ceil(rows);
    let href = move |page: u32| {
        let number = number(page);
        let mut parts: Vec<(&str, &str)> = rest.iter().map(|(name, value)| (*name, value.as_str())).collect();
        parts.push(("page", &number));
        address(&path, &parts)
    };
    let said = move || {
        let values = [("page", (page + 1).to_string()), ("pages", pages.to_string())];
        words::PAGE_OF.with(lang(), &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    let before = page.checked_sub(1).map(|page| page.min(pages.saturating_sub(1)));
    let after = (page + 1 < pages).then_some(page + 1);
    (pages > 1 || page > 0).then(|| {
        view! {
            <div class="paging">
                <span>{said}</span>
                <nav aria-label=t(words::PAGES)>
                    {before.map(|page| view! { <a class="button small" rel="prev" href=href(page)>{t(words::PREVIOUS)}</a> })}
                    {after.map(|page| view! { <a class="button small" rel="next" href=href(page)>{t(words::NEXT)}</a> })}
                </nav>
            </div>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_say_only_what_matters() {
        assert_eq!(address("/directory", &[("search", ""), ("page", "")]), "/directory");
        assert_eq!(
            address("/directory", &[("search", "Ли"), ("page", "2")]),
            "/directory?search=%D0%9B%D0%B8&page=2"
        );
        assert_eq!(
            (asked_page(None), asked_page(Some("1")), asked_page(Some("3")), asked_page(Some("x"))),
            (0, 0, 2, 0)
        );
        assert_eq!((number(0), number(2)), (String::new(), "3".to_owned()));
    }
}

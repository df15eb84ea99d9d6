//! Long lists of rows that nobody acts on in place.
//!
//! The server renders a row once and keeps its HTML as long as the row is the same. The browser's half takes the rows
//! over as they stand in the page, and without their data: it asks for that when something is to change about the
//! list, the language or the filter.

use leptos::prelude::*;
use std::{hash::Hash, sync::Arc};

/// Rows of a list; without any, those that the page shows already. Not to be sent along with the page's data.
#[derive(Clone, Debug)]
pub struct Still<T>(Option<Arc<Vec<T>>>);

impl<T> Default for Still<T> {
    fn default() -> Self {
        Self(None)
    }
}

/// A row of such a list.
pub trait StillRow: Hash + Send + Sync + 'static {
    /// The table's row. It may depend on the value, the reader's language and the day, and on nothing else.
    fn view(&self) -> AnyView;

    /// Where the server keeps its HTML.
    #[cfg(feature = "ssr")]
    fn kept() -> &'static Kept;
}

impl<T: StillRow> Still<T> {
    /// Rows to be shown.
    pub const fn new(rows: Arc<Vec<T>>) -> Self {
        Self(Some(rows))
    }

    /// The table's body with some of the rows.
    pub fn body(&self, shown: impl Fn(&T) -> bool) -> AnyView {
        let rows = self.0.iter().flat_map(|rows| rows.iter()).filter(|row| shown(row));
        #[cfg(feature = "ssr")]
        return view! { <tbody inner_html=T::kept().html(rows)></tbody> }.into_any();
        #[cfg(not(feature = "ssr"))]
        if self.0.is_some() {
            view! { <tbody>{rows.map(StillRow::view).collect_view()}</tbody> }.into_any()
        } else {
            // What the page brought is left as it is.
            view! { <tbody inner_html=String::new()></tbody> }.into_any()
        }
    }
}

#[cfg(feature = "ssr")]
pub use kept::Kept;

#[cfg(feature = "ssr")]
mod kept {
    use super::StillRow;
    use domain::lang::Lang;
    use leptos::prelude::*;
    use siphasher::sip128::{Hasher128, SipHasher13};
    use std::{
        collections::HashMap,
        hash::{BuildHasher, RandomState},
        sync::{
            PoisonError, RwLock,
            atomic::{AtomicUsize, Ordering},
        },
    };
    use ui::{
        i18n::lang,
        time::{Clock, day_in_astana},
    };

    /// Rows of one kind kept at most; beyond, all are forgotten: some megabytes.
    const KEPT: usize = 20_000;

    /// What a row's HTML depends on beside the row itself.
    type Reader = (Lang, i64);

    /// The HTML of rows of one kind, by the rows' hashes: 128 bits with a secret key, so that no two are alike.
    pub struct Kept {
        keys: (u64, u64),
        rows: RwLock<HashMap<Reader, HashMap<u128, Box<str>>>>,
        /// Length of the last list.
        length: AtomicUsize,
    }

    impl Default for Kept {
        fn default() -> Self {
            let random = || RandomState::new().hash_one(());
            Self { keys: (random(), random()), rows: RwLock::default(), length: AtomicUsize::default() }
        }
    }

    impl Kept {
        /// The HTML of rows, one after the other.
        pub(super) fn html<'r, T: StillRow>(&self, rows: impl Iterator<Item = &'r T>) -> String {
            let today = use_context::<Clock>().map_or(0, |clock| day_in_astana(clock.0.get_untracked()));
            let reader = (lang(), today);
            let mut html = String::with_capacity(self.length.load(Ordering::Relaxed) + 4_096);
            let mut fresh = Vec::new();
            {
                let kept = self.rows.read().unwrap_or_else(PoisonError::into_inner);
                let kept = kept.get(&reader);
                for row in rows {
                    let hash = self.hash(row);
                    match kept.and_then(|kept| kept.get(&hash)) {
                        Some(known) => html.push_str(known),
                        None => {
                            let rendered = row.view().to_html();
                            html.push_str(&rendered);
                            fresh.push((hash, rendered.into_boxed_str()));
                        }
                    }
                }
            }
            if !fresh.is_empty() {
                self.keep(reader, fresh);
            }
            self.length.store(html.len(), Ordering::Relaxed);
            html
        }

        fn hash<T: StillRow>(&self, row: &T) -> u128 {
            let mut hasher = SipHasher13::new_with_keys(self.keys.0, self.keys.1);
            row.hash(&mut hasher);
            hasher.finish128().as_u128()
        }

        fn keep(&self, reader: Reader, fresh: Vec<(u128, Box<str>)>) {
            let mut kept = self.rows.write().unwrap_or_else(PoisonError::into_inner);
            // Yesterday's rows say "today" of what was yesterday.
            kept.retain(|(_, day), _| *day >= reader.1);
            if kept.values().map(HashMap::len).sum::<usize>() + fresh.len() > KEPT {
                kept.clear();
            }
            kept.entry(reader).or_default().extend(fresh);
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use std::sync::{
            LazyLock,
            atomic::{AtomicUsize, Ordering},
        };

        static RENDERED: AtomicUsize = AtomicUsize::new(0);

        #[derive(Hash)]
        struct Line(&'static str);

        impl StillRow for Line {
            fn view(&self) -> AnyView {
                RENDERED.fetch_add(1, Ordering::SeqCst);
                view! { <tr><td>{self.0}</td></tr> }.into_any()
            }

            fn kept() -> &'static Kept {
                static KEPT: LazyLock<Kept> = LazyLock::new(Kept::default);
                &KEPT
            }
        }

        #[test]
        fn a_row_is_rendered_once_and_anew_when_it_changes() {
            let owner = Owner::new();
            owner.set();
            let first = Line::kept().html([Line("a<b"), Line("c")].iter());
            assert!(first.contains("a&lt;b"));
            assert_eq!(Line::kept().html([Line("a<b"), Line("c")].iter()), first);
            assert_eq!(RENDERED.load(Ordering::SeqCst), 2);
            assert!(Line::kept().html([Line("c"), Line("d")].iter()).contains(">d"));
            assert_eq!(RENDERED.load(Ordering::SeqCst), 3);
        }
    }
}

//! What did not change, folded away between the changes, and opened where it stands.

use super::{compare_page::Shown, compared::inline};
use crate::{call::call, say};
use domain::{
    fault::Fault,
    id::DocumentId,
    versions::{CompareVersions, Compared},
};
use leptos::{prelude::*, task::spawn_local};
use ui::i18n::{common, lang, t, versions as words};

/// Both texts whole, fetched when the first fold is opened.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    document: DocumentId,
    numbers: (u32, u32),
    rows: RwSignal<Option<Result<Vec<Compared>, Fault>>>,
    asked: StoredValue<bool>,
}

impl Whole {
    pub(super) fn new(document: DocumentId, numbers: (u32, u32)) -> Self {
        Self { document, numbers, rows: RwSignal::new(None), asked: StoredValue::new(false) }
    }

    fn fetch(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        let (from, to) = (Some(self.numbers.0), Some(self.numbers.1));
        let asked = CompareVersions { document: self.document, from, to, only_changes: false };
        spawn_local(async move {
            let answer = call(asked).await.map(|comparison| comparison.rows);
            // What failed may be tried again.
            self.asked.try_set_value(answer.is_ok());
            self.rows.try_set(Some(answer));
        });
    }

    /// The rows of a fold.
    fn part(self, start: usize, count: usize) -> Option<Result<Vec<Compared>, Fault>> {
        self.rows.with(|rows| {
            let rows = rows.as_ref()?.as_ref();
            Some(
                rows.map(|rows| rows.iter().skip(start).take(count).cloned().collect()).map_err(Fault::clone),
            )
        })
    }

    /// Where everything can be read without scripts.
    fn address(self) -> String {
        let (document, (from, to)) = (self.document, self.numbers);
        format!("/documents/{document}/compare?from={from}&to={to}&view={}", Shown::Inline.name())
    }
}

/// A fold.
#[component]
pub(super) fn Folded(
    whole: Whole,
    /// Rows before it.
    start: usize,
    /// Rows in it.
    count: u32,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let around = NodeRef::<leptos::html::Div>::new();
    let unfold = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        whole.fetch();
        open.set(true);
        // The link in hand is gone.
        if let Some(around) = around.get_untracked() {
            drop(around.focus());
        }
    };
    let line = move || {
        let text = move || words::SAME.count(lang(), count.into());
        view! {
            <p class="same">
                <span>{text}</span>
                " "
                <a href=whole.address() on:click=unfold class="screen-only">
                    {t(words::UNFOLD)}
                </a>
            </p>
        }
    };
    let content = move || {
        if !open.get() {
            return line().into_any();
        }
        match whole.part(start, count as usize) {
            None => view! { <p class="same">{t(common::LOADING)}</p> }.into_any(),
            Some(Err(fault)) => {
                let text = move || say::fault(lang(), &fault);
                view! { <p class="error" role="alert">{text}</p> {line()} }.into_any()
            }
            Some(Ok(rows)) => rows
                .into_iter()
                .filter_map(|row| match row {
                    Compared::Block(block) => Some(inline(block)),
                    Compared::Same { .. } => None,
                })
                .collect_view()
                .into_any(),
        }
    };
    view! { <div class="folded" tabindex="-1" node_ref=around>{content}</div> }
}

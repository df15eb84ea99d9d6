//! The list of points beside the text, with how many remarks wait on each.

use super::document_page::Desk;
use crate::versions::Versions;
use domain::{
    documents::{BlockKind, BlockView},
    remarks::Place,
};
use leptos::prelude::*;
use std::collections::HashMap;
use ui::i18n::{documents as words, t};

struct Entry {
    id: String,
    text: String,
    sub: bool,
    /// The blocks under it.
    covers: Vec<domain::id::BlockId>,
}

/// Most characters of a heading in the list.
const HEADING: usize = 48;

/// Headings where the text has them, else its points.
#[component]
pub(super) fn Points(desk: Desk) -> impl IntoView {
    let entries = desk.discussion.with_untracked(|discussion| entries(&discussion.blocks));
    if entries.is_empty() {
        return view! { <div class="points"><Versions desk/></div> }.into_any();
    }
    let open = Memo::new(move |_| {
        let mut open: HashMap<domain::id::BlockId, u32> = HashMap::new();
        desk.discussion.with(|discussion| {
            for remark in discussion.remarks.iter().filter(|remark| remark.resolved.is_none()) {
                if let Place::At(anchor) = remark.place_in(desk.version) {
                    *open.entry(anchor.block).or_default() += 1;
                }
            }
        });
        open
    });
    let items = entries
        .into_iter()
        .map(|entry| {
            let covers = entry.covers;
            let count =
                move || open.with(|open| covers.iter().filter_map(|block| open.get(block)).sum::<u32>());
            view! {
                <li class=entry.sub.then_some("sub")>
                    <a href=format!("#{}", entry.id)>
                        <span>{entry.text}</span>
                        {move || {
                            let count = count();
                            (count > 0)
                                .then(|| {
                                    view! {
                                        <b class="open">
                                            {count}
                                            <span class="visually-hidden">" " {t(words::OPEN_REMARKS)}</span>
                                        </b>
                                    }
                                })
                        }}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="fold points" id="points">
            <summary>{t(words::POINTS)}</summary>
            <nav aria-label=t(words::POINTS)>
                <h2 class="label">{t(words::POINTS)}</h2>
                <ol>{items}</ol>
            </nav>
            <Versions desk/>
        </details>
    }
    .into_any()
}

fn entries(blocks: &[BlockView]) -> Vec<Entry> {
    let is_heading = |kind| matches!(kind, BlockKind::Title | BlockKind::Chapter | BlockKind::Article);
    let headings = blocks.iter().filter(|view| is_heading(view.block.kind)).count();
    let mut entries: Vec<Entry> = Vec::new();
    for view in blocks {
        let kind = view.block.kind;
        let listed =
            if headings > 1 { is_heading(kind) } else { is_heading(kind) || kind == BlockKind::Point };
        if listed {
            let sub = headings > 1 && kind == BlockKind::Article;
            entries.push(Entry {
                id: format!("block-{}", view.id),
                text: heading(view),
                sub,
                covers: Vec::new(),
            });
        }
        if let Some(last) = entries.last_mut() {
            last.covers.push(view.id);
        }
    }
    entries
}

fn heading(view: &BlockView) -> String {
    let whole = format!("{} {}", view.block.label, view.block.text);
    let whole = whole.trim();
    match whole.char_indices().nth(HEADING) {
        None => whole.to_owned(),
        Some((end, _)) => {
            // Between words, unless the first one is too long by itself.
            let between = whole[end..].starts_with(' ');
            let cut = if between { end } else { whole[..end].rfind(' ').unwrap_or(end) };
            format!("{}…", whole[..cut].trim_end_matches([' ', ',', ';', '—']))
        }
    }
}

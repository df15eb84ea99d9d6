//! The document's text on its sheet, with remarks marked in it.

use super::{
    document_page::Desk,
    segments::{Segment, Stretch, segments},
    selection::{self, Picked},
};
use crate::versions::VersionStrip;
use domain::{
    access::{Rule, Verdict},
    documents::{BlockKind, BlockView},
    operation::Operation,
    remarks::AddRemark,
};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
};
use std::collections::BTreeMap;
use ui::{
    Banner, Glyph, Icon, Notice,
    i18n::{documents as words, lang, t},
};
use wasm_bindgen::JsCast;

/// The text, or why there is none.
#[component]
pub(super) fn Sheet(desk: Desk) -> impl IntoView {
    let blocks = desk.discussion.with_untracked(|discussion| discussion.blocks.clone());
    let click = move |event: MouseEvent| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        else {
            return;
        };
        if target.closest("[data-whole]").ok().flatten().is_some() {
            return desk.pick(selection::whole(&target));
        }
        // What acts keeps the words in hand: a vote is opened on them.
        if target.closest("a, button, dialog").ok().flatten().is_some() {
            return;
        }
        if let Some(remark) = target.closest("mark[data-remark]").ok().flatten()
            && selection::selected().is_none()
        {
            let id = remark.get_attribute("data-remark").and_then(|id| id.parse().ok());
            desk.focus.set(id);
        }
        if untrack(|| desk.may_discuss()) {
            desk.pick(selection::selected().or_else(|| selection::tapped(&target)));
        }
    };
    let offers = untrack(|| desk.may_discuss());
    let content =
        if blocks.is_empty() { view! { <NoText desk/> }.into_any() } else { lines(desk, blocks, offers) };
    view! {
        <article class="sheet" id="text" data-frozen=move || (!desk.may_discuss()).then_some("") on:click=click>
            <super::card::SheetHead desk/>
            <VersionStrip desk/>
            {content}
        </article>
    }
}

/// Whether an operation's rule clears the reader.
pub(super) fn clears(rule: Rule, desk: Desk) -> bool {
    desk.discussion.with(|discussion| rule.verdict(true, discussion.standing) == Verdict::Cleared)
}

#[component]
fn NoText(desk: Desk) -> impl IntoView {
    let why = move || {
        let reason = desk.discussion.with(|discussion| discussion.shown().no_text);
        reason.map(|reason| crate::say::no_text(lang(), reason))
    };
    view! {
        <Banner kind=Notice::Info title=t(words::NO_TEXT)>
            <p>{why}</p>
            <p>{t(words::NO_TEXT_DISCUSS)}</p>
        </Banner>
    }
}

/// Blocks in order; the cells of one table together.
fn lines(desk: Desk, blocks: Vec<BlockView>, offers: bool) -> AnyView {
    let mut views: Vec<AnyView> = Vec::new();
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        match block.block.cell {
            None => views.push(line(desk, block, offers)),
            Some(place) => {
                let mut cells = vec![block];
                while let Some(next) =
                    rest.next_if(|next| next.block.cell.is_some_and(|cell| cell.table == place.table))
                {
                    cells.push(next);
                }
                views.push(table(desk, cells));
            }
        }
    }
    views.into_any()
}

fn line(desk: Desk, view: BlockView, offers: bool) -> AnyView {
    let id = format!("block-{}", view.id);
    let block_id = view.id.to_string();
    let number =
        (!view.block.label.is_empty() && !is_heading(view.block.kind)).then(|| view.block.label.clone());
    let level = (view.block.kind == BlockKind::Subpoint || view.block.depth > 2)
        .then(|| view.block.depth.clamp(2, 3).to_string());
    let label =
        is_heading(view.block.kind).then(|| view.block.label.clone()).filter(|label| !label.is_empty());
    let kind = view.block.kind;
    let text = pieces(desk, &view);
    let acts = offers.then(|| {
        view! {
            <span class="block-acts shy needs-script">
                <button type="button" class="plain" data-whole="">
                    <Icon glyph=Glyph::Plus/>
                    {t(words::REMARK_ON_POINT)}
                </button>
            </span>
        }
    });
    let heading = label.map(|label| format!("{label} "));
    match kind {
        BlockKind::Title | BlockKind::Chapter => {
            view! { <h2 class="block" id=id data-block=block_id>{heading} {text} {acts}</h2> }.into_any()
        }
        BlockKind::Article => {
            view! { <h3 class="block" id=id data-block=block_id>{heading} {text} {acts}</h3> }.into_any()
        }
        _ => view! {
            <div class="block" id=id data-block=block_id data-n=number data-level=level>
                {text}
                {acts}
            </div>
        }
        .into_any(),
    }
}

fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Chapter | BlockKind::Article)
}

/// Blocks by row and column: a cell holds as many blocks as it has paragraphs, an empty one none.
type Rows = BTreeMap<u32, BTreeMap<u32, Vec<BlockView>>>;

fn table(desk: Desk, cells: Vec<BlockView>) -> AnyView {
    let mut rows = Rows::new();
    let mut columns = 0;
    for cell in cells {
        if let Some(place) = cell.block.cell {
            columns = columns.max(place.column + 1);
            rows.entry(place.row).or_default().entry(place.column).or_default().push(cell);
        }
    }
    let rows = rows
        .into_values()
        .map(|mut row| {
            let cells = (0..columns)
                .map(|column| {
                    let blocks = row.remove(&column).unwrap_or_default();
                    let lines = blocks.into_iter().map(|block| line(desk, block, false)).collect_view();
                    view! { <td>{lines}</td> }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! { <table><tbody>{rows}</tbody></table> }.into_any()
}

/// The text of a block, cut into sentences and marked where remarks are; drawn anew only when its remarks change.
fn pieces(desk: Desk, view: &BlockView) -> AnyView {
    let id = view.id;
    let text = view.block.text.clone();
    let length = text.len();
    let stretches = Memo::new(move |_| desk.stretches(id, length));
    (move || {
        let pieces = stretches.with(|stretches| segments(&text, stretches));
        pieces.into_iter().map(|piece| draw(desk, id, &text, piece)).collect_view()
    })
    .into_any()
}

fn draw(desk: Desk, block: domain::id::BlockId, text: &str, piece: Segment) -> AnyView {
    let words = text[piece.start..piece.end].to_owned();
    let (from, to) = piece.sentence;
    let (start, end) = (piece.start as u32, piece.end as u32);
    let picked = move || {
        desk.picked.with(|picked| {
            picked.as_ref().is_some_and(|Picked { block: of, start: first, end: last, .. }| {
                *of == block && ((*first == 0 && *last == 0) || (*first <= start && end <= *last))
            })
        })
    };
    match piece.under.last().copied() {
        None => view! {
            <span data-at=piece.start data-from=from data-to=to class:picked=picked>
                {words}
            </span>
        }
        .into_any(),
        Some(Stretch { remark, start, mine, settled, .. }) => {
            // One stop of the keyboard for each remark: where it begins.
            let first = piece.start == start;
            let key = move |event: KeyboardEvent| {
                if first && matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    desk.focus.set(Some(remark));
                }
            };
            view! {
            <mark
                role=first.then_some("button")
                tabindex=first.then_some("0")
                on:keydown=key
                data-at=piece.start
                data-from=from
                data-to=to
                data-remark=remark.to_string()
                class:mine=mine
                class:done=settled
                class:on=move || desk.focus.get() == Some(remark)
                class:picked=picked
            >
                {words}
            </mark>
            }
            .into_any()
        }
    }
}

impl Desk {
    /// Whether the reader may write remarks here now.
    pub(super) fn may_discuss(self) -> bool {
        clears(AddRemark::RULE, self) && self.writable()
    }
}

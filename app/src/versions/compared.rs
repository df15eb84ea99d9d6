//! The rows of a comparison.

use super::{
    changes::ChangeBar,
    compare_page::Shown,
    folded::{Folded, Whole},
    list::version_number,
};
use crate::remarks::spans;
use domain::{
    documents::BlockKind,
    id::DocumentId,
    versions::{Compared, ComparedBlock, RowState},
};
use leptos::prelude::*;
use ui::{
    EmptyState, Glyph, Tag, Tone,
    i18n::{Word, lang, t, versions as words},
};

/// Rows that are laid out together: those far from the eyes are not until they come near.
const PART: usize = 40;

/// All rows, as one text or in two columns. Both columns are one list, so they scroll together.
#[component]
pub(super) fn Rows(
    document: DocumentId,
    rows: Vec<Compared>,
    shown: Shown,
    numbers: (u32, u32),
) -> impl IntoView {
    let count = rows.iter().filter(|row| matches!(row, Compared::Block(block) if is_change(block))).count();
    let whole = Whole::new(document, numbers);
    let mut before = 0;
    let changed = rows.iter().any(|row| match row {
        Compared::Block(block) => {
            block.moved || !matches!(block.state, RowState::Same | RowState::Renumbered)
        }
        Compared::Same { .. } => false,
    });
    let same = (!changed).then(|| view! { <EmptyState text=t(words::SAME_TEXTS) glyph=Glyph::Check/> });
    let class = if shown == Shown::Side { "sheet compare two" } else { "sheet compare" };
    let head = (shown == Shown::Side).then(|| {
        view! {
            <div class="compare-row compare-head">
                <div>{version_number(numbers.0)}</div>
                <div>{version_number(numbers.1)}</div>
            </div>
        }
    });
    let list = rows
        .into_iter()
        .map(|row| match row {
            Compared::Same { count } => {
                let start = before;
                before += count as usize;
                view! { <Folded whole start count/> }.into_any()
            }
            Compared::Block(block) => {
                before += 1;
                if shown == Shown::Side { side(block) } else { inline(block) }
            }
        })
        .collect::<Vec<_>>();
    let mut list = list.into_iter();
    let parts = std::iter::from_fn(|| {
        let part: Vec<AnyView> = list.by_ref().take(PART).collect();
        (!part.is_empty()).then(|| view! { <div class="compare-part">{part}</div> })
    });
    let parts = parts.collect_view();
    view! {
        {same}
        <article class=class id="text">
            {head}
            {parts}
        </article>
        {(count > 0).then(|| view! { <ChangeBar count/> })}
    }
}

/// What became of a block, in a word; nothing where it is plain to see.
fn state(block: &ComparedBlock) -> Option<AnyView> {
    let tag = |tone, glyph, label| view! { <Tag tone=tone glyph=glyph label=label/> }.into_any();
    Some(match block.state {
        RowState::MovedAway | RowState::Merged => {
            view! { <small class="quiet-text">{said(words::MOVED_AWAY, block)}</small> }.into_any()
        }
        RowState::Split => tag(Tone::Sky, Glyph::Reply, said(words::MOVED_FROM, block)),
        _ if block.moved => tag(Tone::Sky, Glyph::Reply, said(words::MOVED_FROM, block)),
        RowState::Inserted => tag(Tone::For, Glyph::Plus, t(words::INSERTED).into()),
        RowState::Deleted => tag(Tone::Against, Glyph::Dash, t(words::DELETED).into()),
        RowState::Renumbered => {
            view! { <small class="quiet-text">{said(words::RENUMBERED, block)}</small> }.into_any()
        }
        RowState::Same | RowState::Changed => return None,
    })
}

/// A phrase with the block's numbers.
fn said(word: Word, block: &ComparedBlock) -> Signal<String> {
    let label = |label: &Option<String>| match label.as_deref().map(str::trim) {
        None | Some("") => "…".to_owned(),
        Some(label) => label.to_owned(),
    };
    let (old, new) = (label(&block.old), label(&block.new));
    Signal::derive(move || word.with(lang(), &[("old", &old), ("new", &new)]))
}

fn class(block: &ComparedBlock) -> &'static str {
    match block.state {
        RowState::Inserted => "come",
        RowState::Deleted => "gone",
        RowState::Changed => "changed",
        RowState::MovedAway | RowState::Merged => "away",
        RowState::Split => "moved",
        RowState::Same | RowState::Renumbered if block.moved => "moved",
        RowState::Same | RowState::Renumbered => "",
    }
}

/// Whether the reader is led to the block as a change.
fn is_change(block: &ComparedBlock) -> bool {
    matches!(class(block), "come" | "gone" | "changed" | "moved")
}

fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Chapter | BlockKind::Article)
}

pub(super) fn inline(block: ComparedBlock) -> AnyView {
    let number = block.new.clone().or_else(|| block.old.clone()).filter(|label| !label.is_empty());
    let level =
        (block.kind == BlockKind::Subpoint || block.depth > 2).then(|| block.depth.clamp(2, 3).to_string());
    let class = format!("block {}", class(&block));
    let (tag, heading) = (state(&block), is_heading(block.kind));
    // The words of a moved block stand where it went, with what was changed in them.
    let text = (block.state != RowState::MovedAway).then(|| spans(block.spans));
    if heading {
        let label = number.map(|label| format!("{label} "));
        view! { <h2 class=class>{label} {text} {tag}</h2> }.into_any()
    } else {
        view! { <div class=class data-n=number data-level=level>{text} " " {tag}</div> }.into_any()
    }
}

/// The old text at the left, the new one at the right.
fn side(block: ComparedBlock) -> AnyView {
    let (before, after) = (block.old_words(), block.new_words());
    let tag = state(&block);
    let (left, right) = if after.is_some() { (None, tag) } else { (tag, None) };
    let class = format!("compare-row {}", class(&block));
    let label = |label: Option<String>| {
        label.filter(|label| !label.is_empty()).map(|label| view! { <b>{label} " "</b> })
    };
    view! {
        <div class=class>
            <div>{before.map(|words| view! { {label(block.old.clone())} {spans(words)} })} " " {left}</div>
            <div>{after.map(|words| view! { {label(block.new.clone())} {spans(words)} })} " " {right}</div>
        </div>
    }
    .into_any()
}

//! A place in the text as people say it: "п. 5, пп. 2".

use domain::{
    documents::{BlockKind, BlockView},
    id::BlockId,
    lang::Lang,
};
use std::collections::HashMap;
use ui::i18n::documents as words;

/// Where each block stands, and what is above it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    blocks: Vec<Entry>,
    index: HashMap<BlockId, usize>,
}

#[derive(Clone, Debug)]
struct Entry {
    kind: BlockKind,
    label: String,
    start: String,
    parent: Option<usize>,
}

/// Characters of a block without a number that stand for it.
const START: usize = 32;

impl Places {
    /// Of a document's blocks.
    pub(crate) fn of(blocks: &[BlockView]) -> Self {
        let mut places = Self::default();
        let mut above: Vec<(u8, usize)> = Vec::new();
        for (at, view) in blocks.iter().enumerate() {
            let depth = view.block.depth;
            while above.last().is_some_and(|(known, _)| *known >= depth) {
                above.pop();
            }
            let parent = above.last().map(|(_, parent)| *parent);
            above.push((depth, at));
            let label = bare(&view.block.label).to_owned();
            places.blocks.push(Entry {
                kind: view.block.kind,
                label,
                start: start(&view.block.text),
                parent,
            });
            places.index.insert(view.id, at);
        }
        places
    }

    /// The number of a block in the text, from 0.
    pub(crate) fn position(&self, block: BlockId) -> Option<usize> {
        self.index.get(&block).copied()
    }

    /// The place of a block in words.
    pub(crate) fn say(&self, lang: Lang, block: BlockId) -> String {
        let Some(mut at) = self.index.get(&block).copied() else { return String::new() };
        let mut parts = Vec::new();
        loop {
            let entry = &self.blocks[at];
            match (entry.kind, entry.label.as_str()) {
                (BlockKind::Point, label) if !label.is_empty() => {
                    parts.push(words::POINT.with(lang, &[("n", label)]))
                }
                (BlockKind::Subpoint, label) if !label.is_empty() => {
                    parts.push(words::SUBPOINT.with(lang, &[("n", label)]));
                }
                (BlockKind::Article, label) if !label.is_empty() => parts.push(label.to_owned()),
                (BlockKind::Chapter, label) if parts.is_empty() && !label.is_empty() => {
                    parts.push(label.to_owned())
                }
                _ if parts.is_empty() && entry.parent.is_none() => parts.push(format!("«{}»", entry.start)),
                _ => {}
            }
            match entry.parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        if parts.is_empty() {
            return self
                .index
                .get(&block)
                .map_or_else(String::new, |at| format!("«{}»", self.blocks[*at].start));
        }
        parts.reverse();
        parts.join(", ")
    }
}

/// A label without what only closes it: "5." and "2)", but not the bracket that "(1)" opens.
fn bare(label: &str) -> &str {
    let closes = |sign: char| matches!(sign, '.' | ' ') || sign == ')' && !label.contains('(');
    label.trim_end_matches(closes)
}

fn start(text: &str) -> String {
    let mut chars = text.chars();
    let mut start: String = chars.by_ref().take(START).collect();
    if chars.next().is_some() {
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{documents::TextBlock, id::Ulid};

    fn block(number: u128, kind: BlockKind, depth: u8, label: &str) -> BlockView {
        let block =
            TextBlock { kind, depth, label: label.into(), text: "Мәтін".into(), page: None, cell: None };
        BlockView { id: Ulid::from(number).into(), block, emphasis: Vec::new() }
    }

    #[test]
    fn a_place_is_said_as_printed() {
        let blocks = [
            block(1, BlockKind::Chapter, 0, "2."),
            block(2, BlockKind::Point, 1, "5."),
            block(3, BlockKind::Subpoint, 2, "2)"),
            block(4, BlockKind::Paragraph, 3, ""),
            block(5, BlockKind::Paragraph, 0, ""),
        ];
        let places = Places::of(&blocks);
        assert_eq!(places.say(Lang::Ru, blocks[2].id), "п. 5, пп. 2");
        assert_eq!(places.say(Lang::Kk, blocks[3].id), "5-т., 2-тш.");
        assert_eq!(places.say(Lang::Ru, blocks[0].id), "2");
        assert_eq!(places.say(Lang::En, blocks[4].id), "«Мәтін»");
    }

    #[test]
    fn a_label_loses_only_what_closes_it() {
        let labels = [("5.", "5"), ("2)", "2"), ("(1)", "(1)"), ("3-1. ", "3-1"), ("", "")];
        for (label, kept) in labels {
            assert_eq!(bare(label), kept);
        }
    }
}

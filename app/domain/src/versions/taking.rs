//! Suggested wordings put into the text: what the next version is made of.

use crate::{
    documents::{BlockKind, BlockView, StyledBlock, TextBlock, still_emphasised},
    fault::Refusal,
    id::{BlockId, RemarkId},
    remarks::Anchor,
};
use std::{collections::HashMap, ops::Range};

/// A wording suggested in place of words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The remark that suggests it.
    pub remark: RemarkId,
    /// The words it would replace.
    pub anchor: Anchor,
    /// What should stand there; empty strikes them out, several lines become several blocks.
    pub text: String,
}

/// Which bytes of its block a wording would replace.
fn stretch(anchor: Anchor, text: &str) -> Range<usize> {
    let whole = anchor.start == 0 && anchor.end == 0;
    anchor.start as usize..if whole { text.len() } else { anchor.end as usize }
}

/// Wordings that want the same words, each group in the order of the text. Of a group one can be taken.
pub fn conflicts(blocks: &[BlockView], wordings: &[Wording]) -> Vec<Vec<RemarkId>> {
    let mut groups = Vec::new();
    for (_, wanted) in by_block(blocks, wordings) {
        let mut group: Vec<RemarkId> = Vec::new();
        let mut end = 0;
        for (range, wording) in wanted {
            if range.start >= end {
                keep(&mut groups, &mut group);
            }
            end = end.max(range.end);
            group.push(wording.remark);
        }
        keep(&mut groups, &mut group);
    }
    groups
}

fn keep(groups: &mut Vec<Vec<RemarkId>>, group: &mut Vec<RemarkId>) {
    let whole = std::mem::take(group);
    if whole.len() > 1 {
        groups.push(whole);
    }
}

type Wanted<'w> = Vec<(Range<usize>, &'w Wording)>;

/// Blocks that wordings would change, in the order of the text, with the wordings from left to right.
fn by_block<'w>(blocks: &[BlockView], wordings: &'w [Wording]) -> Vec<(usize, Wanted<'w>)> {
    let places: HashMap<BlockId, usize> = blocks.iter().enumerate().map(|(at, view)| (view.id, at)).collect();
    let mut wanted: HashMap<usize, Wanted<'w>> = HashMap::new();
    for wording in wordings {
        if let Some(at) = places.get(&wording.anchor.block) {
            let range = stretch(wording.anchor, &blocks[*at].block.text);
            wanted.entry(*at).or_default().push((range, wording));
        }
    }
    let mut wanted: Vec<_> = wanted.into_iter().collect();
    wanted.sort_unstable_by_key(|(at, _)| *at);
    for (_, wordings) in &mut wanted {
        wordings.sort_by_key(|(range, wording)| (range.start, range.end, wording.remark));
    }
    wanted
}

/// The text with the wordings in it.
///
/// # Errors
/// When a wording's place is not in the text, two of them want the same words, or nothing would change.
pub fn put_in(blocks: &[BlockView], wordings: &[Wording]) -> Result<Vec<StyledBlock>, Refusal> {
    let changes = by_block(blocks, wordings);
    if changes.iter().map(|(_, wanted)| wanted.len()).sum::<usize>() != wordings.len() {
        return Err(Refusal::AnchorLost);
    }
    let mut changes = changes.into_iter().peekable();
    let mut out = Vec::with_capacity(blocks.len());
    for (at, view) in blocks.iter().enumerate() {
        match changes.next_if(|(changed, _)| *changed == at) {
            Some((_, wanted)) => out.extend(reworded(view, &wanted)?),
            None => out.push(view.styled()),
        }
    }
    let same = out.len() == blocks.len() && out.iter().zip(blocks).all(|(new, old)| new.block == old.block);
    if same { Err(Refusal::NothingChanges) } else { Ok(out) }
}

/// A block with its wordings; one that is left without words goes, but a cell of a table stays as long as it has a place.
fn reworded(view: &BlockView, wanted: &Wanted<'_>) -> Result<Vec<StyledBlock>, Refusal> {
    let block = &view.block;
    let mut text = String::with_capacity(block.text.len());
    let mut from = 0;
    for (range, wording) in wanted {
        if range.start < from {
            return Err(Refusal::SuggestionsOverlap);
        }
        let before = block.text.get(from..range.start).ok_or(Refusal::AnchorLost)?;
        // The end must lie in the text too, between two letters.
        block.text.get(range.clone()).ok_or(Refusal::AnchorLost)?;
        join(&mut text, before);
        join(&mut text, wording.text.trim());
        from = range.end;
    }
    join(&mut text, block.text.get(from..).ok_or(Refusal::AnchorLost)?);
    let lines = text.lines().map(tidy).filter(|line| !line.is_empty());
    let blocks = lines.enumerate().map(|(line, text)| {
        let first = line == 0;
        let kind = if first || block.cell.is_some() { block.kind } else { BlockKind::Paragraph };
        let label = if first { block.label.clone() } else { String::new() };
        let emphasis = if first { still_emphasised(&block.text, &text, &view.emphasis) } else { Vec::new() };
        StyledBlock { block: TextBlock { kind, label, text, ..block.clone() }, emphasis }
    });
    Ok(blocks.collect())
}

/// Adds words; where a wording struck some out, its two sides don't meet with two spaces, or a space before a comma.
fn join(text: &mut String, more: &str) {
    let at_seam = text.ends_with(' ') || text.is_empty();
    let more = if at_seam { more.trim_start_matches(' ') } else { more };
    if text.ends_with(' ') && more.starts_with([',', '.', ';', ':', ')', '»', '!', '?']) {
        text.truncate(text.trim_end_matches(' ').len());
    }
    text.push_str(more);
}

/// A line as texts are kept: single spaces, none at the ends.
fn tidy(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{documents::Emphasis, id::Ulid};
    use proptest::prelude::*;

    fn view(number: u128, text: &str) -> BlockView {
        let (kind, label) = (BlockKind::Point, format!("{number}."));
        let block = TextBlock { kind, depth: 0, label, text: text.into(), page: None, cell: None };
        BlockView { id: Ulid::from(number).into(), block, emphasis: Vec::new() }
    }

    fn wording(remark: u128, block: &BlockView, words: &str, text: &str) -> Wording {
        let start = block.block.text.find(words).unwrap();
        let anchor = Anchor {
            block: block.id,
            start: u32::try_from(start).unwrap(),
            end: u32::try_from(start + words.len()).unwrap(),
        };
        Wording { remark: Ulid::from(remark).into(), anchor, text: text.into() }
    }

    fn texts(blocks: &[StyledBlock]) -> Vec<&str> {
        blocks.iter().map(|styled| styled.block.text.as_str()).collect()
    }

    #[test]
    fn words_are_replaced_struck_out_and_become_points() {
        let blocks =
            [view(1, "Срок десять дней, кроме праздников."), view(2, "Исключить."), view(3, "Порядок.")];
        let strike = |block: &BlockView| Wording {
            remark: Ulid::from(9_u128).into(),
            anchor: Anchor { block: block.id, start: 0, end: 0 },
            text: String::new(),
        };
        let wordings = [
            wording(1, &blocks[0], "десять", "пятнадцать рабочих"),
            wording(2, &blocks[0], "кроме праздников", ""),
            strike(&blocks[1]),
            wording(3, &blocks[2], "Порядок.", "Порядок.\n3-1. Новый пункт."),
        ];
        let new = put_in(&blocks, &wordings).unwrap();
        assert_eq!(texts(&new), ["Срок пятнадцать рабочих дней,.", "Порядок.", "3-1. Новый пункт."]);
        assert_eq!((new[1].block.label.as_str(), new[2].block.label.as_str()), ("3.", ""));
    }

    #[test]
    fn bold_words_that_nobody_reworded_stay_bold() {
        let bold = |start, end| Emphasis { start, end, bold: true, italic: false };
        let mut block = view(1, "Срок десять дней.");
        block.emphasis = vec![bold(0, 8), bold(9, 21), bold(22, 30)];
        let wording = wording(1, &block, "десять", "пять");
        let new = put_in(&[block], &[wording]).unwrap();
        assert_eq!(texts(&new), ["Срок пять дней."]);
        assert_eq!(new[0].emphasis, [bold(0, 8), bold(18, 26)]);
    }

    #[test]
    fn what_wants_the_same_words_stands_together_and_can_not_be_taken_together() {
        let block = view(1, "Срок десять рабочих дней.");
        let wordings = [
            wording(1, &block, "десять рабочих", "пять"),
            wording(2, &block, "рабочих дней", "суток"),
            wording(3, &block, "Срок", "Время"),
            wording(4, &block, "дней", "недель"),
        ];
        let ids = |numbers: &[u128]| numbers.iter().map(|n| Ulid::from(*n).into()).collect::<Vec<RemarkId>>();
        let blocks = [block];
        assert_eq!(conflicts(&blocks, &wordings), [ids(&[1, 2, 4])]);
        assert_eq!(put_in(&blocks, &wordings[..2]), Err(Refusal::SuggestionsOverlap));
        assert!(put_in(&blocks, &[wordings[0].clone(), wordings[2].clone(), wordings[3].clone()]).is_ok());
    }

    #[test]
    fn nothing_is_no_version_and_a_foreign_place_is_none() {
        let block = view(1, "Срок десять дней.");
        let same = wording(1, &block, "десять", "десять");
        let foreign =
            Wording { anchor: Anchor { block: Ulid::from(7_u128).into(), ..same.anchor }, ..same.clone() };
        let cut = Wording { anchor: Anchor { start: 1, ..same.anchor }, ..same.clone() };
        assert_eq!(put_in(std::slice::from_ref(&block), &[same]), Err(Refusal::NothingChanges));
        for lost in [foreign, cut] {
            assert_eq!(put_in(std::slice::from_ref(&block), &[lost]), Err(Refusal::AnchorLost));
        }
    }

    proptest! {
        /// Wordings that share no words can all be taken, in any order, and each is in the text then.
        #[test]
        fn wordings_apart_are_all_taken(
            sentences in prop::collection::vec("[а-я]{3,8}( [а-я]{3,8}){2,6}", 1..6),
            chosen in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 1..6),
            turn in any::<bool>(),
        ) {
            let blocks: Vec<BlockView> = (1..).zip(&sentences).map(|(n, text)| view(n, text)).collect();
            let mut wordings: Vec<Wording> = Vec::new();
            for (number, (block, word)) in (100_u128..).zip(chosen) {
                let block = block.get(&blocks);
                let words: Vec<&str> = block.block.text.split(' ').collect();
                let word = word.index(words.len());
                let start: usize = words[..word].iter().map(|word| word.len() + 1).sum();
                let anchor = Anchor { block: block.id, start: start as u32, end: (start + words[word].len()) as u32 };
                if !wordings.iter().any(|known| known.anchor == anchor) {
                    let text = format!("НОВОЕ{number}");
                    wordings.push(Wording { remark: Ulid::from(number).into(), anchor, text });
                }
            }
            prop_assert!(conflicts(&blocks, &wordings).is_empty());
            if turn {
                wordings.reverse();
            }
            let new = put_in(&blocks, &wordings).unwrap();
            prop_assert_eq!(new.len(), blocks.len());
            let all = texts(&new).join(" ");
            for wording in &wordings {
                prop_assert_eq!(all.matches(&wording.text).count(), 1);
            }
            let words = |text: &str| text.split(' ').count();
            prop_assert_eq!(words(&all), sentences.iter().map(|text| words(text)).sum::<usize>());
        }
    }
}

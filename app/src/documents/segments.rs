//! Cutting a block's text where sentences and remarks begin and end.

use domain::{
    documents::{Emphasis, sentences},
    id::{BlockId, RemarkId},
};
use std::collections::HashMap;

/// Where remarks lie in a text; blocks without any are not in it.
pub(super) type Stretches = HashMap<BlockId, Vec<Stretch>>;

/// A remark's stretch of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub remark: RemarkId,
    pub start: usize,
    /// One past the last byte; beyond the text for the whole block.
    pub end: usize,
    pub mine: bool,
    pub settled: bool,
}

/// A piece of text that lies in one sentence, under the same remarks and in the same letters throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub start: usize,
    pub end: usize,
    /// The sentence it belongs to.
    pub sentence: (usize, usize),
    /// The remarks it lies under, the newest last.
    pub under: Vec<Stretch>,
    pub bold: bool,
    pub italic: bool,
}

/// The pieces of a text, in order, without a gap.
pub(super) fn segments(text: &str, emphasis: &[Emphasis], stretches: &[Stretch]) -> Vec<Segment> {
    let sentences: Vec<(usize, usize)> =
        sentences(text).into_iter().map(|range| (range.start, range.end)).collect();
    let mut cuts = vec![0, text.len()];
    cuts.extend(sentences.iter().flat_map(|(start, end)| [*start, *end]));
    cuts.extend(stretches.iter().flat_map(|stretch| [stretch.start, stretch.end]));
    cuts.extend(emphasis.iter().flat_map(|part| [part.start as usize, part.end as usize]));
    cuts.retain(|cut| *cut <= text.len() && text.is_char_boundary(*cut));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|pair| {
            let (start, end) = (pair[0], pair[1]);
            let sentence = sentences.get(sentences.partition_point(|(_, to)| *to <= start)).copied();
            let sentence = sentence.filter(|(from, to)| *from <= start && end <= *to);
            let under =
                stretches.iter().copied().filter(|stretch| stretch.start <= start && end <= stretch.end);
            let of = emphasis.get(emphasis.partition_point(|part| part.end as usize <= start));
            let of = of.filter(|part| part.start as usize <= start && end <= part.end as usize);
            Segment {
                start,
                end,
                sentence: sentence.unwrap_or((start, end)),
                under: under.collect(),
                bold: of.is_some_and(|part| part.bold),
                italic: of.is_some_and(|part| part.italic),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(start: usize, end: usize) -> Stretch {
        Stretch { remark: domain::id::Ulid::from(1_u128).into(), start, end, mine: false, settled: false }
    }

    #[test]
    fn pieces_join_to_the_text() {
        let text = "Құжат қабылданады. Ол сақталады.";
        for stretches in
            [vec![], vec![stretch(0, 10)], vec![stretch(11, 40), stretch(20, 500), stretch(3, 1)]]
        {
            let joined: String =
                segments(text, &[], &stretches).iter().map(|piece| &text[piece.start..piece.end]).collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn bold_words_are_pieces_of_their_own() {
        let text = "One two. Three four.";
        let bold = Emphasis { start: 4, end: 14, bold: true, italic: false };
        let pieces = segments(text, &[bold], &[stretch(0, 8)]);
        let said: Vec<(&str, bool)> =
            pieces.iter().map(|piece| (&text[piece.start..piece.end], piece.bold)).collect();
        assert_eq!(said, [("One ", false), ("two.", true), (" ", true), ("Three", true), (" four.", false)]);
        assert!(pieces[1].under.len() == 1 && pieces[3].under.is_empty());
    }

    #[test]
    fn a_remark_covers_exactly_its_words() {
        let text = "One two. Three four.";
        let pieces = segments(text, &[], &[stretch(4, 14)]);
        let covered: String = pieces
            .iter()
            .filter(|piece| !piece.under.is_empty())
            .map(|piece| &text[piece.start..piece.end])
            .collect();
        assert_eq!(covered, "two. Three");
        assert!(pieces.iter().all(|piece| piece.sentence.0 <= piece.start && piece.end <= piece.sentence.1));
    }
}

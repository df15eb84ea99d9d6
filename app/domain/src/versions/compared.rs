//! A comparison as a reader sees it: texts instead of positions, what is the same folded away where that is wanted.

use super::{Row, RowState, Span};
use crate::documents::{BlockKind, TextBlock};
use serde::{Deserialize, Serialize};

/// A piece of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// A block.
    Block(ComparedBlock),
    /// Blocks in a row that are the same, or have only another number, and are not shown.
    Same {
        /// How many.
        count: u32,
    },
}

/// A block of either version and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedBlock {
    /// What became of it.
    pub state: RowState,
    /// Whether it stands elsewhere than before.
    pub moved: bool,
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Nesting depth.
    pub depth: u8,
    /// Its number in the old version; none where it is not in it.
    pub old: Option<String>,
    /// Its number in the new version; none where it is not in it.
    pub new: Option<String>,
    /// Its words: same, struck out, written.
    pub spans: Vec<Span>,
}

impl ComparedBlock {
    /// The words of the old version that stand here, side by side. The words of a block that was moved stand where they
    /// stood; beside the new place only if they were changed, so that nobody has to look for them.
    pub fn old_words(&self) -> Option<Vec<Span>> {
        let shown = match self.state {
            RowState::Inserted | RowState::Split => false,
            RowState::Same | RowState::Renumbered => !self.moved,
            RowState::Changed | RowState::Deleted | RowState::MovedAway | RowState::Merged => true,
        };
        shown.then(|| self.spans.iter().filter(|span| !matches!(span, Span::Come(_))).cloned().collect())
    }

    /// The words of the new version that stand here, side by side.
    pub fn new_words(&self) -> Option<Vec<Span>> {
        let shown = !matches!(self.state, RowState::Deleted | RowState::MovedAway | RowState::Merged);
        shown.then(|| self.spans.iter().filter(|span| !matches!(span, Span::Gone(_))).cloned().collect())
    }

    /// Whether only the number differs, if anything does.
    fn is_same(&self) -> bool {
        !self.moved && matches!(self.state, RowState::Same | RowState::Renumbered)
    }
}

/// The rows with their texts; `only_changes` folds away what is the same.
pub fn read(old: &[TextBlock], new: &[TextBlock], rows: &[Row], only_changes: bool) -> Vec<Compared> {
    let mut pieces: Vec<Compared> = Vec::new();
    for block in rows.iter().filter_map(|row| block(old, new, row)) {
        match pieces.last_mut() {
            Some(Compared::Same { count }) if only_changes && block.is_same() => *count += 1,
            _ if only_changes && block.is_same() => pieces.push(Compared::Same { count: 1 }),
            _ => pieces.push(Compared::Block(block)),
        }
    }
    pieces
}

fn block(old: &[TextBlock], new: &[TextBlock], row: &Row) -> Option<ComparedBlock> {
    let before = row.old.and_then(|at| old.get(at as usize));
    let after = row.new.and_then(|at| new.get(at as usize));
    let shown = match row.state {
        RowState::Deleted | RowState::MovedAway | RowState::Merged => before.or(after),
        _ => after.or(before),
    }?;
    let spans = match row.state {
        RowState::Changed => row.spans.clone(),
        RowState::Same | RowState::Renumbered | RowState::Split | RowState::MovedAway | RowState::Merged => {
            vec![Span::Same(shown.text.clone())]
        }
        RowState::Inserted => vec![Span::Come(shown.text.clone())],
        RowState::Deleted => vec![Span::Gone(shown.text.clone())],
    };
    Some(ComparedBlock {
        state: row.state,
        moved: row.moved,
        kind: shown.kind,
        depth: shown.depth,
        old: before.map(|block| block.label.clone()),
        new: after.map(|block| block.label.clone()),
        spans,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::versions::{align, compare};

    fn blocks(texts: &[&str]) -> Vec<TextBlock> {
        let block = |(number, text): (usize, &&str)| TextBlock {
            kind: BlockKind::Point,
            depth: 0,
            label: format!("{}.", number + 1),
            text: (*text).to_owned(),
            page: None,
            cell: None,
        };
        texts.iter().enumerate().map(block).collect()
    }

    #[test]
    fn what_is_the_same_is_folded_and_its_number_too() {
        let old =
            blocks(&["The first point stands.", "The second point stands.", "The third point goes on."]);
        let new =
            blocks(&["A new point comes first.", "The first point stands.", "The second point stands."]);
        let rows = compare(&old, &new, &align(&old, &new));
        let pieces = read(&old, &new, &rows, true);
        assert!(matches!(pieces[1], Compared::Same { count: 2 }), "{pieces:?}");
        let whole = read(&old, &new, &rows, false);
        assert_eq!(whole.len(), 4);
        let states: Vec<RowState> = whole
            .iter()
            .filter_map(|piece| match piece {
                Compared::Block(block) => Some(block.state),
                Compared::Same { .. } => None,
            })
            .collect();
        assert_eq!(
            states,
            [RowState::Inserted, RowState::Renumbered, RowState::Renumbered, RowState::Deleted]
        );
    }
}

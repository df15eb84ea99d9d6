//! The depth of each block.
//!
//! Divisions and articles nest by rank. Numbered items below them nest by the form of their number: a form met before
//! returns to its level, a new one goes below what it details. The order of forms is the usual one, "(1)", "1.",
//! "1.1.", "1)", "а)", except that a list opened by a colon goes below that colon. Text without a number belongs to
//! the nearest point, article or division; a line that is no sentence after a finished point (a signature, the name of
//! an annex) belongs to no point.

use domain::documents::{BlockKind, StyledBlock, TextBlock};

use super::roles::{Numbered, Role};
use super::{ListNumber, Piece};
use crate::label::{Shape, ends_like_sentence, is_short};
use crate::styled;

/// Ranks of items begin here, above those of all divisions.
const ITEMS: u16 = 100;

struct Open {
    rank: u16,
    kind: BlockKind,
    shape: Shape,
    list: Option<(u32, u8)>,
    /// Its text ends with a colon: what follows details it.
    colon: bool,
}

#[derive(Default)]
struct Tree {
    open: Vec<Open>,
    blocks: Vec<StyledBlock>,
    /// The last block belongs to a note: what follows of notes stands beside it.
    in_note: bool,
}

/// Blocks with depths, in the order of the pieces.
pub fn grow(pieces: Vec<Piece>, roles: Vec<Role>) -> Vec<StyledBlock> {
    let mut tree = Tree::default();
    for (piece, role) in pieces.into_iter().zip(roles) {
        let is_note = role == Role::Note;
        tree.add(piece, role);
        tree.in_note = is_note;
    }
    tree.blocks
}

impl Tree {
    fn add(&mut self, piece: Piece, role: Role) {
        match role {
            Role::Absorbed => {
                if let Some(heading) = self.blocks.last_mut() {
                    heading.emphasis = styled::in_heading(&piece.text, piece.emphasis);
                    heading.block.text = piece.text;
                }
            }
            Role::Title => {
                self.open.clear();
                self.push(BlockKind::Title, 0, None, piece);
            }
            Role::Division { rank, label } => self.section(BlockKind::Chapter, rank, label, piece),
            Role::Article { rank, label } => self.section(BlockKind::Article, rank, Some(label), piece),
            Role::Item(label) => self.item(label, piece),
            Role::Note => {
                let depth = self.blocks.last().map_or(0, |last| usize::from(last.block.depth) + 1);
                let depth = if self.in_note { depth.saturating_sub(1) } else { depth };
                let label = piece.note.clone().unwrap_or_default();
                self.push(BlockKind::Paragraph, depth, None, piece);
                if let Some(last) = self.blocks.last_mut() {
                    last.block.label = label;
                }
            }
            Role::Cell(label) => {
                let depth = self.depth_of_text();
                self.push(BlockKind::Cell, depth, label, piece);
            }
            Role::Plain => {
                if self.stands_apart(&piece.text) {
                    self.open.retain(|open| open.rank < ITEMS);
                }
                let depth = self.depth_of_text();
                self.push(BlockKind::Paragraph, depth, None, piece);
            }
        }
    }

    fn section(&mut self, kind: BlockKind, rank: u16, label: Option<Numbered>, piece: Piece) {
        self.close_from(rank);
        let depth = self.open.len();
        let shape = label.as_ref().map_or(Shape::Other, |label| label.shape);
        self.open.push(Open { rank, kind, shape, list: None, colon: false });
        self.push(kind, depth, label, piece);
    }

    fn item(&mut self, label: Numbered, piece: Piece) {
        let list = piece.list.as_ref().map(|ListNumber { list, level, .. }| (*list, *level));
        let same = self
            .open
            .iter()
            .rposition(|open| open.rank >= ITEMS && is_same_sequence(open, label.shape, list));
        let rank = match same.and_then(|at| self.open.get(at)) {
            Some(open) => open.rank,
            None => self.rank_of_new(&label, list),
        };
        match same {
            Some(at) => self.open.truncate(at),
            None => self.close_from(rank),
        }
        let kind = self.kind_of_item(label.shape);
        let depth = self.open.len();
        self.open.push(Open { rank, kind, shape: label.shape, list, colon: piece.text.ends_with(':') });
        self.push(kind, depth, Some(label), piece);
    }

    fn rank_of_new(&self, label: &Numbered, list: Option<(u32, u8)>) -> u16 {
        let usual = ITEMS + usual_rank(label.shape);
        let Some(last) = self.open.last().filter(|open| open.rank >= ITEMS) else { return usual };
        let below_in_list =
            matches!((last.list, list), (Some((a, outer)), Some((b, inner))) if a == b && inner > outer);
        let details_colon = last.colon && label.value <= 1;
        if below_in_list || details_colon { usual.max(last.rank + 1) } else { usual }
    }

    fn close_from(&mut self, rank: u16) {
        while self.open.last().is_some_and(|open| open.rank >= rank) {
            self.open.pop();
        }
    }

    fn kind_of_item(&self, shape: Shape) -> BlockKind {
        let in_point = |except_dotted: bool| {
            self.open.iter().any(|open| {
                open.rank >= ITEMS
                    && open.kind != BlockKind::Paragraph
                    && !(except_dotted && matches!(open.shape, Shape::Dotted(_)))
            })
        };
        match shape {
            Shape::Bullet => BlockKind::Paragraph,
            Shape::NamedPoint => BlockKind::Point,
            Shape::Dotted(2) if !in_point(true) => BlockKind::Point,
            Shape::Dotted(1) | Shape::InBrackets | Shape::Roman | Shape::Other if !in_point(false) => {
                BlockKind::Point
            }
            _ => BlockKind::Subpoint,
        }
    }

    /// Whether a line without a number is no part of the finished point before it.
    fn stands_apart(&self, text: &str) -> bool {
        let after_sentence = self.blocks.last().is_some_and(|last| last.block.text.ends_with('.'));
        after_sentence && is_short(text) && !ends_like_sentence(text) && text.starts_with(char::is_uppercase)
    }

    fn depth_of_text(&self) -> usize {
        let holder = self
            .open
            .iter()
            .rposition(|open| open.rank < ITEMS || open.kind == BlockKind::Point || open.colon);
        holder.map_or(0, |at| at + 1)
    }

    fn push(&mut self, kind: BlockKind, depth: usize, label: Option<Numbered>, piece: Piece) {
        let (label, rest_from) = label.map_or((String::new(), 0), |label| (label.printed, label.rest_from));
        let text = piece.text.get(rest_from..).unwrap_or_default().to_owned();
        let depth = u8::try_from(depth).unwrap_or(u8::MAX);
        let mut emphasis = styled::after(piece.emphasis, rest_from);
        if matches!(kind, BlockKind::Title | BlockKind::Chapter | BlockKind::Article) {
            emphasis = styled::in_heading(&text, emphasis);
        }
        let block = TextBlock { kind, depth, label, text, page: piece.page, cell: piece.cell };
        self.blocks.push(StyledBlock { block, emphasis });
    }
}

/// Items of one sequence: the same level of one list, or numbers of one form that no list tells apart.
fn is_same_sequence(open: &Open, shape: Shape, list: Option<(u32, u8)>) -> bool {
    match (open.list, list) {
        (Some((a, outer)), Some((b, inner))) if a == b => outer == inner,
        _ => open.shape == shape,
    }
}

fn usual_rank(shape: Shape) -> u16 {
    match shape {
        Shape::Division(_) | Shape::Article => 0,
        Shape::Roman => 39,
        Shape::InBrackets => 40,
        Shape::NamedPoint => 41,
        Shape::Dotted(levels) => 40 + u16::from(levels.min(9)),
        Shape::Other => 45,
        Shape::Bracketed | Shape::NamedSubpoint => 50,
        Shape::Letter | Shape::LetterDot => 51,
        Shape::DoubleLetter | Shape::RomanBracketed => 52,
        Shape::Bullet => 60,
    }
}

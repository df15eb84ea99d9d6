//! Pages being filled from top to bottom.

use super::faces::Faces;
use super::lines::{Line, Look, Rule, Run};
use super::structure::{Node, NodeId, Structure};
use crate::colours;

/// The size of a page and its empty edges, in points.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// From edge to edge.
    pub width: f32,
    /// From edge to edge.
    pub height: f32,
    /// Empty at the left.
    pub left: f32,
    /// Empty at the right.
    pub right: f32,
    /// Empty at the top.
    pub top: f32,
    /// Empty at the bottom.
    pub bottom: f32,
}

impl Paper {
    /// A4 upright, as official documents are set.
    pub const UPRIGHT: Self =
        Self { width: 595.28, height: 841.89, left: 70.9, right: 42.5, top: 56.7, bottom: 56.7 };
    /// A4 on its side.
    pub const SIDEWAYS: Self =
        Self { width: 841.89, height: 595.28, left: 42.5, right: 42.5, top: 42.5, bottom: 51.0 };

    /// Between the empty edges.
    pub fn text_width(&self) -> f32 {
        self.width - self.left - self.right
    }

    /// Between the empty edges.
    pub fn text_height(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// Something drawn on a page.
#[derive(Clone, Debug)]
pub enum Drawn {
    /// Text: where its baseline begins, and what is added to each space.
    Text {
        /// From the left edge.
        x: f32,
        /// From the upper edge.
        y: f32,
        /// The text.
        run: Run,
        /// Added to each space.
        spacing: f32,
    },
    /// A filled rectangle, which a line is too.
    Fill {
        /// From the left edge.
        x: f32,
        /// From the upper edge.
        y: f32,
        /// How wide.
        width: f32,
        /// How high.
        height: f32,
        /// In which colour.
        colour: u32,
    },
}

/// Something drawn, and the part of the structure it belongs to; none for what is only layout.
#[derive(Clone, Debug)]
pub struct Item {
    /// What.
    pub drawn: Drawn,
    /// Of which part.
    pub node: Option<NodeId>,
}

/// A place that can be jumped to.
#[derive(Clone, Debug)]
pub struct Place {
    /// What is there.
    pub title: String,
    /// On which page, from zero.
    pub page: usize,
    /// From the upper edge.
    pub y: f32,
    /// How deep among the places, from zero.
    pub level: u8,
}

/// Pages being filled.
pub struct Sheets<'f> {
    /// The type.
    pub faces: &'f Faces,
    /// The paper.
    pub paper: Paper,
    /// What was drawn on each page.
    pub pages: Vec<Vec<Item>>,
    /// What the parts are.
    pub structure: Structure,
    /// The headings.
    pub places: Vec<Place>,
    /// Where the free room of the last page begins.
    pub y: f32,
}

/// How a line stands between the edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
    /// At both.
    Both,
}

/// Where lines stand.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// From the left edge of the paper.
    pub x: f32,
    /// How wide.
    pub width: f32,
    /// How lines stand in it.
    pub align: Align,
}

/// Lines that belong together.
pub struct Block {
    /// The lines.
    pub lines: Vec<Line>,
    /// Size of their type.
    pub size: f32,
    /// Where they stand.
    pub column: Column,
    /// How far the first one is moved to the right.
    pub first: f32,
    /// What hangs out to the left of the first one.
    pub label: Option<Line>,
    /// What they are part of.
    pub node: Option<NodeId>,
}

/// Room for what hangs out.
pub const LABEL_WIDTH: f32 = 28.0;

/// What is added to a space at most, the size of the type being one.
const FARTHEST: f32 = 1.0;

/// The distance between baselines, the size of the type being one.
pub const LEADING: f32 = 1.2;

impl<'f> Sheets<'f> {
    /// One empty page.
    pub fn new(faces: &'f Faces, paper: Paper) -> Self {
        let y = paper.top;
        Self { faces, paper, pages: vec![Vec::new()], structure: Structure::default(), places: Vec::new(), y }
    }

    /// Room that is left on the page.
    pub fn room(&self) -> f32 {
        self.paper.height - self.paper.bottom - self.y
    }

    /// Nothing stands on the page yet.
    pub fn is_fresh(&self) -> bool {
        self.y <= self.paper.top
    }

    /// A new page.
    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.paper.top;
    }

    /// Leaves room, but not at the top of a page.
    pub fn skip(&mut self, height: f32) {
        if !self.is_fresh() {
            self.y += height;
        }
    }

    /// A new part of the structure.
    pub fn node(&mut self, node: Node, parent: Option<NodeId>) -> NodeId {
        self.structure.add(node, parent)
    }

    /// Draws on the last page.
    pub fn draw(&mut self, drawn: Drawn, node: Option<NodeId>) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Item { drawn, node });
        }
    }

    /// Draws a line whose upper edge is at `top`.
    pub fn line(&mut self, line: Line, size: f32, top: f32, column: Column, node: Option<NodeId>) {
        let spare = column.width - line.width;
        let spaces = line.spaces();
        let stretch = if spaces > 0 { spare / spaces as f32 } else { 0.0 };
        // Words too far apart are worse than a ragged edge. Kazakh words are long, so there is much to spread.
        let spread = column.align == Align::Both && line.goes_on && stretch < FARTHEST * size;
        let spacing = if spread { stretch.max(0.0) } else { 0.0 };
        let mut x = column.x
            + match column.align {
                Align::Left | Align::Both => 0.0,
                Align::Centre => spare / 2.0,
                Align::Right => spare,
            };
        let y = top + size * LEADING / 2.0 + size * 0.33;
        let last = line.runs.len().saturating_sub(1);
        for (at, mut run) in line.runs.into_iter().enumerate() {
            let width = run.width + spacing * run.piece.text.matches(' ').count() as f32;
            self.rule(run.piece.look, (x, y), width, node);
            // Nobody sees it, but who has the text read aloud hears two words and not one.
            if line.spaced && at == last {
                run.piece.text.push(' ');
            }
            self.draw(Drawn::Text { x, y, run, spacing }, node);
            x += width;
        }
    }

    fn rule(&mut self, look: Look, (x, y): (f32, f32), width: f32, node: Option<NodeId>) {
        let above = match look.rule {
            Rule::None => return,
            Rule::Under => -0.14,
            Rule::Through => 0.24,
        };
        let height = look.size * 0.06;
        self.draw(Drawn::Fill { x, y: y - above * look.size, width, height, colour: look.colour }, node);
    }

    /// Draws lines one below the other, on as many pages as they need. No single line is left behind or ahead.
    pub fn block(&mut self, block: Block) {
        let Block { lines, size, column, first, label, node } = block;
        let height = size * LEADING;
        let count = lines.len();
        let mut label = label;
        for (at, line) in lines.into_iter().enumerate() {
            let alone = (at == 0 && count > 2) || (at + 2 == count && at > 0);
            let needed = if alone { 2.0 * height } else { height };
            if self.room() < needed && !self.is_fresh() {
                self.turn();
            }
            if let Some(label) = label.take() {
                let column = Column { x: column.x - LABEL_WIDTH, width: LABEL_WIDTH, align: Align::Left };
                self.line(label, size, self.y, column, node);
            }
            let moved = if at == 0 { first } else { 0.0 };
            let column = Column { x: column.x + moved, width: column.width - moved, ..column };
            self.line(line, size, self.y, column, node);
            self.y += height;
        }
    }

    /// Draws a line on a page that is filled already.
    pub fn line_on(&mut self, page: usize, line: Line, size: f32, top: f32, column: Column) {
        let later = self.pages.split_off((page + 1).min(self.pages.len()));
        self.line(line, size, top, column, None);
        self.pages.extend(later);
    }

    /// A thin line from one place to another.
    pub fn hairline(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.draw(Drawn::Fill { x, y, width, height, colour: colours::LINES }, None);
    }
}

#[cfg(test)]
mod tests {
    use super::{Align, Column, Drawn, Paper, Sheets};
    use crate::passage::Face;
    use crate::pdf::faces::Faces;
    use crate::pdf::lines::{Look, Piece, Rule, lines};

    const WIDTH: f32 = 320.0;

    #[test]
    fn a_full_line_of_any_faces_reaches_both_edges() {
        let faces = Faces::read().expect("fonts");
        let piece = |text: &str, bold, italic| {
            let look = Look { face: Face { bold, italic }, size: 12.0, colour: 0, rule: Rule::None };
            Piece { text: text.to_owned(), look }
        };
        let pieces = vec![
            piece("Өтініш беруші – ", true, false),
            piece("мемлекеттік қызмет", false, false),
            piece("ті алуға жүгінген ", false, true),
            piece("жеке немесе заңды ", true, true),
            piece("тұлға, оның ішінде азаматтығы жоқ адам. ", false, false),
        ];
        let pieces = [pieces.clone(), pieces].concat();
        let all = lines(&faces, &pieces, WIDTH, WIDTH);
        let mut mixed = 0;
        let mut said = String::new();
        for line in &all {
            let mut sheets = Sheets::new(&faces, Paper::UPRIGHT);
            let column = Column { x: 50.0, width: WIDTH, align: Align::Both };
            sheets.line(line.clone(), 12.0, 0.0, column, None);
            let mut reached = 50.0;
            let count = sheets.pages[0].len();
            for (at, item) in sheets.pages[0].iter().enumerate() {
                let Drawn::Text { x, run, spacing, .. } = &item.drawn else { continue };
                said += &run.piece.text;
                let text = run.piece.text.as_str();
                let text = if at + 1 == count { text.trim_end() } else { text };
                assert!((x - reached).abs() < 0.01, "a hole before {:?}", run.piece.text);
                let letters = text.chars().map(|c| faces.of(run.piece.look.face).glyph(c).width * 12.0);
                let spaces = text.matches(' ').count() as f32;
                reached = x + letters.sum::<f32>() + spaces * spacing;
            }
            let edge = reached - 50.0;
            assert!((edge - if line.goes_on { WIDTH } else { line.width }).abs() < 0.01, "{edge}: {line:?}");
            mixed += usize::from(line.goes_on && line.runs.len() > 1);
        }
        // Words of two lines are two words.
        assert_eq!(
            said.trim_end(),
            pieces.iter().map(|piece| piece.text.as_str()).collect::<String>().trim_end()
        );
        assert!(all.len() > 3 && mixed > 2, "{all:?}");
    }
}

//! A whole document as a PDF.

use super::faces::Faces;
use super::grid::{Grid, text_width};
use super::lines::{Line, Look, Piece, Rule, lines};
use super::margins::{first_header, page_numbers, running_header};
use super::sheet::{Align, Block, Column, LABEL_WIDTH, LEADING, Paper, Place, Sheets};
use super::structure::Node;
use super::{draw, lang_tag};
use crate::document::{Printed, TableRow, Text, printed, weights};
use crate::error::ExportError;
use crate::passage::{Face, Passage};

const SIZE: f32 = 12.0;
const TITLE_SIZE: f32 = 14.0;
const NOTE_SIZE: f32 = 10.0;
const CELL_SIZE: f32 = 10.0;
/// A step to the right, which is as wide as what hangs out.
const STEP: f32 = LABEL_WIDTH;
/// Between paragraphs.
const GAP: f32 = 5.0;
/// More columns than this are narrower than a letter.
const MAX_COLUMNS: usize = 40;

/// The document as a PDF on upright pages: headings, numbers that hang out, tables. What the document is called and
/// the lines about it stand in small type above the text. Fonts are embedded, text can be selected and searched,
/// headings are bookmarks, and the structure is there for those who have it read aloud.
///
/// A letter the font does not have is drawn as a sign of replacement. Scripts that run from right to left are not
/// set as they should be.
///
/// # Errors
///
/// [`ExportError::Unwritable`], never because of the text.
pub fn pdf_text(text: &Text) -> Result<Vec<u8>, ExportError> {
    let faces = Faces::read()?;
    let mut sheets = Sheets::new(&faces, Paper::UPRIGHT);
    first_header(&mut sheets, &text.title, &text.about);
    for item in printed(&text.blocks, MAX_COLUMNS) {
        write(&mut sheets, &item);
    }
    running_header(&mut sheets, &text.title);
    page_numbers(&mut sheets);
    draw::finish(sheets, &text.title, lang_tag(text.lang))
}

fn write(sheets: &mut Sheets<'_>, item: &Printed<'_>) {
    match item {
        Printed::Title(text) => heading(sheets, text, 0, TITLE_SIZE, Align::Centre),
        Printed::Heading { level, centred, text } => {
            let align = if *centred { Align::Centre } else { Align::Left };
            heading(sheets, text, (*level).min(8), SIZE, align);
        }
        Printed::Numbered { indent, label, text } => numbered(sheets, *indent, label, text),
        Printed::Plain { indent, text } => {
            let left = STEP * f32::from(*indent);
            let first = if *indent == 0 { STEP } else { 0.0 };
            paragraph(sheets, &pieces(text, SIZE), left, first, SIZE);
        }
        Printed::Note { mark, text } => {
            let mut all = vec![piece(&format!("{mark} "), NOTE_SIZE * 0.7)];
            all.extend(pieces(text, NOTE_SIZE));
            paragraph(sheets, &all, STEP, 0.0, NOTE_SIZE);
        }
        Printed::Table(rows) => table(sheets, rows),
    }
}

fn piece(text: &str, size: f32) -> Piece {
    styled(text, Face::REGULAR, size)
}

fn styled(text: &str, face: Face, size: f32) -> Piece {
    Piece { text: text.to_owned(), look: Look { face, size, colour: 0, rule: Rule::None } }
}

fn pieces(text: &Passage<'_>, size: f32) -> Vec<Piece> {
    text.stretches().iter().map(|stretch| styled(&stretch.text, stretch.face, size)).collect()
}

fn bold_pieces(text: &Passage<'_>, size: f32) -> Vec<Piece> {
    let bold = |face: Face| Face { bold: true, ..face };
    text.stretches().iter().map(|stretch| styled(&stretch.text, bold(stretch.face), size)).collect()
}

/// A heading stays with the two lines that follow it.
fn heading(sheets: &mut Sheets<'_>, text: &Passage<'_>, level: u8, size: f32, align: Align) {
    let width = sheets.paper.text_width();
    let lines = lines(sheets.faces, &bold_pieces(text, size), width, width);
    let height = lines.len() as f32 * size * LEADING;
    sheets.skip(2.0 * GAP);
    if sheets.room() < height + GAP + 2.0 * SIZE * LEADING && !sheets.is_fresh() {
        sheets.turn();
    }
    let page = sheets.pages.len().saturating_sub(1);
    sheets.places.push(Place { title: text.text(), page, y: sheets.y, level });
    let node = sheets.node(Node::Heading(level), None);
    let column = Column { x: sheets.paper.left, width, align };
    sheets.block(Block { lines, size, column, first: 0.0, label: None, node: Some(node) });
    sheets.skip(GAP);
}

fn numbered(sheets: &mut Sheets<'_>, indent: u8, label: &str, text: &Passage<'_>) {
    let left = STEP * (f32::from(indent) + 1.0);
    let mut hung = lines(sheets.faces, &[piece(label, SIZE)], f32::MAX, f32::MAX).into_iter().next();
    // A number wider than its place moves the text of its line.
    if hung.as_ref().is_some_and(|line| line.width > STEP - 3.0) {
        let mut all = vec![piece(&format!("{label} "), SIZE)];
        all.extend(pieces(text, SIZE));
        return paragraph(sheets, &all, left, -STEP, SIZE);
    }
    if let Some(run) = hung.as_mut().and_then(|line| line.runs.last_mut()) {
        run.piece.text.push(' ');
    }
    place(sheets, &pieces(text, SIZE), left, (0.0, hung), SIZE);
}

fn paragraph(sheets: &mut Sheets<'_>, pieces: &[Piece], left: f32, first: f32, size: f32) {
    place(sheets, pieces, left, (first, None), size);
}

/// A paragraph whose first line is moved, or has something hanging out.
fn place(
    sheets: &mut Sheets<'_>,
    pieces: &[Piece],
    left: f32,
    (first, label): (f32, Option<Line>),
    size: f32,
) {
    let width = sheets.paper.text_width() - left;
    let lines = lines(sheets.faces, pieces, width - first, width);
    let column = Column { x: sheets.paper.left + left, width, align: Align::Both };
    let node = Some(sheets.node(Node::Paragraph, None));
    sheets.block(Block { lines, size, column, first, label, node });
    sheets.skip(GAP);
}

fn table(sheets: &mut Sheets<'_>, rows: &[TableRow<'_>]) {
    let weights = weights(rows);
    let all: f64 = weights.iter().sum();
    let width = f64::from(sheets.paper.text_width());
    let widths: Vec<f32> = weights.iter().map(|weight| (weight / all * width) as f32).collect();
    sheets.skip(GAP);
    let grid = Grid::begin(sheets, widths.clone(), CELL_SIZE, Vec::new());
    for row in rows {
        let cell = |(paragraphs, width): (&Vec<Passage<'_>>, &f32)| {
            let width = text_width(*width);
            let lines =
                paragraphs.iter().map(|text| lines(sheets.faces, &pieces(text, CELL_SIZE), width, width));
            lines.flatten().collect::<Vec<Line>>()
        };
        let cells: Vec<Vec<Line>> = row.iter().zip(&widths).map(cell).collect();
        grid.row(sheets, &cells);
    }
    sheets.skip(2.0 * GAP);
}

#[cfg(test)]
mod tests {
    use super::{STEP, write};
    use crate::document::printed;
    use crate::pdf::faces::Faces;
    use crate::pdf::sheet::{Drawn, Paper, Sheets};
    use domain::documents::{BlockKind, TextBlock};

    #[test]
    fn signs_of_lists_hang_out_like_numbers() {
        let faces = Faces::read().expect("fonts");
        for (label, kind) in [
            ("1.", BlockKind::Point),
            ("–", BlockKind::Paragraph),
            ("–", BlockKind::Subpoint),
            ("•", BlockKind::Paragraph),
        ] {
            let text = "мемлекеттік қызметтер көрсету ".repeat(8).trim_end().to_owned();
            let block = TextBlock { kind, depth: 0, label: label.to_owned(), text, page: None, cell: None };
            let mut sheets = Sheets::new(&faces, Paper::UPRIGHT);
            printed(&[block.into()], 40).iter().for_each(|item| write(&mut sheets, item));
            let drawn: Vec<(f32, f32, &str)> = sheets.pages[0]
                .iter()
                .filter_map(|item| match &item.drawn {
                    Drawn::Text { x, y, run, .. } => Some((*x, *y, run.piece.text.trim_end())),
                    Drawn::Fill { .. } => None,
                })
                .collect();
            let left = Paper::UPRIGHT.left;
            assert_eq!((drawn[0].0, drawn[0].2), (left, label), "{drawn:?}");
            assert!((drawn[0].1 - drawn[1].1).abs() < 0.01, "{drawn:?}");
            assert!(
                drawn.len() > 2 && drawn[1..].iter().all(|(x, ..)| (x - left - STEP).abs() < 0.01),
                "{drawn:?}"
            );
        }
    }
}

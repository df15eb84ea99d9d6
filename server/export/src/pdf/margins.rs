//! Headers and footers.

use super::lines::{Look, Piece, Rule, lines};
use super::sheet::{Align, Block, Column, LEADING, Sheets};
use crate::colours;
use crate::document::running_title;
use crate::passage::Face;

const SIZE: f32 = 9.0;
const QUIET: Look = Look { face: Face::REGULAR, size: SIZE, colour: colours::QUIET, rule: Rule::None };

/// "2 / 5" at the bottom of every page.
pub fn page_numbers(sheets: &mut Sheets<'_>) {
    let all = sheets.pages.len();
    let top = sheets.paper.height - sheets.paper.bottom / 2.0 - SIZE;
    for page in 0..all {
        on_page(sheets, page, &format!("{} / {all}", page + 1), top, Align::Centre);
    }
}

/// The title at the top of every page but the first, on one line.
pub fn running_header(sheets: &mut Sheets<'_>, title: &str) {
    let top = sheets.paper.top / 2.0 - SIZE / 2.0;
    let title = running_title(title);
    for page in 1..sheets.pages.len() {
        on_page(sheets, page, &title, top, Align::Right);
    }
}

/// What the document is called and the lines about it, at the top of the first page.
pub fn first_header(sheets: &mut Sheets<'_>, title: &str, about: &[String]) {
    let width = sheets.paper.text_width();
    let column = Column { x: sheets.paper.left, width, align: Align::Left };
    let bold = Look { face: Face::BOLD, ..QUIET };
    let title = std::iter::once((title, bold));
    for (text, look) in title.chain(about.iter().map(|line| (line.as_str(), QUIET))) {
        let pieces = [Piece { text: text.to_owned(), look }];
        let lines = lines(sheets.faces, &pieces, width, width);
        sheets.block(Block { lines, size: SIZE, column, first: 0.0, label: None, node: None });
    }
    sheets.skip(SIZE * LEADING);
}

fn on_page(sheets: &mut Sheets<'_>, page: usize, text: &str, top: f32, align: Align) {
    let column = Column { x: sheets.paper.left, width: sheets.paper.text_width(), align };
    let pieces = [Piece { text: text.to_owned(), look: QUIET }];
    let Some(line) = lines(sheets.faces, &pieces, column.width, column.width).into_iter().next() else {
        return;
    };
    sheets.line_on(page, line, SIZE, top, column);
}

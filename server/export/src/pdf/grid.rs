//! Tables on pages.

use super::lines::Line;
use super::sheet::{Align, Column, Drawn, LEADING, Sheets};
use super::structure::{Node, NodeId};
use crate::colours;

/// Empty edges of a cell.
const EDGE: f32 = 3.5;
/// Thickness of lines.
const THIN: f32 = 0.5;

/// A table being drawn.
pub struct Grid {
    /// Widths of the columns.
    widths: Vec<f32>,
    /// Size of the type.
    size: f32,
    /// Headings that are repeated on every page.
    headings: Vec<Vec<Line>>,
    node: NodeId,
}

/// The room for text in a column of this width.
pub fn text_width(width: f32) -> f32 {
    (width - 2.0 * EDGE).max(1.0)
}

impl Grid {
    /// Begins a table; without headings there are none.
    pub fn begin(sheets: &mut Sheets<'_>, widths: Vec<f32>, size: f32, headings: Vec<Vec<Line>>) -> Self {
        let node = sheets.node(Node::Table, None);
        let mut grid = Self { widths, size, headings, node };
        if !grid.headings.is_empty() {
            let row = sheets.node(Node::Row, Some(node));
            let room = grid.height(&grid.headings) + 3.0 * size * LEADING;
            if sheets.room() < room && !sheets.is_fresh() {
                sheets.turn();
            }
            grid.draw_headings(sheets, Some(row));
            // Headings that would fill every page stand on the first one only.
            if grid.height(&grid.headings) > sheets.paper.text_height() / 2.0 {
                grid.headings.clear();
            }
        }
        grid
    }

    /// Draws a row, on several pages if it is higher than what is left and too high to be moved.
    pub fn row(&self, sheets: &mut Sheets<'_>, cells: &[Vec<Line>]) {
        let row = sheets.node(Node::Row, Some(self.node));
        let nodes: Vec<NodeId> = cells.iter().map(|_| sheets.node(Node::Cell, Some(row))).collect();
        let height = self.height(cells);
        let few = 2.0 * EDGE + 3.0 * self.line_height();
        let movable = height <= sheets.paper.text_height() / 3.0 || sheets.room() < few;
        if height > sheets.room() && movable && !sheets.is_fresh() {
            self.turn(sheets);
        }
        let mut rest: Vec<&[Line]> = cells.iter().map(Vec::as_slice).collect();
        loop {
            let fits = ((sheets.room() - 2.0 * EDGE) / self.line_height()).floor().max(1.0) as usize;
            let (now, later): (Vec<_>, Vec<_>) =
                rest.iter().map(|lines| lines.split_at(fits.min(lines.len()))).unzip();
            self.band(sheets, &now, Some(&nodes), false);
            if later.iter().all(|lines| lines.is_empty()) {
                break;
            }
            rest = later;
            self.turn(sheets);
        }
    }

    fn line_height(&self) -> f32 {
        self.size * LEADING
    }

    fn height(&self, cells: &[Vec<Line>]) -> f32 {
        let lines = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        lines as f32 * self.line_height() + 2.0 * EDGE
    }

    fn turn(&self, sheets: &mut Sheets<'_>) {
        sheets.turn();
        if !self.headings.is_empty() {
            self.draw_headings(sheets, None);
        }
    }

    /// Repeated headings are layout; only the first ones are read aloud.
    fn draw_headings(&self, sheets: &mut Sheets<'_>, row: Option<NodeId>) {
        let nodes: Option<Vec<NodeId>> = row
            .map(|row| self.headings.iter().map(|_| sheets.node(Node::ColumnHeading, Some(row))).collect());
        let cells: Vec<&[Line]> = self.headings.iter().map(Vec::as_slice).collect();
        self.band(sheets, &cells, nodes.as_deref(), true);
    }

    /// Draws what of a row stands on this page, with its lines around it.
    fn band(&self, sheets: &mut Sheets<'_>, cells: &[&[Line]], nodes: Option<&[NodeId]>, heading: bool) {
        let lines = cells.iter().map(|lines| lines.len()).max().unwrap_or(0).max(1);
        let height = lines as f32 * self.line_height() + 2.0 * EDGE;
        let (left, top) = (sheets.paper.left, sheets.y);
        let all: f32 = self.widths.iter().sum();
        if heading {
            let colour = colours::HEADING;
            sheets.draw(Drawn::Fill { x: left, y: top, width: all, height, colour }, None);
        }
        let mut x = left;
        for (at, (width, lines)) in self.widths.iter().zip(cells).enumerate() {
            let node = nodes.and_then(|nodes| nodes.get(at)).copied();
            let align = if heading { Align::Centre } else { Align::Left };
            let column = Column { x: x + EDGE, width: text_width(*width), align };
            let spare = height - 2.0 * EDGE - lines.len() as f32 * self.line_height();
            let mut y = top + EDGE + if heading { spare / 2.0 } else { 0.0 };
            for line in *lines {
                sheets.line(line.clone(), self.size, y, column, node);
                y += self.line_height();
            }
            sheets.hairline(x, top, THIN, height);
            x += width;
        }
        sheets.hairline(x, top, THIN, height);
        sheets.hairline(left, top, all, THIN);
        sheets.hairline(left, top + height, all + THIN, THIN);
        sheets.y += height;
    }
}

//! The rows and columns of a table that is being written.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// The cells of a table, row by row.
pub(super) fn cells(table: &Element) -> Vec<Vec<Element>> {
    all(table, "tr").iter().map(|row| all(row, "td, th")).collect()
}

fn all(element: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = element.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// The cell that is written in.
fn current() -> Option<Element> {
    let selection = web_sys::window()?.get_selection().ok()??;
    let node: Node = selection.anchor_node()?;
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("td, th").ok()?
}

/// Row and column of the cell that is written in; else of the last one.
fn place(table: &[Vec<Element>]) -> (usize, usize) {
    let cell = current();
    let at = table.iter().enumerate().find_map(|(row, cells)| {
        cells.iter().position(|one| Some(one) == cell.as_ref()).map(|column| (row, column))
    });
    at.unwrap_or((table.len().saturating_sub(1), 0))
}

/// Goes on to the next cell; after the last one comes a new row.
pub(super) fn next_cell() {
    let Some(cell) = current() else { return };
    let Ok(Some(table)) = cell.closest("table") else { return };
    let next = |table: &Element| {
        let all: Vec<Element> = cells(table).into_iter().flatten().collect();
        let at = all.iter().position(|one| *one == cell);
        at.and_then(|at| all.get(at + 1).cloned())
    };
    if next(&table).is_none() {
        add_row(&table);
    }
    if let Some(next) = next(&table) {
        enter(&next);
    }
}

fn enter(cell: &Element) {
    if let Some(selection) = web_sys::window().and_then(|window| window.get_selection().ok().flatten()) {
        drop(selection.select_all_children(cell));
    }
}

fn element(name: &str) -> Option<Element> {
    document().create_element(name).ok()
}

/// Adds a row below the one written in.
pub(super) fn add_row(table: &Element) {
    let rows = all(table, "tr");
    let cells = cells(table);
    let (row, _) = place(&cells);
    let (Some(before), Some(new)) = (rows.get(row), element("tr")) else { return };
    for _ in 0..cells.first().map_or(1, Vec::len) {
        if let Some(cell) = element("td") {
            drop(new.append_child(&cell));
        }
    }
    drop(before.after_with_node_1(&new));
}

/// Adds a column after the one written in.
pub(super) fn add_column(table: &Element) {
    let cells = cells(table);
    let (_, column) = place(&cells);
    for row in &cells {
        if let (Some(before), Some(cell)) = (row.get(column), element("td")) {
            drop(before.after_with_node_1(&cell));
        }
    }
}

/// Takes out the row written in; the last one stays.
pub(super) fn remove_row(table: &Element) {
    let rows = all(table, "tr");
    let (row, _) = place(&cells(table));
    if rows.len() > 1
        && let Some(row) = rows.get(row)
    {
        row.remove();
    }
}

/// Takes out the column written in; the last one stays.
pub(super) fn remove_column(table: &Element) {
    let cells = cells(table);
    let (_, column) = place(&cells);
    if cells.first().map_or(0, Vec::len) > 1 {
        for row in &cells {
            if let Some(cell) = row.get(column) {
                cell.remove();
            }
        }
    }
}

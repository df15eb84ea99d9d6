//! XLSX: the workbook names the sheets, shared strings hold most of the text, styles say how numbers look.

use std::collections::HashMap;
use std::io::{Read, Seek};

use domain::documents::NoText;

use super::format::Format;
use super::{Book, Cells, Most};
use crate::limits::{MAX_SHARED_STRINGS, MAX_SHEETS, MAX_SIDE_XML_BYTES, MAX_XML_BYTES};
use crate::ooxml::package::Package;
use crate::ooxml::xml::{Content, Element, Part, Step};
use crate::structure::Piece;

/// The sheets of a workbook.
pub fn read(file: impl Read + Seek) -> Result<Vec<Piece>, NoText> {
    let mut book = Book::default();
    each_sheet(file, Most::default(), |name, cells| book.add(name, cells))?;
    Ok(book.finish())
}

/// The visible sheets of a workbook, one after the other.
pub(super) fn each_sheet(
    file: impl Read + Seek,
    most: Most,
    mut take: impl FnMut(&str, Cells) -> Result<(), NoText>,
) -> Result<(), NoText> {
    let mut package = Package::open(file)?;
    let main = package.main_part("xl/workbook.xml")?;
    let relations = package.relations_of(&main)?;
    let workbook = package.text(&main, MAX_SIDE_XML_BYTES)?.ok_or(NoText::Damaged)?;
    let workbook = Part::whole(&workbook)?;
    let mut beside = |kind: &str| match relations.iter().find(|relation| relation.kind == kind) {
        Some(relation) => package.text(&relation.target, MAX_SIDE_XML_BYTES),
        None => Ok(None),
    };
    let looks = Looks {
        strings: strings(beside("sharedStrings")?.as_deref())?,
        formats: formats(beside("styles")?.as_deref())?,
        from_1904: workbook
            .named("workbookPr")
            .and_then(|properties| properties.attribute("date1904"))
            .is_some_and(|value| matches!(value, "1" | "true")),
    };
    let sheets = workbook.named("sheets").into_iter().flat_map(Element::elements);
    for (at, sheet) in sheets.enumerate() {
        if at >= MAX_SHEETS {
            return Err(NoText::TooLong);
        }
        let name = sheet.attribute("name").unwrap_or_default();
        let hidden = matches!(sheet.attribute("state"), Some("hidden" | "veryHidden"));
        let relation = relations.iter().find(|relation| sheet.has_attribute("id", &relation.id));
        let Some(relation) = relation.filter(|relation| relation.kind == "worksheet" && !hidden) else {
            continue;
        };
        let xml = package.text(&relation.target, MAX_XML_BYTES)?.ok_or(NoText::Damaged)?;
        take(name, looks.cells(&xml, most)?)?;
    }
    Ok(())
}

/// What turns a cell into what it shows.
struct Looks {
    strings: Vec<String>,
    formats: Vec<Format>,
    from_1904: bool,
}

impl Looks {
    fn cells(&self, xml: &str, most: Most) -> Result<Cells, NoText> {
        let mut part = Part::new(xml);
        let mut cells = Cells { most, ..Cells::default() };
        let (mut row, mut column) = (0_u32, 0_u32);
        loop {
            match part.step()? {
                Step::Begin(element) => match element.name() {
                    "worksheet" | "sheetData" => {}
                    "row" => {
                        let number = element.attribute("r").and_then(|number| number.parse::<u32>().ok());
                        row = number.unwrap_or_else(|| row.saturating_add(1));
                        column = 0;
                    }
                    "c" => {
                        let cell = part.tree(element)?;
                        let place = cell.attribute("r").and_then(place);
                        let (at_row, at_column) = place.unwrap_or((row.saturating_sub(1), column));
                        column = at_column.saturating_add(1);
                        cells.add(at_row, at_column, self.shown(&cell))?;
                    }
                    _ => part.skip()?,
                },
                Step::End | Step::Text(_) => {}
                Step::Over => return Ok(cells),
            }
        }
    }

    fn shown(&self, cell: &Element) -> String {
        let value = cell.named("v").map(Element::all_text).unwrap_or_default();
        match cell.attribute("t").unwrap_or("n") {
            "s" => value
                .trim()
                .parse()
                .ok()
                .and_then(|at: usize| self.strings.get(at))
                .cloned()
                .unwrap_or_default(),
            "inlineStr" => cell.named("is").map(rich_text).unwrap_or_default(),
            "str" => unescaped(&value),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "d" => iso_date(value.trim()),
            "e" => value,
            _ => {
                let style = cell.attribute("s").and_then(|style| style.parse::<usize>().ok()).unwrap_or(0);
                let format = self.formats.get(style).copied().unwrap_or_default();
                value.trim().parse().map_or(value, |number| format.show(number, self.from_1904))
            }
        }
    }
}

/// "BC23" as row and column from zero.
fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at_checked(letters)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// "2024-12-31T18:00:00" the way dates are shown.
fn iso_date(value: &str) -> String {
    let (date, time) = value.split_once('T').unwrap_or((value, ""));
    let mut parts = date.split('-');
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return value.to_owned();
    };
    let time = time.get(..5).filter(|time| *time != "00:00").unwrap_or_default();
    format!("{day}.{month}.{year} {time}").trim_end().to_owned()
}

fn strings(xml: Option<&str>) -> Result<Vec<String>, NoText> {
    let mut strings = Vec::new();
    let Some(xml) = xml else { return Ok(strings) };
    let mut part = Part::new(xml);
    loop {
        match part.step()? {
            Step::Begin(_) if strings.len() > MAX_SHARED_STRINGS => return Err(NoText::TooLong),
            Step::Begin(element) if element.name() == "si" => strings.push(rich_text(&part.tree(element)?)),
            Step::Begin(element) if element.name() == "sst" => {}
            Step::Begin(_) => part.skip()?,
            Step::End | Step::Text(_) => {}
            Step::Over => return Ok(strings),
        }
    }
}

/// The text of runs, without the reading aids of eastern scripts.
fn rich_text(element: &Element) -> String {
    let mut text = String::new();
    for child in element.elements() {
        match child.name() {
            "t" => text.push_str(&unescaped(&child.all_text())),
            "r" => text.push_str(&child.named("t").map(|t| unescaped(&t.all_text())).unwrap_or_default()),
            _ => {}
        }
    }
    for content in &element.content {
        if let Content::Text(own) = content
            && !own.trim().is_empty()
        {
            text.push_str(own);
        }
    }
    text
}

/// Characters that XML cannot hold are written as "_x000D_".
fn unescaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once("_x") {
        result.push_str(before);
        let code = from.get(..4).filter(|_| from.as_bytes().get(4) == Some(&b'_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                result.push(c);
                rest = from.get(5..).unwrap_or_default();
            }
            None => {
                result.push_str("_x");
                rest = from;
            }
        }
    }
    result.push_str(rest);
    result
}

/// The format of each style a cell can have.
fn formats(xml: Option<&str>) -> Result<Vec<Format>, NoText> {
    let Some(xml) = xml else { return Ok(Vec::new()) };
    let root = Part::whole(xml)?;
    let id = |element: &Element| element.attribute("numFmtId").and_then(|id| id.parse::<u16>().ok());
    let own: HashMap<u16, Format> = root
        .named("numFmts")
        .into_iter()
        .flat_map(Element::elements)
        .filter_map(|element| Some((id(element)?, Format::by_code(element.attribute("formatCode")?))))
        .collect();
    let styles = root.named("cellXfs").into_iter().flat_map(Element::elements);
    Ok(styles
        .map(|style| {
            let id = id(style).unwrap_or(0);
            own.get(&id).copied().unwrap_or_else(|| Format::built_in(id))
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::{iso_date, place, unescaped};

    #[test]
    fn names_of_cells() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("xfd1048576"), Some((1_048_575, 16_383)));
        for wrong in ["", "A", "1", "A0", "AAAAAAAAAA1", "Ж1"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn escapes_and_dates() {
        assert_eq!(unescaped("a_x000A_b_x_xZZZZ_"), "a\nb_x_xZZZZ_");
        assert_eq!(iso_date("2024-12-31T18:00:00"), "31.12.2024 18:00");
        assert_eq!(iso_date("2024-12-31"), "31.12.2024");
        assert_eq!(iso_date("x"), "x");
    }
}

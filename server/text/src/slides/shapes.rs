//! Shapes of a slide: titles, texts, tables, diagrams, in the order they lie on one another.

use domain::documents::CellPlace;

use super::{Slide, bullet};
use crate::number_format::NumberFormat;
use crate::ooxml::xml::{Element, Vocabulary};
use crate::structure::{ListNumber, Piece};

/// Levels of a list on a slide.
const LEVELS: usize = 9;

/// Reads shapes, and counts tables and lists.
#[derive(Debug, Default)]
pub struct Shapes {
    tables: u32,
    lists: u32,
}

/// What a placeholder is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Title,
    /// The text, set as a list.
    Body,
    /// A date, a footer, a number.
    Furniture,
    /// Anything else, or no placeholder.
    Free,
}

impl Shapes {
    /// Fills in what stands on a slide, and names the relations of its diagrams.
    pub fn slide(&mut self, root: &Element, slide: &mut Slide) -> Vec<String> {
        let mut diagrams = Vec::new();
        if let Some(tree) = root.named("cSld").and_then(|slide| slide.named("spTree")) {
            self.walk(tree, slide, &mut diagrams);
        }
        diagrams
    }

    fn walk(&mut self, tree: &Element, slide: &mut Slide, diagrams: &mut Vec<String>) {
        for shape in tree.elements() {
            if shape.is(Vocabulary::Compatibility, "AlternateContent") {
                if let Some(choice) = shape.alternative() {
                    self.walk(choice, slide, diagrams);
                }
                continue;
            }
            match shape.name() {
                "sp" => self.shape(shape, slide),
                "grpSp" => self.walk(shape, slide, diagrams),
                "pic" => slide.has_pictures = true,
                "graphicFrame" => {
                    let Some(data) = shape.named("graphic").and_then(|graphic| graphic.named("graphicData"))
                    else {
                        continue;
                    };
                    if let Some(table) = data.named("tbl") {
                        self.table(table, slide);
                    }
                    let diagram = data.named("relIds").and_then(|ids| ids.attribute("dm"));
                    diagrams.extend(diagram.map(str::to_owned));
                }
                _ => {}
            }
        }
    }

    fn shape(&mut self, shape: &Element, slide: &mut Slide) {
        let Some(body) = shape.named("txBody") else { return };
        match place(shape) {
            Place::Title => {
                for paragraph in body.elements().filter(|child| child.name() == "p") {
                    slide.title.push_str(&text(paragraph));
                    slide.title.push(' ');
                }
            }
            Place::Furniture => {}
            place => slide.pieces.extend(self.paragraphs(body, place == Place::Body)),
        }
    }

    fn paragraphs(&mut self, body: &Element, is_list: bool) -> Vec<Piece> {
        self.lists = self.lists.saturating_add(1);
        let mut counters = Counters::default();
        let mut pieces = Vec::new();
        for paragraph in body.elements().filter(|child| child.name() == "p") {
            let text = text(paragraph);
            if text.trim().is_empty() {
                continue;
            }
            let properties = paragraph.named("pPr");
            let list = counters.number(properties, self.lists, is_list);
            let centred = properties.and_then(|properties| properties.attribute("algn")) == Some("ctr");
            pieces.push(Piece { text, list, centred, ..Piece::default() });
        }
        pieces
    }

    fn table(&mut self, table: &Element, slide: &mut Slide) {
        let rows = table.elements().filter(|child| child.name() == "tr");
        for (row, cells) in (0..).zip(rows) {
            let cells = cells.elements().filter(|child| child.name() == "tc");
            for (column, cell) in (0..).zip(cells) {
                let place = CellPlace { table: self.tables, row, column };
                for piece in cell.named("txBody").map(|body| self.paragraphs(body, false)).unwrap_or_default()
                {
                    slide.pieces.push(Piece { cell: Some(place), centred: false, ..piece });
                }
            }
        }
        self.tables = self.tables.saturating_add(1);
    }

    /// Adds the texts of a diagram.
    pub fn diagram(&mut self, root: &Element, slide: &mut Slide) {
        for point in root.named("ptLst").into_iter().flat_map(Element::elements) {
            let is_node = matches!(point.attribute("type"), None | Some("node"));
            if let Some(body) = point.named("t").filter(|_| is_node) {
                slide.pieces.extend(self.paragraphs(body, false));
            }
        }
    }

    /// The paragraphs of the speaker's notes.
    pub fn notes(&mut self, root: &Element) -> Vec<String> {
        let mut notes = Slide::default();
        let tree = root.named("cSld").and_then(|slide| slide.named("spTree"));
        for shape in tree.into_iter().flat_map(Element::elements) {
            if shape.name() == "sp" && place(shape) == Place::Body {
                self.shape(shape, &mut notes);
            }
        }
        notes.pieces.into_iter().map(|piece| piece.text).collect()
    }
}

fn place(shape: &Element) -> Place {
    let holder =
        shape.named("nvSpPr").and_then(|about| about.named("nvPr")).and_then(|about| about.named("ph"));
    match holder.map(|holder| holder.attribute("type").unwrap_or("obj")) {
        Some("title" | "ctrTitle") => Place::Title,
        Some("dt" | "ftr" | "sldNum" | "hdr") => Place::Furniture,
        Some("body" | "obj") => Place::Body,
        _ => Place::Free,
    }
}

/// The text of a paragraph.
fn text(paragraph: &Element) -> String {
    let mut text = String::new();
    for run in paragraph.elements() {
        match run.name() {
            "br" => text.push('\n'),
            "AlternateContent" => text.extend(run.alternative().map(Element::all_text)),
            "r" | "fld" => text.extend(run.named("t").map(Element::all_text)),
            "m" => text.push_str(&run.all_text()),
            _ => {}
        }
    }
    text
}

/// How far each level is counted.
#[derive(Debug, Default)]
struct Counters {
    levels: [u32; LEVELS],
}

impl Counters {
    fn number(&mut self, properties: Option<&Element>, list: u32, is_list: bool) -> Option<ListNumber> {
        let level =
            properties.and_then(|properties| properties.attribute("lvl")?.parse().ok()).unwrap_or(0_usize);
        let level = level.min(LEVELS - 1);
        for deeper in self.levels.iter_mut().skip(level + 1) {
            *deeper = 0;
        }
        let short = u8::try_from(level).unwrap_or(0);
        if let Some(counted) = properties.and_then(|properties| properties.named("buAutoNum")) {
            let start = counted.attribute("startAt").and_then(|start| start.parse::<u32>().ok()).unwrap_or(1);
            let counter = self.levels.get_mut(level)?;
            let value = start.saturating_add(*counter);
            *counter = counter.saturating_add(1);
            let printed = printed(counted.attribute("type").unwrap_or_default(), value);
            return Some(ListNumber { printed, list, level: short, bullet: false });
        }
        if let Some(counter) = self.levels.get_mut(level) {
            *counter = 0;
        }
        let has = |name| properties.is_some_and(|properties| properties.named(name).is_some());
        let shown = has("buChar") || has("buBlip") || ((is_list || level > 0) && !has("buNone"));
        shown.then(|| bullet(list, short))
    }
}

/// A number in a scheme such as "arabicPeriod".
fn printed(scheme: &str, value: u32) -> String {
    let name = if scheme.starts_with("alphaLc") {
        "lowerLetter"
    } else if scheme.starts_with("alphaUc") {
        "upperLetter"
    } else if scheme.starts_with("romanLc") {
        "lowerRoman"
    } else if scheme.starts_with("romanUc") {
        "upperRoman"
    } else {
        "decimal"
    };
    let number = NumberFormat::by_name(name).print(value);
    if scheme.ends_with("ParenBoth") {
        format!("({number})")
    } else if scheme.ends_with("ParenR") {
        format!("{number})")
    } else if scheme.ends_with("Plain") {
        number
    } else {
        format!("{number}.")
    }
}

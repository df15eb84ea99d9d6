//! The text of one paragraph: its runs, without what a reader does not see.

use super::note::{NoteKind, NoteReference};
use super::styles::Styles;
use crate::limits::MAX_OPEN_FIELDS;
use crate::ooxml::xml::{Content, Element, Vocabulary};
use crate::styled::{Face, Styled};
use crate::symbols;

/// Fields that are open at the moment. A field may span paragraphs, a table of contents does.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
}

impl Fields {
    /// Text is shown: no open field is still in its instruction, none generates a table of contents.
    fn shows_text(&self) -> bool {
        self.open.iter().all(|field| field.in_result && !is_contents(&field.instruction))
    }

    /// Fields that can't be open any more once a paragraph is over: an instruction fits into one, and a heading is
    /// no line of a table of contents. Without this one lost end mark would hide the rest of the document.
    pub fn close_paragraph(&mut self, heading: bool) {
        self.open.retain(|field| field.in_result && !(heading && is_contents(&field.instruction)));
    }

    fn mark(&mut self, kind: Option<&str>) {
        match kind {
            // Nobody nests that many: more of them only cost time.
            Some("begin") if self.open.len() >= MAX_OPEN_FIELDS => {}
            Some("begin") => self.open.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.open.last_mut() {
                    field.in_result = true;
                }
            }
            Some("end") => drop(self.open.pop()),
            _ => {}
        }
    }
}

fn is_contents(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or_default();
    word.eq_ignore_ascii_case("TOC")
}

/// What the runs of a paragraph amount to.
#[derive(Debug, Default)]
pub struct Runs<'e> {
    /// The text; a line break is a line feed.
    pub text: Styled,
    /// Letters in bold type.
    pub bold_letters: usize,
    /// Notes referred to, in order.
    pub notes: Vec<NoteReference>,
    /// Paragraphs of text boxes anchored here.
    pub boxes: Vec<&'e Element>,
}

/// What is inherited by runs on the way down.
#[derive(Clone, Copy)]
struct Inherited {
    hidden: bool,
    face: Face,
}

impl<'e> Runs<'e> {
    /// Reads the runs of a paragraph.
    pub fn of(paragraph: &'e Element, styles: &Styles, fields: &mut Fields) -> Self {
        let mut runs = Self::default();
        let style = paragraph.child("pPr").and_then(|properties| properties.child_value("pStyle"));
        let style = styles.of_paragraph(style);
        let inherited = Inherited {
            hidden: style.and_then(|style| style.hidden).unwrap_or(false),
            face: Face {
                bold: style.and_then(|style| style.bold).unwrap_or(false),
                italic: style.and_then(|style| style.italic).unwrap_or(false),
            },
        };
        runs.walk(paragraph, styles, fields, inherited);
        runs
    }

    fn walk(&mut self, element: &'e Element, styles: &Styles, fields: &mut Fields, inherited: Inherited) {
        for child in element.elements() {
            if child.is(Vocabulary::Compatibility, "AlternateContent") {
                if let Some(choice) = child.alternative() {
                    self.walk(choice, styles, fields, inherited);
                }
                continue;
            }
            if child.is(Vocabulary::Math, "t") {
                self.push_text(child, fields, inherited);
                continue;
            }
            match child.word_name() {
                Some("r") => {
                    let inherited = run_properties(child, styles, inherited);
                    self.walk(child, styles, fields, inherited);
                }
                Some("t") => self.push_text(child, fields, inherited),
                Some("tab" | "ptab") => self.push(' ', fields, inherited),
                Some("br" | "cr") => self.push('\n', fields, inherited),
                Some("noBreakHyphen") => self.push('-', fields, inherited),
                Some("sym") => {
                    if let Some(c) = symbols::by_hex(child.attribute("font"), child.attribute("char")) {
                        self.push(c, fields, inherited);
                    }
                }
                Some("fldChar") => fields.mark(child.attribute("fldCharType")),
                Some("instrText") => {
                    if let Some(field) = fields.open.last_mut() {
                        field.instruction.extend(texts(child));
                    }
                }
                Some("fldSimple") if child.attribute("instr").is_some_and(is_contents) => {}
                Some("footnoteReference") => self.note(NoteKind::Footnote, child, fields, inherited),
                Some("endnoteReference") => self.note(NoteKind::Endnote, child, fields, inherited),
                Some("txbxContent") => {
                    if !inherited.hidden {
                        box_paragraphs(child, &mut self.boxes);
                    }
                }
                Some(
                    "del" | "moveFrom" | "delText" | "pPr" | "rPr" | "rt" | "sdtPr" | "softHyphen"
                    | "footnoteRef" | "endnoteRef" | "annotationRef",
                ) => {}
                // Insertions, hyperlinks, content controls, drawings: what is inside counts.
                _ => self.walk(child, styles, fields, inherited),
            }
        }
    }

    fn note(&mut self, kind: NoteKind, reference: &Element, fields: &Fields, inherited: Inherited) {
        if let Some(id) = reference.attribute("id").filter(|_| !inherited.hidden && fields.shows_text()) {
            let own_mark = matches!(reference.attribute("customMarkFollows"), Some("1" | "true" | "on"));
            self.notes.push(NoteReference { kind, id: id.to_owned(), own_mark });
        }
    }

    fn push_text(&mut self, element: &Element, fields: &Fields, inherited: Inherited) {
        for text in texts(element) {
            for c in text.chars() {
                self.push(if matches!(c, '\n' | '\r') { ' ' } else { c }, fields, inherited);
            }
        }
    }

    fn push(&mut self, c: char, fields: &Fields, inherited: Inherited) {
        if inherited.hidden || !fields.shows_text() {
            return;
        }
        self.text.push(c, inherited.face);
        if inherited.face.bold && c.is_alphanumeric() {
            self.bold_letters += 1;
        }
    }
}

fn run_properties(run: &Element, styles: &Styles, inherited: Inherited) -> Inherited {
    let Some(properties) = run.child("rPr") else { return inherited };
    let style = properties.child_value("rStyle").and_then(|id| styles.get(id));
    let styled =
        |own: Option<bool>, of_style: Option<bool>, inherited: bool| own.or(of_style).unwrap_or(inherited);
    let face = inherited.face;
    Inherited {
        hidden: styled(properties.switch("vanish"), style.and_then(|style| style.hidden), inherited.hidden),
        face: Face {
            bold: styled(properties.switch("b"), style.and_then(|style| style.bold), face.bold),
            italic: styled(properties.switch("i"), style.and_then(|style| style.italic), face.italic),
        },
    }
}

fn texts(element: &Element) -> impl Iterator<Item = &str> {
    element.content.iter().filter_map(|content| match content {
        Content::Text(text) => Some(text.as_str()),
        Content::Element(_) => None,
    })
}

/// The paragraphs inside a text box, tables in it flattened. Boxes within its paragraphs are found when those are read.
fn box_paragraphs<'e>(element: &'e Element, paragraphs: &mut Vec<&'e Element>) {
    for child in element.elements() {
        match child.word_name() {
            Some("p") => paragraphs.push(child),
            Some("del" | "moveFrom") => {}
            _ => box_paragraphs(child, paragraphs),
        }
    }
}

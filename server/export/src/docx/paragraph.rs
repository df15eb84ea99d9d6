//! Paragraphs and runs.

use super::styles;
use crate::clean::clean;
use crate::colours;
use crate::passage::{Face, Passage};
use crate::table::{Mark, Span};
use crate::xml::Xml;

/// How a paragraph is set, where it differs from its style.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'s> {
    /// Its style; none is body text.
    pub style: Option<&'s str>,
    /// Distance from the left edge, in twentieths of a point.
    pub left: u32,
    /// How far its first line reaches out to the left of it.
    pub hanging: u32,
    /// How far its first line is moved to the right.
    pub first_line: u32,
    /// How it is set between the edges.
    pub align: Option<&'static str>,
    /// Kept on the page of the next paragraph.
    pub with_next: bool,
}

/// A paragraph.
pub fn paragraph(xml: &mut Xml, setting: Setting<'_>, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| properties(xml, setting));
        inside(xml);
    });
}

/// The order of the properties is that of the schema; Word refuses others.
fn properties(xml: &mut Xml, setting: Setting<'_>) {
    if let Some(style) = setting.style {
        xml.value("w:pStyle", style);
    }
    if setting.with_next {
        xml.empty("w:keepNext", &[]);
    }
    if setting.left + setting.hanging + setting.first_line > 0 {
        let left = setting.left.to_string();
        let first = setting.hanging.max(setting.first_line).to_string();
        let name = if setting.hanging > 0 { "w:hanging" } else { "w:firstLine" };
        xml.empty("w:ind", &[("w:left", &left), (name, &first)]);
    }
    if let Some(align) = setting.align {
        xml.value("w:jc", align);
    }
}

/// Marked text.
pub fn spans(xml: &mut Xml, spans: &[Span]) {
    for span in spans {
        run(xml, &span.text, |xml| mark(xml, span.mark));
    }
}

/// Text in the type of its paragraph.
pub fn plain(xml: &mut Xml, text: &str) {
    run(xml, text, |_| {});
}

/// Text whose words may be bold or italic; `look` writes what else is special about it.
pub fn passage(xml: &mut Xml, text: &Passage<'_>, look: impl Fn(&mut Xml)) {
    for stretch in text.stretches() {
        run(xml, &stretch.text, |xml| {
            face(xml, stretch.face);
            look(xml);
        });
    }
}

fn face(xml: &mut Xml, face: Face) {
    if face.bold {
        xml.empty("w:b", &[]);
    }
    if face.italic {
        xml.empty("w:i", &[]);
    }
}

/// A run; nothing for an empty text. `look` writes its properties in the order of the schema.
pub fn run(xml: &mut Xml, text: &str, look: impl FnOnce(&mut Xml)) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], look);
        for (at, line) in clean(text).split('\n').enumerate() {
            if at > 0 {
                xml.empty("w:br", &[]);
            }
            tabbed(xml, line);
        }
    });
}

fn tabbed(xml: &mut Xml, line: &str) {
    for (at, piece) in line.split('\t').enumerate() {
        if at > 0 {
            xml.empty("w:tab", &[]);
        }
        if !piece.is_empty() {
            xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(piece));
        }
    }
}

fn mark(xml: &mut Xml, mark: Mark) {
    match mark {
        Mark::Plain => {}
        Mark::Bold => xml.empty("w:b", &[]),
        Mark::Struck => {
            xml.empty("w:strike", &[]);
            xml.value("w:color", &hex(colours::STRUCK));
        }
        Mark::Inserted => {
            xml.value("w:color", &hex(colours::INSERTED));
            xml.value("w:u", "single");
        }
    }
}

/// A colour as Word writes it.
pub fn hex(colour: u32) -> String {
    format!("{colour:06X}")
}

/// A field that Word fills in, such as the number of the page.
pub fn field(xml: &mut Xml, instruction: &str) {
    xml.element("w:fldSimple", &[("w:instr", instruction)], |xml| plain(xml, "1"));
}

/// A footer with the number of the page.
pub fn page_numbers(xml: &mut Xml) {
    let setting = Setting { style: Some(styles::MARGIN), align: Some("center"), ..Setting::default() };
    paragraph(xml, setting, |xml| {
        field(xml, "PAGE");
        plain(xml, " / ");
        field(xml, "NUMPAGES");
    });
}

//! The styles of a Word document.

use super::WORD;
use crate::xml::Xml;

/// On every computer the state works with; its likes elsewhere hold the Kazakh letters too.
const FONT: &str = "Times New Roman";

/// Style of the title.
pub const TITLE: &str = "Title";
/// Style of the lines about a table.
pub const ABOUT: &str = "Subtitle";
/// Style of a cell.
pub const CELL: &str = "TableText";
/// Style of headers and footers.
pub const MARGIN: &str = "Header";
/// Deepest style of a heading.
pub const DEEPEST_HEADING: u8 = 9;

/// The part with the styles, for a type of `size` points.
pub fn styles(lang: &str, size: u8) -> String {
    Xml::part("w:styles", &[("xmlns:w", WORD)], |xml| {
        defaults(xml, lang, size);
        style(xml, "Normal", "Normal", true, |_| {}, |_| {});
        title(xml, size);
        for level in 1..=DEEPEST_HEADING {
            heading(xml, level);
        }
        let small = size.min(10);
        style(xml, ABOUT, "Subtitle", false, |xml| spacing(xml, "0", "60"), |_| {});
        style(xml, CELL, "Table Text", false, |xml| spacing(xml, "0", "0"), |xml| half_points(xml, small));
        style(
            xml,
            MARGIN,
            "header",
            false,
            |_| {},
            |xml| {
                xml.value("w:color", "595959");
                half_points(xml, 9);
            },
        );
    })
}

/// The style of a heading, level one being the outermost.
pub fn heading_style(level: u8) -> String {
    format!("Heading{level}")
}

fn defaults(xml: &mut Xml, lang: &str, size: u8) {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                let fonts = [("w:ascii", FONT), ("w:hAnsi", FONT), ("w:eastAsia", FONT), ("w:cs", FONT)];
                xml.empty("w:rFonts", &fonts);
                half_points(xml, size);
                xml.empty("w:lang", &[("w:val", lang), ("w:eastAsia", lang), ("w:bidi", "ar-SA")]);
            });
        });
        xml.element("w:pPrDefault", &[], |xml| xml.element("w:pPr", &[], |xml| spacing(xml, "0", "100")));
    });
}

fn title(xml: &mut Xml, size: u8) {
    let paragraph = |xml: &mut Xml| {
        xml.empty("w:keepNext", &[]);
        spacing(xml, "120", "160");
        xml.value("w:jc", "center");
    };
    style(xml, TITLE, "Title", false, paragraph, |xml| {
        xml.empty("w:b", &[]);
        half_points(xml, size + 2);
    });
}

fn heading(xml: &mut Xml, level: u8) {
    let paragraph = |xml: &mut Xml| {
        xml.empty("w:keepNext", &[]);
        spacing(xml, "240", "120");
        xml.value("w:outlineLvl", &(level - 1).to_string());
    };
    let name = format!("heading {level}");
    style(xml, &heading_style(level), &name, false, paragraph, |xml| xml.empty("w:b", &[]));
}

fn style(
    xml: &mut Xml,
    id: &str,
    name: &str,
    default: bool,
    paragraph: impl FnOnce(&mut Xml),
    run: impl FnOnce(&mut Xml),
) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id)];
    if default {
        attributes.push(("w:default", "1"));
    }
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", name);
        if !default {
            xml.value("w:basedOn", "Normal");
            xml.value("w:next", "Normal");
        }
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], paragraph);
        xml.element("w:rPr", &[], run);
    });
}

fn spacing(xml: &mut Xml, before: &str, after: &str) {
    xml.empty("w:spacing", &[("w:before", before), ("w:after", after)]);
}

/// The size of the type, which Word counts in half points.
pub fn half_points(xml: &mut Xml, points: u8) {
    let half = (u16::from(points) * 2).to_string();
    xml.value("w:sz", &half);
    xml.value("w:szCs", &half);
}

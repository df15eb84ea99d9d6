//! Pages: their size, their edges, their headers and footers.

use super::NAMESPACES;
use super::package::{FIRST_HEADER, FOOTER};
use crate::xml::Xml;

/// How an A4 page is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
}

/// The properties of all pages; `margins` are relations of headers and footers with the pages they are for.
pub fn page(xml: &mut Xml, held: Page, margins: &[(&str, &str)]) {
    xml.element("w:sectPr", &[], |xml| {
        for (relation, pages) in margins {
            let name = if *relation == FOOTER { "w:footerReference" } else { "w:headerReference" };
            xml.empty(name, &[("w:type", pages), ("r:id", relation)]);
        }
        match held {
            Page::Portrait => {
                xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
                edges(xml, "1134", "1418", "850");
            }
            Page::Landscape => {
                xml.empty("w:pgSz", &[("w:w", "16838"), ("w:h", "11906"), ("w:orient", "landscape")]);
                edges(xml, "850", "850", "850");
            }
        }
        if margins.iter().any(|(relation, _)| *relation == FIRST_HEADER) {
            xml.empty("w:titlePg", &[]);
        }
    });
}

fn edges(xml: &mut Xml, upper: &str, left: &str, right: &str) {
    let edges = [
        ("w:top", upper),
        ("w:right", right),
        ("w:bottom", "1134"),
        ("w:left", left),
        ("w:header", "567"),
        ("w:footer", "567"),
        ("w:gutter", "0"),
    ];
    xml.empty("w:pgMar", &edges);
}

/// The part of a header (`w:hdr`) or footer (`w:ftr`).
pub fn margin(root: &str, inside: impl FnOnce(&mut Xml)) -> String {
    Xml::part(root, &NAMESPACES, inside)
}

//! The parts of a DOCX package that hold text or say how it looks, found by their relations.

use std::io::{Read, Seek};

use domain::documents::NoText;

use crate::limits::{MAX_SIDE_XML_BYTES, MAX_XML_BYTES};
use crate::ooxml;

/// The parts that are read.
pub struct Package {
    /// The main part.
    pub document: String,
    /// Styles.
    pub styles: Option<String>,
    /// Lists and their numbers.
    pub numbering: Option<String>,
    /// Footnotes.
    pub footnotes: Option<String>,
    /// Endnotes.
    pub endnotes: Option<String>,
}

impl Package {
    /// Reads the parts of a package.
    pub fn open(file: impl Read + Seek) -> Result<Self, NoText> {
        let mut package = ooxml::package::Package::open(file)?;
        let main = package.main_part("word/document.xml")?;
        let beside = package.relations_of(&main)?;
        let document = package.text(&main, MAX_XML_BYTES)?.ok_or(NoText::Damaged)?;
        let mut optional = |kind: &str| match beside.iter().find(|relation| relation.kind == kind) {
            Some(relation) => package.text(&relation.target, MAX_SIDE_XML_BYTES),
            None => Ok(None),
        };
        Ok(Self {
            document,
            styles: optional("styles")?,
            numbering: optional("numbering")?,
            footnotes: optional("footnotes")?,
            endnotes: optional("endnotes")?,
        })
    }
}

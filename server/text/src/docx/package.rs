//! The parts of a DOCX package that hold text or say how it looks, found by their relations.

use std::io::{Read, Seek};

use domain::documents::NoText;
use zip::ZipArchive;

use crate::limits::{MAX_SIDE_XML_BYTES, MAX_XML_BYTES};
use crate::ooxml::package::{main_part, part_text, relations_of, resolve};

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
        let mut zip = ZipArchive::new(file).map_err(|_| NoText::Damaged)?;
        let main = main_part(&mut zip, "word/document.xml")?;
        let (folder, _) = main.rsplit_once('/').unwrap_or(("", &main));
        let beside = relations_of(&mut zip, &main)?;
        let part_of = |kind: &str| {
            beside
                .iter()
                .find(|relation| relation.kind == kind)
                .map(|relation| resolve(folder, &relation.target))
        };
        let document = part_text(&mut zip, &main, MAX_XML_BYTES)?.ok_or(NoText::Damaged)?;
        let mut optional = |kind: &str| match part_of(kind) {
            Some(path) => part_text(&mut zip, &path, MAX_SIDE_XML_BYTES),
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

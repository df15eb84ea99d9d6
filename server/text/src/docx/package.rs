//! The parts of a DOCX package that hold text or say how it looks, found by their relations.

use std::io::{Read, Seek};

use domain::documents::NoText;
use zip::ZipArchive;

use super::xml::{Part, decode};
use crate::limits::{MAX_SIDE_XML_BYTES, MAX_XML_BYTES};
use crate::zips::{EntryFault, read_entry};

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
        let main = relations(&mut zip, "_rels/.rels")?
            .into_iter()
            .find(|relation| relation.kind == "officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), |relation| resolve("", &relation.target));
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let beside = relations(&mut zip, &resolve(folder, &format!("_rels/{name}.rels")))?;
        let part_of = |kind: &str| {
            beside
                .iter()
                .find(|relation| relation.kind == kind)
                .map(|relation| resolve(folder, &relation.target))
        };
        let document = text(&mut zip, &main, MAX_XML_BYTES)?.ok_or(NoText::Damaged)?;
        let mut optional = |kind: &str| match part_of(kind) {
            Some(path) => text(&mut zip, &path, MAX_SIDE_XML_BYTES),
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

struct Relation {
    /// The last word of the type: transitional and strict types differ before it.
    kind: String,
    target: String,
}

fn relations<R: Read + Seek>(zip: &mut ZipArchive<R>, path: &str) -> Result<Vec<Relation>, NoText> {
    let Some(xml) = text(zip, path, MAX_SIDE_XML_BYTES)? else { return Ok(Vec::new()) };
    let root = Part::whole(&xml)?;
    Ok(root
        .elements()
        .filter(|element| {
            element.name() == "Relationship" && element.attribute("TargetMode") != Some("External")
        })
        .filter_map(|element| {
            let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some(Relation { kind, target: element.attribute("Target")?.to_owned() })
        })
        .collect())
}

/// The path of a target as seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let absolute = target.starts_with('/');
    let mut steps: Vec<&str> = if absolute { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

fn text<R: Read + Seek>(zip: &mut ZipArchive<R>, path: &str, limit: u64) -> Result<Option<String>, NoText> {
    match read_entry(zip, path, limit) {
        Ok(bytes) => Ok(Some(decode(&bytes)?.into_owned())),
        Err(EntryFault::Absent) => Ok(None),
        Err(EntryFault::Damaged) => Err(NoText::Damaged),
        Err(EntryFault::TooLong) => Err(NoText::TooLong),
    }
}

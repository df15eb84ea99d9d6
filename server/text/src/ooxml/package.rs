//! Parts of a package and how they refer to each other.

use std::io::{Read, Seek};

use domain::documents::NoText;
use zip::ZipArchive;

use super::xml::{Part, decode};
use crate::limits::MAX_SIDE_XML_BYTES;
use crate::zips::{EntryFault, read_entry};

/// What a part says about another one.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its name inside the part.
    pub id: String,
    /// The last word of the type: transitional and strict types differ before it.
    pub kind: String,
    /// The path, as seen from the folder of the part.
    pub target: String,
}

/// The path of the main part, or the usual one where nothing is said.
pub fn main_part<R: Read + Seek>(zip: &mut ZipArchive<R>, usual: &str) -> Result<String, NoText> {
    let main = relations(zip, "_rels/.rels")?.into_iter().find(|relation| relation.kind == "officeDocument");
    Ok(main.map_or_else(|| usual.to_owned(), |relation| resolve("", &relation.target)))
}

/// What the part at `path` says about others.
pub fn relations_of<R: Read + Seek>(zip: &mut ZipArchive<R>, path: &str) -> Result<Vec<Relation>, NoText> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    relations(zip, &resolve(folder, &format!("_rels/{name}.rels")))
}

fn relations<R: Read + Seek>(zip: &mut ZipArchive<R>, path: &str) -> Result<Vec<Relation>, NoText> {
    let Some(xml) = part_text(zip, path, MAX_SIDE_XML_BYTES)? else { return Ok(Vec::new()) };
    let root = Part::whole(&xml)?;
    Ok(root
        .elements()
        .filter(|element| {
            element.name() == "Relationship" && element.attribute("TargetMode") != Some("External")
        })
        .filter_map(|element| {
            let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
            let id = element.attribute("Id").unwrap_or_default().to_owned();
            Some(Relation { id, kind, target: element.attribute("Target")?.to_owned() })
        })
        .collect())
}

/// The path of a target as seen from a folder.
pub fn resolve(folder: &str, target: &str) -> String {
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

/// The text of a part; none if there is no such part.
pub fn part_text<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    path: &str,
    limit: u64,
) -> Result<Option<String>, NoText> {
    match read_entry(zip, path, limit) {
        Ok(bytes) => Ok(Some(decode(&bytes)?.into_owned())),
        Err(EntryFault::Absent) => Ok(None),
        Err(EntryFault::Damaged) => Err(NoText::Damaged),
        Err(EntryFault::TooLong) => Err(NoText::TooLong),
    }
}

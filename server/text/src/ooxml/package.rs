//! Parts of a package and how they refer to each other.

use std::io::{Read, Seek};

use domain::documents::NoText;
use zip::ZipArchive;

use super::xml::{Element, Part, decode};
use crate::limits::{MAX_PACKAGE_BYTES, MAX_RELATIONS, MAX_SIDE_XML_BYTES, MIN_PART_COST};
use crate::zips::{EntryFault, read_entry};

/// What a part says about another one.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its name inside the part.
    pub id: String,
    /// The last word of the type: transitional and strict types differ before it.
    pub kind: String,
    /// The path of the other part.
    pub target: String,
}

/// A package, and how much of it may still be unfolded: a part may be referred to again and again.
pub struct Package<R: Read + Seek> {
    zip: ZipArchive<R>,
    left: u64,
}

impl<R: Read + Seek> Package<R> {
    /// Opens a package.
    pub fn open(file: R) -> Result<Self, NoText> {
        let zip = ZipArchive::new(file).map_err(|_| NoText::Damaged)?;
        Ok(Self { zip, left: MAX_PACKAGE_BYTES })
    }

    /// The path of the main part, or the usual one where nothing is said.
    pub fn main_part(&mut self, usual: &str) -> Result<String, NoText> {
        let relations = self.relations("_rels/.rels")?;
        let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        Ok(main.map_or_else(|| usual.to_owned(), |relation| resolve("", &relation.target)))
    }

    /// What the part at `path` says about others, their paths resolved.
    pub fn relations_of(&mut self, path: &str) -> Result<Vec<Relation>, NoText> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut relations = self.relations(&resolve(folder, &format!("_rels/{name}.rels")))?;
        for relation in &mut relations {
            relation.target = resolve(folder, &relation.target);
        }
        Ok(relations)
    }

    /// The text of a part; none if there is no such part.
    pub fn text(&mut self, path: &str, limit: u64) -> Result<Option<String>, NoText> {
        if self.left == 0 {
            return Err(NoText::TooLong);
        }
        match read_entry(&mut self.zip, path, limit.min(self.left)) {
            Ok(bytes) => {
                self.left = self.left.saturating_sub(MIN_PART_COST.max(bytes.len() as u64));
                Ok(Some(decode(&bytes)?.into_owned()))
            }
            Err(EntryFault::Absent) => Ok(None),
            Err(EntryFault::Damaged) => Err(NoText::Damaged),
            Err(EntryFault::TooLong) => Err(NoText::TooLong),
        }
    }

    fn relations(&mut self, path: &str) -> Result<Vec<Relation>, NoText> {
        let Some(xml) = self.text(path, MAX_SIDE_XML_BYTES)? else { return Ok(Vec::new()) };
        let root = Part::whole(&xml)?;
        let inside = |element: &&Element| {
            element.name() == "Relationship" && element.attribute("TargetMode") != Some("External")
        };
        let relations: Vec<Relation> = root
            .elements()
            .filter(inside)
            .filter_map(|element| {
                let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
                let id = element.attribute("Id").unwrap_or_default().to_owned();
                Some(Relation { id, kind, target: element.attribute("Target")?.to_owned() })
            })
            .collect();
        if relations.len() > MAX_RELATIONS { Err(NoText::TooLong) } else { Ok(relations) }
    }
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

//! The package of a Word document: its parts and how they find each other.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{WORD, styles};
use crate::error::ExportError;
use crate::xml::{Xml, core_properties};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts that differ from document to document.
pub struct Parts {
    /// What the document is called.
    pub title: String,
    /// BCP 47 tag of its language.
    pub lang: &'static str,
    /// Size of its type in points.
    pub size: u8,
    /// The main part.
    pub document: String,
    /// Headers and footers by their relation: [`HEADER`], [`FIRST_HEADER`], [`FOOTER`].
    pub margins: Vec<(&'static str, String)>,
}

/// The relation of the header of all pages but the first.
pub const HEADER: &str = "header";
/// The relation of the header of the first page.
pub const FIRST_HEADER: &str = "headerFirst";
/// The relation of the footer.
pub const FOOTER: &str = "footer";

impl Parts {
    /// The file.
    pub fn pack(self) -> Result<Vec<u8>, ExportError> {
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), self.content_types()),
            ("_rels/.rels".to_owned(), package_relations()),
            ("docProps/core.xml".to_owned(), core_properties(&self.title, Some(self.lang))),
            ("word/_rels/document.xml.rels".to_owned(), self.document_relations()),
            ("word/styles.xml".to_owned(), styles::styles(self.lang, self.size)),
            ("word/settings.xml".to_owned(), settings()),
            ("word/document.xml".to_owned(), self.document),
        ];
        parts.extend(self.margins.into_iter().map(|(name, xml)| (format!("word/{name}.xml"), xml)));
        zip(&parts).map_err(ExportError::unwritable)
    }

    fn content_types(&self) -> String {
        let root = format!("{PACKAGE}/content-types");
        Xml::part("Types", &[("xmlns", &root)], |xml| {
            let relations = "application/vnd.openxmlformats-package.relationships+xml";
            xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
            xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
            let mut part = |name: &str, kind: &str| {
                xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
            };
            part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
            part("/word/document.xml", &format!("{TYPES}.document.main+xml"));
            part("/word/styles.xml", &format!("{TYPES}.styles+xml"));
            part("/word/settings.xml", &format!("{TYPES}.settings+xml"));
            for (name, _) in &self.margins {
                part(&format!("/word/{name}.xml"), &format!("{TYPES}.{}+xml", kind_of(name)));
            }
        })
    }

    fn document_relations(&self) -> String {
        relations(|xml| {
            relation(xml, "styles", &format!("{RELATIONS}/styles"), "styles.xml");
            relation(xml, "settings", &format!("{RELATIONS}/settings"), "settings.xml");
            for (name, _) in &self.margins {
                relation(xml, name, &format!("{RELATIONS}/{}", kind_of(name)), &format!("{name}.xml"));
            }
        })
    }
}

fn kind_of(name: &str) -> &'static str {
    if name == FOOTER { "footer" } else { "header" }
}

fn package_relations() -> String {
    relations(|xml| {
        relation(xml, "document", &format!("{RELATIONS}/officeDocument"), "word/document.xml");
        let core = format!("{PACKAGE}/relationships/metadata/core-properties");
        relation(xml, "core", &core, "docProps/core.xml");
    })
}

fn relations(inside: impl FnOnce(&mut Xml)) -> String {
    let root = format!("{PACKAGE}/relationships");
    Xml::part("Relationships", &[("xmlns", &root)], inside)
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

/// Says that the document is none of an old Word, which would be shown in a compatibility mode.
fn settings() -> String {
    Xml::part("w:settings", &[("xmlns:w", WORD)], |xml| {
        xml.value("w:defaultTabStop", "709");
        xml.element("w:compat", &[], |xml| {
            let setting = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            xml.empty("w:compatSetting", &setting);
        });
    })
}

fn zip(parts: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, xml) in parts {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(xml.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

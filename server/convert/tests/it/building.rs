//! What the tests stand on: programs, if they are installed, and files made for a test.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use convert::{Confinement, Fault, Office, Recogniser, Unavailable, Unconfined};
use domain::documents::FileKind;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What was found, or nothing where it may be missing.
fn found<T>(what: &str, found: Result<T, Unavailable>) -> Option<T> {
    match found {
        Ok(found) => Some(found),
        Err(reason) => {
            let must = std::env::var("ALQA_MUST_CONVERT").is_ok_and(|must| must == "1");
            assert!(!must, "{what}: {reason}, but ALQA_MUST_CONVERT is 1");
            eprintln!("skipped: {what}: {reason}");
            None
        }
    }
}

pub async fn confinement() -> Option<Confinement> {
    found("confinement", Confinement::find(Unconfined::Refused).await)
}

pub async fn office() -> Option<Office> {
    let confinement = confinement().await?;
    found("LibreOffice", Office::find(&confinement))
}

pub async fn recogniser() -> Option<Recogniser> {
    let confinement = confinement().await?;
    found("Tesseract", Recogniser::find(&confinement).await)
}

/// The folder with sample files beside the project, if it is there.
pub fn samples() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples/office"));
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: no samples in {}", path.display());
    None
}

/// The words of a document after its conversion.
pub async fn words(office: &Office, kind: FileKind, source: &Path) -> Result<String, Fault> {
    let folder = TempDir::new()?;
    let target = folder.path().join("out.pdf");
    let converted = office.to_pdf(kind, source, &target).await;
    let left: Vec<_> = fs::read_dir(folder.path())?.flatten().map(|entry| entry.file_name()).collect();
    match converted {
        Ok(()) => assert_eq!(left, ["out.pdf"], "only the PDF"),
        Err(_) => assert!(left.is_empty(), "half a file: {left:?}"),
    }
    converted?;
    Ok(read_pdf(&fs::read(&target)?))
}

/// The words of a PDF; none, if it has none.
pub fn read_pdf(bytes: &[u8]) -> String {
    let blocks = text::read_blocks(FileKind::Pdf, false, Cursor::new(bytes)).unwrap_or_default();
    let lines: Vec<_> =
        blocks.iter().map(|block| format!("{} {}", block.label, block.text).trim().to_owned()).collect();
    lines.join("\n")
}

/// A ZIP of these entries.
pub fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in entries {
        writer.start_file(*name, options).expect("an entry begins");
        writer.write_all(text.as_bytes()).expect("an entry is written");
    }
    writer.finish().expect("the archive is closed").into_inner()
}

/// Parts of a DOCX.
#[derive(Default)]
pub struct Docx<'p> {
    /// Before the root of the main part.
    pub prolog: &'p str,
    pub body: &'p str,
    /// Relations of the main part: identifier, kind, target, whether it lies outside.
    pub relations: &'p [(&'p str, &'p str, &'p str, bool)],
    pub more: &'p [(&'p str, &'p str)],
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Docx<'_> {
    pub fn build(&self) -> Vec<u8> {
        let package = "http://schemas.openxmlformats.org/package/2006";
        let types = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>"#
        );
        let root = format!(
            r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
        );
        let relations: String = self
            .relations
            .iter()
            .map(|(id, kind, target, outside)| {
                let mode = if *outside { r#" TargetMode="External""# } else { "" };
                format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>"#)
            })
            .collect();
        let relations =
            format!(r#"<Relationships xmlns="{package}/relationships">{relations}</Relationships>"#);
        let document = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>{}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{}</w:body></w:document>"#,
            self.prolog, self.body
        );
        let mut entries = vec![
            ("[Content_Types].xml", types.as_str()),
            ("_rels/.rels", &root),
            ("word/document.xml", &document),
            ("word/_rels/document.xml.rels", &relations),
        ];
        entries.extend(self.more);
        zip(&entries)
    }
}

/// A paragraph of plain text.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph with a picture that is named by an attribute of its `blip`.
pub fn picture(blip: &str) -> String {
    format!(
        r#"<w:p><w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="2000000"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {blip}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="2000000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    )
}

/// A field.
pub fn field(instruction: &str) -> String {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    format!(
        "<w:p>{}{}{}{}{}</w:p>",
        run(r#"<w:fldChar w:fldCharType="begin"/>"#),
        run(&format!("<w:instrText>{instruction}</w:instrText>")),
        run(r#"<w:fldChar w:fldCharType="separate"/>"#),
        run("<w:t>old</w:t>"),
        run(r#"<w:fldChar w:fldCharType="end"/>"#),
    )
}

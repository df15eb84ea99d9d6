//! Files to send.

use std::{
    io::{Cursor, Write},
    path::PathBuf,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The folder of real office files, if it lies beside the project.
pub fn samples() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/samples/office"));
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("LEFT OUT: there are no samples in {}", path.display());
    None
}

/// A DOCX of plain paragraphs.
pub fn docx(paragraphs: &[&str]) -> Vec<u8> {
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let body: String =
        paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    zip(&[
        (
            "[Content_Types].xml",
            &format!(
                r#"<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="{KIND}"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            &format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
            ),
        ),
        (
            "word/document.xml",
            &format!(r#"<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>"#),
        ),
    ])
}

fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    zipped(&entries)
}

/// An archive of some files.
pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

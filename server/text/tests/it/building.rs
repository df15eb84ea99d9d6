//! Files made for a test.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use domain::documents::{FileKind, NoText, TextBlock};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The folder with sample files beside the project, if it is there.
pub fn samples(folder: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples")).join(folder);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: no samples in {}", path.display());
    None
}

/// A ZIP of these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        writer.start_file(*name, options).expect("an entry begins");
        writer.write_all(bytes).expect("an entry is written");
    }
    writer.finish().expect("the archive is closed").into_inner()
}

/// Parts of a DOCX.
#[derive(Default)]
pub struct Docx<'p> {
    pub body: &'p str,
    pub numbering: &'p str,
    pub styles: &'p str,
    pub footnotes: &'p str,
    /// Before the root of the main part.
    pub prolog: &'p str,
    pub strict: bool,
}

impl Docx<'_> {
    pub fn build(&self) -> Vec<u8> {
        let word = if self.strict { "http://purl.oclc.org/ooxml/wordprocessingml/main" } else { WORD };
        let relations = if self.strict {
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        } else {
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        };
        let relation = |id: u8, kind: &str, target: &str| {
            format!(r#"<Relationship Id="r{id}" Type="{relations}/{kind}" Target="{target}"/>"#)
        };
        let package = "http://schemas.openxmlformats.org/package/2006";
        let rels = |inner: String| {
            format!(r#"<Relationships xmlns="{package}/relationships">{inner}</Relationships>"#)
        };
        let part = |root: &str, inner: &str| {
            format!(
                r#"{}<w:{root} xmlns:w="{word}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{inner}</w:{root}>"#,
                if root == "document" { self.prolog } else { "" }
            )
        };
        let types = format!(
            r#"<Types xmlns="{package}/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#
        );
        let document = part("document", &format!("<w:body>{}</w:body>", self.body));
        zip(&[
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", rels(relation(1, "officeDocument", "word/document.xml")).as_bytes()),
            (
                "word/_rels/document.xml.rels",
                rels(
                    relation(1, "styles", "styles.xml")
                        + &relation(2, "numbering", "numbering.xml")
                        + &relation(3, "footnotes", "/word/footnotes.xml"),
                )
                .as_bytes(),
            ),
            ("word/document.xml", document.as_bytes()),
            ("word/styles.xml", part("styles", self.styles).as_bytes()),
            ("word/numbering.xml", part("numbering", self.numbering).as_bytes()),
            ("word/footnotes.xml", part("footnotes", self.footnotes).as_bytes()),
        ])
    }
}

/// A paragraph of plain text.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph of a list.
pub fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

/// One level of a list.
pub fn level(index: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// The blocks of a DOCX.
pub fn read_docx(docx: &Docx<'_>) -> Result<Vec<TextBlock>, NoText> {
    text::read_blocks(FileKind::Docx, false, Cursor::new(docx.build()))
}

/// Labels and texts of a body of paragraphs.
pub fn lines(docx: &Docx<'_>) -> Vec<String> {
    let blocks = read_docx(docx).expect("the document has text");
    blocks.iter().map(|block| format!("{} {}", block.label, block.text).trim().to_owned()).collect()
}

/// The tree as indented lines "kind label text".
pub fn tree(blocks: &[TextBlock]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| {
            let line = format!("{:?} {} {}", block.kind, block.label, block.text).replace("  ", " ");
            format!("{}{}", "  ".repeat(usize::from(block.depth)), line.trim())
        })
        .collect()
}

/// A PDF of these objects, numbered from 1; the first is the catalog.
pub fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(file.len());
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let table = file.len();
    file.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for offset in offsets {
        file.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    file.extend_from_slice(
        format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n").as_bytes(),
    );
    file
}

/// A stream object.
pub fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dictionary}/Length {}>>\nstream\n", data.len()).into_bytes();
    object.extend_from_slice(data);
    object.extend_from_slice(b"\nendstream");
    object
}

/// A PDF with a page for each content stream; font `/F` is Courier.
pub fn pdf_of_pages(contents: &[String], trailer: &str) -> Vec<u8> {
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>".to_vec();
    pdf_with_font(contents, vec![font], trailer)
}

/// The same with the objects of another font, numbered from 3; the first is the font.
pub fn pdf_with_font(contents: &[String], font: Vec<Vec<u8>>, trailer: &str) -> Vec<u8> {
    let first_page = 3 + font.len();
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", first_page + 2 * at)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), contents.len()).into_bytes(),
    ];
    objects.extend(font);
    for (at, content) in contents.iter().enumerate() {
        let own = first_page + 2 * at;
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
                own + 1
            )
            .into_bytes(),
        );
        objects.push(stream("", content.as_bytes()));
    }
    pdf(&objects, trailer)
}

/// Lines of a page: each at its place, in its size.
pub fn page(lines: &[(f64, f64, f64, &str)]) -> String {
    lines.iter().map(|(x, y, size, text)| format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n")).collect()
}

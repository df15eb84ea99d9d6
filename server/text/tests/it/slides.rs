//! Presentations made here.

use std::io::{Cursor, Write};

use domain::documents::{FileKind, NoText, TextBlock};

use crate::building::zip;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMES: &str = r#"xmlns:a="a" xmlns:p="p" xmlns:r="r" xmlns:dgm="d""#;

fn rels(relations: &[(&str, &str, &str)]) -> String {
    let inner: String = relations
        .iter()
        .map(|(id, kind, target)| {
            format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
        })
        .collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
    )
}

/// Slides as (attributes, shapes, notes), all with one diagram.
fn pptx(slides: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut parts = vec![
        ("_rels/.rels".to_owned(), rels(&[("r1", "officeDocument", "ppt/presentation.xml")])),
        (
            "ppt/diagrams/data1.xml".to_owned(),
            format!(
                "<dgm:dataModel {NAMES}><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>In a diagram</a:t></a:r></a:p></dgm:t></dgm:pt>\
                 <dgm:pt type=\"pres\"><dgm:t><a:p><a:r><a:t>no</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
            ),
        ),
    ];
    let (mut list, mut relations) = (String::new(), Vec::new());
    for (at, (attributes, shapes, notes)) in slides.iter().enumerate() {
        list.push_str(&format!(r#"<p:sldId id="{}" r:id="r{at}"/>"#, 256 + at));
        relations.push((format!("r{at}"), format!("slides/slide{at}.xml")));
        let page = |root: &str, more: &str, shapes: &str| {
            format!("<p:{root} {NAMES} {more}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:{root}>")
        };
        parts.push((format!("ppt/slides/slide{at}.xml"), page("sld", attributes, shapes)));
        parts.push((format!("ppt/notesSlides/notes{at}.xml"), page("notes", "", notes)));
        parts.push((
            format!("ppt/slides/_rels/slide{at}.xml.rels"),
            rels(&[
                ("n", "notesSlide", &format!("../notesSlides/notes{at}.xml")),
                ("d", "diagramData", "../diagrams/data1.xml"),
            ]),
        ));
    }
    let relations: Vec<_> =
        relations.iter().map(|(id, target)| (id.as_str(), "slide", target.as_str())).collect();
    parts.push(("ppt/_rels/presentation.xml.rels".to_owned(), rels(&relations)));
    parts.push((
        "ppt/presentation.xml".to_owned(),
        format!("<p:presentation {NAMES}><p:sldIdLst>{list}</p:sldIdLst></p:presentation>"),
    ));
    parts.push(("[Content_Types].xml".to_owned(), "<Types/>".to_owned()));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    zip(&parts)
}

fn shape(holder: &str, paragraphs: &[(&str, &str)]) -> String {
    let paragraphs: String = paragraphs
        .iter()
        .map(|(properties, text)| format!("<a:p>{properties}<a:r><a:t>{text}</a:t></a:r></a:p>"))
        .collect();
    format!("<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody>{paragraphs}</p:txBody></p:sp>")
}

fn read(kind: FileKind, bytes: Vec<u8>) -> Result<Vec<TextBlock>, NoText> {
    text::read_blocks(kind, false, Cursor::new(bytes))
}

fn shown(blocks: &[TextBlock]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| {
            let page = block.page.map_or(0, |page| page.number);
            let cell = block.cell.map(|cell| format!("[{},{}]", cell.row, cell.column)).unwrap_or_default();
            format!("{page} {:?}{cell} {} {}", block.kind, block.label, block.text).replace("  ", " ")
        })
        .collect()
}

#[test]
fn each_slide_is_a_chapter_with_its_texts() {
    let counted = r#"<a:pPr><a:buAutoNum type="arabicParenR"/></a:pPr>"#;
    let first = shape("<p:ph/>", &[("", "Text:"), (r#"<a:pPr lvl="1"/>"#, "deeper")])
        + &shape(r#"<p:ph type="title"/>"#, &[("", "1. Aims")])
        + &shape(r#"<p:ph type="sldNum"/>"#, &[("", "1")])
        + &format!("<p:grpSp>{}</p:grpSp>", shape("", &[(counted, "one;"), (counted, "two.")]));
    let table = r"<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>A</a:t></a:r></a:p></a:txBody></a:tc>
        <a:tc><a:txBody><a:p><a:r><a:t>B</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
    let diagram = r#"<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm="d"/></a:graphicData></a:graphic></p:graphicFrame>"#;
    let notes = shape(r#"<p:ph type="body"/>"#, &[("", "Say this.")])
        + &shape(r#"<p:ph type="sldNum"/>"#, &[("", "1")]);
    let file =
        pptx(&[("", &first, &notes), (r#"show="0""#, &first, ""), ("", &(table.to_owned() + diagram), "")]);
    let expected = [
        "1 Chapter 1. Aims",
        "1 Paragraph • Text:",
        "1 Paragraph • deeper",
        "1 Subpoint 1) one;",
        "1 Subpoint 2) two.",
        "1 Paragraph Say this.",
        "3 Chapter 3",
        "3 Cell[0,0] A",
        "3 Cell[0,1] B",
        "3 Paragraph In a diagram",
    ];
    let blocks = read(FileKind::Pptx, file).expect("text");
    assert_eq!(shown(&blocks), expected);
    let depths: Vec<u8> = blocks.iter().take(3).map(|block| block.depth).collect();
    assert_eq!(depths, [0, 1, 2]);
}

#[test]
fn slides_without_text_say_why() {
    assert_eq!(read(FileKind::Pptx, pptx(&[("", "", "")])), Err(NoText::Empty));
    assert_eq!(read(FileKind::Pptx, pptx(&[("", "<p:pic/>", "")])), Err(NoText::Scanned));
    assert_eq!(read(FileKind::Pptx, zip(&[("ppt/presentation.xml", b"<p")])), Err(NoText::Damaged));
}

#[test]
fn one_part_read_again_and_again_is_not_read_for_ever() {
    let slide = format!("<p:sld {NAMES}><!--{}--></p:sld>", " ".repeat(30 << 20));
    let list = r#"<p:sldId r:id="r"/>"#.repeat(4_000);
    let file = zip(&[
        ("_rels/.rels", rels(&[("r", "officeDocument", "ppt/presentation.xml")]).as_bytes()),
        ("ppt/_rels/presentation.xml.rels", rels(&[("r", "slide", "slide.xml")]).as_bytes()),
        (
            "ppt/presentation.xml",
            format!("<p:presentation {NAMES}><p:sldIdLst>{list}</p:sldIdLst></p:presentation>").as_bytes(),
        ),
        ("ppt/slide.xml", slide.as_bytes()),
    ]);
    assert_eq!(read(FileKind::Pptx, file), Err(NoText::TooLong));
}

/// A record of a binary presentation.
fn record(kind: u16, instance: u16, data: &[u8]) -> Vec<u8> {
    const CONTAINERS: [u16; 7] = [0x03e8, 0x03ee, 0x0ff0, 0x040c, 0xf002, 0xf003, 0xf00d];
    let version = instance << 4 | if CONTAINERS.contains(&kind) { 0x0f } else { 0 };
    let size = u32::try_from(data.len()).expect("a short record");
    [&version.to_le_bytes()[..], &kind.to_le_bytes(), &size.to_le_bytes(), data].concat()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A presentation with one slide whose drawing is `drawing`; `before` is where its last save says another one lies.
fn ppt(drawing: &[u8], before: u32) -> Vec<u8> {
    let slide = record(0x03ee, 0, &record(0x040c, 0, drawing));
    let outline = [
        record(0x03f3, 0, &numbers(&[2, 0, 0, 256, 0])),
        record(0x0f9f, 0, &numbers(&[0])),
        record(0x0fa8, 0, b"A title"),
    ]
    .concat();
    let document = record(0x03e8, 0, &record(0x0ff0, 0, &outline));
    let places = numbers(&[2 << 20 | 1, 0, u32::try_from(document.len()).expect("short")]);
    let directory = record(0x1772, 0, &places);
    let directory_at = u32::try_from(document.len() + slide.len()).expect("short");
    let edit_at = directory_at + u32::try_from(directory.len()).expect("short");
    let edit = record(0x0ff5, 0, &numbers(&[0, 0, before, directory_at, 1, 0, 0]));
    let stream = [document, slide, directory, edit].concat();
    let user = numbers(&[0, 0, 20, 0xe391_c05f, edit_at]);
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    for (name, bytes) in [("/PowerPoint Document", stream), ("/Current User", user)] {
        compound.create_stream(name).expect("a stream").write_all(&bytes).expect("written");
    }
    compound.into_inner().into_inner()
}

#[test]
fn binary_slides_join_outline_and_boxes() {
    let wide: Vec<u8> = "Текст\rконец".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let own = record(0xf00d, 0, &[record(0x0f9f, 0, &numbers(&[4])), record(0x0fa0, 0, &wide)].concat());
    let number = record(0xf00d, 0, &[record(0x0fa8, 0, b"*"), record(0x0fd8, 0, &[0; 4])].concat());
    let title = record(0xf00d, 0, &record(0x0f9e, 0, &numbers(&[0])));
    let drawing = record(0xf002, 0, &record(0xf003, 0, &[own, number, title].concat()));
    let expected = ["1 Chapter A title", "1 Paragraph Текст", "1 Paragraph конец"];
    assert_eq!(shown(&read(FileKind::Ppt, ppt(&drawing, 0)).expect("text")), expected);
    // A chain of saves that leads nowhere, or forwards.
    assert_eq!(read(FileKind::Ppt, ppt(&drawing, 7)), Err(NoText::Damaged));
    assert_eq!(read(FileKind::Ppt, ppt(&drawing, 1 << 20)), Err(NoText::Damaged));
}

#[test]
fn records_within_records_end() {
    let mut drawing = Vec::new();
    for _ in 0..100 {
        drawing = record(0xf003, 0, &drawing);
    }
    assert_eq!(read(FileKind::Ppt, ppt(&drawing, 0)), Err(NoText::TooLong));
}

#[test]
fn one_text_shown_in_every_box_is_not_shown_for_ever() {
    // The title stands in the outline; each box only refers to it.
    let outline = record(0xf00d, 0, &record(0x0f9e, 0, &numbers(&[0])));
    let long = record(0xf00d, 0, &record(0x0fa8, 0, &vec![b' '; 8 << 20]));
    let drawing = record(0xf002, 0, &record(0xf003, 0, &[outline.repeat(1_000), long.repeat(9)].concat()));
    assert_eq!(read(FileKind::Ppt, ppt(&drawing, 0)), Err(NoText::TooLong));
}

//! Small files of every kind.

use super::wrap;
use domain::{
    documents::{BlockKind, CellPlace, TextBlock},
    lang::Lang,
};
use eds::blob::Blob;
use export::{Cell, Column, Mark, Row, Span, Table, Text};
use serde::de::IgnoredAny;
use std::io::{Cursor, Write};

/// Files with their names.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let (table, text, people) = (table(), text(), people());
    let made = [
        ("table.xlsx", export::xlsx(&table)),
        ("people.xlsx", export::xlsx(&people)),
        ("table.docx", export::docx_table(&table)),
        ("text.docx", export::docx_text(&text)),
        ("table.pdf", export::pdf_table(&table)),
        ("text.pdf", export::pdf_text(&text)),
    ];
    let mut files: Vec<(String, Vec<u8>)> =
        made.map(|(name, file)| (name.to_owned(), file.expect("a file is made"))).into();
    let inner = files[0].1.clone();
    files.extend([
        ("slides.pptx".to_owned(), package(&SLIDES)),
        ("letter.rtf".to_owned(), RTF.as_bytes().to_vec()),
        ("letter.doc".to_owned(), compound(wrap::DOC, doc())),
        ("sheet.xls".to_owned(), compound(wrap::XLS, (biff(), Vec::new()))),
        ("archive.zip".to_owned(), package(&[("a/table.xlsx", &inner), ("letter.rtf", RTF.as_bytes())])),
        ("picture.jpg".to_owned(), JPEG.to_vec()),
        ("picture.tif".to_owned(), tiff()),
    ]);
    files
}

/// Seeds that are no files: target, name, bytes.
pub fn texts() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let people = "Фамилия;Имя;Отчество;Государственный орган;Должность;Кабинет\r\n\
        Әлиева;Айгүл;\"Серікқызы\";\"Министерство \"\"юстиции\"\"\";эксперт;412\r\n";
    let wide = [0xff, 0xfe].into_iter().chain(people.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        ("people_csv", "semicolons.csv", people.as_bytes().to_vec()),
        ("people_csv", "tabs.csv", people.replace(';', "\t").into_bytes()),
        ("people_csv", "wide.csv", wide),
        ("tesseract", "page.tsv", TESSERACT.as_bytes().to_vec()),
        ("eds_unpack", "package.zip", signed_package()),
        ("ncalayer", "list.txt", NCALAYER_LIST.as_bytes().to_vec()),
        ("ncalayer", "text.txt", NCALAYER_TEXT.as_bytes().to_vec()),
        ("ncalayer", "refusal.txt", NCALAYER_REFUSAL.as_bytes().to_vec()),
        ("verifier", "yes.json", VERIFIER_YES.as_bytes().to_vec()),
        ("verifier", "no.json", VERIFIER_NO.as_bytes().to_vec()),
        ("verifier", "older.json", VERIFIER_OLDER.as_bytes().to_vec()),
    ]
}

/// The package of the target `eds_package`, as the portal packs it.
fn signed_package() -> Vec<u8> {
    let case = include_bytes!("../../../app/eds/tests/data/fuzz/package.json");
    let (_, files, _): (IgnoredAny, Vec<(String, Blob)>, IgnoredAny) =
        serde_json::from_slice(case).expect("the package");
    let name = |name: &String| name.strip_prefix("p.zip/").expect("a file of the package").to_owned();
    let files: Vec<(String, Blob)> = files.into_iter().map(|(of, bytes)| (name(&of), bytes)).collect();
    let entries: Vec<(&str, &[u8])> =
        files.iter().map(|(name, Blob(bytes))| (name.as_str(), bytes.as_slice())).collect();
    package(&entries)
}

/// Two contents; the first octet says so. An empty SEQUENCE is enough to be unpacked.
const NCALAYER_LIST: &str = "\u{1}{\"result\":{\"version\":\"1.4\"}}
--heartbeat--
{\"status\":true,\"body\":{\"result\":[\"-----BEGIN CMS-----\\nMAA=\\n-----END CMS-----\\n\",\"MAA=\"]}}";
const NCALAYER_TEXT: &str = "\0{\"result\":{\"version\":\"1.3\"}}
{\"result\":{\"version\":\"1.3\"}}
{\"status\":true,\"body\":{\"result\":{\"signatures\":[\"MAA=\"],\"certificate\":\"x\"}},\"code\":\"200\"}";
const NCALAYER_REFUSAL: &str = "\0{\"result\":{\"version\":\"1.4\"}}
{\"status\":false,\"code\":\"SIGNING_FAILURE\",\"message\":\"action.canceled\",\"success\":false,\"errorCode\":\"MODULE_NOT_FOUND\"}";

const VERIFIER_YES: &str = r#"{"status":200,"message":"OK","valid":true,"signers":[{"status":"VALID"}]}"#;
const VERIFIER_NO: &str = r#"{"valid":false,"message":"why","signers":[{"status":"INDETERMINATE","message":"No revocation data"},{"status":"INVALID","message":"revoked"}]}"#;
const VERIFIER_OLDER: &str = r#"{"message":"OK","valid":true,"signers":[{"certificates":[{"valid":true,"revocations":[{"revoked":false}]}]}]}"#;

const TESSERACT: &str =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t
4\t1\t1\t1\t1\t0\t100\t200\t500\t40\t-1\t
5\t1\t1\t1\t1\t1\t100\t200\t200\t40\t90.0\t5-бап.
5\t1\t1\t1\t1\t2\t320\t200\t280\t40\t96\tҒимарат
";

const RTF: &str = r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Times;}}{\stylesheet{\s1\b Heading;}}
\pard\s1 \'cf\'f0\'e8\'ea\'e0\'e7\par\pard 1. \u1178?\b bold\b0\i  italic\i0\par
{\trowd\cellx100\cellx200 a\cell b\cell\row}{\footnote note}}";

/// The smallest grey picture.
const JPEG: &[u8] = &[0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xd9];

const SLIDES: [(&str, &[u8]); 5] = [
    (
        wrap::PPTX[0],
        br#"<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>"#,
    ),
    (
        wrap::PPTX[1],
        br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide1.xml"/></Relationships>"#,
    ),
    (
        wrap::PPTX[2],
        br#"<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:pPr lvl="1"/><a:r><a:t>A title</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"#,
    ),
    (
        wrap::PPTX[3],
        br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide" Target="../notesSlides/notesSlide1.xml"/></Relationships>"#,
    ),
    (
        wrap::PPTX[4],
        br#"<p:notes xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>A note</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>"#,
    ),
];

fn table() -> Table {
    let column = |heading: &[&str]| Column {
        heading: heading.iter().map(|line| (*line).to_owned()).collect(),
        width: 2,
    };
    let change = Cell::of(vec![
        Span::new("срок ", Mark::Plain),
        Span::new("десять", Mark::Struck),
        Span::new("пять", Mark::Inserted),
    ]);
    let row = |id: &str, cells: Vec<Cell>| Row { id: id.to_owned(), cells };
    Table {
        lang: Lang::Kk,
        title: "Ескертулер кестесі".to_owned(),
        about: vec!["Версия 2".to_owned()],
        columns: vec![column(&["№"]), column(&["Редакция", "Wording"])],
        rows: vec![
            row("01J0000000000000000000000AZZZZZZZZ", vec![Cell::number(1), change]),
            row("01J0000000000000000000000B00000007", vec![Cell::number(2), Cell::plain("=1+1\nб")]),
        ],
    }
}

fn people() -> Table {
    let columns = ["surname", "name", "body", "position", "office"];
    let column = |name: &&str| Column { heading: vec![(*name).to_owned()], width: 1 };
    let cells = ["Әлиева", "Айгүл", "Орган", "маман"].map(Cell::plain);
    let cells = cells.into_iter().chain([Cell::number(412)]).collect();
    Table {
        lang: Lang::Kk,
        title: "surname".to_owned(),
        about: Vec::new(),
        columns: columns.iter().map(column).collect(),
        rows: vec![Row { id: "1".to_owned(), cells }],
    }
}

fn text() -> Text {
    let block = |kind, depth, label: &str, text: &str, cell| TextBlock {
        kind,
        depth,
        label: label.to_owned(),
        text: text.to_owned(),
        page: None,
        cell,
    };
    let place = |column| Some(CellPlace { table: 0, row: 0, column });
    let blocks = [
        block(BlockKind::Title, 0, "", "Об утверждении Правил", None),
        block(BlockKind::Chapter, 0, "Глава 1", "Жалпы ережелер", None),
        block(BlockKind::Article, 1, "Статья 1", "Основные понятия", None),
        block(BlockKind::Point, 2, "1.", "Срок десять дней.", None),
        block(BlockKind::Subpoint, 3, "1)", "өтінішті қабылдау;", None),
        block(BlockKind::Cell, 2, "", "№", place(0)),
        block(BlockKind::Cell, 2, "", "Атауы", place(1)),
    ];
    let blocks = blocks.map(Into::into).into();
    Text {
        lang: Lang::Ru, title: "Правила".to_owned(), about: vec!["Версия 1".to_owned()], blocks
    }
}

fn package(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an entry begins");
        zip.write_all(bytes).expect("an entry is written");
    }
    zip.finish().expect("the archive is closed").into_inner()
}

fn compound(names: [&str; 2], (first, second): (Vec<u8>, Vec<u8>)) -> Vec<u8> {
    let length = u32::try_from(first.len()).expect("a short stream").to_le_bytes();
    let file = wrap::compound(names, &[&length[..3], &first, &second].concat());
    file.expect("a compound file").into_inner()
}

/// A DOC of one piece of text: its head, and the table that says where the text lies.
fn doc() -> (Vec<u8>, Vec<u8>) {
    const HEAD: usize = 0x200;
    let text = "1. Бір.\r2) екі\r";
    let letters = u32::try_from(text.chars().count()).expect("a short text").to_le_bytes();
    let pieces = [&[0; 4][..], &letters, &[0, 0], &0x200_u32.to_le_bytes(), &[0, 0]].concat();
    let size = u32::try_from(pieces.len()).expect("a short table");
    let table = [&[2][..], &size.to_le_bytes(), &pieces].concat();
    let mut main = vec![0; HEAD];
    let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &[0xec, 0xa5, 0xc1, 0x00]);
    put(0x06, &[0x19, 0x04]);
    // The table is the stream with the number one.
    put(0x0b, &[0x02]);
    put(0x4c, &letters);
    put(0x98, &[34, 0]);
    put(0x9a + 33 * 8 + 4, &(size + 5).to_le_bytes());
    main.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    (main, table)
}

/// A workbook of one sheet with a text and a number.
fn biff() -> Vec<u8> {
    let record = |kind: u16, body: &[u8]| {
        let size = u16::try_from(body.len()).expect("a short record");
        [&kind.to_le_bytes()[..], &size.to_le_bytes(), body].concat()
    };
    let begin = |of: u16| record(0x0809, &[&[0, 6][..], &of.to_le_bytes(), &[0; 12]].concat());
    let end = record(0x000a, &[]);
    let sheet_at = begin(5).len() + 4 + 10 + end.len();
    let sheet_at = u32::try_from(sheet_at).expect("a short workbook").to_le_bytes();
    let label = record(0x0204, &[&[0, 0, 0, 0, 0, 0, 3, 0, 0][..], b"abc"].concat());
    let number = record(0x0203, &[&[0, 0, 1, 0, 0, 0][..], &1.5_f64.to_le_bytes()].concat());
    let sheets = record(0x0085, &[&sheet_at[..], &[0, 0, 2, 0], b"S1"].concat());
    [begin(5), sheets, end.clone(), begin(0x10), label, number, end].concat()
}

/// A picture of four grey points.
fn tiff() -> Vec<u8> {
    let fields: [(u16, u32); 9] =
        [(256, 2), (257, 2), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 2), (279, 4)];
    let mut file = b"II*\0\x0c\0\0\0\x10\x40\x80\xff\x09\0".to_vec();
    for (tag, value) in fields {
        file.extend([&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0], &value.to_le_bytes()].concat());
    }
    file.extend([0; 4]);
    file
}

//! Spreadsheets made here.

use std::io::Cursor;

use domain::documents::{BlockKind, CellPlace, FileKind, NoText, TextBlock};

use crate::building::zip;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn xlsx(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<u8> {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |id: usize, kind: &str, target: &str| {
        format!(r#"<Relationship Id="r{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    let rels = |inner: &str| format!(r#"<Relationships xmlns="{package}">{inner}</Relationships>"#);
    let mut names = String::new();
    let mut beside =
        relation(1000, "sharedStrings", "sharedStrings.xml") + &relation(1001, "styles", "styles.xml");
    let mut parts = Vec::new();
    for (at, (name, more, cells)) in sheets.iter().enumerate() {
        names.push_str(&format!(r#"<sheet name="{name}" sheetId="{at}" r:id="r{at}" {more}/>"#));
        beside.push_str(&relation(at, "worksheet", &format!("worksheets/sheet{at}.xml")));
        let sheet = format!(
            r#"<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData></worksheet>"#
        );
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    parts.push(("_rels/.rels".to_owned(), rels(&relation(1, "officeDocument", "xl/workbook.xml"))));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), rels(&beside)));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{names}</sheets></workbook>"#),
    ));
    parts.push((
        "xl/sharedStrings.xml".to_owned(),
        format!(r#"<sst xmlns="{MAIN}" count="4000000000">{strings}</sst>"#),
    ));
    parts.push((
        "xl/styles.xml".to_owned(),
        format!(
            r#"<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>"#
        ),
    ));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    zip(&parts)
}

fn read(kind: FileKind, bytes: Vec<u8>) -> Result<Vec<TextBlock>, NoText> {
    text::read_blocks(kind, false, Cursor::new(bytes))
}

fn shown(blocks: &[TextBlock]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| match block.cell {
            Some(CellPlace { table, row, column }) => {
                format!("{table}:{row}:{column} {}{}", block.label, block.text)
            }
            None => format!("{:?} {}", block.kind, block.text),
        })
        .collect()
}

#[test]
fn each_sheet_is_a_chapter_with_its_cells() {
    let first = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Сумма</t></is></c></row>
        <row r="3"><c s="1"><v>45657</v></c><c s="2"><v>0.255</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>a_x000A_1) b</v></c><c><v></v></c></row>"#;
    let second = r#"<row><c><v>7</v></c></row><row><c><v>0.5</v></c></row>"#;
    let strings = "<si><r><t>Ста</t></r><r><t>тья</t></r><rPh><t>no</t></rPh></si>";
    let file = xlsx(
        &[
            ("Смета", "", first),
            ("Секрет", r#"state="hidden""#, second),
            ("Пусто", "", ""),
            ("Глава 1. Итоги", "", second),
        ],
        strings,
    );
    let expected = [
        "Chapter Смета",
        "0:0:0 Статья",
        "0:0:2 Сумма",
        "0:2:0 31.12.2024",
        "0:2:1 25,50%",
        "0:2:2 TRUE",
        "0:2:3 a",
        "0:2:3 1)b",
        "Chapter Глава 1. Итоги",
        "1:0:0 7",
        "1:1:0 0,5",
    ];
    assert_eq!(shown(&read(FileKind::Xlsx, file).expect("text")), expected);
    let one = read(FileKind::Xlsx, xlsx(&[("Один", "", second)], "")).expect("text");
    assert_eq!(one.first().map(|block| block.kind), Some(BlockKind::Chapter));
}

#[test]
fn what_a_sheet_claims_costs_nothing() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(
        shown(&read(FileKind::Xlsx, xlsx(&[("A", "", far)], "")).expect("text")),
        ["Chapter A", "0:1048575:16383 1"]
    );
    for beyond in ["ZZZZ1", "A1048577"] {
        let cell = format!(r#"<row><c r="{beyond}"><v>1</v></c></row>"#);
        assert_eq!(read(FileKind::Xlsx, xlsx(&[("A", "", &cell)], "")), Err(NoText::Damaged), "{beyond}");
    }
    let many = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(text::limits::MAX_BLOCKS + 1));
    assert_eq!(read(FileKind::Xlsx, xlsx(&[("A", "", &many)], "")), Err(NoText::Damaged));
    let many = "<row><c><v>1</v></c></row>".repeat(text::limits::MAX_BLOCKS + 1);
    assert_eq!(read(FileKind::Xlsx, xlsx(&[("A", "", &many)], "")), Err(NoText::TooLong));
    // One long text shown again and again.
    let strings = format!("<si><t>{}</t></si>", "слово ".repeat(10_000));
    let again = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(1_000);
    assert_eq!(read(FileKind::Xlsx, xlsx(&[("A", "", &again)], &strings)), Err(NoText::TooLong));
    let spaces = format!("<si><t>{}</t></si>", " ".repeat(60_000));
    assert_eq!(read(FileKind::Xlsx, xlsx(&[("A", "", &again)], &spaces)), Err(NoText::TooLong));
    assert_eq!(read(FileKind::Xlsx, xlsx(&[("A", "", "")], "")), Err(NoText::Empty));
}

/// A record of a binary workbook.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let size = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &size.to_le_bytes(), data].concat()
}

fn xls(cells: &[u8]) -> Vec<u8> {
    let begin = record(0x0809, &[0, 6, 5, 0]);
    let end = record(0x000a, &[]);
    let name = b"\x06\x00Sheet1";
    let globals_size = begin.len() + 4 + 6 + name.len() + end.len();
    let at = u32::try_from(globals_size).expect("small").to_le_bytes();
    let sheet = record(0x0085, &[&at[..], &[0, 0], name].concat());
    let stream = [&begin[..], &sheet, &end, &begin, cells, &end].concat();
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    std::io::Write::write_all(&mut compound.create_stream("/Workbook").expect("a stream"), &stream)
        .expect("written");
    compound.into_inner().into_inner()
}

#[test]
fn binary_cells_are_read_in_their_place() {
    let text = record(0x0204, &[2, 0, 1, 0, 0, 0, 2, 0, 1, 0x10, 0x04, 0x11, 0x04]);
    let number = record(0x027e, &[2, 0, 0, 0, 0, 0, 0x33, 0x02, 0, 0]);
    let formula = record(0x0006, &[5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]);
    let result = record(0x0207, &[2, 0, 0, b'o', b'k']);
    let many = record(0x00bd, &[7, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 2, 0]);
    let cells = [text, number, formula, result, many].concat();
    let expected = ["Chapter Sheet1", "0:2:0 1,4", "0:2:1 АБ", "0:5:0 ok", "0:7:1 1", "0:7:2 2"];
    assert_eq!(shown(&read(FileKind::Xls, xls(&cells)).expect("text")), expected);
    // A record that promises more than is left.
    let cut = [cells, vec![0x04, 0x02, 0xff, 0xff]].concat();
    assert_eq!(read(FileKind::Xls, xls(&cut)), Err(NoText::Damaged));
    assert_eq!(read(FileKind::Xls, xls(&record(0x00bd, &[7, 0, 0xff, 0xff, 0, 0]))), Err(NoText::Empty));
}

//! RTF files made here: what a word processor would show.

use std::io::Cursor;

use domain::documents::{CellPlace, FileKind, NoText, TextBlock};

use crate::building::tree;

fn read(rtf: impl AsRef<[u8]>) -> Result<Vec<TextBlock>, NoText> {
    text::read_blocks(FileKind::Rtf, false, Cursor::new(rtf.as_ref()))
}

fn lines(body: &str) -> Vec<String> {
    let blocks = read(format!("{{\\rtf1\\ansi\\ansicpg1251{FONTS}{body}}}")).expect("text");
    blocks.iter().map(|block| format!("{} {}", block.label, block.text).trim().to_owned()).collect()
}

const FONTS: &str = r"{\fonttbl{\f0\fcharset204 Times New Roman;}{\f1\fnil KZ Times;}{\f2\fcharset2 Symbol;}{\f3\fcharset238 Arial CE{\*\falt x};}}";

#[test]
fn letters_come_in_the_code_page_of_their_font() {
    assert_eq!(
        lines(r"\f0\'c7\'e0\'ea\'ee\'ed {\f3 \'9cr\'f3d} \f1\'8d\'e0\'e7\'e0\'9d"),
        ["Закон śród Қазақ"]
    );
    assert_eq!(lines(r"{\lang1087\'8d} {\lang1049\'8d}"), ["Қ Ќ"]);
    assert_eq!(lines(r"\u1178?\u1241\'3f \uc0\u1170 \uc2\u1187ab."), ["Қә Ғң."]);
    assert_eq!(lines(r"\u-10179?\u-8704? a\emdash b\u8211\endash c"), ["😀 a—b–c"]);
    assert_eq!(lines(r"{\upr{Zakon}{\*\ud{\u1047?\'e0}}}"), ["За"]);
}

#[test]
fn printed_numbers_are_labels() {
    let item = |label: &str, level: u8, text: &str| {
        format!("{{\\listtext\\pard\\plain \\f0 {label}\\tab}}\\pard\\ls3\\ilvl{level} {text}\\par\n")
    };
    let body = [
        item("1.", 0, "Point one:"),
        item("1)", 1, "subpoint;"),
        item("2)", 1, "subpoint."),
        item("2.", 0, "Point two."),
        item(r"\f2\'b7", 0, "sign"),
        r"\pard{\pntext 3.\tab}{\*\pn\pnlvlbody}Point three.\par".to_owned(),
    ]
    .concat();
    let blocks = read(format!("{{\\rtf1{FONTS}{body}}}")).expect("text");
    let expected = [
        "Point 1. Point one:",
        "  Subpoint 1) subpoint;",
        "  Subpoint 2) subpoint.",
        "Point 2. Point two.",
        "Paragraph • sign",
        "Point 3. Point three.",
    ];
    assert_eq!(tree(&blocks), expected);
}

#[test]
fn tables_have_cells_and_notes_follow_their_paragraph() {
    let body = r"\trowd\cellx100\cellx200\intbl A\par B\cell C{\super\chftn{\footnote\pard\chftn  Note.}}\cell\row
        \intbl\cell{\trowd\itap2 in\nestcell side\nestcell{\nonesttables\par}}\cell\row\pard After\par
        \trowd\intbl D\cell\row";
    let blocks = read(format!("{{\\rtf1 {body}}}")).expect("text");
    let cells: Vec<_> = blocks
        .iter()
        .map(|block| {
            let place = block.cell.map(|CellPlace { table, row, column }| (table, row, column));
            (place, block.label.as_str(), block.text.as_str())
        })
        .collect();
    let expected = [
        (Some((0, 0, 0)), "", "A"),
        (Some((0, 0, 0)), "", "B"),
        (Some((0, 0, 1)), "", "C"),
        (Some((0, 0, 1)), "1", "Note."),
        (Some((0, 1, 1)), "", "in"),
        (Some((0, 1, 1)), "", "side"),
        (None, "", "After"),
        (Some((1, 0, 0)), "", "D"),
    ];
    assert_eq!(cells, expected);
}

#[test]
fn only_the_text_is_read() {
    let body = r"{\info{\title No}}{\header No\par}{\*\unknown No}{\pict\wmetafile8\bin6 }}}}No}
        {\*\annotation No}{\v no}{\deleted no}Shown{\field{\*\fldinst PAGE}{\fldrslt 7}}\par
        {\field{\*\fldinst TOC \\o}{\fldrslt No\par No\par}}{\stylesheet{\s7 toc 1;}}\pard\s7 No\par\pard
        {\shp{\*\shpinst{\sp{\sn No}{\sv No}}{\shptxt\pard Box\par}}{\shprslt No}}Anchor\par";
    assert_eq!(lines(body), ["Shown7", "Anchor", "Box"]);
}

#[test]
fn headings_are_told_by_level_or_style() {
    let styles = r"{\stylesheet{\s1 heading 1;}{\s15\'cd\'e0\'e7\'e2\'e0\'ed\'e8\'e5;}}";
    let body = r"\pard\s15 Law\par\pard\s1 General\par\pard Text of it.\par\pard\outlinelevel1 Deeper\par";
    let blocks = read(format!("{{\\rtf1\\ansicpg1251{FONTS}{styles}{body}}}")).expect("text");
    assert_eq!(
        tree(&blocks),
        ["Title Law", "Chapter General", "  Paragraph Text of it.", "  Chapter Deeper"]
    );
}

#[test]
fn what_is_cut_or_too_deep_is_not_read() {
    let whole = r"{\rtf1 Text{\b more}\par}";
    assert!(read(whole).is_ok());
    for end in 1..whole.len() {
        assert_eq!(read(&whole[..end]), Err(NoText::Damaged), "{end}");
    }
    assert_eq!(read(format!("{{\\rtf1 {}a{}}}", "{".repeat(5000), "}".repeat(5000))), Err(NoText::TooLong));
    assert_eq!(read(r"{\rtf1 {\pict 00}}"), Err(NoText::Empty));
    let again = format!("{{\\rtf1 a{{{}b}}c\\par}}", r"\footnote\shptxt\field ".repeat(50_000));
    assert_eq!(read(again).map(|blocks| blocks.len()), Ok(2));
    let many = r"{\footnote a\par}".repeat(text::limits::MAX_BLOCKS + 1);
    assert_eq!(read(format!("{{\\rtf1 {many}}}")), Err(NoText::TooLong));
}

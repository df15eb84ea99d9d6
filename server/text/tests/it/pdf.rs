//! PDF files made here.

use std::io::Cursor;

use domain::documents::{BlockKind, FileKind, NoText, TextBlock};

use crate::building::{page, pdf_of_pages, pdf_with_font, stream};

fn read(bytes: Vec<u8>) -> Result<Vec<TextBlock>, NoText> {
    text::read_blocks(FileKind::Pdf, false, Cursor::new(bytes))
}

fn texts(blocks: &[TextBlock]) -> Vec<String> {
    blocks.iter().map(|block| format!("{} {}", block.label, block.text).trim().to_owned()).collect()
}

#[test]
fn lines_become_paragraphs_across_pages_without_headers() {
    let filled = "This line of the document is as wide as the column of text is";
    let contents: Vec<String> = (1..=4)
        .map(|number| {
            page(&[
                (72.0, 800.0, 9.0, "Ministry of Tests"),
                (290.0, 30.0, 9.0, &format!("- {number} -")),
                (
                    90.0,
                    700.0,
                    12.0,
                    &format!("{number}. Point number {number} is so long that it goes on to the line"),
                ),
                (72.0, 685.0, 12.0, filled),
                (72.0, 670.0, 12.0, "and ends here."),
                (90.0, 655.0, 12.0, "1\\) the subpoint of the point."),
                (90.0, 640.0, 12.0, "A plain paragraph is long enough to need one more line of"),
                (72.0, 625.0, 12.0, "this page and its last line ends with no mark and is full too,"),
            ])
        })
        .collect();
    let blocks = read(pdf_of_pages(&contents, "")).expect("text");
    let lines = texts(&blocks);
    assert!(!lines.iter().any(|line| line.contains("Ministry")), "{lines:?}");
    assert!(!lines.iter().any(|line| line.starts_with('-')), "{lines:?}");
    assert_eq!(
        lines.get(..2),
        Some(
            &[
                format!("1. Point number 1 is so long that it goes on to the line {filled} and ends here."),
                "1) the subpoint of the point.".to_owned(),
            ][..]
        )
    );
    assert_eq!(
        blocks.first().map(|block| (block.kind, block.page.map(|page| page.number))),
        Some((BlockKind::Point, Some(1)))
    );
    assert_eq!(blocks.last().and_then(|block| block.page).map(|page| page.number), Some(4));
    let tops: Vec<u16> = blocks
        .iter()
        .filter_map(|block| block.page)
        .filter(|page| page.number == 1)
        .map(|page| page.top)
        .collect();
    assert!(tops.is_sorted() && tops[0] < tops[tops.len() - 1], "{tops:?}");
}

#[test]
fn cyrillic_and_kazakh_letters_come_from_the_map_of_the_font() {
    let text = "Қазақстан Республикасы";
    let mut map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n".to_owned();
    let mut codes = String::new();
    for (code, letter) in (1_u16..).zip(text.chars()) {
        map.push_str(&format!("1 beginbfchar <{code:04X}> <{:04X}> endbfchar\n", u32::from(letter)));
        codes.push_str(&format!("{code:04X}"));
    }
    map.push_str("endcmap end");
    let font = vec![
        b"<</Type/Font/Subtype/Type0/BaseFont/Times/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Times/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>"
            .to_vec(),
        stream("", map.as_bytes()),
    ];
    let content = format!("BT /F 12 Tf 72 700 Td <{codes}> Tj ET");
    assert_eq!(texts(&read(pdf_with_font(&[content], font, "")).expect("text")), [text]);
}

#[test]
fn letters_without_a_map_are_a_picture_of_text() {
    let font = vec![
        b"<</Type/Font/Subtype/Type0/BaseFont/Times/Encoding/Identity-H/DescendantFonts[4 0 R]>>".to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Times/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>".to_vec(),
    ];
    let content = "BT /F 12 Tf 72 700 Td <000100020003> Tj ET".to_owned();
    assert_eq!(read(pdf_with_font(&[content], font, "")), Err(NoText::Scanned));
}

#[test]
fn hidden_text_beside_visible_text_is_not_read() {
    let content = page(&[(72.0, 700.0, 12.0, "Visible")]) + "BT /F 12 Tf 3 Tr 72 650 Td (Hidden) Tj ET";
    assert_eq!(texts(&read(pdf_of_pages(&[content], "")).expect("text")), ["Visible"]);
}

#[test]
fn pages_without_anything_are_empty_and_cut_files_damaged() {
    assert_eq!(read(pdf_of_pages(&[String::new()], "")), Err(NoText::Empty));
    let whole = pdf_of_pages(&[page(&[(72.0, 700.0, 12.0, "Text")])], "");
    let cut = whole.get(..whole.len() / 2).expect("a part").to_vec();
    assert_eq!(read(cut), Err(NoText::Damaged));
    assert_eq!(read(b"%PDF-1.4\nnothing\n%%EOF".to_vec()), Err(NoText::Damaged));
}

#[test]
fn pages_of_pictures_among_others_are_named() {
    let picture = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q";
    let text = |line| page(&[(72.0, 700.0, 12.0, line)]);
    let read = |contents: &[String]| {
        text::read_styled(FileKind::Pdf, false, Cursor::new(pdf_of_pages(contents, "")))
    };
    let both = format!("{picture} {}", text("A text beside a picture."));
    let found = read(&[text("1. The first point."), picture.to_owned(), String::new(), both]).expect("text");
    assert_eq!(found.pictured, [2], "an empty page and one with a text are none");
    assert_eq!(found.blocks.len(), 2);
    assert_eq!(read(&[picture.to_owned()]), Err(NoText::Scanned));
}

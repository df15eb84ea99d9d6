//! Words that stand out: files made here, and that real files say the same with and without them.

use std::fs;
use std::io::Cursor;

use domain::documents::{Emphasis, FileKind, StyledBlock};

use crate::building::{Docx, item, level, p, samples};

fn read(kind: FileKind, file: &[u8]) -> Vec<StyledBlock> {
    let styled = text::read_styled(kind, false, Cursor::new(file)).expect("text").blocks;
    let plain = text::read_blocks(kind, false, Cursor::new(file)).expect("text");
    assert_eq!(styled.iter().map(|styled| styled.block.clone()).collect::<Vec<_>>(), plain);
    styled
}

/// The text with bold between stars, italic between underscores, both between hashes.
fn marked(styled: &StyledBlock) -> String {
    let text = styled.block.text.as_str();
    let mut marked = String::new();
    let mut at = 0;
    for part in &styled.emphasis {
        let (start, end) = (part.start as usize, part.end as usize);
        let sign = match (part.bold, part.italic) {
            (true, true) => "#",
            (true, false) => "*",
            (false, true) => "_",
            (false, false) => panic!("a stretch that does not stand out: {styled:?}"),
        };
        assert!(start < end && start >= at, "{styled:?}");
        marked += &format!("{}{sign}{}{sign}", &text[at..start], &text[start..end]);
        at = end;
    }
    marked + &text[at..]
}

fn lines(kind: FileKind, file: &[u8]) -> Vec<String> {
    let line = |styled: &StyledBlock| format!("{} {}", styled.block.label, marked(styled)).trim().to_owned();
    read(kind, file).iter().map(line).collect()
}

fn docx(body: &str, styles: &str) -> Vec<String> {
    lines(FileKind::Docx, &Docx { body, styles, ..Docx::default() }.build())
}

/// A run with these properties.
fn r(look: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn paragraph(style: &str, runs: &[String]) -> String {
    let style = if style.is_empty() { String::new() } else { format!(r#"<w:pStyle w:val="{style}"/>"#) };
    format!("<w:p><w:pPr>{style}</w:pPr>{}</w:p>", runs.concat())
}

const B: &str = "<w:b/>";
const I: &str = "<w:i/>";

#[test]
fn numbers_are_cut_off_before_places_are_counted() {
    let body = [
        paragraph(
            "",
            &[r(B, "1. Мерзімі"), r("", " – он  "), r(I, "жұмыс"), r(I, " "), r(I, "күні"), r("", ".")],
        ),
        paragraph("", &[r("", "2)\u{a0}"), r(B, "бо"), r("<w:b/><w:i/>", "ль"), r("", "ше")]),
        // The number itself may be all that stands out.
        paragraph("", &[r(B, "3) "), r("", "меньше")]),
        paragraph("", &[r(B, "Статья 5."), r("", " Права "), r(I, "сторон")]),
        paragraph("", &[r("", "– "), r("<w:b/>", "знак"), r("", ";")]),
    ];
    let expected = [
        "1. *Мерзімі* – он _жұмыс күні_.",
        "2) *бо*#ль#ше",
        "3) меньше",
        "Статья 5 Права _сторон_",
        "– *знак*;",
    ];
    assert_eq!(docx(&body.concat(), ""), expected);
}

#[test]
fn spelling_and_spaces_keep_the_places() {
    let body = [
        paragraph("", &[r(B, "И\u{306}"), r("", "од и\u{306}"), r(I, "\u{ad}од\u{200b}"), r("", " бар.")]),
        paragraph("", &[r(B, "Жер"), "<w:r><w:tab/></w:r>".to_owned(), r(B, "кодексі "), r("", "күшінде.")]),
        paragraph("", &[r(B, "екі"), "<w:r><w:br/></w:r>".to_owned(), r(B, "жол"), r(B, " ")]),
        // Deleted words and instructions of fields are not there.
        paragraph(
            "",
            &[
                r(B, "бір"),
                format!("<w:del>{}</w:del>", r("", "жоқ")),
                format!("<w:ins>{}</w:ins>", r(B, "ге")),
            ],
        ),
    ];
    assert_eq!(
        docx(&body.concat(), ""),
        ["*Й*од й_од_ бар.", "*Жер кодексі* күшінде.", "*екі жол*", "*бірге*"]
    );
}

#[test]
fn styles_count_and_headings_are_bold_by_themselves() {
    let styles = r#"
        <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="S"><w:name w:val="Strong text"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/><w:basedOn w:val="S"/><w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="L"><w:name w:val="Long quote"/><w:basedOn w:val="Q"/></w:style>
        <w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>"#;
    let emphasis = r#"<w:rStyle w:val="E"/>"#;
    let body = [
        paragraph("H", &[r("", "Глава 1. Общие положения")]),
        paragraph("H", &[r("", "Глава 2. Новые "), r(I, "правила")]),
        paragraph("S", &[r("", "Весь абзац, "), r(r#"<w:b w:val="0"/>"#, "кроме этого"), r("", ".")]),
        paragraph("Q", &[r("", "Дәйексөз.")]),
        paragraph("L", &[r("", "Ұзын.")]),
        paragraph("", &[r("", "Слово "), r(emphasis, "в стиле"), r(r#"<w:i w:val="false"/>"#, " и без.")]),
    ];
    let expected = [
        "Глава 1 Общие положения",
        "Глава 2 Новые _правила_",
        "*Весь абзац,* кроме этого*.*",
        "#Дәйексөз.#",
        "#Ұзын.#",
        "Слово _в стиле_ и без.",
    ];
    assert_eq!(docx(&body.concat(), styles), expected);
}

#[test]
fn a_heading_typed_by_hand_in_bold_is_only_a_heading() {
    let centred =
        |runs: &[String]| format!(r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}</w:p>"#, runs.concat());
    let body = [
        centred(&[r(B, "Об утверждении "), r("<w:b/><w:i/>", "Правил")]),
        paragraph("", &[r("", "1. "), r(B, "Утвердить.")]),
        // The number of a chapter, and its name in the next line.
        centred(&[r(B, "2-тарау")]),
        centred(&[r(B, "Қарау тәртібі")]),
    ];
    let found = docx(&body.concat(), "");
    assert_eq!(found, ["Об утверждении _Правил_", "1. *Утвердить.*", "2-тарау Қарау тәртібі"]);
}

#[test]
fn items_cells_and_notes_have_their_own() {
    let footnotes = format!(
        r#"<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>"#,
        r("", " Қараңыз: ") + &r(I, "Жер кодексі")
    );
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="1">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#,
        level(0, "bullet", "\u{f0b7}", "")
    );
    let bullet = item(1, 0, "x").replace("<w:r><w:t>x</w:t></w:r>", &(r(B, "Бірінші") + &r("", " белгі")));
    let body = [
        paragraph("", &[r(B, "Сөз"), r("", r#"</w:t><w:footnoteReference w:id="2"/><w:t>."#)]),
        bullet,
        // One paragraph that its author broke into items.
        paragraph(
            "",
            &[r("", "1) бір;</w:t><w:br/><w:t>2) "), r(B, "екі;"), r(I, "</w:t><w:br/><w:t>3) үш.")],
        ),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("", &[r("", "ұя"), r(I, "шық")])),
        // A paragraph whose mark is deleted flows into the next one.
        format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", r(B, "Жер ")),
        p("кодексі."),
    ];
    let body = body.concat();
    let file = Docx { body: &body, footnotes: &footnotes, numbering: &numbering, ..Docx::default() }.build();
    let expected = [
        "*Сөз*.",
        "1 Қараңыз: _Жер кодексі_",
        "• *Бірінші* белгі",
        "1) бір;",
        "2) *екі;*",
        "3) _үш._",
        "_шық_",
        "*Жер* кодексі.",
    ];
    let found = lines(FileKind::Docx, &file);
    let found: Vec<&str> = found.iter().map(|line| line.trim_start_matches("ұя")).collect();
    assert_eq!(found, expected);
}

#[test]
fn rich_text_has_faces_too() {
    let file = br"{\rtf1\ansi\ansicpg1251 1. {\b Bold \i both\i0 } plain {\i it\'e0}lic\b0\par\pard\plain Next \b one\plain .\par}";
    assert_eq!(lines(FileKind::Rtf, file), ["1. *Bold *#both# plain _itа_lic", "Next *one*."]);
}

#[test]
fn a_document_has_the_same_faces_in_both_formats() {
    let Some(folder) = samples("office") else { return };
    let mut words = 0;
    for name in ["testWORD", "testWORD_numbered_list", "testWORD_override_list_numbering", "testWORD_various"]
    {
        let found = |kind: FileKind| {
            let file = fs::read(folder.join(format!("{name}.{}", kind.extension()))).expect(name);
            let styled = read(kind, &file);
            let words = styled.iter().flat_map(|styled| {
                let word = |part: &Emphasis| &styled.block.text[part.start as usize..part.end as usize];
                styled.emphasis.iter().map(move |part| (word(part).to_owned(), part.bold, part.italic))
            });
            let mut words: Vec<_> = words.collect();
            words.sort();
            words
        };
        assert_eq!(found(FileKind::Doc), found(FileKind::Docx), "{name}");
        words += found(FileKind::Docx).len();
    }
    assert!(words > 3, "{words}");
}

#[test]
fn real_files_say_the_same_with_and_without_faces() {
    let Some(folder) = samples("office") else { return };
    let mut standing_out = 0;
    for entry in fs::read_dir(folder).expect("the folder is read").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = fs::read(entry.path()).expect("a sample is read");
        let Ok(found) = text::recognise(&name, &mut Cursor::new(&file)) else { continue };
        let plain = text::read_blocks(found.kind, found.protected, Cursor::new(&file));
        let styled = text::read_styled(found.kind, found.protected, Cursor::new(&file));
        let styled = styled.map(|text| text.blocks);
        for styled in styled.iter().flatten() {
            standing_out += styled.emphasis.len();
            let bare = |text: &str| text.replace(['*', '_', '#'], "");
            assert_eq!(bare(&marked(styled)), bare(&styled.block.text), "{name}");
        }
        let blocks = styled.map(|all| all.into_iter().map(|styled| styled.block).collect::<Vec<_>>());
        assert_eq!(blocks, plain, "{name}");
    }
    assert!(standing_out > 20, "{standing_out}");
}

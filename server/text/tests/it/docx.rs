//! DOCX files made here: what Word would show.

use domain::documents::{CellPlace, FileKind, NoText};

use crate::building::{Docx, item, level, lines, p, read_docx, tree};

fn body_lines(body: &str) -> Vec<String> {
    lines(&Docx { body, ..Docx::default() })
}

fn list(levels: &[String], more: &str) -> String {
    format!(
        r#"<w:abstractNum w:abstractNumId="1">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>{more}"#,
        levels.concat()
    )
}

#[test]
fn lists_are_numbered_as_word_shows() {
    let numbering = list(
        &[
            level(0, "decimal", "%1.", ""),
            level(1, "decimal", "%1.%2.", ""),
            level(2, "russianLower", "%3)", ""),
            level(3, "bullet", "\u{f0b7}", ""),
        ],
        r#"<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"#,
    );
    let body = [
        item(1, 0, "Общие"),
        item(1, 1, "Первый"),
        item(1, 2, "альфа"),
        item(1, 2, "бета"),
        item(1, 3, "знак"),
        item(1, 1, "Второй"),
        item(1, 2, "снова"),
        item(1, 0, "Иные"),
        item(2, 0, "Седьмой"),
        item(1, 0, "Восьмой"),
        item(0, 0, "Без номера"),
    ]
    .concat();
    let docx = Docx { body: &body, numbering: &numbering, ..Docx::default() };
    let expected = [
        "1. Общие",
        "1.1. Первый",
        "а) альфа",
        "б) бета",
        "• знак",
        "1.2. Второй",
        "а) снова",
        "2. Иные",
        "7. Седьмой",
        "8. Восьмой",
        "Без номера",
    ];
    assert_eq!(lines(&docx), expected);
    let depths: Vec<u8> = read_docx(&docx).expect("text").iter().map(|block| block.depth).collect();
    assert_eq!(depths.get(..8), Some(&[0, 1, 2, 2, 3, 1, 2, 0][..]));
}

#[test]
fn levels_may_keep_counting_skip_or_be_legal() {
    let numbering = list(
        &[
            level(0, "upperRoman", "%1.", ""),
            level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            level(2, "lowerRoman", "%3)", r#"<w:lvlRestart w:val="0"/>"#),
        ],
        "",
    );
    let body = [
        item(1, 1, "a"),
        item(1, 2, "b"),
        item(1, 0, "c"),
        item(1, 1, "d"),
        item(1, 2, "e"),
        item(1, 0, "f"),
    ]
    .concat();
    let docx = Docx { body: &body, numbering: &numbering, ..Docx::default() };
    assert_eq!(lines(&docx), ["1.1 a", "i) b", "II. c", "2.1 d", "ii) e", "III. f"]);
}

#[test]
fn styles_bring_headings_and_numbers() {
    let styles = r#"
        <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="K"><w:name w:val="Kapitel"/><w:basedOn w:val="H"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>"#;
    let numbering = list(
        &[
            level(0, "decimal", "Глава %1.", r#"<w:pStyle w:val="H"/>"#),
            level(1, "decimal", "Статья %2.", r#"<w:pStyle w:val="K"/>"#),
        ],
        "",
    );
    let styled = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let body = [
        styled("T", "О проекте"),
        styled("C", "Глава 1. Общие 3"),
        styled("H", "Общие"),
        styled("K", "Понятия"),
        p("Текст статьи."),
        styled("H", "Прочие"),
    ]
    .concat();
    let docx = Docx { body: &body, styles, numbering: &numbering, ..Docx::default() };
    assert_eq!(
        tree(&read_docx(&docx).expect("text")),
        [
            "Title О проекте",
            "Chapter Глава 1 Общие",
            "  Article Статья 1 Понятия",
            "    Paragraph Текст статьи.",
            "Chapter Глава 2 Прочие"
        ]
    );
}

#[test]
fn only_the_final_wording_is_read() {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let t = |text: &str| run(&format!(r#"<w:t xml:space="preserve">{text}</w:t>"#));
    let body = [
        "<w:p>",
        &t("Срок "),
        &format!("<w:del>{}</w:del>", run("<w:delText>десять</w:delText>")),
        &format!("<w:ins>{}</w:ins>", t("пять")),
        &format!("<w:moveFrom>{}</w:moveFrom>", t(" прочь")),
        &run("<w:rPr><w:vanish/></w:rPr><w:t> скрыто</w:t>"),
        &run("<w:tab/><w:t>дней</w:t><w:noBreakHyphen/><w:t>пла</w:t><w:softHyphen/><w:t>нов</w:t><w:br/>"),
        &run(r#"<w:sym w:font="Symbol" w:char="F0B3"/>"#),
        "<w:hyperlink>",
        &t(" ссылка"),
        "</w:hyperlink></w:p>",
    ]
    .concat();
    assert_eq!(body_lines(&body), ["Срок пять дней-планов ≥ ссылка"]);
}

#[test]
fn of_a_field_only_its_result_is_read() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let field = |instruction: &str, result: &str| {
        format!(
            "{}{}{}<w:r><w:t>{result}</w:t></w:r>{}",
            mark("begin"),
            code(instruction),
            mark("separate"),
            mark("end")
        )
    };
    let body = format!("<w:p><w:r><w:t>от </w:t></w:r>{}</w:p><w:p>{}</w:p>", field("DATE", "2 мая"), field("TOC \\o", "Глава 1"))
        // The end mark is lost: what follows must not be lost with it.
        + &format!("<w:p>{}{}</w:p>{}", mark("begin"), code("PAGE"), p("Дальше"));
    assert_eq!(body_lines(&body), ["от 2 мая", "Дальше"]);
}

#[test]
fn alternatives_are_read_once_and_boxes_after_their_paragraph() {
    let boxed = |text: &str| format!("<w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>До</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        boxed("В рамке"),
        boxed("В рамке"),
        p("После"),
        p("После"),
    );
    assert_eq!(body_lines(&body), ["До", "В рамке", "После"]);
}

#[test]
fn a_deleted_paragraph_mark_joins_and_broken_lines_part_items() {
    let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Один </w:t></w:r></w:p>".to_owned()
        + &p("абзац.")
        + "<w:p><w:r><w:t>1) первое;</w:t><w:br/><w:t>второй строкой</w:t><w:br/><w:t>2) второе.</w:t></w:r></w:p>";
    assert_eq!(body_lines(&body), ["Один абзац.", "1) первое; второй строкой", "2) второе."]);
}

#[test]
fn tables_are_cells_with_places() {
    let cell = |properties: &str, inner: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>");
    let nested = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", &p("внутри")));
    let body = [
        "<w:tbl><w:tr>",
        &cell(r#"<w:gridSpan w:val="2"/>"#, &p("широкая")),
        &cell(r#"<w:vMerge w:val="restart"/>"#, &(p("1. пункт") + &nested)),
        "</w:tr><w:tr>",
        &cell("", &p("а")),
        &cell("", &p("")),
        &cell("<w:vMerge/>", &p("продолжение")),
        "</w:tr><w:tr><w:trPr><w:del/></w:trPr>",
        &cell("", &p("удалено")),
        "</w:tr></w:tbl>",
    ]
    .concat();
    let blocks = read_docx(&Docx { body: &body, ..Docx::default() }).expect("text");
    let cells: Vec<_> =
        blocks.iter().map(|block| (block.cell, block.label.as_str(), block.text.as_str())).collect();
    let place = |row, column| Some(CellPlace { table: 0, row, column });
    assert_eq!(
        cells,
        [
            (place(0, 0), "", "широкая"),
            (place(0, 2), "1.", "пункт"),
            (place(0, 2), "", "внутри"),
            (place(1, 0), "", "а")
        ]
    );
}

#[test]
fn notes_follow_their_paragraph() {
    let footnotes = r#"<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> Пояснение</w:t></w:r></w:p></w:footnote>"#;
    let body = r#"<w:p><w:r><w:t>Слово</w:t><w:footnoteReference w:id="2"/><w:t>, дальше.</w:t></w:r></w:p>"#
        .to_owned()
        + &p("Затем.");
    let docx = Docx { body: &body, footnotes, ..Docx::default() };
    assert_eq!(
        tree(&read_docx(&docx).expect("text")),
        ["Paragraph Слово, дальше.", "  Paragraph 1 Пояснение", "Paragraph Затем."]
    );
}

#[test]
fn numbers_typed_by_hand_make_a_tree() {
    let body: String = [
        "Об утверждении Правил",
        "1. Утвердить Правила.",
        "2. Министерству обеспечить:",
        "1) регистрацию;",
        "2) публикацию в случаях:",
        "а) первом;",
        "б) втором.",
        "3. Контроль оставляю за собой.",
        "Министр А. Б. Иванов",
        "Глава 1. Общие положения",
        "Статья 1. Понятия",
        "Текст без номера.",
        "1. Пункт статьи.",
        "2-тарау. Тәртібі",
        "3-бап. Құқықтар",
        "1) тармақша;",
    ]
    .iter()
    .map(|line| p(line))
    .collect();
    let blocks = read_docx(&Docx { body: &body, ..Docx::default() }).expect("text");
    assert_eq!(
        tree(&blocks),
        [
            "Title Об утверждении Правил",
            "Point 1. Утвердить Правила.",
            "Point 2. Министерству обеспечить:",
            "  Subpoint 1) регистрацию;",
            "  Subpoint 2) публикацию в случаях:",
            "    Subpoint а) первом;",
            "    Subpoint б) втором.",
            "Point 3. Контроль оставляю за собой.",
            "Paragraph Министр А. Б. Иванов",
            "Chapter Глава 1 Общие положения",
            "  Article Статья 1 Понятия",
            "    Paragraph Текст без номера.",
            "    Point 1. Пункт статьи.",
            "Chapter 2-тарау Тәртібі",
            "  Article 3-бап Құқықтар",
            "    Subpoint 1) тармақша;",
        ]
    );
}

#[test]
fn headings_numbered_like_points_are_told_by_the_numbers_around_them() {
    let body: String = [
        "1. Общие положения",
        "1. Настоящие Правила.",
        "2. Понятия.",
        "2. Порядок работы",
        "3. Работа начинается.",
    ]
    .iter()
    .map(|line| p(line))
    .collect();
    let blocks = read_docx(&Docx { body: &body, ..Docx::default() }).expect("text");
    assert_eq!(
        tree(&blocks),
        [
            "Chapter 1. Общие положения",
            "  Point 1. Настоящие Правила.",
            "  Point 2. Понятия.",
            "Chapter 2. Порядок работы",
            "  Point 3. Работа начинается.",
        ]
    );
}

#[test]
fn a_document_without_words_is_empty() {
    let empty = Docx { body: &p(" — "), ..Docx::default() };
    assert_eq!(read_docx(&empty), Err(NoText::Empty));
    let strict = Docx { body: &p("Текст."), strict: true, ..Docx::default() };
    assert_eq!(lines(&strict), ["Текст."]);
}

#[test]
fn pictures_are_counted_once() {
    let drawing = r#"<w:r><w:drawing><a:blip xmlns:a="urn:a"/></w:drawing></w:r>"#;
    let old = r#"<w:r><w:pict><v:imagedata xmlns:v="urn:v"/></w:pict></w:r>"#;
    let either = format!(
        r#"<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"#
    );
    let body = format!("<w:p>{drawing}</w:p><w:p>{either}<w:r><w:t>мәтін</w:t></w:r></w:p><w:p>{old}</w:p>");
    let count = |kind| {
        let file = Docx { body: &body, ..Docx::default() }.build();
        text::count_pictures(kind, std::io::Cursor::new(file))
    };
    assert_eq!(count(FileKind::Docx), Ok(3));
    assert_eq!(count(FileKind::Pdf), Ok(0));
}

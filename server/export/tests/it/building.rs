//! Tables and documents made for a test.

use std::io::{Cursor, Read};

use domain::documents::{BlockKind, CellPlace, StyledBlock, TextBlock};
use domain::lang::Lang;
use export::{Cell, Column, Mark, Row, Span, Table, Text};
use proptest::prelude::*;
use zip::ZipArchive;

/// Letters the Kazakh alphabet has beyond the Russian one.
pub const KAZAKH: &str = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";

/// A table with these cells, a row for each slice.
pub fn table(rows: &[&[Cell]]) -> Table {
    let columns = rows.first().map_or(1, |cells| cells.len());
    let column = |index: usize| Column {
        heading: vec![format!("Баған {index}"), format!("Графа {index}")],
        width: 2,
    };
    let row = |(index, cells): (usize, &&[Cell])| Row { id: format!("row-{index}"), cells: cells.to_vec() };
    Table {
        lang: Lang::Kk,
        title: "Ескертулер кестесі / Таблица замечаний".to_owned(),
        about: vec!["Жоба № 5".to_owned(), "Версия 2".to_owned()],
        columns: (1..=columns).map(column).collect(),
        rows: rows.iter().enumerate().map(row).collect(),
    }
}

/// A table as long as those of a large draft.
pub fn long_table(rows: usize) -> Table {
    let cell = |index: usize| {
        Cell::of(vec![
            Span::new(format!("Пункт {index}: срок составляет "), Mark::Plain),
            Span::new("десять", Mark::Struck),
            Span::new("пятнадцать", Mark::Inserted),
            Span::new(" рабочих дней со дня поступления обращения в государственный орган.", Mark::Plain),
        ])
    };
    let rows: Vec<Vec<Cell>> =
        (0..rows).map(|row| (0..8).map(|column| cell(row * 8 + column)).collect()).collect();
    table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// Any text a person or program may have typed.
pub fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        any::<String>(),
        "[а-яәғқңөұүһі ]{0,40}",
        Just("<&]]>\"'".to_owned()),
        Just("\u{200f}אבג\u{202e}\u{200d}\u{feff}".to_owned()),
        Just("\u{1f600}\u{1f468}\u{200d}\u{1f469}".to_owned()),
        Just("\u{0}\u{8}\u{b}\u{1b}\u{7f}\u{ffff}\r\n\t".to_owned()),
        Just("=HYPERLINK(\"x\")".to_owned()),
        Just("_x0041_".to_owned()),
        Just("<r>".to_owned()),
        Just("</r>".to_owned()),
        Just("ұзынсөз".repeat(60)),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// Any cell.
pub fn any_cell() -> impl Strategy<Value = Cell> {
    let mark = prop_oneof![Just(Mark::Plain), Just(Mark::Bold), Just(Mark::Struck), Just(Mark::Inserted)];
    let span = (any_text(), mark).prop_map(|(text, mark)| Span { text, mark });
    let paragraph = prop::collection::vec(span, 0..4);
    prop::collection::vec(paragraph, 0..4).prop_map(|paragraphs| Cell { paragraphs, number: None })
}

/// What stands for a text in a file: one kind of line break, a sign for each character no file can hold.
pub fn in_file(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// A part of a package.
pub fn part(file: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("a part in UTF-8");
    text
}

/// A document of these blocks.
pub fn document(blocks: Vec<TextBlock>) -> Text {
    styled_document(blocks.into_iter().map(Into::into).collect())
}

/// The same with words that stand out.
pub fn styled_document(blocks: Vec<StyledBlock>) -> Text {
    Text {
        lang: Lang::Ru,
        title: "О внесении изменений".to_owned(),
        about: vec!["Жоба № 5".to_owned(), "Версия 2".to_owned()],
        blocks,
    }
}

/// A small law with everything a law has, as the reader of files sees it.
pub fn law() -> Vec<TextBlock> {
    use BlockKind::{Article, Cell, Chapter, Paragraph, Point, Subpoint, Title};
    let block = |kind, depth, label: &str, text: &str, cell| TextBlock {
        kind,
        depth,
        label: label.to_owned(),
        text: text.to_owned(),
        page: None,
        cell,
    };
    let place = |row, column| Some(CellPlace { table: 0, row, column });
    vec![
        block(Title, 0, "", "Об утверждении Правил рассмотрения обращений", None),
        block(Paragraph, 0, "", "В соответствии с Законом ПРИКАЗЫВАЮ:", None),
        block(Point, 0, "1.", "Утвердить прилагаемые Правила.", None),
        block(Point, 0, "2.", "Департаменту обеспечить:", None),
        block(Subpoint, 1, "1)", "государственную регистрацию;", None),
        block(Subpoint, 1, "2)", "размещение в случаях:", None),
        block(Subpoint, 2, "а)", "первом;", None),
        block(Subpoint, 2, "б)", "втором.", None),
        block(Point, 0, "5-1.", "Контроль оставляю за собой.", None),
        block(Chapter, 0, "Глава 1", "Общие положения", None),
        block(Article, 1, "Статья 1", "Основные понятия", None),
        block(Paragraph, 2, "", "В настоящих Правилах используются следующие понятия.", None),
        block(Point, 2, "1.", "Обращение рассматривается в срок десять дней.", None),
        block(Chapter, 0, "2-тарау", "Қарау тәртібі", None),
        block(Article, 1, "3-бап", "Құқықтар мен міндеттер", None),
        block(Subpoint, 2, "1)", "өтінішті қабылдау;", None),
        block(Cell, 2, "", "№", place(0, 0)),
        block(Cell, 2, "", "Наименование", place(0, 1)),
        block(Cell, 2, "1.", "пункт ячейки", place(1, 0)),
        block(Cell, 2, "", "второй абзац ячейки", place(1, 0)),
        block(Cell, 2, "", "Ұйымның атауы", place(1, 1)),
        block(Article, 1, "Статья 4", "Заключительные положения", None),
        block(Paragraph, 2, "", "Настоящие Правила вводятся в действие со дня опубликования.", None),
    ]
}

/// Any blocks, in any order.
pub fn any_blocks() -> impl Strategy<Value = Vec<TextBlock>> {
    use BlockKind::{Article, Cell, Chapter, Paragraph, Point, Subpoint, Title};
    let kind = prop::sample::select(vec![Title, Chapter, Article, Point, Subpoint, Paragraph, Cell]);
    let label = prop::sample::select(vec!["", "5.", "2)", "(1)", "–", "а)", "1", "1.1.1."]);
    let place = (0..3_u32, 0..6_u32, 0..70_u32);
    let block =
        (kind, any::<u8>(), label, any_text(), place).prop_map(|(kind, depth, label, text, place)| {
            let cell = (kind == Cell).then_some(CellPlace { table: place.0, row: place.1, column: place.2 });
            TextBlock { kind, depth, label: label.to_owned(), text: text::normalise(&text), page: None, cell }
        });
    prop::collection::vec(block, 0..8)
        .prop_map(in_reading_order)
        .prop_filter("a document needs a word", |blocks| {
            blocks.iter().any(|block| block.text.contains(char::is_alphanumeric))
        })
}

/// Cells of one table follow each other row by row, as a reader of files gives them.
fn in_reading_order(mut blocks: Vec<TextBlock>) -> Vec<TextBlock> {
    blocks.sort_by_key(|block| block.cell.map(|place| (place.table, place.row, place.column)));
    blocks
}

/// The words of a block, its number first.
pub fn words(block: &TextBlock) -> String {
    format!("{} {}", block.label, block.text).trim().to_owned()
}

/// What the reader of files makes of a text.
pub fn as_read(text: &str) -> String {
    text::normalise(&in_file(text))
}

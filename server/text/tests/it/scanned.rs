//! Lines that a program recognised become blocks as those of a PDF do.

use domain::documents::{BlockKind, NoText};
use text::{ScannedLine, ScannedPage, scanned_blocks};

use crate::building::tree;

/// A line of this text; the distance from the left and the number of the line from the top are given.
fn line(left: f64, row: u32, text: &str) -> ScannedLine {
    let top = 0.12 + f64::from(row) * 0.018;
    let right = (left + 0.0095 * text.chars().count() as f64).min(0.92);
    ScannedLine { text: text.to_owned(), left, top, right, bottom: top + 0.012 }
}

fn page(number: u32, lines: Vec<ScannedLine>) -> ScannedPage {
    ScannedPage { number, width: 0.707, lines }
}

const FULL: &str = "1. В настоящем Законе используются следующие основные понятия и опреде-";

#[test]
fn lines_become_articles_points_and_subpoints() {
    let pages = vec![page(
        1,
        vec![
            line(0.42, 0, "Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ"),
            line(0.20, 2, "Статья 5. Основные понятия"),
            line(0.20, 4, FULL),
            line(0.15, 5, "ления, которые нужны для всех определения:"),
            line(0.20, 6, "1) орган – государственный орган;"),
            line(0.20, 7, "2) лицо – должностное лицо."),
            line(0.20, 8, "2. Срок составляет пятнадцать дней."),
        ],
    )];
    let blocks = scanned_blocks(pages).expect("there is text");
    assert_eq!(
        tree(&blocks),
        [
            "Chapter Глава 1 ОБЩИЕ ПОЛОЖЕНИЯ",
            "  Article Статья 5 Основные понятия",
            "    Point 1. В настоящем Законе используются следующие основные понятия и определения, которые нужны для всех определения:",
            "      Subpoint 1) орган – государственный орган;",
            "      Subpoint 2) лицо – должностное лицо.",
            "    Point 2. Срок составляет пятнадцать дней.",
        ]
    );
    assert!(blocks.iter().all(|block| block.page.map(|page| page.number) == Some(1)));
}

#[test]
fn page_numbers_are_no_text_and_a_paragraph_goes_over_the_page() {
    let number =
        |text: &str| ScannedLine { text: text.to_owned(), left: 0.49, top: 0.95, right: 0.51, bottom: 0.96 };
    let first = vec![
        line(0.20, 0, "Комиссия рассматривает обращения граждан и организаций в течение"),
        number("- 1 -"),
    ];
    let second = vec![line(0.15, 0, "пятнадцати рабочих дней."), number("2 / 14")];
    let blocks = scanned_blocks(vec![page(1, first), page(2, second)]).expect("there is text");
    let [only] = blocks.as_slice() else { panic!("{:?}", tree(&blocks)) };
    assert!(only.text.ends_with("в течение пятнадцати рабочих дней."), "{}", only.text);
    assert!(matches!(only.kind, BlockKind::Title | BlockKind::Paragraph), "{:?}", only.kind);
}

#[test]
fn pages_without_words_have_no_text() {
    assert_eq!(scanned_blocks(Vec::new()), Err(NoText::Empty));
    assert_eq!(scanned_blocks(vec![page(1, vec![line(0.2, 0, "—")])]), Err(NoText::Empty));
}

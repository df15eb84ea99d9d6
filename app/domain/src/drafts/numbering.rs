//! Numbers of a draft's blocks: counted, never typed, so that they are right whatever is moved.

use super::BlockStyle;
use crate::lang::Lang;

/// The letters of parts of subpoints. Kazakh legal texts count with the letters of the Kazakh alphabet; letters that
/// no word begins with are left out, as in printed laws.
const LETTERS: [(Lang, &str); 3] = [
    (Lang::Kk, "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюя"),
    (Lang::Ru, "абвгдежзиклмнопрстуфхцчшщэюя"),
    (Lang::En, "abcdefghijklmnopqrstuvwxyz"),
];

/// Labels and depths of blocks, in order; a depth counts from the outermost block as in
/// [`crate::documents::TextBlock::depth`].
pub fn labels(lang: Lang, styles: &[BlockStyle]) -> Vec<(String, u8)> {
    let mut counters = Counters { in_articles: styles.contains(&BlockStyle::Article), ..Counters::default() };
    styles.iter().map(|style| counters.next(lang, *style)).collect()
}

#[derive(Default)]
struct Counters {
    chapter: u32,
    article: u32,
    point: u32,
    subpoint: u32,
    item: u32,
    /// In a law points begin anew in every article; in rules they are counted through.
    in_articles: bool,
    /// Depth of what stands directly below the last heading.
    base: u8,
    /// Whether there has been a point since.
    open: bool,
}

impl Counters {
    fn next(&mut self, lang: Lang, style: BlockStyle) -> (String, u8) {
        // How deep below the heading: under a point, under a subpoint of it.
        let (point, subpoint) = (u8::from(self.open), u8::from(self.subpoint > 0));
        match style {
            // What is approved by an act, or attached to it, has a title and numbers of its own.
            BlockStyle::Title => {
                *self = Self { in_articles: self.in_articles, ..Self::default() };
                (String::new(), 0)
            }
            BlockStyle::Heading => (String::new(), self.heading(0)),
            BlockStyle::Chapter => {
                self.chapter += 1;
                (chapter(lang, self.chapter), self.heading(0))
            }
            BlockStyle::Article => {
                self.article += 1;
                (article(lang, self.article), self.heading(u8::from(self.chapter > 0)))
            }
            BlockStyle::Point => {
                self.point += 1;
                self.open = true;
                (self.subpoint, self.item) = (0, 0);
                (format!("{}.", self.point), self.base)
            }
            BlockStyle::Subpoint => {
                self.subpoint += 1;
                self.item = 0;
                (format!("{})", self.subpoint), self.base + point)
            }
            BlockStyle::Item => {
                self.item += 1;
                (letter(lang, self.item), self.base + point + subpoint)
            }
            BlockStyle::Bullet => ("–".to_owned(), self.base + point + subpoint),
            BlockStyle::Paragraph | BlockStyle::Table => (String::new(), self.base),
        }
    }

    fn heading(&mut self, depth: u8) -> u8 {
        self.base = depth + 1;
        self.open = false;
        (self.subpoint, self.item) = (0, 0);
        if self.in_articles {
            self.point = 0;
        }
        depth
    }
}

fn chapter(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Kk => format!("{number}-тарау"),
        Lang::Ru => format!("Глава {number}"),
        Lang::En => format!("Chapter {number}"),
    }
}

fn article(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Kk => format!("{number}-бап"),
        Lang::Ru => format!("Статья {number}"),
        Lang::En => format!("Article {number}"),
    }
}

/// After the last letter they are doubled: "аа)".
fn letter(lang: Lang, number: u32) -> String {
    let letters = LETTERS.iter().find(|(known, _)| *known == lang).map_or("", |(_, letters)| letters);
    let count = u32::try_from(letters.chars().count()).unwrap_or(1).max(1);
    let at = number.saturating_sub(1);
    let letter = letters.chars().nth((at % count) as usize).unwrap_or('a');
    let times = (at / count + 1) as usize;
    letter.to_string().repeat(times) + ")"
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockStyle::{Article, Bullet, Chapter, Heading, Item, Paragraph, Point, Subpoint, Title};
    use proptest::prelude::*;

    fn numbers(lang: Lang, styles: &[BlockStyle]) -> Vec<String> {
        labels(lang, styles).into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn rules_are_counted_through() {
        let styles = [Title, Chapter, Point, Subpoint, Item, Item, Subpoint, Point, Chapter, Point, Subpoint];
        let expected = ["", "Глава 1", "1.", "1)", "а)", "б)", "2)", "2.", "Глава 2", "3.", "1)"];
        assert_eq!(numbers(Lang::Ru, &styles), expected);
        let depths: Vec<u8> = labels(Lang::Ru, &styles).into_iter().map(|(_, depth)| depth).collect();
        assert_eq!(depths, [0, 0, 1, 2, 3, 3, 2, 1, 0, 1, 2]);
    }

    #[test]
    fn points_of_a_law_begin_anew_in_each_article() {
        let styles = [Chapter, Article, Point, Point, Article, Point];
        let expected = ["1-тарау", "1-бап", "1.", "2.", "2-бап", "1."];
        assert_eq!(numbers(Lang::Kk, &styles), expected);
    }

    #[test]
    fn what_is_attached_has_numbers_of_its_own() {
        let styles = [Title, Point, Point, Title, Chapter, Point];
        assert_eq!(numbers(Lang::En, &styles), ["", "1.", "2.", "", "Chapter 1", "1."]);
    }

    #[test]
    fn letters_follow_the_alphabet_of_the_text() {
        assert_eq!(numbers(Lang::Kk, &[Item, Item, Item]), ["а)", "ә)", "б)"]);
        assert_eq!(numbers(Lang::Ru, &[Item; 29])[28], "аа)");
    }

    #[test]
    fn running_text_does_not_break_the_count() {
        assert_eq!(
            numbers(Lang::Ru, &[Point, Subpoint, Paragraph, Bullet, Subpoint, Heading, Point])[4],
            "2)"
        );
    }

    proptest! {
        #[test]
        fn depth_grows_by_two_at_most(styles in prop::collection::vec(prop::sample::select(&BlockStyle::ALL[..]), 0..40)) {
            let mut before = 0;
            for (_, depth) in labels(Lang::Ru, &styles) {
                prop_assert!(depth <= before + 2);
                before = depth;
            }
        }
    }
}

//! Numbers of the parts of a legal text, as typed at the beginning of a paragraph or printed by a list.

mod named;
mod plain;
mod signs;

use named::{named, number_first};
use plain::{bullet, dotted, in_brackets, letter, roman};
use signs::{letter_value, parts};

/// The form of a number: items of one sequence share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "Раздел 1", "Глава 2", "2-тарау"; the value orders them from the widest.
    Division(u8),
    /// "Статья 5", "5-бап", "§ 5".
    Article,
    /// "5-тармақ", "Пункт 5".
    NamedPoint,
    /// "1-тармақша", "Подпункт 1".
    NamedSubpoint,
    /// "(1)".
    InBrackets,
    /// "1.", "1.1.", "1.1.1."; the value counts the numbers.
    Dotted(u8),
    /// "1)".
    Bracketed,
    /// "а)", "(a)".
    Letter,
    /// "a." from a list.
    LetterDot,
    /// "aa)".
    DoubleLetter,
    /// "IV.".
    Roman,
    /// "iv)".
    RomanBracketed,
    /// "–", "•".
    Bullet,
    /// Any other text printed by a list.
    Other,
}

/// A number found at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'t> {
    /// Its form.
    pub shape: Shape,
    /// As printed.
    pub printed: String,
    /// Its value, or that of its first part; 0 where it has none.
    pub value: u32,
    /// What follows.
    pub rest: &'t str,
}

/// The number a paragraph begins with. `heading` says that the paragraph is known to be a heading, which makes
/// "§ 5 Begriffe" a number with a name and not the beginning of a sentence.
pub fn read(text: &str, heading: bool) -> Option<Label<'_>> {
    after_dash(text)
        .or_else(|| named(text, heading))
        .or_else(|| number_first(text))
        .or_else(|| in_brackets(text))
        .or_else(|| dotted(text))
        .or_else(|| letter(text))
        .or_else(|| roman(text))
        .or_else(|| bullet(text))
}

/// What a list printed, as a number with a shape.
pub fn of_list(printed: &str, bullet: bool) -> Label<'static> {
    let shape = if bullet {
        Shape::Bullet
    } else {
        read(printed, true).filter(|label| label.rest.is_empty()).map_or_else(
            || {
                let inner = printed.trim_matches(|c: char| !c.is_alphanumeric());
                if inner.chars().all(|c| c.is_ascii_digit() || c == '.') && !inner.is_empty() {
                    Shape::Dotted(parts(inner))
                } else if inner.chars().count() == 1 && printed.ends_with('.') {
                    Shape::LetterDot
                } else {
                    Shape::Other
                }
            },
            |label| label.shape,
        )
    };
    let digits: String =
        printed.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let value = digits.parse().ok().or_else(|| letter_value(printed)).unwrap_or(0);
    let printed = match shape {
        Shape::Division(_) | Shape::Article => printed.trim_end_matches(['.', ':']).to_owned(),
        _ => printed.to_owned(),
    };
    Label { shape, printed, value, rest: "" }
}

/// A new item certainly begins here: used where lines of one paragraph may be several items.
pub fn begins_numbered_item(line: &str) -> bool {
    read(line, false).is_some_and(|label| {
        !label.rest.is_empty()
            && matches!(label.shape, Shape::Dotted(_) | Shape::Bracketed | Shape::Letter | Shape::Article)
    })
}

/// "- 1) …": a dash left over before a number.
fn after_dash(text: &str) -> Option<Label<'_>> {
    let rest = text.strip_prefix(['-', '–', '—', '•'])?.strip_prefix(' ')?;
    dotted(rest)
        .or_else(|| letter(rest))
        .filter(|label| matches!(label.shape, Shape::Bracketed | Shape::Letter))
}

/// Long texts are sentences, short ones may be headings.
pub fn is_short(text: &str) -> bool {
    text.chars().take(251).count() <= 250
}

/// A closing mark that headings do not have.
pub fn ends_like_sentence(text: &str) -> bool {
    text.ends_with(['.', ';', ':', ',', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::{Shape, of_list, read};

    fn label(text: &str) -> Option<(Shape, String, String)> {
        read(text, false).map(|label| (label.shape, label.printed, label.rest.to_owned()))
    }

    fn expect(text: &str, shape: Shape, printed: &str, rest: &str) {
        assert_eq!(label(text), Some((shape, printed.to_owned(), rest.to_owned())), "{text}");
    }

    #[test]
    fn russian_numbers() {
        expect("1. Общие положения", Shape::Dotted(1), "1.", "Общие положения");
        expect("5-1. Министерство", Shape::Dotted(1), "5-1.", "Министерство");
        expect("1.2. Стороны", Shape::Dotted(2), "1.2.", "Стороны");
        expect("1.2 Стороны", Shape::Dotted(2), "1.2", "Стороны");
        expect("2) в установленном порядке", Shape::Bracketed, "2)", "в установленном порядке");
        expect("- 3) размещение", Shape::Bracketed, "3)", "размещение");
        expect("а) документы", Shape::Letter, "а)", "документы");
        expect("Статья 5. Права", Shape::Article, "Статья 5", "Права");
        expect("Статья 5-1", Shape::Article, "Статья 5-1", "");
        expect("Глава 2. Порядок", Shape::Division(4), "Глава 2", "Порядок");
        expect("РАЗДЕЛ II", Shape::Division(2), "РАЗДЕЛ II", "");
        expect("Приложение 1 к приказу", Shape::Division(0), "Приложение 1", "к приказу");
        expect("IV. Ответственность", Shape::Roman, "IV.", "Ответственность");
        expect("- даты согласования;", Shape::Bullet, "-", "даты согласования;");
    }

    #[test]
    fn kazakh_and_other_numbers() {
        expect("5-бап. Құқықтар", Shape::Article, "5-бап", "Құқықтар");
        expect("6-1-бап. Құқықтар", Shape::Article, "6-1-бап", "Құқықтар");
        expect("2-тарау. Тәртіп", Shape::Division(4), "2-тарау", "Тәртіп");
        expect("§ 5", Shape::Article, "§ 5", "");
        expect("§ 1a Begriffe", Shape::Article, "§ 1a", "Begriffe");
        expect("Article 3. Scope", Shape::Article, "Article 3", "Scope");
        expect("(1) Die Behörde", Shape::InBrackets, "(1)", "Die Behörde");
        expect("(a) the body", Shape::Letter, "(a)", "the body");
        expect("aa) der Antrag", Shape::DoubleLetter, "aa)", "der Antrag");
    }

    #[test]
    fn sentences_are_no_numbers() {
        for text in [
            "01.01.2014 года",
            "2013 жылғы 2 қазан",
            "1.5 млн тенге",
            "А. Б. Иванов",
            "г. Астана",
            "Статья 5 Закона применяется в следующих случаях.",
            "5-баптың 2-тармағы",
            "(далее – Закон) принят",
            "Часть средств направляется на счёт.",
            "775. ",
            "2014. gada",
        ] {
            assert!(
                label(text).is_none_or(|(shape, _, _)| text.starts_with("775") && shape == Shape::Dotted(1)),
                "{text}"
            );
        }
    }

    #[test]
    fn list_numbers_have_shapes() {
        assert_eq!(of_list("1.1.", false).shape, Shape::Dotted(2));
        assert_eq!(of_list("1.1", false).shape, Shape::Dotted(2));
        assert_eq!(of_list("(3)", false).shape, Shape::InBrackets);
        assert_eq!(of_list("а)", false).shape, Shape::Letter);
        assert_eq!(of_list("Статья 4.", false).printed, "Статья 4");
        assert_eq!(of_list("a.", false).shape, Shape::LetterDot);
        assert_eq!(of_list("•", true).shape, Shape::Bullet);
    }
}

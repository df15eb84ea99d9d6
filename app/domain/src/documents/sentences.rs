//! Sentences of a legal text in Russian, Kazakh, English or German: the unit a remark may quote and a redline compares.
//!
//! A dot ends a sentence only where a reader would stop: not in "ст. 5", "2.5", "А. Б. Иванов", "т.б.", "№ 5.",
//! nor after the number that opens a point.

use std::ops::Range;

/// Abbreviations written with a dot that are always followed by the rest of the sentence: lower case, the part after
/// the last inner dot. Single letters ("п.", "г.", "б.", "ж.", initials) never end a sentence and need no entry.
const NEVER_LAST: &[&str] = &[
    // Russian
    "ст",
    "пп",
    "подп",
    "абз",
    "чч",
    "гл",
    "разд",
    "прил",
    "рис",
    "табл",
    "стр",
    "гг",
    "гор",
    "пос",
    "обл",
    "р-н",
    "им",
    "ул",
    "просп",
    "пер",
    "мкр",
    "кв",
    "оф",
    "корп",
    "тел",
    "см",
    "ср",
    "напр",
    "тыс",
    "млн",
    "млрд",
    "трлн",
    "руб",
    "коп",
    "тг",
    "ок",
    "зам",
    "гос",
    "проф",
    "акад",
    "доц",
    "канд",
    "докт",
    "изд",
    "вып",
    "утв",
    "исх",
    "вх",
    // Kazakh
    "жж",
    "көш",
    "даң",
    "ауд",
    "бөл",
    "мыс",
    "тарм",
    "тармақш",
    "мың",
    "қос",
    "сур",
    "кест",
    // English
    "no",
    "nos",
    "art",
    "arts",
    "sec",
    "secs",
    "ch",
    "para",
    "paras",
    "cl",
    "cls",
    "reg",
    "regs",
    "sch",
    "fig",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "hon",
    "st",
    "vs",
    "cf",
    "eg",
    "ie",
    "vol",
    "pt",
    "pp",
    "eds",
    "rev",
    "approx",
    // German
    "abs",
    "nr",
    "nrn",
    "buchst",
    "bgbl",
    "abl",
    "bek",
    "anl",
    "kap",
    "tab",
    "bzw",
    "ggf",
    "vgl",
    "sog",
    "zzgl",
    "einschl",
    "mio",
];

/// Months of the languages that write the day as an ordinal number before a capital letter: "3. August 2016".
const MONTHS: &[&str] = &[
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
];

/// Abbreviations that may close a sentence: they do when a word with a capital letter follows.
const MAYBE_LAST: &[&str] = &["т.д", "т.п", "др", "пр", "т.б", "т.с.с", "etc", "inc", "ltd", "co", "al"];

/// Byte ranges of the sentences of `text`, in order. Between and around them there is only white space.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = skip_space(text, 0);
    let mut first_word = word_from(text, start);
    let mut at = start;
    while let Some(mark) = text[at..].chars().next() {
        let after_mark = at + mark.len_utf8();
        if !is_terminator(mark) {
            at = after_mark;
            continue;
        }
        let end = absorb_closing(text, at);
        let next_start = skip_space(text, end);
        if next_start == end && end < text.len() {
            at = after_mark.max(end);
            continue;
        }
        if next_start >= text.len() {
            break;
        }
        if ends_sentence(text, (start, first_word), (at, end), next_start) {
            found.push(start..end);
            start = next_start;
            first_word = word_from(text, start);
        }
        at = next_start;
    }
    let tail = text.trim_end().len();
    if start < tail {
        found.push(start..tail);
    }
    found
}

const fn is_terminator(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…')
}

const fn is_closing(mark: char) -> bool {
    matches!(mark, '»' | '”' | '"' | '’' | '\'' | ')' | ']' | '“')
}

const fn is_opening(mark: char) -> bool {
    matches!(mark, '«' | '„' | '“' | '"' | '(' | '[' | '\'' | '‘')
}

fn skip_space(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}

/// The end of a run of marks such as `?!`, `...`, `.»` that starts at `from`.
fn absorb_closing(text: &str, from: usize) -> usize {
    text[from..]
        .char_indices()
        .find(|(_, mark)| !is_terminator(*mark) && !is_closing(*mark))
        .map_or(text.len(), |(offset, _)| from + offset)
}

fn word_from(text: &str, from: usize) -> usize {
    text[from..].find(char::is_alphanumeric).map_or(text.len(), |offset| from + offset)
}

/// Whether the marks at `dot..end` close the sentence that began at `start` and has its first word at `first_word`,
/// given that `next` begins the next word.
fn ends_sentence(
    text: &str,
    (start, first_word): (usize, usize),
    (dot, end): (usize, usize),
    next: usize,
) -> bool {
    let marks = &text[dot..end];
    let Some(first) = text[next..].chars().find(|mark| !is_opening(*mark)) else {
        return false;
    };
    if first.is_lowercase() || matches!(first, '—' | '–' | '-' | ',' | ';' | ':') {
        return false;
    }
    if marks.starts_with("..") || marks.contains(['!', '?', '…']) || marks.chars().any(is_closing) {
        return true;
    }
    let before = &text[start..dot];
    let word = last_word(before);
    if word.is_empty() {
        // "(…). Next": the dot follows a bracket or a quotation mark. A dot alone is no sentence.
        return first_word < dot;
    }
    let ahead = before[..before.len() - word.len()].trim_end();
    let opens_sentence =
        ahead.is_empty() || ahead.chars().all(|c| is_opening(c) || matches!(c, '-' | '–' | '•'));
    if is_number(word) {
        let is_day = word.len() <= 2 && names_month(&text[next..]);
        return !(opens_sentence || is_day || ends_with_number_sign(ahead));
    }
    if opens_sentence && is_roman(word) {
        return false;
    }
    let lower = word.to_lowercase();
    if MAYBE_LAST.contains(&lower.as_str()) {
        return starts_with_capitalised_word(&text[next..]);
    }
    let last_part = lower.rsplit('.').next().unwrap_or_default();
    let after_hyphen = lower.rsplit(['.', '-']).next().unwrap_or_default();
    if after_hyphen.chars().count() <= 1 || NEVER_LAST.contains(&last_part) {
        return false;
    }
    // "Статья 5", "Глава 2.1": the number that names the unit.
    !(opens_sentence && lower.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')))
}

/// The letters, digits and inner dots and hyphens at the end of `before`.
fn last_word(before: &str) -> &str {
    let from = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '-' | '\u{301}'))
        .last()
        .map_or(before.len(), |(at, _)| at);
    &before[from..]
}

fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M' | 'Х' | 'С' | 'М' | 'І'))
}

fn ends_with_number_sign(ahead: &str) -> bool {
    ahead.ends_with('№') || {
        let last = ahead.trim_end_matches('.');
        let word = last_word(last).to_lowercase();
        matches!(word.as_str(), "no" | "nos" | "n") || opens_with_unit_name(last)
    }
}

fn names_month(next: &str) -> bool {
    let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    MONTHS.contains(&word.to_lowercase().as_str())
}

/// "Статья 5. Название": the sentence so far is nothing but the name of a unit, its number follows.
fn opens_with_unit_name(ahead: &str) -> bool {
    const UNITS: &[&str] = &[
        "статья",
        "глава",
        "раздел",
        "подраздел",
        "параграф",
        "пункт",
        "подпункт",
        "приложение",
        "часть",
        "§",
        "article",
        "chapter",
        "section",
        "part",
        "paragraph",
        "annex",
        "schedule",
    ];
    UNITS.contains(&ahead.trim().to_lowercase().as_str())
}

fn starts_with_capitalised_word(next: &str) -> bool {
    let mut letters = next.chars().skip_while(|c| is_opening(*c));
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(|c| c.is_lowercase() || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    fn whole(text: &str) {
        assert_eq!(split(text), vec![text]);
    }

    #[test]
    fn russian_sentences_end_at_the_full_stop() {
        assert_eq!(
            split("Приказ вводится в действие. Контроль возложить на вице-министра.  Срок – десять дней."),
            ["Приказ вводится в действие.", "Контроль возложить на вице-министра.", "Срок – десять дней."]
        );
    }

    #[test]
    fn russian_abbreviations_do_not_end_a_sentence() {
        whole("В соответствии со ст. 5 Закона, п. 2 и пп. 1 Правил, а также гл. 3 Кодекса");
        whole("Министерство находится в г. Астана, ул. Орынбор, д. 8.");
        whole("от 11 января 2007 г. Об информатизации");
        whole("документы, справки и т.д. в порядке, т.е. по форме согласно прил. 1");
        whole("Президент А. Б. Иванов подписал");
        whole("Исполняющий обязанности министра Е.К. Сарсенов");
        whole("сумма 2.5 млн. тенге");
        whole("приказ № 5. Зарегистрирован");
    }

    #[test]
    fn an_enumeration_closed_by_and_so_on_ends_before_a_capitalised_word() {
        assert_eq!(split("Письма, справки и т.д. Срок – день."), ["Письма, справки и т.д.", "Срок – день."]);
    }

    #[test]
    fn the_number_of_a_point_belongs_to_its_sentence() {
        whole("5. Утвердить прилагаемые Правила.");
        whole("1.2. Стороны обязуются");
        whole("IV. Заключительные положения");
        whole("Статья 5. Права и обязанности");
        assert_eq!(split("Принят в 2013. Действует поныне."), ["Принят в 2013.", "Действует поныне."]);
    }

    #[test]
    fn quotes_and_ellipsis() {
        assert_eq!(
            split("Закон «Об информатизации». Он действует… Далее! «Вот так?» Да."),
            ["Закон «Об информатизации».", "Он действует…", "Далее!", "«Вот так?»", "Да."]
        );
        whole("Он подумал... и согласился");
        whole("«Что делать?» — спросил он.");
    }

    #[test]
    fn kazakh_sentences_and_abbreviations() {
        assert_eq!(
            split("Осы бұйрық қолданысқа енгізіледі. Бақылау вице-министрге жүктелсін."),
            ["Осы бұйрық қолданысқа енгізіледі.", "Бақылау вице-министрге жүктелсін."]
        );
        whole("құжаттар, хаттар және т.б. Заңға сәйкес беріледі".replace("Заңға", "заңға").as_str());
        whole("2013 ж. 2 қазандағы № 775 бұйрығы, 14-б. Астана қ. Министрлік");
        whole("Министр Ә. Жұмағалиев қол қойды");
    }

    #[test]
    fn english_sentences_and_abbreviations() {
        whole("Order No. 5 and Art. 3 of the Law, cf. Sec. 2 and Mr. Smith");
        assert_eq!(
            split("It applies (see Art. 3). Nothing else does."),
            ["It applies (see Art. 3).", "Nothing else does."]
        );
        assert_eq!(split("Is it so? Yes."), ["Is it so?", "Yes."]);
    }

    #[test]
    fn german_sentences_and_abbreviations() {
        whole("Nach § 3 Abs. 5 Nr. 2 Buchst. a des Gesetzes vom 3. August 2016 (BGBl. I S. 1866) gilt dies");
        assert_eq!(
            split("Es gilt § 3 Abs. 5. Dies gilt bis zum 31. Dezember 2016. August war gestern."),
            ["Es gilt § 3 Abs. 5.", "Dies gilt bis zum 31. Dezember 2016.", "August war gestern."]
        );
    }

    #[test]
    fn odd_input() {
        assert!(split("").is_empty());
        assert!(split("  \n ").is_empty());
        assert_eq!(split(". . ."), [". . ."]);
        assert_eq!(split("  без точки "), ["без точки"]);
    }

    proptest::proptest! {
        #[test]
        fn ranges_cover_everything_but_white_space(text in "[а-яА-Яa-zA-Z0-9 .!?…«»()№\n-]{0,120}") {
            let ranges = sentences(&text);
            let mut at = 0;
            for range in &ranges {
                proptest::prop_assert!(text[at..range.start].trim().is_empty());
                proptest::prop_assert!(!text[range.clone()].trim().is_empty());
                proptest::prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
                at = range.end;
            }
            proptest::prop_assert!(text[at..].trim().is_empty());
        }
    }
}

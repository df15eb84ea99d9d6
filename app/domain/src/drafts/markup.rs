//! How a block's text is kept: words, with stars around those that stand out.
//!
//! `**bold**`, `*italic*`, `***both***`; a backslash before a star, a bar or a backslash takes it for itself. In a table a
//! line is a row, and bars part its cells. So a text can be typed without scripts, compared word by word and stored as
//! it is.

use crate::documents::Emphasis;

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
}

/// What a marked-up text says.
pub fn runs(markup: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let (mut bold, mut italic) = (false, false);
    let mut rest = markup.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            '*' => {
                let mut stars = 1;
                while stars < 3 && rest.next_if_eq(&'*').is_some() {
                    stars += 1;
                }
                bold ^= stars >= 2;
                italic ^= stars != 2;
            }
            '\\' => match rest.next_if(|escaped| is_special(*escaped)) {
                Some(escaped) => push(&mut found, escaped, bold, italic),
                None => push(&mut found, '\\', bold, italic),
            },
            letter => push(&mut found, letter, bold, italic),
        }
    }
    found
}

const fn is_special(letter: char) -> bool {
    matches!(letter, '*' | '\\' | '|')
}

fn push(found: &mut Vec<Run>, letter: char, bold: bool, italic: bool) {
    match found.last_mut() {
        Some(run) if run.bold == bold && run.italic == italic => run.text.push(letter),
        _ => found.push(Run { text: letter.to_string(), bold, italic }),
    }
}

/// The marked-up text of words.
pub fn markup(runs: &[Run]) -> String {
    let mut out = String::new();
    let (mut bold, mut italic) = (false, false);
    for run in runs.iter().filter(|run| !run.text.is_empty()) {
        out.push_str(turned(bold != run.bold, italic != run.italic));
        (bold, italic) = (run.bold, run.italic);
        for letter in run.text.chars() {
            if is_special(letter) {
                out.push('\\');
            }
            out.push(letter);
        }
    }
    out.push_str(turned(bold, italic));
    out
}

const fn turned(bold: bool, italic: bool) -> &'static str {
    match (bold, italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    }
}

/// The words alone.
pub fn plain(text: &str) -> String {
    runs(text).into_iter().map(|run| run.text).collect()
}

/// The words, and which of them stand out.
pub fn emphasised(text: &str) -> (String, Vec<Emphasis>) {
    let mut words = String::new();
    let mut emphasis = Vec::new();
    for Run { text, bold, italic } in runs(text) {
        let start = length(&words);
        words.push_str(&text);
        if bold || italic {
            emphasis.push(Emphasis { start, end: length(&words), bold, italic });
        }
    }
    (words, emphasis)
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// The marked-up text of words some of which stand out. A stretch that does not lie in the words is left out.
pub fn marked(words: &str, emphasis: &[Emphasis]) -> String {
    let mut runs = Vec::new();
    let mut at = 0;
    for stretch in emphasis {
        let (start, end) = (stretch.start as usize, stretch.end as usize);
        let (Some(before), Some(text)) = (words.get(at..start), words.get(start..end)) else { continue };
        runs.push(Run { text: before.to_owned(), ..Run::default() });
        runs.push(Run { text: text.to_owned(), bold: stretch.bold, italic: stretch.italic });
        at = end;
    }
    runs.push(Run { text: words.get(at..).unwrap_or_default().to_owned(), ..Run::default() });
    markup(&runs)
}

/// A text in one form however it was typed: single spaces, none at the ends, no stars around nothing.
pub fn tidy(text: &str) -> String {
    let mut out: Vec<Run> = Vec::new();
    let mut space = false;
    for Run { text, bold, italic } in runs(text) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                space = !out.is_empty();
                continue;
            }
            if space {
                space = false;
                // A space belongs to what stands out only between two words that do.
                let alike = out.last().is_some_and(|run| run.bold == bold && run.italic == italic);
                push(&mut out, ' ', alike && bold, alike && italic);
            }
            if !letter.is_control() && letter != '\u{ad}' {
                push(&mut out, letter, bold, italic);
            }
        }
    }
    markup(&out)
}

/// The rows of a table, each with its cells.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().filter(|line| !line.trim().is_empty()).map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    // Bars at the ends are allowed, as people draw them.
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for letter in line.chars() {
        match letter {
            '|' if !escaped => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(letter);
                }
            }
        }
        escaped = letter == '\\' && !escaped;
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells
}

/// The marked-up text of a table; every row gets as many cells as the longest.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let line = |row: &Vec<String>| {
        let mut line = String::from("|");
        for column in 0..columns {
            line.push(' ');
            line.push_str(&tidy(row.get(column).map_or("", String::as_str)));
            line.push_str(" |");
        }
        line
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run() -> impl Strategy<Value = Run> {
        ("[а-яәa-z*\\\\|, ]{1,6}", any::<bool>(), any::<bool>()).prop_map(|(text, bold, italic)| Run {
            text,
            bold,
            italic,
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(parts in prop::collection::vec(run(), 0..6)) {
            let text = markup(&parts);
            prop_assert_eq!(markup(&runs(&text)), text.clone());
            prop_assert_eq!(plain(&text), parts.iter().map(|run| run.text.as_str()).collect::<String>());
            let (words, emphasis) = emphasised(&text);
            prop_assert_eq!(marked(&words, &emphasis), text);
        }

        #[test]
        fn tidying_twice_changes_nothing(text in "[а-я*\\\\| \n\t]{0,30}") {
            let once = tidy(&text);
            prop_assert_eq!(tidy(&once), once.clone());
            prop_assert!(!plain(&once).contains("  "));
        }

        #[test]
        fn a_table_is_read_back(cells in prop::collection::vec(prop::collection::vec("[а-я*|\\\\ ]{0,5}", 1..4), 1..4)) {
            let text = table(&cells);
            prop_assert_eq!(table(&rows(&text)), text.clone());
            prop_assert_eq!(rows(&text).len(), cells.len());
        }
    }

    #[test]
    fn stars_make_words_stand_out() {
        let bold = |text: &str| Run { text: text.to_owned(), bold: true, italic: false };
        assert_eq!(runs("**а** б")[0], bold("а"));
        assert_eq!(plain(r"2 \* 2"), "2 * 2");
        assert_eq!(tidy("  **а  б** ,  "), "**а б** ,");
        assert_eq!(tidy("****"), "");
        assert_eq!(rows("| а | б\\|в |\n| г |"), [vec![" а ", " б\\|в "], vec![" г "]]);
    }
}

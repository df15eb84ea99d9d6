//! Words broken at the end of a line.

use std::collections::HashSet;

/// What the document itself says about its words.
#[derive(Debug, Default)]
pub struct Words {
    known: HashSet<String>,
    /// Many lines end with a hyphen: the words are broken by a program, not joined by the author.
    broken_by_program: bool,
}

/// Lines ending with a hyphen, one in how many, that show a program at work.
const ONE_IN: usize = 20;

impl Words {
    /// Learns the words of all lines.
    pub fn learn<'l>(lines: impl Iterator<Item = &'l str>) -> Self {
        let mut words = Self::default();
        let (mut total, mut broken) = (0, 0);
        for line in lines {
            total += 1;
            let line = line.trim_end();
            let ends_broken =
                line.ends_with('-') && line.trim_end_matches('-').ends_with(char::is_alphabetic);
            broken += usize::from(ends_broken);
            let complete =
                if ends_broken { line.rsplit_once(' ').map_or("", |(before, _)| before) } else { line };
            words
                .known
                .extend(complete.split(|c: char| !(c.is_alphanumeric() || c == '-')).map(str::to_lowercase));
        }
        words.broken_by_program = broken * ONE_IN > total;
        words
    }

    /// Puts `next` after `text`, mending a word broken between them.
    pub fn join(&self, text: &mut String, next: &str) {
        text.truncate(text.trim_end().len());
        let next = next.trim_start();
        if text.ends_with('\u{ad}') {
            text.pop();
        } else if text.ends_with(" -") {
            text.push(' ');
        } else if text.ends_with('-') && next.starts_with(char::is_lowercase) {
            let head = text.rsplit(' ').next().unwrap_or_default();
            let tail: String = next.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            let joined = format!("{}{tail}", head.trim_end_matches('-')).to_lowercase();
            let hyphened = format!("{head}{tail}").to_lowercase();
            let mends = self.known.contains(joined.trim_start_matches(|c: char| !c.is_alphanumeric()))
                || (self.broken_by_program && !self.known.contains(&hyphened));
            if mends && head.trim_end_matches('-').ends_with(char::is_alphabetic) {
                text.pop();
            }
        } else if !text.is_empty() && !text.ends_with('-') {
            text.push(' ');
        }
        text.push_str(next);
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn join(lines: &[&str]) -> String {
        let words = Words::learn(lines.iter().copied());
        let mut text = String::new();
        for line in lines {
            words.join(&mut text, line);
        }
        text
    }

    #[test]
    fn broken_words_are_mended_and_joined_words_kept() {
        assert_eq!(join(&["мини\u{ad}", "стерство"]), "министерство");
        assert_eq!(join(&["Министерство и мини-", "стерство"]), "Министерство и министерство");
        let mut long = vec!["слово в строке"; 30];
        long.extend(["на интранет-", "портале"]);
        assert!(join(&long).ends_with("на интранет-портале"));
        assert_eq!(join(&["одно", "другое"]), "одно другое");
        assert_eq!(join(&["срок -", "день"]), "срок - день");
    }
}

//! Numbers with nouns. Kazakh keeps the noun in the singular after a numeral, Russian has three forms, English two.

use domain::lang::Lang;

/// A phrase that holds `{n}`, in every form its languages need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forms {
    /// Kazakh: one form.
    pub kk: &'static str,
    /// Russian: for 1, for 2–4, for the rest (21 goes as 1, 11 does not).
    pub ru: [&'static str; 3],
    /// English: for 1, for the rest.
    pub en: [&'static str; 2],
}

impl Forms {
    /// The form that goes with the number.
    pub const fn form(&self, lang: Lang, n: u64) -> &'static str {
        match lang {
            Lang::Kk => self.kk,
            Lang::Ru => self.ru[russian(n)],
            Lang::En => self.en[(n != 1) as usize],
        }
    }

    /// The phrase with the number in it.
    pub fn count(&self, lang: Lang, n: u64) -> String {
        self.form(lang, n).replace("{n}", &number(n))
    }
}

const fn russian(n: u64) -> usize {
    match (n % 10, n % 100) {
        (1, tail) if tail != 11 => 0,
        (2..=4, tail) if tail < 12 || tail > 14 => 1,
        _ => 2,
    }
}

/// A number with its thousands parted by a no-break space, as all three languages may write it.
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOTES: Forms = Forms {
        kk: "{n} дауыс",
        ru: ["{n} голос", "{n} голоса", "{n} голосов"],
        en: ["{n} vote", "{n} votes"],
    };

    #[test]
    fn russian_has_three_forms() {
        let cases = [
            (0, "0 голосов"),
            (1, "1 голос"),
            (2, "2 голоса"),
            (4, "4 голоса"),
            (5, "5 голосов"),
            (11, "11 голосов"),
            (12, "12 голосов"),
            (14, "14 голосов"),
            (21, "21 голос"),
            (22, "22 голоса"),
            (111, "111 голосов"),
            (121, "121 голос"),
            (1012, "1012 голосов"),
        ];
        for (n, text) in cases {
            assert_eq!(VOTES.count(Lang::Ru, n), text);
        }
    }

    #[test]
    fn kazakh_keeps_the_singular_and_english_has_two() {
        assert_eq!(VOTES.count(Lang::Kk, 1), "1 дауыс");
        assert_eq!(VOTES.count(Lang::Kk, 15), "15 дауыс");
        assert_eq!(VOTES.count(Lang::En, 1), "1 vote");
        assert_eq!(VOTES.count(Lang::En, 0), "0 votes");
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!(number(9_999), "9999");
        assert_eq!(number(10_000), "10\u{a0}000");
        assert_eq!(number(1_234_567), "1\u{a0}234\u{a0}567");
    }
}

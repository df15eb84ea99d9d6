//! Numbers as Word prints them in a list.

/// How a level of a list prints its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// 1, 2, 3
    Decimal,
    /// 01, 02, 03
    DecimalZero,
    /// a, b … z, aa
    Letters {
        /// The alphabet.
        alphabet: &'static [char],
        /// Capital letters.
        upper: bool,
    },
    /// i, ii, iii
    Roman {
        /// Capital letters.
        upper: bool,
    },
    /// A sign that is the same for every item.
    Bullet,
    /// Nothing.
    None,
}

const LATIN: &[char] = &[
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u',
    'v', 'w', 'x', 'y', 'z',
];

/// Without ё, й, ъ, ы, ь, as Word counts.
const RUSSIAN: &[char] = &[
    'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'к', 'л', 'м', 'н', 'о', 'п', 'р', 'с', 'т', 'у', 'ф', 'х',
    'ц', 'ч', 'ш', 'щ', 'э', 'ю', 'я',
];

/// Repeating a letter more often than this prints nothing useful.
const MAX_REPEATS: usize = 20;

impl NumberFormat {
    /// The format Word calls `name`; formats of other scripts print as decimals.
    pub fn by_name(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "lowerLetter" => Self::Letters { alphabet: LATIN, upper: false },
            "upperLetter" => Self::Letters { alphabet: LATIN, upper: true },
            "russianLower" => Self::Letters { alphabet: RUSSIAN, upper: false },
            "russianUpper" => Self::Letters { alphabet: RUSSIAN, upper: true },
            "lowerRoman" => Self::Roman { upper: false },
            "upperRoman" => Self::Roman { upper: true },
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// The number in this format.
    pub fn print(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::Letters { alphabet, upper } => letters(number, alphabet, upper),
            Self::Roman { upper } => roman(number, upper),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// After the last letter Word doubles: z, aa, bb.
fn letters(number: u32, alphabet: &[char], upper: bool) -> String {
    let Some(index) = (number as usize).checked_sub(1) else { return String::new() };
    let Some(letter) = alphabet.get(index % alphabet.len()) else { return String::new() };
    let repeats = (index / alphabet.len() + 1).min(MAX_REPEATS);
    let printed = letter.to_string().repeat(repeats);
    if upper { printed.to_uppercase() } else { printed }
}

fn roman(number: u32, upper: bool) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut printed = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            printed.push_str(sign);
            rest -= value;
        }
    }
    if upper { printed.to_uppercase() } else { printed }
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;

    #[test]
    fn formats_print_as_word_does() {
        let print = |name, number| NumberFormat::by_name(name).print(number);
        assert_eq!(print("decimal", 12), "12");
        assert_eq!(print("lowerLetter", 27), "aa");
        assert_eq!(print("russianLower", 1), "а");
        assert_eq!(print("russianLower", 10), "к");
        assert_eq!(print("russianUpper", 29), "АА");
        assert_eq!(print("upperRoman", 1994), "MCMXCIV");
        assert_eq!(print("lowerRoman", 4), "iv");
        assert_eq!(print("decimalZero", 4), "04");
        assert_eq!(print("lowerLetter", 0), "");
    }
}

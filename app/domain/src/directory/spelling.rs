//! Finding people however their names are typed: in the wrong keyboard layout, in Latin letters, without the
//! Kazakh ones.

/// The keys of the Latin layout and what they give in the Russian one.
const LATIN_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
/// Keys that the Kazakh layout uses for its own letters.
const DIGIT_KEYS: &str = "234589-=0";
const KAZAKH_KEYS: &str = "әіңғүұөһқ";

/// Letters that make one sound together, longer ones first.
const TOGETHER: [(&str, &str); 9] = [
    ("shch", "s"),
    ("dzh", "j"),
    ("kh", "h"),
    ("zh", "j"),
    ("gh", "g"),
    ("sh", "s"),
    ("ch", "c"),
    ("ts", "c"),
    ("дж", "j"),
];

/// The sound of a letter; letters without one of their own have none.
const fn sound(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ә' | 'ä' => "a",
        'б' => "b",
        'в' | 'w' => "v",
        'г' | 'ғ' | 'ğ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "io",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' | 'ы' | 'і' | 'y' | 'ı' => "i",
        'к' | 'қ' | 'q' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' | 'ñ' => "n",
        'о' | 'ө' | 'ö' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ш' | 'щ' | 'ş' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' | 'ü' | 'ū' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' | 'ч' => "c",
        'ю' => "iu",
        'я' => "ia",
        'x' => "ks",
        _ => return None,
    })
}

/// What a word sounds like, in few Latin letters: "Әлиева", "Алиева" and "Aliyeva" have one skeleton.
pub fn skeleton(word: &str) -> String {
    let lower = word.to_lowercase();
    let mut rest = lower.as_str();
    let mut sounds = String::with_capacity(rest.len());
    while let Some(letter) = rest.chars().next() {
        let together = TOGETHER.iter().find(|(letters, _)| rest.starts_with(letters));
        let taken = together.map_or(letter.len_utf8(), |(letters, _)| letters.len());
        match together.map(|(_, sound)| *sound).or_else(|| sound(letter)) {
            Some(sound) => sounds.push_str(sound),
            None if letter.is_ascii_alphanumeric() => sounds.push(letter),
            None => {}
        }
        rest = &rest[taken..];
    }
    without_glides(&sounds)
}

/// Doubled letters, and an i before another vowel, are where spellings differ most: they do not count.
fn without_glides(sounds: &str) -> String {
    let mut found: Vec<char> = sounds.chars().collect();
    found.dedup_by(|next, last| next == last && next.is_ascii_alphabetic());
    let vowel_follows =
        |at: usize| found.get(at + 1).is_some_and(|next| matches!(next, 'a' | 'e' | 'o' | 'u'));
    (0..found.len()).filter(|at| found[*at] != 'i' || !vowel_follows(*at)).map(|at| found[at]).collect()
}

/// The word as its keys would have written it in the other layout; none when no key differs.
fn retyped(word: &str, from: &str, to: &str) -> Option<String> {
    let key = |c: char| from.chars().position(|key| key == c).and_then(|at| to.chars().nth(at));
    let typed: String = word.chars().map(|c| key(c).unwrap_or(c)).collect();
    (typed != word).then_some(typed)
}

/// A text in lower case as its keys would have written it in the Russian, the Kazakh and the Latin layout.
fn layouts(lower: &str) -> [Option<String>; 3] {
    let in_russian = retyped(lower, LATIN_KEYS, RUSSIAN_KEYS);
    let in_kazakh = in_russian.as_deref().and_then(|russian| retyped(russian, DIGIT_KEYS, KAZAKH_KEYS));
    let in_latin = retyped(lower, KAZAKH_KEYS, DIGIT_KEYS);
    let in_latin = retyped(in_latin.as_deref().unwrap_or(lower), RUSSIAN_KEYS, LATIN_KEYS);
    [in_russian, in_kazakh, in_latin]
}

/// A whole text, lower case, as its keys would have written it in the other layouts, the likeliest first: Russian,
/// Kazakh, Latin. Without what cannot be meant: digits are letters of the Kazakh layout only among other letters.
pub fn retypings(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let [in_russian, in_kazakh, in_latin] = layouts(&lower);
    let has_latin = lower.chars().any(|c| c.is_ascii_alphabetic());
    let has_cyrillic = lower.chars().any(|c| RUSSIAN_KEYS.contains(c) && c.is_alphabetic());
    let from_latin = [in_russian, in_kazakh].into_iter().flatten().filter(|_| has_latin);
    from_latin.chain(in_latin.filter(|_| has_cyrillic)).collect()
}

/// What Latin letters stand for in Russian, longer ones first. Where Kazakh differs, [`AS_KAZAKH`] goes before.
const AS_RUSSIAN: [(&str, &str); 34] = [
    ("shch", "щ"),
    ("sch", "щ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ya", "я"),
    ("ia", "я"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("yo", "е"),
    ("ye", "е"),
    ("a", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("z", "з"),
];
/// And what more in Kazakh: by ear, and in the official alphabet of 2021.
const AS_KAZAKH: [(&str, &str); 18] = [
    ("gh", "ғ"),
    ("ng", "ң"),
    ("i", "і"),
    ("j", "ж"),
    ("q", "қ"),
    ("w", "у"),
    ("x", "х"),
    ("y", "ы"),
    ("ı", "и"),
    ("ä", "ә"),
    ("ğ", "ғ"),
    ("ñ", "ң"),
    ("ö", "ө"),
    ("ş", "ш"),
    ("ū", "ұ"),
    ("ü", "ү"),
    ("ý", "у"),
    ("ń", "ң"),
];

/// A text in Latin letters as it would be in Cyrillic ones, lower case, read as Kazakh and as Russian; nothing
/// if it has no Latin letters. Which of several letters was meant is a guess: compare by [`skeleton`].
pub fn transliterations(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let is_latin = |c: char| c.is_alphabetic() && c < '\u{250}';
    if !lower.chars().any(is_latin) {
        return Vec::new();
    }
    let kazakh = [&AS_RUSSIAN[..13], &AS_KAZAKH[..], &AS_RUSSIAN[13..]].concat();
    let russian = [&AS_RUSSIAN[..], &AS_KAZAKH[..]].concat();
    [kazakh, russian].iter().map(|letters| spelled(&lower, letters)).collect()
}

fn spelled(text: &str, letters: &[(&str, &str)]) -> String {
    let mut rest = text;
    let mut found = String::with_capacity(text.len() * 2);
    while let Some(first) = rest.chars().next() {
        match letters.iter().find(|(latin, _)| rest.starts_with(latin)) {
            Some((latin, cyrillic)) => {
                let is_glide = *latin == "y" && found.ends_with(['а', 'е', 'и', 'і', 'о', 'у', 'ы']);
                found.push_str(if is_glide { "й" } else { cyrillic });
                rest = &rest[latin.len()..];
            }
            None => {
                found.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    found
}

/// What may have been meant by a word typed into the search, lower case, the likeliest first: the word itself,
/// its skeleton, and both of what the other keyboard layout would have given. Never empty, never a word twice.
pub fn meant_by(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    if let Some(digits) = phone_digits(&lower) {
        return vec![digits];
    }
    let [in_russian, in_kazakh, in_latin] = layouts(&lower);
    let mut meant = Vec::new();
    for typed in [Some(lower), in_russian, in_kazakh, in_latin].into_iter().flatten() {
        let sound = skeleton(&typed);
        // Two letters sound like half of the directory.
        let sound = (sound.len() >= 3).then_some(sound);
        for one in [Some(typed), sound].into_iter().flatten() {
            if !meant.contains(&one) {
                meant.push(one);
            }
        }
    }
    meant
}

/// The digits of a phone number, however it is punctuated; none when it is something else.
fn phone_digits(word: &str) -> Option<String> {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let is_phone =
        word.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | '.' | ',' | ';'));
    // An office number such as 3-12 is searched for as it is written.
    (is_phone && digits.len() >= 5).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_have_one_skeleton() {
        for (name, others) in [
            ("Әлиева", ["Алиева", "Aliyeva", "Alieva"]),
            ("Ахметова", ["Akhmetova", "Ahmetova", "ахметова"]),
            ("Жұмабаев", ["Жумабаев", "Zhumabayev", "Jumabaev"]),
            ("Қасымов", ["Касымов", "Kasymov", "Qasymov"]),
            ("Нұрғұл", ["Нургуль", "Nurgul", "Nurghul"]),
            ("Дмитрий", ["Dmitrii", "Dmitriy", "Dmitry"]),
            ("Юлия", ["Iuliia", "Yulia", "Yuliya"]),
            ("Маңғыстау", ["Мангыстау", "Mangystau", "Mañğystau"]),
        ] {
            for other in others {
                assert_eq!(skeleton(other), skeleton(name), "{other} {name}");
            }
        }
    }

    #[test]
    fn a_wrong_layout_is_repaired() {
        assert!(meant_by("f[vtnjdf").contains(&"ахметова".to_owned()));
        assert!(meant_by("2kbtdf").contains(&"әлиева".to_owned()));
        assert!(meant_by("фдшнумф").contains(&"aliyeva".to_owned()));
        assert_eq!(meant_by("Ахметова")[0], "ахметова");
    }

    #[test]
    fn a_whole_text_is_retyped() {
        assert_eq!(retypings("ghbrfp j ,.l;tnt")[0], "приказ о бюджете");
        assert!(retypings("0erfpbyf 0f;fn").contains(&"қуказина қажат".to_owned()));
        assert_eq!(retypings("вщсгьуте"), ["document"]);
        assert_eq!(retypings("12-3/45"), Vec::<String>::new());
    }

    #[test]
    fn latin_letters_are_read_in_both_languages() {
        let sounds_like = |latin: &str, cyrillic: &str| {
            transliterations(latin).iter().any(|text| skeleton(text) == skeleton(cyrillic))
        };
        for (latin, cyrillic) in [
            ("kuzhat", "құжат"),
            ("qujat", "құжат"),
            ("qūjat", "құжат"),
            ("Qazaqstan", "Қазақстан"),
            ("memlekettıñ", "мемлекеттің"),
            ("tarmaghy", "тармағы"),
            ("postanovlenie", "постановление"),
            ("zasedaniya", "заседания"),
            ("obshchiy", "общий"),
        ] {
            assert!(sounds_like(latin, cyrillic), "{latin}: {:?}", transliterations(latin));
        }
        assert_eq!(transliterations("құжат"), Vec::<String>::new());
    }

    #[test]
    fn a_phone_is_its_digits() {
        assert_eq!(meant_by("74-02-10"), ["740210"]);
        assert_eq!(meant_by("(7172)74-02-10"), ["7172740210"]);
        assert_eq!(meant_by("3-12")[0], "3-12");
    }

    proptest! {
        #[test]
        fn something_is_always_meant(word in "\\PC{1,20}") {
            let meant = meant_by(&word);
            prop_assert!(!meant.is_empty() && meant.len() <= 8);
        }

        #[test]
        fn a_skeleton_is_plain(word in "\\PC{0,20}") {
            prop_assert!(skeleton(&word).bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        }
    }
}

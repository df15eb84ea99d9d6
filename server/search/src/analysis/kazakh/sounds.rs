//! Sounds of Kazakh: which ending fits which stem.

/// Which endings a vowel asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Back,
    Front,
}

const fn row(vowel: char) -> Option<Row> {
    match vowel {
        'а' | 'о' | 'ұ' | 'ы' | 'я' => Some(Row::Back),
        'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => Some(Row::Front),
        _ => None,
    }
}

/// Whether it is spoken as a vowel; и and у are, though they can end in a glide.
pub const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'ә' | 'е' | 'и' | 'о' | 'ө' | 'у' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'ю' | 'я')
}

/// Harmony: the vowels of an ending are of the row of the stem's last vowel. Borrowed words with и, у or ю last
/// take either.
pub fn harmonious(stem: &str, ending: &str) -> bool {
    // -мен, -нікі have one form only.
    if ending.ends_with("мен") || ending.ends_with("бен") || ending.ends_with("пен") || ending.ends_with("кі")
    {
        return true;
    }
    let Some(wanted) = ending.chars().find_map(row) else { return true };
    for letter in stem.chars().rev() {
        match row(letter) {
            Some(found) => return found == wanted,
            // "Автомобильдің", "директивтің": a soft sign or an и lets the ending be of the front row.
            None if matches!(letter, 'и' | 'ь' | 'ю') => return true,
            None => {}
        }
    }
    true
}

/// Assimilation: whether the ending may begin so after a stem that ends so.
pub fn joins(stem: &str, ending: &str) -> bool {
    let (Some(last), Some(first)) = (last_sound(stem), ending.chars().next()) else { return false };
    // Glides of our own words, vowels of borrowed ones.
    let glide = matches!(last, 'и' | 'у' | 'ю');
    let vowel = is_vowel(last) && !glide;
    // Borrowed words end in these; they are spoken as п, т, к, ф.
    let doubtful = matches!(last, 'б' | 'в' | 'г' | 'д');
    let voiceless = is_voiceless(last);
    let nasal = matches!(last, 'м' | 'н' | 'ң');
    match first {
        'л' => vowel || glide || matches!(last, 'р' | 'й' | 'л'),
        'д' | 'ғ' | 'г' => !voiceless,
        'т' | 'қ' | 'к' | 'п' => voiceless || doubtful,
        'н' => vowel || nasal || glide,
        'м' => vowel || glide || nasal || matches!(last, 'р' | 'л' | 'й'),
        'б' => nasal || matches!(last, 'з' | 'ж') || doubtful,
        'с' | 'ш' => true,
        'й' => vowel || glide,
        first if is_vowel(first) => !vowel,
        _ => false,
    }
}

/// Whether a word may end so: of two consonants at the end of one of our own words the last is voiceless.
pub fn may_end(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let (Some(last), Some(before)) = (back.next(), back.next()) else { return true };
    let cluster = !is_vowel(last) && !is_vowel(before) && before != 'й';
    !cluster || is_voiceless(last) || !stem.contains(super::is_own_letter)
}

const fn is_voiceless(letter: char) -> bool {
    matches!(letter, 'к' | 'қ' | 'п' | 'с' | 'т' | 'ф' | 'х' | 'һ' | 'ц' | 'ч' | 'ш' | 'щ')
}

fn last_sound(stem: &str) -> Option<char> {
    stem.chars().rev().find(|letter| !matches!(letter, 'ь' | 'ъ'))
}

/// Stems that may have stood before an ending that begins with a vowel: қ, к and п are voiced there (тармағы,
/// министрлігі, кітабы), and a few words lose their last vowel (халқы).
pub fn restored(stem: &str) -> Vec<String> {
    let mut found = Vec::with_capacity(2);
    let voiced = [('ғ', 'қ'), ('г', 'к'), ('б', 'п')];
    let changed = voiced.iter().find(|(voiced, _)| stem.ends_with(*voiced));
    if let Some((voiced, voiceless)) = changed {
        found.push(format!("{}{voiceless}", stem.trim_end_matches(*voiced)));
    }
    // None of our own words ends in ғ.
    if !stem.ends_with('ғ') {
        found.push(stem.to_owned());
    }
    let shortened = SHORTENED.iter().find(|(short, _)| *short == stem);
    found.extend(shortened.map(|(_, whole)| (*whole).to_owned()));
    found
}

/// Words whose last vowel falls out before another one.
const SHORTENED: [(&str, &str); 20] = [
    ("айр", "айыр"),
    ("ауз", "ауыз"),
    ("даус", "дауыс"),
    ("ерк", "ерік"),
    ("ерн", "ерін"),
    ("ғұрп", "ғұрып"),
    ("құлқ", "құлық"),
    ("көңл", "көңіл"),
    ("көрк", "көрік"),
    ("қалп", "қалып"),
    ("қарн", "қарын"),
    ("қойн", "қойын"),
    ("мойн", "мойын"),
    ("мұрн", "мұрын"),
    ("нарқ", "нарық"),
    ("орн", "орын"),
    ("өңр", "өңір"),
    ("халқ", "халық"),
    ("әрп", "әріп"),
    ("ырқ", "ырық"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmony_and_assimilation() {
        assert!(harmonious("құжат", "тар") && !harmonious("құжат", "тер"));
        assert!(harmonious("министр", "лік") && harmonious("автомобиль", "дің"));
        assert!(harmonious("заң", "мен"));
        assert!(joins("заң", "дар") && !joins("заң", "тар"));
        assert!(joins("завод", "тар") && joins("қала", "лар") && !joins("қала", "ы"));
        assert!(!joins("", "лар"));
    }

    #[test]
    fn voiced_and_shortened_ends_are_restored() {
        assert_eq!(restored("тармағ"), ["тармақ"]);
        assert_eq!(restored("кітаб"), ["кітап", "кітаб"]);
        assert_eq!(restored("халқ"), ["халқ", "халық"]);
    }
}

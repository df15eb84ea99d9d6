//! What the columns of an answer are called, and what stands in them.

use crate::{field::Field, remarks::Stance};

/// The developer's columns, by the names their headings carry in Kazakh, Russian and English. The words are those of
/// the export; a test there holds both together.
pub const ANSWER_COLUMNS: [(Field, [&str; 3]); 3] = [
    (Field::Stance, ["әзірлеушінің ұстанымы", "позиция разработчика", "developer’s position"]),
    (Field::Reasoning, ["ұстанымның негіздемесі", "обоснование позиции", "reasoning"]),
    (Field::Wording, ["түпкілікті редакция", "окончательная редакция", "final wording"]),
];

/// The words for each stance: first those of the export, then what officials write by habit.
const STANCES: [(Stance, &[&str]); 3] = [
    (
        Stance::Accepted,
        &["қабылданды", "принято", "accepted", "ескерілді", "принята", "принят", "учтено", "учтена", "taken"],
    ),
    (
        Stance::Partly,
        &[
            "ішінара қабылданды",
            "принято частично",
            "accepted in part",
            "partly",
            "ішінара ескерілді",
            "частично принято",
            "принята частично",
            "частично принята",
            "учтено частично",
            "частично учтено",
            "partly accepted",
            "accepted partly",
            "partially accepted",
        ],
    ),
    (
        Stance::Declined,
        &[
            "қабылданбады",
            "не принято",
            "not accepted",
            "declined",
            "ескерілмеді",
            "не принята",
            "не принят",
            "не учтено",
            "отклонено",
            "отклонена",
            "rejected",
        ],
    ),
];

/// The column a heading names; a heading may hold it in several languages, one below the other or beside.
pub fn answer_column(heading: &str) -> Option<Field> {
    let whole = plain(heading);
    let pieces: Vec<String> = pieces(heading).collect();
    let column = ANSWER_COLUMNS.iter().find(|(_, names)| {
        let [kk, ru, en] = names.map(plain);
        // Some programs make one line of two.
        whole == format!("{kk} {ru}") || pieces.iter().any(|piece| [&kk, &ru, &en].contains(&piece))
    });
    column.map(|(field, _)| *field)
}

/// The stance a cell names, in one language or several that agree.
pub fn said_stance(cell: &str) -> Option<Stance> {
    let of = |words: &str| {
        let found = STANCES.iter().find(|(_, known)| known.contains(&words));
        found.map(|(stance, _)| *stance)
    };
    let mut pieces = pieces(cell);
    let first = of(&pieces.next()?)?;
    pieces.all(|piece| of(&piece) == Some(first)).then_some(first)
}

fn pieces(text: &str) -> impl Iterator<Item = String> {
    text.split(['\n', '/', ',', ';']).map(plain).filter(|piece| !piece.is_empty())
}

/// Letters as they are compared: case, spaces, "ё", the kind of apostrophe and signs around make no difference.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace('ё', "е").replace('\'', "’");
    let words = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_any_language_and_shape() {
        for heading in [
            "Позиция разработчика",
            "ПОЗИЦИЯ  РАЗРАБОТЧИКА*",
            "Әзірлеушінің ұстанымы\nПозиция разработчика",
            "Әзірлеушінің ұстанымы / Позиция разработчика",
            "Әзірлеушінің ұстанымы Позиция разработчика",
            "Developer's position",
        ] {
            assert_eq!(answer_column(heading), Some(Field::Stance), "{heading}");
        }
        assert_eq!(answer_column("Түпкілікті редакция:"), Some(Field::Wording));
        for other in ["", "Обоснование", "Предлагаемая редакция", "Ескертудің негіздемесі"]
        {
            assert_eq!(answer_column(other), None, "{other}");
        }
    }

    #[test]
    fn stances_are_known_in_any_case_and_language() {
        for (text, stance) in [
            ("Принято", Stance::Accepted),
            ("  ПРИНЯТО. ", Stance::Accepted),
            ("Қабылданды / Принято", Stance::Accepted),
            ("қабылданды\nпринято", Stance::Accepted),
            ("Частично  принято", Stance::Partly),
            ("ішінара қабылданды", Stance::Partly),
            ("Accepted in part", Stance::Partly),
            ("Не принято;", Stance::Declined),
            ("қабылданбады", Stance::Declined),
            ("Not accepted", Stance::Declined),
        ] {
            assert_eq!(said_stance(text), Some(stance), "{text}");
        }
        for unclear in ["", " ", "да", "принято / не принято", "принято, но позже"]
        {
            assert_eq!(said_stance(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn names_of_stances_are_among_the_words() {
        for stance in Stance::ALL {
            assert_eq!(said_stance(stance.name()), Some(stance));
        }
    }
}

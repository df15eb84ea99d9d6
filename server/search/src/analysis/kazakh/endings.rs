//! The endings of Kazakh, outermost first, and what may stand before each.

use std::{collections::HashMap, sync::LazyLock};

/// What is left of a word, by what may still be taken off its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A word as it stands in the text.
    Word,
    /// A noun without case: may have a possessive ending.
    Owned,
    /// A noun without a possessive ending: may be in the plural.
    Counted,
    /// A noun in the singular: may be made of another word.
    Noun,
    /// A verb without tense: may be negated.
    Verb,
    /// A verb that is not negated: may have a voice.
    Voiced,
}

/// What the rest must end with for an ending to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Harmony and assimilation decide.
    Sound,
    /// Harmony alone.
    Harmony,
    /// A vowel.
    Vowel,
    /// A possessive ending of the third person.
    Third,
    /// A possessive ending of the first or second person.
    Mine,
}

/// Endings of one kind.
#[derive(Debug)]
pub struct Group {
    /// What they are taken off.
    pub from: &'static [Form],
    /// What is left then.
    pub to: Form,
    /// What must stand before.
    pub after: After,
    /// Whether the rest is another word, not a form of the same.
    pub derives: bool,
    /// What the ending has swallowed: "қою" is "қой" with у.
    pub swallowed: &'static str,
    /// The endings, with spaces between.
    pub endings: &'static str,
}

const INFLECTION: Group = Group {
    from: &[Form::Word],
    to: Form::Owned,
    after: After::Sound,
    derives: false,
    swallowed: "",
    endings: "",
};

const NOMINAL: &[Form] = &[Form::Word, Form::Owned, Form::Counted, Form::Noun];

/// Endings by their last letter, each with its group.
static BY_LAST: LazyLock<HashMap<char, Vec<(&str, &Group)>>> = LazyLock::new(|| {
    let mut found: HashMap<char, Vec<(&str, &Group)>> = HashMap::new();
    for (ending, group) in
        GROUPS.iter().flat_map(|group| group.endings.split(' ').map(move |one| (one, group)))
    {
        if let Some(last) = ending.chars().next_back() {
            found.entry(last).or_default().push((ending, group));
        }
    }
    found
});

/// Endings that a word in such a form may have, by its letters alone.
pub fn of(text: &str, form: Form) -> impl Iterator<Item = (&'static str, &'static Group)> {
    let last = text.chars().next_back();
    let found = last.and_then(|last| BY_LAST.get(&last)).map_or(&[][..], Vec::as_slice);
    found.iter().copied().filter(move |(ending, group)| group.from.contains(&form) && text.ends_with(ending))
}

static GROUPS: &[Group] = &[
    // Case.
    Group {
        endings: "ның нің дың дің тың тің ға ге қа ке ды ді ты ті ны ні да де та те дан ден тан тен нан \
                  нен мен бен пен дағы дегі тағы тегі нікі дікі тікі",
        ..INFLECTION
    },
    Group {
        after: After::Third, endings: "на не н нда нде нан нен ндағы ндегі", ..INFLECTION
    },
    Group { after: After::Mine, endings: "а е", ..INFLECTION },
    // Of a time or a place: "жылғы", "алдыңғы".
    Group { to: Form::Noun, endings: "ғы гі қы кі", ..INFLECTION },
    // Who one is.
    Group {
        endings: "мын мін бын бін пын пін сың сің сыз сіз мыз міз быз біз пыз піз", ..INFLECTION
    },
    // Whose.
    Group {
        from: &[Form::Word, Form::Owned],
        to: Form::Counted,
        endings: "ы і ым ім ың ің ыңыз іңіз ымыз іміз",
        ..INFLECTION
    },
    Group {
        from: &[Form::Word, Form::Owned],
        to: Form::Counted,
        after: After::Vowel,
        endings: "сы сі м ң ңыз ңіз мыз міз",
        ..INFLECTION
    },
    // How many.
    Group {
        from: &[Form::Word, Form::Owned, Form::Counted],
        to: Form::Noun,
        endings: "лар лер дар дер тар тер",
        ..INFLECTION
    },
    // Nouns and participles of a verb: "келісу", "бекітілген", "орындайтын".
    Group {
        from: NOMINAL,
        to: Form::Verb,
        after: After::Harmony,
        endings: "у ған ген қан кен атын етін",
        ..INFLECTION
    },
    Group { from: NOMINAL, to: Form::Verb, after: After::Vowel, endings: "йтын йтін", ..INFLECTION },
    Group {
        from: NOMINAL,
        to: Form::Verb,
        after: After::Vowel,
        swallowed: "й",
        endings: "ю ятын ятін",
        ..INFLECTION
    },
    // Tenses, moods and persons.
    Group {
        to: Form::Verb,
        endings: "ды ді ты ті дым дім тым тім дың дің тың тің дыңыз діңіз тыңыз тіңіз ғалы гелі қалы келі",
        ..INFLECTION
    },
    Group {
        to: Form::Verb,
        endings: "ады еді амын емін амыз еміз асың есің асыз есіз ып іп ыпты іпті айық ейік айын ейін \
                  ыңыз іңіз",
        ..INFLECTION
    },
    Group {
        to: Form::Verb,
        after: After::Vowel,
        endings: "йды йді ймын ймін ймыз йміз йсың йсің йсыз йсіз п пты пті дық дік йық йік йын йін ңыз \
                  ңіз",
        ..INFLECTION
    },
    Group {
        to: Form::Verb,
        after: After::Harmony,
        endings: "са се сам сем саң сең сақ сек саңыз сеңіз сын сін",
        ..INFLECTION
    },
    Group { to: Form::Verb, after: After::Vowel, swallowed: "й", endings: "яды ямыз", ..INFLECTION },
    Group { to: Form::Verb, after: After::Harmony, swallowed: "ы", endings: "иды", ..INFLECTION },
    Group { to: Form::Verb, after: After::Harmony, swallowed: "і", endings: "иді", ..INFLECTION },
    // Not.
    Group { from: &[Form::Verb], to: Form::Voiced, endings: "ма ме ба бе па пе", ..INFLECTION },
    // Done by others, made to be done.
    Group {
        from: &[Form::Verb, Form::Voiced],
        to: Form::Voiced,
        endings: "ыл іл ын ін тыр тір дыр дір ғыз гіз қыз кіз",
        ..INFLECTION
    },
    Group {
        from: &[Form::Verb, Form::Voiced],
        to: Form::Voiced,
        after: After::Vowel,
        endings: "л н т",
        ..INFLECTION
    },
    // Other words of the same root.
    Group {
        from: NOMINAL,
        to: Form::Noun,
        derives: true,
        endings: "лық лік дық дік тық тік лы лі ды ді ты ті шы ші сыз сіз дай дей тай тей ша ше гер кер \
                  шыл шіл",
        ..INFLECTION
    },
];

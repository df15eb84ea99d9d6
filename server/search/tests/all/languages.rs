use proptest::prelude::*;
use search::analysis::{kazakh, of_query, of_text};

/// Whether who looks for one word finds a text with the other.
fn finds(asked: &str, said: &str) -> bool {
    let said = of_text(said).stems;
    of_query(asked).stems.iter().any(|stem| said.contains(stem))
}

#[test]
fn kazakh_forms_find_their_word_and_one_another() {
    let mut wrong = Vec::new();
    let lines = include_str!("paradigms.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let forms: Vec<&str> = line.split_whitespace().collect();
        for pair in [(0, 1), (1, 0)] {
            for form in &forms[1..] {
                let (asked, said) = if pair.0 == 0 { (forms[0], *form) } else { (*form, forms[0]) };
                if !finds(asked, said) {
                    wrong.push(format!(
                        "{asked} -> {said}: {:?} {:?}",
                        of_query(asked).stems,
                        of_text(said).stems
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn different_kazakh_words_stay_apart() {
    for (asked, said) in [
        ("министрлік", "министр"),
        ("адам", "ада"),
        ("бөлім", "бөлді"),
        ("келісу", "келді"),
        ("орындау", "орын"),
        ("тармақ", "тар"),
        ("орталық", "орта"),
        ("заң", "зат"),
        ("құқық", "құжат"),
        ("шешім", "шешен"),
        ("басшы", "бас"),
        ("қаулы", "қауын"),
        ("өкім", "өкіл"),
        ("әкімдік", "әкімі"),
    ] {
        assert!(!finds(asked, said), "{asked} {said}: {:?} {:?}", of_query(asked), of_text(said));
    }
}

#[test]
fn a_root_finds_the_words_made_of_it() {
    for (root, made) in
        [("министр", "министрлігі"), ("мемлекет", "мемлекеттік"), ("заң", "заңдылық"), ("қызмет", "қызметші")]
    {
        assert!(finds(root, made), "{root} {made}");
    }
}

#[test]
fn russian_and_english_forms_meet() {
    for line in [
        "документ документа документы документов документами документах",
        "постановление постановления постановлением постановлений",
        "министерство министерства министерством министерств",
        "комиссия комиссии комиссию комиссией комиссий",
        "развитие развития развитию развитием",
        "исполнение исполнения исполнению исполнением",
        "поручение поручения поручений поручениями",
        "государственный государственного государственная государственных",
        "заседание заседания заседаний заседанию",
        "отчёт отчета отчетов отчёты",
        "decision decisions",
        "ministry ministries",
        "meeting meetings",
        "report reported reports reporting",
        "procedure procedures",
    ] {
        let forms: Vec<String> = line.split_whitespace().map(|word| word.replace('ё', "е")).collect();
        for asked in &forms {
            for said in &forms {
                assert!(finds(asked, said), "{asked} {said}");
            }
        }
    }
}

#[test]
fn a_loan_word_is_found_in_both_languages() {
    for (asked, said) in [
        ("комиссию", "комиссияның"),
        ("комиссияға", "комиссией"),
        ("бюджета", "бюджеттің"),
        ("депутаттар", "депутатов"),
        ("органам", "органдар"),
    ] {
        assert!(finds(asked, said), "{asked} {said}: {:?} {:?}", of_query(asked).stems, of_text(said).stems);
    }
}

proptest! {
    #[test]
    fn stems_are_few_and_never_empty(word in "[абвгғдеәжзийкқлмнңоөпрстуұүфхһцчшыіэюя]{1,30}") {
        let stems = kazakh::stems(&word);
        prop_assert!(!stems.is_empty() && stems.len() <= kazakh::STEMS_MAX);
        prop_assert_eq!(&stems[0].text, &word);
        for stem in &stems {
            prop_assert!(!stem.text.is_empty());
            // An ending may have swallowed a letter or two, so a stem is hardly longer than the word.
            prop_assert!(stem.text.chars().count() <= word.chars().count() + 1);
        }
    }

    /// What a word is looked for by is among what it is indexed by.
    #[test]
    fn a_word_finds_itself(word in "[а-яәғқңөұүһіa-z0-9]{1,30}") {
        let (asked, said) = (of_query(&word), of_text(&word));
        prop_assert!(!asked.stems.is_empty());
        prop_assert!(asked.stems.iter().all(|stem| said.stems.contains(stem)));
        prop_assert_eq!(asked.exact, said.exact);
    }

    /// A noun of any sound finds its own regular forms.
    #[test]
    fn regular_forms_find_their_noun(
        noun in "[бгқкмнстш][аоұы][лрмнңзйстқп][лмн][аы][лрмнңзйстқп]|[бгкмнстш][әеөі][лрмнңзйсткп][лмн][еі][лрмнңзйсткп]",
    ) {
        for form in forms(&noun) {
            prop_assert!(finds(&noun, &form), "{} {}: {:?}", noun, form, of_text(&form).stems);
            prop_assert!(finds(&form, &noun), "{} {}: {:?}", form, noun, of_query(&form).stems);
        }
    }
}

/// Some forms of a noun that ends in a consonant.
fn forms(noun: &str) -> Vec<String> {
    let back = noun.contains(['а', 'о', 'ұ', 'ы']);
    let row = |ending: &str| if back { ending.to_owned() } else { to_front(ending) };
    let last = noun.chars().next_back().unwrap_or_default();
    let (plural, genitive, dative) = match last {
        'т' | 'с' | 'қ' | 'к' | 'п' => ("тар", "тың", "қа"),
        'р' | 'й' => ("лар", "дың", "ға"),
        'м' | 'н' | 'ң' => ("дар", "ның", "ға"),
        _ => ("дар", "дың", "ға"),
    };
    let voiced = match last {
        'қ' => noun.strip_suffix('қ').map(|stem| format!("{stem}ғ")),
        'к' => noun.strip_suffix('к').map(|stem| format!("{stem}г")),
        'п' => noun.strip_suffix('п').map(|stem| format!("{stem}б")),
        _ => None,
    };
    let voiced = voiced.unwrap_or_else(|| noun.to_owned());
    let mut forms: Vec<String> =
        [plural, genitive, dative].iter().map(|ending| format!("{noun}{}", row(ending))).collect();
    forms.extend(["ы", "ының", "ында", "ымыздың"].iter().map(|ending| format!("{voiced}{}", row(ending))));
    forms.extend(["ы", "ына", "дан"].iter().map(|ending| format!("{noun}{}{}", row(plural), row(ending))));
    forms
}

fn to_front(ending: &str) -> String {
    let front = |c: char| match c {
        'а' => 'е',
        'ы' => 'і',
        'ғ' => 'г',
        'қ' => 'к',
        other => other,
    };
    ending.chars().map(front).collect()
}

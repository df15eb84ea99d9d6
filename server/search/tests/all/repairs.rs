use crate::{entry, index_of, search};

#[test]
fn wrong_layouts_and_latin_letters_are_repaired() {
    let index = index_of(vec![
        entry("kk", "Құжаттарды бекіту туралы қаулы", "Тармақ қосымша."),
        entry("ru", "Постановление о бюджете", "Заседание комиссии."),
        entry("en", "Budget document", "Approved decisions."),
    ]);
    for (typed, key) in [
        ("gjcnfyjdktybt", "ru"),
        (",.l;tn", "ru"),
        ("08;fn", "kk"),
        ("игвпуе", "en"),
        ("kuzhat", "kk"),
        ("qujattardy", "kk"),
        ("qūjattardıñ", "kk"),
        ("tarmaq", "kk"),
        ("кужат", "kk"),
        ("каулы", "kk"),
        ("postanovlenie", "ru"),
        ("zasedaniya komissii", "ru"),
        ("постановленйе", "ru"),
    ] {
        let found = search(&index, typed);
        let keys: Vec<&str> = found.hits.iter().map(|hit| hit.key.as_str()).collect();
        assert_eq!(keys, [key], "{typed}");
        assert!(found.repaired.is_some(), "{typed}");
    }
    assert_eq!(search(&index, "бюджет").repaired, None);
    let said = |typed| search(&index, typed).repaired;
    assert_eq!(said("gjcnfyjdktybt").as_deref(), Some("постановление"));
    assert_eq!(said("kuzhattardy tarmaq").as_deref(), Some("құжаттарды тармақ"), "as the hit has it");
    let hit = &search(&index, "tarmaq").hits[0];
    assert_eq!(hit.snippet[0], (true, "Тармақ".to_owned()));
}

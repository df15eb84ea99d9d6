use crate::{entry, index_of, keys, search};
use search::{Entry, Index, Passage, Query};

fn library() -> Index {
    index_of(vec![
        entry(
            "title",
            "Құжат айналымы туралы қаулы",
            "Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.",
        ),
        entry("text", "Жиналыс хаттамасы", "Жиналыста құжаттардың мерзімі туралы айтылды."),
        entry(
            "russian",
            "О мерах по развитию",
            "Министерствам и ведомствам обеспечить исполнение поручений.",
        ),
        entry(
            "english",
            "Rules of procedure",
            "The ministries shall report on the implementation of decisions.",
        ),
        entry("number", "Бұйрық", "№ 775 бұйрық, 12-3/45 хат, п. 5, 2026ж."),
        entry(
            "far",
            "Хат",
            "Айналымы бойынша сұрақ көп. Бірақ ешкім жауап бермеді, сондықтан бұл құжат қажет.",
        ),
    ])
}

#[test]
fn forms_of_a_word_are_found() {
    let index = library();
    assert_eq!(keys(&index, "құжат"), ["title", "far", "text"], "title, then the exact form, then any form");
    assert_eq!(keys(&index, "құжатқа").len(), 3);
    assert_eq!(keys(&index, "поручение"), ["russian"]);
    assert_eq!(keys(&index, "ministry decision"), ["english"]);
    assert_eq!(keys(&index, "қол қою"), ["title"]);
}

#[test]
fn words_near_one_another_rank_higher() {
    let index = index_of(vec![
        entry("far", "", "айналым әрі оның бәрін реттейтін сегіз түрлі кітап пен бір құжат"),
        entry("near", "", "бәрін реттейтін сегіз түрлі кітап әрі оның құжат айналым"),
    ]);
    assert_eq!(keys(&index, "құжат айналым"), ["near", "far"]);
}

#[test]
fn numbers_are_found_as_they_are_written() {
    let index = library();
    for text in ["775", "№ 775", "№775", "12-3/45", "п. 5", "п.5", "2026 ж", "2026ж."] {
        assert_eq!(keys(&index, text), ["number"], "{text}");
    }
    assert_eq!(keys(&index, "45-3/12"), [""; 0]);
}

#[test]
fn phrases_and_exclusions() {
    let index = library();
    assert_eq!(keys(&index, "\"құжат айналымы\""), ["title"]);
    assert_eq!(keys(&index, "\"айналымы құжат\""), [""; 0]);
    assert_eq!(keys(&index, "құжат -жиналыс -хат"), ["title"]);
    assert_eq!(keys(&index, "құжат -\"құжат айналымы\"").len(), 2);
}

#[test]
fn the_last_word_may_be_unfinished() {
    let index = library();
    let found = |text| {
        let query = Query { text, unfinished: true, per_page: 10, ..Query::default() };
        index.search(&query).unwrap().hits.into_iter().map(|hit| hit.key).collect::<Vec<_>>()
    };
    assert_eq!(found("айнал"), ["title", "far"]);
    assert_eq!(found("implem"), ["english"]);
    assert_eq!(found("77"), ["number"]);
    assert_eq!(keys(&index, "implem"), [""; 0]);
}

#[test]
fn a_snippet_shows_what_was_found() {
    let index = library();
    let hit = &search(&index, "мерзім").hits[0];
    assert_eq!(
        hit.snippet,
        [
            (false, "Жиналыста құжаттардың ".to_owned()),
            (true, "мерзімі".to_owned()),
            (false, " туралы айтылды.".to_owned()),
        ]
    );
    let long: Vec<String> = (0..200).map(|n| format!("сөз{n}")).collect();
    let text = Passage {
        place: "block:7".to_owned(),
        text: format!("{} ақыры {}", long.join(" "), long.join(" ")),
    };
    let index =
        index_of(vec![Entry { text: vec![Passage::from("Бірінші"), text], ..entry("long", "", "") }]);
    let hit = &search(&index, "ақыры").hits[0];
    assert_eq!(hit.place, "block:7");
    assert!(hit.snippet.contains(&(true, "ақыры".to_owned())));
    let shown: String = hit.snippet.iter().map(|(_, text)| text.as_str()).collect();
    assert!(shown.starts_with("… ") && shown.ends_with(" …") && shown.len() < 800, "{shown}");
}

#[test]
fn filters_counts_and_pages() {
    let kinds = ["document", "remark", "person"];
    let entries = (0..30_i64).map(|n| Entry {
        kind: kinds[n as usize % 3].to_owned(),
        body: format!("body{}", n % 2),
        status: format!("status{}", n % 5),
        at: n,
        ..entry(&format!("key{n:02}"), "Бірдей атау", "бірдей мәтін")
    });
    let index = index_of(entries.collect());
    let all = search(&index, "бірдей");
    assert_eq!((all.total, all.hits.len()), (30, 20));
    assert_eq!(all.hits[0].key, "key29", "of equals the newest is first");
    let kinds = ["remark".to_owned()];
    let bodies = ["body0".to_owned()];
    let query =
        Query {
            text: "бірдей", kinds: &kinds, bodies: &bodies, per_page: 2, page: 1, ..Query::default()
        };
    let some = index.search(&query).unwrap();
    assert_eq!((some.total, some.hits.len()), (5, 2));
    assert_eq!(some.by_kind, kinds_with(&[("document", 5), ("person", 5), ("remark", 5)]));
    let query = Query { from: Some(10), until: Some(13), per_page: 10, ..Query::default() };
    let newest: Vec<String> = index.search(&query).unwrap().hits.into_iter().map(|hit| hit.key).collect();
    assert_eq!(newest, ["key12", "key11", "key10"], "without words, the newest first");
}

fn kinds_with(counts: &[(&str, usize)]) -> Vec<(String, usize)> {
    counts.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect()
}

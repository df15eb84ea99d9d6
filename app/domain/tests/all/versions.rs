//! What must hold of any two versions.

use domain::{
    documents::{BlockKind, TextBlock},
    versions::{
        Alignment, Carrier, Change, Compared, ComparedBlock, Method, Quote, Resolution, RowState, Span,
        align, compare, new_text, old_text, read,
    },
};
use proptest::prelude::*;
use std::collections::{BTreeSet, HashSet};

fn block(depth: u8, label: &str, text: &str) -> TextBlock {
    let kind = if label.is_empty() { BlockKind::Paragraph } else { BlockKind::Point };
    TextBlock { kind, depth, label: label.to_owned(), text: text.to_owned(), page: None, cell: None }
}

fn points(texts: &[&str]) -> Vec<TextBlock> {
    (1..).zip(texts).map(|(number, text)| block(1, &format!("{number}."), text)).collect()
}

fn partners(alignment: &Alignment) -> Vec<(u32, u32)> {
    alignment.links.iter().filter(|link| !link.part).map(|link| (link.old, link.new)).collect()
}

const WORDS: [&str; 12] = [
    "орган",
    "решение",
    "срок",
    "заявление",
    "порядок",
    "министр",
    "закон",
    "пункт",
    "право",
    "дело",
    "акт",
    "суд",
];

/// A text of a few sentences over a small vocabulary, so that much of it repeats itself.
fn any_text() -> impl Strategy<Value = String> {
    let word = (0..WORDS.len()).prop_map(|at| WORDS[at]);
    proptest::collection::vec(proptest::collection::vec(word, 0..7), 0..4).prop_map(|sentences| {
        let said = sentences.iter().filter(|words| !words.is_empty());
        said.map(|words| format!("Всякий {}.", words.join(" "))).collect::<Vec<_>>().join(" ")
    })
}

fn any_blocks() -> impl Strategy<Value = Vec<TextBlock>> {
    let one = (0_u8..3, prop_oneof![Just(""), Just("1."), Just("2)"), Just("–")], any_text());
    proptest::collection::vec(one.prop_map(|(depth, label, text)| block(depth, label, &text)), 0..16)
}

/// A text that no other block has.
fn own_text(number: usize) -> String {
    format!(
        "Пункт{number} устанавливает порядок{number} рассмотрения заявления{number} органом{number}. \
         Решение{number} принимается в срок{number} по форме{number}."
    )
}

#[derive(Clone, Debug)]
enum Edit {
    Insert(usize),
    Delete(usize),
    Move(usize, usize),
    Renumber,
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<usize>().prop_map(Edit::Insert),
        any::<usize>().prop_map(Edit::Delete),
        any::<(usize, usize)>().prop_map(|(from, to)| Edit::Move(from, to)),
        Just(Edit::Renumber),
    ]
}

fn edited(blocks: &[TextBlock], edits: &[Edit]) -> Vec<TextBlock> {
    let mut edited = blocks.to_vec();
    for (number, edit) in edits.iter().enumerate() {
        let length = edited.len().max(1);
        match edit {
            Edit::Insert(at) => {
                edited.insert(at % (edited.len() + 1), block(1, "9.", &own_text(1_000 + number)))
            }
            Edit::Delete(at) if !edited.is_empty() => drop(edited.remove(at % length)),
            Edit::Move(from, to) if !edited.is_empty() => {
                let moved = edited.remove(from % length);
                edited.insert(to % (edited.len() + 1), moved);
            }
            Edit::Renumber => {
                for (position, block) in edited.iter_mut().enumerate() {
                    block.label = format!("{}.", position + 1);
                }
            }
            _ => {}
        }
    }
    edited
}

proptest! {
    #[test]
    fn a_version_is_itself(blocks in any_blocks()) {
        let alignment = align(&blocks, &blocks);
        let expected: Vec<(u32, u32)> = (0..blocks.len() as u32).map(|at| (at, at)).collect();
        prop_assert_eq!(partners(&alignment), expected);
        prop_assert!(alignment.links.iter().all(|link| link.change == Change::Same && !link.moved && !link.doubtful));
    }

    #[test]
    fn a_block_has_one_counterpart(old in any_blocks(), new in any_blocks()) {
        let alignment = align(&old, &new);
        let pairs = partners(&alignment);
        prop_assert_eq!(pairs.iter().map(|pair| pair.0).collect::<HashSet<_>>().len(), pairs.len());
        prop_assert_eq!(pairs.iter().map(|pair| pair.1).collect::<HashSet<_>>().len(), pairs.len());
        let stored = serde_json::to_string(&alignment).unwrap();
        prop_assert_eq!(serde_json::from_str::<Alignment>(&stored).unwrap(), alignment);
    }

    #[test]
    fn untouched_blocks_find_each_other(count in 1_usize..24, edits in proptest::collection::vec(any_edit(), 0..8)) {
        let texts: Vec<String> = (0..count).map(own_text).collect();
        let old = points(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let new = edited(&old, &edits);
        let pairs: BTreeSet<(u32, u32)> = partners(&align(&old, &new)).into_iter().collect();
        for (at, block) in (0_u32..).zip(&old) {
            let there = (0_u32..).zip(&new).find(|(_, other)| other.text == block.text);
            match there {
                Some((there, _)) => prop_assert!(pairs.contains(&(at, there))),
                None => prop_assert!(!pairs.iter().any(|pair| pair.0 == at && new[pair.1 as usize].text == block.text)),
            }
        }
    }

    /// Side by side nothing is hidden, whatever was moved, split and merged.
    #[test]
    fn every_word_of_both_versions_stands_on_its_side(old in any_blocks(), new in any_blocks()) {
        let pieces = read(&old, &new, &compare(&old, &new, &align(&old, &new)), false);
        let sides = |words: fn(&ComparedBlock) -> Option<Vec<Span>>| -> Vec<String> {
            let word = |span: &Span| match span {
                Span::Same(text) | Span::Gone(text) | Span::Come(text) => text.clone(),
            };
            let block = |piece: &Compared| match piece {
                Compared::Block(block) => words(block).map(|spans| spans.iter().map(word).collect()),
                Compared::Same { .. } => None,
            };
            pieces.iter().filter_map(block).collect()
        };
        let (left, right) = (sides(ComparedBlock::old_words), sides(ComparedBlock::new_words));
        prop_assert!(old.iter().all(|block| left.contains(&block.text)), "{left:?}");
        prop_assert_eq!(right, new.iter().map(|block| block.text.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn a_comparison_shows_every_block_once(old in any_blocks(), new in any_blocks()) {
        let rows = compare(&old, &new, &align(&old, &new));
        let news: Vec<u32> = rows.iter().filter(|row| !leaves(row.state)).filter_map(|row| row.new).collect();
        prop_assert_eq!(news, (0..new.len() as u32).collect::<Vec<_>>());
        let shown: BTreeSet<u32> = rows.iter().filter_map(|row| row.old).collect();
        prop_assert_eq!(shown, (0..old.len() as u32).collect::<BTreeSet<_>>());
        for row in rows.iter().filter(|row| row.state == RowState::Changed) {
            prop_assert_eq!(&old_text(&row.spans), &old[row.old.unwrap() as usize].text);
            prop_assert_eq!(&new_text(&row.spans), &new[row.new.unwrap() as usize].text);
        }
    }

    #[test]
    fn a_remark_stays_in_an_unchanged_version(blocks in any_blocks(), at in any::<usize>(), cut in any::<(usize, usize)>()) {
        let alignment = align(&blocks, &blocks);
        let carrier = Carrier::new(&blocks, &blocks, &alignment);
        if let Some(quote) = any_quote(&blocks, at, cut) {
            let carried = carrier.carry(Some(quote));
            let place = carried.place.unwrap();
            prop_assert_eq!(carried.resolution, Resolution::Same);
            prop_assert_eq!((place.block, place.start, place.end), (quote.block, quote.start, quote.end));
        }
    }

    #[test]
    fn a_place_lies_in_its_block(old in any_blocks(), new in any_blocks(), at in any::<usize>(), cut in any::<(usize, usize)>()) {
        let alignment = align(&old, &new);
        let carrier = Carrier::new(&old, &new, &alignment);
        if let Some(quote) = any_quote(&old, at, cut) {
            let carried = carrier.carry(Some(quote));
            let found = carried.place.map(|place| {
                let text = &new[place.block as usize].text;
                text.get(place.start as usize..place.end as usize).map(str::trim)
            });
            let lost = matches!(carried.resolution, Resolution::Deleted | Resolution::Ambiguous);
            prop_assert_eq!(lost, carried.place.is_none());
            if (quote.start, quote.end) != (0, 0) {
                prop_assert!(found.is_none_or(|words| words.is_some_and(|words| !words.is_empty())));
            }
            prop_assert!(carried.nearest.is_none_or(|nearest| (nearest as usize) < new.len()));
        }
    }
}

const fn leaves(state: RowState) -> bool {
    matches!(state, RowState::Deleted | RowState::MovedAway | RowState::Merged)
}

fn any_quote(blocks: &[TextBlock], at: usize, (from, to): (usize, usize)) -> Option<Quote<'_>> {
    let block = at.checked_rem(blocks.len())?;
    let text = blocks[block].text.as_str();
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (from, to) = (borders[from % borders.len()], borders[to % borders.len()]);
    let (start, end) = (from.min(to), from.max(to));
    let exact = &text[start..end];
    let whole = (start, end) == (0, 0);
    (whole || !exact.trim().is_empty()).then_some(Quote {
        block: block as u32,
        start: start as u32,
        end: end as u32,
        exact: if whole { text } else { exact },
    })
}

fn quote<'b>(blocks: &'b [TextBlock], block: u32, words: &'b str) -> Option<Quote<'b>> {
    let start = blocks[block as usize].text.find(words).unwrap();
    Some(Quote { block, start: start as u32, end: (start + words.len()) as u32, exact: words })
}

/// Resolution and words of a remark in the new version.
fn carried<'n>(
    old: &[TextBlock],
    new: &'n [TextBlock],
    block: u32,
    words: &str,
) -> (Resolution, Option<&'n str>) {
    let alignment = align(old, new);
    let carried = Carrier::new(old, new, &alignment).carry(quote(old, block, words));
    let found =
        carried.place.map(|place| &new[place.block as usize].text[place.start as usize..place.end as usize]);
    (carried.resolution, found)
}

const TERM: &str = "Заявление рассматривается уполномоченным органом в течение десяти рабочих дней.";
const FORM: &str = "Форма заявления утверждается приказом министра.";
const FEE: &str = "За выдачу лицензии взимается сбор в размере двух расчётных показателей.";

#[test]
fn renumbered_moved_and_struck_out() {
    let old = points(&[TERM, FORM, FEE]);
    let mut new = points(&[FEE, TERM]);
    assert_eq!(carried(&old, &new, 0, TERM), (Resolution::Shifted, Some(TERM)));
    assert_eq!(carried(&old, &new, 1, "утверждается").0, Resolution::Deleted);
    assert_eq!(carried(&old, &new, 2, "сбор"), (Resolution::Shifted, Some("сбор")));
    new.insert(1, block(1, "1а.", "Иностранцы подают заявление через консульство."));
    let alignment = align(&old, &new);
    assert_eq!(partners(&alignment), [(0, 2), (2, 0)]);
    assert!(alignment.of_old(2)[0].moved != alignment.of_old(0)[0].moved);
}

#[test]
fn a_reworded_sentence_and_the_words_in_it() {
    let text = format!("{TERM} {FORM}");
    let changed = "Заявление рассматривается уполномоченным органом в течение пятнадцати рабочих дней.";
    let (old, new) = (points(&[&text]), points(&[&format!("{FEE} {changed} {FORM}")]));
    assert_eq!(carried(&old, &new, 0, TERM), (Resolution::TextChanged, Some(changed)));
    assert_eq!(carried(&old, &new, 0, "десяти"), (Resolution::TextChanged, Some("пятнадцати")));
    assert_eq!(carried(&old, &new, 0, "рабочих дней"), (Resolution::Shifted, Some("рабочих дней")));
    assert_eq!(carried(&old, &new, 0, FORM), (Resolution::Shifted, Some(FORM)));
    assert_eq!(carried(&new, &old, 0, FEE), (Resolution::Deleted, None));
}

#[test]
fn a_sentence_goes_to_another_paragraph() {
    let old = points(&[&format!("{TERM} {FEE}"), FORM]);
    let new = points(&[TERM, &format!("{FORM} {FEE}")]);
    assert_eq!(carried(&old, &new, 0, FEE), (Resolution::Shifted, Some(FEE)));
}

#[test]
fn where_words_and_letters_lead_to_different_sentences_there_is_no_place() {
    let name = "«Общеорганизационные квалификационные требования»";
    let of_section = |start: &str, end: &str| format!("{start} {name} {end}.");
    let average = of_section("Для раздела", "выводится средний балл по отдельным предметам");
    let others = [
        of_section("Раздел", "сдаётся письменно"),
        of_section("К разделу", "допускаются все участники"),
        of_section("Раздел", "можно пересдать один раз"),
    ];
    // The long name is most of the letters that the sentence shares with the first, but the rule went into the second.
    let apart = format!(
        "{} Из оценок выводится средний балл с округлением до целого.",
        of_section("В разделе", "ответы оцениваются порознь")
    );
    let version = |first: &str| {
        let texts: Vec<&str> = std::iter::once(first).chain(others.iter().map(String::as_str)).collect();
        points(&texts)
    };
    let (old, new) = (version(&average), version(&apart));
    let (found, place) = carried(&old, &new, 0, &average);
    assert_eq!((found, place), (Resolution::Ambiguous, None));
    let reworded = of_section("Для раздела", "выводятся средние баллы");
    let new = version(&reworded);
    let (found, place) = carried(&old, &new, 0, &average);
    assert_eq!((found, place), (Resolution::TextChanged, Some(reworded.as_str())));
}

#[test]
fn one_of_several_equal_places_is_no_place() {
    let gone = "(исключён)";
    let old = vec![block(0, "", gone), block(0, "", gone), block(0, "", gone)];
    assert_eq!(carried(&old, &old[..2], 1, gone).0, Resolution::Ambiguous);
    assert_eq!(carried(&old, &old, 1, gone), (Resolution::Same, Some(gone)));
}

#[test]
fn a_remark_on_the_whole_document_or_block() {
    let (old, new) = (points(&[TERM]), points(&[FORM, TERM]));
    let alignment = align(&old, &new);
    let carrier = Carrier::new(&old, &new, &alignment);
    assert_eq!(carrier.carry(None).method, Method::Document);
    let place = carrier.carry(Some(Quote { block: 0, start: 0, end: 0, exact: TERM })).place.unwrap();
    assert_eq!((place.block, place.start, place.end), (1, 0, 0));
}

#[test]
fn equal_blocks_by_the_thousand_end_soon() {
    let same = vec![block(1, "–", "(исключён)"); 10_000];
    let other = vec![block(1, "–", "(утратил силу)"); 9_000];
    assert_eq!(align(&same, &same[..9_000]).deleted().len(), 1_000);
    assert_eq!(align(&same, &other).links.len(), 0);
}

use crate::entry;
use proptest::{collection::vec, prelude::*, sample::subsequence};
use search::{Entry, Found, Index, Query};

const WORDS: [&str; 8] = ["құжат", "құжаттар", "қаулы", "заң", "бюджет", "комиссия", "комиссияның", "report"];
const GROUPS: [&str; 4] = ["", "g1", "g2", "g3"];
const KINDS: [&str; 2] = ["document", "remark"];

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let words = |most| vec(0..WORDS.len(), 0..most);
    let one = (0..GROUPS.len(), 0..KINDS.len(), words(3), words(8), 0..4_i64);
    vec(one, 0..25).prop_map(|entries| {
        let said = |words: Vec<usize>| words.iter().map(|at| WORDS[*at]).collect::<Vec<_>>().join(" ");
        let numbered = entries.into_iter().enumerate();
        numbered
            .map(|(n, (group, kind, title, text, at))| Entry {
                audience: GROUPS[group].to_owned(),
                kind: KINDS[kind].to_owned(),
                at,
                ..entry(&format!("key{n}"), &said(title), &said(text))
            })
            .collect()
    })
}

fn index_of(entries: &[Entry], commits: usize) -> Index {
    let index = Index::in_memory().unwrap();
    let mut writer = index.writer().unwrap();
    for part in entries.chunks(entries.len().div_ceil(commits).max(1)) {
        writer.put(part.iter().cloned()).unwrap();
        writer.commit(1).unwrap();
    }
    index
}

fn ask(index: &Index, text: &str, groups: &[String], page: usize, unfinished: bool) -> Found {
    let query = Query { text, unfinished, audiences: groups, page, per_page: 5, ..Query::default() };
    index.search(&query).unwrap()
}

/// An index per case is slow; set `PROPTEST_CASES` for a longer hunt.
fn config() -> ProptestConfig {
    let by_default = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { by_default.cases } else { 24 };
    ProptestConfig { cases, failure_persistence: None, ..by_default }
}

proptest! {
    #![proptest_config(config())]

    /// Everything a reader gets is the same as from an index that holds only what the reader may see.
    #[test]
    fn the_rest_might_as_well_not_be_there(
        entries in entries(),
        groups in subsequence(GROUPS[1..].to_vec(), 0..=3),
        asked in vec(0..WORDS.len(), 1..3),
        typed in prop::sample::select(vec!["", " -заң", " \"қаулы заң\"", " ком", " rfekf"]),
        unfinished: bool,
        commits in 1..4_usize,
    ) {
        let groups: Vec<String> = groups.into_iter().map(str::to_owned).collect();
        let may_see = |entry: &&Entry| entry.audience.is_empty() || groups.contains(&entry.audience);
        let visible: Vec<Entry> = entries.iter().filter(may_see).cloned().collect();
        let (all, only) = (index_of(&entries, commits), index_of(&visible, 1));
        let words: Vec<&str> = asked.iter().map(|at| WORDS[*at]).collect();
        let text = words.join(" ") + typed;
        for page in 0..3 {
            let found = ask(&all, &text, &groups, page, unfinished);
            prop_assert_eq!(&found, &ask(&only, &text, &groups, page, unfinished));
        }
    }

    /// A word typed as it stands finds exactly the visible entries that have it, in any form.
    #[test]
    fn the_naive_filter_agrees(entries in entries(), groups in subsequence(GROUPS[1..].to_vec(), 0..=3)) {
        let groups: Vec<String> = groups.into_iter().map(str::to_owned).collect();
        let index = index_of(&entries, 2);
        for (word, forms) in [("құжат", &WORDS[..2]), ("қаулы", &WORDS[2..3]), ("комиссия", &WORDS[5..7])] {
            let has = |entry: &&Entry| {
                let text = format!("{} {}", entry.title, entry.text[0].text);
                text.split_whitespace().any(|said| forms.contains(&said))
            };
            let may_see = |entry: &&Entry| entry.audience.is_empty() || groups.contains(&entry.audience);
            let mut naive: Vec<&str> =
                entries.iter().filter(may_see).filter(has).map(|entry| entry.key.as_str()).collect();
            let query = Query { text: word, audiences: &groups, per_page: 100, ..Query::default() };
            let found = index.search(&query).unwrap();
            prop_assert_eq!(found.total, naive.len());
            prop_assert_eq!(found.by_kind.iter().map(|(_, count)| count).sum::<usize>(), naive.len());
            let mut keys: Vec<&str> = found.hits.iter().map(|hit| hit.key.as_str()).collect();
            keys.sort_unstable();
            naive.sort_unstable();
            prop_assert_eq!(keys, naive);
        }
    }
}

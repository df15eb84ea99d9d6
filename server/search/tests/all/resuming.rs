use crate::{entry, keys};
use search::{Index, Query, SearchError};
use std::fs;

#[test]
fn what_was_committed_is_found_at_once_and_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = Index::open(folder.path()).unwrap();
        assert_eq!((index.position(), index.is_empty()), (0, true));
        let mut writer = index.writer().unwrap();
        writer.put([entry("a", "Алғашқы жазба", "")]).unwrap();
        assert_eq!(keys(&index, "жазба"), [""; 0]);
        writer.commit(7).unwrap();
        assert_eq!(keys(&index, "жазба"), ["a"]);
        writer.put([entry("a", "Жаңа мәтін", ""), entry("b", "Екінші жазба", "")]).unwrap();
        writer.commit(9).unwrap();
        assert_eq!(keys(&index, "жазба"), ["b"]);
    }
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.position(), index.len()), (9, 2));
    assert_eq!(keys(&index, "мәтін"), ["a"]);
}

#[test]
fn what_was_not_committed_is_as_if_it_had_never_been() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = Index::open(folder.path()).unwrap();
        let mut writer = index.writer().unwrap();
        writer.put([entry("a", "Бірінші", "")]).unwrap();
        writer.commit(1).unwrap();
        writer.put([entry("b", "Екінші", "")]).unwrap();
        writer.remove(["a"]);
        // The process ends here.
    }
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.position(), index.len()), (1, 1));
    let mut writer = index.writer().unwrap();
    writer.put([entry("b", "Екінші", "")]).unwrap();
    writer.remove(["a"]);
    writer.commit(2).unwrap();
    assert_eq!((index.position(), index.len()), (2, 1));
    assert_eq!(keys(&index, "екінші"), ["b"]);
}

#[test]
fn there_is_one_writer() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let writer = index.writer().unwrap();
    assert!(matches!(index.writer(), Err(SearchError::Busy)));
    drop(writer);
    let mut writer = index.writer().unwrap();
    writer.put([entry("a", "Бірінші", "")]).unwrap();
    writer.commit(3).unwrap();
    writer.clear().unwrap();
    assert_eq!((index.position(), index.len()), (0, 0));
}

#[test]
fn a_damaged_index_says_so() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = Index::open(folder.path()).unwrap();
        let mut writer = index.writer().unwrap();
        writer.put([entry("a", "Бірінші", "")]).unwrap();
        writer.commit(3).unwrap();
        writer.finish().unwrap();
        index.verify().unwrap();
    }
    let meta = folder.path().join("meta.json");
    let whole = fs::read_to_string(&meta).unwrap();
    for damaged in
        ["{", &whole.replace("alqa-", "other-"), &whole.replace("\"payload\": \"3\"", "\"payload\": \"x\"")]
    {
        fs::write(&meta, damaged).unwrap();
        assert!(matches!(Index::open(folder.path()), Err(SearchError::Unusable(_))), "{damaged}");
    }
    fs::write(&meta, whole).unwrap();
    let lost = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
    for file in lost.filter(|file| file.extension().is_some_and(|kind| kind == "idx" || kind == "fast")) {
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    }
    assert!(matches!(Index::open(folder.path()), Err(SearchError::Unusable(_))));
    Index::clear(folder.path()).unwrap();
    assert!(Index::open(folder.path()).unwrap().is_empty());
}

#[test]
fn odd_input_is_no_error() {
    let index = crate::index_of(vec![entry("a", "Бірінші", "")]);
    for text in ["", " ", "-", "\"", "\"\"", "-\"", "((", "a:b^2 [x TO y]", "\u{0}\u{7}", &"ұ".repeat(5_000)]
    {
        let found = index.search(&Query { text, per_page: 10, unfinished: true, ..Query::default() });
        assert!(found.is_ok(), "{text}");
    }
}

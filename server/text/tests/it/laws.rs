//! Real laws in two versions each.

use std::fs;
use std::io::Cursor;

use domain::documents::{BlockKind, FileKind};

use crate::building::samples;

#[test]
fn every_law_gives_articles_and_points() {
    let Some(folder) = samples("laws") else { return };
    let mut laws = 0;
    for entry in fs::read_dir(folder).expect("the folder is read").flatten() {
        for version in ["version-1.docx", "version-2.docx"] {
            let path = entry.path().join(version);
            let bytes = fs::read(&path).expect(version);
            let found = text::recognise(version, &mut Cursor::new(&bytes)).expect(version);
            assert_eq!((found.kind, found.protected, found.damaged), (FileKind::Docx, false, false));
            let blocks = text::read_blocks(found.kind, false, Cursor::new(bytes)).expect(version);
            let place = path.display();
            assert!(blocks.len() > 60, "{place}: {}", blocks.len());
            assert_eq!(blocks.first().map(|block| block.kind), Some(BlockKind::Title), "{place}");
            assert!(
                blocks.iter().any(|block| block.kind == BlockKind::Article && block.label == "§ 1"),
                "{place}"
            );
            assert!(
                blocks.iter().any(|block| block.kind == BlockKind::Point && block.label == "(1)"),
                "{place}"
            );
            laws += 1;
        }
    }
    assert!(laws >= 50, "{laws}");
}

#[test]
fn points_of_a_law_stand_below_their_article() {
    let Some(folder) = samples("laws") else { return };
    let bytes = fs::read(folder.join("aueg/version-1.docx")).expect("a law");
    let blocks = text::read_blocks(FileKind::Docx, false, Cursor::new(bytes)).expect("text");
    let depth_of = |label: &str, from: usize| {
        blocks.iter().skip(from).find(|block| block.label == label).map(|block| block.depth)
    };
    let article = blocks.iter().position(|block| block.label == "§ 1").expect("§ 1");
    let depth = blocks.get(article).map(|block| block.depth).expect("a block");
    assert_eq!(depth_of("(3)", article), Some(depth + 1));
    assert_eq!(depth_of("2a.", article), Some(depth + 2));
}

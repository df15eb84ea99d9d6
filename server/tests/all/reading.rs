//! Files are read in a process of its own, which ends before it can hurt the server.
//!
//! With a way to confine it; without one left out, unless `ALQA_MUST_CONVERT` is set.

use super::{
    files, previews,
    scene::Circle,
    world::{World, run_reading},
};
use domain::{
    documents::{BlockKind, FileKind, Marking, NoText, PlaceDocument, TextBlock, ViewDocument},
    id::DocumentId,
    lang::Lang,
    previews::Shown,
};
use flate2::{Compression, write::ZlibEncoder};
use std::{fmt::Write as _, io::Write};

#[test]
fn texts_are_read_aside() {
    run_reading(async |world| {
        let circle = Circle::gather(world, "").await;
        let docx = files::docx(&["1. Бірінші тармақ", "2. Екінші тармақ"]);
        let (found, lines) = placed(world, &circle, "мәтін.docx", docx).await;
        assert_eq!(
            (found, lines.as_slice()),
            (None, &["1. Бірінші тармақ".into(), "2. Екінші тармақ".into()][..])
        );
        let (found, lines) = placed(world, &circle, "мәтін.pdf", pdf("Басқа мәтін")).await;
        assert_eq!(found, None);
        assert!(lines.iter().any(|line| line.contains("Басқа мәтін")), "{lines:?}");
    });
}

#[test]
fn a_stream_without_measure_ends_its_reader() {
    run_reading(async |world| {
        let circle = Circle::gather(world, "").await;
        let (found, lines) = placed(world, &circle, "бомба.pdf", bomb()).await;
        assert_eq!((found, lines.len()), (Some(NoText::TooLong), 0));
        // The server goes on.
        let (found, lines) = placed(world, &circle, "мәтін.docx", files::docx(&["1. Тармақ"])).await;
        assert_eq!((found, lines.len()), (None, 1));
    });
}

#[test]
fn a_packed_entry_is_unpacked_aside() {
    run_reading(async |world| {
        let Some(folder) = files::samples() else { return };
        let circle = Circle::gather(world, "").await;
        let bytes = std::fs::read(folder.join("test-documents.rar")).unwrap();
        let archive = previews::attach(world, &circle, "құжаттар.rar", bytes).await;
        let listed = previews::look(world, &circle.member, &circle, archive, &[]).await.shown;
        let Shown::Entries(entries) = listed else { panic!("{listed:?}") };
        let files = entries.iter().filter(|entry| !entry.is_folder);
        assert!(files.clone().count() > 5 && files.clone().all(|entry| entry.openable), "{entries:?}");
        for (index, entry) in (0..).zip(&entries).filter(|(_, entry)| entry.kind == Some(FileKind::Pdf)) {
            let shown = previews::look(world, &circle.member, &circle, archive, &[index]).await;
            assert_eq!((shown.kind, shown.size), (entry.kind, entry.size));
            assert_eq!(shown.shown, Shown::Pages { made: false });
        }
    });
}

#[test]
fn a_password_is_asked_aside() {
    run_reading(async |world| {
        let circle = Circle::gather(world, "").await;
        let sixteen = "00112233445566778899AABBCCDDEEFF";
        let key = format!("{sixteen}{sixteen}");
        let encrypt =
            format!("/ID[<{sixteen}><{sixteen}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key}>>>");
        let (found, _) = placed(world, &circle, "құпия.pdf", page("", "0 0 m", &encrypt)).await;
        assert_eq!(found, Some(NoText::Encrypted));
    });
}

/// Places a file; gives why it has no text, and its text.
async fn placed(world: &World, circle: &Circle, name: &str, bytes: Vec<u8>) -> (Option<NoText>, Vec<String>) {
    let file = world.upload(&circle.secretary, name, bytes).await.id;
    let title = name.to_owned();
    let place = PlaceDocument { group: circle.group, file, title, marking: Marking::Open, key: world.key() };
    let document: DocumentId = world.done(&circle.secretary, place).await;
    let shown = world.done(&circle.member, ViewDocument { document, version: None }).await;
    let line = |block: &TextBlock| format!("{} {}", block.label, block.text).trim().to_owned();
    (shown.card.current.no_text, shown.blocks.iter().map(|view| line(&view.block)).collect())
}

fn pdf(text: &str) -> Vec<u8> {
    let block = TextBlock {
        kind: BlockKind::Point,
        depth: 0,
        label: "1.".to_owned(),
        text: text.to_owned(),
        page: None,
        cell: None,
    };
    let blocks = vec![block.into()];
    let text = export::Text { lang: Lang::Kk, title: String::new(), about: Vec::new(), blocks };
    export::pdf_text(&text).unwrap()
}

/// A page whose content unfolds to eight gigabytes. It is written in hexadecimal digits, which nobody measures.
fn bomb() -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    encoder.flush().unwrap();
    // A flushed block stands by itself and can be repeated.
    let (header, block) = encoder.get_ref().split_at(2);
    let digits = hex::encode([header, &block.repeat(8 << 10), &[3, 0]].concat());
    page("/Filter[/ASCIIHexDecode/FlateDecode]", &format!("{digits}>"), "")
}

/// A PDF of one page with this content.
fn page(filter: &str, content: &str, trailer: &str) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>".to_owned(),
        format!("<<{filter}/Length {}>>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut file = "%PDF-1.5\n".to_owned();
    let mut table = "xref\n0 5\n0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(objects) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    let start = file.len();
    write!(file, "{table}trailer\n<</Size 5/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    file.into_bytes()
}

//! Scans become text: queued when they are placed, stopped and begun again, told on the live line, found afterwards.
//!
//! With Tesseract and a way to confine it; without them left out, unless `ALQA_MUST_CONVERT` is set.

use super::{
    scene::{Circle, place_text},
    tab::{Shown, serve},
    world::{Engine, World, run_recognising},
};
use domain::{
    documents::{
        BeginRecognition, BlockKind, Marking, NoText, PlaceDocument, RecognitionState, StopRecognition,
        TextBlock, ViewDocument,
    },
    fault::{Fault, Refusal},
    id::DocumentId,
    lang::Lang,
    search::{Kind, Search, Target},
    versions::{PlaceVersion, Resolution},
};
use std::io::Cursor;

macro_rules! on_both_with_letters {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test]
            fn $test() {
                super::run_recognising(super::Engine::Sqlite, super::$test);
            })+
        }
        mod postgres {
            $(#[test]
            fn $test() {
                super::run_recognising(super::Engine::Postgres, super::$test);
            })+
        }
    };
}
on_both_with_letters!(
    a_scan_becomes_text,
    a_scanned_version_keeps_remarks_in_their_places,
    recognition_is_stopped_and_begun_again,
);

const POINTS: [&str; 2] = [
    "Настоящий порядок определяет сроки рассмотрения проектов.",
    "Рабочая группа принимает решение голосованием.",
];

/// Scanned pages: a text set, drawn, and kept as a picture.
fn scan(pages: usize) -> Vec<u8> {
    let line = |label: &str, text: &str| TextBlock {
        kind: BlockKind::Point,
        depth: 0,
        label: label.to_owned(),
        text: text.to_owned(),
        page: None,
        cell: None,
    };
    let blocks = vec![line("1.", POINTS[0]), line("2.", POINTS[1])];
    let blocks = blocks.into_iter().map(Into::into).collect();
    let text = export::Text { lang: Lang::Ru, title: String::new(), about: Vec::new(), blocks };
    let pdf = export::pdf_text(&text).unwrap();
    let picture = text::pdf_page(Cursor::new(pdf), 1, 1_654).unwrap();
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let grey: Vec<u8> =
        pixels[..info.buffer_size()].chunks(info.color_type.samples()).map(|p| p[0]).collect();
    tiff(info.width, info.height, &grey, pages)
}

/// A TIFF of equal grey pages: one strip of pixels, and a directory for each page that points to it.
fn tiff(width: u32, height: u32, grey: &[u8], pages: usize) -> Vec<u8> {
    const FIELDS: u32 = 9;
    const DIRECTORY: u32 = 2 + FIELDS * 12 + 4;
    let first = 8 + u32::try_from(grey.len()).unwrap().next_multiple_of(2);
    let mut file = b"II*\0".to_vec();
    file.extend(first.to_le_bytes());
    file.extend(grey);
    file.resize(first as usize, 0);
    for page in 0..u32::try_from(pages).unwrap() {
        file.extend(u16::try_from(FIELDS).unwrap().to_le_bytes());
        let size = u32::try_from(grey.len()).unwrap();
        let fields: [(u16, u32); FIELDS as usize] = [
            (256, width),
            (257, height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, 8),
            (277, 1),
            (278, height),
            (279, size),
        ];
        for (tag, value) in fields {
            file.extend(tag.to_le_bytes());
            file.extend(4_u16.to_le_bytes());
            file.extend(1_u32.to_le_bytes());
            file.extend(value.to_le_bytes());
        }
        let next = if page as usize + 1 < pages { first + (page + 1) * DIRECTORY } else { 0 };
        file.extend(next.to_le_bytes());
    }
    file
}

async fn place(world: &World, circle: &Circle, pages: usize) -> DocumentId {
    let file = world.upload(&circle.secretary, "скан.tif", scan(pages)).await.id;
    let place = PlaceDocument {
        group: circle.group,
        file,
        title: "Скан".to_owned(),
        marking: Marking::Open,
        key: world.key(),
    };
    world.done(&circle.secretary, place).await
}

async fn state(world: &World, circle: &Circle, document: DocumentId) -> Option<RecognitionState> {
    let shown = world.done(&circle.member, ViewDocument { document, version: None }).await;
    shown.card.current.recognition.map(|run| run.state)
}

async fn a_scan_becomes_text(world: &World) {
    let circle = Circle::gather(world, "").await;
    let document = place(world, &circle, 2).await;
    let address = serve(world).await;
    let mut page = Shown::open(world, address, &circle.member, document).await;
    world
        .until("the scan is read", async || {
            state(world, &circle, document).await == Some(RecognitionState::Done)
        })
        .await;
    let shown = world.done(&circle.member, ViewDocument { document, version: None }).await;
    let run = shown.card.current.recognition.unwrap();
    assert_eq!((shown.card.current.no_text, run.done, run.total), (None, 2, 2));
    let labels: Vec<&str> = shown.blocks.iter().map(|view| view.block.label.as_str()).collect();
    assert_eq!(labels, ["1.", "2.", "1.", "2."]);
    assert_eq!(run.unread, Vec::<u32>::new());
    let kept = std::fs::read_dir(world.folder.path().join("previews")).unwrap();
    let kept = kept.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".read"));
    assert_eq!(kept.count(), 2, "a run that is broken off goes on behind the pages it has read");
    assert!(shown.blocks[1].block.text.contains("принимает решение голосованием"), "{:?}", shown.blocks);
    assert_eq!(shown.blocks[3].block.page.map(|page| page.number), Some(2));
    page.settle(world, &circle.member, "RecognitionEnded").await;
    // What was read is found, in any form of its words, and leads to the point.
    let recognised =
        Search { kind: Some(Kind::Document), text: "голосованию".to_owned(), ..Search::default() };
    world
        .until("the recognised text is found", async || {
            world.done(&circle.member, recognised.clone()).await.total == 1
        })
        .await;
    let hit = world.done(&circle.member, recognised).await.hits.remove(0);
    assert_eq!(hit.target, Target::Document(document, Some(shown.blocks[1].id)));
    let fault = world.refused(&circle.chair, BeginRecognition { document }).await;
    assert_eq!(fault, Fault::Refused(Refusal::NoScan));
    let page = world.get(&circle.member, &format!("/documents/{document}")).await.text();
    assert!(page.contains("Мәтін автоматты түрде танылды"), "it says that a program read it");
    assert!(world.verified().await.is_ok());
}

async fn a_scanned_version_keeps_remarks_in_their_places(world: &World) {
    let mut circle = Circle::gather(world, "").await;
    let text = [format!("1. {}", POINTS[0]), format!("2. {}", POINTS[1])];
    let text: Vec<&str> = text.iter().map(String::as_str).collect();
    circle.document = place_text(world, &circle.secretary, circle.group, "Жоба", &text).await;
    let remark = circle.remark(world, &circle.member, "Неліктен?").await;
    let file = world.upload(&circle.secretary, "скан.tif", scan(1)).await.id;
    let document = circle.document;
    let place = PlaceVersion { document, file, marking: Marking::Open, key: world.key() };
    world.done(&circle.secretary, place).await;
    let found = async || {
        let shown = world.done(&circle.member, ViewDocument { document, version: None }).await;
        let view = shown.remarks.into_iter().find(|view| view.id == remark).unwrap();
        view.carried.last().map(|carried| (carried.resolution, carried.place.is_some()))
    };
    assert_eq!(found().await, Some((Resolution::Deleted, false)), "there is no text yet");
    world
        .until("the scan is read", async || {
            state(world, &circle, document).await == Some(RecognitionState::Done)
        })
        .await;
    assert!(matches!(
        found().await,
        Some((Resolution::Same | Resolution::Shifted | Resolution::TextChanged, true))
    ));
}

async fn recognition_is_stopped_and_begun_again(world: &World) {
    let circle = Circle::gather(world, "").await;
    let document = place(world, &circle, 60).await;
    let before = state(world, &circle, document).await;
    assert!(before.is_some_and(RecognitionState::is_under_way), "{before:?}");
    let fault = world.refused(&circle.chair, BeginRecognition { document }).await;
    assert_eq!(fault, Fault::Refused(Refusal::RecognitionUnderWay));
    let fault = world.refused(&circle.member, StopRecognition { document }).await;
    assert_eq!(fault, Fault::Refused(Refusal::NotYours));
    world.done(&circle.chair, StopRecognition { document }).await;
    assert_eq!(state(world, &circle, document).await, Some(RecognitionState::Stopped));
    let fault = world.refused(&circle.chair, StopRecognition { document }).await;
    assert_eq!(fault, Fault::Refused(Refusal::RecognitionOver));
    world.done(&circle.chair, BeginRecognition { document }).await;
    world
        .until("pages are read again", async || {
            state(world, &circle, document).await == Some(RecognitionState::Running)
        })
        .await;
    world.done(&circle.secretary, StopRecognition { document }).await;
    let shown = world.done(&circle.member, ViewDocument { document, version: None }).await;
    assert_eq!((shown.card.current.no_text, shown.blocks.len()), (Some(NoText::Scanned), 0));
}

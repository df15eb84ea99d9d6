//! Texts that begin with a file: what of it is taken over, and what is told or refused.

use super::{
    drafts::{pairs, texts, view},
    files::{docx, zipped},
    scene::Circle,
    world::{World, on_both},
};
use domain::{
    documents::{Marking, PlaceDocument},
    drafts::*,
    fault::{Fault, Refusal},
    lang::Lang,
    versions::CountPictures,
};

on_both!(a_draft_begins_with_a_file, what_a_file_has_more_is_told_or_refused,);

async fn a_draft_begins_with_a_file(world: &World) {
    let circle = Circle::gather(world, "").await;
    let text = ["Глава 1. Общие положения", "1. Настоящие Правила.", "1) сроки;", "Текст без номера."];
    let file = world.upload(&circle.chair, "правила.docx", docx(&text)).await.id;
    let begin = BeginDraft {
        group: circle.group,
        title: "Правила".to_owned(),
        lang: Lang::Ru,
        file: Some(file),
        key: world.key(),
    };
    let draft = world.done(&circle.chair, begin.clone()).await;
    let shown = view(world, &circle.chair, draft).await;
    let printed = texts(&shown);
    let expected = [
        ("Глава 1", "Общие положения"),
        ("1.", "Настоящие Правила."),
        ("1)", "сроки;"),
        ("", "Текст без номера."),
    ];
    assert_eq!(pairs(&printed), expected);
    let again = BeginDraft { key: world.key(), ..begin };
    assert_eq!(world.refused(&circle.chair, again.clone()).await, Refusal::UploadGone.into());
    let archive = world.upload(&circle.chair, "а.zip", zipped(&[("а.txt", b"x")])).await.id;
    let wordless = BeginDraft { file: Some(archive), key: world.key(), ..again };
    assert!(matches!(world.refused(&circle.chair, wordless).await, Fault::Refused(Refusal::NoText(_))));
}

async fn what_a_file_has_more_is_told_or_refused(world: &World) {
    let circle = Circle::gather(world, "").await;
    let begin = async |bytes: Vec<u8>| BeginDraft {
        group: circle.group,
        title: "Правила".to_owned(),
        lang: Lang::Ru,
        file: Some(world.upload(&circle.chair, "правила.docx", bytes).await.id),
        key: world.key(),
    };
    let picture = "</w:t></w:r><w:r><w:drawing><blip/></w:drawing></w:r><w:r><w:t>";
    let pictures = docx(&[&format!("1. Схема{picture} и ещё{picture}."), "2. Текст."]);
    let op = begin(pictures.clone()).await;
    let draft = world.done(&circle.chair, op).await;
    assert_eq!(view(world, &circle.chair, draft).await.card.pictures, 2);
    // The same of a document whose next version is begun or made here.
    let place = PlaceDocument {
        group: circle.group,
        file: world.upload(&circle.chair, "а.docx", pictures).await.id,
        title: "Правила".to_owned(),
        marking: Marking::Open,
        key: world.key(),
    };
    let document = world.done(&circle.chair, place).await;
    let count = CountPictures { document };
    assert_eq!(world.done(&circle.secretary, count.clone()).await, 2);
    assert_eq!(world.refused(&circle.member, count).await, Refusal::NotYours.into());
    let next = BeginNextVersion { document, lang: Lang::Ru, key: world.key() };
    let next = world.done(&circle.chair, next).await;
    assert_eq!(view(world, &circle.chair, next).await.card.pictures, 2);
    // Typed here, the text has none.
    let typed =
        world.done(&circle.chair, PlaceDraft { draft: next, marking: Marking::Open, key: world.key() });
    typed.await;
    assert_eq!(world.done(&circle.chair, CountPictures { document }).await, 0);

    let table = |rows: u32, columns: u32| {
        let cell = |text: u32| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let row = |_| format!("<w:tr>{}</w:tr>", (0..columns).map(cell).collect::<String>());
        let rows: String = (0..rows).map(row).collect();
        docx(&[&format!("Таблица</w:t></w:r></w:p><w:tbl>{rows}</w:tbl><w:p><w:r><w:t>Конец")])
    };
    let op = begin(table(2, COLUMNS_MAX + 1)).await;
    let wide = Refusal::TableTooWide { columns: COLUMNS_MAX + 1, max: COLUMNS_MAX };
    assert_eq!(world.refused(&circle.chair, op).await, wide.into());
    let op = begin(table(ROWS_MAX + 1, 2)).await;
    let draft = world.done(&circle.chair, op).await;
    let shown = view(world, &circle.chair, draft).await;
    let rows = |block: &DraftBlock| markup::rows(&block.wording.text).len() as u32;
    let tables = shown.blocks.iter().filter(|block| block.wording.style == BlockStyle::Table);
    assert_eq!(tables.map(rows).collect::<Vec<_>>(), [ROWS_MAX, 1]);
}

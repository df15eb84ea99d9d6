//! Versions: remarks go on to the next one, each to its place or to where one sees that it was lost.

use super::{
    files::docx,
    scene::Circle,
    world::{Person, World, on_both},
};
use axum::http::{StatusCode, header::CONTENT_TYPE};
use domain::{
    documents::{CloseDocument, FileKind, MarkRead, Marking, ViewDocument},
    fault::{Fault, Refusal},
    id::{DocumentId, RemarkId, VersionId},
    notices::{NoticeKind, ViewHome, Waiting},
    remarks::{AddRemark, AnswerRemarks, MoveRemark, Place, RemarkView, Stance},
    versions::{CompareVersions, PlaceVersion, Resolution},
    votes::ClosePoll,
};
use std::io::Cursor;

on_both!(
    remarks_go_on_to_the_next_version,
    a_lost_remark_is_put_back_by_hand,
    what_was_begun_on_an_older_version_is_carried,
    a_version_waits_for_open_votes_and_never_comes_to_an_archive,
    versions_never_change_and_are_read_anew,
    a_version_without_text_keeps_remarks_apart,
    remarks_are_answered_one_by_one_or_together,
    the_text_of_a_version_is_taken_away,
);

const FIRST: [&str; 4] = [
    "1. Осы Қағидалар құжат жобасымен бірлесіп жұмыс істеу тәртібін айқындайды.",
    "2. Ескертулер бес жұмыс күні ішінде беріледі. Мерзімі өткен ескертулер қаралмайды.",
    "3. Хатшы отырыстың хаттамасын жүргізеді және оны мүшелерге жібереді.",
    "4. Шешім топ мүшелерінің дауыс беруі арқылы қабылданады.",
];
/// A point comes in before the second, which is changed; the third is gone.
const SECOND: [&str; 4] = [
    "1. Осы Қағидалар құжат жобасымен бірлесіп жұмыс істеу тәртібін айқындайды.",
    "2. Жоба порталда төрағаның тапсырмасы бойынша орналастырылады.",
    "3. Ескертулер үш жұмыс күні ішінде беріледі. Мерзімі өткен ескертулер қаралмайды.",
    "4. Шешім топ мүшелерінің дауыс беруі арқылы қабылданады.",
];

pub async fn next(world: &World, who: &Person, document: DocumentId, text: &[&str]) -> VersionId {
    world.done(who, next_of(world, who, document, "жоба 2.docx", docx(text)).await).await
}

async fn next_of(
    world: &World,
    who: &Person,
    document: DocumentId,
    name: &str,
    bytes: Vec<u8>,
) -> PlaceVersion {
    let file = world.upload(who, name, bytes).await.id;
    PlaceVersion { document, file, marking: Marking::Open, key: world.key() }
}

/// A group whose document has the first text, and remarks on words of it.
async fn discussed(world: &World, words: &[&str]) -> (Circle, Vec<RemarkId>) {
    let mut circle = Circle::gather(world, "").await;
    circle.document = super::scene::place_text(world, &circle.secretary, circle.group, "Жоба", &FIRST).await;
    let mut remarks = Vec::new();
    for words in words {
        let remark = on_words(world, &circle, words).await;
        remarks.push(world.done(&circle.member, remark).await);
    }
    (circle, remarks)
}

async fn on_words(world: &World, circle: &Circle, words: &str) -> AddRemark {
    let shown =
        world.done(&circle.member, ViewDocument { document: circle.document, version: Some(1) }).await;
    let (block, at) = shown
        .blocks
        .iter()
        .find_map(|view| view.block.text.find(words).map(|at| (view.id, at)))
        .expect("the text has these words");
    AddRemark {
        block: Some(block),
        start: u32::try_from(at).unwrap(),
        end: u32::try_from(at + words.len()).unwrap(),
        ..circle.on_first_block(world, "Ескертпе").await
    }
}

/// The words a remark lies on in the version under discussion.
async fn lies_on(world: &World, circle: &Circle, remark: RemarkId) -> Result<String, Resolution> {
    let shown = circle.discussion(world, &circle.observer).await;
    let view = shown.remarks.iter().find(|view| view.id == remark).unwrap();
    match view.place_in(shown.version) {
        Place::At(anchor) => {
            let block = shown.blocks.iter().find(|block| block.id == anchor.block).unwrap();
            Ok(domain::remarks::place(anchor, &block.block.text).unwrap().to_owned())
        }
        Place::Lost { resolution, .. } => Err(resolution),
        other => panic!("{other:?}"),
    }
}

async fn remark(world: &World, circle: &Circle, id: RemarkId) -> RemarkView {
    let shown = circle.discussion(world, &circle.member).await;
    shown.remarks.into_iter().find(|view| view.id == id).unwrap()
}

async fn remarks_go_on_to_the_next_version(world: &World) {
    let words = [
        "Осы Қағидалар құжат жобасымен бірлесіп жұмыс істеу тәртібін айқындайды.",
        "Ескертулер бес жұмыс күні ішінде беріледі.",
        "Мерзімі өткен ескертулер қаралмайды.",
        "Хатшы отырыстың хаттамасын жүргізеді және оны мүшелерге жібереді.",
    ];
    let (circle, remarks) = discussed(world, &words).await;
    next(world, &circle.secretary, circle.document, &SECOND).await;
    assert_eq!(lies_on(world, &circle, remarks[0]).await.as_deref(), Ok(words[0]));
    assert_eq!(
        lies_on(world, &circle, remarks[1]).await.as_deref(),
        Ok("Ескертулер үш жұмыс күні ішінде беріледі.")
    );
    assert_eq!(lies_on(world, &circle, remarks[2]).await.as_deref(), Ok(words[2]));
    assert_eq!(lies_on(world, &circle, remarks[3]).await, Err(Resolution::Deleted));
    let resolutions: Vec<Resolution> = {
        let shown = circle.discussion(world, &circle.chair).await;
        shown.remarks.iter().map(|remark| remark.carried[0].resolution).collect()
    };
    assert_eq!(resolutions[1], Resolution::TextChanged);
    // A third version goes on from the second.
    next(world, &circle.chair, circle.document, &SECOND[1..]).await;
    assert_eq!(lies_on(world, &circle, remarks[0]).await, Err(Resolution::Deleted));
    assert_eq!(
        lies_on(world, &circle, remarks[1]).await.as_deref(),
        Ok("Ескертулер үш жұмыс күні ішінде беріледі.")
    );
    assert_eq!(lies_on(world, &circle, remarks[3]).await, Err(Resolution::Deleted));
    // The version it was written on shows it where it was written.
    let old = world.done(&circle.member, ViewDocument { document: circle.document, version: Some(1) }).await;
    assert!(old.remarks.iter().all(|remark| matches!(remark.place_in(1), Place::At(_))));
}

async fn a_lost_remark_is_put_back_by_hand(world: &World) {
    let (circle, remarks) = discussed(world, &["Хатшы отырыстың хаттамасын жүргізеді"]).await;
    let lost = remarks[0];
    let there = circle.discussion(world, &circle.member).await.blocks[0].id;
    next(world, &circle.secretary, circle.document, &SECOND).await;
    assert!(lies_on(world, &circle, lost).await.is_err());
    let point = circle.discussion(world, &circle.member).await.blocks[3].clone();
    let put = MoveRemark { remark: lost, block: point.id, start: 0, end: 0 };
    // Not into the version before, not by who only takes part, not where there are no such words.
    let gone = Fault::Refused(Refusal::AnchorLost);
    assert_eq!(world.refused(&circle.member, MoveRemark { block: there, ..put.clone() }).await, gone);
    assert_eq!(world.refused(&circle.member, MoveRemark { start: 1, end: 2, ..put.clone() }).await, gone);
    assert_eq!(world.refused(&circle.second, put.clone()).await, Fault::Refused(Refusal::NotYours));
    world.done(&circle.member, put.clone()).await;
    assert_eq!(lies_on(world, &circle, lost).await, Ok(point.block.text));
    world.done(&circle.chair, CloseDocument { document: circle.document }).await;
    assert_eq!(world.refused(&circle.chair, put).await, Fault::Refused(Refusal::DocumentArchived));
}

async fn what_was_begun_on_an_older_version_is_carried(world: &World) {
    let (circle, _) = discussed(world, &[]).await;
    let begun = on_words(world, &circle, "Мерзімі өткен ескертулер қаралмайды.").await;
    let lost = on_words(world, &circle, "Хатшы отырыстың хаттамасын жүргізеді").await;
    next(world, &circle.secretary, circle.document, &SECOND).await;
    next(world, &circle.secretary, circle.document, &SECOND[1..]).await;
    let begun = world.done(&circle.member, begun).await;
    let lost = world.done(&circle.second, lost).await;
    assert_eq!(lies_on(world, &circle, begun).await.as_deref(), Ok("Мерзімі өткен ескертулер қаралмайды."));
    assert_eq!(remark(world, &circle, begun).await.carried.len(), 2);
    assert_eq!(lies_on(world, &circle, lost).await, Err(Resolution::Deleted));
}

async fn a_version_waits_for_open_votes_and_never_comes_to_an_archive(world: &World) {
    let circle = Circle::gather(world, "").await;
    let poll = circle.poll(world, |_| {}).await;
    let place = next_of(world, &circle.chair, circle.document, "жоба 2.docx", docx(&SECOND)).await;
    assert_eq!(world.refused(&circle.chair, place.clone()).await, Fault::Refused(Refusal::PollsOpen));
    let secret = PlaceVersion { marking: Marking::Secret, ..place.clone() };
    assert_eq!(world.refused(&circle.chair, secret).await, Fault::Refused(Refusal::MarkingForbidden));
    world.done(&circle.chair, ClosePoll { poll }).await;
    let version = world.done(&circle.chair, place.clone()).await;
    // Twice with one key is once.
    assert_eq!(world.done(&circle.chair, place).await, version);
    assert_eq!(circle.discussion(world, &circle.chair).await.version, 2);
    world.done(&circle.chair, CloseDocument { document: circle.document }).await;
    let late = next_of(world, &circle.chair, circle.document, "жоба 3.docx", docx(&SECOND)).await;
    assert_eq!(world.refused(&circle.chair, late).await, Fault::Refused(Refusal::DocumentArchived));
}

async fn versions_never_change_and_are_read_anew(world: &World) {
    let (circle, _) = discussed(world, &[]).await;
    let document = circle.document;
    world.done(&circle.member, MarkRead { document }).await;
    let first = docx(&FIRST);
    next(world, &circle.secretary, document, &SECOND).await;
    for (version, bytes) in [("?version=1", &first), ("?version=2", &docx(&SECOND)), ("", &docx(&SECOND))] {
        let got = world.get(&circle.observer, &format!("/documents/{document}/file{version}")).await;
        assert_eq!((got.status, got.body.as_slice()), (StatusCode::OK, bytes.as_slice()), "{version}");
    }
    let missing = world.get(&circle.observer, &format!("/documents/{document}/file?version=3")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let missing = ViewDocument { document, version: Some(3) };
    assert_eq!(world.refused(&circle.observer, missing).await, Fault::NotFound);
    let old = world.done(&circle.observer, ViewDocument { document, version: Some(1) }).await;
    assert!(old.blocks.iter().any(|view| view.block.text.starts_with("Хатшы")));
    world.noticed().await;
    let home = world.done(&circle.member, ViewHome {}).await;
    assert_eq!(home.notices[0].kind, NoticeKind::VersionPlaced);
    let waits =
        |waiting: &Waiting| matches!(waiting, Waiting::Reading { document: of, .. } if *of == document);
    assert!(home.waiting.iter().any(waits));
    world.done(&circle.member, MarkRead { document }).await;
    assert!(!world.done(&circle.member, ViewHome {}).await.waiting.iter().any(waits));
    let compared = world
        .done(&circle.observer, CompareVersions { document, from: None, to: None, only_changes: false })
        .await;
    assert!(!compared.rows.is_empty());
    let back = world
        .done(&circle.observer, CompareVersions { document, from: Some(2), to: Some(1), only_changes: true })
        .await;
    assert_eq!((back.from.number, back.to.number), (2, 1));
    let missing = CompareVersions { document, from: Some(1), to: Some(9), only_changes: false };
    assert_eq!(world.refused(&circle.observer, missing).await, Fault::NotFound);
}

async fn a_version_without_text_keeps_remarks_apart(world: &World) {
    let (circle, remarks) = discussed(world, &["Хатшы отырыстың хаттамасын жүргізеді"]).await;
    let picture = [&[0xff_u8, 0xd8, 0xff, 0xe0][..], &[0; 64]].concat();
    let place = next_of(world, &circle.secretary, circle.document, "скан.jpg", picture).await;
    world.done(&circle.secretary, place).await;
    assert_eq!(lies_on(world, &circle, remarks[0]).await, Err(Resolution::Deleted));
    next(world, &circle.secretary, circle.document, &FIRST).await;
    assert!(
        lies_on(world, &circle, remarks[0]).await.is_err(),
        "lost stays lost until somebody puts it back"
    );
}

async fn remarks_are_answered_one_by_one_or_together(world: &World) {
    let (circle, remarks) = discussed(world, &["Хатшы", "Осы Қағидалар", "Шешім"]).await;
    let answer = AnswerRemarks {
        document: circle.document,
        remarks: remarks.clone(),
        stance: Stance::Accepted,
        reasoning: String::new(),
        wording: "Басқаша".to_owned(),
    };
    assert_eq!(world.refused(&circle.member, answer.clone()).await, Fault::Refused(Refusal::NotYours));
    let none = AnswerRemarks { remarks: Vec::new(), ..answer.clone() };
    assert!(matches!(world.refused(&circle.chair, none).await, Fault::Invalid(_)));
    let bare = AnswerRemarks { stance: Stance::Declined, ..answer.clone() };
    assert!(matches!(world.refused(&circle.chair, bare).await, Fault::Invalid(_)));
    let other = Circle::gather(world, "басқа").await;
    let foreign = other.remark(world, &other.member, "Бөтен").await;
    let mixed = AnswerRemarks { remarks: vec![remarks[0], foreign], ..answer.clone() };
    assert_eq!(world.refused(&circle.chair, mixed).await, Fault::NotFound);
    world.done(&circle.chair, answer.clone()).await;
    for id in &remarks {
        let answered = remark(world, &circle, *id).await.answer.unwrap();
        assert_eq!((answered.stance, answered.wording.as_str()), (Stance::Accepted, "Басқаша"));
    }
    the_table_is_taken_away(world, &circle).await;
    let changed = AnswerRemarks {
        remarks: vec![remarks[1]],
        stance: Stance::Partly,
        reasoning: "Бір бөлігі ғана".to_owned(),
        ..answer.clone()
    };
    world.done(&circle.secretary, changed).await;
    assert_eq!(remark(world, &circle, remarks[1]).await.answer.unwrap().stance, Stance::Partly);
    assert_eq!(remark(world, &circle, remarks[0]).await.answer.unwrap().stance, Stance::Accepted);
    world.done(&circle.chair, CloseDocument { document: circle.document }).await;
    assert_eq!(world.refused(&circle.chair, answer).await, Fault::Refused(Refusal::DocumentArchived));
}

/// The same words in every kind of file, in both state languages.
async fn the_table_is_taken_away(world: &World, circle: &Circle) {
    for kind in [FileKind::Xlsx, FileKind::Docx, FileKind::Pdf] {
        let path = format!("/documents/{}/remarks/{}?languages=both", circle.document, kind.extension());
        let got = world.get(&circle.observer, &path).await;
        assert_eq!((got.status, got.header(CONTENT_TYPE).as_str()), (StatusCode::OK, kind.media_type()));
        let blocks = text::read_blocks(kind, false, Cursor::new(got.body)).unwrap();
        let words: String = blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ");
        for part in ["Ескертпе", "Басқаша", "Қабылданды", "Принято", "Негіздеме", "Обоснование", "Мүше"]
        {
            assert!(words.contains(part), "{kind:?} has no {part}: {words}");
        }
    }
    let odd = world.get(&circle.observer, &format!("/documents/{}/remarks/exe", circle.document)).await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
}

async fn the_text_of_a_version_is_taken_away(world: &World) {
    let (circle, _) = discussed(world, &[]).await;
    next(world, &circle.secretary, circle.document, &SECOND).await;
    for (version, wanted) in [(1, &FIRST), (2, &SECOND)] {
        for kind in [FileKind::Docx, FileKind::Pdf] {
            let path = format!("/documents/{}/text/{}?version={version}", circle.document, kind.extension());
            let got = world.get(&circle.observer, &path).await;
            assert_eq!(got.status, StatusCode::OK, "{path}");
            assert_eq!(got.headers[CONTENT_TYPE], kind.media_type());
            let read = text::read_blocks(kind, false, Cursor::new(got.body)).unwrap();
            let read: Vec<String> = read
                .iter()
                .map(|block| format!("{} {}", block.label, block.text).trim().to_owned())
                .collect();
            for line in wanted.iter() {
                assert!(read.iter().any(|found| found == line), "{path}: {line}: {read:?}");
            }
        }
    }
    for nothing in ["text/xlsx", "text/x", "text/docx?version=9"] {
        let got = world.get(&circle.observer, &format!("/documents/{}/{nothing}", circle.document)).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

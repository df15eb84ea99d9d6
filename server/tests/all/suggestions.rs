//! Suggested wordings become the next version: those that agree together, those that don't one of them.

use super::{
    scene::{Circle, named_poll, place_text},
    world::{Person, World, on_both},
};
use axum::http::StatusCode;
use domain::{
    documents::{Discussion, FileKind, ViewDocument},
    fault::{Fault, Refusal},
    field::Flaw,
    id::RemarkId,
    remarks::{AddRemark, DecideSuggestion, Place, RemarkView, Stance, SuggestionState},
    versions::TakeSuggestions,
    votes::ClosePoll,
};
use std::io::Cursor;

on_both!(
    suggestions_make_the_next_version,
    what_can_not_be_taken_is_refused_and_changes_nothing,
    a_version_of_suggestions_waits_for_open_votes,
);

const TEXT: [&str; 3] = [
    "1. Осы Қағидалар құжат жобасымен бірлесіп жұмыс істеу тәртібін айқындайды.",
    "2. Ескертулер бес жұмыс күні ішінде беріледі. </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Мерзімі өткен ескертулер қаралмайды.",
    "3. Хатшы отырыстың хаттамасын жүргізеді.",
];

async fn gathered(world: &World) -> Circle {
    let mut circle = Circle::gather(world, "").await;
    circle.document = place_text(world, &circle.secretary, circle.group, "Жоба", &TEXT).await;
    circle
}

async fn suggest(world: &World, circle: &Circle, who: &Person, words: &str, wording: &str) -> RemarkId {
    let shown = circle.discussion(world, who).await;
    let find = |text: &str| text.find(words);
    let (block, start) =
        shown.blocks.iter().find_map(|view| Some((view.id, find(&view.block.text)?))).unwrap();
    let add = AddRemark {
        document: circle.document,
        block: Some(block),
        start: start as u32,
        end: (start + words.len()) as u32,
        text: format!("«{words}» басқаша болсын"),
        wording: wording.to_owned(),
        grounds: String::new(),
        mentions: Vec::new(),
        key: world.key(),
    };
    world.done(who, add).await
}

fn take(world: &World, circle: &Circle, remarks: &[RemarkId]) -> TakeSuggestions {
    TakeSuggestions { document: circle.document, remarks: remarks.to_vec(), key: world.key() }
}

fn remark(discussion: &Discussion, id: RemarkId) -> &RemarkView {
    discussion.remarks.iter().find(|remark| remark.id == id).unwrap()
}

fn state(discussion: &Discussion, id: RemarkId) -> (SuggestionState, Option<u32>, bool) {
    let remark = remark(discussion, id);
    let suggestion = remark.suggestion.as_ref().unwrap();
    (suggestion.state, suggestion.version, remark.resolved.is_some())
}

async fn suggestions_make_the_next_version(world: &World) {
    let circle = gathered(world).await;
    let days = suggest(world, &circle, &circle.member, "бес жұмыс күні", "он күнтізбелік күн").await;
    let rival = suggest(world, &circle, &circle.second, "бес", "үш").await;
    let point = suggest(
        world,
        &circle,
        &circle.second,
        "Хатшы отырыстың хаттамасын жүргізеді.",
        "Хатшы отырыстың хаттамасын жүргізеді.\n3-1. Хаттама порталда сақталады.",
    )
    .await;
    let apart = suggest(world, &circle, &circle.member, "тәртібін", "ретін").await;
    world.done(&circle.chair, DecideSuggestion { remark: point, accept: true }).await;

    let take = take(world, &circle, &[days, point]);
    let version = world.done(&circle.secretary, take.clone()).await;
    assert_eq!(world.done(&circle.secretary, take).await, version, "done once");
    let shown = circle.discussion(world, &circle.observer).await;
    assert_eq!(shown.card.current.id, version);
    let texts: Vec<(&str, &str)> =
        shown.blocks.iter().map(|view| (view.block.label.as_str(), view.block.text.as_str())).collect();
    assert_eq!(
        texts,
        [
            ("1.", "Осы Қағидалар құжат жобасымен бірлесіп жұмыс істеу тәртібін айқындайды."),
            ("2.", "Ескертулер он күнтізбелік күн ішінде беріледі. Мерзімі өткен ескертулер қаралмайды."),
            ("3.", "Хатшы отырыстың хаттамасын жүргізеді."),
            ("3-1.", "Хаттама порталда сақталады."),
        ]
    );
    let view = &shown.blocks[1];
    let bold: Vec<&str> =
        view.emphasis.iter().map(|part| &view.block.text[part.start as usize..part.end as usize]).collect();
    assert_eq!(bold, ["Мерзімі өткен ескертулер қаралмайды."], "what nobody reworded stays bold");
    assert_eq!(state(&shown, days), (SuggestionState::Accepted, Some(2), true));
    assert_eq!(state(&shown, point), (SuggestionState::Accepted, Some(2), true));
    assert_eq!(state(&shown, rival), (SuggestionState::Superseded, None, true));
    assert_eq!(state(&shown, apart), (SuggestionState::Proposed, None, false));
    assert!(matches!(remark(&shown, apart).place_in(2), Place::At(_)), "it goes on");
    let answer = remark(&shown, days).answer.as_ref().unwrap();
    assert_eq!((answer.stance, answer.wording.as_str()), (Stance::Accepted, "он күнтізбелік күн"));
    let mut authors: Vec<_> = shown.card.current.suggested_by.iter().map(|person| person.id).collect();
    authors.sort_unstable();
    let mut expected = [circle.member.id, circle.second.id];
    expected.sort_unstable();
    assert_eq!(authors, expected);

    // The file is what the text says, and the version before is as it was.
    let got = world.get(&circle.member, &format!("/documents/{}/file", circle.document)).await;
    assert_eq!(got.status, StatusCode::OK);
    let read = text::read_blocks(FileKind::Docx, false, Cursor::new(got.body)).unwrap();
    assert_eq!(read, shown.blocks.iter().map(|view| view.block.clone()).collect::<Vec<_>>());
    let first = ViewDocument { document: circle.document, version: Some(1) };
    let first = world.done(&circle.member, first).await;
    assert!(first.blocks[1].block.text.contains("бес жұмыс күні"));
    assert!(world.verified().await.is_ok());

    // What was taken or superseded is not offered again.
    for gone in [days, rival] {
        let fault = world.refused(&circle.chair, self::take(world, &circle, &[gone])).await;
        assert_eq!(fault, Fault::Refused(Refusal::AnchorLost));
    }
    world.done(&circle.chair, self::take(world, &circle, &[apart])).await;
    assert_eq!(circle.discussion(world, &circle.chair).await.card.current.number, 3);
}

async fn what_can_not_be_taken_is_refused_and_changes_nothing(world: &World) {
    let circle = gathered(world).await;
    let five = suggest(world, &circle, &circle.member, "бес жұмыс", "үш").await;
    let days = suggest(world, &circle, &circle.second, "жұмыс күні", "тәулік").await;
    let same = suggest(world, &circle, &circle.second, "Хатшы", "Хатшы").await;
    let declined = suggest(world, &circle, &circle.second, "айқындайды", "белгілейді").await;
    world.done(&circle.chair, DecideSuggestion { remark: declined, accept: false }).await;
    let plain = circle.remark(world, &circle.member, "Редакциясыз").await;
    for (remarks, why) in [
        (vec![five, days], Refusal::SuggestionsOverlap),
        (vec![same], Refusal::NothingChanges),
        (vec![declined], Refusal::AnchorLost),
        (vec![plain], Refusal::AnchorLost),
    ] {
        let fault = world.refused(&circle.chair, take(world, &circle, &remarks)).await;
        assert_eq!(fault, Fault::Refused(why), "{remarks:?}");
    }
    let Fault::Invalid(flaws) = world.refused(&circle.chair, take(world, &circle, &[])).await else {
        panic!("nothing was chosen");
    };
    assert_eq!(flaws[0].flaw, Flaw::Missing);
    let fault = world.refused(&circle.member, take(world, &circle, &[five])).await;
    assert_eq!(fault, Fault::Refused(Refusal::NotYours));
    let stranger = world.person("Бөтен", world.finance).await;
    assert_eq!(world.refused(&stranger, take(world, &circle, &[five])).await, Fault::NotFound);
    let shown = circle.discussion(world, &circle.chair).await;
    assert_eq!(shown.card.current.number, 1);
    assert_eq!(state(&shown, five), (SuggestionState::Proposed, None, false));
}

async fn a_version_of_suggestions_waits_for_open_votes(world: &World) {
    let circle = gathered(world).await;
    let five = suggest(world, &circle, &circle.member, "бес", "үш").await;
    let poll = world.done(&circle.chair, named_poll(world, circle.document)).await;
    let fault = world.refused(&circle.chair, take(world, &circle, &[five])).await;
    assert_eq!(fault, Fault::Refused(Refusal::PollsOpen));
    world.done(&circle.chair, ClosePoll { poll }).await;
    world.done(&circle.chair, take(world, &circle, &[five])).await;
}

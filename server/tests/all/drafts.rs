//! Texts typed on the portal: written block by block, by several at once, and placed before the group.

use super::{
    scene::{Circle, named_poll},
    tab::{Tab, serve},
    world::{Person, World, on_both},
};
use axum::http::StatusCode;
use domain::{
    documents::{Discussion, DocumentState, Marking},
    drafts::*,
    fault::{Fault, Refusal},
    groups::{ChangeRole, CloseGroup, GroupRole, ViewGroup},
    id::{BlockId, DraftId},
    lang::Lang,
    live::{Tell, Topic},
    remarks::{AddRemark, Place},
};
use std::time::Duration;

on_both!(
    a_text_is_written_and_placed,
    the_next_version_begins_with_the_text_and_keeps_its_remarks,
    two_who_write_in_one_block_lose_nothing,
    blocks_are_moved_taken_out_and_put_back,
    the_members_write_once_the_text_is_opened_to_them,
    what_can_not_be_is_refused,
    what_happens_is_told_to_those_who_write,
);

async fn begin(world: &World, circle: &Circle) -> DraftId {
    let begin = BeginDraft {
        group: circle.group,
        title: "Қағидалар".to_owned(),
        lang: Lang::Kk,
        file: None,
        key: world.key(),
    };
    world.done(&circle.secretary, begin).await
}

async fn add(world: &World, who: &Person, draft: DraftId, after: Option<BlockId>, text: &str) -> BlockId {
    let style = BlockStyle::Point;
    world.done(who, AddBlocks { draft, after, style, text: text.to_owned(), key: world.key() }).await
}

fn save(world: &World, draft: DraftId, block: &DraftBlock, text: &str) -> SaveBlock {
    SaveBlock {
        draft,
        block: block.id,
        base: block.revision,
        style: block.wording.style,
        text: text.to_owned(),
        key: world.key(),
    }
}

pub(super) async fn view(world: &World, who: &Person, draft: DraftId) -> DraftView {
    world.done(who, ViewDraft { draft }).await
}

pub(super) fn texts(view: &DraftView) -> Vec<(String, String)> {
    view.printed().into_iter().map(|styled| (styled.block.label, styled.block.text)).collect()
}

pub(super) fn pairs(texts: &[(String, String)]) -> Vec<(&str, &str)> {
    texts.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect()
}

const TEXT: &str = "# Бірлескен жұмыс қағидалары\n## Жалпы ережелер\n1. Осы **Қағидалар** тәртіпті айқындайды.\n\
    1) мерзімдер;\n2) *жауаптылар*.\n2. Ескертулер бес жұмыс күні ішінде беріледі.\n| Орган | Мерзім |\n| Әділет | 5 күн |";

/// Words that stand out, and whether they are bold; else they are italic.
fn emphasised(discussion: &Discussion) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    for view in &discussion.blocks {
        for part in &view.emphasis {
            assert_ne!(part.bold, part.italic);
            found.push((&view.block.text[part.start as usize..part.end as usize], part.bold));
        }
    }
    found
}

async fn a_text_is_written_and_placed(world: &World) {
    let circle = Circle::gather(world, "").await;
    let draft = begin(world, &circle).await;
    add(world, &circle.chair, draft, None, TEXT).await;
    let shown = view(world, &circle.secretary, draft).await;
    let printed = texts(&shown);
    let expected = [
        ("", "Бірлескен жұмыс қағидалары"),
        ("1-тарау", "Жалпы ережелер"),
        ("1.", "Осы Қағидалар тәртіпті айқындайды."),
        ("1)", "мерзімдер;"),
        ("2)", "жауаптылар."),
        ("2.", "Ескертулер бес жұмыс күні ішінде беріледі."),
        ("", "Орган"),
        ("", "Мерзім"),
        ("", "Әділет"),
        ("", "5 күн"),
    ];
    assert_eq!(pairs(&printed), expected);
    assert_eq!(shown.blocks[2].saved_by.id, circle.chair.id);
    // Whoever does not lead the group knows nothing of it.
    assert_eq!(world.refused(&circle.member, ViewDraft { draft }).await, Fault::NotFound);
    let group = world.done(&circle.member, ViewGroup { group: circle.group }).await;
    assert!(group.drafts.is_empty());
    let group = world.done(&circle.chair, ViewGroup { group: circle.group }).await;
    assert_eq!(group.drafts.iter().map(|row| row.id).collect::<Vec<_>>(), [draft]);
    for kind in ["docx", "pdf"] {
        let got = world.get(&circle.chair, &format!("/drafts/{draft}/text/{kind}")).await;
        assert_eq!(got.status, StatusCode::OK, "{kind}");
    }

    let place = PlaceDraft { draft, marking: Marking::Open, key: world.key() };
    let document = world.done(&circle.chair, place.clone()).await;
    assert_eq!(world.done(&circle.chair, place).await, document, "done once");
    let mut circle = circle;
    circle.document = document;
    let placed = circle.discussion(world, &circle.observer).await;
    let read: Vec<(&str, &str)> =
        placed.blocks.iter().map(|view| (view.block.label.as_str(), view.block.text.as_str())).collect();
    assert_eq!(read, expected);
    assert_eq!(emphasised(&placed), [("Қағидалар", true), ("жауаптылар", false)], "bold and italic words");
    assert_eq!((placed.card.title.as_str(), placed.card.state), ("Қағидалар", DocumentState::Discussed));
    let after = view(world, &circle.chair, draft).await;
    assert_eq!((after.card.state, after.card.document), (DraftState::Placed, Some(document)));
    let late = save(world, draft, &after.blocks[2], "басқа");
    assert_eq!(world.refused(&circle.chair, late).await, Refusal::DraftPlaced.into());
    assert!(world.verified().await.is_ok());
}

async fn the_next_version_begins_with_the_text_and_keeps_its_remarks(world: &World) {
    let mut circle = Circle::gather(world, "").await;
    let draft = begin(world, &circle).await;
    add(world, &circle.chair, draft, None, TEXT).await;
    circle.document =
        world.done(&circle.chair, PlaceDraft { draft, marking: Marking::Open, key: world.key() }).await;
    let shown = circle.discussion(world, &circle.member).await;
    let add_remark = AddRemark {
        block: Some(shown.blocks[5].id),
        ..circle.on_first_block(world, "Он күн болсын").await
    };
    let remark = world.done(&circle.member, add_remark).await;

    let next = BeginNextVersion { document: circle.document, lang: Lang::Kk, key: world.key() };
    let next = world.done(&circle.secretary, next).await;
    let begun = view(world, &circle.secretary, next).await;
    assert_eq!(begun.blocks[2].wording.text, "Осы **Қағидалар** тәртіпті айқындайды.", "bold stays bold");
    assert_eq!((begun.card.document, begun.card.version), (Some(circle.document), Some(1)));
    let days = save(world, next, &begun.blocks[5], "Ескертулер он жұмыс күні ішінде беріледі.");
    world.done(&circle.secretary, days).await;
    let poll = world.done(&circle.chair, named_poll(world, circle.document)).await;
    let place = PlaceDraft { draft: next, marking: Marking::Open, key: world.key() };
    assert_eq!(world.refused(&circle.secretary, place.clone()).await, Refusal::PollsOpen.into());
    world.done(&circle.chair, domain::votes::ClosePoll { poll }).await;
    assert_eq!(world.done(&circle.secretary, place).await, circle.document);
    let shown = circle.discussion(world, &circle.member).await;
    assert_eq!(shown.version, 2);
    let known = shown.remarks.iter().find(|known| known.id == remark).unwrap();
    let Place::At(anchor) = known.place_in(2) else { panic!("the remark lost its place: {known:?}") };
    assert_eq!(shown.blocks[5].id, anchor.block);

    // A version that was not typed here is taken apart.
    let read = super::scene::place(world, &circle.secretary, circle.group, "Файл", "").await;
    let from_file = BeginNextVersion { document: read, lang: Lang::Kk, key: world.key() };
    let from_file = world.done(&circle.secretary, from_file).await;
    let begun = view(world, &circle.secretary, from_file).await;
    assert!(begun.blocks.iter().all(|block| block.wording.style == BlockStyle::Point), "{:?}", begun.blocks);
}

async fn two_who_write_in_one_block_lose_nothing(world: &World) {
    let circle = Circle::gather(world, "").await;
    let draft = begin(world, &circle).await;
    add(world, &circle.chair, draft, None, "Ескертулер бес жұмыс күні ішінде беріледі.").await;
    let before = view(world, &circle.chair, draft).await.blocks.remove(0);
    let first = save(world, draft, &before, "Ескертулер он жұмыс күні ішінде беріледі.");
    let second = save(world, draft, &before, "Ескертулер бес жұмыс күні ішінде порталда беріледі.");
    assert!(!world.done(&circle.chair, first).await.beside);
    let beside = world.done(&circle.secretary, second.clone()).await;
    assert_eq!(beside, Saved { revision: 3, beside: true });
    assert_eq!(world.done(&circle.secretary, second).await, beside, "done once");

    let now = view(world, &circle.chair, draft).await.blocks.remove(0);
    assert_eq!(now.wording.text, "Ескертулер он жұмыс күні ішінде беріледі.");
    let rival = now.rivals.first().unwrap();
    assert_eq!((rival.number, rival.saved_by.id), (3, circle.secretary.id));
    assert_eq!(rival.base, before.wording);
    let place = PlaceDraft { draft, marking: Marking::Open, key: world.key() };
    assert_eq!(world.refused(&circle.chair, place).await, Refusal::WordingsWait.into());
    let remove = RemoveBlock { draft, block: now.id, base: now.revision };
    assert_eq!(world.refused(&circle.chair, remove).await, Refusal::WordingsWait.into());

    let settle = SettleWording { draft, block: now.id, base: now.revision, rival: 3, by: SettleBy::Merge };
    let late = SettleWording { base: 1, ..settle.clone() };
    assert_eq!(world.refused(&circle.chair, late).await, Refusal::Stale.into());
    world.done(&circle.chair, settle.clone()).await;
    assert_eq!(world.refused(&circle.chair, settle).await, Refusal::Stale.into());
    let merged = view(world, &circle.chair, draft).await.blocks.remove(0);
    assert_eq!(merged.wording.text, "Ескертулер он жұмыс күні ішінде порталда беріледі.");
    assert!(merged.rivals.is_empty());
    let history = world.done(&circle.secretary, ViewRevisions { draft, block: now.id }).await;
    let saved: Vec<_> =
        history.revisions.iter().map(|one| (one.number, one.saved_by.id, one.beside)).collect();
    let (chair, secretary) = (circle.chair.id, circle.secretary.id);
    assert_eq!(saved, [(4, chair, false), (3, secretary, true), (2, chair, false), (1, chair, false)]);

    // Somebody took the block out while it was written: it comes back with the words.
    world.done(&circle.chair, RemoveBlock { draft, block: now.id, base: 4 }).await;
    assert!(view(world, &circle.chair, draft).await.blocks.is_empty());
    world.done(&circle.secretary, save(world, draft, &merged, "Жаңа мәтін.")).await;
    assert_eq!(view(world, &circle.chair, draft).await.blocks[0].wording.text, "Жаңа мәтін.");
}

async fn blocks_are_moved_taken_out_and_put_back(world: &World) {
    let circle = Circle::gather(world, "").await;
    let draft = begin(world, &circle).await;
    add(world, &circle.chair, draft, None, "1. Бір\n2. Екі\n3. Үш").await;
    let ids: Vec<BlockId> = view(world, &circle.chair, draft).await.blocks.iter().map(|one| one.id).collect();
    let order = async || {
        let shown = view(world, &circle.chair, draft).await;
        texts(&shown).into_iter().map(|(label, text)| format!("{label} {text}")).collect::<Vec<_>>()
    };
    world.done(&circle.chair, MoveBlock { draft, block: ids[2], after: None }).await;
    assert_eq!(order().await, ["1. Үш", "2. Бір", "3. Екі"]);
    world.done(&circle.chair, MoveBlock { draft, block: ids[2], after: Some(ids[0]) }).await;
    assert_eq!(order().await, ["1. Бір", "2. Үш", "3. Екі"]);
    let stale = RemoveBlock { draft, block: ids[2], base: 7 };
    assert_eq!(world.refused(&circle.chair, stale).await, Refusal::Stale.into());
    world.done(&circle.chair, RemoveBlock { draft, block: ids[2], base: 1 }).await;
    assert_eq!(order().await, ["1. Бір", "2. Екі"]);
    add(world, &circle.chair, draft, Some(ids[0]), "Төрт").await;
    world.done(&circle.chair, RestoreBlock { draft, block: ids[2] }).await;
    assert_eq!(order().await, ["1. Бір", "2. Төрт", "3. Үш", "4. Екі"]);
    let edit = EditDraft { draft, title: "Правила".to_owned(), lang: Lang::Ru };
    world.done(&circle.secretary, edit).await;
    let shown = view(world, &circle.chair, draft).await;
    assert_eq!((shown.card.title.as_str(), shown.card.lang), ("Правила", Lang::Ru));
}

async fn the_members_write_once_the_text_is_opened_to_them(world: &World) {
    let circle = Circle::gather(world, "").await;
    let draft = begin(world, &circle).await;
    let block = add(world, &circle.chair, draft, None, "1. Бір").await;
    assert_eq!(world.refused(&circle.member, ViewDraft { draft }).await, Fault::NotFound);
    assert_eq!(world.refused(&circle.member, ShareDraft { draft }).await, Fault::NotFound);
    for _ in 0..2 {
        world.done(&circle.secretary, ShareDraft { draft }).await;
    }
    let shown = view(world, &circle.member, draft).await;
    assert!(shown.card.shared);
    world.done(&circle.member, save(world, draft, &shown.blocks[0], "Екі")).await;
    let after = add(world, &circle.second, draft, Some(block), "2. Үш").await;
    let shown = view(world, &circle.chair, draft).await;
    assert_eq!(shown.block(block).unwrap().saved_by.id, circle.member.id);
    assert_eq!(shown.block(after).unwrap().saved_by.id, circle.second.id);
    let group = world.done(&circle.member, ViewGroup { group: circle.group }).await;
    assert_eq!(group.drafts.iter().map(|row| row.id).collect::<Vec<_>>(), [draft]);
    let topic = Topic::Draft(draft);
    let mut tab = Tab::open(serve(world).await, &circle.member).await;
    tab.follow(topic, shown.seq).await;
    assert_eq!(tab.answer().await, Tell::Following { topic });
    // What becomes of the text is not theirs to decide; observers see nothing of it.
    let place = PlaceDraft { draft, marking: Marking::Open, key: world.key() };
    assert_eq!(world.refused(&circle.member, place.clone()).await, Refusal::NotYours.into());
    assert_eq!(world.refused(&circle.member, DiscardDraft { draft }).await, Refusal::NotYours.into());
    assert_eq!(world.refused(&circle.observer, ViewDraft { draft }).await, Fault::NotFound);
    let group = world.done(&circle.observer, ViewGroup { group: circle.group }).await;
    assert!(group.drafts.is_empty());
    world.done(&circle.chair, place).await;
    assert_eq!(world.refused(&circle.chair, ShareDraft { draft }).await, Refusal::DraftPlaced.into());
    // A draft that was not opened stays unknown.
    let other = begin(world, &circle).await;
    assert_eq!(world.refused(&circle.member, ViewDraft { draft: other }).await, Fault::NotFound);
}

async fn what_can_not_be_is_refused(world: &World) {
    let (circle, other) = (Circle::gather(world, "").await, Circle::gather(world, "2").await);
    let (draft, foreign) = (begin(world, &circle).await, begin(world, &other).await);
    let empty = PlaceDraft { draft, marking: Marking::Open, key: world.key() };
    assert_eq!(world.refused(&circle.chair, empty).await, Refusal::DraftEmpty.into());
    let block = add(world, &other.chair, foreign, None, "Бөтен мәтін").await;
    let theirs = world.done(&other.chair, ViewDraft { draft: foreign }).await.blocks.remove(0);
    assert_eq!(world.refused(&circle.chair, save(world, draft, &theirs, "x")).await, Fault::NotFound);
    let history = ViewRevisions { draft, block };
    assert_eq!(world.refused(&circle.chair, history).await, Fault::NotFound);
    let moved = MoveBlock { draft, block, after: None };
    assert_eq!(world.refused(&circle.chair, moved).await, Fault::NotFound);
    let nothing = AddBlocks {
        draft,
        after: None,
        style: BlockStyle::Point,
        text: " ** ** ".to_owned(),
        key: world.key(),
    };
    assert!(matches!(world.refused(&circle.chair, nothing).await, Fault::Invalid(_)));
    let own = add(world, &circle.chair, draft, None, "Мәтін").await;
    let secret = PlaceDraft { draft, marking: Marking::OfficialUse, key: world.key() };
    assert_eq!(world.refused(&circle.chair, secret).await, Refusal::MarkingForbidden.into());
    assert_eq!(world.done(&circle.chair, DiscardDraft { draft }).await, circle.group);
    assert_eq!(world.refused(&circle.chair, ViewDraft { draft }).await, Fault::NotFound);
    let gone = MoveBlock { draft, block: own, after: None };
    assert_eq!(world.refused(&circle.chair, gone).await, Refusal::DraftDiscarded.into());
    let close = domain::documents::CloseDocument { document: other.document };
    world.done(&other.chair, close).await;
    world.done(&other.chair, CloseGroup { group: other.group }).await;
    let late = save(world, foreign, &theirs, "кеш");
    assert_eq!(world.refused(&other.chair, late).await, Refusal::GroupClosed.into());
}

/// A page of the draft, kept current by its tab.
struct Open {
    view: DraftView,
    tab: Tab,
    reloads: u32,
}

impl Open {
    async fn settle(&mut self, world: &World, who: &Person, draft: DraftId, after: &str) {
        let fresh = view(world, who, draft).await;
        for _ in 0..200 {
            let mut now = self.view.clone();
            now.seq = fresh.seq;
            if now == fresh {
                return;
            }
            match self.tab.soon(Duration::from_millis(50)).await {
                Some(Tell::Changes { seq, changes, .. }) => self.view.take(seq, &changes),
                Some(Tell::Reload { .. }) => {
                    self.reloads += 1;
                    self.view = view(world, who, draft).await;
                }
                _ => {}
            }
        }
        assert_eq!(self.view, fresh, "after {after}");
    }
}

async fn what_happens_is_told_to_those_who_write(world: &World) {
    let circle = Circle::gather(world, "").await;
    let draft = begin(world, &circle).await;
    let address = serve(world).await;
    let topic = Topic::Draft(draft);
    let reader = circle.secretary.elsewhere();
    world.sign_in(&reader).await;
    let mut open =
        Open { view: view(world, &reader, draft).await, tab: Tab::open(address, &reader).await, reloads: 0 };
    open.tab.follow(topic, open.view.seq).await;
    assert_eq!(open.tab.answer().await, Tell::Following { topic });

    let (chair, secretary) = (&circle.chair, &circle.secretary);
    let block = add(world, chair, draft, None, "1. Бір\n2. Екі").await;
    open.settle(world, &reader, draft, "BlocksAdded").await;
    let before = open.view.block(block).cloned().unwrap();
    world.done(chair, save(world, draft, &before, "Екінші")).await;
    open.settle(world, &reader, draft, "BlockSaved").await;
    world.done(secretary, save(world, draft, &before, "Басқа")).await;
    open.settle(world, &reader, draft, "a wording beside").await;
    let settle = SettleWording { draft, block, base: 2, rival: 3, by: SettleBy::Take };
    world.done(chair, settle).await;
    open.settle(world, &reader, draft, "WordingSettled").await;
    world.done(chair, MoveBlock { draft, block, after: None }).await;
    open.settle(world, &reader, draft, "BlockMoved").await;
    world.done(chair, RemoveBlock { draft, block, base: 4 }).await;
    open.settle(world, &reader, draft, "BlockRemoved").await;
    world.done(chair, RestoreBlock { draft, block }).await;
    open.settle(world, &reader, draft, "BlockRestored").await;
    world.done(chair, EditDraft { draft, title: "Жаңа".to_owned(), lang: Lang::En }).await;
    open.settle(world, &reader, draft, "DraftEdited").await;
    world.done(chair, ShareDraft { draft }).await;
    open.settle(world, &reader, draft, "DraftShared").await;
    assert_eq!(open.reloads, 0, "all of that is told in place");

    // What was missed while the line was lost.
    open.tab = Tab::open(address, &reader).await;
    add(world, chair, draft, Some(block), "Үш").await;
    open.tab.follow(topic, open.view.seq).await;
    open.settle(world, &reader, draft, "a lost line").await;
    assert_eq!(open.reloads, 0);

    let document = world.done(chair, PlaceDraft { draft, marking: Marking::Open, key: world.key() }).await;
    open.settle(world, &reader, draft, "DraftPlaced").await;
    assert_eq!(open.view.card.document, Some(document));

    // Whoever no longer leads the group hears no more of it.
    let demote = ChangeRole { group: circle.group, person: secretary.id, role: GroupRole::Member };
    let promote = ChangeRole { group: circle.group, person: circle.member.id, role: GroupRole::Secretary };
    world.done(chair, promote).await;
    drop(world.ask(chair, demote).await);
    while !matches!(open.tab.next().await, Some(Tell::Reload { .. })) {}
    let demote = ChangeRole { group: circle.group, person: secretary.id, role: GroupRole::Observer };
    drop(world.ask(chair, demote).await);
    while !matches!(open.tab.next().await, Some(Tell::Reload { .. })) {}
    assert_eq!(world.refused(&reader, ViewDraft { draft }).await, Fault::NotFound);
    open.tab.follow(topic, 0).await;
    assert_eq!(open.tab.answer().await, Tell::Refused { topic, fault: Fault::NotFound });
}

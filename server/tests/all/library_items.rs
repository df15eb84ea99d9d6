//! Documents of the library: read and said to be read, in force or over, found by those who may see them.

use super::{
    files::docx,
    library::{flaw, item, narrow, of_folder, of_item, open_to, place_item, section},
    scene::substitute,
    world::{Person, World, on_both},
};
use domain::{
    accounts::ActFor,
    documents::Marking,
    fault::{Fault, Refusal},
    field::{Field, Flaw},
    id::{LibraryItemId, PersonId},
    library::*,
    notices::{NoticeKind, ViewHome, Waiting},
    search::{Kind, Progress, Search, Target},
    time::{CalendarDay, DAY},
};

on_both!(
    what_must_be_read_waits_until_it_is_said,
    one_says_so_for_oneself_and_once,
    what_is_over_is_kept_and_says_why,
    only_open_documents_are_placed,
    the_search_follows_the_lists,
);

/// What of the library waits on somebody's home page.
async fn waits(world: &World, who: &Person) -> Vec<LibraryItemId> {
    let asked = |waiting: Waiting| match waiting {
        Waiting::Acknowledge { item, .. } => Some(item),
        _ => None,
    };
    world.done(who, ViewHome {}).await.waiting.into_iter().filter_map(asked).collect()
}

async fn told(world: &World, who: &Person) -> (usize, u32) {
    let home = world.done(who, ViewHome {}).await;
    let asked = home.notices.iter().filter(|notice| notice.kind == NoticeKind::ReadingAsked);
    (asked.count(), home.unread)
}

async fn what_must_be_read_waits_until_it_is_said(world: &World) {
    let first = world.person("Бірінші", world.finance).await;
    let second = world.person("Екінші", world.finance).await;
    let stranger = world.person("Бөтен", world.justice).await;
    let folder = section(world, &world.admin, Some(world.finance), "Бұйрықтар").await;
    open_to(world, &world.admin, folder, Scope::Chosen, &[Grant::Body(world.finance)], &[]).await;
    let quiet = item(world, &world.admin, folder, "Анықтама", |_| {}).await;
    let asked = item(world, &world.admin, folder, "Бұйрық", |place| place.must_acknowledge = true).await;
    world.noticed().await;
    for who in [&first, &second] {
        assert_eq!(waits(world, who).await, [asked]);
        assert_eq!(told(world, who).await, (1, 1));
    }
    for who in [&stranger, &world.admin] {
        assert!(waits(world, who).await.is_empty(), "whoever only manages is not asked");
        assert_eq!(told(world, who).await, (0, 0));
    }
    assert_eq!(world.done(&first, of_item(asked)).await.acknowledgement, Acknowledgement::Waits);
    assert_eq!(
        world.refused(&first, AcknowledgeItem { item: quiet }).await,
        Refusal::NothingToAcknowledge.into()
    );
    world.done(&first, AcknowledgeItem { item: asked }).await;
    world.noticed().await;
    world.until("the notice is read", async || told(world, &first).await == (1, 0)).await;
    assert!(waits(world, &first).await.is_empty());
    let at = world.services.now();
    assert_eq!(world.done(&first, of_item(asked)).await.acknowledgement, Acknowledgement::Done(at));
    // Whoever comes later is asked as well, and whoever is let in no longer is not.
    let late = world.person("Жаңадан", world.finance).await;
    assert_eq!(waits(world, &late).await, [asked]);
    narrow(world, asked, Scope::Chosen, &[], &[first.id, late.id]).await;
    world.noticed().await;
    assert!(waits(world, &second).await.is_empty());
    assert_eq!(told(world, &second).await, (0, 0), "its title is not told either");
    assert_eq!(told(world, &late).await, (1, 1), "told once it was let in by name");
    let names = world.done(&world.admin, ViewAcknowledged { item: asked, done: false, page: 0 }).await;
    let waiting: Vec<PersonId> = names.rows.iter().map(|row| row.person.id).collect();
    assert_eq!((names.done, names.waits, waiting), (1, 1, vec![late.id]));
    let names = world.done(&world.admin, ViewAcknowledged { item: asked, done: true, page: 0 }).await;
    assert_eq!(
        names.rows.iter().map(|row| (row.person.id, row.at)).collect::<Vec<_>>(),
        [(first.id, Some(at))]
    );
    let curious = ViewAcknowledged { item: asked, done: true, page: 0 };
    assert_eq!(world.refused(&first, curious).await, Refusal::NotYours.into());
    // Made again, the notices are the same.
    let before = (told(world, &first).await, told(world, &late).await);
    world.services.rebuild_notices().await.unwrap();
    assert_eq!((told(world, &first).await.1, told(world, &late).await.1), (before.0.1, before.1.1));
}

async fn one_says_so_for_oneself_and_once(world: &World) {
    let absent = world.person("Жоқ", world.finance).await;
    let second = world.person("Орынбасар", world.justice).await;
    let folder = section(world, &world.admin, None, "Портал").await;
    open_to(world, &world.admin, folder, Scope::Chosen, &[], &[absent.id]).await;
    let asked = item(world, &world.admin, folder, "Бұйрық", |place| place.must_acknowledge = true).await;
    assert_eq!(world.refused(&second, AcknowledgeItem { item: asked }).await, Fault::NotFound);
    assert_eq!(world.refused(&world.admin, AcknowledgeItem { item: asked }).await, Refusal::NotYours.into());
    let substitution = substitute(world, &absent, &second).await;
    world.done(&second, ActFor { substitution: Some(substitution) }).await;
    assert!(world.ask(&second, of_item(asked)).await.is_ok(), "a substitute reads what that person may");
    let acted = world.refused(&second, AcknowledgeItem { item: asked }).await;
    assert_eq!(acted, Refusal::NotAsSubstitute.into());
    let page = world.get(&second, &format!("/library/{asked}")).await.text();
    assert!(!page.contains("acknowledge_item"), "no button that would be refused");
    world.done(&absent, AcknowledgeItem { item: asked }).await;
    let at = world.services.now();
    let events = world.verified().await.unwrap();
    world.clock.advance(DAY / 4);
    world.done(&absent, AcknowledgeItem { item: asked }).await;
    assert_eq!(world.verified().await.unwrap(), events, "the first time stands");
    assert_eq!(world.done(&absent, of_item(asked)).await.acknowledgement, Acknowledgement::Done(at));
    let withdrawn = world.refused(&world.admin, WithdrawItem { item: asked }).await;
    assert_eq!(withdrawn, Refusal::ItemAcknowledged.into());
}

async fn what_is_over_is_kept_and_says_why(world: &World) {
    let reader = world.person("Оқырман", world.finance).await;
    let folder = section(world, &world.admin, None, "Портал").await;
    open_to(world, &world.admin, folder, Scope::Everyone, &[], &[]).await;
    let today = CalendarDay::of(world.services.now());
    let old = item(world, &world.admin, folder, "Ескі ереже", |place| place.must_acknowledge = true).await;
    let brief = item(world, &world.admin, folder, "Уақытша ереже", |place| {
        place.valid_from = Some(CalendarDay(today.0 + 1));
        place.valid_until = Some(CalendarDay(today.0 + 2));
        place.must_acknowledge = true;
    })
    .await;
    let validity = async |item| world.done(&reader, of_item(item)).await.validity;
    assert_eq!(validity(brief).await, Validity::NotYet);
    assert_eq!(waits(world, &reader).await, [brief, old]);
    let new = item(world, &world.admin, folder, "Жаңа ереже", |place| place.replaces = Some(old)).await;
    let (was, is) = (world.done(&reader, of_item(old)).await, world.done(&reader, of_item(new)).await);
    assert_eq!((was.validity, was.replaced_by.map(|link| link.id)), (Validity::Replaced, Some(new)));
    assert_eq!(is.replaces.iter().map(|link| link.id).collect::<Vec<_>>(), [old]);
    assert_eq!(waits(world, &reader).await, [brief], "nobody is asked to read what is over");
    let newer =
        item(world, &world.admin, folder, "Тағы жаңа ереже", |place| place.replaces = Some(new)).await;
    let around = ReplaceItem { item: newer, replaced_by: Some(old) };
    assert_eq!(world.refused(&world.admin, around).await, Refusal::ReplacedInCircle.into());
    let itself = ReplaceItem { item: newer, replaced_by: Some(newer) };
    assert_eq!(world.refused(&world.admin, itself).await, flaw(Field::ReplacedBy, Flaw::Twice));
    // What the reader may not see is not named.
    narrow(world, newer, Scope::Chosen, &[], &[]).await;
    let was = world.done(&reader, of_item(new)).await;
    assert_eq!((was.validity, was.replaced_by), (Validity::Replaced, None));
    let view = world.done(&reader, of_folder(folder)).await;
    assert_eq!((view.in_force, view.total, view.items.len()), (1, 3, 1));
    let all = world.done(&reader, ViewFolder { folder, all: true, keeping: false }).await;
    assert_eq!(all.items.len(), 3);
    assert_eq!(all.items[0].id, brief, "what is not over stands first");
    // Withdrawn, it never replaced anything.
    world.done(&world.admin, WithdrawItem { item: newer }).await;
    assert_eq!(validity(new).await, Validity::InForce);
    world.done(&world.admin, ReplaceItem { item: old, replaced_by: None }).await;
    assert_eq!(validity(old).await, Validity::InForce);
    world.clock.advance(2 * DAY);
    world.sign_in(&reader).await;
    assert_eq!(validity(brief).await, Validity::InForce, "the last day counts");
    world.clock.advance(DAY);
    world.sign_in(&reader).await;
    assert_eq!(validity(brief).await, Validity::Expired);
    assert!(world.get(&reader, &format!("/library/{brief}/file")).await.status.is_success());
    world.sign_in(&world.admin).await;
    let view = world.done(&world.admin, of_item(old)).await;
    let edit = EditItem {
        item: old,
        version: view.version,
        title: "Ереже".to_owned(),
        number: "125".to_owned(),
        adopted_on: Some(today),
        description: String::new(),
        valid_from: Some(today),
        valid_until: Some(CalendarDay(today.0 - 1)),
        must_acknowledge: false,
    };
    assert_eq!(
        world.refused(&world.admin, edit.clone()).await,
        flaw(Field::ValidUntil, Flaw::EndsBeforeStart)
    );
    let edit = EditItem { valid_until: None, ..edit };
    world.done(&world.admin, edit.clone()).await;
    assert_eq!(world.refused(&world.admin, edit).await, Refusal::Stale.into());
    assert_eq!(world.done(&reader, of_item(old)).await.requisites.number, "125");
}

async fn only_open_documents_are_placed(world: &World) {
    let folder = section(world, &world.admin, None, "Портал").await;
    let file = world.upload(&world.admin, "а.docx", docx(&["мәтін"])).await.id;
    for marking in [Marking::OfficialUse, Marking::Secret] {
        let place = PlaceItem { marking, ..place_item(folder, file, "Құжат", world.key()) };
        assert_eq!(world.refused(&world.admin, place).await, Refusal::MarkingForbidden.into());
    }
    let place = place_item(folder, file, "Құжат", world.key());
    let once = world.done(&world.admin, place.clone()).await;
    assert_eq!(world.done(&world.admin, place).await, once, "sent twice, done once");
    let again = world.refused(&world.admin, place_item(folder, file, "Құжат", world.key())).await;
    assert_eq!(again, Refusal::UploadGone.into());
    let strange =
        PlaceItem { replaces: Some(world.id()), ..place_item(folder, file, "Құжат", world.key()) };
    assert_eq!(world.refused(&world.admin, strange).await, flaw(Field::Replaces, Flaw::Unknown));
}

fn words(text: &str) -> Search {
    Search { text: text.to_owned(), kind: Some(Kind::Library), ..Search::default() }
}

async fn finds(world: &World, who: &Person, search: Search) -> Vec<Target> {
    world.done(who, search).await.hits.into_iter().map(|hit| hit.target).collect()
}

async fn the_search_follows_the_lists(world: &World) {
    let reader = world.person("Оқырман", world.finance).await;
    let stranger = world.person("Бөтен", world.justice).await;
    let folder = section(world, &world.admin, None, "Портал").await;
    open_to(world, &world.admin, folder, Scope::Chosen, &[Grant::Body(world.finance)], &[]).await;
    let file = docx(&["Сенімхаттарды тіркеу тәртібі"]);
    let file = world.upload(&world.admin, "бұйрық.docx", file).await.id;
    let place = PlaceItem {
        number: "125-НҚ".to_owned(),
        adopted_on: CalendarDay::from_ymd(2026, 3, 12),
        description: "Нотариустарға арналған".to_owned(),
        ..place_item(folder, file, "Кітапханалық бұйрық", world.key())
    };
    let item = world.done(&world.admin, place).await;
    let target = vec![Target::Library(item)];
    world
        .until("the item is found", async || finds(world, &reader, words("бұйрықтың")).await == target)
        .await;
    for text in ["сенімхат", "125-НҚ", "нотариустар", "12.03.2026"] {
        assert_eq!(finds(world, &reader, words(text)).await, target, "{text}");
    }
    let told = world.done(&reader, words("сенімхаттарды")).await;
    assert_eq!(told.hits[0].within.as_ref().map(|within| within.kk.as_str()), Some("Портал"));
    let strange = world.done(&stranger, Search { kind: None, ..words("сенімхат") }).await;
    assert_eq!((strange.total, strange.by_kind, strange.hits), (0, Vec::new(), Vec::new()));
    // A list that changes is heeded at once, whatever the index holds.
    narrow(world, item, Scope::Chosen, &[], &[]).await;
    assert!(finds(world, &reader, words("сенімхат")).await.is_empty());
    narrow(world, item, Scope::Inherited, &[], &[]).await;
    assert_eq!(finds(world, &reader, words("сенімхат")).await, target);
    let under_way = Search { progress: Some(Progress::UnderWay), ..words("сенімхат") };
    assert_eq!(finds(world, &reader, under_way.clone()).await, target);
    self::item(world, &world.admin, folder, "Жаңасы", |place| place.replaces = Some(item)).await;
    world.until("it was replaced", async || finds(world, &reader, under_way.clone()).await.is_empty()).await;
    let finished = Search { progress: Some(Progress::Finished), ..words("сенімхат") };
    assert_eq!(finds(world, &reader, finished).await, target);
    world.done(&world.admin, WithdrawItem { item }).await;
    assert!(finds(world, &reader, words("сенімхат")).await.is_empty());
}

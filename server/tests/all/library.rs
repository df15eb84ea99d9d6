//! The library: who may read what, what waits for being read, what replaced what; and nothing told of the rest.

use super::{
    files::docx,
    scene::substitute,
    world::{Person, World, on_both},
};
use axum::http::StatusCode;
use domain::{
    accounts::ActFor,
    directory::{Appoint, CreateUnit},
    documents::Marking,
    fault::{Fault, Refusal},
    field::{Field, FieldFlaw, Flaw},
    id::{BodyId, FolderId, IdempotencyKey, LibraryItemId, PersonId, UnitId, UploadId},
    library::*,
    notices::{NoticeKind, ViewHome, Waiting},
    search::{Kind, Progress, Search, Target},
    time::{CalendarDay, DAY},
};

on_both!(
    bodies_units_roles_and_people_are_let_in,
    lists_narrow_from_folder_to_folder,
    keepers_manage_the_sections_of_their_body,
    folders_stay_a_tree,
    what_must_be_read_waits_until_it_is_said,
    one_says_so_for_oneself_and_once,
    what_is_over_is_kept_and_says_why,
    only_open_documents_are_placed,
    the_search_follows_the_lists,
    forms_work_without_scripts,
);

/// A document to be placed, with nothing but its title.
pub fn place_item(folder: FolderId, file: UploadId, title: &str, key: IdempotencyKey) -> PlaceItem {
    PlaceItem {
        folder,
        file,
        marking: Marking::Open,
        title: title.to_owned(),
        number: String::new(),
        adopted_on: None,
        description: String::new(),
        valid_from: None,
        valid_until: None,
        must_acknowledge: false,
        hold_back: false,
        replaces: None,
        key,
    }
}

pub async fn section(world: &World, who: &Person, body: Option<BodyId>, name: &str) -> FolderId {
    world.done(who, CreateSection { body, name: name.to_owned(), key: world.key() }).await
}

pub async fn item(
    world: &World,
    who: &Person,
    folder: FolderId,
    title: &str,
    change: impl FnOnce(&mut PlaceItem),
) -> LibraryItemId {
    let file = world.upload(who, "бұйрық.docx", docx(&[title, "Мазмұны"])).await.id;
    let mut place = place_item(folder, file, title, world.key());
    change(&mut place);
    world.done(who, place).await
}

pub async fn open_to(
    world: &World,
    who: &Person,
    folder: FolderId,
    scope: Scope,
    grants: &[Grant],
    people: &[PersonId],
) {
    let access = SetFolderAccess { folder, scope, grants: grants.to_vec(), people: people.to_vec() };
    world.done(who, access).await;
}

async fn narrow(world: &World, item: LibraryItemId, scope: Scope, grants: &[Grant], people: &[PersonId]) {
    let access = SetItemAccess { item, scope, grants: grants.to_vec(), people: people.to_vec() };
    world.done(&world.admin, access).await;
}

async fn folder(world: &World, into: FolderId, name: &str) -> FolderId {
    let create = CreateFolder { folder: into, name: name.to_owned(), key: world.key() };
    world.done(&world.admin, create).await
}

fn of_folder(folder: FolderId) -> ViewFolder {
    ViewFolder { folder, all: false, keeping: false }
}

fn of_item(item: LibraryItemId) -> ViewItem {
    ViewItem { item, keeping: false }
}

async fn post(world: &World, person: &Person, body: BodyId, unit: Option<UnitId>, editor: bool) {
    let position = "маман".to_owned();
    let appoint = Appoint { body, person: person.id, unit, position, editor, key: world.key() };
    world.done(&world.admin, appoint).await;
    // Beyond the time for which who somebody is is kept.
    world.clock.advance(30_000_000);
}

async fn keeper(world: &World, surname: &str, body: BodyId) -> Person {
    let keeper = world.person(surname, body).await;
    post(world, &keeper, body, None, true).await;
    keeper
}

fn flaw(field: Field, flaw: Flaw) -> Fault {
    Fault::Invalid(vec![FieldFlaw { field, flaw }])
}

/// Whether somebody sees an item: the same everywhere.
async fn sees(world: &World, who: &Person, folder: FolderId, item: LibraryItemId) -> bool {
    let viewed = world.ask(who, of_item(item)).await;
    let sees = viewed.is_ok();
    if !sees {
        assert_eq!(viewed, Err(Fault::NotFound));
    }
    let status = if sees { StatusCode::OK } else { StatusCode::NOT_FOUND };
    for path in [format!("/library/{item}"), format!("/library/{item}/file")] {
        assert_eq!(world.get(who, &path).await.status, status, "{path}");
    }
    let library = world.done(who, ViewLibrary {}).await;
    assert_eq!(library.latest.iter().any(|row| row.id == item), sees);
    let listed = match world.ask(who, of_folder(folder)).await {
        Ok(view) => {
            let row = library.folders.iter().find(|row| row.id == folder);
            assert_eq!(row.map(|row| row.items), Some(view.in_force));
            view.items.iter().any(|row| row.id == item)
        }
        Err(fault) => {
            assert_eq!(fault, Fault::NotFound);
            assert!(library.folders.iter().all(|row| row.id != folder));
            false
        }
    };
    assert_eq!(listed, sees);
    sees
}

async fn bodies_units_roles_and_people_are_let_in(world: &World) {
    let reader = world.person("Оқырман", world.finance).await;
    let unit = async |parent: Option<UnitId>, name: &str| {
        let (name_kk, name_ru) = (name.to_owned(), name.to_owned());
        let (body, name_en, key) = (world.finance, String::new(), world.key());
        world.done(&world.admin, CreateUnit { body, parent, name_kk, name_ru, name_en, key }).await
    };
    let above = unit(None, "Департамент").await;
    let below = unit(Some(above), "Басқарма").await;
    let beside = unit(None, "Қызмет").await;
    let folder = section(world, &world.admin, Some(world.justice), "Бұйрықтар").await;
    let item = item(world, &world.admin, folder, "Бұйрық", |_| {}).await;
    let sees = async || sees(world, &reader, folder, item).await;
    assert!(!sees().await, "a section begins closed");
    let set = async |scope, grants: &[Grant], people: &[PersonId]| {
        open_to(world, &world.admin, folder, scope, grants, people).await;
    };
    set(Scope::Everyone, &[], &[]).await;
    assert!(sees().await);
    set(Scope::Chosen, &[Grant::Body(world.justice)], &[]).await;
    assert!(!sees().await, "another body");
    set(Scope::Chosen, &[Grant::Body(world.justice), Grant::Body(world.finance)], &[]).await;
    assert!(sees().await);
    set(Scope::Chosen, &[Grant::Unit(above)], &[]).await;
    assert!(!sees().await, "no post in the unit");
    post(world, &reader, world.finance, Some(below), false).await;
    assert!(sees().await, "whoever is in a unit is in those above it");
    set(Scope::Chosen, &[Grant::Unit(beside)], &[]).await;
    assert!(!sees().await);
    set(Scope::Chosen, &[Grant::Role(PortalRole::Keepers)], &[]).await;
    assert!(!sees().await);
    post(world, &reader, world.finance, None, true).await;
    assert!(sees().await);
    set(Scope::Chosen, &[], &[world.admin.id]).await;
    assert!(!sees().await, "keeping another body's list gives nothing");
    set(Scope::Chosen, &[], &[reader.id]).await;
    assert!(sees().await);
    let strange = SetFolderAccess { folder, scope: Scope::Chosen, grants: vec![], people: vec![world.id()] };
    assert_eq!(world.refused(&world.admin, strange).await, flaw(Field::People, Flaw::Unknown));
    let inherits =
        SetFolderAccess { folder, scope: Scope::Inherited, grants: vec![], people: vec![] };
    assert_eq!(world.refused(&world.admin, inherits).await, flaw(Field::Scope, Flaw::Missing));
    assert!(sees().await, "what was refused changed nothing");
}

async fn lists_narrow_from_folder_to_folder(world: &World) {
    let justice = world.person("Әділетші", world.justice).await;
    let finance = world.person("Қаржыгер", world.finance).await;
    let top = section(world, &world.admin, None, "Портал").await;
    open_to(world, &world.admin, top, Scope::Everyone, &[], &[]).await;
    let inner = folder(world, top, "Ішкі").await;
    let placed = item(world, &world.admin, inner, "Нұсқаулық", |_| {}).await;
    for who in [&justice, &finance] {
        assert!(sees(world, who, inner, placed).await, "a folder inherits");
    }
    open_to(world, &world.admin, inner, Scope::Chosen, &[Grant::Body(world.justice)], &[]).await;
    assert!(sees(world, &justice, inner, placed).await);
    assert!(!sees(world, &finance, inner, placed).await);
    narrow(world, placed, Scope::Everyone, &[], &[]).await;
    assert!(!sees(world, &finance, inner, placed).await, "an inner list never widens");
    narrow(world, placed, Scope::Chosen, &[], &[finance.id]).await;
    assert!(!sees(world, &justice, inner, placed).await);
    assert!(!sees(world, &finance, inner, placed).await, "both lists must let in");
    world.done(&world.admin, MoveItem { item: placed, into: top }).await;
    assert!(sees(world, &finance, top, placed).await);
    assert!(!sees(world, &justice, top, placed).await);
    open_to(world, &world.admin, top, Scope::Chosen, &[], &[]).await;
    assert!(!sees(world, &finance, top, placed).await);
    let kept = item(world, &world.admin, top, "Жоба", |place| place.hold_back = true).await;
    open_to(world, &world.admin, top, Scope::Everyone, &[], &[]).await;
    assert!(!sees(world, &justice, top, kept).await, "held back until its list says more");
    narrow(world, kept, Scope::Inherited, &[], &[]).await;
    assert!(sees(world, &justice, top, kept).await);
}

async fn keepers_manage_the_sections_of_their_body(world: &World) {
    let keeper = keeper(world, "Тізімші", world.justice).await;
    let reader = world.person("Оқырман", world.justice).await;
    let whole = CreateSection { body: None, name: "Портал".to_owned(), key: world.key() };
    assert_eq!(world.refused(&keeper, whole).await, Refusal::NotYours.into());
    let others = CreateSection { body: Some(world.finance), name: "Қаржы".to_owned(), key: world.key() };
    assert_eq!(world.refused(&keeper, others).await, Refusal::NotYours.into());
    let own = section(world, &keeper, Some(world.justice), "Әділет").await;
    let placed = item(world, &keeper, own, "Ереже", |_| {}).await;
    assert_eq!(world.ask(&reader, of_item(placed)).await, Err(Fault::NotFound));
    open_to(world, &keeper, own, Scope::Chosen, &[Grant::Body(world.justice)], &[]).await;
    let view = world.done(&reader, of_folder(own)).await;
    assert!(view.access.is_none() && view.keeping.is_none(), "a reader learns nothing of the list");
    let rename = RenameFolder { folder: own, name: "Менікі".to_owned() };
    assert_eq!(world.refused(&reader, rename).await, Refusal::NotYours.into());
    let foreign = section(world, &world.admin, Some(world.finance), "Қаржы").await;
    assert_eq!(world.ask(&keeper, of_folder(foreign)).await, Err(Fault::NotFound));
    // Nor is anything moved where one manages nothing.
    let away = MoveItem { item: placed, into: foreign };
    assert_eq!(world.refused(&keeper, away).await, flaw(Field::Into, Flaw::Unknown));
    let away = MoveFolder { folder: own, into: foreign };
    assert_eq!(world.refused(&keeper, away).await, flaw(Field::Into, Flaw::Unknown));
    let known = world.done(&keeper, ViewFolder { folder: own, all: true, keeping: true }).await;
    let keeping = known.keeping.unwrap();
    assert!(keeping.places.is_empty() && keeping.bodies.len() == 2, "{keeping:?}");
    // A folder that is moved belongs to the section it lies in.
    world.done(&world.admin, MoveFolder { folder: own, into: foreign }).await;
    assert_eq!(world.ask(&keeper, RenameFolder { folder: own, name: "Ә".to_owned() }).await.unwrap_err().status(), 404);
}

async fn folders_stay_a_tree(world: &World) {
    let top = section(world, &world.admin, None, "Бірінші").await;
    let twice = CreateSection { body: None, name: " Бірінші ".to_owned(), key: world.key() };
    assert_eq!(world.refused(&world.admin, twice).await, flaw(Field::Name, Flaw::Taken));
    let mut path = vec![top];
    for number in 2..=DEPTH_MAX {
        let next = folder(world, path[path.len() - 1], &format!("{number}")).await;
        path.push(next);
    }
    let deepest = path[path.len() - 1];
    let deeper = CreateFolder { folder: deepest, name: "7".to_owned(), key: world.key() };
    assert_eq!(world.refused(&world.admin, deeper).await, Refusal::FolderTooDeep.into());
    for into in [path[1], path[2]] {
        let around = MoveFolder { folder: path[1], into };
        assert_eq!(world.refused(&world.admin, around).await, Refusal::FolderInItself.into());
    }
    let other = section(world, &world.admin, None, "Екінші").await;
    let deep = MoveFolder { folder: other, into: deepest };
    assert_eq!(world.refused(&world.admin, deep).await, Refusal::FolderTooDeep.into());
    assert_eq!(
        world.refused(&world.admin, DeleteFolder { folder: path[4] }).await,
        Refusal::FolderNotEmpty.into()
    );
    world.done(&world.admin, MoveFolder { folder: path[1], into: other }).await;
    let above = world.done(&world.admin, of_folder(deepest)).await.above;
    assert_eq!(above.first().map(|choice| choice.id), Some(other));
    assert_eq!(above.len(), DEPTH_MAX - 1);
    let placed = item(world, &world.admin, deepest, "Құжат", |_| {}).await;
    let full = world.refused(&world.admin, DeleteFolder { folder: deepest }).await;
    assert_eq!(full, Refusal::FolderNotEmpty.into());
    world.done(&world.admin, WithdrawItem { item: placed }).await;
    assert_eq!(world.ask(&world.admin, of_item(placed)).await, Err(Fault::NotFound));
    assert_eq!(world.get(&world.admin, &format!("/library/{placed}/file")).await.status, 404);
    world.done(&world.admin, DeleteFolder { folder: deepest }).await;
    assert_eq!(world.ask(&world.admin, of_folder(deepest)).await, Err(Fault::NotFound));
    world.done(&world.admin, DeleteFolder { folder: path[4] }).await;
    let library = world.done(&world.admin, ViewLibrary {}).await;
    let names: Vec<&str> = library.folders.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Бірінші", "Екінші", "2", "3", "4"]);
    assert!(world.verified().await.is_ok());
}

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
    assert_eq!(names.rows.iter().map(|row| (row.person.id, row.at)).collect::<Vec<_>>(), [(first.id, Some(at))]);
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
    let newer = item(world, &world.admin, folder, "Тағы жаңа ереже", |place| place.replaces = Some(new)).await;
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
    let strange = PlaceItem { replaces: Some(world.id()), ..place_item(folder, file, "Құжат", world.key()) };
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
    world.until("the item is found", async || finds(world, &reader, words("бұйрықтың")).await == target).await;
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

async fn forms_work_without_scripts(world: &World) {
    let reader = world.person("Оқырман", world.finance).await;
    let key = world.key().to_string();
    let fields = [("name", "Портал"), ("body", ""), ("key", key.as_str())];
    let got = world.form(&world.admin, "create_section", &fields, "/library/folders/{}", "/library").await;
    assert_eq!(got.status, StatusCode::SEE_OTHER);
    let path = got.location();
    let folder = path.rsplit('/').next().unwrap().to_owned();
    let body = format!("body:{}", world.finance);
    let person = reader.id.to_string();
    let list = [
        ("folder", folder.as_str()),
        ("scope", "chosen"),
        ("grants", body.as_str()),
        ("grants", "role:keepers"),
        ("people", person.as_str()),
        ("people", person.as_str()),
    ];
    let got = world.form(&world.admin, "set_folder_access", &list, &path, &path).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, path.clone()));
    let view = world.done(&world.admin, of_folder(folder.parse().unwrap())).await;
    assert_eq!(view.access.unwrap().access.grants.len(), 3, "each entry once");
    let placed = item(world, &world.admin, folder.parse().unwrap(), "<b>Бұйрық</b>", |place| {
        place.must_acknowledge = true;
    })
    .await;
    let page = world.get(&reader, &format!("/library/{placed}")).await.text();
    assert!(page.contains("/do/acknowledge_item") && page.contains("&lt;b&gt;Бұйрық"));
    let address = format!("/library/{placed}");
    let said = placed.to_string();
    let got = world.form(&reader, "acknowledge_item", &[("item", &said)], &address, &address).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, address.clone()));
    assert!(!world.get(&reader, &address).await.text().contains("/do/acknowledge_item"));
    let empty = [("folder", folder.as_str()), ("name", "")];
    let back = format!("{path}?do=rename");
    let got = world.form(&world.admin, "rename_folder", &empty, &path, &back).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text().contains("name-error"));
}

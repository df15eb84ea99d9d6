//! The library: who may read what, who manages it, and nothing told of the rest.

use super::{
    files::docx,
    world::{Person, World, on_both},
};
use axum::http::StatusCode;
use domain::{
    directory::{Appoint, CreateUnit},
    documents::Marking,
    fault::{Fault, Refusal},
    field::{Field, FieldFlaw, Flaw},
    id::{BodyId, FolderId, IdempotencyKey, LibraryItemId, PersonId, UnitId, UploadId},
    library::*,
};

on_both!(
    bodies_units_roles_and_people_are_let_in,
    lists_narrow_from_folder_to_folder,
    keepers_manage_the_sections_of_their_body,
    folders_stay_a_tree,
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

pub async fn narrow(world: &World, item: LibraryItemId, scope: Scope, grants: &[Grant], people: &[PersonId]) {
    let access = SetItemAccess { item, scope, grants: grants.to_vec(), people: people.to_vec() };
    world.done(&world.admin, access).await;
}

async fn folder(world: &World, into: FolderId, name: &str) -> FolderId {
    let create = CreateFolder { folder: into, name: name.to_owned(), key: world.key() };
    world.done(&world.admin, create).await
}

pub fn of_folder(folder: FolderId) -> ViewFolder {
    ViewFolder { folder, all: false, keeping: false }
}

pub fn of_item(item: LibraryItemId) -> ViewItem {
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

pub fn flaw(field: Field, flaw: Flaw) -> Fault {
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
    let inherits = SetFolderAccess { folder, scope: Scope::Inherited, grants: vec![], people: vec![] };
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
    assert_eq!(
        world.ask(&keeper, RenameFolder { folder: own, name: "Ә".to_owned() }).await.unwrap_err().status(),
        404
    );
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

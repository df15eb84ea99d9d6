//! What the library costs, see [`super::budget`].

use super::{
    budget::Meter,
    files::docx,
    library::{open_to, place_item},
    scene::Circle,
    world::World,
};
use domain::{library::*, previews::ViewItemPreview, search::Search};

fn text(text: &str) -> String {
    text.to_owned()
}

pub async fn library(world: &World, meter: &mut Meter, circle: &Circle) {
    let admin = &world.admin;
    let section =
        |name: &str| CreateSection { body: Some(world.justice), name: text(name), key: world.key() };
    let folder = meter.done(world, admin, section("Бөлім")).await;
    let second = meter.done(world, admin, section("Екінші бөлім")).await;
    open_to(world, admin, folder, Scope::Everyone, &[], &[]).await;
    // What is in the library as a whole costs no statement more.
    for number in 0..10 {
        let name = format!("Бума {number}");
        meter.done(world, admin, CreateFolder { folder, name, key: world.key() }).await;
        let file = world.upload(admin, "а.docx", docx(&["Бұйрық мәтіні."])).await.id;
        let mut place = place_item(folder, file, "Бұйрық", world.key());
        place.must_acknowledge = true;
        let placed = meter.done(world, admin, place).await;
        let grants = vec![Grant::Body(world.justice), Grant::Role(PortalRole::Chairs)];
        let people = vec![circle.member.id, circle.second.id];
        let access = SetItemAccess { item: placed, scope: Scope::Chosen, grants, people };
        meter.done(world, admin, access).await;
    }
    meter.done(world, &circle.member, ViewLibrary {}).await;
    let view = meter.done(world, admin, ViewFolder { folder, all: true, keeping: true }).await;
    let (item, other) = (view.items[0].id, view.items[1].id);
    let sub = view.folders[0].id;
    meter.done(world, admin, RenameFolder { folder: sub, name: text("Басқа") }).await;
    meter.done(world, admin, MoveFolder { folder: sub, into: second }).await;
    meter.done(world, admin, DeleteFolder { folder: sub }).await;
    let grants = vec![Grant::Body(world.justice), Grant::Body(world.finance)];
    let access = SetFolderAccess { folder, scope: Scope::Chosen, grants, people: vec![circle.member.id] };
    meter.done(world, admin, access).await;
    let edit = EditItem {
        item,
        version: 1,
        title: text("Бұйрық"),
        number: text("125"),
        adopted_on: None,
        description: text(""),
        valid_from: None,
        valid_until: None,
        must_acknowledge: true,
    };
    meter.done(world, admin, edit).await;
    meter.done(world, &circle.member, AcknowledgeItem { item }).await;
    meter.done(world, admin, ReplaceItem { item: other, replaced_by: Some(item) }).await;
    meter.done(world, admin, ViewItem { item, keeping: true }).await;
    meter.done(world, &circle.member, ViewItemFile { item }).await;
    meter.done(world, &circle.member, ViewItemPreview { item, inside: Vec::new() }).await;
    meter.done(world, admin, ViewAcknowledged { item, done: true, page: 0 }).await;
    meter.done(world, admin, ViewAcknowledged { item, done: false, page: 0 }).await;
    meter.done(world, admin, MoveItem { item: other, into: second }).await;
    meter.done(world, admin, WithdrawItem { item: other }).await;
    meter.done(world, &circle.member, Search::default()).await;
}

//! Lists of folders and items.

use super::{shelves::Shelves, sight::Sight};
use crate::{
    Cleared, Cx, Error,
    door::handle,
    search::rows_of,
    stored::{insert_rows, word},
};
use domain::{
    event::Event,
    fault::Fault,
    field::{Field, Findings, Flaw},
    library::{Access, Grant, Scope, SetFolderAccess, SetItemAccess},
};
use sqlx::AnyConnection;

handle!(SetFolderAccess, set_folder_access);
handle!(SetItemAccess, set_item_access);

pub(super) async fn set_folder_access(cx: &mut Cx<'_>, op: Cleared<SetFolderAccess>) -> Result<(), Error> {
    let access = Access::of(op.scope, &op.grants, &op.people);
    let shelves = Shelves::load(cx.db()).await?;
    let section = shelves.get(op.folder).is_some_and(|shelf| shelf.parent.is_none());
    if section && access.scope == Scope::Inherited {
        // A section has nothing to inherit from.
        return Err(Error::field(Field::Scope, Flaw::Missing));
    }
    check_known(cx.db(), &access).await?;
    let folder = op.folder.to_string();
    sqlx::query("update library_folder set scope = $2 where id = $1")
        .bind(folder.clone())
        .bind(word(access.scope)?)
        .execute(cx.db())
        .await?;
    sqlx::query("delete from library_folder_grant where folder = $1")
        .bind(folder.clone())
        .execute(cx.db())
        .await?;
    let insert = "insert into library_folder_grant (folder, grantee)";
    insert_rows(cx.db(), insert, 2, "", &access.grants, |query, grant| {
        query.bind(folder.clone()).bind(grant.to_string())
    })
    .await?;
    cx.record(Event::FolderAccessSet { folder: op.folder, access })
}

pub(super) async fn set_item_access(cx: &mut Cx<'_>, op: Cleared<SetItemAccess>) -> Result<(), Error> {
    let access = Access::of(op.scope, &op.grants, &op.people);
    check_known(cx.db(), &access).await?;
    let item = op.item.to_string();
    sqlx::query("update library_item set scope = $2 where id = $1")
        .bind(item.clone())
        .bind(word(access.scope)?)
        .execute(cx.db())
        .await?;
    sqlx::query("delete from library_item_grant where item = $1").bind(item.clone()).execute(cx.db()).await?;
    let insert = "insert into library_item_grant (item, grantee)";
    insert_rows(cx.db(), insert, 2, "", &access.grants, |query, grant| {
        query.bind(item.clone()).bind(grant.to_string())
    })
    .await?;
    cx.record(Event::ItemAccessSet { item: op.item, access })
}

const PEOPLE: &str = "select id from person where id in ";
const BODIES: &str = "select id from body where id in ";
const UNITS: &str = "select id from unit where id in ";

/// Whoever a list names must be in the directory.
async fn check_known(db: &mut AnyConnection, access: &Access) -> Result<(), Error> {
    let ids = |of: fn(&Grant) -> Option<String>| access.grants.iter().filter_map(of).collect::<Vec<_>>();
    let people = ids(|grant| if let Grant::Person(id) = grant { Some(id.to_string()) } else { None });
    let bodies = ids(|grant| if let Grant::Body(id) = grant { Some(id.to_string()) } else { None });
    let units = ids(|grant| if let Grant::Unit(id) = grant { Some(id.to_string()) } else { None });
    let mut found = Findings::new();
    found.add_if(lacks(db, PEOPLE, &people).await?, Field::People, Flaw::Unknown);
    let strange = lacks(db, BODIES, &bodies).await? || lacks(db, UNITS, &units).await?;
    found.add_if(strange, Field::Grants, Flaw::Unknown);
    let flaws = found.into_flaws();
    if flaws.is_empty() { Ok(()) } else { Err(Fault::Invalid(flaws).into()) }
}

async fn lacks(db: &mut AnyConnection, select: &'static str, ids: &[String]) -> Result<bool, Error> {
    let rows: Vec<(String,)> = rows_of(db, select, "", ids).await?;
    let known: std::collections::HashSet<String> = rows.into_iter().map(|(id,)| id).collect();
    Ok(ids.iter().any(|id| !known.contains(id)))
}

/// The folder something is moved into must be managed by who moves it; one that is not is as good as not there.
pub(super) fn check_target(sight: &Sight, into: domain::id::FolderId) -> Result<(), Error> {
    if sight.manages(into) { Ok(()) } else { Err(Error::field(Field::Into, Flaw::Unknown)) }
}

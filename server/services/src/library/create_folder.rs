//! Sections and folders in them.

use super::shelves::Shelves;
use crate::{Cleared, Cx, Error, door::handle, stored::word};
use domain::{
    event::Event,
    field::{Field, Flaw},
    id::{BodyId, FolderId},
    library::{self, CreateFolder, CreateSection, Scope},
};

handle!(CreateSection, create_section);
handle!(CreateFolder, create_folder);

const INSERT: &str = "insert into library_folder (id, parent, body, name, scope, created_at)
    values ($1, $2, $3, $4, $5, $6)";

pub(super) async fn create_section(cx: &mut Cx<'_>, op: Cleared<CreateSection>) -> Result<FolderId, Error> {
    let shelves = Shelves::load(cx.db()).await?;
    insert(cx, &shelves, None, op.body, &op.name).await
}

pub(super) async fn create_folder(cx: &mut Cx<'_>, op: Cleared<CreateFolder>) -> Result<FolderId, Error> {
    let shelves = Shelves::load(cx.db()).await?;
    library::create_folder(shelves.tree(), op.folder)?;
    insert(cx, &shelves, Some(op.folder), None, &op.name).await
}

/// A folder inherits the list of the one it lies in; a section begins with an empty list of its own.
async fn insert(
    cx: &mut Cx<'_>,
    shelves: &Shelves,
    parent: Option<FolderId>,
    body: Option<BodyId>,
    name: &str,
) -> Result<FolderId, Error> {
    let name = name.trim();
    if !shelves.is_free(parent, name, None) {
        return Err(Error::field(Field::Name, Flaw::Taken));
    }
    let folder: FolderId = cx.id();
    let now = cx.now().0;
    let scope = if parent.is_some() { Scope::Inherited } else { Scope::Chosen };
    sqlx::query(INSERT)
        .bind(folder.to_string())
        .bind(parent.map(|parent| parent.to_string()))
        .bind(body.map(|body| body.to_string()))
        .bind(name.to_owned())
        .bind(word(scope)?)
        .bind(now)
        .execute(cx.db())
        .await?;
    cx.record(Event::FolderCreated { folder })?;
    Ok(folder)
}

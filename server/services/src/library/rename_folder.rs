use super::shelves::Shelves;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    event::Event,
    field::{Field, Flaw},
    library::RenameFolder,
};

handle!(RenameFolder, rename_folder);

pub(super) async fn rename_folder(cx: &mut Cx<'_>, op: Cleared<RenameFolder>) -> Result<(), Error> {
    let shelves = Shelves::load(cx.db()).await?;
    let parent = shelves.get(op.folder).and_then(|shelf| shelf.parent);
    let name = op.name.trim().to_owned();
    if !shelves.is_free(parent, &name, Some(op.folder)) {
        return Err(Error::field(Field::Name, Flaw::Taken));
    }
    sqlx::query("update library_folder set name = $2 where id = $1")
        .bind(op.folder.to_string())
        .bind(name)
        .execute(cx.db())
        .await?;
    cx.record(Event::FolderRenamed { folder: op.folder })
}

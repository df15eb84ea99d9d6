use super::{set_access::check_target, sight::Sight};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    event::Event,
    field::{Field, Flaw},
    library::{self, MoveFolder},
};

handle!(MoveFolder, move_folder);

pub(super) async fn move_folder(cx: &mut Cx<'_>, op: Cleared<MoveFolder>) -> Result<(), Error> {
    let sight = Sight::of(cx).await?;
    check_target(&sight, op.into)?;
    library::move_folder(sight.shelves.tree(), op.folder, op.into)?;
    let name = sight.shelves.name(op.folder);
    if !sight.shelves.is_free(Some(op.into), name, Some(op.folder)) {
        return Err(Error::field(Field::Into, Flaw::Taken));
    }
    // What was a section belongs to the section it now lies in.
    sqlx::query("update library_folder set parent = $2, body = null where id = $1")
        .bind(op.folder.to_string())
        .bind(op.into.to_string())
        .execute(cx.db())
        .await?;
    cx.record(Event::FolderMoved { folder: op.folder, into: op.into })
}

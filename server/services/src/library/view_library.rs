use super::{
    items::{items, seen},
    keeping::body_names,
    sight::Sight,
};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    id::{BodyId, FolderId},
    library::{Acknowledgement, FolderRow, ItemRow, LATEST_ROWS, LibraryView, ViewLibrary},
};
use std::collections::HashMap;

handle!(ViewLibrary, view_library);

pub(super) async fn view_library(cx: &mut Cx<'_>, _: Cleared<ViewLibrary>) -> Result<LibraryView, Error> {
    let person = cx.signed_in()?.name();
    let sight = Sight::of(cx).await?;
    let now = cx.now();
    let rows = seen(items(cx, person, None).await?, &sight, now);
    let waits = |row: &&ItemRow| row.acknowledgement == Acknowledgement::Waits;
    let stands = |row: &&ItemRow| !row.validity.is_over();
    let bodies: Vec<BodyId> =
        if sight.administrator { all_bodies(cx).await? } else { sight.keeps.iter().copied().collect() };
    Ok(LibraryView {
        folders: folders(&sight, &rows, None),
        waiting: rows.iter().filter(waits).cloned().collect(),
        latest: rows.iter().filter(stands).take(LATEST_ROWS).cloned().collect(),
        bodies: body_names(cx, &bodies).await?,
        whole_portal: sight.administrator,
    })
}

async fn all_bodies(cx: &mut Cx<'_>) -> Result<Vec<BodyId>, Error> {
    let rows: Vec<(String,)> = sqlx::query_as("select id from body").fetch_all(cx.db()).await?;
    rows.into_iter().map(|(id,)| Ok(id.parse()?)).collect()
}

/// The folders somebody sees, all or those in one, with how many items in each are not over.
pub(super) fn folders(sight: &Sight, rows: &[ItemRow], within: Option<FolderId>) -> Vec<FolderRow> {
    let mut counts: HashMap<FolderId, u32> = HashMap::new();
    for row in rows.iter().filter(|row| !row.validity.is_over()) {
        *counts.entry(row.folder).or_default() += 1;
    }
    let row = |id: FolderId| {
        let shelf = sight.shelves.get(id).filter(|_| sight.sees(id, None))?;
        let items = counts.get(&id).copied().unwrap_or_default();
        let wanted = within.is_none() || shelf.parent == within;
        wanted.then(|| FolderRow { id, parent: shelf.parent, name: shelf.name.clone(), items })
    };
    sight.shelves.in_order().into_iter().filter_map(row).collect()
}

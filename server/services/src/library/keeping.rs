//! What the forms of managers let one choose from.

use super::{items::links, replace_item::replaced, sight::Sight};
use crate::{Cx, Error, directory::in_tree_order, search::rows_of};
use domain::{
    directory::{UnitView, sort_key},
    id::{BodyId, FolderId, LibraryItemId},
    lang::Names,
    library::{self, BodyChoice, FolderChoice, ItemLink},
};
use std::collections::HashMap;

/// Most items offered as successors.
const SUCCESSORS: usize = 60;

/// Bodies with their units, by name.
pub(super) async fn bodies(cx: &mut Cx<'_>) -> Result<Vec<BodyChoice>, Error> {
    type Unit = (String, String, Option<String>, String, String, String);
    let bodies: Vec<(String, String, String, String)> =
        sqlx::query_as("select id, name_kk, name_ru, name_en from body").fetch_all(cx.db()).await?;
    let units: Vec<Unit> =
        sqlx::query_as("select body, id, parent, name_kk, name_ru, name_en from unit order by id")
            .fetch_all(cx.db())
            .await?;
    let mut by_body: HashMap<String, Vec<UnitView>> = HashMap::new();
    for (body, id, parent, kk, ru, en) in units {
        let parent = parent.map(|parent| parent.parse()).transpose()?;
        let unit = UnitView { id: id.parse()?, name: Names { kk, ru, en }, parent };
        by_body.entry(body).or_default().push(unit);
    }
    let mut choices = Vec::with_capacity(bodies.len());
    for (id, kk, ru, en) in bodies {
        let units = by_body.remove(&id).map(in_tree_order).unwrap_or_default();
        choices.push(BodyChoice { id: id.parse()?, name: Names { kk, ru, en }, units });
    }
    choices.sort_by_cached_key(|choice: &BodyChoice| (sort_key(&choice.name.kk), choice.id));
    Ok(choices)
}

/// Names of bodies.
pub(super) async fn body_names(cx: &mut Cx<'_>, ids: &[BodyId]) -> Result<Vec<(BodyId, Names)>, Error> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let select = "select id, name_kk, name_ru, name_en from body where id in ";
    let rows: Vec<(String, String, String, String)> = rows_of(cx.db(), select, "", &ids).await?;
    let mut names = Vec::with_capacity(rows.len());
    for (id, kk, ru, en) in rows {
        names.push((id.parse()?, Names { kk, ru, en }));
    }
    names.sort_by_cached_key(|(id, name): &(BodyId, Names)| (sort_key(&name.kk), *id));
    names.dedup();
    Ok(names)
}

/// Folders that the caller manages, but for one; each with those it lies in.
fn managed(sight: &Sight, but: FolderId) -> impl Iterator<Item = FolderChoice> {
    let manages = move |folder: &FolderId| *folder != but && sight.manages(*folder);
    let choice = |id| FolderChoice { id, name: sight.shelves.long_name(id) };
    sight.shelves.in_order().into_iter().filter(manages).map(choice)
}

/// Where an item in a folder can be moved.
pub(super) fn places_of_item(sight: &Sight, folder: FolderId) -> Vec<FolderChoice> {
    managed(sight, folder).collect()
}

/// Where a folder can be moved: the rule is asked of each.
pub(super) fn places_of_folder(sight: &Sight, folder: FolderId) -> Vec<FolderChoice> {
    let now = sight.shelves.get(folder).and_then(|shelf| shelf.parent);
    let fits = |choice: &FolderChoice| {
        Some(choice.id) != now && library::move_folder(sight.shelves.tree(), folder, choice.id).is_ok()
    };
    managed(sight, folder).filter(fits).collect()
}

/// Items of the same section that could take an item's place: the rule is asked of each.
pub(super) async fn successors(
    cx: &mut Cx<'_>,
    sight: &Sight,
    item: LibraryItemId,
    folder: FolderId,
) -> Result<Vec<ItemLink>, Error> {
    let section = sight.shelves.tree().path(folder).first().copied();
    let inside = |id: &FolderId| sight.shelves.tree().path(*id).first().copied() == section;
    let folders: Vec<String> =
        sight.shelves.in_order().iter().filter(|id| inside(id)).map(ToString::to_string).collect();
    let select = "select id from library_item where withdrawn_at is null and folder in ";
    let rows: Vec<(String,)> = rows_of(cx.db(), select, "", &folders).await?;
    let mut ids = rows.into_iter().map(|(id,)| Ok(id.parse()?)).collect::<Result<Vec<_>, Error>>()?;
    ids.sort_unstable_by(|one: &LibraryItemId, other| other.cmp(one));
    ids.dedup();
    let replaced = replaced(cx.db()).await?;
    ids.retain(|id| library::replace(&replaced, item, *id).is_ok());
    ids.truncate(SUCCESSORS);
    Ok(links(cx.db(), sight, &ids).await?.into_iter().map(|(link, _)| link).collect())
}

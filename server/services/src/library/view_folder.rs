use super::{
    access::access_view,
    items::{items, seen},
    keeping::{bodies, body_names, places_of_folder},
    sight::Sight,
    view_library::folders,
};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    fault::Fault,
    library::{FolderView, Keeping, SetFolderAccess, ViewFolder},
    operation::Operation,
};

handle!(ViewFolder, view_folder);

pub(super) async fn view_folder(cx: &mut Cx<'_>, op: Cleared<ViewFolder>) -> Result<FolderView, Error> {
    let person = cx.signed_in()?.name();
    let sight = Sight::of(cx).await?;
    let now = cx.now();
    let shelf = sight.shelves.get(op.folder).ok_or(Fault::NotFound)?;
    // Of folders in it the numbers are shown too, so all items are looked at.
    let rows = seen(items(cx, person, None).await?, &sight, now);
    let within = folders(&sight, &rows, Some(op.folder));
    let mut rows: Vec<_> = rows.into_iter().filter(|row| row.folder == op.folder).collect();
    let total = rows.len();
    let in_force = rows.iter().filter(|row| !row.validity.is_over()).count();
    if !op.all {
        rows.retain(|row| !row.validity.is_over());
    }
    rows.sort_by_key(|row| row.validity.is_over());
    let mut above = sight.shelves.path(op.folder);
    above.pop();
    let manages = op.would_clear(SetFolderAccess::RULE);
    let access = match manages {
        true => Some(access_view(cx, &shelf.access, shelf.parent.is_none()).await?),
        false => None,
    };
    let keeping = match manages && op.keeping {
        true => Some(Keeping {
            bodies: bodies(cx).await?,
            places: places_of_folder(&sight, op.folder),
            successors: Vec::new(),
        }),
        false => None,
    };
    let body: Vec<_> = sight.shelves.body(op.folder).into_iter().collect();
    Ok(FolderView {
        id: op.folder,
        name: shelf.name.clone(),
        above,
        body: body_names(cx, &body).await?.pop(),
        folders: within,
        items: rows,
        in_force: u32::try_from(in_force).unwrap_or(u32::MAX),
        total: u32::try_from(total).unwrap_or(u32::MAX),
        standing: op.standing(),
        access,
        keeping,
    })
}

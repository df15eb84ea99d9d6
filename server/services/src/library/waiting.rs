//! What of the library waits for a person.

use super::sight::Sight;
use crate::{Cx, Error, stored::of_word};
use domain::{
    id::{FolderId, LibraryItemId, PersonId},
    library::Access,
    notices::Waiting,
    time::{CalendarDay, Moment},
};

/// Items that must be read and that somebody has not said to have read, whether or not the lists let them.
const ASKED: &str = "select i.id, i.title, i.folder, i.placed_at, i.scope, g.grantee from library_item i
    left join library_item r on r.id = i.replaced_by and r.withdrawn_at is null
    left join library_item_grant g on g.item = i.id
    where i.must_acknowledge = 1 and i.withdrawn_at is null and r.id is null
    and (i.valid_until is null or i.valid_until >= $2)
    and not exists (select 1 from library_acknowledgement a where a.item = i.id and a.person = $1)
    order by i.id desc";

struct Asked {
    id: LibraryItemId,
    title: String,
    folder: FolderId,
    placed: Moment,
    access: Access,
}

/// What waits for the caller, the latest first; and the folders as the caller sees them, if they had to be looked at.
pub(crate) async fn asked(cx: &mut Cx<'_>, person: PersonId) -> Result<(Vec<Waiting>, Option<Sight>), Error> {
    let today = CalendarDay::of(cx.now()).0;
    let rows: Vec<(String, String, String, i64, String, Option<String>)> =
        sqlx::query_as(ASKED).bind(person.to_string()).bind(today).fetch_all(cx.db()).await?;
    let mut found: Vec<Asked> = Vec::new();
    for (id, title, folder, placed, scope, grantee) in rows {
        let id = id.parse()?;
        let grant = grantee.map(|grantee| grantee.parse()).transpose()?;
        if let Some(last) = found.last_mut().filter(|last| last.id == id) {
            last.access.grants.extend(grant);
            continue;
        }
        let access = Access { scope: of_word(&scope)?, grants: grant.into_iter().collect() };
        found.push(Asked { id, title, folder: folder.parse()?, placed: Moment(placed), access });
    }
    if found.is_empty() {
        return Ok((Vec::new(), None));
    }
    let sight = Sight::of(cx).await?;
    let waits = |asked: Asked| {
        let Asked { id: item, title, folder, placed, access } = asked;
        let folder_name = sight.shelves.name(folder).to_owned();
        let reads = sight.reads(folder, Some(&access));
        reads.then_some(Waiting::Acknowledge { item, title, folder_name, placed })
    };
    let waiting = found.into_iter().filter_map(waits).collect();
    Ok((waiting, Some(sight)))
}

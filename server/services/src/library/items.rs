//! Items as lists show them, each with its own list.

use super::sight::Sight;
use crate::{Cx, Error, search::rows_of, stored::of_word};
use domain::{
    documents::FileKind,
    id::{FolderId, LibraryItemId, PersonId},
    library::{Access, Acknowledgement, Grant, ItemLink, ItemRow, validity},
    time::{CalendarDay, Moment},
};
use sqlx::AnyConnection;
use std::collections::{HashMap, HashSet};

/// An item.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) id: LibraryItemId,
    pub(super) folder: FolderId,
    title: String,
    number: String,
    adopted_on: Option<CalendarDay>,
    kind: FileKind,
    valid_from: Option<CalendarDay>,
    valid_until: Option<CalendarDay>,
    must_acknowledge: bool,
    pub(super) access: Access,
    replaced: bool,
    placed: Moment,
    acknowledged: Option<Moment>,
}

/// `$1` who looks, `$2` the folder, or nothing for all. What was replaced by an item that was withdrawn was not
/// replaced.
const ITEMS: &str =
    "select i.id, i.folder, i.title, i.number, i.adopted_on, i.kind, i.valid_from, i.valid_until,
    i.must_acknowledge, i.scope, r.id, i.placed_at, a.at, g.grantee
    from library_item i
    left join library_item r on r.id = i.replaced_by and r.withdrawn_at is null
    left join library_acknowledgement a on a.item = i.id and a.person = $1
    left join library_item_grant g on g.item = i.id
    where i.withdrawn_at is null and ($2 = '' or i.folder = $2)
    order by i.id desc, g.grantee";

type Row = (
    String,
    String,
    String,
    String,
    Option<i64>,
    String,
    Option<i64>,
    Option<i64>,
    i64,
    String,
    Option<String>,
    i64,
    Option<i64>,
    Option<String>,
);

/// The items of a folder, or all; the latest first.
pub(super) async fn items(
    cx: &mut Cx<'_>,
    person: PersonId,
    folder: Option<FolderId>,
) -> Result<Vec<Item>, Error> {
    let rows: Vec<Row> = sqlx::query_as(ITEMS)
        .bind(person.to_string())
        .bind(folder.map(|folder| folder.to_string()).unwrap_or_default())
        .fetch_all(cx.db())
        .await?;
    let mut items: Vec<Item> = Vec::new();
    for row in rows {
        let id: LibraryItemId = row.0.parse()?;
        let grant: Option<Grant> = row.13.as_deref().map(str::parse).transpose()?;
        match items.last_mut().filter(|last| last.id == id) {
            Some(last) => last.access.grants.extend(grant),
            None => {
                let mut item = read(row)?;
                item.access.grants.extend(grant);
                items.push(item);
            }
        }
    }
    Ok(items)
}

fn read(row: Row) -> Result<Item, Error> {
    let (id, folder, title, number, adopted_on, kind, from, until, must, scope, replaced, placed, read, _) =
        row;
    Ok(Item {
        id: id.parse()?,
        folder: folder.parse()?,
        title,
        number,
        adopted_on: adopted_on.map(CalendarDay),
        kind: of_word(&kind)?,
        valid_from: from.map(CalendarDay),
        valid_until: until.map(CalendarDay),
        must_acknowledge: must != 0,
        access: Access { scope: of_word(&scope)?, grants: Vec::new() },
        replaced: replaced.is_some(),
        placed: Moment(placed),
        acknowledged: read.map(Moment),
    })
}

impl Item {
    /// As lists show it to somebody who sees it.
    pub(super) fn row(self, sight: &Sight, now: Moment) -> ItemRow {
        let validity = validity(self.valid_from, self.valid_until, self.replaced, CalendarDay::of(now));
        let asked = self.must_acknowledge && sight.reads(self.folder, Some(&self.access));
        ItemRow {
            id: self.id,
            folder: self.folder,
            folder_name: sight.shelves.name(self.folder).to_owned(),
            title: self.title,
            number: self.number,
            adopted_on: self.adopted_on,
            kind: self.kind,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            validity,
            placed: self.placed,
            acknowledgement: Acknowledgement::of(asked, validity, self.acknowledged),
        }
    }
}

/// The items somebody sees among these.
pub(super) fn seen(items: Vec<Item>, sight: &Sight, now: Moment) -> Vec<ItemRow> {
    let sees = |item: &Item| sight.sees(item.folder, Some(&item.access));
    items.into_iter().filter(sees).map(|item| item.row(sight, now)).collect()
}

const SOME: &str = "select i.id, i.title, i.folder, i.scope, g.grantee
    from library_item i left join library_item_grant g on g.item = i.id
    where i.withdrawn_at is null and i.id in ";
const ALL: &str = "select i.id, i.title, i.folder, i.scope, g.grantee
    from library_item i left join library_item_grant g on g.item = i.id
    where i.withdrawn_at is null";

/// What a list needs to decide of an item: its title, its folder, its list.
type Listed = HashMap<LibraryItemId, (String, FolderId, Access)>;

fn listed(rows: Vec<(String, String, String, String, Option<String>)>) -> Result<Listed, Error> {
    let mut found: Listed = HashMap::new();
    for (id, title, folder, scope, grantee) in rows {
        let grant = grantee.map(|grantee| grantee.parse()).transpose()?;
        let id = id.parse()?;
        if let Some((.., access)) = found.get_mut(&id) {
            access.grants.extend(grant);
            continue;
        }
        let access = Access { scope: of_word(&scope)?, grants: grant.into_iter().collect() };
        found.insert(id, (title, folder.parse()?, access));
    }
    Ok(found)
}

/// An item that the caller sees.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) title: String,
    pub(crate) folder_name: String,
}

/// Those of some items that the caller sees; the folders need not be read again where they were.
pub(crate) async fn visible(
    cx: &mut Cx<'_>,
    sight: Option<Sight>,
    ids: &[LibraryItemId],
) -> Result<HashMap<LibraryItemId, Seen>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sight = match sight {
        Some(sight) => sight,
        None => Sight::of(cx).await?,
    };
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let found = listed(rows_of(cx.db(), SOME, "", &texts).await?)?;
    let seen = |(id, (title, folder, access)): (LibraryItemId, (String, FolderId, Access))| {
        let folder_name = sight.shelves.name(folder).to_owned();
        sight.sees(folder, Some(&access)).then_some((id, Seen { title, folder_name }))
    };
    Ok(found.into_iter().filter_map(seen).collect())
}

/// Those of some items that somebody sees, with their folders.
pub(super) async fn links(
    db: &mut AnyConnection,
    sight: &Sight,
    ids: &[LibraryItemId],
) -> Result<Vec<(ItemLink, FolderId)>, Error> {
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut found = listed(rows_of(db, SOME, "", &texts).await?)?;
    let seen = ids.iter().filter_map(|id| {
        let (title, folder, access) = found.remove(id)?;
        sight.sees(folder, Some(&access)).then_some((ItemLink { id: *id, title }, folder))
    });
    Ok(seen.collect())
}

/// All items that the caller sees: what a search may find. With the folders, if they had to be looked at.
pub(crate) async fn all_visible(cx: &mut Cx<'_>) -> Result<(HashSet<LibraryItemId>, Option<Sight>), Error> {
    let found = listed(sqlx::query_as(ALL).fetch_all(cx.db()).await?)?;
    if found.is_empty() {
        return Ok((HashSet::new(), None));
    }
    let sight = Sight::of(cx).await?;
    let sees = |(id, (_, folder, access)): (LibraryItemId, (String, FolderId, Access))| {
        sight.sees(folder, Some(&access)).then_some(id)
    };
    let seen = found.into_iter().filter_map(sees).collect();
    Ok((seen, Some(sight)))
}

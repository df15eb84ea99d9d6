//! How somebody stands to what is in the library: the lists as they are now, and the rule.

use super::shelves::Shelves;
use crate::{Caller, Cx, Error, stored::of_word};
use domain::{
    access::{Relation, Relations},
    id::{BodyId, FolderId, LibraryItemId, PersonId},
    library::{Access, Grant, PortalRole, Reader, may_read},
};
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// The folders, and who looks at them.
#[derive(Debug)]
pub(crate) struct Sight {
    pub(super) shelves: Shelves,
    reader: Reader,
    /// Bodies whose lists the person keeps.
    pub(super) keeps: BTreeSet<BodyId>,
    pub(super) administrator: bool,
}

/// Every entry that would mean a person, but for the person and the role of administrators: the kind of each and its
/// identifier. `keeps` is no entry but says whose lists the person keeps.
const HELD: &str = "select t.kind, t.id from (
    with recursive above(id) as (
        select a.unit from appointment a where a.person = $1 and a.ended_at is null and a.unit is not null
        union select u.parent from unit u join above on u.id = above.id where u.parent is not null)
    select cast('unit' as text) as kind, above.id as id from above
    union select cast('body' as text), a.body from appointment a where a.person = $1 and a.ended_at is null
    union select cast('keeps' as text), a.body from appointment a
        where a.person = $1 and a.ended_at is null and a.editor = 1
    union select cast('role' as text), case when m.role = 'chair' then 'chairs' else 'secretaries' end
        from group_member m join working_group g on g.id = m.working_group
        where m.person = $1 and g.state = 'open' and m.role in ('chair', 'secretary')) t";

impl Sight {
    /// Of the caller, in whose name things are done; being administrator stays with who signed in.
    pub(super) async fn of(cx: &mut Cx<'_>) -> Result<Self, Error> {
        let caller = cx.signed_in()?.clone();
        Self::of_person(cx.db(), caller.name(), caller.administrator).await
    }

    async fn of_person(db: &mut AnyConnection, person: PersonId, administrator: bool) -> Result<Self, Error> {
        let shelves = Shelves::load(&mut *db).await?;
        let held: Vec<(String, String)> =
            sqlx::query_as(HELD).bind(person.to_string()).fetch_all(&mut *db).await?;
        let mut reader = Reader::new(person);
        let mut keeps = BTreeSet::new();
        for (kind, id) in held {
            if kind == "keeps" {
                keeps.insert(id.parse()?);
            } else {
                reader.holds(format!("{kind}:{id}").parse()?);
            }
        }
        if !keeps.is_empty() {
            reader.holds(Grant::Role(PortalRole::Keepers));
        }
        if administrator {
            reader.holds(Grant::Role(PortalRole::Administrators));
        }
        Ok(Self { shelves, reader, keeps, administrator })
    }

    /// Whether the lists let the person read a folder, or an item in it with a list of its own.
    pub(super) fn reads(&self, folder: FolderId, own: Option<&Access>) -> bool {
        may_read(&self.reader, self.shelves.lists(folder).chain(own))
    }

    /// Whether the person manages a folder and what is in it.
    pub(super) fn manages(&self, folder: FolderId) -> bool {
        let keeps = |body: BodyId| self.keeps.contains(&body);
        self.shelves.get(folder).is_some()
            && (self.administrator || self.shelves.body(folder).is_some_and(keeps))
    }

    /// Whether the person knows that it is there.
    pub(super) fn sees(&self, folder: FolderId, own: Option<&Access>) -> bool {
        self.manages(folder) || self.reads(folder, own)
    }

    /// None of a folder that is not there.
    fn standing(&self, folder: FolderId, own: Option<&Access>) -> Option<Relations> {
        self.shelves.get(folder)?;
        let mut found = Relations::NONE;
        if self.reads(folder, own) {
            found.insert(Relation::Reader);
        }
        if self.shelves.body(folder).is_some_and(|body| self.keeps.contains(&body)) {
            found.insert(Relation::Editor);
        }
        Some(found)
    }
}

/// How a caller stands to a folder, beyond what holds everywhere.
pub(crate) async fn standing_to_folder(
    cx: &mut Cx<'_>,
    caller: &Caller,
    folder: FolderId,
) -> Result<Option<Relations>, Error> {
    let sight = Sight::of_person(cx.look(), caller.name(), caller.administrator).await?;
    Ok(sight.standing(folder, None))
}

/// How a caller stands to an item, beyond what holds everywhere.
pub(crate) async fn standing_to_item(
    cx: &mut Cx<'_>,
    caller: &Caller,
    item: LibraryItemId,
) -> Result<Option<Relations>, Error> {
    let Some((folder, access)) = item_access(cx.look(), item).await? else { return Ok(None) };
    let sight = Sight::of_person(cx.look(), caller.name(), caller.administrator).await?;
    Ok(sight.standing(folder, Some(&access)))
}

const ITEM: &str = "select i.folder, i.scope, g.grantee
    from library_item i left join library_item_grant g on g.item = i.id
    where i.id = $1 and i.withdrawn_at is null";

/// In which folder an item lies, and its own list.
pub(super) async fn item_access(
    db: &mut AnyConnection,
    item: LibraryItemId,
) -> Result<Option<(FolderId, Access)>, Error> {
    let rows: Vec<(String, String, Option<String>)> =
        sqlx::query_as(ITEM).bind(item.to_string()).fetch_all(db).await?;
    let mut found: Option<(FolderId, Access)> = None;
    for (folder, scope, grantee) in rows {
        let grant = grantee.map(|grantee| grantee.parse()).transpose()?;
        match &mut found {
            Some((_, access)) => access.grants.extend(grant),
            None => {
                let access = Access { scope: of_word(&scope)?, grants: grant.into_iter().collect() };
                found = Some((folder.parse()?, access));
            }
        }
    }
    Ok(found)
}

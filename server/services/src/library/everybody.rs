//! Everybody who may read an item: for its managers, and for telling people of it.

use super::{shelves::Shelves, sight::item_access};
use crate::{Error, stored::of_word};
use domain::{
    groups::GroupRole,
    id::{BodyId, LibraryItemId, PersonId, UnitId},
    library::{Access, Grant, PortalRole, Reader, TOLD_MAX, may_read, validity},
    time::{CalendarDay, Moment},
};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, HashMap, HashSet};

const POSTS: &str = "select person, body, unit, editor from appointment where ended_at is null";
const UNITS: &str = "select id, parent from unit";
const ROLES: &str =
    "select m.person, m.role from group_member m join working_group g on g.id = m.working_group
    where g.state = 'open' and m.role in ('chair', 'secretary')";
const ADMINISTRATORS: &str = "select person from account where administrator = 1";

/// Everybody who holds a post or a role, with all entries that would mean them.
async fn everybody(db: &mut AnyConnection) -> Result<BTreeMap<PersonId, Reader>, Error> {
    let units: Vec<(String, Option<String>)> = sqlx::query_as(UNITS).fetch_all(&mut *db).await?;
    let mut above: HashMap<UnitId, Option<UnitId>> = HashMap::with_capacity(units.len());
    for (unit, parent) in units {
        above.insert(unit.parse()?, parent.map(|parent| parent.parse()).transpose()?);
    }
    let posts: Vec<(String, String, Option<String>, i64)> = sqlx::query_as(POSTS).fetch_all(&mut *db).await?;
    let mut people: BTreeMap<PersonId, Reader> = BTreeMap::new();
    let mut hold = |person: &str, grant: Grant| -> Result<(), Error> {
        let person: PersonId = person.parse()?;
        people.entry(person).or_insert_with(|| Reader::new(person)).holds(grant);
        Ok(())
    };
    for (person, body, unit, editor) in posts {
        hold(&person, Grant::Body(body.parse::<BodyId>()?))?;
        if editor != 0 {
            hold(&person, Grant::Role(PortalRole::Keepers))?;
        }
        let mut unit: Option<UnitId> = unit.map(|unit| unit.parse()).transpose()?;
        // Units are entered after those above them, so this ends.
        while let Some(at) = unit {
            hold(&person, Grant::Unit(at))?;
            unit = above.get(&at).copied().flatten();
        }
    }
    let roles: Vec<(String, String)> = sqlx::query_as(ROLES).fetch_all(&mut *db).await?;
    for (person, role) in roles {
        let chair = of_word::<GroupRole>(&role)? == GroupRole::Chair;
        hold(&person, Grant::Role(if chair { PortalRole::Chairs } else { PortalRole::Secretaries }))?;
    }
    let administrators: Vec<(String,)> = sqlx::query_as(ADMINISTRATORS).fetch_all(db).await?;
    for (person,) in administrators {
        hold(&person, Grant::Role(PortalRole::Administrators))?;
    }
    Ok(people)
}

/// Everybody whom the lists let read an item, in the order of their identifiers.
pub(super) async fn readers(
    db: &mut AnyConnection,
    shelves: &Shelves,
    folder: domain::id::FolderId,
    own: &Access,
) -> Result<Vec<PersonId>, Error> {
    let lists: Vec<&Access> = shelves.lists(folder).chain([own]).collect();
    let people = everybody(db).await?;
    let lets_in = |reader: &Reader| may_read(reader, lists.iter().copied());
    Ok(people.into_iter().filter(|(_, reader)| lets_in(reader)).map(|(person, _)| person).collect())
}

const ITEM: &str = "select i.must_acknowledge, i.valid_from, i.valid_until, r.id
    from library_item i left join library_item r on r.id = i.replaced_by and r.withdrawn_at is null
    where i.id = $1";
/// Those who need not be told any more.
const KNOWING: &str = "select person from notice where library_item = $1
    union select person from library_acknowledgement where item = $1";

/// Those who must say to have read an item and have not been told of it: as the lists are now, since whoever may no
/// longer read it must not be told its title. At most [`TOLD_MAX`]: it waits for the others all the same.
pub(crate) async fn to_be_told(
    db: &mut AnyConnection,
    item: LibraryItemId,
    at: Moment,
) -> Result<Vec<PersonId>, Error> {
    let Some((folder, own)) = item_access(&mut *db, item).await? else { return Ok(Vec::new()) };
    let (must, from, until, replaced): (i64, Option<i64>, Option<i64>, Option<String>) =
        sqlx::query_as(ITEM).bind(item.to_string()).fetch_one(&mut *db).await?;
    let (from, until) = (from.map(CalendarDay), until.map(CalendarDay));
    if must == 0 || validity(from, until, replaced.is_some(), CalendarDay::of(at)).is_over() {
        return Ok(Vec::new());
    }
    let knowing: Vec<(String,)> = sqlx::query_as(KNOWING).bind(item.to_string()).fetch_all(&mut *db).await?;
    let knowing: HashSet<String> = knowing.into_iter().map(|(person,)| person).collect();
    let shelves = Shelves::load(&mut *db).await?;
    let mut told = readers(db, &shelves, folder, &own).await?;
    told.retain(|person| !knowing.contains(&person.to_string()));
    told.truncate(TOLD_MAX);
    Ok(told)
}

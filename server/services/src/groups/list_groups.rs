use crate::{
    Cleared, Cx, Error,
    directory::{NameMap, named, names},
    door::handle,
    stored::{number, of_word},
};
use domain::{
    groups::{GroupRow, GroupState, ListGroups},
    id::PersonId,
    time::Moment,
};
use std::sync::Arc;

handle!(ListGroups, list_groups);

/// Columns: id, name, state, chair, members, documents, open polls, created, last event of the group, last event
/// of its documents. `cross join` keeps SQLite from looking through all open polls for each group.
/// Remarks and votes are events of documents alone, so both are asked for.
const GROUPS: &str = "select g.id, g.name, g.state, c.person,
    cast((select count(*) from group_member m where m.working_group = g.id) as bigint),
    cast((select count(*) from document d where d.working_group = g.id and d.state = 'discussed') as bigint),
    cast((select count(*) from document d cross join poll p
        where d.working_group = g.id and p.document = d.id and p.closed_at is null) as bigint),
    g.created_at,
    (select e.at from event e where e.working_group = g.id order by e.seq desc limit 1),
    (select max((select e.at from event e where e.document = d.id order by e.seq desc limit 1))
        from document d where d.working_group = g.id)
    from working_group g
    left join group_member c on c.working_group = g.id and c.role = 'chair'
    where g.id in (select working_group from group_member where person = $1
        union select id from working_group where initiator = $1)";

type Row = (String, String, String, Option<String>, i64, i64, i64, i64, Option<i64>, Option<i64>);

pub(super) async fn list_groups(
    cx: &mut Cx<'_>,
    _: Cleared<ListGroups>,
) -> Result<Arc<Vec<GroupRow>>, Error> {
    let person = cx.signed_in()?.name();
    let database = cx.services().database();
    // Before anything is read: what is read is of this event or a later one.
    let seq = database.is_ours_alone().then(|| database.tail().head());
    if let Some(list) = seq.and_then(|seq| cx.services().kept_lists().find(person, seq)) {
        return Ok(list);
    }
    let list = Arc::new(read(cx, person).await?);
    if let Some(seq) = seq {
        cx.services().kept_lists().keep(person, seq, Arc::clone(&list));
    }
    Ok(list)
}

async fn read(cx: &mut Cx<'_>, person: PersonId) -> Result<Vec<GroupRow>, Error> {
    let rows: Vec<Row> = sqlx::query_as(GROUPS).bind(person.to_string()).fetch_all(cx.db()).await?;
    let chairs = rows
        .iter()
        .filter_map(|row| row.3.as_deref())
        .map(|chair| Ok(chair.parse()?))
        .collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &chairs).await?;
    let mut groups = rows.into_iter().map(|row| view(row, &names)).collect::<Result<Vec<_>, _>>()?;
    groups.sort_by_key(|group| {
        (group.state == GroupState::Closed, std::cmp::Reverse((group.active, group.id)))
    });
    Ok(groups)
}

fn view(row: Row, names: &NameMap) -> Result<GroupRow, Error> {
    let (id, name, state, chair, members, documents, open_polls, created, active, spoken) = row;
    let chair = chair.ok_or_else(|| Error::Stored(format!("group {id} has no chair")))?;
    Ok(GroupRow {
        id: id.parse()?,
        name,
        state: of_word(&state)?,
        chair: named(names, chair.parse()?),
        members: number(members)?,
        documents: number(documents)?,
        open_polls: number(open_polls)?,
        active: Moment([Some(created), active, spoken].into_iter().flatten().fold(created, i64::max)),
    })
}

use super::{everybody::readers, shelves::Shelves, sight::item_access};
use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
};
use domain::{
    directory::PAGE_ROWS,
    fault::Fault,
    id::PersonId,
    library::{Acknowledged, AcknowledgedRow, ViewAcknowledged},
    time::Moment,
};
use std::collections::HashMap;

handle!(ViewAcknowledged, view_acknowledged);

const SAID: &str = "select a.person, a.at from library_acknowledgement a join person p on p.id = a.person
    where a.item = $1 order by p.sort_key, p.id";
const BY_NAME: &str = "select id from person order by sort_key, id";

pub(super) async fn view_acknowledged(
    cx: &mut Cx<'_>,
    op: Cleared<ViewAcknowledged>,
) -> Result<Acknowledged, Error> {
    let (folder, own) = item_access(cx.db(), op.item).await?.ok_or(Fault::NotFound)?;
    let rows: Vec<(String, i64)> = sqlx::query_as(SAID).bind(op.item.to_string()).fetch_all(cx.db()).await?;
    let said = rows
        .into_iter()
        .map(|(person, at)| Ok((person.parse()?, Moment(at))))
        .collect::<Result<Vec<(PersonId, Moment)>, Error>>()?;
    let at: HashMap<PersonId, Moment> = said.iter().copied().collect();
    let shelves = Shelves::load(cx.db()).await?;
    let mut waiting = readers(cx.db(), &shelves, folder, &own).await?;
    waiting.retain(|person| !at.contains_key(person));
    let waits = waiting.len();
    let asked: Vec<PersonId> = match op.done {
        true => said.iter().map(|(person, _)| *person).collect(),
        false => in_order(cx, waiting).await?,
    };
    let from = usize::try_from(op.page).unwrap_or(usize::MAX).saturating_mul(PAGE_ROWS as usize);
    let shown: Vec<PersonId> = asked.into_iter().skip(from).take(PAGE_ROWS as usize).collect();
    let names = names(cx, &shown).await?;
    let row = |person| AcknowledgedRow { person: named(&names, person), at: at.get(&person).copied() };
    Ok(Acknowledged {
        done: u32::try_from(said.len()).unwrap_or(u32::MAX),
        waits: u32::try_from(waits).unwrap_or(u32::MAX),
        rows: shown.into_iter().map(row).collect(),
    })
}

/// People by name, as the Kazakh alphabet has it.
async fn in_order(cx: &mut Cx<'_>, people: Vec<PersonId>) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(String,)> = sqlx::query_as(BY_NAME).fetch_all(cx.db()).await?;
    let mut place = HashMap::with_capacity(rows.len());
    for (at, (person,)) in rows.into_iter().enumerate() {
        place.insert(person.parse::<PersonId>()?, at);
    }
    let mut people = people;
    people.sort_by_key(|person| place.get(person).copied());
    Ok(people)
}

//! What of the library waits for a person.

use super::items::Seen;
use crate::{Cx, Error};
use domain::{
    id::{LibraryItemId, PersonId},
    notices::Waiting,
    time::{CalendarDay, Moment},
};
use std::collections::HashMap;

/// Items that somebody is asked to read and has not said to have read: not yet asked whether the lists let them.
pub(crate) struct Asked(Vec<(LibraryItemId, Moment)>);

const ASKED: &str = "select i.id, i.placed_at from library_item i
    left join library_item r on r.id = i.replaced_by and r.withdrawn_at is null
    where i.must_acknowledge = 1 and i.withdrawn_at is null and r.id is null
    and (i.valid_until is null or i.valid_until >= $2)
    and not exists (select 1 from library_acknowledgement a where a.item = i.id and a.person = $1)
    order by i.id desc";

/// The latest first.
pub(crate) async fn asked(cx: &mut Cx<'_>, person: PersonId) -> Result<Asked, Error> {
    let today = CalendarDay::of(cx.now()).0;
    let rows: Vec<(String, i64)> =
        sqlx::query_as(ASKED).bind(person.to_string()).bind(today).fetch_all(cx.db()).await?;
    let asked = rows.into_iter().map(|(id, at)| Ok((id.parse()?, Moment(at)))).collect::<Result<_, Error>>()?;
    Ok(Asked(asked))
}

impl Asked {
    /// Which they are.
    pub(crate) fn ids(&self) -> impl Iterator<Item = LibraryItemId> {
        self.0.iter().map(|(id, _)| *id)
    }

    /// Those among them that the person may read.
    pub(crate) fn waiting(
        self,
        seen: &HashMap<LibraryItemId, Seen>,
    ) -> impl Iterator<Item = Waiting> {
        self.0.into_iter().filter_map(|(item, placed)| {
            let Seen { title, folder_name, .. } = seen.get(&item).filter(|seen| seen.reads)?.clone();
            Some(Waiting::Acknowledge { item, title, folder_name, placed })
        })
    }
}

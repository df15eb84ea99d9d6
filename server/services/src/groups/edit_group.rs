use super::sql::tidy;
use crate::{Cleared, Cx, Error, door::handle, stored::of_word};
use domain::{
    event::Event,
    fault::Refusal,
    groups::{EditGroup, GroupState},
};

handle!(EditGroup, edit_group);

const UPDATE: &str = "update working_group
    set version = $2, name = $3, description = $4, justification = $5 where id = $1";

pub(super) async fn edit_group(cx: &mut Cx<'_>, op: Cleared<EditGroup>) -> Result<(), Error> {
    let id = op.group.to_string();
    let (seen, state): (i64, String) =
        sqlx::query_as("select version, state from working_group where id = $1")
            .bind(id.clone())
            .fetch_one(cx.db())
            .await?;
    of_word::<GroupState>(&state)?.writable()?;
    if seen != op.version {
        return Err(Refusal::Stale.into());
    }
    let version = seen + 1;
    sqlx::query(UPDATE)
        .bind(id)
        .bind(version)
        .bind(tidy(&op.name))
        .bind(tidy(&op.description))
        .bind(tidy(&op.justification))
        .execute(cx.db())
        .await?;
    cx.record(Event::GroupEdited { group: op.group, version })
}

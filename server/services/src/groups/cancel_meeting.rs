use super::sql::writable;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    event::Event,
    fault::{Fault, Refusal},
    field::{Field, Flaw},
    groups::CancelMeeting,
};

handle!(CancelMeeting, cancel_meeting);

pub(super) async fn cancel_meeting(cx: &mut Cx<'_>, op: Cleared<CancelMeeting>) -> Result<(), Error> {
    writable(cx, op.group).await?;
    let meeting: Option<(i64, Option<i64>)> =
        sqlx::query_as("select at, cancelled_at from meeting where id = $1 and working_group = $2")
            .bind(op.meeting.to_string())
            .bind(op.group.to_string())
            .fetch_optional(cx.db())
            .await?;
    let now = cx.now().0;
    match meeting {
        None => return Err(Fault::NotFound.into()),
        Some((_, Some(_))) => return Err(Refusal::Stale.into()),
        // What has been held can't be called off.
        Some((at, None)) if at <= now => return Err(Error::field(Field::At, Flaw::InThePast)),
        Some((_, None)) => {}
    }
    sqlx::query("update meeting set cancelled_at = $2 where id = $1")
        .bind(op.meeting.to_string())
        .bind(now)
        .execute(cx.db())
        .await?;
    cx.record(Event::MeetingCancelled { group: op.group, meeting: op.meeting })
}

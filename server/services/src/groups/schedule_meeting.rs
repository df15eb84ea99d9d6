use super::sql::{tidy, writable};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    event::Event,
    field::{Field, Flaw},
    groups::ScheduleMeeting,
    id::MeetingId,
};

handle!(ScheduleMeeting, schedule_meeting);

const INSERT: &str = "insert into meeting (id, working_group, at, place, agenda) values ($1, $2, $3, $4, $5)";

pub(super) async fn schedule_meeting(
    cx: &mut Cx<'_>,
    op: Cleared<ScheduleMeeting>,
) -> Result<MeetingId, Error> {
    writable(cx, op.group).await?;
    let at = op.at.moment();
    if at <= cx.now() {
        return Err(Error::field(Field::At, Flaw::InThePast));
    }
    let meeting: MeetingId = cx.id();
    sqlx::query(INSERT)
        .bind(meeting.to_string())
        .bind(op.group.to_string())
        .bind(at.0)
        .bind(tidy(&op.place))
        .bind(tidy(&op.agenda))
        .execute(cx.db())
        .await?;
    cx.record(Event::MeetingScheduled { group: op.group, meeting })?;
    Ok(meeting)
}

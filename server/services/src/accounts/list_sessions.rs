use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    accounts::{ListSessions, SessionView},
    time::Moment,
};

handle!(ListSessions, list_sessions);

async fn list_sessions(
    cx: &mut Cx<'_>,
    _operation: Cleared<ListSessions>,
) -> Result<Vec<SessionView>, Error> {
    let caller = cx.signed_in()?.clone();
    let now = cx.now().0;
    let rows: Vec<(String, i64, i64, String, String)> = sqlx::query_as(
        "select id, began_at, seen_at, agent, address from session
        where person = $1 and ended_at is null and expires_at > $2 order by seen_at desc, id desc",
    )
    .bind(caller.person.to_string())
    .bind(now)
    .fetch_all(cx.db())
    .await?;
    rows.into_iter()
        .map(|(id, began, seen, agent, address)| {
            let id = id.parse()?;
            let current = id == caller.session;
            Ok(SessionView { id, began: Moment(began), seen: Moment(seen), agent, address, current })
        })
        .collect()
}

use super::sql;
use crate::{Cleared, Cookie, Cx, Error, door::handle};
use domain::{accounts::RevokeSession, event::Event};

handle!(RevokeSession, revoke_session);

async fn revoke_session(cx: &mut Cx<'_>, operation: Cleared<RevokeSession>) -> Result<(), Error> {
    let caller = cx.signed_in()?.clone();
    let session = operation.session;
    if sql::end_session(cx, caller.person, session).await? {
        cx.record(Event::SessionRevoked { person: caller.person, session })?;
    }
    if session == caller.session {
        cx.cookie = Some(Cookie::Clear);
    }
    Ok(())
}

use super::sql;
use crate::{Cleared, Cookie, Cx, Error, door::handle};
use domain::{accounts::SignOut, event::Event};

handle!(SignOut, sign_out);

async fn sign_out(cx: &mut Cx<'_>, _operation: Cleared<SignOut>) -> Result<(), Error> {
    let caller = cx.signed_in()?.clone();
    if sql::end_session(cx, caller.person, caller.session).await? {
        cx.record(Event::SignedOut { person: caller.person, session: caller.session })?;
    }
    cx.cookie = Some(Cookie::Clear);
    Ok(())
}

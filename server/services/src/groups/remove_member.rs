use super::roster;
use crate::{Cleared, Cx, Error, door::handle};
use domain::groups::{self, RemoveMember};

handle!(RemoveMember, remove_member);

pub(super) async fn remove_member(cx: &mut Cx<'_>, op: Cleared<RemoveMember>) -> Result<(), Error> {
    let was = roster::load(cx, op.group).await?;
    let now = groups::remove_member(&was, op.person)?;
    roster::save(cx, op.group, &was, &now).await
}

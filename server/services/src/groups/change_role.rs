use super::roster;
use crate::{Cleared, Cx, Error, door::handle};
use domain::groups::{self, ChangeRole};

handle!(ChangeRole, change_role);

pub(super) async fn change_role(cx: &mut Cx<'_>, op: Cleared<ChangeRole>) -> Result<(), Error> {
    let was = roster::load(cx, op.group).await?;
    let now = groups::change_role(&was, op.person, op.role)?;
    roster::save(cx, op.group, &was, &now).await
}

use super::{roster, sql::known};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    field::{Field, Flaw},
    groups::{self, AddMember, MEMBERS_MAX},
};

handle!(AddMember, add_member);

pub(super) async fn add_member(cx: &mut Cx<'_>, op: Cleared<AddMember>) -> Result<(), Error> {
    let was = roster::load(cx, op.group).await?;
    let now = groups::add_member(&was, op.person, op.role)?;
    if now.members.len() > MEMBERS_MAX as usize {
        return Err(Error::field(Field::Person, Flaw::TooMany { max: MEMBERS_MAX }));
    }
    if known(cx, &[op.person]).await?.is_empty() {
        return Err(Error::field(Field::Person, Flaw::Unknown));
    }
    roster::save(cx, op.group, &was, &now).await
}

use super::{failures, hashing, sql};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
};
use domain::{
    accounts::{ResetPassword, check_password},
    event::Event,
    fault::{Fault, Refusal},
    field::{Field, Findings},
};

handle!(ResetPassword, reset_password, after hash_password);

async fn hash_password(
    services: &Services,
    operation: &ResetPassword,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let hash = hashing::hash(services, &operation.new_password).await?;
    Ok(Prepared::Password { person: Some(operation.person), right: true, hash: Some(hash) })
}

async fn reset_password(cx: &mut Cx<'_>, operation: Cleared<ResetPassword>) -> Result<(), Error> {
    let hash = cx.prepared.take_hash()?;
    let person = operation.person;
    let account = sql::by_person(cx.db(), person).await?.ok_or(Fault::NotFound)?;
    if account.administrator && !cx.signed_in()?.administrator {
        // Else whoever keeps the list of an administrator's body could become the administrator.
        return Err(Refusal::NotYours.into());
    }
    let mut found = Findings::new();
    check_password(Field::NewPassword, &operation.new_password, &account.login, &mut found);
    let flaws = found.into_flaws();
    if !flaws.is_empty() {
        return Err(Fault::Invalid(flaws).into());
    }
    failures::clear(cx.db(), &account.login).await?;
    sql::set_password(cx.db(), person, hash, true).await?;
    sql::end_sessions(cx, person, None).await?;
    cx.record(Event::PasswordReset { person })
}

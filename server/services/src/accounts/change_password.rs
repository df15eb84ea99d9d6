use super::{failures, hashing, sql};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
};
use domain::{
    accounts::{ChangePassword, check_password},
    event::Event,
    fault::{Fault, Refusal},
    field::{Field, Findings, Flaw},
};

handle!(ChangePassword, change_password, after check_and_hash);

async fn check_and_hash(
    services: &Services,
    operation: &ChangePassword,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let caller = caller.ok_or(Fault::SignIn)?;
    let account = {
        let mut reader = services.database().read().await?;
        let account = sql::by_person(&mut reader, caller.person).await?.ok_or(Fault::SignIn)?;
        failures::refuse_locked(&mut reader, &account.login, services.now()).await?;
        reader.commit().await?;
        account
    };
    check_new(operation, &account.login)?;
    // A browser left open must not become a place to guess passwords at leisure: failures count as at sign-in.
    if !hashing::verify(services, &operation.current_password, Some(account.password_hash)).await? {
        return Err(failures::count(services, &account.login, Refusal::WrongPassword).await);
    }
    let hash = hashing::hash(services, &operation.new_password).await?;
    Ok(Prepared::Password { person: Some(account.person), right: true, hash: Some(hash) })
}

fn check_new(operation: &ChangePassword, login: &str) -> Result<(), Error> {
    let mut found = Findings::new();
    check_password(Field::NewPassword, &operation.new_password, login, &mut found);
    found.add_if(operation.new_password == operation.current_password, Field::NewPassword, Flaw::Taken);
    let flaws = found.into_flaws();
    if flaws.is_empty() { Ok(()) } else { Err(Fault::Invalid(flaws).into()) }
}

async fn change_password(cx: &mut Cx<'_>, _operation: Cleared<ChangePassword>) -> Result<(), Error> {
    let caller = cx.signed_in()?.clone();
    let Prepared::Password { right: true, hash: Some(hash), .. } = std::mem::take(&mut cx.prepared) else {
        return Err(Refusal::WrongPassword.into());
    };
    let account = sql::by_person(cx.db(), caller.person).await?.ok_or(Fault::SignIn)?;
    failures::clear(cx.db(), &account.login).await?;
    sql::set_password(cx.db(), caller.person, hash, false).await?;
    sql::end_sessions(cx, caller.person, Some(caller.session)).await?;
    cx.record(Event::PasswordChanged { person: caller.person })
}

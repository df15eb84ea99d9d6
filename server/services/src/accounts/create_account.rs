use super::{failures, hashing, sql};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
};
use domain::{accounts::CreateAccount, event::Event};

handle!(CreateAccount, create_account, after hash_password);

async fn hash_password(
    services: &Services,
    operation: &CreateAccount,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let hash = hashing::hash(services, &operation.new_password).await?;
    Ok(Prepared::Password { person: Some(operation.person), right: true, hash: Some(hash) })
}

async fn create_account(cx: &mut Cx<'_>, operation: Cleared<CreateAccount>) -> Result<(), Error> {
    let password_hash = cx.prepared.take_hash()?;
    let new = sql::NewAccount {
        person: operation.person,
        login: failures::normal(&operation.login),
        password_hash,
        must_change: true,
        administrator: false,
    };
    let now = cx.now();
    sql::insert_account(cx.db(), new, now).await?;
    cx.record(Event::AccountCreated { person: operation.person })
}

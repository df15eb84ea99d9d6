use super::{failures, hashing, sessions::IDLE, sql};
use crate::{
    Caller, Cleared, Cookie, Cx, Error, Services, Token,
    door::{Prepared, handle},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    accounts::{SignIn, is_login},
    event::Event,
    fault::Refusal,
    id::{PersonId, SessionId},
};

handle!(SignIn, sign_in, after check_password);

/// Longest name of a browser that is kept.
const AGENT_MAX: usize = 200;

async fn check_password(
    services: &Services,
    operation: &SignIn,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let login = failures::normal(&operation.login);
    let account = {
        let mut reader = services.database().read().await?;
        failures::refuse_locked(&mut reader, &login, services.now()).await?;
        let account = if is_login(&login) { sql::by_login(&mut reader, &login).await? } else { None };
        reader.commit().await?;
        account
    };
    let stored = account.as_ref().map(|account| account.password_hash.clone());
    if hashing::verify(services, &operation.password, stored).await? {
        Ok(Prepared::Password { person: account.map(|account| account.person), right: true, hash: None })
    } else {
        Err(failures::count(services, &login, Refusal::WrongCredentials).await)
    }
}

async fn sign_in(cx: &mut Cx<'_>, operation: Cleared<SignIn>) -> Result<(), Error> {
    let Prepared::Password { person: Some(person), right: true, .. } = cx.prepared else {
        return Err(Refusal::WrongCredentials.into());
    };
    let (login, now) = (failures::normal(&operation.login), cx.now());
    // Asked again: guesses sent at once have all passed the first question.
    failures::refuse_locked(cx.db(), &login, now).await?;
    failures::clear(cx.db(), &login).await?;
    begin_session(cx, person).await
}

/// Begins a session of somebody who has shown who they are; the answer carries its secret.
pub(super) async fn begin_session(cx: &mut Cx<'_>, person: PersonId) -> Result<(), Error> {
    end_previous(cx).await?;
    let secret = URL_SAFE_NO_PAD.encode(cx.services().ids().bytes::<32>());
    let token = Token::new(secret);
    let session = begin(cx, person, &token).await?;
    cx.record(Event::SignedIn { person, session })?;
    cx.cookie = Some(Cookie::Set(token));
    Ok(())
}

/// A browser has one session: the one before ends, whoever's it was, so that nobody can prepare one for another.
async fn end_previous(cx: &mut Cx<'_>) -> Result<(), Error> {
    let Some(caller) = cx.caller().cloned() else { return Ok(()) };
    if sql::end_session(cx, caller.person, caller.session).await? {
        cx.record(Event::SignedOut { person: caller.person, session: caller.session })?;
    }
    Ok(())
}

async fn begin(cx: &mut Cx<'_>, person: PersonId, token: &Token) -> Result<SessionId, Error> {
    let session: SessionId = cx.id();
    let now = cx.now();
    let agent: String = cx.request().agent.chars().take(AGENT_MAX).collect();
    let address = cx.request().address.clone();
    sqlx::query(
        "insert into session (id, person, token_hash, began_at, seen_at, expires_at, agent, address)
        values ($1, $2, $3, $4, $4, $5, $6, $7)",
    )
    .bind(session.to_string())
    .bind(person.to_string())
    .bind(token.hash())
    .bind(now.0)
    .bind(now.plus(IDLE).0)
    .bind(agent)
    .bind(address)
    .execute(cx.db())
    .await?;
    Ok(session)
}

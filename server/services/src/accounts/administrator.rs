//! The first administrator, made from the command line before anybody can sign in.

use super::{failures, hashing, sql};
use crate::{Error, Services, directory};
use domain::{
    accounts::{check_password, is_login},
    directory::PersonCard,
    event::Event,
    fault::Fault,
    field::{Field, Findings, Flaw},
    id::PersonId,
};
use store::Signature;

impl Services {
    /// Whether anybody can sign in at all.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_accounts(&self) -> Result<bool, Fault> {
        self.count_accounts().await.map(|accounts| accounts > 0).map_err(|error| error.into_fault("accounts"))
    }

    async fn count_accounts(&self) -> Result<i64, Error> {
        let mut reader = self.database().read().await?;
        let (accounts,): (i64,) =
            sqlx::query_as("select cast(count(*) as bigint) from account").fetch_one(&mut *reader).await?;
        reader.commit().await?;
        Ok(accounts)
    }

    /// Makes a person with an administrator's account. The journal says that the portal itself did it.
    ///
    /// # Errors
    /// When login or password are not good enough or the login is taken, or the database fails.
    pub async fn create_administrator(
        &self,
        surname: &str,
        given_name: &str,
        login: &str,
        password: &str,
    ) -> Result<PersonId, Fault> {
        let request = self.ids().next::<domain::id::Ulid>(self.now()).to_string();
        let card = PersonCard {
            surname: surname.trim().to_owned(),
            given_name: given_name.trim().to_owned(),
            ..PersonCard::default()
        };
        let made = self.make_administrator(card, login, password, request.clone()).await;
        made.map_err(|error| error.into_fault(&request))
    }

    async fn make_administrator(
        &self,
        card: PersonCard,
        login: &str,
        password: &str,
        request: String,
    ) -> Result<PersonId, Error> {
        check(&card, login, password)?;
        let password_hash = hashing::hash(self, password).await?;
        let person: PersonId = self.ids().next(self.now());
        let new = sql::NewAccount {
            person,
            login: failures::normal(login),
            password_hash,
            must_change: false,
            administrator: true,
        };
        let run = self.database().writer().run(move |unit| {
            Box::pin(async move {
                let now = unit.now();
                directory::insert_person(unit.connection(), person, &card).await?;
                sql::insert_account(unit.connection(), new, now).await?;
                let signature = Signature { actor: None, on_behalf_of: None, request };
                unit.record(signature, Event::AccountCreated { person });
                Ok::<_, Error>(person)
            })
        });
        run.await?
    }
}

fn check(card: &PersonCard, login: &str, password: &str) -> Result<(), Error> {
    let mut found = Findings::new();
    card.check(&mut found);
    found.add_if(!is_login(login.trim()), Field::Login, Flaw::Malformed);
    check_password(Field::NewPassword, password, login.trim(), &mut found);
    let flaws = found.into_flaws();
    if flaws.is_empty() { Ok(()) } else { Err(Fault::Invalid(flaws).into()) }
}

/// Whose account it is, if the login and the password belong together. Counts no failure: not for people.
pub(crate) async fn has_password(
    services: &Services,
    login: &str,
    password: &str,
) -> Result<Option<PersonId>, Error> {
    let mut reader = services.database().read().await?;
    let account = sql::by_login(&mut reader, login).await?;
    reader.commit().await?;
    let Some(account) = account else { return Ok(None) };
    let right = hashing::verify(services, password, Some(account.password_hash)).await?;
    Ok(right.then_some(account.person))
}

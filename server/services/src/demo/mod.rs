//! The demonstration: data to look at and people to sign in as, made through the same operations that people use,
//! so that journal and notices tell of it as of anything else.
//!
//! A part of the demonstration is a file here with a function that takes a [`Desk`] and asks before each step
//! whether it has been done, so that one interrupted halfway goes on where it stopped. [`people`] comes first, and its
//! accounts come last.

mod bodies;
mod library;
mod people;

use crate::{Cookie, Error, Handle, Request, Services, accounts::has_password, directory};
use domain::{accounts::SignIn, directory::PersonName, fault::Fault, id::PersonId};
use sqlx::AssertSqlSafe;

/// The password of all demonstration accounts. Documented, so never to be used where strangers can sign in.
pub const DEMO_PASSWORD: &str = "Tau-Samal-7391";

/// An account of the demonstration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    /// Login.
    pub login: &'static str,
    /// Password.
    pub password: &'static str,
    /// Whose it is.
    pub person: PersonName,
}

/// Somebody signed in, who works on the demonstration.
pub(crate) struct Desk {
    services: Services,
    request: Request,
}

impl Desk {
    /// Signs in.
    pub(crate) async fn open(services: &Services, login: &str, password: &str) -> Result<Self, Fault> {
        let id = services.ids().next::<domain::id::Ulid>(services.now()).to_string();
        let mut request = Request { id, token: None, agent: "alqa demo".to_owned(), address: String::new() };
        let sign_in = SignIn { login: login.to_owned(), password: password.to_owned() };
        let answer = services.call(request.clone(), sign_in).await?;
        if let Some(Cookie::Set(token)) = answer.cookie {
            request.token = Some(token);
        }
        Ok(Self { services: services.clone(), request })
    }

    /// Asks for an operation.
    pub(crate) async fn ask<O: Handle>(&self, operation: O) -> Result<O::Reply, Fault> {
        Ok(self.services.call(self.request.clone(), operation).await?.reply)
    }

    /// A key for an act that is meant once.
    pub(crate) fn key(&self) -> domain::id::IdempotencyKey {
        self.services.ids().next(self.services.now())
    }
}

impl Services {
    /// Makes the demonstration, unless there are data already, and tells whom one can sign in as.
    ///
    /// Where other people's data are, nothing is made and nobody is told.
    ///
    /// # Errors
    /// When the database or the disk fails.
    pub async fn create_demonstration(&self) -> Result<Vec<DemoAccount>, Fault> {
        if self.is_demonstration_complete().await.map_err(|error| error.into_fault("demo"))? {
            return self.demo_accounts().await;
        }
        if !self.has_accounts().await? {
            self.create_administrator("Ермеков", "Данияр", people::ADMIN, DEMO_PASSWORD).await?;
        } else if !self.demo_accounts().await?.iter().any(|account| account.login == people::ADMIN) {
            return Ok(Vec::new());
        }
        let desk = Desk::open(self, people::ADMIN, DEMO_PASSWORD).await?;
        people::create(&desk).await?;
        library::create(&desk).await?;
        people::create_accounts(&desk).await?;
        self.demo_accounts().await
    }

    /// Accounts are made last, and are settled when their owners have chosen a password.
    async fn is_demonstration_complete(&self) -> Result<bool, Error> {
        let list = directory::places(1, people::LOGINS.len());
        let sql = format!(
            "select cast(count(*) as bigint) from account where must_change = 0 and login in ({list})"
        );
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for login in people::LOGINS {
            query = query.bind(*login);
        }
        let mut reader = self.database().read().await?;
        let (settled,): (i64,) = query.fetch_one(&mut *reader).await?;
        reader.commit().await?;
        Ok(usize::try_from(settled) == Ok(people::LOGINS.len()))
    }

    /// Those of the demonstration's accounts that can be signed in to with its password.
    async fn demo_accounts(&self) -> Result<Vec<DemoAccount>, Fault> {
        self.find_demo_accounts().await.map_err(|error| error.into_fault("demo"))
    }

    async fn find_demo_accounts(&self) -> Result<Vec<DemoAccount>, Error> {
        let mut found = Vec::new();
        for login in people::LOGINS {
            if let Some(person) = has_password(self, login, DEMO_PASSWORD).await? {
                found.push((*login, person));
            }
        }
        let ids: Vec<PersonId> = found.iter().map(|(_, person)| *person).collect();
        let mut reader = self.database().read().await?;
        let mut cx = crate::Cx::looking(&mut reader, self.clone(), Request::default());
        let names = directory::names(&mut cx, &ids).await?;
        reader.commit().await?;
        let account = |(login, person)| DemoAccount {
            login,
            password: DEMO_PASSWORD,
            person: directory::named(&names, person),
        };
        Ok(found.into_iter().map(account).collect())
    }
}

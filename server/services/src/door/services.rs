//! The services: what all use cases share, and the call through the door.

use super::{Answer, Caller, Cx, Handle, Request, clear::clear, cx::Prepared};
use crate::{
    Error, accounts::Sessions, documents::Capacity, groups::KeptLists, live::Hub, previews::Previews,
    versions::Compared,
};
use ::search::Index;
use authorities::Authorities;
use certification::Centre;
use convert::{Reader, Recogniser};
use domain::{
    fault::Fault,
    id::IdempotencyKey,
    operation::{Effect, Operation},
    time::Moment,
};
use eds::check::Policy;
use scan::Scanner;
use std::{path::PathBuf, sync::Arc};
use store::{Blobs, Clock, Database, Ids, Unit};

/// What an administrator can set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Reads the letters on scanned pages, where it is installed.
    pub recogniser: Option<Arc<Recogniser>>,
    /// Reads files in a process of its own, where one can be confined.
    pub reader: Option<Reader>,
    /// Seals the secrets of secret votes: 32 bytes kept outside the database.
    pub ballot_key: [u8; 32],
    /// Work of a password hash; low only in tests.
    pub password_work: argon2::Params,
    /// Looks for viruses in files that arrive; none, where nobody has set one up.
    pub scanner: Option<Scanner>,
    /// The certification centre, where there is one.
    pub centre: Option<Arc<Centre>>,
    /// By what signatures are checked.
    pub policy: Policy,
    /// Others that may be asked about signatures; none: nobody is.
    pub authorities: Option<Authorities>,
    /// Folder of lists of revoked certificates of other authorities.
    pub lists: PathBuf,
    /// The address people use; empty: not known beforehand.
    pub origin: String,
}

struct Inner {
    database: Database,
    blobs: Blobs,
    clock: Arc<dyn Clock>,
    ids: Ids,
    settings: Settings,
    index: Index,
    sessions: Sessions,
    capacity: Capacity,
    compared: Compared,
    kept_lists: KeptLists,
    hub: Hub,
    previews: Previews,
}

/// The door. Cheap to clone.
#[derive(Clone)]
pub struct Services(Arc<Inner>);

impl Services {
    /// Opens the door over a database and a folder of files.
    pub fn new(
        database: Database,
        blobs: Blobs,
        clock: Arc<dyn Clock>,
        ids: Ids,
        settings: Settings,
        index: Index,
        previews: Previews,
    ) -> Self {
        Self(Arc::new(Inner {
            database,
            blobs,
            clock,
            ids,
            settings,
            index,
            sessions: Sessions::default(),
            capacity: Capacity::default(),
            compared: Compared::default(),
            kept_lists: KeptLists::default(),
            hub: Hub::default(),
            previews,
        }))
    }

    /// Now.
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.0.database
    }

    /// The files.
    pub fn blobs(&self) -> &Blobs {
        &self.0.blobs
    }

    /// Identifiers and random bytes.
    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }

    /// What search finds.
    pub fn index(&self) -> &Index {
        &self.0.index
    }

    /// The certification centre, where there is one.
    pub fn centre(&self) -> Option<&Centre> {
        self.0.settings.centre.as_deref()
    }

    /// Others that may be asked about signatures; none: nobody is.
    pub fn authorities(&self) -> Option<&Authorities> {
        self.0.settings.authorities.as_ref()
    }

    /// By what signatures are checked.
    pub fn policy(&self) -> &Policy {
        &self.0.settings.policy
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    pub(crate) fn capacity(&self) -> &Capacity {
        &self.0.capacity
    }

    pub(crate) fn compared(&self) -> &Compared {
        &self.0.compared
    }

    pub(crate) fn kept_lists(&self) -> &KeptLists {
        &self.0.kept_lists
    }

    /// What reads the letters on scanned pages.
    pub(crate) fn recogniser(&self) -> Option<&Recogniser> {
        self.0.settings.recogniser.as_deref()
    }

    pub(crate) fn previews(&self) -> &Previews {
        &self.0.previews
    }

    /// The live line.
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// Who asks: finds the session of the request's secret.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn caller(&self, request: &Request) -> Result<Option<Caller>, Fault> {
        self.0.sessions.find(self, request).await.map_err(|error| error.into_fault(&request.id))
    }

    /// Carries out an operation, if the rule clears the caller.
    ///
    /// # Errors
    /// Why it was not carried out; nothing has changed then.
    pub async fn call<O: Handle>(&self, request: Request, operation: O) -> Result<Answer<O::Reply>, Fault> {
        let id = request.id.clone();
        let done = match O::EFFECT {
            Effect::Query => self.query(request, operation).await,
            Effect::Command => self.command(request, operation).await,
        };
        done.map_err(|error| error.into_fault(&id))
    }

    async fn query<O: Handle>(&self, request: Request, operation: O) -> Result<Answer<O::Reply>, Error> {
        let caller = self.0.sessions.find(self, &request).await?;
        let prepared = self.prepared(&request, caller.as_ref(), &operation).await?;
        let mut reader = self.0.database.read().await?;
        let mut cx = Cx::reading(&mut reader, self.clone(), request, caller);
        cx.prepared = prepared;
        let cleared = clear(&mut cx, operation).await?;
        let reply = O::handle(&mut cx, cleared).await?;
        let cookie = cx.cookie.take();
        reader.commit().await?;
        Ok(Answer { reply, cookie })
    }

    /// Slow work, once the rule has cleared the caller.
    async fn prepared<O: Handle>(
        &self,
        request: &Request,
        caller: Option<&Caller>,
        operation: &O,
    ) -> Result<Prepared, Error> {
        if !O::PREPARES {
            return Ok(Prepared::Nothing);
        }
        let mut reader = self.0.database.read().await?;
        let mut cx = Cx::reading(&mut reader, self.clone(), request.clone(), caller.cloned());
        let cleared = clear(&mut cx, operation.clone()).await?;
        drop(reader);
        O::prepare(self, &cleared, caller).await
    }

    async fn command<O: Handle>(&self, request: Request, operation: O) -> Result<Answer<O::Reply>, Error> {
        let caller = self.0.sessions.find(self, &request).await?;
        let prepared = self.prepared(&request, caller.as_ref(), &operation).await?;
        let services = self.clone();
        let writer = self.0.database.writer();
        if O::PREPARES {
            // What was prepared is used up.
            let run = writer
                .run(move |unit| Box::pin(carry_out(unit, services, request, caller, prepared, operation)));
            return run.await?;
        }
        let run = writer.share(move |unit| {
            let (services, request) = (services.clone(), request.clone());
            Box::pin(carry_out(unit, services, request, caller.clone(), Prepared::Nothing, operation.clone()))
        });
        run.await?
    }
}

async fn carry_out<O: Handle>(
    unit: &mut Unit,
    services: Services,
    request: Request,
    caller: Option<Caller>,
    prepared: Prepared,
    operation: O,
) -> Result<Answer<O::Reply>, Error> {
    let mut cx = Cx::writing(unit, services, request, caller);
    cx.prepared = prepared;
    let cleared = clear(&mut cx, operation).await?;
    let key = cleared.key();
    if let Some(reply) = answered::<O>(&mut cx, key).await? {
        return Ok(Answer { reply, cookie: None });
    }
    let reply = O::handle(&mut cx, cleared).await?;
    remember::<O>(&mut cx, key, &reply).await?;
    let cookie = cx.cookie.take();
    Ok(Answer { reply, cookie })
}

/// The reply this act was given before, if it arrives again.
async fn answered<O: Operation>(
    cx: &mut Cx<'_>,
    key: Option<IdempotencyKey>,
) -> Result<Option<O::Reply>, Error> {
    let (Some(key), Some(caller)) = (key, cx.caller()) else { return Ok(None) };
    let person = caller.person.to_string();
    let row: Option<(String, String)> =
        sqlx::query_as("select operation, reply from answered where person = $1 and key = $2")
            .bind(person)
            .bind(key.to_string())
            .fetch_optional(cx.look())
            .await?;
    match row {
        None => Ok(None),
        Some((operation, reply)) if operation == O::NAME => Ok(Some(serde_json::from_str(&reply)?)),
        Some(_) => Err(Fault::Malformed("the key was used for another act".to_owned()).into()),
    }
}

async fn remember<O: Operation>(
    cx: &mut Cx<'_>,
    key: Option<IdempotencyKey>,
    reply: &O::Reply,
) -> Result<(), Error> {
    let (Some(key), Some(caller)) = (key, cx.caller()) else { return Ok(()) };
    let person = caller.person.to_string();
    let now = cx.now().0;
    sqlx::query("insert into answered (person, key, operation, reply, at) values ($1, $2, $3, $4, $5)")
        .bind(person)
        .bind(key.to_string())
        .bind(O::NAME)
        .bind(serde_json::to_string(reply)?)
        .bind(now)
        .execute(cx.db())
        .await?;
    Ok(())
}

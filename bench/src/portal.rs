//! Our side: a portal in a folder of its own, with people who are signed in.

use crate::{
    Error, Options,
    machine::Cores,
    process::{Running, free_address},
};
use domain::{
    directory::sort_key,
    event::Event,
    id::{PersonId, SessionId, Ulid},
    time::SECOND,
};
use rand::{Rng, rngs::StdRng};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, Connection};
use std::{
    env,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};
use tempfile::TempDir;
use tokio::process::Command;

/// A portal: its program, its data, its database.
pub struct Portal {
    program: PathBuf,
    site: Option<PathBuf>,
    data: TempDir,
    database: String,
    cores: Cores,
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The `Cookie` header of the session.
    pub cookie: String,
}

impl Portal {
    /// Prepares a folder and brings the tables up.
    pub async fn create(options: &Options, cores: Cores) -> Result<Self, Error> {
        let program = env::var_os("ALQA_BIN")
            .ok_or_else(|| Error::Usage("ALQA_BIN must name the server's program".to_owned()))?;
        let data = tempfile::Builder::new()
            .prefix("bench-")
            .disable_cleanup(options.keep)
            .tempdir_in(&options.dir)
            .map_err(Error::io("a folder for data"))?;
        let database = options
            .postgres
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}?mode=rwc", data.path().join("alqa.db").display()));
        let site = env::var_os("ALQA_SITE").map(PathBuf::from);
        let portal = Self { program: program.into(), site, data, database, cores };
        portal.command_line("migrate").await?;
        Ok(portal)
    }

    /// The packed browser's half, if one is named.
    pub fn site(&self) -> Option<&Path> {
        self.site.as_deref()
    }

    /// A folder on the same disk, for the other side.
    pub fn folder(&self) -> &Path {
        self.data.path()
    }

    /// Starts the server.
    pub async fn serve(&self) -> Result<Running, Error> {
        let address = free_address()?;
        let mut command = self.cores.command(&self.program);
        self.configure(&mut command).env("ALQA_LISTEN", address.to_string()).arg("serve");
        Running::start(command, address, "/readyz", &self.data.path().join("log")).await
    }

    /// Runs one of the other commands to its end and gives what it said; its failure is in the inner result.
    pub async fn ask(&self, name: &str) -> Result<Result<String, String>, Error> {
        let mut command = Command::new(&self.program);
        self.configure(&mut command).arg(name);
        let output = command.output().await.map_err(Error::io(self.program.display()))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        Ok(if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) })
    }

    async fn command_line(&self, name: &str) -> Result<(), Error> {
        self.ask(name).await?.map(drop).map_err(|why| Error::Wrong(format!("`alqa {name}` failed: {why}")))
    }

    /// No setting but ours reaches the server.
    fn configure<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ALQA_")) {
            command.env_remove(name);
        }
        if let Some(site) = &self.site {
            command.env("ALQA_SITE", site);
        }
        if !self.database.starts_with("sqlite:") {
            command.env("ALQA_DATABASE", &self.database);
        }
        command.env("ALQA_DATA", self.data.path())
    }

    /// Writes people and their sessions straight into the tables, before the server starts.
    ///
    /// Signing in costs a password hash each time, on purpose: twenty thousand of them would take longer than
    /// all that is measured. Everything else is created through the server.
    pub async fn people(&self, count: usize, random: &mut StdRng) -> Result<Vec<Person>, Error> {
        let mut connection = self.connect().await?;
        let mut transaction = connection.begin().await?;
        let now = micros();
        let mut people = Vec::with_capacity(count);
        for number in 0..count {
            people.push(insert_person(&mut transaction, number, now, random).await?);
        }
        transaction.commit().await?;
        connection.close().await?;
        Ok(people)
    }

    /// The journal's events of votes, as they were recorded.
    pub async fn votes_recorded(&self) -> Result<Vec<Event>, Error> {
        let mut connection = self.connect().await?;
        let sql = "select body from event where kind in ('vote_cast', 'ballot_issued') order by seq";
        let rows: Vec<(String,)> = sqlx::query_as(sql).fetch_all(&mut connection).await?;
        connection.close().await?;
        rows.into_iter().map(|(body,)| Ok(serde_json::from_str(&body)?)).collect()
    }

    /// How many votes the journal has.
    pub async fn count_votes(&self) -> Result<i64, Error> {
        let mut connection = self.connect().await?;
        let sql = "select cast(count(*) as bigint) from event where kind in ('vote_cast', 'ballot_issued')";
        let (count,): (i64,) = sqlx::query_as(sql).fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok(count)
    }

    async fn connect(&self) -> Result<AnyConnection, Error> {
        sqlx::any::install_default_drivers();
        Ok(AnyConnection::connect(&self.database).await?)
    }
}

#[expect(clippy::disallowed_methods, reason = "rows written beside the server carry the real time")]
fn micros() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// An identifier of now.
pub fn id<T: From<Ulid>>(random: &mut StdRng) -> T {
    let millis = u64::try_from(micros() / 1_000).unwrap_or_default();
    T::from(Ulid::from_parts(millis, random.random()))
}

async fn insert_person(
    db: &mut AnyConnection,
    number: usize,
    now: i64,
    random: &mut StdRng,
) -> Result<Person, Error> {
    const DAY: i64 = 24 * 3_600 * SECOND;
    let (person, session): (PersonId, SessionId) = (id(random), id(random));
    let (surname, given) = (format!("Сайлаушы{number:05}"), "Айгүл");
    sqlx::query(
        "insert into person (id, surname, given_name, patronymic, phone, office, email, search, sort_key)
         values ($1, $2, $3, '', '', '', '', $4, $5)",
    )
    .bind(person.to_string())
    .bind(surname.clone())
    .bind(given)
    .bind(format!("{surname} {given}").to_lowercase())
    .bind(sort_key(&surname))
    .execute(&mut *db)
    .await?;
    // No password has this hash.
    sqlx::query(
        "insert into account (person, login, password_hash, must_change, administrator, created_at)
         values ($1, $2, '!', 0, 0, $3)",
    )
    .bind(person.to_string())
    .bind(format!("voter{number:05}"))
    .bind(now)
    .execute(&mut *db)
    .await?;
    let secret = hex::encode(random.random::<[u8; 32]>());
    sqlx::query(
        "insert into session (id, person, token_hash, began_at, seen_at, expires_at, agent, address)
         values ($1, $2, $3, $4, $4, $5, 'bench', '127.0.0.1')",
    )
    .bind(session.to_string())
    .bind(person.to_string())
    .bind(hex::encode(Sha256::digest(secret.as_bytes())))
    .bind(now)
    .bind(now + DAY)
    .execute(&mut *db)
    .await?;
    Ok(Person { id: person, cookie: format!("__Host-alqa={secret}") })
}

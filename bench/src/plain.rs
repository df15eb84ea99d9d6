//! The other side of `votes`: plain SQLite with a commit per vote, every commit on the disk before the next begins.

use crate::{Error, say};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::{
    path::Path,
    time::{Duration, Instant},
};

/// How the process that commits is called: `bench plain-votes FILE MILLISECONDS`.
pub const MODE: &str = "plain-votes";

/// What it prints.
#[derive(Serialize, Deserialize)]
pub struct Plain {
    /// Votes that are in the table.
    pub votes: u64,
    /// How long that took.
    pub seconds: f64,
}

/// Commits votes one by one for so long, then counts them.
pub fn run(file: &Path, during: Duration) -> Result<(), Error> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.execute_batch(
        "create table if not exists vote (poll text not null, person text not null, choice text not null, at bigint not null)",
    )?;
    let before = count(&connection)?;
    let mut insert =
        connection.prepare("insert into vote (poll, person, choice, at) values (?1, ?2, ?3, ?4)")?;
    let began = Instant::now();
    let mut votes = 0_u64;
    while began.elapsed() < during {
        // Outside an explicit transaction each statement is one of its own.
        let person = format!("01JD{votes:022}");
        insert.execute(params!["01JD0000000000000000000001", person, "for", 1_795_000_000_000_000_i64])?;
        votes += 1;
    }
    let seconds = began.elapsed().as_secs_f64();
    let kept = count(&connection)? - before;
    if kept != i64::try_from(votes).unwrap_or(-1) {
        return Err(Error::Wrong(format!("plain SQLite kept {kept} of {votes} votes")));
    }
    say::line(&Plain { votes, seconds })
}

fn count(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.query_row("select count(*) from vote", [], |row| row.get(0))?)
}

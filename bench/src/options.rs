//! The command line.

use crate::Error;
use std::{env, ffi::OsString, path::PathBuf, time::Duration};

/// What `bench help` says.
pub const HELP: &str = "bench NAME [OPTION ...]

  votes    votes_durable: acknowledged votes per second, against plain SQLite
  live     live_fanout, live_p99, live_memory: one event to many sockets, against a plain broadcast
  page     page_rps: a list of 1,000 rows, against the same bytes built as a string
  size     first_load_bytes: what a browser loads first
  search   search_p50_tantivy, search_p50_fts5 and their p99, search_findable_p99: among 200,000 documents of
           which a reader may see some, against bare Tantivy and SQLite's FTS5
  upload   upload_rate, upload_memory: files of 60 MB, against nginx that stores them and no more
  all      the six above
  anchors  anchors_right, anchors_lost, anchors_wrong: remarks carried to a later version of 25 laws
  eds      eds_verify, eds_verify_pyhanko: checking a signature, against its bare arithmetic and against pyHanko
  redline  redline_seconds: two versions of 200 pages side by side
  crash    kills the server while people vote, and looks for lost and doubled votes

  --quick           a smoke run: small and short, its figures mean nothing
  --rounds N        pairs of measurements (5)
  --seconds N       of each measurement (15)
  --voters N        votes: entitled voters (20000)
  --sockets N       live: subscribed sockets (2000)
  --rows N          page: rows (1000)
  --entries N       search: documents (200000)
  --kills N         crash: how often (20)
  --seed N          crash: of the random moments (1)
  --expect-loss     crash: succeed only if a loss was seen
  --postgres URL    crash: on an empty PostgreSQL database instead of SQLite
  --keep            leave databases and logs where they are
  --dir FOLDER      for databases; must be on a real disk (beside this program)

ALQA_BIN names the server's program, ALQA_SITE its packed browser's half.";

/// What to do and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which measurement.
    pub name: String,
    /// What follows the name, for the other sides' processes.
    pub rest: Vec<String>,
    /// A smoke run.
    pub quick: bool,
    /// Pairs of measurements.
    pub rounds: usize,
    /// Of each measurement.
    pub measured: Duration,
    /// Entitled voters.
    pub voters: usize,
    /// Subscribed sockets.
    pub sockets: usize,
    /// Rows of the page.
    pub rows: usize,
    /// Documents that are searched.
    pub entries: usize,
    /// How often the server is killed.
    pub kills: u32,
    /// Of the random moments.
    pub seed: u64,
    /// Succeed only if a loss was seen.
    pub expect_loss: bool,
    /// A PostgreSQL database to use.
    pub postgres: Option<String>,
    /// Leave databases and logs where they are.
    pub keep: bool,
    /// Where databases are created.
    pub dir: PathBuf,
}

#[derive(Default)]
struct Given {
    name: Option<String>,
    rest: Vec<String>,
    quick: bool,
    rounds: Option<usize>,
    seconds: Option<u64>,
    voters: Option<usize>,
    sockets: Option<usize>,
    rows: Option<usize>,
    entries: Option<usize>,
    kills: Option<u32>,
    seed: Option<u64>,
    expect_loss: bool,
    postgres: Option<String>,
    keep: bool,
    dir: Option<PathBuf>,
}

impl Options {
    /// Reads the command line.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, Error> {
        let given = read(arguments).map_err(|error| Error::Usage(format!("{error}\n\n{HELP}")))?;
        let quick = given.quick;
        let by_default = |full: usize, small: usize| if quick { small } else { full };
        let seconds = given.seconds.unwrap_or(if quick { 1 } else { 15 });
        let options = Self {
            name: given.name.unwrap_or_else(|| "help".to_owned()),
            rest: given.rest,
            quick,
            rounds: given.rounds.unwrap_or(by_default(5, 1)),
            measured: Duration::from_secs(seconds),
            voters: given.voters.unwrap_or(by_default(20_000, 400)),
            sockets: given.sockets.unwrap_or(by_default(2_000, 200)),
            rows: given.rows.unwrap_or(by_default(1_000, 50)),
            entries: given.entries.unwrap_or(by_default(200_000, 5_000)),
            kills: given.kills.unwrap_or(if quick { 2 } else { 20 }),
            seed: given.seed.unwrap_or(1),
            expect_loss: given.expect_loss,
            postgres: given.postgres,
            keep: given.keep,
            dir: given.dir.unwrap_or_else(beside_program),
        };
        options.check()
    }

    fn check(self) -> Result<Self, Error> {
        let wrong = |what: &str| Err(Error::Usage(what.to_owned()));
        if self.rounds == 0 || self.measured.is_zero() || self.rows == 0 {
            return wrong("--rounds, --seconds and --rows must be at least 1");
        }
        if self.entries < 1_000 {
            return wrong("--entries must be at least 1000");
        }
        if self.voters < 100 || !(10..=2_000).contains(&self.sockets) {
            return wrong("--voters must be at least 100, --sockets from 10 to 2000 (the largest group)");
        }
        Ok(self)
    }

    /// Before each measurement.
    pub fn warm_up(&self) -> Duration {
        (self.measured / 3).min(Duration::from_secs(5))
    }
}

fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Given, lexopt::Error> {
    use lexopt::{
        Arg::{Long, Short, Value},
        ValueExt,
    };
    let mut parser = lexopt::Parser::from_iter(arguments);
    let mut given = Given::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(name) if given.name.is_none() => given.name = Some(name.string()?),
            Value(more) => given.rest.push(more.string()?),
            Long("quick") => given.quick = true,
            Long("rounds") => given.rounds = Some(parser.value()?.parse()?),
            Long("seconds") => given.seconds = Some(parser.value()?.parse()?),
            Long("voters") => given.voters = Some(parser.value()?.parse()?),
            Long("sockets") => given.sockets = Some(parser.value()?.parse()?),
            Long("rows") => given.rows = Some(parser.value()?.parse()?),
            Long("entries") => given.entries = Some(parser.value()?.parse()?),
            Long("kills") => given.kills = Some(parser.value()?.parse()?),
            Long("seed") => given.seed = Some(parser.value()?.parse()?),
            Long("expect-loss") => given.expect_loss = true,
            Long("postgres") => given.postgres = Some(parser.value()?.string()?),
            Long("keep") => given.keep = true,
            Long("dir") => given.dir = Some(parser.value()?.into()),
            Long("help") | Short('h') => given.name = Some("help".to_owned()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(given)
}

/// The temporary folder is often in memory, where nothing is durable.
fn beside_program() -> PathBuf {
    let folder = env::current_exe().ok().and_then(|program| Some(program.parent()?.to_owned()));
    folder.unwrap_or_else(env::temp_dir)
}

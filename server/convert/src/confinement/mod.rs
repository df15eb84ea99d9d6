//! A cell for one run of one program on one foreign file.
//!
//! In the cell there is no network, no other process, and of the machine's files only the system's programs,
//! libraries and fonts, read-only. The file comes in through standard input and the result goes out through standard
//! output, so not even their folders are seen. What the program writes lies in a file system in memory that has a size
//! and vanishes with the cell.

mod bubblewrap;
mod running;
mod task;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::fs::File;
use std::io::Seek;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::AsyncWrite;
use tokio::process::Command;

use self::bubblewrap::Bubblewrap;
use self::running::Running;
use self::task::{FAILED, NO_ROOM, NO_TIME, Tools};
pub use self::task::{Limits, Task};
use crate::fault::{Fault, Unavailable};
use crate::programs;

/// Whether programs may run on foreign files where no confinement works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unconfined {
    /// No: nothing is converted there.
    Refused,
    /// Yes: the administrator vouches for the files, or has put the whole server into a cell.
    Allowed,
}

/// The means found on this machine to confine programs.
#[derive(Clone, Debug)]
pub struct Confinement {
    means: Arc<Means>,
}

#[derive(Debug)]
struct Means {
    tools: Tools,
    /// `None`: unconfined, with limits only.
    cell: Option<Bubblewrap>,
}

impl Confinement {
    /// Tries the means from the strongest on and keeps the first that works.
    ///
    /// # Errors
    ///
    /// [`Unavailable::NoConfinement`], if none works and running unconfined is not allowed; [`Unavailable::NoProgram`],
    /// if even the tools to limit a program are missing.
    pub async fn find(unconfined: Unconfined) -> Result<Self, Unavailable> {
        let tools = Tools {
            prlimit: programs::find("prlimit").ok_or(Unavailable::NoProgram)?,
            sh: programs::find("sh").ok_or(Unavailable::NoProgram)?,
        };
        for cell in Bubblewrap::ways() {
            let confinement = Self { means: Arc::new(Means { tools: tools.clone(), cell: Some(cell) }) };
            if confinement.holds().await {
                return Ok(confinement);
            }
        }
        match unconfined {
            Unconfined::Refused => Err(Unavailable::NoConfinement),
            Unconfined::Allowed => Ok(Self { means: Arc::new(Means { tools, cell: None }) }),
        }
    }

    /// Whether programs are really confined, not only limited.
    #[must_use]
    pub fn is_confined(&self) -> bool {
        self.means.cell.is_some()
    }

    /// Runs a program and hands its result to `sink`. After a fault the sink holds a part of it or nothing.
    ///
    /// Dropping the future kills the program and all it started.
    ///
    /// # Errors
    ///
    /// The reason why there is no result.
    pub async fn run<W: AsyncWrite + Unpin>(&self, task: Task<'_>, sink: &mut W) -> Result<(), Fault> {
        let Limits { time, written, result, .. } = task.limits;
        let (line, folder) = match &self.means.cell {
            Some(cell) => {
                (cell.command(written, task.seen, task.command(&self.means.tools, bubblewrap::FOLDER)), None)
            }
            None => {
                let folder = TempDir::with_prefix("alqa-convert-")?;
                let path = folder.path().to_string_lossy().into_owned();
                (task.command(&self.means.tools, &path), Some(folder))
            }
        };
        let mut input = task.input;
        input.rewind()?;
        let command = command(line, folder.as_ref().map(TempDir::path), input)?;
        let end = Running::start(command)?.finish(time, result, sink).await?;
        if end.status.success() {
            return Ok(());
        }
        tracing::debug!(program = %task.program.display(), status = %end.status, said = end.said, "not converted");
        Err(match end.status.code() {
            Some(NO_ROOM) => Fault::TooLarge,
            Some(NO_TIME) => Fault::TooLong,
            Some(FAILED) if wants_memory(&end.said) => Fault::TooLarge,
            _ => Fault::Failed,
        })
    }

    /// Whether a cell works and hides what it has to hide.
    async fn holds(&self) -> bool {
        const PROBE: &str = "[ ! -e /etc/passwd ] && [ ! -e /root ] && [ ! -e /home ] && [ ! -e /sys ] && \
            { ! true >/dev/shm/probe; } && { ! true >/probe; } && cp in out";
        let Ok(mut input) = tempfile::tempfile() else { return false };
        if std::io::Write::write_all(&mut input, b"probe").is_err() {
            return false;
        }
        let task = Task {
            program: &self.means.tools.sh,
            arguments: &["-c", PROBE],
            seen: None,
            input,
            input_name: "in",
            result_name: "out",
            settings: None,
            limits: Limits {
                time: Duration::from_secs(10),
                memory: 256 << 20,
                written: 8 << 20,
                result: 64,
                processes: 32,
                files: 32,
            },
        };
        let mut result = Vec::new();
        self.run(task, &mut result).await.is_ok() && result == b"probe"
    }
}

/// The command with nothing of the server's environment.
fn command(line: Vec<OsString>, folder: Option<&Path>, input: File) -> Result<Command, Fault> {
    let mut line = line.into_iter();
    let mut command = Command::new(line.next().ok_or(Fault::Failed)?);
    let home = folder.unwrap_or(Path::new(bubblewrap::FOLDER));
    command
        .args(line)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LANG", "C.UTF-8")
        .env("HOME", home)
        .env("TMPDIR", home)
        // One thread per recogniser: several only wait for each other.
        .env("OMP_THREAD_LIMIT", "1")
        .current_dir(folder.unwrap_or(Path::new("/")))
        .stdin(Stdio::from(input))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    Ok(command)
}

/// What programs say when the kernel gave them no memory.
fn wants_memory(said: &str) -> bool {
    let said = said.to_lowercase();
    [
        "bad_alloc",
        "memory allocation of",
        "cannot allocate memory",
        "out of memory",
        "memory exhausted",
        "no space left",
    ]
    .iter()
    .any(|words| said.contains(words))
}

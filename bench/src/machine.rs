//! The machine: which core for whom, and whether somebody else is using it.

use crate::{Error, say};
use std::{fs, process::Stdio, thread, time::Duration};
use tokio::process::Command;

/// The core of the server, ours or the other side's.
const SERVER: &str = "0";
/// The core of the generator.
const GENERATOR: &str = "1";

/// Which processes get cores of their own.
#[derive(Clone, Copy, Debug)]
pub struct Cores {
    pinned: bool,
}

impl Cores {
    /// Keeps this process, the generator, on its core. Without `taskset` or a second core, nothing is pinned.
    pub fn claim() -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let own = std::process::id().to_string();
        let pinned = cores > 1
            && std::process::Command::new("taskset")
                .args(["-a", "-c", "-p", GENERATOR, &own])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|status| status.success());
        if !pinned {
            say::note("no core for each side (`taskset` or a second core is missing): ratios say less");
        }
        Self { pinned }
    }

    /// For what measures nothing.
    pub const fn shared() -> Self {
        Self { pinned: false }
    }

    /// A command that runs on the server's core.
    pub fn command(self, program: &std::path::Path) -> Command {
        if self.pinned {
            let mut command = Command::new("taskset");
            command.args(["-c", SERVER]).arg(program);
            command
        } else {
            Command::new(program)
        }
    }
}

/// Many sockets need many files; those of this process are handed down to the servers.
pub fn allow_files(wanted: u64) -> Result<(), Error> {
    let given = rlimit::increase_nofile_limit(wanted).map_err(Error::io("the limit of open files"))?;
    if given < wanted {
        return Err(Error::Usage(format!(
            "{wanted} open files are needed, {given} allowed: raise `ulimit -Hn`"
        )));
    }
    Ok(())
}

/// Warns if the machine is busy while it should be idle.
pub async fn look_for_others() {
    let Some(before) = ticks() else { return };
    tokio::time::sleep(Duration::from_millis(500)).await;
    let Some(after) = ticks() else { return };
    let (busy, all) = (after.0.saturating_sub(before.0), after.1.saturating_sub(before.1));
    if busy * 10 > all {
        say::note(format!(
            "somebody else uses {} % of this machine: the figures are worth little",
            busy * 100 / all.max(1)
        ));
    }
}

/// Busy and all ticks of all cores since the start.
fn ticks() -> Option<(u64, u64)> {
    let text = fs::read_to_string("/proc/stat").ok()?;
    let numbers: Vec<u64> =
        text.lines().next()?.split_whitespace().skip(1).filter_map(|word| word.parse().ok()).collect();
    // user, nice, system, idle, iowait, …: guests are counted in user already.
    let all: u64 = numbers.iter().take(8).sum();
    let idle: u64 = numbers.get(3)? + numbers.get(4)?;
    Some((all - idle, all))
}

//! A server process, ours or the other side's, and what can be seen of it from outside.

use crate::{Error, http::Http};
use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};
use tokio::process::{Child, Command};

/// How long a start may take.
const START: Duration = Duration::from_secs(60);
/// How long a server may go on working by itself before it counts as stuck.
const SETTLE: Duration = Duration::from_secs(600);
/// Of `/proc/PID/stat`, on every Linux.
const TICKS_PER_SECOND: u64 = 100;

/// A running server; dropped, it is killed.
pub struct Running {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

/// An address nobody listens on.
pub fn free_address() -> Result<SocketAddr, Error> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Error::io("a free port"))?;
    listener.local_addr().map_err(Error::io("a free port"))
}

impl Running {
    /// Starts a server and waits until `path` is answered with success.
    pub async fn start(
        mut command: Command,
        address: SocketAddr,
        path: &str,
        log: &Path,
    ) -> Result<Self, Error> {
        let file =
            fs::OpenOptions::new().create(true).append(true).open(log).map_err(Error::io(log.display()))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file)
            .kill_on_drop(true)
            .spawn()
            .map_err(Error::io("starting a server"))?;
        let mut running = Self { child, address, log: log.to_owned() };
        running.wait_until_ready(path).await?;
        Ok(running)
    }

    async fn wait_until_ready(&mut self, path: &str) -> Result<(), Error> {
        let until = Instant::now() + START;
        loop {
            if let Ok(mut http) = Http::connect(self.address).await
                && let Ok(answer) = http.get(path, "", "").await
                && answer.status == 200
            {
                return Ok(());
            }
            let ended = self.child.try_wait().map_err(Error::io("a server"))?;
            if ended.is_some() || Instant::now() > until {
                return Err(Error::Wrong(format!(
                    "a server did not start; the end of its log:\n{}",
                    self.log_end()
                )));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn log_end(&self) -> String {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(10)..].join("\n")
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Kills it with SIGKILL and waits until it is gone.
    pub async fn kill(mut self) -> Result<(), Error> {
        self.child.kill().await.map_err(Error::io("killing a server"))
    }

    /// Its resident memory in bytes.
    pub fn memory(&self) -> Result<u64, Error> {
        self.status("VmRSS:")
    }

    /// The most resident memory it ever had, in bytes.
    pub fn most_memory(&self) -> Result<u64, Error> {
        self.status("VmHWM:")
    }

    fn status(&self, key: &str) -> Result<u64, Error> {
        let text = self.proc("status")?;
        let line = text.lines().find_map(|line| line.strip_prefix(key));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
        kilobytes.map(|kilobytes| kilobytes * 1024).ok_or_else(|| Error::Wrong(format!("no {key} in /proc")))
    }

    /// Waits until it has nothing left to do by itself.
    pub async fn settle(&self) -> Result<(), Error> {
        const LOOK: Duration = Duration::from_millis(500);
        let until = Instant::now() + SETTLE;
        let mut before = self.ticks()?;
        loop {
            tokio::time::sleep(LOOK).await;
            let now = self.ticks()?;
            // Less than a tenth of a core.
            if (now - before) * 20 < TICKS_PER_SECOND {
                return Ok(());
            }
            if Instant::now() > until {
                return Err(Error::Wrong("the server does not come to rest".to_owned()));
            }
            before = now;
        }
    }

    /// Processor time it has used, in ticks.
    fn ticks(&self) -> Result<u64, Error> {
        let text = self.proc("stat")?;
        // The name in parentheses may hold spaces: count from its end.
        let fields = text.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks = |at: usize| fields.split_whitespace().nth(at).and_then(|field| field.parse::<u64>().ok());
        ticks(11)
            .zip(ticks(12))
            .map(|(user, system)| user + system)
            .ok_or_else(|| Error::Wrong("no times in /proc".to_owned()))
    }

    fn proc(&self, file: &str) -> Result<String, Error> {
        let pid = self
            .child
            .id()
            .ok_or_else(|| Error::Wrong(format!("a server has ended:\n{}", self.log_end())))?;
        fs::read_to_string(format!("/proc/{pid}/{file}")).map_err(Error::io("/proc"))
    }
}

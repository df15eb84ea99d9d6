//! A program that is running, and its end.

use std::process::ExitStatus;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::process::{Child, ChildStderr, ChildStdout, Command};
use tokio::time::timeout;

use crate::fault::Fault;

/// How long killed processes may take to disappear.
const LEAVING: Duration = Duration::from_secs(5);

/// Bytes of what the program said that are kept for the log.
const SAID: usize = 2_000;

/// A started program. Dropped before its end, it and all it started are killed.
pub struct Running {
    child: Child,
    result: ChildStdout,
    said: ChildStderr,
}

/// How a program ended.
pub struct End {
    /// Its code, unless a signal ended it.
    pub status: ExitStatus,
    /// The end of what it said.
    pub said: String,
}

impl Running {
    /// Starts it in a process group of its own.
    pub fn start(mut command: Command) -> Result<Self, Fault> {
        command.process_group(0).kill_on_drop(true);
        let mut child = command.spawn()?;
        let (Some(result), Some(said)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(Fault::Failed);
        };
        Ok(Self { child, result, said })
    }

    /// Hands the result on until the program ends, within its time.
    pub async fn finish<W: AsyncWrite + Unpin>(
        mut self,
        time: Duration,
        largest: u64,
        sink: &mut W,
    ) -> Result<End, Fault> {
        let end = timeout(time, self.until_end(largest, sink)).await.unwrap_or(Err(Fault::TooLong));
        if end.is_err() {
            self.kill().await;
        }
        end
    }

    async fn until_end<W: AsyncWrite + Unpin>(&mut self, largest: u64, sink: &mut W) -> Result<End, Fault> {
        let said = async { Ok(last_words(&mut self.said).await) };
        let ((), said) = tokio::try_join!(pass(&mut self.result, largest, sink), said)?;
        let status = self.child.wait().await?;
        Ok(End { status, said })
    }

    /// Kills it and waits until nothing is left that holds its pipes.
    async fn kill(&mut self) {
        self.kill_group();
        let gone = async {
            let reaped = self.child.wait().await;
            // Children of the program hold only the second pipe.
            let result = tokio::io::copy(&mut self.result, &mut tokio::io::sink()).await;
            let said = tokio::io::copy(&mut self.said, &mut tokio::io::sink()).await;
            reaped.is_ok() && result.is_ok() && said.is_ok()
        };
        if !timeout(LEAVING, gone).await.unwrap_or(false) {
            tracing::error!("a killed program is still there");
        }
    }

    /// In a cell the group is the cell's keeper, and the kernel ends the cell with it.
    fn kill_group(&self) {
        // The number is known only until the process has been waited for, so it is nobody else's.
        let group = self.child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        if let Some(group) = group {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill_group();
    }
}

/// Passes the result on, no more of it than allowed.
async fn pass<W: AsyncWrite + Unpin>(
    from: &mut ChildStdout,
    largest: u64,
    sink: &mut W,
) -> Result<(), Fault> {
    let passed = tokio::io::copy(&mut from.take(largest.saturating_add(1)), sink).await?;
    if passed > largest {
        return Err(Fault::TooLarge);
    }
    sink.flush().await?;
    Ok(())
}

/// Reads all that is said, so that the program does not wait for a reader, and keeps the end.
async fn last_words(from: &mut (impl AsyncRead + Unpin)) -> String {
    let mut kept = Vec::new();
    let mut part = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut part).await {
        kept.extend_from_slice(part.get(..count).unwrap_or_default());
        let surplus = kept.len().saturating_sub(SAID);
        kept.drain(..surplus);
    }
    String::from_utf8_lossy(&kept).trim().to_owned()
}

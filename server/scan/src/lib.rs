//! Asks a ClamAV daemon whether a file is infected.
//!
//! The protocol (`clamd(8)`): `zINSTREAM`, then pieces of the file each with its length before it, then a length of
//! zero; the answer is a line. A connection per file. What the daemon says is not trusted in length, nor to come at all.

mod address;
mod answer;

pub use address::{Address, NotAnAddress};

use answer::Answer;
use std::{future::Future, io, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UnixStream},
    time::timeout,
};

/// Bytes of a file sent at once.
const PIECE: usize = 128 * 1024;
/// Longest answer that is read.
const ANSWER: u64 = 4 * 1024;

/// What the daemon says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It found nothing.
    Clean,
    /// It found this.
    Infected(String),
}

/// Why there is no verdict. A file without one is not to be used.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// The daemon can't be reached, or broke off.
    #[error("the virus scanner can't be reached: {0}")]
    Unreachable(io::Error),
    /// The file can't be read.
    #[error("the file can't be read: {0}")]
    File(io::Error),
    /// It takes too long.
    #[error("the virus scanner does not answer in time")]
    TimedOut,
    /// The file is longer than the daemon takes.
    #[error("the file is longer than the virus scanner takes: raise StreamMaxLength in clamd.conf")]
    TooLong,
    /// It answers something else.
    #[error("the virus scanner answers {0:?}")]
    Unclear(String),
}

/// How long the daemon may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// To accept a connection.
    pub connect: Duration,
    /// To take the next piece of a file.
    pub piece: Duration,
    /// To answer when it has the whole file.
    pub answer: Duration,
}

impl Default for Patience {
    /// The daemon unpacks archives before it answers; its own limit is two minutes (`MaxScanTime`).
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(5), piece: seconds(30), answer: seconds(125) }
    }
}

/// A daemon at an address.
#[derive(Clone, Debug)]
pub struct Scanner {
    address: Address,
    patience: Patience,
}

trait Line: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Line for T {}

impl Scanner {
    /// The daemon at this address.
    pub fn new(address: Address, patience: Patience) -> Self {
        Self { address, patience }
    }

    /// Whether the daemon answers.
    ///
    /// # Errors
    /// Why not.
    pub async fn ping(&self) -> Result<(), ScanError> {
        let mut line = self.connect().await?;
        self.piece(line.write_all(b"zPING\0")).await?;
        match self.answer(&mut line).await?.as_str() {
            "PONG" => Ok(()),
            other => Err(ScanError::Unclear(other.to_owned())),
        }
    }

    /// Sends a file and hears the verdict.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn scan(&self, mut file: impl AsyncRead + Unpin) -> Result<Verdict, ScanError> {
        let mut line = self.connect().await?;
        let sent = self.send(&mut line, &mut file).await;
        if let Err(error @ (ScanError::File(_) | ScanError::TimedOut)) = sent {
            return Err(error);
        }
        // A daemon that refuses a file says why and closes the line before it has all of it.
        let answer = match (self.answer(&mut line).await, sent) {
            (Ok(answer), _) => answer,
            (Err(_), Err(error)) | (Err(error), Ok(())) => return Err(error),
        };
        match Answer::read(&answer) {
            Answer::Clean => Ok(Verdict::Clean),
            Answer::Found(name) => Ok(Verdict::Infected(name.to_owned())),
            Answer::TooLong => Err(ScanError::TooLong),
            Answer::Unclear => Err(ScanError::Unclear(answer)),
        }
    }

    async fn connect(&self) -> Result<Box<dyn Line>, ScanError> {
        let connecting = async {
            Ok::<Box<dyn Line>, io::Error>(match &self.address {
                Address::Unix(path) => Box::new(UnixStream::connect(path).await?),
                Address::Tcp(address) => Box::new(TcpStream::connect(address).await?),
            })
        };
        within(self.patience.connect, connecting).await
    }

    async fn piece<T>(&self, work: impl Future<Output = io::Result<T>>) -> Result<T, ScanError> {
        within(self.patience.piece, work).await
    }

    async fn send(
        &self,
        line: &mut Box<dyn Line>,
        file: &mut (impl AsyncRead + Unpin),
    ) -> Result<(), ScanError> {
        self.piece(line.write_all(b"zINSTREAM\0")).await?;
        let mut piece = vec![0; PIECE];
        loop {
            let read = file.read(&mut piece).await.map_err(ScanError::File)?;
            let length = u32::try_from(read).map_err(|error| ScanError::File(io::Error::other(error)))?;
            // A length of zero is the end of the file, there as here.
            self.piece(line.write_all(&length.to_be_bytes())).await?;
            if read == 0 {
                return self.piece(line.flush()).await;
            }
            self.piece(line.write_all(&piece[..read])).await?;
        }
    }

    /// The answer, up to the zero that ends it or the end of the line.
    async fn answer(&self, line: &mut Box<dyn Line>) -> Result<String, ScanError> {
        let mut answer = Vec::new();
        let reading = async {
            let mut line = line.take(ANSWER);
            while !answer.contains(&0) {
                if line.read_buf(&mut answer).await? == 0 {
                    break;
                }
            }
            Ok(())
        };
        within(self.patience.answer, reading).await?;
        let ended = answer.iter().position(|byte| *byte == 0).unwrap_or(answer.len());
        if ended == 0 {
            return Err(ScanError::Unreachable(io::ErrorKind::UnexpectedEof.into()));
        }
        Ok(String::from_utf8_lossy(&answer[..ended]).trim().to_owned())
    }
}

async fn within<T>(time: Duration, work: impl Future<Output = io::Result<T>>) -> Result<T, ScanError> {
    match timeout(time, work).await {
        Ok(done) => done.map_err(ScanError::Unreachable),
        Err(_) => Err(ScanError::TimedOut),
    }
}

//! Files that are sent, and a connection that sends them.

use crate::{
    Error,
    http::{Http, Upload},
};
use rand::{Rng, rngs::StdRng};
use std::{net::SocketAddr, sync::Arc};

const HEAD: &[u8] = b"%PDF-1.7\n% ";
const TAIL: &[u8] = b"\nstartxref\n0\n%%EOF\n";
/// Digits that make each file another one.
const DIGITS: usize = 16;

/// A scan, as the largest files mostly are: the frame of a PDF around bytes that can't be pressed any further.
pub struct Content {
    bytes: Arc<Vec<u8>>,
    number: u64,
}

/// One file: the common bytes, and its own at the beginning.
pub struct File {
    bytes: Arc<Vec<u8>>,
    head: Vec<u8>,
    first: u64,
    sent: u64,
}

impl Content {
    /// Bytes for files of this length.
    pub fn new(length: usize, random: &mut StdRng) -> Self {
        let mut bytes = vec![0; length];
        random.fill(bytes.as_mut_slice());
        bytes[..HEAD.len()].copy_from_slice(HEAD);
        bytes[length - TAIL.len()..].copy_from_slice(TAIL);
        Self { bytes: Arc::new(bytes), number: 0 }
    }

    /// Of each file.
    pub fn length(&self) -> usize {
        self.bytes.len()
    }

    /// A row of files that no other row has.
    pub fn another(&mut self) -> File {
        self.number += 1;
        File { bytes: self.bytes.clone(), head: Vec::new(), first: self.number << 32, sent: 0 }
    }
}

impl File {
    /// The next file in two pieces.
    fn next(&mut self) -> (&[u8], &[u8]) {
        self.sent += 1;
        self.head.clear();
        self.head.extend_from_slice(HEAD);
        self.head.extend_from_slice(format!("{:0DIGITS$x}", self.first + self.sent).as_bytes());
        (&self.head, &self.bytes[HEAD.len() + DIGITS..])
    }
}

/// Whom it is sent to.
#[derive(Clone)]
pub enum Target {
    /// Our server, in the name of a session.
    Portal {
        /// The session's cookie.
        cookie: String,
    },
    /// The other side.
    Nginx,
}

/// A connection and what is sent over it.
pub struct Sender {
    http: Http,
    target: Target,
    file: File,
}

impl Sender {
    /// Connects.
    pub async fn connect(address: SocketAddr, target: Target, file: File) -> Result<Self, Error> {
        Ok(Self { http: Http::connect(address).await?, target, file })
    }

    /// Sends the next file and waits until it is taken.
    pub async fn send(&mut self) -> Result<(), Error> {
        self.send_half().await?;
        self.send_rest().await
    }

    /// Sends the first half of the next file.
    pub async fn send_half(&mut self) -> Result<(), Error> {
        let (head, rest) = self.file.next();
        let upload = match &self.target {
            Target::Portal { cookie } => {
                Upload { method: "POST", path: "/files?name=scan.pdf&purpose=document".to_owned(), cookie }
            }
            Target::Nginx => {
                let path = format!("/files/{}", String::from_utf8_lossy(&head[HEAD.len()..]));
                Upload { method: "PUT", path, cookie: "" }
            }
        };
        self.http.begin(&upload, head.len() + rest.len()).await?;
        self.http.go_on(head).await?;
        self.http.go_on(&rest[..rest.len() / 2]).await
    }

    /// Sends the rest of it and waits until it is taken.
    pub async fn send_rest(&mut self) -> Result<(), Error> {
        let rest = &self.file.bytes[HEAD.len() + DIGITS..];
        self.http.go_on(&rest[rest.len() / 2..]).await?;
        self.http.receive().await?.success("a file").map(drop)
    }
}

//! A websocket client of no more than is needed: what it costs falls on neither side's account, but it shares
//! the machine with both.

use crate::Error;
use memchr::memmem;
use std::{io, net::SocketAddr};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const TEXT: u8 = 1;
const PING: u8 = 9;
const PONG: u8 = 10;
/// Final, in one piece.
const WHOLE: u8 = 0x80;
/// Clients mask what they say.
const MASKED: u8 = 0x80;

/// One socket.
pub struct Socket {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Socket {
    /// Connects to `/live`; the cookie may be empty.
    pub async fn open(address: SocketAddr, cookie: &str) -> Result<Self, Error> {
        let mut stream = TcpStream::connect(address).await.map_err(Error::Broken)?;
        stream.set_nodelay(true).map_err(Error::Broken)?;
        let request = format!(
            "GET /live HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\ncookie: {cookie}\r\n\
             connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.map_err(Error::Broken)?;
        let mut socket = Self { stream, received: Vec::with_capacity(2_048) };
        socket.take_head().await?;
        Ok(socket)
    }

    async fn take_head(&mut self) -> Result<(), Error> {
        loop {
            self.more().await?;
            if let Some(end) = memmem::find(&self.received, b"\r\n\r\n") {
                if !self.received.starts_with(b"HTTP/1.1 101") {
                    let head = String::from_utf8_lossy(&self.received).into_owned();
                    return Err(Error::Wrong(format!("no websocket: {head}")));
                }
                self.received.drain(..end + 4);
                return Ok(());
            }
        }
    }

    /// Says a text.
    pub async fn say(&mut self, text: &str) -> Result<(), Error> {
        self.send(TEXT, text.as_bytes()).await
    }

    /// Masked with zeros, which leaves the bytes as they are.
    async fn send(&mut self, kind: u8, payload: &[u8]) -> Result<(), Error> {
        let mut frame = vec![WHOLE | kind];
        match u16::try_from(payload.len()) {
            Ok(length) if length < 126 => frame.push(MASKED | length as u8),
            Ok(length) => {
                frame.push(MASKED | 126);
                frame.extend_from_slice(&length.to_be_bytes());
            }
            Err(_) => return Err(Error::Wrong("a text too long to say".to_owned())),
        }
        frame.extend_from_slice(&[0; 4]);
        frame.extend_from_slice(payload);
        self.stream.write_all(&frame).await.map_err(Error::Broken)
    }

    /// Waits for the answer to a subscription.
    pub async fn until_following(&mut self) -> Result<(), Error> {
        let mut refused = None;
        loop {
            let mut following = false;
            self.hear(|frame| {
                following |= frame.starts_with(b"{\"following\"");
                if frame.starts_with(b"{\"refused\"") {
                    refused = Some(String::from_utf8_lossy(frame).into_owned());
                }
            })
            .await?;
            if let Some(refused) = refused {
                return Err(Error::Wrong(format!("a subscription was {refused}")));
            }
            if following {
                return Ok(());
            }
        }
    }

    /// Waits for bytes and hands over the texts that are whole.
    pub async fn hear(&mut self, mut take: impl FnMut(&[u8])) -> Result<(), Error> {
        self.more().await?;
        let mut at = 0;
        let mut pings = Vec::new();
        while let Some((kind, start, end)) = parse(&self.received[at..])? {
            let payload = &self.received[at + start..at + end];
            match kind {
                TEXT => take(payload),
                PING => pings.push(payload.to_vec()),
                PONG => {}
                other => return Err(Error::Wrong(format!("a frame of kind {other}"))),
            }
            at += end;
        }
        self.received.drain(..at);
        for ping in pings {
            self.send(PONG, &ping).await?;
        }
        Ok(())
    }

    async fn more(&mut self) -> Result<(), Error> {
        self.received.reserve(1_024);
        match self.stream.read_buf(&mut self.received).await.map_err(Error::Broken)? {
            0 => Err(Error::Broken(io::ErrorKind::UnexpectedEof.into())),
            _ => Ok(()),
        }
    }
}

/// The kind of the first frame, where its payload begins and ends; none while it is not whole. Servers don't mask.
fn parse(bytes: &[u8]) -> Result<Option<(u8, usize, usize)>, Error> {
    let [first, second, rest @ ..] = bytes else { return Ok(None) };
    if first & WHOLE == 0 || second & MASKED != 0 {
        return Err(Error::Wrong("a frame in pieces, or masked".to_owned()));
    }
    let (start, length) = match (second, rest) {
        (127, [a, b, c, d, e, f, g, h, ..]) => (10, u64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h])),
        (126, [a, b, ..]) => (4, u64::from(u16::from_be_bytes([*a, *b]))),
        (126 | 127, _) => return Ok(None),
        (length, _) => (2, u64::from(*length)),
    };
    let end = start + usize::try_from(length).map_err(|_| Error::Wrong("a frame too long".to_owned()))?;
    Ok((bytes.len() >= end).then_some((first & 0x0f, start, end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_found_when_they_are_whole() {
        let mut long = vec![WHOLE | TEXT, 126, 1, 0];
        long.resize(4 + 256, b'x');
        assert_eq!(parse(&long).unwrap(), Some((TEXT, 4, 260)));
        assert_eq!(parse(&long[..259]).unwrap(), None);
        assert_eq!(parse(&long[..3]).unwrap(), None);
        assert_eq!(parse(b"\x81\x02ok\x81").unwrap(), Some((TEXT, 2, 4)));
        assert!(parse(b"\x01\x02ok").is_err());
    }
}

//! A small HTTP/1.1 client that keeps its connection: the generator must cost less than what it measures.

use crate::Error;
use std::{
    io::{self, Write},
    net::SocketAddr,
    ops::Range,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const HEADERS: usize = 64;

/// One connection.
pub struct Http {
    stream: TcpStream,
    address: SocketAddr,
    request: Vec<u8>,
    received: Vec<u8>,
    body: Vec<u8>,
}

/// A large body that is sent in pieces.
pub struct Upload<'a> {
    /// `POST` or `PUT`.
    pub method: &'a str,
    /// Where to.
    pub path: String,
    /// May be empty.
    pub cookie: &'a str,
}

/// An answer, valid until the next request.
#[derive(Debug)]
pub struct Answer<'a> {
    /// Its status.
    pub status: u16,
    /// All headers, as they came.
    pub head: &'a [u8],
    /// Its body, put together if it came in chunks.
    pub body: &'a [u8],
}

impl Answer<'_> {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<String> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut response = httparse::Response::new(&mut headers);
        response.parse(self.head).ok()?;
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(found.value).into_owned())
    }

    /// The answer itself if it is a success.
    pub fn success(self, what: &str) -> Result<Self, Error> {
        if (200..300).contains(&self.status) { Ok(self) } else { Err(self.refused(what)) }
    }

    fn refused(&self, what: &str) -> Error {
        let body = String::from_utf8_lossy(&self.body[..self.body.len().min(400)]).into_owned();
        Error::Refused { what: what.to_owned(), status: self.status, body }
    }
}

/// Where the body is in what was received.
enum Extent {
    Known(Range<usize>),
    Chunked(usize),
}

impl Http {
    /// Connects.
    pub async fn connect(address: SocketAddr) -> Result<Self, Error> {
        let stream = TcpStream::connect(address).await.map_err(Error::Broken)?;
        stream.set_nodelay(true).map_err(Error::Broken)?;
        Ok(Self { stream, address, request: Vec::new(), received: Vec::new(), body: Vec::new() })
    }

    /// `GET`; `cookie` and `encoding` may be empty.
    pub async fn get(&mut self, path: &str, cookie: &str, encoding: &str) -> Result<Answer<'_>, Error> {
        self.ask("GET", path, &[("cookie", cookie), ("accept-encoding", encoding)], None).await
    }

    /// `POST`, as our own pages do it.
    pub async fn post(
        &mut self,
        path: &str,
        cookie: &str,
        kind: &str,
        body: &[u8],
    ) -> Result<Answer<'_>, Error> {
        let headers = [("cookie", cookie), ("content-type", kind), ("accept", "application/json")];
        self.ask("POST", path, &headers, Some(body)).await
    }

    async fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Result<Answer<'_>, Error> {
        self.request.clear();
        write_request(&mut self.request, self.address, method, path, headers, body).map_err(Error::Broken)?;
        self.stream.write_all(&self.request).await.map_err(Error::Broken)?;
        self.receive().await
    }

    /// Announces a body of a length.
    pub async fn begin(&mut self, upload: &Upload<'_>, length: usize) -> Result<(), Error> {
        let length = length.to_string();
        let headers = [
            ("cookie", upload.cookie),
            ("content-type", "application/octet-stream"),
            ("content-length", length.as_str()),
        ];
        self.request.clear();
        write_request(&mut self.request, self.address, upload.method, &upload.path, &headers, None)
            .map_err(Error::Broken)?;
        self.stream.write_all(&self.request).await.map_err(Error::Broken)
    }

    /// Sends the next piece of it; after the last, [`Http::receive`].
    pub async fn go_on(&mut self, piece: &[u8]) -> Result<(), Error> {
        self.stream.write_all(piece).await.map_err(Error::Broken)
    }

    /// The answer to what was sent.
    pub async fn receive(&mut self) -> Result<Answer<'_>, Error> {
        self.received.clear();
        let (status, head, extent) = loop {
            self.more().await?;
            if let Some(parsed) = parse_head(&self.received)? {
                break parsed;
            }
        };
        let body = match extent {
            Extent::Known(range) => {
                while self.received.len() < range.end {
                    self.more().await?;
                }
                &self.received[range]
            }
            Extent::Chunked(start) => {
                let mut at = start;
                self.body.clear();
                while !take_chunks(&self.received, &mut at, &mut self.body)? {
                    self.more().await?;
                }
                &self.body
            }
        };
        Ok(Answer { status, head: &self.received[..head], body })
    }

    async fn more(&mut self) -> Result<(), Error> {
        self.received.reserve(16 * 1024);
        match self.stream.read_buf(&mut self.received).await.map_err(Error::Broken)? {
            0 => Err(Error::Broken(io::ErrorKind::UnexpectedEof.into())),
            _ => Ok(()),
        }
    }
}

fn write_request(
    to: &mut Vec<u8>,
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&[u8]>,
) -> io::Result<()> {
    write!(to, "{method} {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n")?;
    for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
        write!(to, "{name}: {value}\r\n")?;
    }
    if let Some(body) = body {
        write!(to, "content-length: {}\r\n", body.len())?;
    }
    to.extend_from_slice(b"\r\n");
    to.extend_from_slice(body.unwrap_or_default());
    Ok(())
}

fn parse_head(received: &[u8]) -> Result<Option<(u16, usize, Extent)>, Error> {
    let strange = |what: &str| Error::Wrong(format!("an answer is no HTTP: {what}"));
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head) =
        response.parse(received).map_err(|error| strange(&error.to_string()))?
    else {
        return Ok(None);
    };
    let header = |name: &str| response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
    let extent = if header("transfer-encoding").is_some() {
        Extent::Chunked(head)
    } else {
        let length = header("content-length").map_or(Ok(0), |header| {
            std::str::from_utf8(header.value)
                .ok()
                .and_then(|text| text.parse::<usize>().ok())
                .ok_or_else(|| strange("its length"))
        })?;
        Extent::Known(head..head + length)
    };
    Ok(Some((response.code.unwrap_or_default(), head, extent)))
}

/// Takes the chunks that have arrived whole; true after the last.
fn take_chunks(received: &[u8], at: &mut usize, body: &mut Vec<u8>) -> Result<bool, Error> {
    loop {
        let strange = || Error::Wrong("an answer's chunks can't be read".to_owned());
        match httparse::parse_chunk_size(&received[*at..]).map_err(|_| strange())? {
            httparse::Status::Partial => return Ok(false),
            httparse::Status::Complete((line, size)) => {
                let start = *at + line;
                let end = start + usize::try_from(size).map_err(|_| strange())?;
                if received.len() < end + 2 {
                    return Ok(false);
                }
                body.extend_from_slice(&received[start..end]);
                *at = end + 2;
                if size == 0 {
                    return Ok(true);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together_as_they_come() {
        let whole = b"4\r\nalqa\r\n3\r\n is\r\n0\r\n\r\n";
        let (mut at, mut body) = (0, Vec::new());
        for end in 0..whole.len() {
            assert!(!take_chunks(&whole[..end], &mut at, &mut body).unwrap());
        }
        assert!(take_chunks(whole, &mut at, &mut body).unwrap());
        assert_eq!(body, b"alqa is");
    }

    #[test]
    fn a_head_tells_where_the_body_is() {
        let received = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        let Some((200, head, Extent::Known(range))) = parse_head(received).unwrap() else { panic!() };
        assert_eq!((head, &received[range]), (38, &b"ok"[..]));
        assert!(parse_head(&received[..20]).unwrap().is_none());
    }
}

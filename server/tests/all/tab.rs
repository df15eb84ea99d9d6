//! A browser's tab on the live line: a real websocket to a real listener.

use super::world::{Person, World};
use domain::{
    accounts::Me,
    documents::{Discussion, ViewDocument},
    id::DocumentId,
    live::{Ask, OwnChange, Tell, Topic},
};
use futures::{SinkExt, StreamExt};
use server::http;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, http::Request},
};

/// Longest wait for a frame that must come.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves on a free port until the test ends.
pub async fn serve(world: &World) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let edges = world.edges.clone();
    tokio::spawn(http::serve(listener, edges, std::future::pending(), Duration::ZERO));
    address
}

/// The request that opens the line, as our own pages send it.
pub fn request(address: SocketAddr, who: &Person) -> Request<()> {
    let mut request = format!("ws://{address}/live").into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert("origin", format!("http://{address}").parse().unwrap());
    if let Some(cookie) = who.cookie() {
        headers.insert("cookie", cookie.parse().unwrap());
    }
    request
}

/// The status with which the line is refused; 101 when it is not.
pub async fn status_of(request: Request<()>) -> u16 {
    match connect_async(request).await {
        Ok((_, response)) => response.status().as_u16(),
        Err(Error::Http(response)) => response.status().as_u16(),
        Err(error) => panic!("{error}"),
    }
}

/// A tab.
pub struct Tab {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Tab {
    pub async fn open(address: SocketAddr, who: &Person) -> Self {
        let (socket, _) = connect_async(request(address, who)).await.unwrap();
        Self { socket }
    }

    pub async fn refused(address: SocketAddr, who: &Person) -> u16 {
        status_of(request(address, who)).await
    }

    pub async fn say(&mut self, ask: &Ask) {
        self.say_text(serde_json::to_string(ask).unwrap()).await;
    }

    pub async fn say_text(&mut self, text: impl Into<String>) {
        self.send(Message::text(text.into())).await.unwrap();
    }

    pub async fn send(&mut self, message: Message) -> Result<(), Error> {
        self.socket.send(message).await
    }

    pub async fn follow(&mut self, topic: Topic, since: i64) {
        self.say(&Ask::Follow { topic, since }).await;
    }

    /// The next frame; none when the line is cut.
    pub async fn next(&mut self) -> Option<Tell> {
        timeout(PATIENCE, self.receive()).await.expect("a frame must come")
    }

    /// The next frame if one comes soon.
    pub async fn soon(&mut self, wait: Duration) -> Option<Tell> {
        timeout(wait, self.receive()).await.ok().flatten()
    }

    async fn receive(&mut self) -> Option<Tell> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Text(text))) => return Some(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// The next frame that answers what was asked: neither presence nor own things.
    pub async fn answer(&mut self) -> Tell {
        loop {
            match self.next().await.expect("the line is cut") {
                Tell::Present { .. } | Tell::Own { .. } => {}
                tell => return tell,
            }
        }
    }

    /// Waits until the line is cut.
    pub async fn ended(&mut self) {
        while self.next().await.is_some() {}
    }
}

/// What a page shows of a document, kept current by its tab as the browser's half does it.
pub struct Shown {
    pub document: DocumentId,
    pub discussion: Discussion,
    /// The last event the page has seen.
    pub seq: i64,
    /// Unread notices on the badge.
    pub unread: u32,
    /// How often the page was fetched afresh because it was told to.
    pub reloads: u32,
    pub tab: Tab,
}

impl Shown {
    /// Opens the page and its line.
    pub async fn open(world: &World, address: SocketAddr, who: &Person, document: DocumentId) -> Self {
        let discussion = world.done(who, ViewDocument { document, version: None }).await;
        let unread = unread(world, who).await;
        let (seq, tab) = (discussion.seq, Tab::open(address, who).await);
        let mut shown = Self { document, discussion, seq, unread, reloads: 0, tab };
        shown.follow().await;
        shown
    }

    /// The version shown stays, whatever is placed meanwhile.
    const fn again(&self) -> ViewDocument {
        ViewDocument { document: self.document, version: Some(self.discussion.version) }
    }

    async fn follow(&mut self) {
        self.tab.follow(Topic::Document(self.document), self.seq).await;
    }

    /// Loses the line and connects again, saying what was seen last.
    pub async fn reconnect(&mut self, address: SocketAddr, who: &Person) {
        self.tab = Tab::open(address, who).await;
        self.follow().await;
    }

    /// Takes a frame in.
    pub async fn take(&mut self, world: &World, who: &Person, tell: Tell) {
        match tell {
            Tell::Changes { topic, seq, changes } => {
                assert_eq!(topic, Topic::Document(self.document));
                if seq > self.seq {
                    self.seq = seq;
                    self.discussion.take(seq, &changes);
                }
            }
            Tell::Own { changes } => {
                for change in changes {
                    match change {
                        OwnChange::Badge { unread } => self.unread = unread,
                        OwnChange::Vote { poll, vote } => self.discussion.take_own_vote(poll, vote),
                    }
                }
            }
            Tell::Reload { .. } => {
                self.reloads += 1;
                self.discussion = world.done(who, self.again()).await;
            }
            Tell::Following { .. } | Tell::Present { .. } | Tell::Pong => {}
            other => panic!("{other:?}"),
        }
    }

    /// Takes in what comes until the page shows what a fresh fetch would.
    pub async fn settle(&mut self, world: &World, who: &Person, after: &str) {
        let began = std::time::Instant::now();
        loop {
            let fresh = world.done(who, self.again()).await;
            let own_unread = unread(world, who).await;
            if self.matches(&fresh) && self.unread == own_unread {
                return;
            }
            if began.elapsed() > PATIENCE {
                assert_eq!(self.unread, own_unread, "the badge of {} after {after}", who.surname);
                self.must_match(&fresh, &format!("the page of {} after {after}", who.surname));
            }
            if let Some(tell) = self.tab.soon(Duration::from_millis(50)).await {
                self.take(world, who, tell).await;
            }
        }
    }

    /// Part by part, so that what differs can be read.
    fn must_match(&self, fresh: &Discussion, what: &str) {
        let now = &self.discussion;
        assert_eq!(now.standing, fresh.standing, "{what}");
        assert_eq!(now.card, fresh.card, "{what}");
        assert_eq!(now.people, fresh.people, "{what}");
        assert_eq!(now.remarks.len(), fresh.remarks.len(), "{what}");
        for (now, fresh) in now.remarks.iter().zip(&fresh.remarks) {
            assert_eq!(now, fresh, "{what}");
        }
        assert_eq!(now.polls.len(), fresh.polls.len(), "{what}");
        for (now, fresh) in now.polls.iter().zip(&fresh.polls) {
            assert_eq!(now, fresh, "{what}");
        }
        assert!(self.matches(fresh), "{what}");
    }

    fn matches(&self, fresh: &Discussion) -> bool {
        let mut now = self.discussion.clone();
        now.seq = fresh.seq;
        now == *fresh
    }
}

async fn unread(world: &World, who: &Person) -> u32 {
    let me: Option<Me> = world.done(who, domain::accounts::ViewMe {}).await;
    me.unwrap().unread
}

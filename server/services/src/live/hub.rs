//! The way to the live line, for the websocket's edge.

use crate::{
    Caller, Cx, Error, Request, Services,
    directory::{named, names},
    door::may_see,
};
use bytes::Bytes;
use domain::{
    access::Subject,
    documents::ViewDocument,
    drafts::ViewDraft,
    fault::Fault,
    groups::ViewGroup,
    id::{PersonId, SessionId},
    live::{Ask, TOPICS_MAX, Tell, Topic},
    operation::Operation,
};
use std::{
    collections::HashSet,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};
use tokio::sync::mpsc;

/// Frames that may wait for a slow reader; beyond, the line is cut and the reader comes back with its last event.
const WAITING: usize = 64;
/// Commands on their way to the dispatcher.
const COMMANDS: usize = 8_192;

/// What the dispatcher is told.
pub(super) enum Command {
    /// A tab has come.
    Connect { id: u64, tab: Tab },
    /// It has gone.
    Disconnect { id: u64 },
    /// It follows a topic, which it might when the journal had come to `checked`.
    Follow { id: u64, topic: Topic, since: i64, checked: i64 },
    /// It no longer does.
    Leave { id: u64, topic: Topic },
    /// It says where its reader is.
    Here { id: u64, ask: Ask },
    /// A person's unread notices.
    Badge { person: PersonId, unread: u32 },
}

/// A connected tab.
pub(super) struct Tab {
    pub session: SessionId,
    /// In whose name the reader acts.
    pub person: PersonId,
    /// Surname with initials.
    pub name: String,
    pub out: mpsc::Sender<Bytes>,
}

/// The way to the live line.
pub struct Hub {
    commands: mpsc::Sender<Command>,
    inbox: Mutex<Option<mpsc::Receiver<Command>>>,
    next: AtomicU64,
    connections: Connections,
}

/// How many tabs are connected.
#[derive(Debug, Default)]
pub struct Connections(AtomicUsize);

impl Connections {
    /// Now.
    pub fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Default for Hub {
    fn default() -> Self {
        let (commands, inbox) = mpsc::channel(COMMANDS);
        Self {
            commands,
            inbox: Mutex::new(Some(inbox)),
            next: AtomicU64::new(1),
            connections: Connections::default(),
        }
    }
}

/// One tab's end of the line at the server.
pub struct Connection {
    id: u64,
    services: Services,
    request: Request,
    follows: HashSet<Topic>,
    frames: mpsc::Receiver<Bytes>,
}

impl Hub {
    pub(super) fn take_inbox(&self) -> Option<mpsc::Receiver<Command>> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Tells a person's tabs how many notices are unread.
    pub(crate) async fn badge(&self, person: PersonId, unread: u32) {
        // The line has stopped only when the server is stopping.
        drop(self.commands.send(Command::Badge { person, unread }).await);
    }

    /// How many tabs are connected.
    pub const fn connections(&self) -> &Connections {
        &self.connections
    }
}

impl Services {
    /// Connects a tab of a signed-in reader.
    ///
    /// # Errors
    /// When nobody is signed in, or the database fails.
    pub async fn connect(&self, request: Request) -> Result<Connection, Fault> {
        let id = request.id.clone();
        let caller = self.caller(&request).await?.ok_or(Fault::SignIn)?;
        let name = self.name_of(&request, &caller).await.map_err(|error| error.into_fault(&id))?;
        let (out, frames) = mpsc::channel(WAITING);
        let hub = self.hub();
        let number = hub.next.fetch_add(1, Ordering::Relaxed);
        let tab = Tab { session: caller.session, person: caller.name(), name, out };
        hub.commands.send(Command::Connect { id: number, tab }).await.map_err(|_| Fault::Busy)?;
        hub.connections.0.fetch_add(1, Ordering::Relaxed);
        Ok(Connection { id: number, services: self.clone(), request, follows: HashSet::new(), frames })
    }

    async fn name_of(&self, request: &Request, caller: &Caller) -> Result<String, Error> {
        let mut reader = self.database().read().await?;
        let mut cx = Cx::looking(&mut reader, self.clone(), request.clone());
        let found = names(&mut cx, &[caller.name()]).await?;
        reader.commit().await?;
        Ok(named(&found, caller.name()).name)
    }
}

impl Connection {
    /// The next frame for the tab; none when the line is cut.
    pub async fn frame(&mut self) -> Option<Bytes> {
        self.frames.recv().await
    }

    /// Takes what the tab says, and gives what to answer at once.
    pub async fn take(&mut self, ask: Ask) -> Option<Tell> {
        let command = match ask {
            Ask::Ping => return Some(Tell::Pong),
            Ask::Follow { topic, since } => {
                let checked = self.services.database().tail().head();
                if let Err(fault) = self.may_follow(topic).await {
                    return Some(Tell::Refused { topic, fault });
                }
                self.follows.insert(topic);
                Command::Follow { id: self.id, topic, since, checked }
            }
            Ask::Leave { topic } => {
                self.follows.remove(&topic);
                Command::Leave { id: self.id, topic }
            }
            Ask::Here { .. } => Command::Here { id: self.id, ask },
        };
        drop(self.services.hub().commands.send(command).await);
        None
    }

    async fn may_follow(&self, topic: Topic) -> Result<(), Fault> {
        if self.follows.len() >= TOPICS_MAX && !self.follows.contains(&topic) {
            return Err(Fault::TooMany { seconds: 0 });
        }
        let (rule, subject) = match topic {
            Topic::Document(document) => (ViewDocument::RULE, Subject::Document(document)),
            Topic::Draft(draft) => (ViewDraft::RULE, Subject::Draft(draft)),
            Topic::Group(group) => (ViewGroup::RULE, Subject::Group(group)),
        };
        may_see(&self.services, &self.request, rule, subject).await
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let hub = self.services.hub();
        hub.connections.0.fetch_sub(1, Ordering::Relaxed);
        let command = Command::Disconnect { id: self.id };
        if let Err(mpsc::error::TrySendError::Full(command)) = hub.commands.try_send(command) {
            let commands = hub.commands.clone();
            tokio::spawn(async move { commands.send(command).await });
        }
    }
}

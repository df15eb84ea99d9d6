//! Use cases: a folder per module, a file per operation, its SQL beside it. Reached only through the door.

mod accounts;
mod certificates;
mod demo;
mod directory;
mod documents;
mod door;
mod drafts;
mod error;
mod groups;
mod library;
mod live;
mod notices;
mod previews;
mod remarks;
mod search;
mod signatures;
mod stored;
mod versions;
mod votes;

pub use ::authorities::{Allowed, AskError, Authorities, NotAnOrigin, Origin, Patience};
pub use ::search::{Index, SearchError};
pub use certificates::Published;
pub use certification::Centre;
pub use convert::{
    COMMAND as READ_FILE, Confinement, Office, Reader, Recogniser, Unavailable, Unconfined,
    answer as read_file,
};
pub use demo::{DEMO_PASSWORD, DemoAccount};
pub use documents::{Arriving, FileGiven};
pub use door::{
    Answer, Caller, Cleared, Cookie, Cx, HANDLERS, Handle, Prepared, Request, Services, Settings, Token,
};
pub use error::Error;
pub use live::{Connection, Connections, Hub};
pub use previews::{Picture, PreviewFile, Previews};
pub use search::open_index;

impl Services {
    /// Starts what runs beside requests: the live line, notices, the search index, the end of votes in time,
    /// lists of revoked certificates and warnings before certificates end.
    pub fn start(&self) -> tokio::task::JoinSet<()> {
        let mut tasks = tokio::task::JoinSet::new();
        tasks.spawn(live::run_live(self.clone()));
        tasks.spawn(notices::run_notices(self.clone()));
        tasks.spawn(search::run_search(self.clone()));
        tasks.spawn(documents::run_recognition(self.clone()));
        tasks.spawn(votes::run_timer(self.clone()));
        tasks.spawn(signatures::run_retries(self.clone()));
        tasks.spawn(certificates::run_lists(self.clone()));
        tasks.spawn(certificates::run_warnings(self.clone()));
        tasks
    }
}

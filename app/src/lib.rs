//! The application: shell, routes, pages. Rendered by the server, then taken over by the browser.

#![recursion_limit = "512"]

pub mod accounts;
pub mod call;
pub mod certificates;
pub mod directory;
pub mod documents;
pub mod drafts;
pub mod eds;
pub mod form;
pub mod groups;
mod kept;
pub mod library;
pub mod live;
pub mod notices;
pub mod previews;
pub mod remarks;
pub mod say;
pub mod search;
pub mod shell;
pub mod signatures;
pub mod versions;
pub mod votes;

#[cfg(feature = "hydrate")]
pub use shell::take_over;
pub use shell::{App, Site, document};

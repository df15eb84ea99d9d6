//! Rules, operations and views of Alqa: pure, shared by the server and the browser.
//!
//! A module per part of the product; in each, states and rules, the operations one can ask for, and the views
//! that answer. No input or output, no clock, no randomness: those are parameters.

pub mod access;
pub mod accounts;
pub mod certificates;
pub mod directory;
pub mod documents;
pub mod drafts;
pub mod event;
pub mod fault;
pub mod field;
pub mod form;
pub mod groups;
pub mod id;
pub mod lang;
pub mod library;
pub mod live;
pub mod notices;
pub mod operation;
pub mod previews;
pub mod registry;
pub mod remarks;
pub mod search;
pub mod signatures;
pub mod time;
pub mod versions;
pub mod votes;

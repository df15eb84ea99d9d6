//! The HTTP edges: sessions' cookies, limits, files, pages, calls, the live line. No rule lives here.

mod backend;
mod certificates;
mod edges;
mod exports;
mod file_forms;
mod files;
mod forms;
mod guard;
mod headers;
mod health;
mod lang;
mod limit;
mod live;
mod meters;
mod origin;
mod package;
mod packed;
mod pages;
mod pki;
mod previews;
mod request;
mod trust;
mod vcard;

pub use edges::{Edges, router, serve};

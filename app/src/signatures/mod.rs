//! Pages of electronic signatures.

mod check_page;
#[cfg(feature = "hydrate")]
mod checking;
mod report;
mod say;

pub use check_page::CheckPage;

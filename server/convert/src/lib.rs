//! Runs outside programs on files people sent, so that a hostile file can do no harm.
//!
//! [`Office`] makes a PDF of a document of an office program, [`Recogniser`] makes text of pictures of pages, [`Reader`]
//! reads the text of a file. All run their program in a [`Confinement`]: without network, without sight of the machine's files, within limits of time,
//! memory and disk. Nothing here knows the database or HTTP.

mod confinement;
mod fault;
mod office;
mod programs;
mod reader;
mod recogniser;

pub use confinement::{Confinement, Limits, Task, Unconfined};
pub use fault::{Fault, Unavailable};
pub use office::Office;
pub use reader::{COMMAND, Question, Reader, answer};
pub use recogniser::{KeptPages, MAX_PAGES, RecognisedLine, RecognisedPage, RecognisedText, Recogniser};

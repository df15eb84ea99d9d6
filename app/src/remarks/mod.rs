//! Pages of `domain::remarks`: the talk beside a document's text.

mod calls;
mod compose;
mod kept;
mod mentions;
mod outbox;
mod suggestion;
mod talk;
mod thread;

pub(crate) use talk::Talk;

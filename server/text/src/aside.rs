//! Libraries that are large programs run on foreign input: on a thread of their own, with a stack of known size. A
//! panic there is damage of the file.

use std::thread;

use domain::documents::NoText;

use crate::limits::ASIDE_STACK_BYTES;

/// Thrown, not panicked, out of a library when a limit is reached and it has no other way to be stopped.
pub struct Stopped;

/// Runs `work` aside.
pub fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, NoText> {
    let builder = thread::Builder::new().name("file reading".to_owned()).stack_size(ASIDE_STACK_BYTES);
    let handle = builder.spawn(work).map_err(|_| NoText::TooLong)?;
    handle.join().map_err(|panic| if panic.is::<Stopped>() { NoText::TooLong } else { NoText::Damaged })
}

//! The only place that writes to standard output and standard error.

use crate::Error;
use serde::Serialize;
use std::{
    fmt::Display,
    io::{self, Write},
};

/// One line of JSON on standard output.
pub fn line<T: Serialize>(value: &T) -> Result<(), Error> {
    let text = serde_json::to_string(value)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).map_err(Error::io("standard output"))
}

/// A remark for whoever watches.
pub fn note(text: impl Display) {
    // Nobody watching is no reason to stop.
    drop(writeln!(io::stderr(), "   {text}"));
}

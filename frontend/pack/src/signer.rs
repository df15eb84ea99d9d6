//! The program that holds keys, in a folder of its own: nothing of it is fetched before somebody signs.
use crate::{
    error::{Doing, PackError},
    program,
};
use std::{fs, path::Path};

/// The program's files: `signer.js`, `signer_bg.wasm`.
const NAME: &str = "signer";

/// What pages start as a worker.
const WORKER: &str = "signer-worker.js";

/// Makes the compiled program ready for the browser and lays the worker's script beside it.
pub fn pack(input: &Path, from: &Path, to: &Path, release: bool) -> Result<(), PackError> {
    fs::create_dir_all(to).doing("create", to)?;
    program::bindgen(input, to, NAME, release, false)?;
    let script = from.join(WORKER);
    fs::copy(&script, to.join(WORKER)).doing("copy", &script)?;
    Ok(())
}

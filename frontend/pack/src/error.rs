//! What can go wrong while packing, each in a sentence that names the file and the cure.
use std::{io, path::PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error(
        "usage: pack INPUT.wasm SITE [--signer SIGNER.wasm] [--split] [--wasm-opt PROGRAM], run in the project's root folder"
    )]
    Usage,
    #[error("cannot {doing} {path}: {cause}", path = .path.display())]
    File { doing: &'static str, path: PathBuf, cause: io::Error },
    #[error("wasm-bindgen cannot read {path}: {cause}; rebuild the `frontend` package with the `wasm-bindgen` that Cargo.lock names", path = .path.display())]
    Bindgen { path: PathBuf, cause: String },
    #[error("cannot split {path}: {cause}; `--split` needs a program built with the feature `split`", path = .path.display())]
    Split { path: PathBuf, cause: String },
    #[error("{program} did not start: {cause}; `./dev setup` installs it")]
    OptimiserMissing { program: String, cause: io::Error },
    #[error("{program} ended with {status}; the wasm is not optimised")]
    OptimiserFailed { program: String, status: std::process::ExitStatus },
}

/// Says what was being done to which file when the operating system refused.
pub trait Doing<T> {
    fn doing(self, what: &'static str, path: &std::path::Path) -> Result<T, PackError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, what: &'static str, path: &std::path::Path) -> Result<T, PackError> {
        self.map_err(|cause| PackError::File { doing: what, path: path.to_path_buf(), cause })
    }
}

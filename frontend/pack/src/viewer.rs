//! What shows pages of PDF: our script, pdf.js from its npm package, and what pdf.js fetches when a file needs it.
use crate::{
    error::{Doing, PackError},
    site,
};
use std::{fs, path::Path};

/// In the build for browsers of some years ago: ministries keep tablets long.
const PROGRAM: [&str; 2] = ["legacy/build/pdf.min.mjs", "legacy/build/pdf.worker.min.mjs"];
/// Tables of East Asian encodings, the fonts every reader of PDF must have, decoders of pictures.
const FETCHED: [&str; 3] = ["cmaps", "standard_fonts", "wasm"];
/// Runs scripts in forms, which we don't.
const NOT_USED: &str = "quickjs";

/// Lays them into one folder.
pub fn copy(from: &Path, to: &Path) -> Result<(), PackError> {
    fs::create_dir_all(to).doing("create", to)?;
    let package = from.join("node_modules/pdfjs-dist");
    let mut files = vec![from.join("viewer.js")];
    files.extend(PROGRAM.iter().map(|file| package.join(file)));
    for file in files {
        fs::copy(&file, to.join(file.file_name().unwrap_or_default())).doing("copy", &file)?;
    }
    for folder in FETCHED {
        site::copy(&package.join(folder), &to.join(folder))?;
    }
    for file in site::files(&to.join("wasm"))? {
        if file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(NOT_USED)) {
            fs::remove_file(&file).doing("remove", &file)?;
        }
    }
    Ok(())
}

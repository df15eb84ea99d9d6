//! Packs the site: wasm-bindgen over the compiled browser half, wasm-opt for a release, the style
//! sheets joined, the public files copied and, for a release, everything compressed.
//!
//! A program of our own rather than `cargo-leptos`, because it needs a tenth of the packages and
//! takes its wasm-bindgen from Cargo.lock, so the two halves of wasm-bindgen can't drift apart.
mod compress;
mod css;
mod error;
mod program;
mod signer;
mod site;
mod viewer;

use error::{Doing, PackError};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

/// The packed files' name: `alqa.js`, `alqa_bg.wasm`, `alqa.css` in `pkg/VERSION`.
const NAME: &str = "alqa";

#[derive(Default)]
struct Order {
    input: PathBuf,
    site: PathBuf,
    /// The program was built to be split into chunks.
    split: bool,
    /// The program of the worker that holds keys.
    signer: Option<PathBuf>,
    /// For a release: the program that shrinks the wasm.
    optimiser: Option<String>,
}

fn main() -> ExitCode {
    match order(env::args().skip(1).collect()).and_then(|order| pack(&order)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pack: {error}");
            ExitCode::FAILURE
        }
    }
}

fn order(arguments: Vec<String>) -> Result<Order, PackError> {
    let mut order = Order::default();
    let mut folders = Vec::new();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--split" => order.split = true,
            "--signer" => order.signer = Some(arguments.next().ok_or(PackError::Usage)?.into()),
            "--wasm-opt" => order.optimiser = Some(arguments.next().ok_or(PackError::Usage)?),
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    let [input, site] = <[PathBuf; 2]>::try_from(folders).map_err(|_| PackError::Usage)?;
    Ok(Order { input, site, ..order })
}

fn pack(order: &Order) -> Result<(), PackError> {
    let started = Instant::now();
    let release = order.optimiser.is_some();
    let fresh = order.site.with_extension("new");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).doing("remove", &fresh)?;
    }
    site::copy(Path::new("public"), &fresh)?;

    let pkg = fresh.join("pkg");
    let version = program_and_style(order, &pkg.join("new"), release)?;
    // In the folder's name, since the program and its chunks find each other by address.
    fs::rename(pkg.join("new"), pkg.join(&version)).doing("rename", &pkg)?;
    if release {
        site::files(&fresh)?.iter().try_for_each(|file| compress::compress(file))?;
    }
    let stamp = pkg.join("version");
    fs::write(&stamp, &version).doing("write", &stamp)?;
    site::replace(&order.site, &fresh)?;
    eprintln!("pack: {} is version {version}, packed in {:.1?}", order.site.display(), started.elapsed());
    Ok(())
}

/// Writes what a version consists of, and says which it is.
fn program_and_style(order: &Order, folder: &Path, release: bool) -> Result<String, PackError> {
    fs::create_dir_all(folder).doing("create", folder)?;
    let input = if order.split { program::split(&order.input, folder)? } else { order.input.clone() };
    program::bindgen(&input, folder, NAME, release, order.split)?;
    if let Some(input) = &order.signer {
        signer::pack(input, Path::new("frontend/signer"), &folder.join("signer"), release)?;
    }
    if let Some(optimiser) = &order.optimiser {
        program::optimise(optimiser, folder)?;
    }
    let sheet = folder.join(format!("{NAME}.css"));
    fs::write(&sheet, css::join(Path::new("style"), release)?).doing("write", &sheet)?;
    viewer::copy(Path::new("frontend/viewer"), &folder.join("viewer"))?;
    site::version(&site::files(folder)?)
}

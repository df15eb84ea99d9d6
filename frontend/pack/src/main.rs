//! Packs the site: wasm-bindgen over the compiled browser half, wasm-opt for a release, the style
//! sheets joined, the public files copied and, for a release, everything compressed.
//!
//! A program of our own rather than `cargo-leptos`, because it needs a tenth of the packages and
//! takes its wasm-bindgen from Cargo.lock, so the two halves of wasm-bindgen can't drift apart.
mod compress;
mod css;
mod error;
mod site;

use error::{Doing, PackError};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

/// The packed files' name: `pkg/alqa.js`, `pkg/alqa_bg.wasm`, `pkg/alqa.css`.
const NAME: &str = "alqa";

struct Order {
    input: PathBuf,
    site: PathBuf,
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
    let (input, site, optimiser) = match arguments.as_slice() {
        [input, site] => (input, site, None),
        [input, site, release, flag, program] if release == "--release" && flag == "--wasm-opt" => {
            (input, site, Some(program.clone()))
        }
        _ => return Err(PackError::Usage),
    };
    Ok(Order { input: input.into(), site: site.into(), optimiser })
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
    bindgen(&order.input, &pkg, release)?;
    if let Some(program) = &order.optimiser {
        optimise(program, &pkg.join(format!("{NAME}_bg.wasm")))?;
    }
    let sheet = pkg.join(format!("{NAME}.css"));
    fs::write(&sheet, css::join(Path::new("style"), release)?).doing("write", &sheet)?;

    let version = site::version(&site::files(&pkg)?)?;
    if release {
        site::files(&fresh)?.iter().try_for_each(|file| compress::compress(file))?;
    }
    let stamp = pkg.join("version");
    fs::write(&stamp, &version).doing("write", &stamp)?;
    site::replace(&order.site, &fresh)?;
    eprintln!("pack: {} is version {version}, packed in {:.1?}", order.site.display(), started.elapsed());
    Ok(())
}

fn bindgen(input: &Path, pkg: &Path, release: bool) -> Result<(), PackError> {
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(input)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .debug(!release)
                // A browser shows names in its traces, but reads DWARF only through an extension.
                .keep_debug(false)
                .remove_name_section(release)
                .remove_producers_section(release)
                .out_name(NAME)
                .generate(pkg)
        })
        .map_err(|cause| PackError::Bindgen { path: input.to_path_buf(), cause: format!("{cause:#}") })
}

fn optimise(program: &str, wasm: &Path) -> Result<(), PackError> {
    let started = Instant::now();
    let before = fs::metadata(wasm).doing("read", wasm)?.len();
    let status = Command::new(program)
        .args(["-Oz", "-o"])
        .args([wasm, wasm])
        .status()
        .map_err(|cause| PackError::OptimiserMissing { program: program.to_owned(), cause })?;
    if !status.success() {
        return Err(PackError::OptimiserFailed { program: program.to_owned(), status });
    }
    let after = fs::metadata(wasm).doing("read", wasm)?.len();
    eprintln!("pack: wasm-opt: {before} bytes, now {after}, in {:.1?}", started.elapsed());
    Ok(())
}

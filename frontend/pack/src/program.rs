//! The program: split into chunks if wished, made ready for the browser by wasm-bindgen, made small by wasm-opt.
use crate::{
    NAME,
    error::{Doing, PackError},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};
use wasm_split_cli_support::{Options, transform};

/// What fetches the chunks; the main program imports it. Without a hash: the folder's name has one.
const LOADER: &str = "chunks.js";

/// Which files belong to which chunk: the server names them in a page that needs the chunk.
const CHUNKS: &str = "chunks.json";

/// Splits the program into the main one, which is returned, and chunks beside it.
pub fn split(input: &Path, pkg: &Path) -> Result<PathBuf, PackError> {
    let started = Instant::now();
    let program = fs::read(input).doing("read", input)?;
    let main = input.with_extension("main.wasm");
    let mut options = Options::new(&program);
    let (loader, module) = (format!("./{LOADER}"), format!("./{NAME}.js"));
    options.output_dir = pkg;
    options.main_out_path = &main;
    options.link_name = &loader;
    options.main_module = &module;
    let parts = transform(options)
        .map_err(|cause| PackError::Split { path: input.to_path_buf(), cause: format!("{cause:#}") })?;
    let chunks: std::collections::BTreeMap<_, _> = parts.prefetch_map.into_iter().collect();
    let list = pkg.join(CHUNKS);
    fs::write(&list, serde_json::json!(chunks).to_string()).doing("write", &list)?;
    eprintln!("pack: split into {} chunks in {:.1?}", parts.split_modules.len(), started.elapsed());
    Ok(main)
}

/// Writes the program and the script that starts it.
pub fn bindgen(input: &Path, pkg: &Path, name: &str, release: bool, split: bool) -> Result<(), PackError> {
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(input)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .debug(!release)
                // Chunks find by these what they share with the main program.
                .keep_lld_exports(split)
                .demangle(!split)
                // A browser shows names in its traces, but reads DWARF only through an extension.
                .keep_debug(false)
                .remove_name_section(release)
                .remove_producers_section(release)
                .out_name(name)
                .generate(pkg)
        })
        .map_err(|cause| PackError::Bindgen { path: input.to_path_buf(), cause: format!("{cause:#}") })
}

/// Makes the program and every chunk small.
pub fn optimise(program: &str, pkg: &Path) -> Result<(), PackError> {
    for file in crate::site::files(pkg)? {
        if file.extension().is_some_and(|extension| extension == "wasm") {
            shrink(program, &file)?;
        }
    }
    Ok(())
}

fn shrink(program: &str, wasm: &Path) -> Result<(), PackError> {
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
    eprintln!(
        "pack: wasm-opt: {}: {before} bytes, now {after}, in {:.1?}",
        wasm.display(),
        started.elapsed()
    );
    Ok(())
}

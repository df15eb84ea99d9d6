//! Ready-made `.br` and `.gz` beside each file that compresses: no request pays for it.
use crate::error::{Doing, PackError};
use std::{ffi::OsStr, fs, io, io::Write, path::Path};

/// Fonts and pictures are compressed already.
const COMPRESSIBLE: [&str; 10] =
    ["wasm", "js", "mjs", "css", "svg", "html", "json", "txt", "xml", "webmanifest"];

pub fn compress(file: &Path) -> Result<(), PackError> {
    let extension = file.extension().and_then(OsStr::to_str).unwrap_or_default();
    if !COMPRESSIBLE.contains(&extension) {
        return Ok(());
    }
    let data = fs::read(file).doing("read", file)?;
    let brotli = brotli(&data).doing("compress", file)?;
    let gzip = gzip(&data).doing("compress", file)?;
    eprintln!("pack: {}: {} bytes, gzip {}, brotli {}", file.display(), data.len(), gzip.len(), brotli.len());
    write_smaller(file, "br", &brotli, &data)?;
    write_smaller(file, "gz", &gzip, &data)
}

fn write_smaller(file: &Path, suffix: &str, packed: &[u8], data: &[u8]) -> Result<(), PackError> {
    if packed.len() >= data.len() {
        return Ok(());
    }
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    fs::write(&name, packed).doing("write", Path::new(&name))
}

fn brotli(data: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 24);
    writer.write_all(data)?;
    writer.flush()?;
    drop(writer);
    Ok(out)
}

fn gzip(data: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(data)?;
    writer.finish()
}

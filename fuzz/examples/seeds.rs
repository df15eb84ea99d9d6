//! Writes the files that the targets begin with into `corpus/<target>/`: without them a minute hardly gets past the
//! headers. Made here and taken from the tests of the repository; cut out of the samples as well, where they lie beside
//! the project.
//!
//!     cargo run --example seeds

#[path = "seeds/made.rs"]
mod made;
#[path = "../fuzz_targets/wrap.rs"]
mod wrap;

use std::{
    fs,
    io::{self, Cursor, Read},
    path::Path,
};

const HERE: &str = env!("CARGO_MANIFEST_DIR");
/// A larger seed makes every run slow.
const LARGEST: usize = 128 << 10;

fn main() -> io::Result<()> {
    let mut seeds = Seeds { folder: Path::new(HERE).join("corpus"), written: 0 };
    for (name, file) in made::files() {
        seeds.add(&name, &file)?;
    }
    for (target, name, seed) in made::texts() {
        seeds.write(target, name, &seed)?;
    }
    for folder in ["../app/eds/tests/data/fuzz", "../app/eds/tests/data/ocsp"] {
        for (name, file) in files(&Path::new(HERE).join(folder))? {
            for target in targets("eds_")? {
                seeds.write(&target, &name, &file)?;
            }
        }
    }
    let samples = Path::new(HERE).join("../../shared/samples/office");
    if samples.is_dir() {
        for (name, file) in files(&samples)? {
            seeds.add(&name, &file)?;
        }
    }
    println!("{} seeds in {}", seeds.written, seeds.folder.display());
    Ok(())
}

/// The files of a folder, with their names.
fn files(folder: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            found.push((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?));
        }
    }
    found.sort();
    Ok(found)
}

/// The targets whose names begin so.
fn targets(prefix: &str) -> io::Result<Vec<String>> {
    let names = files(&Path::new(HERE).join("fuzz_targets"))?.into_iter();
    let names = names.filter_map(|(name, _)| name.strip_suffix(".rs").map(str::to_owned));
    Ok(names.filter(|name| name.starts_with(prefix)).collect())
}

struct Seeds {
    folder: std::path::PathBuf,
    written: usize,
}

impl Seeds {
    /// A whole file, for the targets that read its kind.
    fn add(&mut self, name: &str, file: &[u8]) -> io::Result<()> {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let whole: &[&str] = match ending {
            "rtf" | "zip" | "rar" => &[ending],
            "pdf" => &["pdf", "pdf_page"],
            "jpg" | "tif" => &["pictures"],
            "doc" | "xls" | "ppt" => &["compound"],
            _ => &[],
        };
        for target in whole.iter().chain(&["recognise"]) {
            self.write(target, name, file)?;
        }
        let (targets, seed): (&[&str], _) = match ending {
            "docx" => (&["docx", "named_docx"], parts(file, wrap::DOCX)),
            "xlsx" => (&["xlsx", "named_xlsx", "people_xlsx"], parts(file, wrap::XLSX)),
            "pptx" => (&["pptx"], parts(file, wrap::PPTX)),
            "doc" => (&["doc"], streams(file, wrap::DOC)),
            "xls" => (&["xls"], streams(file, wrap::XLS)),
            "ppt" => (&["ppt"], streams(file, wrap::PPT)),
            _ => return Ok(()),
        };
        // An encrypted or damaged sample has no parts.
        seed.map_or(Ok(()), |seed| targets.iter().try_for_each(|target| self.write(target, name, &seed)))
    }

    fn write(&mut self, target: &str, name: &str, seed: &[u8]) -> io::Result<()> {
        if seed.len() > LARGEST {
            return Ok(());
        }
        let folder = self.folder.join(target);
        fs::create_dir_all(&folder)?;
        self.written += 1;
        fs::write(folder.join(format!("seed-{name}")), seed)
    }
}

/// The parts of a package as `wrap::package` takes them.
fn parts(file: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let mut package = zip::ZipArchive::new(Cursor::new(file)).ok()?;
    let mut part = |name: &&str| {
        let mut bytes = Vec::new();
        if let Ok(mut entry) = package.by_name(name) {
            entry.read_to_end(&mut bytes).ok()?;
        }
        Some(bytes)
    };
    let parts: Vec<Vec<u8>> = names.iter().map(&mut part).collect::<Option<_>>()?;
    parts.first().filter(|main| !main.is_empty())?;
    Some(parts.join(&0xff))
}

/// The streams of a compound file as `wrap::compound` takes them.
fn streams(file: &[u8], names: [&str; 2]) -> Option<Vec<u8>> {
    let mut compound = cfb::CompoundFile::open(Cursor::new(file)).ok()?;
    let [first, second] = names.map(|name| {
        let mut bytes = Vec::new();
        let stream = compound.open_stream(name).ok();
        stream.and_then(|mut stream| stream.read_to_end(&mut bytes).ok()).map(|_| bytes)
    });
    let first = first.filter(|stream| !stream.is_empty())?;
    let length = u32::try_from(first.len()).ok()?.to_le_bytes();
    Some([&length[..3], &first, &second.unwrap_or_default()].concat())
}

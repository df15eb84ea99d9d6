//! Documents of office programs as PDF, made by LibreOffice.

mod settings;

use std::fs::File;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::documents::FileKind;
use tempfile::NamedTempFile;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::confinement::{Confinement, Limits, Task};
use crate::fault::{Fault, Unavailable};
use crate::programs;

const LIMITS: Limits = Limits {
    time: Duration::from_secs(120),
    memory: 3 << 30,
    written: 512 << 20,
    result: 256 << 20,
    processes: 128,
    files: 512,
};

/// What a PDF begins with.
const PDF: &[u8] = b"%PDF-";

/// LibreOffice, confined. One document at a time: it would use the memory of several servers otherwise.
#[derive(Debug)]
pub struct Office {
    program: PathBuf,
    confinement: Confinement,
    limits: Limits,
    turn: Semaphore,
}

impl Office {
    /// Looks for LibreOffice.
    ///
    /// # Errors
    ///
    /// [`Unavailable::NoProgram`], if it is not installed.
    pub fn find(confinement: &Confinement) -> Result<Self, Unavailable> {
        let program = ["soffice", "libreoffice"].into_iter().find_map(programs::find);
        let program = program.ok_or(Unavailable::NoProgram)?;
        Ok(Self { program, confinement: confinement.clone(), limits: LIMITS, turn: Semaphore::new(1) })
    }

    /// The same with other limits.
    #[must_use]
    pub fn limited(self, limits: impl FnOnce(Limits) -> Limits) -> Self {
        Self { limits: limits(self.limits), ..self }
    }

    /// Whether files of this kind are made into PDF.
    #[must_use]
    pub const fn converts(kind: FileKind) -> bool {
        filters(kind).is_some()
    }

    /// Makes a PDF of `source`, which is of this kind, and puts it at `target`: the whole of it, or nothing. What is
    /// at `target` already is replaced.
    ///
    /// Waits for its turn; the limit of time counts from then. Dropping the future kills the program.
    ///
    /// # Errors
    ///
    /// The reason why there is no PDF.
    pub async fn to_pdf(&self, kind: FileKind, source: &Path, target: &Path) -> Result<(), Fault> {
        let (import, export) = filters(kind).ok_or(Fault::KindNotConverted)?;
        let _turn = self.turn.acquire().await.map_err(|_| Fault::Failed)?;
        let input = open(source).await?;
        let folder = target.parent().map(Path::to_owned).unwrap_or_default();
        let half =
            spawn_blocking(move || NamedTempFile::new_in(folder)).await.map_err(std::io::Error::from)??;
        let mut sink = tokio::fs::File::from_std(half.reopen()?);
        let name = format!("in.{}", kind.extension());
        let task = Task {
            program: &self.program,
            arguments: &[
                "-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--nofirststartwizard",
                "--nologo",
                &format!("--infilter={import}"),
                "--convert-to",
                &format!("pdf:{export}"),
                &name,
            ],
            seen: programs::installed_in(&self.program),
            input,
            input_name: &name,
            result_name: "in.pdf",
            settings: Some((settings::PATH, settings::TEXT)),
            limits: self.limits,
        };
        match self.confinement.run(task, &mut sink).await {
            Ok(()) => {}
            Err(Fault::Failed) if is_protected(kind, source).await => return Err(Fault::Protected),
            Err(fault) => return Err(fault),
        }
        sink.sync_all().await?;
        drop(sink);
        let target = target.to_owned();
        spawn_blocking(move || put(half, &target)).await.map_err(std::io::Error::from)?
    }
}

/// The whole file at its place.
fn put(half: NamedTempFile, target: &Path) -> Result<(), Fault> {
    let mut head = [0; PDF.len()];
    let mut file = half.reopen()?;
    file.rewind()?;
    if file.read_exact(&mut head).is_err() || head != PDF {
        return Err(Fault::Failed);
    }
    half.persist(target).map_err(|fault| fault.error)?;
    Ok(())
}

/// Names of LibreOffice's filters: how the file is read, and how the PDF is written. Named, because else LibreOffice
/// judges by content for itself, and has readers for kinds that nobody here expects.
const fn filters(kind: FileKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        FileKind::Rtf => ("Rich Text Format", "writer_pdf_Export"),
        FileKind::Doc => ("MS Word 97", "writer_pdf_Export"),
        FileKind::Docx => ("MS Word 2007 XML", "writer_pdf_Export"),
        FileKind::Xls => ("MS Excel 97", "calc_pdf_Export"),
        FileKind::Xlsx => ("Calc MS Excel 2007 XML", "calc_pdf_Export"),
        FileKind::Ppt => ("MS PowerPoint 97", "impress_pdf_Export"),
        FileKind::Pptx => ("Impress MS PowerPoint 2007 XML", "impress_pdf_Export"),
        FileKind::Pdf | FileKind::Tiff | FileKind::Jpeg | FileKind::Rar | FileKind::Zip => return None,
    })
}

/// Whether a file that could not be converted opens only with a password. LibreOffice does not say.
async fn is_protected(kind: FileKind, source: &Path) -> bool {
    let Ok(mut file) = open(source).await else { return false };
    let name = format!("in.{}", kind.extension());
    let found = spawn_blocking(move || text::recognise(&name, &mut file)).await;
    found.is_ok_and(|found| found.is_ok_and(|found| found.protected))
}

/// Opens a file where that may block.
pub async fn open(path: &Path) -> Result<File, Fault> {
    Ok(tokio::fs::File::open(path).await?.into_std().await)
}

//! Reading in a process of its own: what a file makes its reader do ends with that process.
//!
//! The readers are ours and measure what they unfold, but the interpreter of PDF is not: it unfolds what it meets as far
//! as memory reaches, and nobody can stop it.

mod question;

use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;

use domain::documents::{FileKind, NoText};
use serde::de::DeserializeOwned;
use text::{ArchiveFault, FileText, PictureFault, PicturePage};

use self::question::GIVEN;
pub(crate) use self::question::drawn;
pub use self::question::{Question, answer};
use crate::confinement::{Confinement, Limits, Task};
use crate::fault::{Fault, Unavailable};

/// The program's command that answers a question: the question, the file's name and the answer's follow.
pub const COMMAND: &str = "read-file";

const LIMITS: Limits = Limits {
    time: Duration::from_secs(50),
    memory: 1 << 30,
    written: 512 << 20,
    result: 256 << 20,
    processes: 64,
    files: 64,
};

/// How long unpacking an entry of an archive may take.
const UNPACKING: Duration = Duration::from_secs(14);

/// How a PNG begins.
const PNG: &[u8] = b"\x89PNG";

/// The program itself, confined, with one file.
#[derive(Clone, Debug)]
pub struct Reader {
    program: PathBuf,
    confinement: Confinement,
}

impl Reader {
    /// A reader that runs this program, which knows [`COMMAND`].
    ///
    /// # Errors
    ///
    /// [`Unavailable::NotStarted`], if it does not answer in a cell: for example because the folder it lies in is closed
    /// to the user `nobody`.
    pub async fn find(confinement: &Confinement, program: PathBuf) -> Result<Self, Unavailable> {
        let reader = Self { program, confinement: confinement.clone() };
        let empty = tempfile::tempfile().map_err(|_| Unavailable::NotStarted)?;
        match reader.asks_for_password(empty).await {
            Ok(false) => Ok(reader),
            _ => Err(Unavailable::NotStarted),
        }
    }

    /// As [`text::read_styled`].
    ///
    /// # Errors
    ///
    /// When the reader fails by itself; what is wrong with the file is part of the answer.
    pub async fn text(
        &self,
        kind: FileKind,
        protected: bool,
        file: File,
    ) -> Result<Result<FileText, NoText>, Fault> {
        match self.ask(Question::Text { kind, protected }, file).await {
            Err(Fault::TooLong | Fault::TooLarge) => Ok(Err(NoText::TooLong)),
            Err(Fault::Failed) => Ok(Err(NoText::Damaged)),
            answer => answer,
        }
    }

    /// As [`text::asks_for_password`].
    ///
    /// # Errors
    ///
    /// When it could not be found out.
    pub async fn asks_for_password(&self, file: File) -> Result<bool, Fault> {
        self.ask(Question::Password, file).await
    }

    /// As [`text::picture_pages`].
    ///
    /// # Errors
    ///
    /// When the reader fails, by itself or by the file.
    pub async fn pages(
        &self,
        kind: FileKind,
        file: File,
    ) -> Result<Result<Vec<PicturePage>, PictureFault>, Fault> {
        self.ask(Question::Pages { kind }, file).await
    }

    /// A page as PNG: as [`text::pdf_page`], [`text::tiff_page`].
    ///
    /// # Errors
    ///
    /// When the reader fails, by itself or by the file.
    pub async fn page(&self, question: Question, file: File) -> Result<Result<Vec<u8>, PictureFault>, Fault> {
        let answer = self.run(question, file).await?;
        if answer.starts_with(PNG) { Ok(Ok(answer)) } else { Ok(Err(read(&answer)?)) }
    }

    /// As [`text::open_entry`].
    ///
    /// # Errors
    ///
    /// When the reader fails by itself; what is wrong with the archive is part of the answer.
    pub async fn entry(
        &self,
        kind: FileKind,
        index: u32,
        limit: u64,
        file: File,
    ) -> Result<Result<Vec<u8>, ArchiveFault>, Fault> {
        match self.run(Question::Entry { kind, index, limit }, file).await {
            Ok(mut answer) if answer.first() == Some(&GIVEN) => Ok(Ok(answer.split_off(1))),
            Ok(answer) => Ok(Err(read(&answer)?)),
            Err(Fault::TooLong | Fault::TooLarge) => Ok(Err(ArchiveFault::TooLong)),
            Err(Fault::Failed) => Ok(Err(ArchiveFault::Damaged)),
            Err(fault) => Err(fault),
        }
    }

    async fn ask<A: DeserializeOwned>(&self, question: Question, file: File) -> Result<A, Fault> {
        read(&self.run(question, file).await?)
    }

    async fn run(&self, question: Question, input: File) -> Result<Vec<u8>, Fault> {
        let limits = match question {
            // Somebody waits for it.
            Question::Entry { .. } => Limits { time: UNPACKING, ..LIMITS },
            _ => LIMITS,
        };
        let question = serde_json::to_string(&question).map_err(std::io::Error::from)?;
        let task = Task {
            program: &self.program,
            arguments: &[COMMAND, &question, "in", "out"],
            // Its folder may hold settings, even data.
            seen: Some(&self.program),
            input,
            input_name: "in",
            result_name: "out",
            settings: None,
            limits,
        };
        let mut answer = Vec::new();
        self.confinement.run(task, &mut answer).await?;
        Ok(answer)
    }
}

fn read<A: DeserializeOwned>(answer: &[u8]) -> Result<A, Fault> {
    // The process that wrote it may have been taken over by the file.
    serde_json::from_slice(answer).map_err(|_| Fault::Failed)
}

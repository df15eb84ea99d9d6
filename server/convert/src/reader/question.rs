//! What is asked of a file, in words that another process understands, and its answer.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use domain::documents::FileKind;
use serde::{Deserialize, Serialize};
use text::PictureFault;
use text::limits::MAX_FILE_BYTES;

use crate::fault::Fault;

/// Something that is asked of a file. The answers are JSON, but for pages, which are PNG, and for entries.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Question {
    /// Its text with what stands out in it: [`text::read_styled`].
    Text {
        /// Its kind.
        kind: FileKind,
        /// Whether a password is needed.
        protected: bool,
    },
    /// Whether the PDF opens only with a password: [`text::asks_for_password`].
    Password,
    /// The sizes of its pages: [`text::picture_pages`].
    Pages {
        /// Its kind.
        kind: FileKind,
    },
    /// A page of a PDF: [`text::pdf_page`].
    PdfPage {
        /// Counted from 1.
        page: u32,
        /// In pixels.
        width: u32,
    },
    /// A page of a TIFF: [`text::tiff_page`].
    TiffPage {
        /// Counted from 1.
        page: u32,
    },
    /// The bytes of an archive's entry behind [`GIVEN`]: [`text::open_entry`].
    Entry {
        /// The archive's kind.
        kind: FileKind,
        /// Counted from 0.
        index: u32,
        /// Most bytes of it.
        limit: u64,
    },
}

/// What the bytes of an entry begin with in an answer; nothing in JSON does.
pub(super) const GIVEN: u8 = 0;

/// Answers a question about the file `input` in a new file `result`. This is what the confined process does.
///
/// # Errors
///
/// When the question is none, or a file can't be read or written.
pub fn answer(question: &str, input: &Path, result: &Path) -> Result<(), Fault> {
    let question: Question = serde_json::from_str(question).map_err(std::io::Error::from)?;
    let file = BufReader::new(File::open(input)?);
    let answer = match question {
        Question::Text { kind, protected } => json(&text::read_styled(kind, protected, file)),
        Question::Password => {
            let mut bytes = Vec::new();
            file.take(MAX_FILE_BYTES).read_to_end(&mut bytes)?;
            json(&text::asks_for_password(bytes))
        }
        Question::Pages { kind } => json(&text::picture_pages(kind, file)),
        Question::PdfPage { .. } | Question::TiffPage { .. } => {
            drawn(question, file).or_else(|fault| json(&fault))
        }
        Question::Entry { kind, index, limit } => match text::open_entry(kind, file, index as usize, limit) {
            Ok(bytes) => Ok([&[GIVEN][..], &bytes].concat()),
            Err(fault) => json(&fault),
        },
    };
    Ok(std::fs::write(result, answer?)?)
}

/// Draws a page in this process; no other question has one.
///
/// # Errors
///
/// When there is no such page, or it can't be drawn.
pub fn drawn(question: Question, file: impl Read + Seek) -> Result<Vec<u8>, PictureFault> {
    match question {
        Question::PdfPage { page, width } => text::pdf_page(file, page, width),
        Question::TiffPage { page } => text::tiff_page(file, page),
        Question::Text { .. } | Question::Password | Question::Pages { .. } | Question::Entry { .. } => {
            Err(PictureFault::NoPicture)
        }
    }
}

fn json(answer: &impl Serialize) -> Result<Vec<u8>, Fault> {
    Ok(serde_json::to_vec(answer).map_err(std::io::Error::from)?)
}

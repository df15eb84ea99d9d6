//! Text of pictures of pages, recognised by Tesseract.

mod columns;
mod pages;
mod tsv;

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use domain::documents::{FileKind, TextBlock};
use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use text::{PicturePage, ScannedLine, ScannedPage};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use self::pages::{Picture, picture};
use self::tsv::Table;
use crate::confinement::{Confinement, Limits, Task};
use crate::fault::{Fault, Unavailable};
use crate::programs;
use crate::reader::Reader;

/// Pages of one document that are recognised.
pub const MAX_PAGES: u32 = 300;

/// How long drawing a page may take.
const DRAWING: Duration = Duration::from_secs(60);

const LIMITS: Limits = Limits {
    time: Duration::from_secs(60),
    memory: 2 << 30,
    written: 128 << 20,
    result: 8 << 20,
    processes: 32,
    files: 64,
};

/// The first is preferred where letters look alike. In long texts the order makes no difference; in short ones this one
/// keeps Latin words and abbreviations Latin.
const ORDER: [Lang; 3] = [Lang::Ru, Lang::En, Lang::Kk];

/// Tesseract's names of layouts: one block of text, and blocks that it looks for itself.
const ONE_COLUMN: &str = "6";
const COLUMNS: &str = "3";

/// A line of a page and its place in parts of the page: 0 is the left or upper edge, 1 the right or lower one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecognisedLine {
    /// The text.
    pub text: String,
    /// How certain the recogniser is of its words, from 0 to 1.
    pub certainty: f64,
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

/// What was recognised on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecognisedPage {
    /// Its width, if its height is one.
    pub width: f64,
    /// The lines in the order of reading.
    pub lines: Vec<RecognisedLine>,
}

/// The text of a scan.
#[derive(Clone, Debug, PartialEq)]
pub struct RecognisedText {
    /// Its blocks.
    pub blocks: Vec<TextBlock>,
    /// Pages that nothing could be made of, counted from 1. A page without words is none of them.
    pub unread: Vec<u32>,
}

/// Pages that were read before, so that a run that was broken off need not begin anew.
pub trait KeptPages: Send + Sync {
    /// What was recognised on a page, counted from 1.
    fn find(&self, number: u32) -> Option<RecognisedPage>;
    /// Keeps what was recognised on a page. What can't be kept is recognised again.
    fn keep(&self, number: u32, page: &RecognisedPage);
}

/// Keeps nothing.
impl KeptPages for () {
    fn find(&self, _number: u32) -> Option<RecognisedPage> {
        None
    }

    fn keep(&self, _number: u32, _page: &RecognisedPage) {}
}

/// Tesseract, confined. One page at a time.
#[derive(Debug)]
pub struct Recogniser {
    program: PathBuf,
    confinement: Confinement,
    languages: Vec<Lang>,
    limits: Limits,
    turn: Semaphore,
    reader: Option<Reader>,
}

impl Recogniser {
    /// Looks for Tesseract and the languages it has.
    ///
    /// # Errors
    ///
    /// [`Unavailable::NoProgram`], if it is not installed; [`Unavailable::NotStarted`], if it does not start;
    /// [`Unavailable::NoLanguage`], if it has none of the three.
    pub async fn find(confinement: &Confinement) -> Result<Self, Unavailable> {
        let program = programs::find("tesseract").ok_or(Unavailable::NoProgram)?;
        let mut recogniser = Self {
            program,
            confinement: confinement.clone(),
            languages: Vec::new(),
            limits: LIMITS,
            turn: Semaphore::new(1),
            reader: None,
        };
        recogniser.languages = recogniser.installed().await.map_err(|_| Unavailable::NotStarted)?;
        if recogniser.languages.is_empty() {
            return Err(Unavailable::NoLanguage);
        }
        Ok(recogniser)
    }

    /// Lets pages be drawn in a process of their own.
    #[must_use]
    pub fn drawing_by(self, reader: Option<Reader>) -> Self {
        Self { reader, ..self }
    }

    /// The same with other limits.
    #[must_use]
    pub fn limited(self, limits: impl FnOnce(Limits) -> Limits) -> Self {
        Self { limits: limits(self.limits), ..self }
    }

    /// The languages it reads.
    #[must_use]
    pub fn languages(&self) -> &[Lang] {
        &self.languages
    }

    /// The lines of a picture, PNG or JPEG, of one page.
    ///
    /// # Errors
    ///
    /// The reason why there are none. A page without words is no fault.
    pub async fn page(&self, picture: Vec<u8>) -> Result<RecognisedPage, Fault> {
        let input = blocking(move || as_file(&picture)).await??;
        self.read(input, None).await
    }

    /// The text of a scan: PDF, TIFF or JPEG. Goes page by page, with one page in memory; `on_page` is told how many
    /// of how many are done, first with zero. A page that nothing can be made of is left out. Dropping the future ends
    /// it.
    ///
    /// # Errors
    ///
    /// The reason why there is no text: of the file, or of its last page where nothing could be made of any.
    pub async fn recognise(
        &self,
        kind: FileKind,
        path: &Path,
        kept: Arc<dyn KeptPages>,
        mut on_page: impl FnMut(u32, u32),
    ) -> Result<RecognisedText, Fault> {
        let sizes = pages::sizes(self.reader.as_ref(), kind, path).await?;
        let total = u32::try_from(sizes.len()).unwrap_or(u32::MAX);
        if total > MAX_PAGES {
            return Err(Fault::TooLarge);
        }
        let (mut pages, mut unread, mut last) = (Vec::new(), Vec::new(), None);
        on_page(0, total);
        for (number, size) in (1..).zip(sizes) {
            match self.page_of(kind, path, (number, size), &kept).await {
                Ok(page) => pages.push(scanned(number, page)),
                Err(fault) if fault.is_of_page() => unread.push((number, size)),
                Err(fault) => return Err(fault),
            }
            on_page(number, total);
        }
        // It may have been the machine, busy with something else.
        for (number, size) in std::mem::take(&mut unread) {
            match self.page_of(kind, path, (number, size), &kept).await {
                Ok(page) => pages.push(scanned(number, page)),
                Err(fault) if fault.is_of_page() => {
                    unread.push((number, size));
                    last = Some(fault);
                }
                Err(fault) => return Err(fault),
            }
        }
        if let Some(fault) = last.filter(|_| pages.is_empty()) {
            return Err(fault);
        }
        pages.sort_by_key(|page| page.number);
        let unread = unread.into_iter().map(|(number, _)| number).collect();
        let blocks = blocking(move || text::scanned_blocks(pages)).await?.map_err(Fault::NoText)?;
        Ok(RecognisedText { blocks, unread })
    }

    async fn page_of(
        &self,
        kind: FileKind,
        path: &Path,
        (number, size): (u32, PicturePage),
        kept: &Arc<dyn KeptPages>,
    ) -> Result<RecognisedPage, Fault> {
        let known = kept.clone();
        if let Some(page) = blocking(move || known.find(number)).await? {
            return Ok(page);
        }
        let drawn = picture(self.reader.as_ref(), kind, path, (number, size));
        let Picture { file, resolution } = timeout(DRAWING, drawn).await.map_err(|_| Fault::TooLong)??;
        let page = self.read(file, resolution).await?;
        let (keeper, read) = (kept.clone(), page.clone());
        blocking(move || keeper.keep(number, &read)).await?;
        Ok(page)
    }

    /// Reads a picture as one column, and again if it has several.
    async fn read(&self, input: File, resolution: Option<u32>) -> Result<RecognisedPage, Fault> {
        let again = input.try_clone()?;
        let Table { page, words } = self.table(input, resolution, ONE_COLUMN).await?;
        if !columns::has_gutter(&words) {
            return Ok(page);
        }
        Ok(self.table(again, resolution, COLUMNS).await?.page)
    }

    async fn table(&self, input: File, resolution: Option<u32>, layout: &str) -> Result<Table, Fault> {
        let codes: Vec<&str> = self.languages.iter().map(|lang| code(*lang)).collect();
        let codes = codes.join("+");
        let resolution = resolution.map(|resolution| resolution.to_string());
        let mut arguments = vec!["in", "out", "-l", &codes, "--psm", layout];
        if let Some(resolution) = &resolution {
            arguments.extend(["--dpi", resolution]);
        }
        arguments.push("tsv");
        let _turn = self.turn.acquire().await.map_err(|_| Fault::Failed)?;
        let task = Task {
            program: &self.program,
            arguments: &arguments,
            seen: programs::installed_in(&self.program),
            input,
            input_name: "in",
            result_name: "out.tsv",
            settings: None,
            limits: self.limits,
        };
        let mut table = Vec::new();
        self.confinement.run(task, &mut table).await?;
        tsv::read(&String::from_utf8_lossy(&table)).ok_or(Fault::Failed)
    }

    /// The languages of the portal among those it says it has.
    async fn installed(&self) -> Result<Vec<Lang>, Fault> {
        let shell = programs::find("sh").ok_or(Unavailable::NoProgram)?;
        let program = self.program.to_string_lossy();
        let task = Task {
            program: &shell,
            arguments: &["-c", "\"$1\" --list-langs >out", "sh", &program],
            seen: programs::installed_in(&self.program),
            input: tempfile::tempfile()?,
            input_name: "in",
            result_name: "out",
            settings: None,
            limits: self.limits,
        };
        let mut listed = Vec::new();
        self.confinement.run(task, &mut listed).await?;
        let listed = String::from_utf8_lossy(&listed);
        let has = |lang: &Lang| listed.lines().any(|line| line.trim() == code(*lang));
        Ok(ORDER.into_iter().filter(has).collect())
    }
}

/// Tesseract's code of a language.
const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "kaz",
        Lang::Ru => "rus",
        Lang::En => "eng",
    }
}

fn scanned(number: u32, page: RecognisedPage) -> ScannedPage {
    let lines = page.lines.into_iter().map(|line| {
        let RecognisedLine { text, left, top, right, bottom, .. } = line;
        ScannedLine { text, left, top, right, bottom }
    });
    ScannedPage { number, width: page.width, lines: lines.collect() }
}

/// Bytes as a file that has no name and vanishes when it is closed.
fn as_file(bytes: &[u8]) -> Result<File, Fault> {
    let mut file = tempfile::tempfile()?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Runs what may block.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    Ok(spawn_blocking(work).await.map_err(std::io::Error::from)?)
}

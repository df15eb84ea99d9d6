//! What was recognised on the pages of a scan: kept beside the previews, so that a run that was broken off goes on.

use super::Previews;
use convert::{KeptPages, RecognisedPage};
use domain::lang::Lang;
use std::fs;

/// The pages of one file, as a recogniser with these languages reads them.
pub(crate) struct PagesRead {
    previews: Previews,
    sha256: String,
    languages: String,
}

impl Previews {
    /// The pages of the file with this hash, read in these languages.
    pub(crate) fn pages_read(&self, sha256: &str, languages: &[Lang]) -> PagesRead {
        let languages: Vec<&str> = languages.iter().map(|lang| lang.tag()).collect();
        PagesRead { previews: self.clone(), sha256: sha256.to_owned(), languages: languages.join("-") }
    }
}

impl PagesRead {
    fn name(&self, number: u32) -> String {
        format!("{}.{number}.{}.read", self.sha256, self.languages)
    }
}

impl KeptPages for PagesRead {
    fn find(&self, number: u32) -> Option<RecognisedPage> {
        let read = fs::read(self.previews.find(&self.name(number))?).ok()?;
        serde_json::from_slice(&read).ok()
    }

    fn keep(&self, number: u32, page: &RecognisedPage) {
        let kept = serde_json::to_vec(page).map_err(Into::into);
        if let Err(error) = kept.and_then(|page| self.previews.keep(&self.name(number), &page)) {
            tracing::warn!(%error, "what was recognised on a page is not kept");
        }
    }
}

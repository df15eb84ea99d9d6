//! Presentations: each slide is a chapter with its title or number, its texts follow, the speaker's notes come last.
//!
//! Hidden slides, and what the master repeats on every slide (footers, dates, numbers), are left out.

mod ppt;
mod pptx;
mod shapes;

use domain::documents::{NoText, PagePlace};

pub use ppt::read as read_ppt;
pub use pptx::read as read_pptx;

use crate::label;
use crate::limits::MAX_SLIDES;
use crate::normalise::normalise;
use crate::structure::{ListNumber, Piece, Pieces};
use crate::styled::Styled;

/// What stands on one slide.
#[derive(Debug, Default)]
struct Slide {
    title: String,
    /// Text; a line break is a line feed.
    pieces: Vec<Piece>,
    notes: Vec<String>,
    has_pictures: bool,
}

/// The slides read so far.
#[derive(Debug, Default)]
struct Deck {
    pieces: Pieces,
    count: usize,
    has_text: bool,
    has_pictures: bool,
}

impl Deck {
    /// The next slide is hidden: it only counts.
    fn skip(&mut self) -> Result<(), NoText> {
        self.count += 1;
        if self.count > MAX_SLIDES { Err(NoText::TooLong) } else { Ok(()) }
    }

    /// Adds the next slide.
    fn add(&mut self, slide: Slide) -> Result<(), NoText> {
        self.skip()?;
        let page = u32::try_from(self.count).ok().map(PagePlace::top_of);
        let title = normalise(&slide.title);
        self.has_text |= !title.is_empty() || !slide.pieces.is_empty() || !slide.notes.is_empty();
        self.has_pictures |= slide.has_pictures;
        let title = if title.is_empty() { self.count.to_string() } else { title };
        self.pieces.push(Piece { text: title, chapter: true, page, ..Piece::default() })?;
        for mut piece in slide.pieces {
            // A number typed by hand counts more than the sign in front of it.
            let typed = label::begins_numbered_item(&normalise(&piece.text));
            let list = piece.list.take().filter(|list| !(typed && list.bullet));
            let looks = Piece { page, text: String::new(), ..piece };
            self.pieces.push_lines(&Styled::from(piece.text.as_str()), list, &looks)?;
        }
        for note in slide.notes {
            let looks = Piece { page, ..Piece::default() };
            self.pieces.push_lines(&Styled::from(note.as_str()), None, &looks)?;
        }
        Ok(())
    }

    /// The pieces, if any slide has text.
    fn finish(self) -> Result<Vec<Piece>, NoText> {
        if self.has_text {
            return Ok(self.pieces.into_inner());
        }
        Err(if self.has_pictures { NoText::Scanned } else { NoText::Empty })
    }
}

/// The sign before a paragraph of this list and level.
fn bullet(list: u32, level: u8) -> ListNumber {
    ListNumber { printed: "•".to_owned(), list, level, bullet: true }
}

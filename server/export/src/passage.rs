//! Text whose words may be bold or italic.

use std::borrow::Cow;

use domain::documents::{Emphasis, StyledBlock};

/// The face of a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// Bold type.
    pub bold: bool,
    /// Italic type.
    pub italic: bool,
}

impl Face {
    /// Of running text.
    pub const REGULAR: Self = Self { bold: false, italic: false };
    /// Of headings.
    pub const BOLD: Self = Self { bold: true, italic: false };
}

/// Text in one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// Its face.
    pub face: Face,
}

/// A text, stretch by stretch; none is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage<'t>(Vec<Stretch<'t>>);

impl<'t> Passage<'t> {
    /// The text of a block.
    ///
    /// What stands out is only a claim of whoever made the block: places outside the text, within a letter or before
    /// the last one are moved to where they can be.
    pub fn of(styled: &'t StyledBlock) -> Self {
        let text = styled.block.text.as_str();
        let mut passage = Self::default();
        let mut at = 0;
        let byte = |place: u32| text.floor_char_boundary(usize::try_from(place).unwrap_or(usize::MAX));
        for Emphasis { start, end, bold, italic } in &styled.emphasis {
            let start = byte(*start).max(at);
            let end = byte(*end).max(start);
            passage.add(text.get(at..start).unwrap_or_default(), Face::REGULAR);
            passage.add(text.get(start..end).unwrap_or_default(), Face { bold: *bold, italic: *italic });
            at = end;
        }
        passage.add(text.get(at..).unwrap_or_default(), Face::REGULAR);
        passage
    }

    /// The same after some text in the usual face.
    pub fn after(self, before: String) -> Self {
        if before.is_empty() {
            return self;
        }
        let before = Stretch { text: Cow::Owned(before), face: Face::REGULAR };
        Self(std::iter::once(before).chain(self.0).collect())
    }

    /// The same without bold: headings are bold by themselves.
    pub fn in_heading(mut self) -> Self {
        self.0.iter_mut().for_each(|stretch| stretch.face.bold = false);
        self
    }

    fn add(&mut self, text: &'t str, face: Face) {
        if !text.is_empty() {
            self.0.push(Stretch { text: Cow::Borrowed(text), face });
        }
    }

    /// Its stretches from left to right.
    pub fn stretches(&self) -> &[Stretch<'t>] {
        &self.0
    }

    /// There is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its letters, whatever they look like.
    pub fn text(&self) -> String {
        self.0.iter().map(|stretch| stretch.text.as_ref()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, Passage};
    use domain::documents::{BlockKind, Emphasis, StyledBlock, TextBlock};

    fn block(text: &str, emphasis: &[(u32, u32, bool, bool)]) -> StyledBlock {
        let emphasis =
            emphasis.iter().map(|&(start, end, bold, italic)| Emphasis { start, end, bold, italic });
        let block = TextBlock {
            kind: BlockKind::Paragraph,
            depth: 0,
            label: String::new(),
            text: text.to_owned(),
            page: None,
            cell: None,
        };
        StyledBlock { block, emphasis: emphasis.collect() }
    }

    fn stretches(text: &str, emphasis: &[(u32, u32, bool, bool)]) -> Vec<(String, bool, bool)> {
        let block = block(text, emphasis);
        let passage = Passage::of(&block);
        assert_eq!(passage.text(), text);
        let stretches = passage.stretches().iter();
        stretches.map(|stretch| (stretch.text.to_string(), stretch.face.bold, stretch.face.italic)).collect()
    }

    #[test]
    fn words_stand_out_where_they_are() {
        let found = stretches("Жер кодексі", &[(0, 6, true, false), (7, 11, true, true)]);
        let expected =
            [("Жер", true, false), (" ", false, false), ("ко", true, true), ("дексі", false, false)];
        assert_eq!(found, expected.map(|(text, bold, italic)| (text.to_owned(), bold, italic)));
    }

    #[test]
    fn no_claim_loses_a_letter() {
        // Within a letter, backwards, overlapping, beyond the end.
        let claims =
            [(1, 3, true, false), (1, 9, false, true), (8, 2, true, true), (4, u32::MAX, true, false)];
        let found = stretches("Жер", &claims);
        assert_eq!(found, [("Ж".to_owned(), true, false), ("ер".to_owned(), false, true)]);
        assert_eq!(stretches("", &claims), []);
    }

    #[test]
    fn a_number_comes_before_it_in_the_usual_face() {
        let block = block("Мақсаты", &[(0, 14, true, true)]);
        let passage = Passage::of(&block).in_heading().after("1-бап. ".to_owned());
        assert_eq!(passage.text(), "1-бап. Мақсаты");
        let faces: Vec<Face> = passage.stretches().iter().map(|stretch| stretch.face).collect();
        assert_eq!(faces, [Face::REGULAR, Face { bold: false, italic: true }]);
    }
}

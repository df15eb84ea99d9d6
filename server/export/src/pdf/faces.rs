//! The type of PDF files.

use std::collections::HashMap;

use krilla::text::{Font, GlyphId};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::error::ExportError;
use crate::passage::Face;

const REGULAR: &[u8] = include_bytes!("../../fonts/Tinos-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/Tinos-Bold.ttf");
const ITALIC: &[u8] = include_bytes!("../../fonts/Tinos-Italic.ttf");
const BOLD_ITALIC: &[u8] = include_bytes!("../../fonts/Tinos-BoldItalic.ttf");

/// The faces all text is set in. A file holds those it uses.
pub struct Faces {
    regular: Type,
    bold: Type,
    italic: Type,
    bold_italic: Type,
}

/// The type of a face: what a letter looks like and how wide it is.
pub struct Type {
    /// For drawing.
    pub font: Font,
    glyphs: HashMap<char, Glyph>,
    unknown: Glyph,
}

/// The form of a letter.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Its number in the font.
    pub id: GlyphId,
    /// Its width, the size of the type being one.
    pub width: f32,
}

impl Faces {
    /// Reads the fonts that are part of this crate.
    pub fn read() -> Result<Self, ExportError> {
        Ok(Self {
            regular: Type::read(REGULAR)?,
            bold: Type::read(BOLD)?,
            italic: Type::read(ITALIC)?,
            bold_italic: Type::read(BOLD_ITALIC)?,
        })
    }

    /// The type of this face.
    pub const fn of(&self, face: Face) -> &Type {
        match (face.bold, face.italic) {
            (false, false) => &self.regular,
            (true, false) => &self.bold,
            (false, true) => &self.italic,
            (true, true) => &self.bold_italic,
        }
    }
}

impl Type {
    fn read(bytes: &'static [u8]) -> Result<Self, ExportError> {
        let font = Font::new(bytes.into(), 0).ok_or_else(|| ExportError::unwritable("no font"))?;
        let read = FontRef::new(bytes).map_err(ExportError::unwritable)?;
        let em = font.units_per_em();
        let metrics = read.glyph_metrics(Size::unscaled(), LocationRef::default());
        let glyph = |id: skrifa::GlyphId| Glyph {
            id: GlyphId::new(id.to_u32()),
            width: metrics.advance_width(id).unwrap_or(0.0) / em,
        };
        let glyphs: HashMap<char, Glyph> = read
            .charmap()
            .mappings()
            .filter_map(|(code, id)| Some((char::from_u32(code)?, glyph(id))))
            .collect();
        let unknown = glyphs.get(&char::REPLACEMENT_CHARACTER).copied();
        let unknown = unknown.unwrap_or_else(|| glyph(skrifa::GlyphId::NOTDEF));
        Ok(Self { font, glyphs, unknown })
    }

    /// The form of a letter; a letter the font does not have is shown as a sign of replacement.
    pub fn glyph(&self, c: char) -> Glyph {
        self.glyphs.get(&c).copied().unwrap_or(self.unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::Faces;
    use crate::passage::Face;

    #[test]
    fn every_letter_that_is_used_has_a_form() {
        let faces = Faces::read().expect("fonts");
        for (bold, italic) in [(false, false), (true, false), (false, true), (true, true)] {
            let face = faces.of(Face { bold, italic });
            let unknown = face.glyph('\u{1f600}').id;
            for c in "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЙйЩщЭэЪъ№«»„“–—…§₸€°≤≥×−→□AZaz09".chars()
            {
                assert_ne!(face.glyph(c).id, unknown, "{c}");
                assert!(face.glyph(c).width > 0.0, "{c}");
            }
        }
    }
}

//! Word 6 and 95: one run of bytes in the code page of the language.

use domain::documents::NoText;

use super::fib::Fib;
use crate::bytes::{le32, slice};
use crate::charset::CodePage;
use crate::structure::{Piece, Pieces};
use crate::styled::Styled;

/// The plain text. A quickly saved document of that age is not put together.
pub fn read(main: &[u8], fib: &Fib) -> Result<Vec<Piece>, NoText> {
    if fib.is_complex {
        return Err(NoText::KindNotRead);
    }
    let from = le32(main, 0x18).ok_or(NoText::Damaged)? as usize;
    let bytes = slice(main, from, fib.text as usize).ok_or(NoText::Damaged)?;
    let text = CodePage::of_language(fib.language).decode(bytes);
    let mut pieces = Pieces::default();
    let mut in_instruction = 0_usize;
    let mut paragraph = String::new();
    for c in text.chars() {
        match c {
            '\u{13}' => in_instruction += 1,
            '\u{14}' | '\u{15}' => in_instruction = in_instruction.saturating_sub(1),
            '\r' | '\u{7}' | '\u{c}' => {
                pieces.push_lines(&Styled::from(paragraph.as_str()), None, &Piece::default())?;
                paragraph.clear();
                in_instruction = 0;
            }
            _ if in_instruction > 0 => {}
            '\u{b}' => paragraph.push('\n'),
            '\u{1e}' => paragraph.push('-'),
            c => paragraph.push(c),
        }
    }
    pieces.push_lines(&Styled::from(paragraph.as_str()), None, &Piece::default())?;
    Ok(pieces.into_inner())
}

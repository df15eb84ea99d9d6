//! Compressed streams that unfold without measure. The interpreter unfolds a stream whole, so this comes first.

use std::io::Read;

use domain::documents::NoText;
use flate2::read::ZlibDecoder;

use crate::limits::{MAX_PDF_BYTES, MAX_PDF_STREAM_BYTES};

/// Deflate makes a thousand bytes of one at most, so a short stream need not be tried.
const HARMLESS: usize = (MAX_PDF_STREAM_BYTES / 1100) as usize;

/// How often a stream may be deflated on top of itself.
const MAX_LAYERS: usize = 3;

/// Unfolds every deflated stream to nowhere, within limits. Streams of an encrypted file look like noise and pass.
pub fn check(bytes: &[u8]) -> Result<(), NoText> {
    const BEGIN: &[u8] = b"stream";
    const END: &[u8] = b"endstream";
    let mut total = 0_u64;
    let mut at = 0;
    while let Some(offset) = bytes.get(at..).and_then(|rest| position(rest, BEGIN)) {
        let begin = at + offset;
        at = begin + BEGIN.len();
        if bytes.get(..begin).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let start = rest.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let data = rest.get(start..).unwrap_or_default();
        let data = data.get(..position(data, END).unwrap_or(data.len())).unwrap_or_default();
        at += start + data.len();
        // Layers multiply, so a layered stream is tried however short it is.
        let unfolded = if data.len() > HARMLESS || is_layered(data) { unfold(data) } else { 0 };
        total = total.saturating_add(unfolded);
        if unfolded > MAX_PDF_STREAM_BYTES || total > MAX_PDF_BYTES {
            return Err(NoText::TooLong);
        }
    }
    Ok(())
}

fn is_deflated(data: &[u8]) -> bool {
    matches!(data, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

fn is_layered(data: &[u8]) -> bool {
    if !is_deflated(data) {
        return false;
    }
    let mut head = [0; 2];
    ZlibDecoder::new(data).read_exact(&mut head).is_ok() && is_deflated(&head)
}

/// The size of the largest layer.
fn unfold(data: &[u8]) -> u64 {
    let mut largest = 0;
    let mut layer = data.to_vec();
    for _ in 0..MAX_LAYERS {
        if !is_deflated(&layer) {
            break;
        }
        let mut inner = Vec::new();
        // A fault ends the stream for the interpreter as well.
        let _ = ZlibDecoder::new(layer.as_slice()).take(MAX_PDF_STREAM_BYTES + 1).read_to_end(&mut inner);
        largest = largest.max(inner.len() as u64);
        if largest > MAX_PDF_STREAM_BYTES {
            break;
        }
        layer = inner;
    }
    largest
}

fn position(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    while let Some(offset) = bytes.get(at..)?.iter().position(|byte| *byte == first) {
        at += offset;
        if bytes.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}

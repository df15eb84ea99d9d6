//! JPEG: its size stands in the segment that begins the frame.

use std::io::{Read, Seek, SeekFrom};

use super::{PictureFault, PicturePage};
use crate::bytes::slice;
use crate::limits::JPEG_HEAD;

/// The one page.
pub fn page(mut file: impl Read + Seek) -> Result<PicturePage, PictureFault> {
    let mut head = Vec::new();
    file.seek(SeekFrom::Start(0)).map_err(|_| PictureFault::Damaged)?;
    file.take(JPEG_HEAD).read_to_end(&mut head).map_err(|_| PictureFault::Damaged)?;
    frame(&head).ok_or(PictureFault::Damaged)
}

fn frame(head: &[u8]) -> Option<PicturePage> {
    let big = |at: usize| Some(u16::from_be_bytes(slice(head, at, 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        if *head.get(at)? != 0xff {
            return None;
        }
        match *head.get(at + 1)? {
            // Filling, and marks without a length.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            // The picture itself or its end: no frame came before it.
            0xd9 | 0xda => return None,
            // Tables look like frames but are none.
            0xc0..=0xcf if !matches!(*head.get(at + 1)?, 0xc4 | 0xc8 | 0xcc) => {
                let (height, width) = (u32::from(big(at + 5)?), u32::from(big(at + 7)?));
                return Some(PicturePage { width, height });
            }
            _ => at += 2 + usize::from(big(at + 2)?.max(2)),
        }
    }
}

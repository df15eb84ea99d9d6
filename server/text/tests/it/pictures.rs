//! Pictures: pages, sizes, and drawing a page of a TIFF.

use std::fs;
use std::io::Cursor;

use domain::documents::{FileKind, NoText};
use text::{PictureFault, PicturePage, picture_pages, tiff_page};

use crate::building::samples;

/// Width, height, bits, compression, colours, data.
type Page<'d> = (u32, u32, u32, u32, u32, &'d [u8]);

/// A TIFF of these pages.
fn tiff(pages: &[Page<'_>]) -> Vec<u8> {
    let mut file = b"II*\0\0\0\0\0".to_vec();
    let mut link = 4;
    for (width, height, bits, compression, colours, data) in pages {
        let data_at = u32::try_from(file.len()).expect("short");
        file.extend_from_slice(data);
        let at = u32::try_from(file.len()).expect("short");
        file[link..link + 4].copy_from_slice(&at.to_le_bytes());
        let length = u32::try_from(data.len()).expect("short");
        let tags = [
            (256, *width),
            (257, *height),
            (258, *bits),
            (259, *compression),
            (262, *colours),
            (273, data_at),
            (277, 1),
            (278, *height),
            (279, length),
        ];
        file.extend(u16::try_from(tags.len()).expect("few").to_le_bytes());
        for (tag, value) in tags {
            file.extend([&u16::to_le_bytes(tag)[..], &[4, 0, 1, 0, 0, 0], &u32::to_le_bytes(value)].concat());
        }
        link = file.len();
        file.extend([0; 4]);
    }
    file
}

fn drawn(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(Cursor::new(png)).read_info().expect("a picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    (info.width, info.height, pixels)
}

#[test]
fn pages_are_counted_and_drawn() {
    // A white fax of two lines, and four grey dots.
    let file = tiff(&[(8, 2, 1, 4, 0, &[0xc0, 0x04, 0x00, 0x40]), (2, 2, 8, 1, 1, &[0, 50, 100, 255])]);
    let pages = picture_pages(FileKind::Tiff, Cursor::new(&file)).expect("pages");
    assert_eq!(pages, [PicturePage { width: 8, height: 2 }, PicturePage { width: 2, height: 2 }]);
    let page = |number| tiff_page(Cursor::new(&file), number);
    assert_eq!(drawn(&page(1).expect("drawn")), (8, 2, vec![0xff, 0xff]));
    assert_eq!(drawn(&page(2).expect("drawn")), (2, 2, vec![0, 50, 100, 255]));
    assert_eq!(page(0), Err(PictureFault::Absent));
    assert_eq!(page(3), Err(PictureFault::Absent));
    assert_eq!(text::read_blocks(FileKind::Tiff, false, Cursor::new(&file)), Err(NoText::Scanned));
}

#[test]
fn what_a_picture_claims_is_checked() {
    let huge = tiff(&[(60_000, 60_000, 8, 1, 1, &[0])]);
    assert_eq!(tiff_page(Cursor::new(&huge), 1), Err(PictureFault::TooLarge));
    let short = tiff(&[(200, 200, 8, 1, 1, &[0])]);
    assert_eq!(tiff_page(Cursor::new(&short), 1), Err(PictureFault::Damaged));
    let mut endless = tiff(&[(2, 2, 8, 1, 1, &[0; 4])]);
    let (end, first) = (endless.len() - 4, endless[4..8].to_vec());
    endless[end..].copy_from_slice(&first);
    assert_eq!(picture_pages(FileKind::Tiff, Cursor::new(&endless)), Err(PictureFault::Damaged));
    assert_eq!(picture_pages(FileKind::Tiff, Cursor::new(b"II*\0")), Err(PictureFault::Damaged));
    assert_eq!(picture_pages(FileKind::Pdf, Cursor::new(b"%PDF")), Err(PictureFault::NoPicture));
    assert_eq!(text::read_blocks(FileKind::Jpeg, false, Cursor::new(b"\xff\xd8\xff")), Err(NoText::Damaged));
}

#[test]
fn real_pictures() {
    let Some(folder) = samples("office") else { return };
    let read = |name: &str| Cursor::new(fs::read(folder.join(name)).expect(name));
    for (name, count) in [("testTIFF.tif", 1), ("testTIFF_multipage.tif", 2)] {
        let pages = picture_pages(FileKind::Tiff, read(name)).expect(name);
        assert!(pages.len() >= count, "{name}: {pages:?}");
        for (number, page) in (1..).zip(pages) {
            let (width, height, _) = drawn(&tiff_page(read(name), number).expect(name));
            assert_eq!((width, height), (page.width, page.height), "{name}");
        }
    }
    for name in ["testJPEG.jpg", "testJPEG_GEO.jpg", "testOCR.jpg"] {
        let pages = picture_pages(FileKind::Jpeg, read(name)).expect(name);
        assert!(pages.iter().all(|page| page.width > 50 && page.height > 20), "{name}: {pages:?}");
    }
}

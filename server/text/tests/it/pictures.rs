//! Pictures: pages, sizes, and drawing a page of a TIFF.

use std::fs;
use std::io::Cursor;

use domain::documents::{FileKind, NoText};
use text::{PictureFault, PicturePage, pdf_page, picture_pages, tiff_page};

use crate::building::{pdf_of_pages, samples};

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
    assert_eq!(picture_pages(FileKind::Docx, Cursor::new(b"PK")), Err(PictureFault::NoPicture));
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

#[test]
fn pages_of_a_pdf_are_drawn_in_a_width() {
    let content = "0 0 0 rg 0 0 298 842 re f".to_owned();
    let file = pdf_of_pages(&[content, String::new()], "");
    let pages = picture_pages(FileKind::Pdf, Cursor::new(&file)).expect("pages");
    assert_eq!(pages, [PicturePage { width: 595, height: 842 }; 2]);
    let (width, height, pixels) = drawn(&pdf_page(Cursor::new(&file), 1, 200).expect("drawn"));
    assert_eq!((width, height), (200, 283));
    // Black on the left, white on the right.
    let dot = |x: usize| pixels.get((100 * 200 + x) * 3..(100 * 200 + x) * 3 + 3).map(<[u8]>::to_vec);
    assert_eq!((dot(20), dot(180)), (Some(vec![0; 3]), Some(vec![255; 3])));
    assert_eq!(pdf_page(Cursor::new(&file), 3, 200), Err(PictureFault::Absent));
    assert_eq!(pdf_page(Cursor::new(&file), 1, 0), Err(PictureFault::TooLarge));
    assert_eq!(pdf_page(Cursor::new(&file), 1, 1 << 20), Err(PictureFault::TooLarge));
    assert_eq!(pdf_page(Cursor::new(b"%PDF-1.4"), 1, 200), Err(PictureFault::Damaged));
}

#[test]
fn a_page_that_would_be_drawn_for_ever_is_not_drawn() {
    let endless = pdf_of_pages(&["0 0 5 5 re f ".repeat(text::limits::MAX_DRAWN_STEPS + 1)], "");
    assert_eq!(pdf_page(Cursor::new(endless), 1, 200), Err(PictureFault::TooLarge));
    // A page a thousand times as high as wide.
    let mut high = pdf_of_pages(&[String::new()], "");
    let at = high.windows(11).position(|window| window == b"0 0 595 842").expect("the size");
    high[at..at + 11].copy_from_slice(b"0 0 5 99999");
    assert_eq!(pdf_page(Cursor::new(high), 1, 200), Err(PictureFault::TooLarge));
}

#[test]
fn a_real_scan_can_be_drawn() {
    let Some(folder) = samples("office") else { return };
    let file = fs::read(folder.join("testOCR.pdf")).expect("the scan");
    let (width, _, pixels) = drawn(&pdf_page(Cursor::new(file), 1, 600).expect("drawn"));
    assert_eq!(width, 600);
    assert!(pixels.iter().any(|value| *value < 160) && pixels.iter().any(|value| *value > 250));
}

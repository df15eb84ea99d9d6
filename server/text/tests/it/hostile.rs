//! Files that were cut, changed or made to harm: reading them ends, and ends without a panic.

use std::fs;
use std::io::{Cursor, Write};

use domain::documents::{FileKind, NoText};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::building::{Docx, p, pdf, read_docx, samples, stream};

/// Enough to meet every kind of file; set `PROPTEST_CASES` for a longer hunt.
const CASES: u32 = 48;

pub fn config() -> ProptestConfig {
    let cases =
        if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { CASES };
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(20),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Recognises and reads, whatever comes of it.
fn survive(name: &str, bytes: &[u8]) {
    let _ = text::recognise(name, &mut Cursor::new(bytes));
    if let Some(kind) = FileKind::by_name(name) {
        let _ = text::read_blocks(kind, false, Cursor::new(bytes));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn cut_and_changed_samples_are_survived(
        which in any::<prop::sample::Index>(),
        keep in 0.0..1.4_f64,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..24),
    ) {
        let Some(folder) = samples("office") else { return Ok(()) };
        let mut files: Vec<_> = fs::read_dir(folder).expect("the folder is read").flatten().map(|entry| entry.path()).collect();
        files.sort();
        let path = which.get(&files);
        let mut bytes = fs::read(path).expect("a sample is read");
        // Most changed files keep their end, or nothing behind it would be tried.
        bytes.truncate((bytes.len() as f64 * keep) as usize);
        for (at, value) in changes {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
        }
        survive(&path.file_name().expect("a name").to_string_lossy(), &bytes);
    }

    #[test]
    fn changed_documents_inside_a_sound_archive_are_survived(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"&;a-z0-9 ]{1,3}"), 1..12),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let Some(folder) = samples("office") else { return Ok(()) };
        let names = ["testWORD_various.docx", "testWORD_numbered_list.docx", "testWORD_2006ml.docx", "footnotes.docx"];
        let bytes = fs::read(folder.join(which.get(&names))).expect("a sample is read");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            std::io::copy(&mut entry, &mut bytes).expect("its bytes");
            let name = entry.name().expect("its name").into_owned();
            if ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"].contains(&name.as_str()) {
                for (at, with) in &changes {
                    let at = at.index(bytes.len().max(1));
                    let end = (at + with.len()).min(bytes.len());
                    bytes.splice(at..end, with.bytes());
                }
                if let Some(cut) = &cut {
                    bytes.truncate(cut.index(bytes.len().max(1)));
                }
            }
            parts.push((name, bytes));
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        survive("a.docx", &crate::building::zip(&parts));
    }
}

#[test]
fn document_types_and_foreign_entities_are_refused() {
    let prolog = r#"<!DOCTYPE w [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]>"#;
    assert_eq!(read_docx(&Docx { body: &p("&b;"), prolog, ..Docx::default() }), Err(NoText::Damaged));
    assert_eq!(read_docx(&Docx { body: &p("&b;"), ..Docx::default() }), Err(NoText::Damaged));
    assert!(read_docx(&Docx { body: &p("&amp;&#1046;"), ..Docx::default() }).is_ok());
}

#[test]
fn depth_and_size_are_limited() {
    let deep = "<w:sdt>".repeat(5000) + &"</w:sdt>".repeat(5000);
    assert_eq!(read_docx(&Docx { body: &deep, ..Docx::default() }), Err(NoText::TooLong));
    let many = p("а").repeat(text::limits::MAX_BLOCKS + 1);
    assert_eq!(read_docx(&Docx { body: &many, ..Docx::default() }), Err(NoText::TooLong));
    let long = p(&"слово ".repeat(50_000)).repeat(8);
    assert_eq!(read_docx(&Docx { body: &long, ..Docx::default() }), Err(NoText::TooLong));
}

#[test]
fn fields_that_are_never_closed_cost_no_time() {
    let open = r#"<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>"#
        .repeat(50_000);
    let body = format!("<w:p>{open}<w:r><w:t>{}</w:t></w:r></w:p>", "text ".repeat(80_000));
    assert!(read_docx(&Docx { body: &body, ..Docx::default() }).is_ok());
}

#[test]
fn a_pdf_stream_that_unfolds_without_measure_is_not_unfolded() {
    // A flushed block of a megabyte stands by itself, so it can be repeated instead of compressed again.
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![b' '; 1 << 20]).expect("compressed");
    encoder.flush().expect("flushed");
    let start = encoder.get_ref().clone();
    let (header, block) = start.split_at(2);
    let once = [header, &block.repeat(140), &[3, 0]].concat();
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&once).expect("compressed");
    let twice = encoder.finish().expect("compressed");
    for (filter, data) in [("/FlateDecode", once), ("[/FlateDecode/FlateDecode]", twice)] {
        let bytes = pdf(
            &[
                b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>".to_vec(),
                stream(&format!("/Filter{filter}"), &data),
            ],
            "",
        );
        assert_eq!(
            text::read_blocks(FileKind::Pdf, false, Cursor::new(bytes)),
            Err(NoText::TooLong),
            "{filter}"
        );
    }
}

#[test]
fn pdf_forms_that_draw_each_other_without_end_are_stopped() {
    // Each form draws the next one ten times: ten to the twelfth lines if nobody stopped it.
    let forms: usize = 12;
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
            .to_vec(),
        stream("", b"/X Do"),
    ];
    for at in 0..forms {
        let next = 6 + at;
        let form = format!("/Type/XObject/Subtype/Form/BBox[0 0 5 5]/Resources<</XObject<</X {next} 0 R>>>>");
        objects.push(stream(&form, "/X Do ".repeat(10).as_bytes()));
    }
    objects.push(stream("/Type/XObject/Subtype/Form/BBox[0 0 5 5]", b"0 0 m 1 1 l S"));
    let result = text::read_blocks(FileKind::Pdf, false, Cursor::new(pdf(&objects, "")));
    assert_eq!(result, Err(NoText::TooLong));
}

#![no_main]

mod wrap;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    // Every bookmark names a row: the reader has the more to do.
    let names = text::RowNames { above: "alqa:rows", of_bookmark: |bookmark| Some(bookmark.to_owned()) };
    let file = wrap::package(wrap::DOCX, file);
    let _ = text::read_named_rows(domain::documents::FileKind::Docx, file, names);
});

#![no_main]

mod wrap;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let names = text::RowNames { above: "alqa:rows", of_bookmark: |_| None };
    let file = wrap::package(wrap::XLSX, file);
    let _ = text::read_named_rows(domain::documents::FileKind::Xlsx, file, names);
});

#![no_main]

mod wrap;

const PARTS: &[&str] = &[
    "ppt/presentation.xml",
    "ppt/_rels/presentation.xml.rels",
    "ppt/slides/slide1.xml",
    "ppt/slides/_rels/slide1.xml.rels",
    "ppt/notesSlides/notesSlide1.xml",
];

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let file = wrap::package(PARTS, file);
    let _ = text::read_blocks(domain::documents::FileKind::Pptx, false, file);
});

//! What a file may cost. Each limit is far above an honest document and far below what hurts the server.

/// Bytes read from a file as a whole. Uploads end at 60 MB; this is a second fence.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// Text of one document, in bytes of UTF-8 after normalisation.
pub const MAX_TEXT_BYTES: usize = 4 << 20;

/// Stretches of text that stand out in one document; those beyond look like the rest.
pub const MAX_EMPHASIS: usize = 200_000;

/// Blocks of one document.
pub const MAX_BLOCKS: usize = 50_000;

/// Bytes the main part of a DOCX may unfold to.
pub const MAX_XML_BYTES: u64 = 128 << 20;

/// Bytes any other part of it may unfold to.
pub const MAX_SIDE_XML_BYTES: u64 = 32 << 20;

/// Nested elements in an XML part.
pub const MAX_XML_DEPTH: usize = 256;

/// Elements kept in memory at once: a paragraph, or a whole part such as the styles.
pub const MAX_XML_NODES: usize = 1_000_000;

/// Archives within archives, the uploaded one counted.
pub const MAX_ARCHIVE_DEPTH: usize = 5;

/// Entries of an archive and of all archives inside it.
pub const MAX_ARCHIVE_ENTRIES: usize = 20_000;

/// Bytes an archive and all archives inside it may unfold to.
pub const MAX_UNPACKED_BYTES: u64 = 1 << 30;

/// An entry larger than [`RATIO_CHECKED_FROM`] that unfolds to more than this many times its packed size is a bomb.
pub const MAX_RATIO: u64 = 200;

/// Unfolded size below which the ratio does not matter.
pub const RATIO_CHECKED_FROM: u64 = 64 << 20;

/// Bytes at the head of a broken ZIP searched for entry names.
pub const BROKEN_ZIP_HEAD: u64 = 1 << 20;

/// Directory entries of an OLE compound file that are looked at.
pub const MAX_OLE_ENTRIES: usize = 20_000;

/// Records of a binary Office stream or blocks of a RAR archive that are looked at.
pub const MAX_RECORDS: usize = 20_000;

/// Bytes at the head of a file where a PDF may begin.
pub const PDF_HEAD: u64 = 1024;

/// Bytes at the end of a PDF where its closing marks must be.
pub const PDF_TAIL: u64 = 16 << 10;

/// Pages of a PDF.
pub const MAX_PAGES: usize = 5_000;

/// Glyphs of a PDF; more of them than letters in [`MAX_TEXT_BYTES`] is no text.
pub const MAX_GLYPHS: usize = 5_000_000;

/// Drawing steps of a PDF of any kind.
pub const MAX_DRAWING_STEPS: usize = 20_000_000;

/// Forms drawn by a PDF, one inside the other or again and again.
pub const MAX_FORMS: usize = 100_000;

/// Bytes one stream of a PDF may unfold to.
pub const MAX_PDF_STREAM_BYTES: u64 = 128 << 20;

/// Bytes all streams of a PDF may unfold to.
pub const MAX_PDF_BYTES: u64 = 1 << 30;

/// Stack of the thread that runs a library on foreign input.
pub const ASIDE_STACK_BYTES: usize = 64 << 20;

/// Groups within groups of an RTF file.
pub const MAX_RTF_DEPTH: usize = 1_000;

/// Sheets of a workbook.
pub const MAX_SHEETS: usize = 1_000;

/// Rows of a sheet: Excel has no more.
pub const MAX_SHEET_ROWS: u32 = 1 << 20;

/// Columns of a sheet: Excel has no more.
pub const MAX_SHEET_COLUMNS: u32 = 1 << 14;

/// Records of one binary workbook.
pub const MAX_SHEET_RECORDS: usize = 5_000_000;

/// Bytes all parts of a package may unfold to, each counted as often as it is read.
pub const MAX_PACKAGE_BYTES: u64 = 256 << 20;

/// Slides of a presentation.
pub const MAX_SLIDES: usize = 5_000;

/// Containers within containers of a binary presentation.
pub const MAX_RECORD_DEPTH: usize = 32;

/// Records of a binary presentation.
pub const MAX_SLIDE_RECORDS: usize = 2_000_000;

/// Letters of a DOC file, with those that are not shown.
pub const MAX_DOC_LETTERS: u32 = 8 << 20;

/// Runs of letters or paragraphs that look alike in a DOC file.
pub const MAX_DOC_RUNS: usize = 2_000_000;

/// Characters of the name of an archive's entry that are shown.
pub const MAX_NAME_CHARS: usize = 1_000;

/// Bytes of one header of a RAR 5 archive: the format allows no more.
pub const MAX_RAR_HEADER_BYTES: u64 = 2 << 20;

/// Headers of a RAR archive from which a packed entry is taken.
pub const MAX_RAR_HEADERS: u64 = (MAX_RECORDS + MAX_ARCHIVE_ENTRIES) as u64;

/// Bytes that may be unpacked on the way to one entry of a RAR archive.
pub const MAX_RAR_UNPACKED: u64 = 512 << 20;

/// Bytes a packed entry may look back: WinRAR takes 32 MB unless it is told otherwise.
pub const MAX_RAR_WINDOW: u64 = 128 << 20;

/// Bytes of memory for unpacking an entry of a RAR archive.
pub const MAX_RAR_MEMORY: u64 = 384 << 20;

/// Pages of a TIFF.
pub const MAX_TIFF_PAGES: usize = 2_000;

/// Entries in the directory of a TIFF page that are looked at.
pub const MAX_TIFF_TAGS: u64 = 4_096;

/// Pixels of a picture that is decoded: a sheet of A3 at 600 dots per inch has 70 million.
pub const MAX_PIXELS: u64 = 72_000_000;

/// Bytes of a decoded picture.
pub const MAX_PIXEL_BYTES: usize = 216 << 20;

/// Bytes at the head of a JPEG in which its size is looked for.
pub const JPEG_HEAD: u64 = 4 << 20;

/// Steps of a PDF page that is drawn.
pub const MAX_DRAWN_STEPS: usize = 1_000_000;

/// Pixels of all pictures on a PDF page that is drawn, as it claims them.
pub const MAX_DRAWN_PIXELS: u64 = 200_000_000;

/// Width of a page that is drawn: A4 at 400 dots per inch.
pub const MAX_DRAWN_WIDTH: u32 = 3_400;

/// Height of a page that is drawn.
pub const MAX_DRAWN_HEIGHT: u32 = 10_000;

/// Fields within fields of a document.
pub const MAX_OPEN_FIELDS: usize = 64;

/// Fonts, styles or lists of a document that are remembered.
pub const MAX_DEFINITIONS: usize = 20_000;

/// Relations of one part of a package.
pub const MAX_RELATIONS: usize = 20_000;

/// What reading a part of a package counts at least, in bytes.
pub const MIN_PART_COST: u64 = 4 << 10;

/// Texts that the sheets of a workbook share.
pub const MAX_SHARED_STRINGS: usize = 2_000_000;

/// Bytes of text in the records of a binary presentation, each counted as often as it is read.
pub const MAX_SLIDE_TEXT_BYTES: usize = 64 << 20;

/// Cells of a table with named rows: five thousand rows of forty columns.
pub const MAX_NAMED_CELLS: usize = 200_000;

/// Text of such a table, in bytes.
pub const MAX_NAMED_BYTES: usize = 32 << 20;

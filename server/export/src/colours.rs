//! Colours that all formats share, as 0xRRGGBB. Each is dark enough to be read on white.

/// Behind headings.
pub const HEADING: u32 = 0xe8_edf2;
/// A wording that goes.
pub const STRUCK: u32 = 0xa3_1621;
/// A wording that comes.
pub const INSERTED: u32 = 0x0b_5d3b;
/// Lines of tables.
pub const LINES: u32 = 0x40_4040;
/// Headers and footers.
pub const QUIET: u32 = 0x59_5959;

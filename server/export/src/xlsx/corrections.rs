//! What the library below writes and this crate does not want.
//!
//! The library says that Excel made the file, at the time the clock of the computer shows, so that equal tables would
//! be unequal files. And it says of every height that somebody set it by hand, so that a row would not grow when
//! somebody writes into it.

use std::io::{Cursor, Write, read_to_string};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::xml::{Xml, core_properties};

const APPLICATION: &str = "docProps/app.xml";
const CORE: &str = "docProps/core.xml";

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The same file with properties of ours and heights that are only proposed.
pub fn correct(file: &[u8], title: &str) -> ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(file))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(file.len())));
    for index in 0..archive.len() {
        let name = archive.by_index_raw(index)?.name()?.into_owned();
        let ours = match name.as_str() {
            APPLICATION => application(),
            CORE => core_properties(title, None),
            SHEET => without_fixed_heights(&read_to_string(archive.by_index(index)?)?),
            _ => {
                writer.raw_copy_file(archive.by_index_raw(index)?)?;
                continue;
            }
        };
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        writer.start_file(name, options)?;
        writer.write_all(ours.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// No text of the table is in this part, so the words found are attributes.
fn without_fixed_heights(sheet: &str) -> String {
    sheet.replace(r#" customHeight="1""#, "")
}

fn application() -> String {
    let root = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", root)], |xml| {
        xml.element("Application", &[], |xml| xml.text("Alqa"));
    })
}

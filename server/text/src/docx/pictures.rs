//! How many pictures a document holds.

use std::io::{Read, Seek};

use domain::documents::NoText;

use super::package::Package;
use crate::ooxml::xml::{Part, Step};

/// Pictures, charts and diagrams in the text; what older programs are offered in their place is not counted again.
pub fn count(file: impl Read + Seek) -> Result<u32, NoText> {
    let package = Package::open(file)?;
    let mut part = Part::new(&package.document);
    let mut found = 0;
    loop {
        match part.step()? {
            Step::Begin(element) => match element.name() {
                "Fallback" => part.skip()?,
                "blip" | "imagedata" | "chart" | "relIds" => found += 1,
                _ => {}
            },
            Step::End | Step::Text(_) => {}
            Step::Over => return Ok(found),
        }
    }
}

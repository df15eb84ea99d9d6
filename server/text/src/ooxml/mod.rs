//! What DOCX, XLSX and PPTX have in common: a ZIP of XML parts.

pub mod package;
pub mod xml;

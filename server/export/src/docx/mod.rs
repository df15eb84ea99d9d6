//! Word documents.

mod grid;
mod package;
mod page;
mod paragraph;
mod styles;
mod table;
mod text;

use domain::lang::Lang;

pub use table::docx_table;
pub use text::docx_text;

use crate::error::ExportError;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES: [(&str, &str); 2] =
    [("xmlns:w", WORD), ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")];

/// Names of bookmarks that begin with `_` are not shown to those who edit.
const ROW_PREFIX: &str = "_alqa_";
/// What Word allows for the name of a bookmark.
const LONGEST_NAME: usize = 40;

fn lang_tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "kk-KZ",
        Lang::Ru => "ru-RU",
        Lang::En => "en-GB",
    }
}

/// The name of the bookmark of a row.
fn row_name(id: &str) -> Result<String, ExportError> {
    let mut name = ROW_PREFIX.to_owned();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() {
            name.push(char::from(byte));
        } else {
            name.push_str(&format!("_{byte:02X}"));
        }
    }
    if name.len() > LONGEST_NAME { Err(ExportError::RowIdTooLong) } else { Ok(name) }
}

#[cfg(test)]
mod tests {
    use super::row_name;
    use crate::error::ExportError;

    #[test]
    fn a_row_is_named_by_its_identifier() {
        assert_eq!(row_name("01JX"), Ok("_alqa_01JX".to_owned()));
        assert_eq!(row_name("a:1"), Ok("_alqa_a_3A1".to_owned()));
        assert_eq!(row_name(&"x".repeat(35)), Err(ExportError::RowIdTooLong));
    }
}

//! Names of the bookmarks that find a row again.

use crate::error::ExportError;

/// Names of bookmarks that begin with `_` are not shown to those who edit.
const PREFIX: &str = "_alqa_";
/// What Word allows for the name of a bookmark.
const LONGEST: usize = 40;

/// The name of the bookmark of a row.
pub fn row_name(id: &str) -> Result<String, ExportError> {
    let mut name = PREFIX.to_owned();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() {
            name.push(char::from(byte));
        } else {
            name.push_str(&format!("_{byte:02X}"));
        }
    }
    if name.len() > LONGEST { Err(ExportError::RowIdTooLong) } else { Ok(name) }
}

/// The identifier of the row that has a bookmark of this name; none for a bookmark of another making.
pub fn row_id(bookmark: &str) -> Option<String> {
    let mut rest = bookmark.strip_prefix(PREFIX)?.bytes();
    let mut id = Vec::new();
    while let Some(byte) = rest.next() {
        match byte {
            b'_' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                id.push(u8::try_from(high * 16 + low).ok()?);
            }
            byte if byte.is_ascii_alphanumeric() => id.push(byte),
            _ => return None,
        }
    }
    String::from_utf8(id).ok()
}

#[cfg(test)]
mod tests {
    use super::{row_id, row_name};
    use crate::error::ExportError;

    #[test]
    fn a_row_is_named_by_its_identifier() {
        assert_eq!(row_name("01JX"), Ok("_alqa_01JX".to_owned()));
        assert_eq!(row_name("a:1"), Ok("_alqa_a_3A1".to_owned()));
        assert_eq!(row_name(&"x".repeat(35)), Err(ExportError::RowIdTooLong));
        for other in ["_Toc123", "_alqa_a_3", "_alqa_a-b", "_alqa__FF"] {
            assert_eq!(row_id(other), None, "{other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_name_gives_the_identifier_back(id in "\\PC{0,12}") {
            if let Ok(name) = row_name(&id) {
                proptest::prop_assert_eq!(row_id(&name), Some(id));
            }
        }
    }
}

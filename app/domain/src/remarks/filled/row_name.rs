//! The hidden name of a row: which remark, and in which state it was when the file was made.

use crate::{id::RemarkId, time::Moment};

/// Letters of an identifier.
const ID: usize = 26;
/// Letters of a mark: with the identifier as much as the name of a bookmark in a text document holds.
const MARK: u32 = 8;
const RADIX: u64 = 36;

/// The name of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowName {
    /// Which remark.
    pub remark: RemarkId,
    mark: String,
}

impl RowName {
    /// Reads a name.
    pub fn read(name: &str) -> Option<Self> {
        let (id, mark) = name.trim().split_at_checked(ID)?;
        Some(Self { remark: id.parse().ok()?, mark: mark.to_ascii_uppercase() })
    }

    /// Whether the remark is still as it was when the file was made.
    pub fn is_fresh(&self, version: i64, answered: Option<Moment>) -> bool {
        self.mark == mark(version, answered)
    }
}

/// The name of the row of a remark with this version of its text, answered last at this time.
pub fn row_name(remark: RemarkId, version: i64, answered: Option<Moment>) -> String {
    format!("{remark}{}", mark(version, answered))
}

/// A fingerprint of the state (FNV-1a): it tells states apart and keeps no secret.
fn mark(version: i64, answered: Option<Moment>) -> String {
    let answered = answered.map_or(-1, |moment| moment.0);
    let bytes = version.to_le_bytes().into_iter().chain(answered.to_le_bytes());
    let mut rest = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let digit = |_| {
        let digit = u32::try_from(rest % RADIX).ok().and_then(|digit| char::from_digit(digit, 36));
        rest /= RADIX;
        digit.unwrap_or('0').to_ascii_uppercase()
    };
    (0..MARK).map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ulid;
    use std::collections::HashSet;

    #[test]
    fn a_name_says_which_remark_and_whether_it_has_changed() {
        let remark: RemarkId = Ulid::from(7_u128).into();
        let name = row_name(remark, 1, None);
        assert_eq!(name.len(), 34);
        let read = RowName::read(&format!(" {} ", name.to_lowercase())).unwrap();
        assert_eq!(read.remark, remark);
        assert!(read.is_fresh(1, None));
        assert!(!read.is_fresh(2, None) && !read.is_fresh(1, Some(Moment(5))));
        assert!(!RowName::read(&remark.to_string()).unwrap().is_fresh(1, None), "without a mark");
        for wrong in ["", "x", "ескерту", &"ә".repeat(26)] {
            assert_eq!(RowName::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn states_close_to_each_other_have_marks_of_their_own() {
        let marks: HashSet<String> = (1..50)
            .flat_map(|version| {
                (0..200).map(move |at| mark(version, Some(Moment(1_795_341_600_000_000 + at))))
            })
            .collect();
        assert_eq!(marks.len(), 49 * 200);
    }
}

//! Pages of `domain::previews`.

mod archive;
mod calls;
mod preview_page;

pub use preview_page::{AttachmentPreviewPage, DocumentPreviewPage, ItemPreviewPage};

/// The numbers of entries in an address, `1.0.3`; none if they are no numbers.
pub fn way(text: &str) -> Option<Vec<u32>> {
    if text.is_empty() {
        Some(Vec::new())
    } else {
        text.split('.').map(|number| number.parse().ok()).collect()
    }
}

/// The numbers of entries as they stand in an address.
fn said(way: &[u32]) -> String {
    way.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::{said, way};

    #[test]
    fn a_way_reads_as_it_is_said() {
        for numbers in [vec![], vec![3], vec![1, 0, 12]] {
            assert_eq!(way(&said(&numbers)), Some(numbers));
        }
        for wrong in [".", "1.", "a", "-1", "1..2", "99999999999"] {
            assert_eq!(way(wrong), None, "{wrong}");
        }
    }
}

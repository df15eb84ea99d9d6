//! Names of files as they are kept and shown.

use domain::documents::FILE_NAME_MAX;

/// Longest ending that is kept whole when a name is cut.
const ENDING_MAX: usize = 10;

/// The name without folders, without characters that can't be seen or that turn the line around ("gpj.exe" shown as
/// "exe.jpg"), and no longer than allowed; the ending stays.
pub(super) fn tidy(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = base.chars().filter(|c| !is_unseen(*c)).collect();
    shorten(shown.trim())
}

/// Control characters, and the marks of Unicode that have no shape of their own.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn shorten(name: &str) -> String {
    let max = FILE_NAME_MAX as usize;
    if name.chars().count() <= max {
        return name.to_owned();
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= ENDING_MAX => {
            let stem: String = stem.chars().take(max - 1 - ending.chars().count()).collect();
            format!("{stem}.{ending}")
        }
        _ => name.chars().take(max).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_unseen_characters_go() {
        assert_eq!(tidy("C:\\Құжаттар\\жоба.docx"), "жоба.docx");
        assert_eq!(tidy("../../etc/passwd"), "passwd");
        assert_eq!(tidy(" a\u{202e}xcod.pdf\r\n"), "axcod.pdf");
        assert_eq!(tidy("folder/"), "");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let kept = tidy(&format!("{}.docx", "ұ".repeat(400)));
        assert_eq!(kept.chars().count(), 255);
        assert!(kept.ends_with("ұ.docx"));
        assert_eq!(tidy(&"x".repeat(400)).len(), 255);
    }
}

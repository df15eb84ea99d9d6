//! Names of entries: decoded, and harmless to show.

use crate::charset::CodePage;
use crate::limits::MAX_NAME_CHARS;

/// The name in these bytes: UTF-8, or the code page of DOS that packers for Windows still write.
pub fn decode(bytes: &[u8]) -> String {
    const DOS_CYRILLIC: CodePage = CodePage(866);
    match std::str::from_utf8(bytes) {
        Ok(name) => name.to_owned(),
        Err(_) => DOS_CYRILLIC.decode(bytes).into_owned(),
    }
}

/// A name that leads nowhere and shows what it is: folders parted by "/", no steps upwards, no drives, no characters
/// that steer the display.
pub fn harmless(name: &str) -> String {
    let steps: Vec<String> = name
        .split(['/', '\\'])
        .map(|step| step.chars().map(plain).collect::<String>())
        .filter_map(step)
        .collect();
    let shown = steps.join("/");
    let mut chars = shown.chars();
    let short: String = chars.by_ref().take(MAX_NAME_CHARS).collect();
    match (short.is_empty(), chars.next()) {
        (true, _) => "_".to_owned(),
        (_, Some(_)) => short + "…",
        _ => short,
    }
}

fn step(step: String) -> Option<String> {
    match step.trim() {
        "" | "." => None,
        "..." | ".." => Some("_".to_owned()),
        step => Some(step.to_owned()),
    }
}

fn plain(c: char) -> char {
    match c {
        // Direction marks and other signs nobody sees; signs that name drives, streams and patterns.
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | ':'
        | '*'
        | '?'
        | '"'
        | '<'
        | '>'
        | '|' => '_',
        c if c.is_control() => '_',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, harmless};

    #[test]
    fn names_lead_nowhere() {
        assert_eq!(harmless("../../etc/passwd"), "_/_/etc/passwd");
        assert_eq!(harmless("/etc/passwd"), "etc/passwd");
        assert_eq!(harmless("C:\\Windows\\a.doc"), "C_/Windows/a.doc");
        assert_eq!(harmless("a/./b//c/"), "a/b/c");
        assert_eq!(harmless(".. /a"), "_/a");
        assert_eq!(harmless("акт\u{202e}fdp.exe"), "акт_fdp.exe");
        assert_eq!(harmless("a\r\n\0b"), "a___b");
        assert_eq!(harmless("//"), "_");
        assert!(harmless(&"я".repeat(9000)).chars().count() <= crate::limits::MAX_NAME_CHARS + 1);
    }

    #[test]
    fn names_of_old_packers_are_cyrillic() {
        assert_eq!(decode(&[0x80, 0xaa, 0xe2]), "Акт");
        assert_eq!(decode("Акт".as_bytes()), "Акт");
    }

    proptest::proptest! {
        #[test]
        fn no_name_climbs(name in "[./\\\\:a\u{202e} ]{0,24}") {
            let shown = harmless(&name);
            let climbs = shown.starts_with('/') || shown.contains([':', '\\', '\u{202e}']);
            proptest::prop_assert!(!climbs);
            proptest::prop_assert!(shown.split('/').all(|step| !step.is_empty() && step != ".." && step != "."));
            proptest::prop_assert_eq!(harmless(&shown), shown);
        }
    }
}

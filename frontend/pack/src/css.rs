//! One style sheet out of `style/*.css`.
use crate::error::{Doing, PackError};
use std::{fs, path::Path};

/// These come first, in this order: later sheets use the tokens and override the base.
const FIRST: [&str; 3] = ["tokens.css", "fonts.css", "base.css"];

/// Joins the folder's sheets: first the foundations, then the modules by name.
pub fn join(folder: &Path, release: bool) -> Result<String, PackError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).doing("list", folder)? {
        let name = entry.doing("list", folder)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            names.push(name);
        }
    }
    names.sort_by_key(|name| (rank(name), name.clone()));

    let mut sheet = String::new();
    for name in names {
        let path = folder.join(&name);
        let text = fs::read_to_string(&path).doing("read", &path)?;
        if release {
            sheet.push_str(&squeeze(&text));
        } else {
            sheet.push_str(&format!("/* {name} */\n{text}\n"));
        }
    }
    Ok(sheet)
}

fn rank(name: &str) -> usize {
    FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len())
}

/// Drops comments and needless white space and touches nothing else, so that it can't misread
/// CSS newer than itself. Compression takes care of the rest.
pub fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if c.is_ascii_whitespace() {
            space = true;
            rest = &rest[1..];
        } else {
            if space
                && !(matches!(c, '{' | '}' | ';') || out.is_empty() || out.ends_with(['{', '}', ';', ',']))
            {
                out.push(' ');
            }
            space = false;
            let end = if matches!(c, '"' | '\'') { string_end(rest, c) } else { c.len_utf8() };
            if c == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    out
}

/// Where a quoted string that opens `text` ends: white space and comment signs in it are content.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_and_indentation_go() {
        let css = "/* why */\na ,\n b > i {\n  color : light-dark( #000, #fff );\n}\n\n/* x */ p::before { content: \"/* { } */\"; }";
        assert_eq!(
            squeeze(css),
            "a ,b > i{color : light-dark( #000,#fff )}p::before{content: \"/* { } */\"}"
        );
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        let css = "@media (width >= 40rem) and (hover) { a :hover { inset: calc(1px + 2px) auto; --x: ; } }";
        assert_eq!(
            squeeze(css),
            "@media (width >= 40rem) and (hover){a :hover{inset: calc(1px + 2px) auto;--x:}}"
        );
    }

    #[test]
    fn strings_keep_escapes_and_an_unclosed_one_ends_the_sheet() {
        assert_eq!(squeeze(r#"a{content: "\"  {"  }"#), r#"a{content: "\"  {"}"#);
        assert_eq!(squeeze("a{content: 'open  "), "a{content: 'open  ");
        assert_eq!(squeeze("/* open"), "");
    }
}

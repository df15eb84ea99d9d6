//! How a block's text is drawn: the same HTML to read and to write in.

use domain::{
    drafts::{BlockStyle, Wording, markup},
    lang::Lang,
};
use ui::i18n::{Word, drafts as words};

/// The words with bold and italic ones marked, as HTML.
pub(super) fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for run in markup::runs(text) {
        let (open, close) = match (run.bold, run.italic) {
            (true, true) => ("<b><i>", "</i></b>"),
            (true, false) => ("<b>", "</b>"),
            (false, true) => ("<i>", "</i>"),
            (false, false) => ("", ""),
        };
        html.push_str(open);
        html.push_str(&html_escape::encode_text(&run.text));
        html.push_str(close);
    }
    html
}

/// A table as HTML; an empty one has two rows of two cells to begin with.
pub(super) fn table_html(text: &str) -> String {
    let mut rows = markup::rows(text);
    if rows.is_empty() {
        rows = vec![vec![String::new(); 2]; 2];
    }
    let mut html = String::from("<table><tbody>");
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            html.push_str("<td>");
            html.push_str(&self::html(&markup::tidy(&cell)));
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// A wording as HTML.
pub(super) fn wording_html(wording: &Wording) -> String {
    if wording.style == BlockStyle::Table { table_html(&wording.text) } else { html(&wording.text) }
}

/// The name of a style.
pub(super) const fn style(style: BlockStyle) -> Word {
    match style {
        BlockStyle::Title => words::TITLE,
        BlockStyle::Chapter => words::CHAPTER,
        BlockStyle::Article => words::ARTICLE,
        BlockStyle::Heading => words::HEADING,
        BlockStyle::Point => words::POINT,
        BlockStyle::Subpoint => words::SUBPOINT,
        BlockStyle::Item => words::ITEM,
        BlockStyle::Bullet => words::BULLET,
        BlockStyle::Paragraph => words::PARAGRAPH,
        BlockStyle::Table => words::TABLE,
    }
}

/// The name of a language.
pub(super) const fn language(lang: Lang) -> Word {
    match lang {
        Lang::Kk => words::IN_KAZAKH,
        Lang::Ru => words::IN_RUSSIAN,
        Lang::En => words::IN_ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_html() {
        assert_eq!(html("**<b>** & *в*"), "<b>&lt;b&gt;</b> &amp; <i>в</i>");
        let table = table_html("| <script> | б |");
        assert_eq!(table, "<table><tbody><tr><td>&lt;script&gt;</td><td>б</td></tr></tbody></table>");
    }
}

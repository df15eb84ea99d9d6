//! Pasting: what comes from a word processor or a page keeps its structure, and nothing else of it.

use super::{
    desk::{Desk, Writing},
    look,
    rich::{Rich, run_with},
};
use crate::{call::call, form::fresh_key};
use domain::{
    drafts::{AddBlocks, BlockStyle, Wording, lines, markup, pasted},
    id::BlockId,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

/// Takes over what is pasted. One line goes where the cursor is; of several, each becomes a block.
pub(super) fn paste(
    desk: Desk,
    rich: Rich,
    event: &web_sys::ClipboardEvent,
    style: BlockStyle,
    at: Option<BlockId>,
) {
    let Some(data) = event.clipboard_data() else { return };
    let html = data.get_data("text/html").unwrap_or_default();
    let plain = data.get_data("text/plain").unwrap_or_default();
    let mut wordings = if html.trim().is_empty() { Vec::new() } else { read_html(&html) };
    if wordings.is_empty() {
        let otherwise = if style == BlockStyle::Table { BlockStyle::Paragraph } else { style };
        wordings = pasted(&plain, otherwise);
    }
    if style == BlockStyle::Table {
        return insert(rich, &in_cell(&wordings));
    }
    if wordings.len() < 2 && wordings.iter().all(|wording| wording.style != BlockStyle::Table) {
        return insert(rich, &wordings.first().map_or_else(String::new, |wording| wording.text.clone()));
    }
    if !rich.exists {
        let written = Wording::new(style, &rich.text());
        if !written.text.is_empty() {
            wordings.insert(0, written);
        }
    } else if wordings.first().is_some_and(|wording| wording.style != BlockStyle::Table) {
        insert(rich, &wordings.remove(0).text);
    }
    add(desk, rich, wordings, at);
}

fn insert(rich: Rich, text: &str) {
    run_with("insertHTML", &look::html(text));
    rich.sync();
}

/// What can stand in one cell.
fn in_cell(wordings: &[Wording]) -> String {
    let words = |wording: &Wording| match wording.style {
        BlockStyle::Table => markup::rows(&wording.text).concat().join(" "),
        _ => wording.text.clone(),
    };
    markup::tidy(&wordings.iter().map(words).collect::<Vec<_>>().join(" "))
}

/// Adds the blocks at once; a block that was being begun is among them.
fn add(desk: Desk, rich: Rich, wordings: Vec<Wording>, after: Option<BlockId>) {
    let Ok(key) = fresh_key().parse() else { return };
    let text = lines(&wordings);
    let operation = AddBlocks { draft: desk.draft, after, style: BlockStyle::Paragraph, text, key };
    spawn_local(async move {
        match call(operation).await {
            Ok(last) => {
                desk.page.refetch();
                if !rich.exists {
                    desk.writing.try_set(Some(Writing::After(Some(last), BlockStyle::Paragraph)));
                }
            }
            // The words are not lost: they come to stand where they were pasted.
            Err(_) => insert(rich, &in_cell(&wordings)),
        }
    });
}

fn read_html(html: &str) -> Vec<Wording> {
    let Ok(parser) = DomParser::new() else { return Vec::new() };
    let Ok(page) = parser.parse_from_string(&unstyled(html), SupportedType::TextHtml) else {
        return Vec::new();
    };
    let Some(body) = page.body() else { return Vec::new() };
    let mut reader = Reader::default();
    reader.children(&body, Look::default(), 0);
    reader.end_line(BlockStyle::Paragraph);
    reader.found
}

#[derive(Clone, Copy, Default)]
struct Look {
    bold: bool,
    italic: bool,
}

#[derive(Default)]
struct Reader {
    found: Vec<Wording>,
    runs: Vec<markup::Run>,
}

impl Reader {
    fn children(&mut self, node: &Node, look: Look, depth: usize) {
        let children = node.child_nodes();
        for at in 0..children.length() {
            if let Some(child) = children.item(at) {
                self.node(&child, look, depth);
            }
        }
    }

    fn node(&mut self, node: &Node, look: Look, depth: usize) {
        let Some(element) = node.dyn_ref::<Element>() else {
            if node.node_type() == Node::TEXT_NODE {
                let text = node.text_content().unwrap_or_default();
                self.runs.push(markup::Run { text, bold: look.bold, italic: look.italic });
            }
            return;
        };
        let look = looked(element, look);
        match element.tag_name().as_str() {
            "STYLE" | "SCRIPT" | "HEAD" | "TITLE" | "META" | "TEMPLATE" => {}
            "BR" => self.end_line(BlockStyle::Paragraph),
            "TABLE" => {
                self.end_line(BlockStyle::Paragraph);
                self.table(element);
            }
            "UL" | "OL" => {
                self.end_line(BlockStyle::Paragraph);
                self.list(element, depth);
            }
            "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => {
                // A heading is bold by itself.
                self.block(element, Look { bold: false, ..look }, BlockStyle::Heading, depth);
            }
            "P" | "DIV" | "SECTION" | "ARTICLE" | "BLOCKQUOTE" | "PRE" => {
                let style = paragraph_style(element);
                self.block(element, look, style, depth);
            }
            _ => self.children(element, look, depth),
        }
    }

    fn block(&mut self, element: &Element, look: Look, style: BlockStyle, depth: usize) {
        self.end_line(BlockStyle::Paragraph);
        self.children(element, look, depth);
        self.end_line(style);
    }

    fn list(&mut self, list: &Element, depth: usize) {
        let numbered = list.tag_name() == "OL";
        let style = match (numbered, depth) {
            (false, _) => BlockStyle::Bullet,
            (true, 0) => BlockStyle::Point,
            (true, 1) => BlockStyle::Subpoint,
            (true, _) => BlockStyle::Item,
        };
        let children = list.child_nodes();
        for at in 0..children.length() {
            let Some(item) = children.item(at).and_then(|child| child.dyn_into::<Element>().ok()) else {
                continue;
            };
            match item.tag_name().as_str() {
                "UL" | "OL" => self.list(&item, depth + 1),
                _ => self.item(&item, style, depth),
            }
        }
    }

    /// The words of an item, then the lists in it.
    fn item(&mut self, item: &Element, style: BlockStyle, depth: usize) {
        let children = item.child_nodes();
        let mut inner = Vec::new();
        for at in 0..children.length() {
            let Some(child) = children.item(at) else { continue };
            let element = child.dyn_ref::<Element>();
            match element.map(|element| (element.tag_name(), element)) {
                Some((name, list)) if name == "UL" || name == "OL" => inner.push(list.clone()),
                Some((name, element)) if name == "P" || name == "DIV" => {
                    self.children(element, looked(element, Look::default()), depth);
                    self.runs.push(markup::Run { text: " ".to_owned(), ..markup::Run::default() });
                }
                _ => self.node(&child, Look::default(), depth),
            }
        }
        self.end_line(style);
        for list in inner {
            self.list(&list, depth + 1);
        }
    }

    fn table(&mut self, table: &Element) {
        let cell = |cell: &Element| {
            let mut reader = Self::default();
            reader.children(cell, Look::default(), 0);
            reader.end_line(BlockStyle::Paragraph);
            in_cell(&reader.found)
        };
        let rows: Vec<Vec<String>> =
            super::rows::cells(table).iter().map(|row| row.iter().map(cell).collect()).collect();
        if !rows.is_empty() {
            self.found.push(Wording::new(BlockStyle::Table, &markup::table(&rows)));
        }
    }

    /// The line is over: a number typed or drawn before its words says what it is.
    fn end_line(&mut self, style: BlockStyle) {
        let text = markup::tidy(&markup::markup(&std::mem::take(&mut self.runs)));
        if text.is_empty() {
            return;
        }
        let known = matches!(style, BlockStyle::Paragraph | BlockStyle::Heading);
        if known {
            self.found.extend(pasted(&text, style));
        } else {
            self.found.push(Wording::new(style, &text));
        }
    }
}

/// Word names the style of a paragraph in its class.
fn paragraph_style(element: &Element) -> BlockStyle {
    if element.class_name().contains("MsoTitle") { BlockStyle::Title } else { BlockStyle::Paragraph }
}

/// How words in an element look: by its name, or by the style that is written in it.
fn looked(element: &Element, outer: Look) -> Look {
    let mut look = outer;
    match element.tag_name().as_str() {
        "B" | "STRONG" => look.bold = true,
        "I" | "EM" => look.italic = true,
        _ => {}
    }
    let style = element.get_attribute(LOOK).unwrap_or_default().to_lowercase().replace(' ', "");
    for part in style.split(';') {
        match part.split_once(':') {
            Some(("font-weight", weight)) => {
                look.bold = weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
            }
            Some(("font-style", slant)) => look.italic = slant == "italic",
            _ => {}
        }
    }
    look
}

/// Under this name styles written in elements are read.
const LOOK: &str = "data-look";

/// The same HTML with its `style` attributes under another name: the browser would only complain that our policy
/// forbids them.
fn unstyled(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = tag_end(tag);
        let (tag, after) = tag.split_at(end);
        rename_style(tag, &mut out);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where a tag ends: after its `>`, unless that is quoted.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match (letter, quote) {
            ('>', None) => return at + 1,
            ('"' | '\'', None) => quote = Some(letter),
            (letter, Some(open)) if letter == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn rename_style(tag: &str, out: &mut String) {
    let mut quote = None;
    let mut space = false;
    let mut skip = 0;
    for (at, letter) in tag.char_indices() {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let is_style = quote.is_none()
            && space
            && tag.get(at..at + 5).is_some_and(|name| name.eq_ignore_ascii_case("style"))
            && tag[at + 5..].trim_start().starts_with('=');
        if is_style {
            out.push_str(LOOK);
            skip = 4;
            continue;
        }
        space = letter.is_whitespace() || letter == '/';
        match quote {
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            Some(open) if letter == open => quote = None,
            _ => {}
        }
        out.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_renamed_in_tags_only() {
        let html = r#"<p Style='a:b' title="style=1 > 2">style="x" ә</p><b style = "c">"#;
        let expected = r#"<p data-look='a:b' title="style=1 > 2">style="x" ә</p><b data-look = "c">"#;
        assert_eq!(unstyled(html), expected);
        assert_eq!(unstyled("a < b <"), "a < b <");
    }
}

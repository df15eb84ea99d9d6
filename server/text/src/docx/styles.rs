//! Styles: what a paragraph inherits from its style and the styles that one is based on.

use std::collections::HashMap;

use crate::ooxml::xml::{Element, Part};
use domain::documents::NoText;

/// How many styles may be based on one another.
const MAX_CHAIN: usize = 32;

/// What matters of a style, its own or inherited.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// The name as Word knows it, lower case: "heading 1", "title", "toc 2".
    pub name: String,
    /// Level of a heading, from zero.
    pub outline: Option<u8>,
    /// The list the style is linked with.
    pub list: Option<u32>,
    /// The level in that list, where the style itself says it.
    pub list_level: Option<u8>,
    /// Set in the middle of the line.
    pub centred: Option<bool>,
    /// Bold type.
    pub bold: Option<bool>,
    /// Italic type.
    pub italic: Option<bool>,
    /// Hidden text.
    pub hidden: Option<bool>,
    based_on: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
}

impl Styles {
    /// Reads the part with the styles; a document without one has none.
    pub fn read(xml: Option<&str>) -> Result<Self, NoText> {
        let mut styles = Self::default();
        let Some(xml) = xml else { return Ok(styles) };
        for element in Part::whole(xml)?.elements().filter(|element| element.word_name() == Some("style")) {
            let Some(id) = element.attribute("styleId") else { continue };
            let is_default = matches!(element.attribute("default"), Some("1" | "true" | "on"));
            if is_default && element.attribute("type") == Some("paragraph") {
                styles.default_paragraph = Some(id.to_owned());
            }
            styles.by_id.insert(id.to_owned(), own(element));
        }
        styles.inherit();
        Ok(styles)
    }

    /// The style of this identifier.
    pub fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }

    /// The style of a paragraph that names `id`, or none.
    pub fn of_paragraph(&self, id: Option<&str>) -> Option<&Style> {
        id.and_then(|id| self.get(id)).or_else(|| self.get(self.default_paragraph.as_deref()?))
    }

    fn inherit(&mut self) {
        let ids: Vec<String> = self.by_id.keys().cloned().collect();
        let mut inherited = HashMap::with_capacity(ids.len());
        for id in ids {
            let Some(mut style) = self.by_id.get(&id).cloned() else { continue };
            let mut above = style.based_on.clone();
            for _ in 0..MAX_CHAIN {
                let Some(parent) = above.as_ref().and_then(|id| self.by_id.get(id)) else { break };
                style.outline = style.outline.or(parent.outline);
                if style.list.is_none() {
                    style.list = parent.list;
                    style.list_level = style.list_level.or(parent.list_level);
                }
                style.centred = style.centred.or(parent.centred);
                style.bold = style.bold.or(parent.bold);
                style.italic = style.italic.or(parent.italic);
                style.hidden = style.hidden.or(parent.hidden);
                above.clone_from(&parent.based_on);
            }
            inherited.insert(id, style);
        }
        self.by_id = inherited;
    }
}

fn own(element: &Element) -> Style {
    let name = element.child_value("name").unwrap_or_default().to_lowercase();
    let paragraph = element.child("pPr");
    let run = element.child("rPr");
    let list = paragraph.and_then(|properties| properties.child("numPr"));
    Style {
        outline: paragraph.and_then(outline_level).or_else(|| heading_by_name(&name)),
        list: list.and_then(|list| list.child_value("numId")?.parse().ok()),
        list_level: list.and_then(|list| list.child_value("ilvl")?.parse().ok()),
        centred: paragraph.and_then(is_centred),
        bold: run.and_then(|run| run.switch("b")),
        italic: run.and_then(|run| run.switch("i")),
        hidden: run.and_then(|run| run.switch("vanish")),
        based_on: element.child_value("basedOn").map(str::to_owned),
        name,
    }
}

/// The outline level of paragraph properties: 0 to 8 are headings, 9 is body text.
pub fn outline_level(properties: &Element) -> Option<u8> {
    properties.child_value("outlineLvl")?.parse().ok()
}

/// Whether paragraph properties set the text in the middle.
pub fn is_centred(properties: &Element) -> Option<bool> {
    properties.child_value("jc").map(|value| value == "center")
}

fn heading_by_name(name: &str) -> Option<u8> {
    let number: u8 = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&number).then(|| number - 1)
}

//! The part of a document that describes its lists.

use domain::documents::NoText;

use super::styles::Styles;
use crate::lists::{Definition, LEVELS, Level, List, Lists};
use crate::number_format::NumberFormat;
use crate::ooxml::xml::{Element, Part};

/// Reads lists.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: Lists,
    /// Definitions that stand for the list of a style.
    defined_by: Vec<(u32, String)>,
}

impl Numbering {
    /// Reads the part with the lists; a document without one has none.
    pub fn read(xml: Option<&str>, styles: &Styles) -> Result<Lists, NoText> {
        let mut numbering = Self::default();
        let Some(xml) = xml else { return Ok(numbering.lists) };
        for element in Part::whole(xml)?.elements() {
            match element.word_name() {
                Some("abstractNum") => numbering.add_definition(element),
                Some("num") => numbering.add_list(element),
                _ => {}
            }
        }
        numbering.follow_style_links(styles);
        Ok(numbering.lists)
    }

    fn add_definition(&mut self, element: &Element) {
        let Some(id) = number(element.attribute("abstractNumId")) else { return };
        if let Some(style) = element.child_value("numStyleLink") {
            self.defined_by.push((id, style.to_owned()));
        }
        let mut definition = Definition::default();
        for level in element.elements().filter(|child| child.word_name() == Some("lvl")) {
            if let Some(slot) = level_index(level).and_then(|index| definition.levels.get_mut(index)) {
                *slot = Some(read_level(level));
            }
        }
        self.lists.define(id, definition);
    }

    fn add_list(&mut self, element: &Element) {
        let Some(id) = number(element.attribute("numId")) else { return };
        let Some(definition) = number(element.child_value("abstractNumId")) else { return };
        let mut list = List { definition, ..List::default() };
        for change in element.elements().filter(|child| child.word_name() == Some("lvlOverride")) {
            let Some(index) = level_index(change).filter(|index| *index < LEVELS) else { continue };
            list.starts[index] = number(change.child_value("startOverride"));
            list.overrides[index] = change.child("lvl").map(read_level);
        }
        self.lists.add(id, list);
    }

    /// A definition may stand for the list of a style: take that list's definition.
    fn follow_style_links(&mut self, styles: &Styles) {
        for (id, style) in std::mem::take(&mut self.defined_by) {
            let list = styles.get(&style).and_then(|style| style.list);
            let target = list.and_then(|list| self.lists.definition_of(list));
            if let Some(target) = target.filter(|target| *target != id) {
                self.lists.redefine(id, target);
            }
        }
    }
}

fn read_level(element: &Element) -> Level {
    Level {
        start: number(element.child_value("start")).unwrap_or(0),
        format: NumberFormat::by_name(number_format(element).unwrap_or("decimal")),
        text: element.child_value("lvlText").unwrap_or_default().to_owned(),
        restart: number(element.child_value("lvlRestart")).map(|level| level as usize),
        legal: element.switch("isLgl").unwrap_or(false),
        style: element.child_value("pStyle").map(str::to_owned),
    }
}

/// The format of a level; a newer one may stand in an alternative, whose fallback is the plain one.
fn number_format(element: &Element) -> Option<&str> {
    element.child_value("numFmt").or_else(|| {
        let alternatives = element.elements().find(|child| child.name() == "AlternateContent")?;
        alternatives.elements().find(|child| child.name() == "Fallback")?.child_value("numFmt")
    })
}

fn level_index(element: &Element) -> Option<usize> {
    element.attribute("ilvl")?.parse().ok()
}

fn number(value: Option<&str>) -> Option<u32> {
    value?.trim().parse().ok()
}

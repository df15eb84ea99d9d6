//! Lists: the number of each paragraph as Word would print it.

use std::collections::{HashMap, HashSet};

use domain::documents::NoText;

use super::styles::Styles;
use crate::number_format::NumberFormat;
use crate::ooxml::xml::{Element, Part};
use crate::structure::ListNumber;
use crate::symbols;

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: NumberFormat,
    text: String,
    /// Counting begins anew after an item of a level above this one (counted from one); none means any.
    restart: Option<usize>,
    /// All numbers in the text are decimal.
    legal: bool,
    /// The paragraph style linked with this level.
    style: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    /// Defined by the list of this style.
    defined_by: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    definition: u32,
    overrides: [Option<Level>; LEVELS],
    starts: [Option<u32>; LEVELS],
}

/// The lists of a document and how far each is counted.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: HashMap<u32, List>,
    definitions: HashMap<u32, Abstract>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    started: HashSet<(u32, usize)>,
}

impl Numbering {
    /// Reads the part with the lists; a document without one has none.
    pub fn read(xml: Option<&str>, styles: &Styles) -> Result<Self, NoText> {
        let mut numbering = Self::default();
        let Some(xml) = xml else { return Ok(numbering) };
        for element in Part::whole(xml)?.elements() {
            match element.word_name() {
                Some("abstractNum") => numbering.add_definition(element),
                Some("num") => numbering.add_list(element),
                _ => {}
            }
        }
        numbering.follow_style_links(styles);
        Ok(numbering)
    }

    fn add_definition(&mut self, element: &Element) {
        let Some(id) = number(element.attribute("abstractNumId")) else { return };
        let mut definition = Abstract {
            defined_by: element.child_value("numStyleLink").map(str::to_owned),
            ..Abstract::default()
        };
        for level in element.elements().filter(|child| child.word_name() == Some("lvl")) {
            if let Some(slot) = level_index(level).and_then(|index| definition.levels.get_mut(index)) {
                *slot = Some(read_level(level));
            }
        }
        self.definitions.insert(id, definition);
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
        self.lists.insert(id, list);
    }

    /// A definition may stand for the list of a style: take that list's definition.
    fn follow_style_links(&mut self, styles: &Styles) {
        let links: Vec<(u32, String)> = self
            .definitions
            .iter()
            .filter_map(|(id, definition)| Some((*id, definition.defined_by.clone()?)))
            .collect();
        for (id, style) in links {
            let target = styles
                .get(&style)
                .and_then(|style| style.list)
                .and_then(|list| self.lists.get(&list))
                .map(|list| list.definition);
            let Some(target) = target.filter(|target| *target != id) else { continue };
            for list in self.lists.values_mut().filter(|list| list.definition == id) {
                list.definition = target;
            }
        }
    }

    /// The level of `list` linked with a paragraph style.
    pub fn level_of_style(&self, list: u32, style: &str) -> Option<u8> {
        let list = self.lists.get(&list)?;
        let definition = self.definitions.get(&list.definition)?;
        (0..LEVELS)
            .find(|index| {
                let level = list.overrides[*index].as_ref().or(definition.levels[*index].as_ref());
                level.and_then(|level| level.style.as_deref()) == Some(style)
            })
            .and_then(|index| u8::try_from(index).ok())
    }

    /// Counts one paragraph of a list and says what Word prints before it. List 0 means: in no list.
    pub fn next(&mut self, list_id: u32, level: u8) -> Option<ListNumber> {
        let index = usize::from(level).min(LEVELS - 1);
        let list = self.lists.get(&list_id)?;
        let definition = self.definitions.get(&list.definition)?;
        let level_at = |at: usize| list.overrides[at].as_ref().or(definition.levels[at].as_ref());
        let current = level_at(index)?;

        let counters = self.counters.entry(list.definition).or_default();
        let first_here = self.started.insert((list_id, index));
        let value = match (list.starts[index], counters[index]) {
            (Some(start), _) if first_here => start,
            (_, Some(last)) => last.saturating_add(1),
            (start, None) => start.unwrap_or(current.start),
        };
        counters[index] = Some(value);
        // A level that was skipped counts as begun: after "2.а.I" comes "2.б".
        for (above, counter) in counters.iter_mut().enumerate().take(index) {
            let start =
                || list.starts[above].or_else(|| level_at(above).map(|level| level.start)).unwrap_or(1);
            counter.get_or_insert_with(start);
        }
        for (below, counter) in counters.iter_mut().enumerate().skip(index + 1) {
            let restart = level_at(below).and_then(|level| level.restart);
            if restart.is_none_or(|restart| index < restart) {
                *counter = None;
            }
        }

        let bullet = current.format == NumberFormat::Bullet;
        let printed = if bullet {
            current.text.chars().map(symbols::plain_bullet).collect::<String>().trim().to_owned()
        } else {
            let values = *counters;
            print(current, |at| {
                let level = level_at(at);
                let start = level.map_or(1, |level| level.start);
                let format = level.map_or(NumberFormat::Decimal, |level| level.format);
                (values[at].unwrap_or(start), format)
            })
        };
        Some(ListNumber { printed, list: list.definition, level: u8::try_from(index).unwrap_or(0), bullet })
    }
}

/// Puts the numbers of the levels into the text of a level: "%1.%2." with 3 and 4 is "3.4.".
fn print(level: &Level, value_at: impl Fn(usize) -> (u32, NumberFormat)) -> String {
    let mut printed = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = if c == '%' { chars.peek().and_then(|next| next.to_digit(10)) } else { None };
        match digit {
            Some(digit @ 1..=9) => {
                chars.next();
                let (value, format) = value_at(digit as usize - 1);
                let format =
                    if level.legal && format != NumberFormat::None { NumberFormat::Decimal } else { format };
                printed.push_str(&format.print(value));
            }
            _ => printed.push(c),
        }
    }
    crate::normalise::normalise(&printed)
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

//! Lists: the number of each paragraph as Word would print it.

use std::collections::{HashMap, HashSet};

use crate::number_format::NumberFormat;
use crate::structure::ListNumber;
use crate::symbols;

/// Levels of a list.
pub const LEVELS: usize = 9;

/// How a level is counted and printed.
#[derive(Clone, Debug)]
pub struct Level {
    /// The first number.
    pub start: u32,
    /// How numbers look.
    pub format: NumberFormat,
    /// What is printed, with "%1" for the number of the first level and so on.
    pub text: String,
    /// Counting begins anew after an item of a level above this one (counted from one); none means any.
    pub restart: Option<usize>,
    /// All numbers in the text are decimal.
    pub legal: bool,
    /// The paragraph style linked with this level.
    pub style: Option<String>,
}

/// What lists are made after; those of one definition are counted together.
#[derive(Clone, Debug, Default)]
pub struct Definition {
    /// Its levels.
    pub levels: [Option<Level>; LEVELS],
}

/// A list: a definition, and what differs from it.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Which definition.
    pub definition: u32,
    /// Levels that differ.
    pub overrides: [Option<Level>; LEVELS],
    /// Where counting begins in this list.
    pub starts: [Option<u32>; LEVELS],
}

/// The lists of a document and how far each is counted.
#[derive(Debug, Default)]
pub struct Lists {
    lists: HashMap<u32, List>,
    definitions: HashMap<u32, Definition>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    started: HashSet<(u32, usize)>,
}

impl Lists {
    /// Adds what lists are made after.
    pub fn define(&mut self, id: u32, definition: Definition) {
        self.definitions.insert(id, definition);
    }

    /// Adds a list.
    pub fn add(&mut self, id: u32, list: List) {
        self.lists.insert(id, list);
    }

    /// The definition of a list.
    pub fn definition_of(&self, list: u32) -> Option<u32> {
        self.lists.get(&list).map(|list| list.definition)
    }

    /// Lists made after one definition are made after another instead.
    pub fn redefine(&mut self, from: u32, to: u32) {
        for list in self.lists.values_mut().filter(|list| list.definition == from) {
            list.definition = to;
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

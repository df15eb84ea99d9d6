//! Blocks with equal texts.

use super::{
    diff::kept_numbers,
    likely::CELLS_MAX,
    matching::{Gap, Matching},
    order::{Weighted, in_order},
};
use std::collections::HashMap;

/// A text of so many words says enough to be found again in the same order.
const LONG: u32 = 8;
/// A text of so many words says enough to be found again anywhere.
const VERY_LONG: u32 = 16;
/// Rounds of looking between what was found before.
const ROUNDS: usize = 12;

/// Pairs the blocks whose text leaves no doubt, then looks between them for shorter and repeated ones.
pub(super) fn link_equal(matching: &mut Matching<'_>) {
    link_unique_long(matching);
    for _ in 0..ROUNDS {
        let mut found = extend(matching, same_label_and_text);
        for gap in matching.gaps() {
            found +=
                link_unique_in(matching, &gap, |matching| (&matching.old.labelled, &matching.new.labelled));
        }
        for gap in matching.gaps() {
            found += link_unique_in(matching, &gap, |matching| (&matching.old.texts, &matching.new.texts));
        }
        if found == 0 {
            break;
        }
    }
    link_repeated(matching);
    extend_equal(matching);
}

/// Texts that are repeated on both sides, such as the cells of a long table: as many as keep their order. Short gaps
/// are left to the comparison of all with all, which sees more than what is equal.
fn link_repeated(matching: &mut Matching<'_>) {
    for gap in matching.gaps().into_iter().filter(|gap| gap.cells() > CELLS_MAX) {
        let keys = |positions: &[u32], keys: &[u32]| -> Vec<u32> {
            positions.iter().map(|position| keys[*position as usize]).collect()
        };
        let old = keys(&gap.old, &matching.old.labelled);
        let new = keys(&gap.new, &matching.new.labelled);
        for (old, new) in kept_numbers(&old, &new) {
            matching.link(gap.old[old], gap.new[new]);
        }
    }
}

/// Pairs the equal blocks beside blocks already paired, as long as they are equal.
pub(super) fn extend_equal(matching: &mut Matching<'_>) {
    extend(matching, same_label_and_text);
    extend(matching, same_text);
}

fn same_label_and_text(matching: &Matching<'_>, old: u32, new: u32) -> bool {
    matching.old.labelled[old as usize] == matching.new.labelled[new as usize]
}

fn same_text(matching: &Matching<'_>, old: u32, new: u32) -> bool {
    matching.old.texts[old as usize] == matching.new.texts[new as usize]
}

/// Texts that both versions have exactly once. Where they changed their order only very long ones are believed.
fn link_unique_long(matching: &mut Matching<'_>) {
    let everything = Gap { old: matching.old.free(), new: matching.new.free() };
    let mut pairs =
        unique_pairs(&everything, |matching| (&matching.old.texts, &matching.new.texts), matching);
    pairs.retain(|pair| pair.weight > LONG);
    let mut ordered = in_order(&pairs).into_iter().peekable();
    for (index, pair) in pairs.iter().enumerate() {
        let keeps_order = ordered.next_if_eq(&index).is_some();
        if keeps_order || pair.weight > VERY_LONG {
            matching.link(pair.old, pair.new);
        }
    }
}

type Keys<'m> = (&'m [u32], &'m [u32]);

fn link_unique_in(
    matching: &mut Matching<'_>,
    gap: &Gap,
    keys: for<'m> fn(&'m Matching<'_>) -> (&'m Vec<u32>, &'m Vec<u32>),
) -> usize {
    let pairs = unique_pairs(gap, keys, matching);
    let chosen = in_order(&pairs);
    for index in &chosen {
        matching.link(pairs[*index].old, pairs[*index].new);
    }
    chosen.len()
}

/// The blocks whose key each side of the gap has once, in the order of the old version.
fn unique_pairs(
    gap: &Gap,
    keys: for<'m> fn(&'m Matching<'_>) -> (&'m Vec<u32>, &'m Vec<u32>),
    matching: &Matching<'_>,
) -> Vec<Weighted> {
    let (old_keys, new_keys): Keys<'_> = {
        let (old, new) = keys(matching);
        (old, new)
    };
    let old = unique(&gap.old, old_keys);
    let new = unique(&gap.new, new_keys);
    let mut pairs: Vec<Weighted> = old
        .into_iter()
        .filter_map(|(key, old)| {
            let (old, new) = (old?, (*new.get(&key)?)?);
            let says_something = !matching.old.blocks[old as usize].text.is_empty();
            says_something.then(|| Weighted { old, new, weight: matching.old.words(old) + 1 })
        })
        .collect();
    pairs.sort_unstable_by_key(|pair| pair.old);
    pairs
}

fn unique(positions: &[u32], keys: &[u32]) -> HashMap<u32, Option<u32>> {
    let mut found = HashMap::new();
    for position in positions {
        found.entry(keys[*position as usize]).and_modify(|place| *place = None).or_insert(Some(*position));
    }
    found
}

/// Goes from every pair onwards, and then from every pair backwards. Beginning and end of the two versions are pairs.
fn extend(matching: &mut Matching<'_>, equal: fn(&Matching<'_>, u32, u32) -> bool) -> usize {
    let mut found = 0;
    let count = matching.old.blocks.len() as u32;
    found += usize::from(link_if(matching, (0, 0), equal));
    for old in 0..count.saturating_sub(1) {
        if let Some(new) = matching.old.partner[old as usize] {
            found += usize::from(link_if(matching, (old + 1, new + 1), equal));
        }
    }
    if let Some((old, new)) = count.checked_sub(1).zip((matching.new.blocks.len() as u32).checked_sub(1)) {
        found += usize::from(link_if(matching, (old, new), equal));
    }
    for old in (1..count).rev() {
        if let Some(new) = matching.old.partner[old as usize].and_then(|new| new.checked_sub(1)) {
            found += usize::from(link_if(matching, (old - 1, new), equal));
        }
    }
    found
}

fn link_if(
    matching: &mut Matching<'_>,
    (old, new): (u32, u32),
    equal: fn(&Matching<'_>, u32, u32) -> bool,
) -> bool {
    let fits = matching.are_free(old, new) && equal(matching, old, new);
    if fits {
        matching.link(old, new);
    }
    fits
}

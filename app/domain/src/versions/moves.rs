//! Blocks that were moved: found again out of order.

use super::{
    likeness::{Index, Profile},
    matching::Matching,
};
use std::collections::HashMap;

/// From here on a text is taken for another one that stands elsewhere.
const ALIKE: u32 = 650;
/// The same, for a text that stays under its heading.
const ALIKE_IN_FAMILY: u32 = 450;
/// By so much the best must be better than the second.
const LEAD: u32 = 150;
/// Fewer words say too little to be recognised elsewhere.
const WORDS: u32 = 8;

/// Pairs what is left on both sides and so alike that it must have been moved.
pub(super) fn link_moved(matching: &mut Matching<'_>) {
    let new = matching.new.free();
    let old = matching.old.free();
    let forward = best_matches(&old, (&matching.old.profiles, &matching.new.profiles, &new));
    let back = best_matches(&new, (&matching.new.profiles, &matching.old.profiles, &old));
    for (old, new) in old.into_iter().filter_map(|old| Some((old, *forward.get(&old)?))) {
        let least = if matching.parents_linked(old, new) { ALIKE_IN_FAMILY } else { ALIKE };
        if back.get(&new) == Some(&old) && matching.likeness(old, new) >= least {
            matching.link(old, new);
        }
    }
}

/// Pairs headings whose text is most of all under one another, so that what is moved together stays together.
pub(super) fn link_parents(matching: &mut Matching<'_>) {
    let mut shared: HashMap<(u32, u32), u32> = HashMap::new();
    for (old, new) in matching.pairs() {
        if let (Some(one), Some(other)) =
            (matching.old.parents[old as usize], matching.new.parents[new as usize])
            && matching.are_free(one, other)
        {
            *shared.entry((one, other)).or_default() += matching.old.words(old) + 1;
        }
    }
    let mut ranked: Vec<((u32, u32), u32)> = shared.into_iter().collect();
    ranked.sort_unstable_by_key(|(pair, words)| (std::cmp::Reverse(*words), *pair));
    for ((old, new), _) in ranked {
        if matching.are_free(old, new) {
            matching.link(old, new);
        }
    }
}

/// Takes back pairs of short texts whose surroundings went elsewhere: they were struck out here and written there.
pub(super) fn unlink_strays(matching: &mut Matching<'_>) {
    let pairs: Vec<(u32, u32)> = matching.pairs().collect();
    for (old, new) in pairs {
        if matching.old.words(old) < WORDS && is_stray(matching, old, new) {
            matching.unlink(old);
        }
    }
}

fn is_stray(matching: &Matching<'_>, old: u32, new: u32) -> bool {
    if matching.are_same_heading(old, new) {
        return false;
    }
    if matching.parents_linked(old, new) && matching.old.parents[old as usize].is_some() {
        return false;
    }
    let beside = |step: i64| {
        let neighbour = |position: u32| u32::try_from(i64::from(position) + step).ok();
        let (Some(old), Some(new)) = (neighbour(old), neighbour(new)) else { return true };
        match matching.old.partner.get(old as usize) {
            None => new as usize >= matching.new.blocks.len(),
            Some(partner) => *partner == Some(new),
        }
    };
    !beside(-1) && !beside(1)
}

/// The best counterpart of each, where it is clearly better than the second.
fn best_matches(from: &[u32], (ours, theirs, to): (&[Profile], &[Profile], &[u32])) -> HashMap<u32, u32> {
    let to = to.iter().map(|position| (*position, &theirs[*position as usize]));
    let index = Index::of(to);
    from.iter()
        .filter(|position| ours[**position as usize].words >= WORDS)
        .filter_map(|position| {
            let profile = &ours[*position as usize];
            let candidates = index.candidates(profile).into_iter();
            let mut scored: Vec<(u32, u32)> =
                candidates.map(|other| (profile.likeness(&theirs[other as usize]), other)).collect();
            scored.sort_unstable_by(|one, other| other.cmp(one));
            let (likeness, best) = *scored.first()?;
            let second = scored.get(1).map_or(0, |(likeness, _)| *likeness);
            (likeness >= second + LEAD).then_some((*position, best))
        })
        .collect()
}

//! Blocks that were split or merged.

use super::{
    likeness::{Index, Profile},
    matching::Matching,
};

/// Fewer words say too little to be recognised within another text.
const WORDS: u32 = 8;
/// From here on a text is taken for a part of another.
const HELD: u32 = 700;

/// A part that was found: position in the old and in the new version, and how much of it is there.
pub(super) type Part = (u32, u32, u32);

/// Old blocks without a counterpart that went into a new block beside its own text, and new ones that came out of an
/// old block.
pub(super) fn parts(matching: &Matching<'_>) -> Vec<Part> {
    let (old, new) = (&matching.old, &matching.new);
    let merged = held_parts((&old.free(), &old.profiles), (&new.partner, &new.profiles, &old.profiles));
    let split = held_parts((&new.free(), &new.profiles), (&old.partner, &old.profiles, &new.profiles));
    let split = split.into_iter().map(|(new, old, held)| (old, new, held));
    merged.into_iter().chain(split).collect()
}

/// For each free block the block of the other version that holds it over and above what came from its counterpart.
fn held_parts(
    (free, ours): (&[u32], &[Profile]),
    (partner, theirs, others): (&[Option<u32>], &[Profile], &[Profile]),
) -> Vec<Part> {
    let taken = (0..).zip(theirs).filter(|(position, _)| partner[*position as usize].is_some());
    let index = Index::of(taken);
    free.iter()
        .filter(|position| ours[**position as usize].words >= WORDS)
        .filter_map(|position| {
            let profile = &ours[*position as usize];
            let scored = index.candidates(profile).into_iter().filter_map(|holder| {
                let counterpart = partner[holder as usize]?;
                let rest = theirs[holder as usize].without(&others[counterpart as usize]);
                Some((profile.held_by(&rest), holder))
            });
            let (held, holder) = scored.max().filter(|(held, _)| *held >= HELD)?;
            Some((*position, holder, held))
        })
        .collect()
}

//! Lays two versions side by side.
//!
//! First what is equal, from long texts that occur once to short ones between them; then what resembles each other
//! under the same heading or between the same neighbours; then what was moved; then what was split or merged. Every step looks only at what the
//! steps before left free, and every comparison of all with all has a limit: above it a difference is reported that a
//! longer search might have explained, never the other way round.

use super::{
    alignment::{Alignment, Change, Link},
    doubt::Doubts,
    equal::{extend_equal, link_equal},
    likely::{link_children, link_likely},
    likeness::Vocabulary,
    matching::{Evidence, Matching},
    moves::{link_moved, link_parents, unlink_strays},
    parts::parts,
};
use crate::documents::TextBlock;
use std::collections::HashSet;

/// Finds for each block of the old version what it is in the new one.
pub fn align(old: &[TextBlock], new: &[TextBlock]) -> Alignment {
    let vocabulary = Vocabulary::of(old.iter().chain(new).map(|block| block.text.as_str()));
    let mut matching = Matching::of(&vocabulary, old, new);
    link_equal(&mut matching);
    link_children(&mut matching, Evidence::Text);
    link_likely(&mut matching, Evidence::Text);
    link_moved(&mut matching);
    link_parents(&mut matching);
    link_children(&mut matching, Evidence::TextOrPlace);
    extend_equal(&mut matching);
    unlink_strays(&mut matching);
    link_likely(&mut matching, Evidence::TextOrPlace);
    let mut links = whole_links(&matching);
    links.extend(parts(&matching).into_iter().map(|(old, new, held)| Link {
        old,
        new,
        change: Change::Changed,
        moved: false,
        part: true,
        doubtful: false,
        likeness: held as u16,
    }));
    links.sort_unstable_by_key(|link| (link.old, link.new));
    Alignment { old_blocks: old.len() as u32, new_blocks: new.len() as u32, links }
}

fn whole_links(matching: &Matching<'_>) -> Vec<Link> {
    let in_order: HashSet<(u32, u32)> = matching.backbone().into_iter().collect();
    let doubts = Doubts::of(matching);
    matching
        .pairs()
        .map(|(old, new)| Link {
            old,
            new,
            change: change(matching, old, new),
            moved: !in_order.contains(&(old, new)),
            part: false,
            doubtful: doubts.concern(matching, old, new),
            likeness: matching.likeness(old, new) as u16,
        })
        .collect()
}

fn change(matching: &Matching<'_>, old: u32, new: u32) -> Change {
    if matching.old.texts[old as usize] != matching.new.texts[new as usize] {
        Change::Changed
    } else if matching.old.label(old) != matching.new.label(new) {
        Change::Renumbered
    } else {
        Change::Same
    }
}

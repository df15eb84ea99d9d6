//! Blocks with changed texts that kept their place among the others.

use super::{
    likeness::Index,
    matching::{Evidence, Gap, Matching},
    order::{Weighted, in_order},
};

/// Pairs compared in one gap, all with all.
pub(super) const CELLS_MAX: usize = 40_000;
/// Pairs compared in all gaps together.
const CELLS_IN_ALL: usize = 1_500_000;
/// Rounds of cutting large gaps into smaller ones.
const ROUNDS: usize = 4;
/// From here on a pair may cut a large gap in two.
const CERTAIN: u32 = 550;

/// Pairs what lies between the same blocks and resembles each other.
pub(super) fn link_likely(matching: &mut Matching<'_>, evidence: Evidence) {
    for _ in 0..ROUNDS {
        let large: Vec<Gap> = matching.gaps().into_iter().filter(|gap| gap.cells() > CELLS_MAX).collect();
        let found: usize = large.iter().map(|gap| cut(matching, gap)).sum();
        if found == 0 {
            break;
        }
    }
    let mut left = CELLS_IN_ALL;
    for gap in matching.gaps() {
        link_in(matching, &gap, evidence, &mut left);
    }
}

/// Pairs the children of blocks that belong together: their order counts even where the parent was moved.
pub(super) fn link_children(matching: &mut Matching<'_>, evidence: Evidence) {
    let old_children = children(&matching.old.parents);
    let new_children = children(&matching.new.parents);
    let mut left = CELLS_IN_ALL;
    let pairs: Vec<(u32, u32)> = matching.pairs().collect();
    for (old, new) in pairs {
        for gap in matching.gaps_among(&old_children[old as usize], &new_children[new as usize]) {
            link_in(matching, &gap, evidence, &mut left);
        }
    }
}

/// Finds the pairs by their rare words and keeps those in order.
fn cut(matching: &mut Matching<'_>, gap: &Gap) -> usize {
    let index = Index::of(gap.new.iter().map(|new| (*new, &matching.new.profiles[*new as usize])));
    let pairs: Vec<Weighted> = gap
        .old
        .iter()
        .filter_map(|old| {
            let candidates = index.candidates(&matching.old.profiles[*old as usize]);
            let scored = candidates.into_iter().map(|new| (matching.likeness(*old, new), new));
            let (weight, new) = scored.max().filter(|(likeness, _)| *likeness >= CERTAIN)?;
            Some(Weighted { old: *old, new, weight })
        })
        .collect();
    let chosen = in_order(&pairs);
    for index in &chosen {
        matching.link(pairs[*index].old, pairs[*index].new);
    }
    chosen.len()
}

/// The best choice of pairs in order, by comparing all with all.
fn link_in(matching: &mut Matching<'_>, gap: &Gap, evidence: Evidence, left: &mut usize) {
    let cells = gap.cells();
    if cells == 0 || cells > CELLS_MAX || cells > *left {
        return;
    }
    *left -= cells;
    let width = gap.new.len() + 1;
    let values: Vec<Option<u32>> = gap
        .old
        .iter()
        .flat_map(|old| gap.new.iter().map(|new| (*old, *new)))
        .map(|(old, new)| matching.value(old, new, evidence))
        .collect();
    let value = |row: usize, column: usize| values[row * gap.new.len() + column];
    let mut best = vec![0_u32; (gap.old.len() + 1) * width];
    for row in (0..gap.old.len()).rev() {
        for column in (0..gap.new.len()).rev() {
            let skipped = best[(row + 1) * width + column].max(best[row * width + column + 1]);
            let paired = value(row, column).map_or(0, |value| value + best[(row + 1) * width + column + 1]);
            best[row * width + column] = skipped.max(paired);
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < gap.old.len() && column < gap.new.len() {
        let here = best[row * width + column];
        let paired = value(row, column).map(|value| value + best[(row + 1) * width + column + 1]);
        if paired == Some(here) {
            matching.link(gap.old[row], gap.new[column]);
            (row, column) = (row + 1, column + 1);
        } else if best[(row + 1) * width + column] == here {
            row += 1;
        } else {
            column += 1;
        }
    }
}

fn children(parents: &[Option<u32>]) -> Vec<Vec<u32>> {
    let mut children = vec![Vec::new(); parents.len()];
    for (position, parent) in (0..).zip(parents) {
        if let Some(parent) = parent {
            children[*parent as usize].push(position);
        }
    }
    children
}

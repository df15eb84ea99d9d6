//! Which tokens of two texts are the same, in order.
//!
//! What occurs once on both sides is fixed first, the rest between it is searched for the shortest script of changes.
//! The work is limited: what would take longer is taken for replaced.

use super::order::{Weighted, in_order};
use std::collections::HashMap;
use std::ops::Range;

/// Tokens of one text above which it is taken for replaced as a whole.
const TOKENS_MAX: usize = 60_000;
/// Changes between two fixed tokens above which what lies between is taken for replaced.
const CHANGES_MAX: usize = 600;
/// How often the fixing of unique tokens is repeated between fixed ones.
const ROUNDS: usize = 6;

/// The pairs of equal tokens that stay, rising on both sides.
pub(crate) fn kept(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    if old.len() > TOKENS_MAX || new.len() > TOKENS_MAX {
        return Vec::new();
    }
    let mut ids = HashMap::new();
    kept_numbers(&numbers(&mut ids, old), &numbers(&mut ids, new))
}

/// The same for anything that has numbers by which it is the same.
pub(super) fn kept_numbers(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    between(old, new, (0..old.len(), 0..new.len()), ROUNDS, &mut pairs);
    pairs
}

fn numbers<'t>(ids: &mut HashMap<&'t str, u32>, tokens: &[&'t str]) -> Vec<u32> {
    tokens
        .iter()
        .map(|token| {
            let next = ids.len() as u32;
            *ids.entry(token).or_insert(next)
        })
        .collect()
}

type Stretch = (Range<usize>, Range<usize>);

fn between(
    old: &[u32],
    new: &[u32],
    (mut a, mut b): Stretch,
    rounds: usize,
    pairs: &mut Vec<(usize, usize)>,
) {
    while !a.is_empty() && !b.is_empty() && old[a.start] == new[b.start] {
        pairs.push((a.start, b.start));
        (a.start, b.start) = (a.start + 1, b.start + 1);
    }
    let mut tail = 0;
    while !a.is_empty() && !b.is_empty() && old[a.end - 1] == new[b.end - 1] {
        tail += 1;
        (a.end, b.end) = (a.end - 1, b.end - 1);
    }
    if !a.is_empty() && !b.is_empty() {
        let fixed = if rounds == 0 { Vec::new() } else { unique(old, new, &a, &b) };
        if fixed.is_empty() {
            shortest(old, new, (a.clone(), b.clone()), pairs);
        } else {
            let (mut from_a, mut from_b) = (a.start, b.start);
            for (at_a, at_b) in fixed {
                between(old, new, (from_a..at_a, from_b..at_b), rounds - 1, pairs);
                pairs.push((at_a, at_b));
                (from_a, from_b) = (at_a + 1, at_b + 1);
            }
            between(old, new, (from_a..a.end, from_b..b.end), rounds - 1, pairs);
        }
    }
    pairs.extend((0..tail).map(|step| (a.end + step, b.end + step)));
}

/// Tokens that both stretches have exactly once, as far as they keep their order.
fn unique(old: &[u32], new: &[u32], a: &Range<usize>, b: &Range<usize>) -> Vec<(usize, usize)> {
    let once = |tokens: &[u32], range: &Range<usize>| {
        let mut places: HashMap<u32, Option<usize>> = HashMap::new();
        for at in range.clone() {
            places.entry(tokens[at]).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let theirs = once(new, b);
    let mut pairs: Vec<Weighted> = once(old, a)
        .into_iter()
        .filter_map(|(token, at)| {
            let (old, new) = (at?, (*theirs.get(&token)?)?);
            Some(Weighted { old: old as u32, new: new as u32, weight: 1 })
        })
        .collect();
    pairs.sort_unstable_by_key(|pair| pair.old);
    in_order(&pairs).into_iter().map(|index| (pairs[index].old as usize, pairs[index].new as usize)).collect()
}

/// The shortest script of changes (Myers), or none if it is too long.
fn shortest(old: &[u32], new: &[u32], (a, b): Stretch, pairs: &mut Vec<(usize, usize)>) {
    let (old, new) = (&old[a.clone()], &new[b.clone()]);
    let Some(trace) = furthest(old, new) else { return };
    let (mut x, mut y) = (old.len(), new.len());
    let mut found = Vec::new();
    for (changes, reached) in trace.iter().enumerate().rev() {
        let came_down = comes_down(reached, changes, x, y);
        let diagonal = x as isize - y as isize;
        let before = if came_down { diagonal + 1 } else { diagonal - 1 };
        let (start_x, start_y) = if changes == 0 {
            (0, 0)
        } else {
            let x = reached[index(before, changes)];
            (x, (x as isize - before) as usize)
        };
        while x > start_x && y > start_y {
            (x, y) = (x - 1, y - 1);
            found.push((a.start + x, b.start + y));
        }
        (x, y) = (start_x, start_y);
    }
    found.reverse();
    pairs.extend(found);
}

/// For each number of changes how far the diagonals had been reached before it.
fn furthest(old: &[u32], new: &[u32]) -> Option<Vec<Vec<usize>>> {
    let mut trace: Vec<Vec<usize>> = Vec::new();
    let mut reached = vec![0_usize; 1];
    for changes in 0..=CHANGES_MAX.min(old.len() + new.len()) {
        trace.push(reached.clone());
        let mut next = vec![0_usize; 2 * (changes + 1) + 1];
        let span = changes as isize;
        for diagonal in (-span..=span).step_by(2) {
            let mut x = start_of(&reached, changes, diagonal);
            let Ok(mut y) = usize::try_from(x as isize - diagonal) else { continue };
            while x < old.len() && y < new.len() && old[x] == new[y] {
                (x, y) = (x + 1, y + 1);
            }
            if x >= old.len() && y >= new.len() {
                return Some(trace);
            }
            next[index(diagonal, changes + 1)] = x;
        }
        reached = next;
    }
    None
}

fn start_of(reached: &[usize], changes: usize, diagonal: isize) -> usize {
    if changes == 0 {
        return 0;
    }
    if descends(reached, changes, diagonal) {
        reached[index(diagonal + 1, changes)]
    } else {
        reached[index(diagonal - 1, changes)] + 1
    }
}

fn comes_down(reached: &[usize], changes: usize, x: usize, y: usize) -> bool {
    changes > 0 && descends(reached, changes, x as isize - y as isize)
}

/// Whether the diagonal is reached by taking a token of the new text rather than leaving one of the old.
fn descends(reached: &[usize], changes: usize, diagonal: isize) -> bool {
    let span = changes as isize;
    diagonal == -span
        || (diagonal != span && reached[index(diagonal - 1, changes)] < reached[index(diagonal + 1, changes)])
}

/// The place of a diagonal in what was reached before so many changes.
const fn index(diagonal: isize, changes: usize) -> usize {
    (diagonal + changes as isize) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The length of the longest common subsequence, by the book.
    fn longest(old: &[u32], new: &[u32]) -> usize {
        let mut row = vec![0; new.len() + 1];
        for a in old {
            let mut corner = 0;
            for (at, b) in new.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if a == b { corner + 1 } else { above.max(row[at]) };
                corner = above;
            }
        }
        row[new.len()]
    }

    proptest! {
        #[test]
        fn the_shortest_script_is_the_shortest(old in proptest::collection::vec(0_u32..4, 0..24),
                                               new in proptest::collection::vec(0_u32..4, 0..24)) {
            let mut pairs = Vec::new();
            shortest(&old, &new, (0..old.len(), 0..new.len()), &mut pairs);
            prop_assert_eq!(pairs.len(), longest(&old, &new));
            prop_assert!(pairs.iter().all(|(a, b)| old[*a] == new[*b]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }

        #[test]
        fn what_is_kept_rises(old in "[abc ]{0,30}", new in "[abc ]{0,30}") {
            let (old, new): (Vec<&str>, Vec<&str>) = (old.split("").collect(), new.split("").collect());
            let pairs = kept(&old, &new);
            prop_assert!(pairs.iter().all(|(a, b)| old[*a] == new[*b]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }
    }
}

//! Which of a set of pairs stand in the same order in both versions.

/// A pair of positions and what it weighs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighted {
    /// Position in the old version.
    pub old: u32,
    /// Position in the new version.
    pub new: u32,
    /// What would be lost if it were left out.
    pub weight: u32,
}

/// The heaviest choice of pairs that rise in both versions, as indexes into `pairs`, which must be sorted by `old`.
/// Pairs with the same `old` must be sorted by falling `new`; then at most one of them is chosen.
pub(super) fn in_order(pairs: &[Weighted]) -> Vec<usize> {
    let length = pairs.iter().map(|pair| pair.new as usize + 1).max().unwrap_or(0);
    let mut best = Heaviest { sums: vec![(0, None); length + 1] };
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let (sum, chain) = best.below(pair.new as usize);
        before.push(chain);
        best.raise(pair.new as usize, (sum + u64::from(pair.weight), Some(index)));
    }
    let mut chosen: Vec<usize> =
        std::iter::successors(best.below(length).1, |index| before[*index]).collect();
    chosen.reverse();
    chosen
}

/// The heaviest chain that ends below a position: a binary indexed tree of maxima.
struct Heaviest {
    sums: Vec<(u64, Option<usize>)>,
}

impl Heaviest {
    fn below(&self, position: usize) -> (u64, Option<usize>) {
        let mut best = (0, None);
        let mut at = position;
        while at > 0 {
            if self.sums[at].0 > best.0 {
                best = self.sums[at];
            }
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, position: usize, sum: (u64, Option<usize>)) {
        let mut at = position + 1;
        while at < self.sums.len() {
            if sum.0 > self.sums[at].0 {
                self.sums[at] = sum;
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pairs(news: &[(u32, u32)]) -> Vec<Weighted> {
        (0..).zip(news).map(|(old, (new, weight))| Weighted { old, new: *new, weight: *weight }).collect()
    }

    #[test]
    fn the_heavier_side_keeps_its_place() {
        assert_eq!(in_order(&pairs(&[(2, 1), (0, 1), (1, 1)])), [1, 2]);
        assert_eq!(in_order(&pairs(&[(2, 9), (0, 1), (1, 1)])), [0]);
        assert!(in_order(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_chosen_rises(news in proptest::collection::vec((0_u32..50, 1_u32..9), 0..40)) {
            let pairs = pairs(&news);
            let chosen = in_order(&pairs);
            prop_assert!(chosen.windows(2).all(|two| pairs[two[0]].new < pairs[two[1]].new && two[0] < two[1]));
            prop_assert_eq!(chosen.is_empty(), pairs.is_empty());
        }
    }
}

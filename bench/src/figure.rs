//! Figures: the median of paired ratios, and how far the ratios lie apart.

use crate::{Error, say};
use serde::Serialize;

/// Above this, a run was disturbed and is to be repeated.
const SPREAD_MAX: f64 = 0.15;

/// One measured figure, as it is printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Its name.
    pub metric: &'static str,
    /// Median of ours.
    pub ours: f64,
    /// Median of the other side's, if there is one.
    pub other: Option<f64>,
    /// Median of the rounds' ratios, ours by the other's.
    pub ratio: Option<f64>,
    /// Of the ratios: largest less smallest, by the median.
    pub spread: f64,
    /// How many rounds, or how many files.
    pub n: usize,
}

/// Measurements of both sides, a pair per round.
#[derive(Clone, Debug, Default)]
pub struct Pairs(Vec<(f64, f64)>);

impl Pairs {
    /// Takes a round in.
    pub fn push(&mut self, ours: f64, other: f64) {
        self.0.push((ours, other));
    }

    /// What the rounds say.
    pub fn figure(&self, metric: &'static str) -> Figure {
        let ratios: Vec<f64> = self.0.iter().map(|(ours, other)| ours / other).collect();
        let ratio = median(&ratios);
        let (least, most) = ratios
            .iter()
            .fold((f64::MAX, f64::MIN), |(least, most), ratio| (least.min(*ratio), most.max(*ratio)));
        Figure {
            metric,
            ours: rounded(median(&self.0.iter().map(|pair| pair.0).collect::<Vec<_>>())),
            other: Some(rounded(median(&self.0.iter().map(|pair| pair.1).collect::<Vec<_>>()))),
            ratio: Some(rounded(ratio)),
            spread: rounded((most - least) / ratio),
            n: self.0.len(),
        }
    }
}

impl Figure {
    /// Of so many things the share that was counted.
    pub fn share(metric: &'static str, counted: f64, of: usize) -> Self {
        Self { metric, ours: rounded(counted / of as f64), other: None, ratio: None, spread: 0.0, n: of }
    }

    /// The median of rounds that have no other side.
    pub fn alone(metric: &'static str, rounds: &[f64]) -> Self {
        let middle = median(rounds);
        let least = rounds.iter().copied().fold(f64::MAX, f64::min);
        let most = rounds.iter().copied().fold(f64::MIN, f64::max);
        let spread = rounded((most - least) / middle);
        Self { metric, ours: rounded(middle), other: None, ratio: None, spread, n: rounds.len() }
    }

    /// Prints it, and warns of a run that was disturbed.
    pub fn print(&self) -> Result<(), Error> {
        if self.spread > SPREAD_MAX {
            say::note(format!(
                "{}: the rounds lie {:.0} % apart: repeat on a quiet machine",
                self.metric,
                self.spread * 100.0
            ));
        }
        say::line(self)
    }
}

/// The middle one, or the mean of the two in the middle.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        even if even % 2 == 0 => f64::midpoint(sorted[middle - 1], sorted[middle]),
        _ => sorted[middle],
    }
}

/// The value that so many of a hundred do not exceed. Sorts.
pub fn percentile(values: &mut [u32], percent: usize) -> f64 {
    values.sort_unstable();
    let at = (values.len() * percent).div_ceil(100).saturating_sub(1);
    values.get(at).map_or(f64::NAN, |value| f64::from(*value))
}

/// Four digits say all there is to know.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 3 - value.abs().log10().floor() as i32;
    let scale = 10_f64.powi(digits.max(0));
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_paired_before_the_median() {
        let mut pairs = Pairs::default();
        for (ours, other) in [(50.0, 100.0), (120.0, 200.0), (10.0, 40.0)] {
            pairs.push(ours, other);
        }
        let figure = pairs.figure("x");
        assert_eq!((figure.ours, figure.other, figure.ratio), (50.0, Some(100.0), Some(0.5)));
        assert_eq!((figure.spread, figure.n), (0.7, 3));
    }

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let mut values: Vec<u32> = (1..=200).rev().collect();
        assert_eq!(percentile(&mut values, 99), 198.0);
        assert_eq!(percentile(&mut values, 50), 100.0);
        assert_eq!(percentile(&mut [7], 99), 7.0);
    }

    #[test]
    fn four_digits_are_kept() {
        assert_eq!([rounded(12_345.67), rounded(0.123_456), rounded(1.0)], [12_346.0, 0.1235, 1.0]);
    }
}

//! What all sides have in common.

use super::corpus::Question;
use crate::{
    Error,
    figure::{Figure, Pairs, percentile},
    say,
};
use std::time::{Duration, Instant};

/// Somebody who answers questions.
pub trait Side {
    /// The first ten of what fits, and how much fits.
    fn ask(&self, question: &Question) -> Result<Answer, Error>;
}

/// What was answered.
pub struct Answer {
    /// How much fits.
    pub total: usize,
    /// How many of it were shown.
    pub shown: usize,
}

/// Half of the questions took no longer, and all but one in a hundred, in microseconds.
#[derive(Clone, Copy)]
pub struct Times {
    /// The median.
    pub p50: f64,
    /// The 99th percentile.
    pub p99: f64,
}

/// Asks all questions again and again for so long, at least once.
pub fn time(side: &dyn Side, questions: &[Question], during: Duration) -> Result<Times, Error> {
    let mut taken = Vec::new();
    let began = Instant::now();
    while taken.is_empty() || began.elapsed() < during {
        for question in questions {
            let asked = Instant::now();
            let answer = side.ask(question)?;
            taken.push(u32::try_from(asked.elapsed().as_nanos()).unwrap_or(u32::MAX));
            if answer.total == 0 || answer.shown == 0 {
                return Err(Error::Wrong(format!("nothing is found for {:?}", question.text)));
            }
        }
    }
    let mut at = |percent| percentile(&mut taken, percent) / 1_000.0;
    Ok(Times { p50: at(50), p99: at(99) })
}

/// Both in turn, round by round.
pub struct Race<'s> {
    /// What it is called.
    pub name: &'s str,
    /// Ours.
    pub ours: &'s dyn Side,
    /// The other.
    pub other: &'s dyn Side,
    /// What both are asked.
    pub questions: &'s [Question],
    /// How long a measurement takes.
    pub during: Duration,
    /// How long they are asked before.
    pub warm_up: Duration,
}

impl Race<'_> {
    /// The figures of the median and of the 99th percentile.
    pub fn run(&self, rounds: usize, metrics: [&'static str; 2]) -> Result<[Figure; 2], Error> {
        let (mut p50, mut p99) = (Pairs::default(), Pairs::default());
        time(self.ours, self.questions, self.warm_up)?;
        time(self.other, self.questions, self.warm_up)?;
        for round in 0..rounds {
            let (ours, other) = if round % 2 == 0 {
                let ours = time(self.ours, self.questions, self.during)?;
                (ours, time(self.other, self.questions, self.during)?)
            } else {
                let other = time(self.other, self.questions, self.during)?;
                (time(self.ours, self.questions, self.during)?, other)
            };
            say::note(format!(
                "round {}: ours {:.0} us (p99 {:.0}), {} {:.0} us (p99 {:.0})",
                round + 1,
                ours.p50,
                ours.p99,
                self.name,
                other.p50,
                other.p99
            ));
            p50.push(ours.p50, other.p50);
            p99.push(ours.p99, other.p99);
        }
        Ok([p50.figure(metrics[0]), p99.figure(metrics[1])])
    }
}

//! `redline_seconds`: laying two versions of 200 pages side by side and comparing them word by word.

use crate::{Error, Options, figure::Figure};
use domain::{
    documents::{BlockKind, TextBlock},
    versions::{align, compare},
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::{hint::black_box, time::Instant};

/// Blocks of 200 pages.
const BLOCKS: usize = 3_000;
/// Words of a block, from and to: 80,000 in all.
const WORDS: (usize, usize) = (6, 48);
/// Different words. The law of languages: the second is half as frequent as the first, the third a third.
const VOCABULARY: usize = 6_000;
/// Of a hundred blocks so many are edited.
const EDITED: u32 = 15;

/// Measures.
pub fn run(options: &Options) -> Result<(), Error> {
    let mut random = StdRng::seed_from_u64(options.seed);
    let old: Vec<TextBlock> = (1..=BLOCKS).map(|number| block(number, &mut random)).collect();
    let new = edited(&old, &mut random);
    let mut seconds = Vec::new();
    for _ in 0..options.rounds {
        let start = Instant::now();
        let alignment = align(&old, &new);
        let rows = black_box(compare(&old, &new, &alignment));
        seconds.push(start.elapsed().as_secs_f64());
        if rows.len() < new.len() {
            return Err(Error::Wrong("the comparison leaves blocks out".to_owned()));
        }
    }
    Figure::alone("redline_seconds", &seconds).print()
}

fn word(random: &mut StdRng) -> String {
    let rank = (VOCABULARY as f64).powf(random.random::<f64>()) as usize;
    format!("слово{rank}")
}

fn block(number: usize, random: &mut StdRng) -> TextBlock {
    let count = random.random_range(WORDS.0..=WORDS.1);
    let text = (0..count).map(|_| word(random)).collect::<Vec<_>>().join(" ");
    let depth = if number % 10 == 1 { 0 } else { 1 };
    TextBlock {
        kind: BlockKind::Point,
        depth,
        label: format!("{}.", number % 10),
        text: format!("{text}."),
        page: None,
        cell: None,
    }
}

/// Words replaced, blocks struck out, written and moved.
fn edited(old: &[TextBlock], random: &mut StdRng) -> Vec<TextBlock> {
    let mut new = Vec::with_capacity(old.len());
    let mut moved = Vec::new();
    for (number, was) in old.iter().enumerate() {
        if random.random_range(0..100) >= EDITED {
            new.push(was.clone());
            continue;
        }
        match random.random_range(0..10) {
            0 => {}
            1 => new.extend([block(number, random), was.clone()]),
            2 => moved.push(was.clone()),
            _ => new.push(reworded(was, random)),
        }
    }
    for block in moved {
        new.insert(random.random_range(0..=new.len()), block);
    }
    new
}

fn reworded(was: &TextBlock, random: &mut StdRng) -> TextBlock {
    let words = was
        .text
        .split(' ')
        .map(|old| if random.random_range(0..6) == 0 { word(random) } else { old.to_owned() });
    TextBlock { text: words.collect::<Vec<_>>().join(" "), ..was.clone() }
}

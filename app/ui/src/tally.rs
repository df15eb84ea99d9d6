//! The tally of a vote: one bar with figures in it, and the same figures in words.
//!
//! The bar is an SVG whose rectangles carry their widths in per cent as attributes: a style attribute is
//! forbidden by the content security policy.

use leptos::prelude::*;

use crate::{
    i18n::{common, t},
    plural::number,
};

/// Which side a part of the bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// For.
    For,
    /// Against.
    Against,
    /// Abstained.
    Abstain,
    /// Entitled and not voted.
    Absent,
}

impl Side {
    /// Its class in `votes.css`.
    pub const fn class(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
            Self::Absent => "absent",
        }
    }
}

/// One part of the bar.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which side.
    pub side: Side,
    /// How many votes.
    pub count: u64,
    /// The side in words.
    pub label: Signal<String>,
}

impl Part {
    /// A part of the bar.
    pub fn new(side: Side, count: u64, label: impl Into<Signal<String>>) -> Self {
        Self { side, count, label: label.into() }
    }

    /// The usual parts: for, against, abstained (where the vote offers it), not voted.
    pub fn usual(votes_for: u64, against: u64, abstained: Option<u64>, not_voted: u64) -> Vec<Self> {
        let mut parts = vec![
            Self::new(Side::For, votes_for, t(common::COUNT_FOR)),
            Self::new(Side::Against, against, t(common::COUNT_AGAINST)),
        ];
        parts.extend(abstained.map(|count| Self::new(Side::Abstain, count, t(common::COUNT_ABSTAINED))));
        parts.push(Self::new(Side::Absent, not_voted, t(common::COUNT_NOT_VOTED)));
        parts
    }
}

/// Where a part begins and how wide it is, in per cent of the whole.
fn span(counts: &[u64], at: usize) -> (f64, f64) {
    let total: u64 = counts.iter().sum();
    if total == 0 {
        return (0.0, if at + 1 == counts.len() { 100.0 } else { 0.0 });
    }
    let share = |count: u64| count as f64 * 100.0 / total as f64;
    (share(counts.iter().take(at).sum()), counts.get(at).copied().map_or(0.0, share))
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

/// The bar and its key. The sides must stay the same while the figures change.
#[component]
pub fn Tally(
    /// The parts in order, the votes not cast last.
    #[prop(into)]
    parts: Signal<Vec<Part>>,
    /// Votes "for" that adopt: a pointer above the bar, when the base is all who may vote.
    #[prop(optional, into)]
    need: Signal<Option<u64>>,
) -> impl IntoView {
    let counts =
        Memo::new(move |_| parts.with(|parts| parts.iter().map(|part| part.count).collect::<Vec<_>>()));
    let count = move |at: usize| counts.with(|counts| counts.get(at).copied().unwrap_or(0));
    let place = move |at: usize| counts.with(|counts| span(counts, at));
    let sides =
        parts.with_untracked(|parts| parts.iter().map(|part| (part.side, part.label)).collect::<Vec<_>>());
    let segment = move |(at, side): (usize, Side)| {
        // A figure that does not fit is left to the key below.
        let figure = move || if place(at).1 >= 6.0 { number(count(at)) } else { String::new() };
        view! {
            <g class=side.class()>
                <rect x=move || percent(place(at).0) width=move || percent(place(at).1) height="100%"></rect>
                <text x=move || percent(place(at).0 + place(at).1 / 2.0) y="50%">{figure}</text>
            </g>
        }
    };
    let key = move |(at, (side, label)): (usize, (Side, Signal<String>))| {
        view! {
            <div class=side.class()>
                <dt>{label}</dt>
                <dd>{move || number(count(at))}</dd>
            </div>
        }
    };
    let mark = move || {
        let total = counts.with(|counts| counts.iter().sum::<u64>());
        need.get().filter(|need| *need > 0 && *need < total).map(|need| need as f64 * 100.0 / total as f64)
    };
    let pointer = move || {
        mark().map(|at| {
            view! {
                <svg class="tally-need" aria-hidden="true" focusable="false">
                    <svg x=percent(at) overflow="visible"><path d="M-5 0h10L0 7Z"></path></svg>
                </svg>
            }
        })
    };
    let needed = move || {
        need.get().map(|need| {
            view! { <div class="need"><dt>{t(common::COUNT_NEEDED)}</dt><dd>{number(need)}</dd></div> }
        })
    };
    let segments = sides.iter().map(|(side, _)| *side).enumerate().map(segment).collect_view();
    let keys = sides.into_iter().enumerate().map(key).collect_view();
    view! {
        <div class="tally">
            {pointer}
            <svg class="tally-bar" aria-hidden="true" focusable="false">{segments}</svg>
            <dl class="tally-key">
                {keys}
                {needed}
            </dl>
        </div>
    }
}

/// One of a vote's own options with its figure.
#[derive(Clone, Debug)]
pub struct OptionCount {
    /// The option's words.
    pub label: String,
    /// How many votes.
    pub count: u64,
    /// The reader's own choice.
    pub mine: bool,
}

/// A bar for each of a vote's own options, longest for the most votes cast.
#[component]
pub fn OptionTally(
    /// The options in their order.
    #[prop(into)]
    options: Signal<Vec<OptionCount>>,
) -> impl IntoView {
    let rows = move || {
        let options = options.get();
        let total = options.iter().map(|option| option.count).sum::<u64>().max(1);
        let row = |OptionCount { label, count, mine }: OptionCount| {
            let width = percent(count as f64 * 100.0 / total as f64);
            let own = mine.then(|| view! { <small>" ✓ "{t(common::YOUR_CHOICE)}</small> });
            view! {
                <li class:mine=mine>
                    <span>{label} {own}</span>
                    <b>{number(count)}</b>
                    <svg aria-hidden="true" focusable="false"><rect width=width height="100%"></rect></svg>
                </li>
            }
        };
        options.into_iter().map(row).collect_view()
    };
    view! { <ol class="tally-options">{rows}</ol> }
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn parts_fill_the_bar_without_gaps() {
        let counts = [7, 2, 1, 5];
        let mut end = 0.0;
        for at in 0..counts.len() {
            let (from, width) = span(&counts, at);
            assert!((from - end).abs() < 1e-9);
            end = from + width;
        }
        assert!((end - 100.0).abs() < 1e-9);
    }

    #[test]
    fn an_empty_vote_is_all_not_voted() {
        assert_eq!(span(&[0, 0, 0], 0), (0.0, 0.0));
        assert_eq!(span(&[0, 0, 0], 2), (0.0, 100.0));
    }
}

//! A poll under every sequence of acts: one person one ballot, sum = ballots, closed stays closed.

use domain::{
    documents::DocumentState,
    fault::Refusal,
    time::Moment,
    votes::{
        Ballot, Base, Casting, Choice, Decision, Poll, PollRules, Prior, Prospect, Rounding, Secrecy, Share,
        Tally, TallyShown, Threshold, Tie, Voters, cast, close, decision, prospect,
    },
};
use proptest::prelude::*;
use std::collections::HashMap;

fn threshold() -> impl Strategy<Value = Threshold> {
    let share = prop::sample::select(vec![(1, 2), (2, 3), (3, 4), (0, 1), (1, 1)])
        .prop_map(|(numerator, denominator)| Share::new(numerator, denominator).unwrap());
    (share, 0..3).prop_map(|(share, form)| match form {
        0 => Threshold::MoreThan { share },
        1 => Threshold::AtLeast { share, rounding: Rounding::Up },
        _ => Threshold::AtLeast { share, rounding: Rounding::Nearest },
    })
}

fn rules() -> impl Strategy<Value = PollRules> {
    let base = prop::sample::select(vec![Base::Entitled, Base::Cast, Base::ForAndAgainst]);
    let tie = prop::sample::select(vec![Tie::Fails, Tie::ChairDecides]);
    (threshold(), threshold(), base, tie, any::<[bool; 4]>()).prop_map(
        |(quorum, majority, base, tie, flags)| PollRules {
            voters: Voters::Everybody,
            secrecy: if flags[0] { Secrecy::Secret } else { Secrecy::Named },
            tally: if flags[1] { TallyShown::Live } else { TallyShown::AfterClosing },
            quorum,
            majority,
            base,
            tie,
            changeable: flags[2],
            reason_against: flags[3],
        },
    )
}

fn choice() -> impl Strategy<Value = Choice> {
    prop::sample::select(Choice::ALL.to_vec())
}

#[derive(Clone, Debug)]
enum Act {
    Vote { voter: u8, choice: Choice, reason: bool },
    Close,
    Wait(i64),
    Archive,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        20 => (0_u8..8, choice(), any::<bool>()).prop_map(|(voter, choice, reason)| Act::Vote { voter, choice, reason }),
        1 => Just(Act::Close),
        2 => (1_i64..40).prop_map(Act::Wait),
        1 => Just(Act::Archive),
    ]
}

proptest! {
    #[test]
    fn whatever_happens(
        rules in rules().prop_filter("goes together", |rules| rules.consistent().is_ok()),
        ends in prop::option::of(1_i64..200),
        acts in prop::collection::vec(act(), 0..60),
    ) {
        const ENTITLED: u8 = 6;
        let mut poll = Poll {
            rules, document: DocumentState::Discussed, entitled: u32::from(ENTITLED), closes_at: ends.map(Moment), closed: false,
        };
        let (mut votes, mut now, mut box_of_ballots) = (HashMap::<u8, Choice>::new(), Moment(0), 0_u32);
        for act in acts {
            let frozen = poll.takes_votes(now).is_err();
            match act {
                Act::Wait(micros) => now = now.plus(micros),
                Act::Archive => poll.document = DocumentState::Archived,
                Act::Close => {
                    let count = tally(&votes);
                    match close(&poll, count, None) {
                        Ok(decided) => {
                            prop_assert!(!poll.closed);
                            prop_assert_eq!(decided, decision(&poll.rules, poll.entitled, count, None));
                            poll.closed = true;
                        }
                        Err(refusal) => prop_assert_eq!((poll.closed, refusal), (true, Refusal::PollClosed)),
                    }
                }
                Act::Vote { voter, choice, reason } => {
                    let prior = match votes.get(&voter) {
                        _ if voter >= ENTITLED => Prior::NotEntitled,
                        None => Prior::None,
                        Some(known) => Prior::Voted((poll.rules.secrecy == Secrecy::Named).then_some(*known)),
                    };
                    let ballot = Ballot { choice, reason: if reason { "because" } else { " " } };
                    if let Ok(casting) = cast(&poll, prior, ballot, now) {
                        prop_assert!(!frozen && voter < ENTITLED);
                        prop_assert!(!(poll.rules.secrecy == Secrecy::Secret && reason));
                        prop_assert!(!(poll.rules.reason_against && choice == Choice::Against && !reason));
                        let before = votes.insert(voter, choice);
                        prop_assert_eq!(casting == Casting::Replaces, before.is_some());
                        prop_assert!(before.is_none() || (poll.rules.changeable && poll.rules.secrecy == Secrecy::Named));
                        box_of_ballots += u32::from(before.is_none());
                    }
                }
            }
            prop_assert_eq!(tally(&votes).cast(), box_of_ballots);
            prop_assert!(box_of_ballots <= poll.entitled);
        }
    }

    #[test]
    fn a_prospect_keeps_its_word(rules in rules(), entitled in 1_u32..12, spread in any::<[u8; 3]>(), rest in prop::collection::vec(choice(), 0..12)) {
        let mut now = Tally::default();
        for (at, choice) in Choice::ALL.into_iter().enumerate() {
            for _ in 0..spread[at] % 5 {
                if now.cast() < entitled { now.add(choice); }
            }
        }
        let said = prospect(&rules, entitled, now, None);
        let mut end = now;
        for choice in rest.into_iter().take((entitled - now.cast()) as usize) { end.add(choice); }
        let decided = decision(&rules, entitled, end, None);
        match said {
            Prospect::Adopted => prop_assert_eq!(decided, Decision::Adopted),
            Prospect::Impossible if rules.tie == Tie::Fails => prop_assert_ne!(decided, Decision::Adopted),
            Prospect::CarriesSoFar => prop_assert_eq!(decision(&rules, entitled, now, None), Decision::Adopted),
            Prospect::Depends { more } => {
                let with = Tally { pro: now.pro + more, ..now };
                prop_assert_eq!(decision(&rules, entitled, with, None), Decision::Adopted);
                let without = Tally { pro: now.pro + more - 1, ..now };
                prop_assert_ne!(decision(&rules, entitled, without, None), Decision::Adopted);
            }
            Prospect::Impossible => {}
        }
    }
}

fn tally(votes: &HashMap<u8, Choice>) -> Tally {
    let mut tally = Tally::default();
    votes.values().for_each(|choice| tally.add(*choice));
    tally
}

//! How a vote stands, in a sentence; and what came of it.

use super::card::Booth;
use domain::{
    lang::Lang,
    votes::{Decision, PollRules, PollView, Prospect, Tie},
};
use leptos::{either::Either, prelude::*};
use ui::{
    Glyph, Icon,
    i18n::{Word, lang, t, votes as words},
    plural::number,
};

/// "10 of 15 have voted · 1 more “for” is needed"
#[component]
pub(super) fn Standing(booth: Booth) -> impl IntoView {
    let figures = booth.part(|poll| (poll.turnout, poll.entitled, poll.prospect));
    let turnout = move || figures.with(|(cast, entitled, _)| turnout(lang(), *cast, *entitled));
    let rest = move || {
        let lang = lang();
        figures.with(|(_, _, prospect)| match prospect {
            None => view! { <br/> {words::FIGURES_LATER.text(lang)} }.into_any(),
            Some(Prospect::Depends { more }) => {
                let more = u64::from(*more);
                let (before, after) =
                    words::MORE_NEEDED.form(lang, more).split_once("{n}").unwrap_or_default();
                view! { " · " {before} <b>{number(more)}</b> {after} }.into_any()
            }
            Some(prospect) => {
                let word = booth.rule(|rules| prospect_word(rules, *prospect));
                view! { " · " {word.text(lang)} }.into_any()
            }
        })
    };
    view! { <p class="vote-state" aria-live="polite">{turnout} {rest}</p> }
}

/// How many have voted.
pub(super) fn turnout(lang: Lang, cast: u32, entitled: u32) -> String {
    let all = number(entitled.into());
    match cast {
        0 => words::NOBODY_YET.with(lang, &[("all", &all)]),
        cast => words::TURNOUT.count(lang, cast.into()).replace("{all}", &all),
    }
}

/// "Impossible" is for good only where votes stay as they are and no vote counts twice.
const fn prospect_word(rules: &PollRules, prospect: Prospect) -> Word {
    match prospect {
        Prospect::Adopted => words::SURE_ADOPTED,
        Prospect::Impossible if !rules.changeable && matches!(rules.tie, Tie::Fails) => words::SURE_REJECTED,
        Prospect::Impossible => words::NOT_AS_IT_STANDS,
        Prospect::CarriesSoFar | Prospect::Depends { .. } => words::CARRIES,
    }
}

/// The words of a decision.
pub(super) const fn decision_word(decision: Decision) -> Word {
    match decision {
        Decision::Adopted => words::ADOPTED,
        Decision::Rejected => words::REJECTED,
        Decision::NoQuorum => words::NO_QUORUM,
    }
}

/// The figures behind a decision in a sentence or three.
pub(super) fn figures(lang: Lang, poll: &PollView) -> String {
    let tally = poll.tally.unwrap_or_default();
    let (pro, against, abstained) =
        (number(tally.pro.into()), number(tally.against.into()), number(tally.abstained.into()));
    let votes = words::FIGURES.with(lang, &[("for", &pro), ("against", &against), ("abstained", &abstained)]);
    let took_part =
        words::PARTICIPANTS.count(lang, poll.turnout.into()).replace("{all}", &number(poll.entitled.into()));
    let quorum = poll.rules.quorum.needed(poll.entitled);
    if quorum == 0 {
        return format!("{votes} {took_part}");
    }
    let quorum = words::QUORUM.with(lang, &[("part", &number(quorum.into()))]);
    format!("{votes} {took_part} {quorum}")
}

/// What came of the vote; empty before it is closed.
#[component]
pub(super) fn Outcome(booth: Booth) -> impl IntoView {
    let decision = booth.part(|poll| poll.decision);
    let shown = move || match decision.get() {
        None => Either::Left(()),
        Some(decision) => {
            let (result, glyph) = match decision {
                Decision::Adopted => ("adopted", Glyph::Check),
                Decision::Rejected => ("rejected", Glyph::Cross),
                Decision::NoQuorum => ("none", Glyph::Dash),
            };
            let figures = move || booth.poll.with(|poll| figures(lang(), poll));
            Either::Right(view! {
                <div class="outcome" data-result=result>
                    <Icon glyph/>
                    <div>
                        <b>{t(decision_word(decision))}</b>
                        <p>{figures}</p>
                    </div>
                </div>
            })
        }
    };
    view! { <div aria-live="polite">{shown}</div> }
}

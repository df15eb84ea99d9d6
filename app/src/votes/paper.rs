//! The protocol of a closed vote: a paper for A4, with the same words on the screen.

use super::{
    author::{VoteCastAs, author_line},
    roll::{Fact, Facts},
    rule_text::{needed, rule_text},
    state::figures,
};
use domain::votes::{Decision, Protocol, RollEntry, Secrecy};
use leptos::{either::Either, prelude::*};
use ui::{
    Table, Tally,
    i18n::{Word, fields, groups, lang, t, votes as words},
    plural::number,
    tally::Part,
    time,
};

/// The protocol.
#[component]
pub(super) fn Paper(protocol: Protocol) -> impl IntoView {
    let poll = protocol.poll.clone();
    let (id, named) = (poll.id, poll.rules.secrecy == Secrecy::Named);
    let ended = poll.closed.unwrap_or(poll.opened);
    let day = move || time::date(lang(), ended.0);
    let (rules, entitled) = (poll.rules.clone(), poll.entitled);
    let rule = move || rule_text(lang(), &rules, Some(entitled));
    let closed_by = protocol.closed_by.clone();
    let closed = move || {
        let lang = lang();
        let by = closed_by
            .as_ref()
            .map_or_else(|| words::BY_TIME.text(lang).to_owned(), |by| author_line(lang, by));
        format!("{} — {by}", time::date_time(lang, ended.0))
    };
    let tally = poll.tally.unwrap_or_default();
    let not_voted = entitled.saturating_sub(tally.cast());
    let parts = Signal::derive(move || {
        Part::usual(tally.pro.into(), tally.against.into(), Some(tally.abstained.into()), not_voted.into())
    });
    let need = needed(&poll.rules, entitled).map(u64::from);
    let decision = poll.decision;
    let decided = move || {
        let lang = lang();
        decision.map(|decision| words::DECIDED.with(lang, &[("decision", decided_word(decision).text(lang))]))
    };
    let (question, turnout) = (poll.question.clone(), poll.turnout);
    let quorum = match poll.rules.quorum.needed(entitled) {
        0 => t(words::QUORUM_NOT_REQUIRED).into_any(),
        quorum => number(quorum.into()).into_any(),
    };
    let roll = protocol.roll.clone();
    view! {
        <article class="protocol">
            <header class="protocol-head">
                <h1>{t(words::PROTOCOL_TITLE)}</h1>
                <p class="protocol-place">
                    <span>{day}</span>
                </p>
            </header>
            <dl class="facts wide">
                <Facts protocol/>
                <Fact word=words::CLOSED>{closed}</Fact>
                <Fact word=words::PART_QUESTION>
                    <b>{question}</b>
                </Fact>
                <Fact word=words::RULE>{rule}</Fact>
                <Fact word=words::ENTITLED>{number(entitled.into())}</Fact>
                <Fact word=words::QUORUM_LABEL>{quorum}</Fact>
                <Fact word=words::TOOK_PART>{number(turnout.into())}</Fact>
            </dl>
            <section>
                <h2>{t(words::RESULTS)}</h2>
                <Tally parts need=Signal::stored(need)/>
                <p>{move || figures(lang(), &poll)}</p>
            </section>
            <p class="decision">{decided}</p>
            {if named {
                Either::Left(view! { <ByName roll/> })
            } else {
                Either::Right(view! { <TookPart roll/> })
            }}
            <div class="signatures">
                <Signature word=groups::CHAIR/>
                <Signature word=groups::SECRETARY/>
            </div>
            <p class="seal">{move || words::IDENTIFIER.with(lang(), &[("id", &id.to_string())])}</p>
        </article>
    }
}

/// The words of a decision within the sentence that states it.
const fn decided_word(decision: Decision) -> Word {
    match decision {
        Decision::Adopted => words::DECIDED_ADOPTED,
        Decision::Rejected => words::DECIDED_REJECTED,
        Decision::NoQuorum => words::DECIDED_NO_QUORUM,
    }
}

/// Everybody's vote, with the reasons given.
#[component]
fn ByName(roll: Vec<RollEntry>) -> impl IntoView {
    let reasons = roll.iter().any(|entry| !entry.reason.trim().is_empty());
    let rows = roll
        .into_iter()
        .zip(1_u64..)
        .map(|(entry, place)| {
            let side = match entry.choice {
                Some(choice) => Either::Left(view! { <VoteCastAs choice/> }),
                None => Either::Right(view! { <span class="side">{t(words::DID_NOT_VOTE)}</span> }),
            };
            view! {
                <tr>
                    <td class="number" data-label=t(words::NUMBER)>{number(place)}</td>
                    <Voter entry=entry.clone()/>
                    <td data-label=t(words::VOTE)>{side}</td>
                    {reasons.then(|| view! { <td class="kept" data-label=t(fields::REASON)>{entry.reason}</td> })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t(words::BY_NAME)}</h2>
            <Table label=t(words::BY_NAME) plain=true keep=!reasons>
                <thead>
                    <tr>
                        <th scope="col" class="number">{t(words::NUMBER)}</th>
                        <th scope="col">{t(words::VOTER)}</th>
                        <th scope="col">{t(words::VOTE)}</th>
                        {reasons.then(|| view! { <th scope="col">{t(fields::REASON)}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

/// Who took part in a secret vote, and why nothing else is said.
#[component]
fn TookPart(roll: Vec<RollEntry>) -> impl IntoView {
    let rows = roll
        .into_iter()
        .filter(|entry| entry.voted)
        .zip(1_u64..)
        .map(|(entry, place)| {
            view! {
                <tr>
                    <td class="number" data-label=t(words::NUMBER)>{number(place)}</td>
                    <Voter entry/>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t(words::TOOK_PART)}</h2>
            <p>{t(words::SECRET_WHY)}</p>
            <Table label=t(words::TOOK_PART) plain=true keep=true>
                <thead>
                    <tr>
                        <th scope="col" class="number">{t(words::NUMBER)}</th>
                        <th scope="col">{t(words::VOTER)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

#[component]
fn Voter(entry: RollEntry) -> impl IntoView {
    let body = entry.voter.person.body.clone();
    view! {
        <th scope="row">
            {move || author_line(lang(), &entry.voter)}
            <small>{move || body.in_lang(lang()).to_owned()}</small>
        </th>
    }
}

/// A line to sign on.
#[component]
fn Signature(word: Word) -> impl IntoView {
    view! {
        <div>
            <span>{t(word)}</span>
            <span class="line"></span>
            <span>{t(words::SIGNATURE)}</span>
        </div>
    }
}

//! Who has voted so far.

use super::{
    author::{VoteCastAs, author_line},
    rule_text::rule_text,
    state::turnout,
};
use domain::votes::{Protocol, RollEntry};
use leptos::{either::Either, prelude::*};
use ui::{
    Glyph, Icon, Tally,
    i18n::{Word, lang, t, votes as words},
    tally::Part,
    time,
};

/// The roll of an open vote; it changes live.
#[component]
pub(super) fn Roll(protocol: Signal<Protocol>) -> impl IntoView {
    let (question, rules, entitled) = protocol.with_untracked(|protocol| {
        (protocol.poll.question.clone(), protocol.poll.rules.clone(), protocol.poll.entitled)
    });
    let cast = Memo::new(move |_| protocol.with(|protocol| protocol.poll.turnout));
    let tally = Memo::new(move |_| protocol.with(|protocol| protocol.poll.tally));
    let parts = Signal::derive(move || {
        let tally = tally.get().unwrap_or_default();
        let not_voted = entitled.saturating_sub(tally.cast());
        Part::usual(tally.pro.into(), tally.against.into(), Some(tally.abstained.into()), not_voted.into())
    });
    let entries = move || protocol.with(|protocol| protocol.roll.clone());
    let key = |entry: &RollEntry| {
        let substitute = entry.voter.substitute.as_ref().map(|(substitute, _)| substitute.id);
        (entry.voter.person.id, entry.voted, entry.choice, substitute)
    };
    view! {
        <section class="panel">
            <dl class="facts wide">
                <Facts protocol=protocol.get_untracked()/>
                <Fact word=words::RULE>{move || rule_text(lang(), &rules, Some(entitled))}</Fact>
            </dl>
            <div class="part">
                <h2 class="vote-question">{question}</h2>
                <p class="vote-state" aria-live="polite">{move || turnout(lang(), cast.get(), entitled)}</p>
                <Show when=move || tally.with(Option::is_some)>
                    <Tally parts/>
                </Show>
                <ul class="roll" role="list">
                    <For each=entries key let:entry>
                        <Line entry/>
                    </For>
                </ul>
            </div>
        </section>
    }
}

/// A line of the facts about a vote.
#[component]
pub(super) fn Fact(word: Word, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{t(word)}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// What the vote is on, and who opened it.
#[component]
pub(super) fn Facts(protocol: Protocol) -> impl IntoView {
    let Protocol { poll, document_title, group_name, point, .. } = protocol;
    let (opened, closes_at) = (poll.opened, poll.closes_at.filter(|_| poll.closed.is_none()));
    let opened = move || {
        let lang = lang();
        format!("{} — {}", time::date_time(lang, opened.0), author_line(lang, &poll.opened_by))
    };
    view! {
        <Fact word=words::GROUP>{group_name}</Fact>
        <Fact word=words::DOCUMENT>{document_title}</Fact>
        {point.map(|point| view! { <Fact word=words::POINT>{point}</Fact> })}
        <Fact word=words::OPENED>{opened}</Fact>
        {closes_at
            .map(|end| view! { <Fact word=words::CLOSES>{move || time::date_time(lang(), end.0)}</Fact> })}
    }
}

#[component]
fn Line(entry: RollEntry) -> impl IntoView {
    let RollEntry { voter, voted, choice, .. } = entry;
    let body = voter.person.body.clone();
    let side = match (choice, voted) {
        (Some(choice), _) => Either::Left(view! { <VoteCastAs choice/> }),
        (None, voted) => {
            let (glyph, word) =
                if voted { (Some(Glyph::Check), words::VOTED) } else { (None, words::NOT_YET) };
            Either::Right(view! {
                <span class="side">
                    {glyph.map(|glyph| view! { <Icon glyph/> })}
                    {t(word)}
                </span>
            })
        }
    };
    view! {
        <li>
            <span>
                {move || author_line(lang(), &voter)}
                <small>{move || body.in_lang(lang()).to_owned()}</small>
            </span>
            {side}
        </li>
    }
}

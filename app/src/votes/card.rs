//! A vote as the discussion shows it: the question, its rule, the buttons, and how it stands.

use super::{
    ballots::{Ballots, Receipt},
    rule_text::{needed, rule_text},
    state::{Outcome, Standing},
};
use crate::{
    form::{Act, Hidden, KeyField},
    groups::Sure,
    live,
    shell::me,
};
use domain::{
    access::{Relations, Verdict},
    documents::DocumentState,
    fault::Refusal,
    id::PollId,
    operation::Operation,
    time::Moment,
    votes::{
        self, Ballot, CastVote, Choice, ClosePoll, OwnVote, Poll, PollRules, PollView, Prior, Secrecy, cast,
    },
};
use leptos::prelude::*;
use ui::{
    Countdown, Kind, LinkButton, Tally,
    i18n::{Word, lang, t, votes as words},
    tally::Part,
    time,
};

/// A vote and the reader's part in it. The rule is fixed at the opening; the rest changes live.
#[derive(Clone, Copy)]
pub(super) struct Booth {
    pub id: PollId,
    pub poll: Signal<PollView>,
    pub rules: StoredValue<PollRules>,
    archived: Signal<bool>,
    now: Signal<i64>,
    /// The reader's own vote.
    pub own: Memo<OwnVote>,
    /// What the reader has just voted and the page does not know yet.
    just: RwSignal<Option<Choice>>,
    /// The button pressed last.
    pub pressed: RwSignal<Option<Choice>>,
}

impl Booth {
    fn new(poll: Signal<PollView>, archived: Signal<bool>) -> Self {
        let (id, rules) = poll.with_untracked(|poll| (poll.id, poll.rules.clone()));
        let named = rules.secrecy == Secrecy::Named;
        let known = Memo::new(move |_| poll.with(|poll| poll.own));
        let just = RwSignal::new(None::<Choice>);
        // What the server says goes before what was pressed here.
        Effect::new(move |before: Option<OwnVote>| {
            let now = known.get();
            if before.is_some_and(|before| before != now) {
                just.set(None);
            }
            now
        });
        let own = Memo::new(move |_| match just.get() {
            Some(choice) => OwnVote::Cast { choice: named.then_some(choice) },
            None => known.get(),
        });
        let rules = StoredValue::new(rules);
        Self { id, poll, rules, archived, now: live::clock(), own, just, pressed: RwSignal::new(None) }
    }

    /// A part of the vote that changes on its own.
    pub fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&PollView) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.poll.with(&part))
    }

    /// A part of the rule.
    pub fn rule<T>(self, part: impl FnOnce(&PollRules) -> T) -> T {
        self.rules.with_value(part)
    }

    /// Why this vote would be refused now: the same rule that the server asks.
    pub fn refusal(self, choice: Choice, reason: &str) -> Option<Refusal> {
        let poll = self.poll.with(|poll| Poll {
            rules: poll.rules.clone(),
            document: if self.archived.get() { DocumentState::Archived } else { DocumentState::Discussed },
            entitled: poll.entitled,
            closes_at: poll.closes_at,
            closed: poll.closed.is_some(),
        });
        let prior = match self.own.get() {
            OwnVote::NotEntitled => Prior::NotEntitled,
            OwnVote::NotYet => Prior::None,
            OwnVote::Cast { choice } => Prior::Voted(choice),
        };
        cast(&poll, prior, Ballot { choice, reason }, Moment(self.now.get())).err()
    }
}

/// A vote in a discussion.
#[component]
pub fn VoteCard(
    /// The vote as it is now; always the same one.
    poll: Signal<PollView>,
    /// How the reader stands to the document.
    standing: Signal<Relations>,
    /// Whether the document can only be viewed.
    archived: Signal<bool>,
    /// The place of the point voted on, in words; none for the whole document.
    point: Signal<Option<String>>,
    /// Told when the reader has voted or closed the vote.
    on_done: Callback<()>,
) -> impl IntoView {
    let booth = Booth::new(poll, archived);
    let id = booth.id;
    let (question, document) = poll.with_untracked(|poll| (poll.question.clone(), poll.document));
    let open = booth.part(|poll| poll.closed.is_none());
    let voted = Callback::new(move |_: votes::Receipt| {
        booth.just.set(booth.pressed.get_untracked());
        on_done.run(());
    });
    view! {
        <section class="vote" class:open=move || open.get() id=format!("vote-{id}") aria-labelledby=format!("question-{id}")>
            <Head booth open/>
            {move || point.get().map(|point| view! { <p class="vote-place">{point}</p> })}
            <h2 class="vote-question" id=format!("question-{id}")>{question}</h2>
            <p class="vote-rule">{move || rule_card(booth)}</p>
            <Outcome booth/>
            <Show when=move || open.get()>
                <Act<CastVote> class="vote-form" then=format!("/documents/{document}#vote-{id}") on_done=voted>
                    <Hidden name="poll" value=id.to_string()/>
                    <KeyField/>
                    <Ballots booth/>
                </Act<CastVote>>
            </Show>
            <Bar booth/>
            <Show when=move || open.get()>
                <Standing booth/>
            </Show>
            <Receipt booth open/>
            <Acts booth open standing on_done/>
        </section>
    }
    .into_any()
}

/// The rule, and when the vote closes by itself.
fn rule_card(booth: Booth) -> String {
    let lang = lang();
    let (entitled, closes_at, open) =
        booth.poll.with(|poll| (poll.entitled, poll.closes_at, poll.closed.is_none()));
    let mut text = booth.rule(|rules| rule_text(lang, rules, Some(entitled)));
    if let Some(end) = closes_at.filter(|_| open) {
        text.push(' ');
        text.push_str(&words::WILL_CLOSE.with(lang, &[("time", &time::date_time(lang, end.0))]));
    }
    text
}

/// What state the vote is in, and how much time is left.
#[component]
fn Head(booth: Booth, open: Memo<bool>) -> impl IntoView {
    let (closes_at, closed) = (booth.part(|poll| poll.closes_at), booth.part(|poll| poll.closed));
    let over = Memo::new(move |_| closes_at.get().is_some_and(|end| end.0 <= booth.now.get()));
    let state = move || -> Word {
        match (open.get(), over.get()) {
            (false, _) => words::STATE_CLOSED,
            (true, _) if booth.archived.get() => words::STATE_STOPPED,
            (true, true) => words::STATE_COUNTING,
            (true, false) => words::STATE_OPEN,
        }
    };
    let left = Signal::derive(move || closes_at.get().map_or(0, |end| end.0 - booth.now.get()));
    let term = move || match (closed.get(), closes_at.get()) {
        (Some(at), _) => view! { <ui::Moment at=at.0/> }.into_any(),
        (None, Some(_)) if over.get() => ().into_any(),
        (None, Some(_)) => view! { <Countdown left/> }.into_any(),
        (None, None) => view! { <span>{t(words::NO_TERM)}</span> }.into_any(),
    };
    view! {
        <header>
            <b aria-live="polite">{move || state().text(lang())}</b>
            {term}
        </header>
    }
}

/// The figures, where they may be shown.
#[component]
fn Bar(booth: Booth) -> impl IntoView {
    let tally = booth.part(|poll| poll.tally);
    let entitled = booth.part(|poll| poll.entitled);
    let parts = Signal::derive(move || {
        let tally = tally.get().unwrap_or_default();
        let not_voted = entitled.get().saturating_sub(tally.cast());
        Part::usual(tally.pro.into(), tally.against.into(), Some(tally.abstained.into()), not_voted.into())
    });
    let need = Signal::derive(move || booth.rule(|rules| needed(rules, entitled.get())).map(u64::from));
    view! {
        <Show when=move || tally.with(Option::is_some)>
            <Tally parts need/>
        </Show>
    }
}

/// The way to the roll, and for those who lead the end of the vote.
#[component]
fn Acts(booth: Booth, open: Memo<bool>, standing: Signal<Relations>, on_done: Callback<()>) -> impl IntoView {
    let (id, document) = (booth.id, booth.poll.with_untracked(|poll| poll.document));
    let me = me();
    let may_close = Memo::new(move |_| {
        let rule = ClosePoll::RULE;
        let in_person = me.with(|me| me.as_ref().is_none_or(|me| me.acting.is_none()));
        open.get()
            && rule.verdict(true, standing.get()) == Verdict::Cleared
            && (in_person || rule.by_substitute)
    });
    let closed = Callback::new(move |()| on_done.run(()));
    view! {
        <div class="acts">
            <LinkButton href=format!("/polls/{id}") kind=Kind::Quiet small=true>
                {move || if open.get() { words::ROLL } else { words::PROTOCOL }.text(lang())}
            </LinkButton>
            <Show when=move || may_close.get()>
                <Sure
                    operation=ClosePoll { poll: id }
                    id=format!("close-{id}")
                    act=t(words::CLOSE)
                    title=t(words::CLOSE_TITLE)
                    text=t(words::CLOSE_TEXT)
                    then=format!("/documents/{document}#vote-{id}")
                    on_done=closed
                    small=true
                />
            </Show>
        </div>
    }
}

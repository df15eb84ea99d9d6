//! A vote from its opening to its protocol.

use super::{
    scene::{Circle, secret, substitute, vote},
    world::{Person, World, on_both},
};
use domain::{
    accounts::ActFor,
    event::Event,
    fault::{Fault, Refusal},
    groups::{AddMember, GroupRole, RemoveMember},
    id::PollId,
    notices::{NoticeKind, ViewHome, Waiting},
    time::{SECOND, WallTime},
    votes::{
        Choice, ClosePoll, Decision, OwnVote, PollView, Protocol, Receipt, Tally, TallyShown, ViewPoll,
        ViewRoll,
    },
};
use futures::future::{join, join_all};
use store::events_after;

on_both!(
    the_entitled_are_fixed_at_the_opening,
    one_act_sent_twenty_times_is_one_vote,
    twenty_acts_at_once_are_one_vote,
    a_vote_may_be_changed_where_the_rule_says_so,
    a_vote_closes_when_its_time_is_over,
    a_secret_vote_keeps_its_secret,
    votes_in_flight_are_counted_or_refused,
    figures_wait_for_the_closing,
    a_substitute_votes_in_the_name_of_another,
);

pub async fn view(world: &World, who: &Person, poll: PollId) -> PollView {
    world.done(who, ViewPoll { poll }).await
}

pub async fn protocol(world: &World, who: &Person, poll: PollId) -> Protocol {
    world.done(who, ViewRoll { poll }).await
}

/// Everybody votes, in the order of [`Circle::voters`].
pub async fn cast(world: &World, circle: &Circle, poll: PollId, choices: &[Choice]) {
    for (voter, choice) in circle.voters().into_iter().zip(choices) {
        world.done(voter, vote(world, poll, *choice)).await;
    }
}

/// The events of a poll that say that somebody voted.
async fn votes_told(world: &World, of: PollId) -> Vec<Event> {
    let mut reader = world.services.database().read().await.unwrap();
    let events = events_after(&mut reader, 0, 10_000).await.unwrap();
    events
        .into_iter()
        .map(|recorded| recorded.event)
        .filter(|event| {
            matches!(event, Event::VoteCast { poll, .. } | Event::BallotIssued { poll, .. } if *poll == of)
        })
        .collect()
}

async fn the_entitled_are_fixed_at_the_opening(world: &World) {
    let circle = Circle::gather(world, "").await;
    let group = circle.group;
    let poll = circle.poll(world, |_| {}).await;
    let late = world.person("Кешіккен", world.finance).await;
    world.done(&circle.chair, AddMember { group, person: late.id, role: GroupRole::Member }).await;
    assert_eq!(world.refused(&late, vote(world, poll, Choice::For)).await, Refusal::NotYours.into());
    assert_eq!(view(world, &late, poll).await.own, OwnVote::NotEntitled);
    for not_a_voter in [&circle.observer, &circle.initiator] {
        assert_eq!(
            world.refused(not_a_voter, vote(world, poll, Choice::For)).await,
            Refusal::NotYours.into()
        );
    }
    world.done(&circle.chair, RemoveMember { group, person: circle.second.id }).await;
    assert_eq!(world.refused(&circle.second, vote(world, poll, Choice::For)).await, Fault::NotFound);
    let roll = protocol(world, &circle.chair, poll).await;
    assert_eq!((roll.poll.entitled, roll.roll.len()), (4, 4));
    let mut enrolled: Vec<_> = roll.roll.iter().map(|line| line.voter.person.id).collect();
    let mut voters = circle.voters().map(|voter| voter.id).to_vec();
    enrolled.sort_unstable();
    voters.sort_unstable();
    assert_eq!(enrolled, voters);
}

async fn one_act_sent_twenty_times_is_one_vote(world: &World) {
    let circle = Circle::gather(world, "").await;
    for is_secret in [false, true] {
        let poll = circle
            .poll(world, |open| {
                if is_secret {
                    secret(open)
                }
            })
            .await;
        let act = vote(world, poll, Choice::For);
        let receipts = join_all((0..20).map(|_| world.done(&circle.member, act.clone()))).await;
        assert!(receipts.iter().all(|receipt| *receipt == receipts[0]), "{receipts:?}");
        assert_eq!(view(world, &circle.member, poll).await.turnout, 1);
        assert_eq!(votes_told(world, poll).await.len(), 1);
        world.done(&circle.chair, ClosePoll { poll }).await;
        let tally = view(world, &circle.member, poll).await.tally;
        assert_eq!(tally, Some(Tally { pro: 1, ..Tally::default() }));
    }
}

async fn twenty_acts_at_once_are_one_vote(world: &World) {
    let circle = Circle::gather(world, "").await;
    for is_secret in [false, true] {
        let poll = circle
            .poll(world, |open| {
                if is_secret {
                    secret(open)
                }
            })
            .await;
        let acts =
            (0..20).map(|number| world.ask(&circle.member, vote(world, poll, Choice::ALL[number % 3])));
        let answers = join_all(acts).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for answer in answers {
            assert!(matches!(answer, Ok(_) | Err(Fault::Refused(Refusal::AlreadyVoted))), "{answer:?}");
        }
        assert_eq!(view(world, &circle.member, poll).await.turnout, 1);
        assert_eq!(votes_told(world, poll).await.len(), 1);
    }
}

async fn a_vote_may_be_changed_where_the_rule_says_so(world: &World) {
    let circle = Circle::gather(world, "").await;
    let poll = circle.poll(world, |open| open.changeable = true).await;
    let first = vote(world, poll, Choice::For);
    let receipt: Receipt = world.done(&circle.member, first.clone()).await;
    world.clock.advance(SECOND);
    world.done(&circle.member, vote(world, poll, Choice::Against)).await;
    // The first act arrives once more, late: it was answered, and must not undo the second.
    assert_eq!(world.done(&circle.member, first).await, receipt);
    let now = view(world, &circle.member, poll).await;
    assert_eq!(now.own, OwnVote::Cast { choice: Some(Choice::Against) });
    assert_eq!((now.turnout, now.tally), (1, Some(Tally { against: 1, ..Tally::default() })));
    let told = votes_told(world, poll).await;
    assert!(matches!(
        told.as_slice(),
        [
            Event::VoteCast { choice: Choice::For, replaced: false, .. },
            Event::VoteCast { choice: Choice::Against, replaced: true, .. },
        ]
    ));
    let fixed = circle.poll(world, |_| {}).await;
    world.done(&circle.member, vote(world, fixed, Choice::For)).await;
    let again = world.refused(&circle.member, vote(world, fixed, Choice::Against)).await;
    assert_eq!(again, Refusal::AlreadyVoted.into());
}

async fn a_vote_closes_when_its_time_is_over(world: &World) {
    let circle = Circle::gather(world, "").await;
    let end = WallTime::of(world.services.now().plus(3_600 * SECOND));
    let poll = circle.poll(world, |open| open.closes_at = Some(end)).await;
    let open_ended = circle.poll(world, |_| {}).await;
    world.clock.advance(3_599 * SECOND);
    cast(world, &circle, poll, &[Choice::For, Choice::For]).await;
    assert_eq!(view(world, &circle.member, poll).await.closed, None);
    world.clock.advance(SECOND);
    let late = world.refused(&circle.member, vote(world, poll, Choice::Against)).await;
    assert_eq!(late, Refusal::PollClosed.into());
    assert_eq!(world.services.close_due_polls().await.unwrap(), None);
    let closed = protocol(world, &circle.member, poll).await;
    assert!(closed.poll.closed.is_some());
    assert_eq!((closed.poll.decision, closed.closed_by), (Some(Decision::Adopted), None));
    assert_eq!(view(world, &circle.member, open_ended).await.closed, None);
    world.noticed().await;
    let home = world.done(&circle.member, ViewHome {}).await;
    let closing = home.notices.iter().find(|notice| notice.kind == NoticeKind::PollClosed).unwrap();
    assert_eq!((closing.poll, closing.actor), (Some(poll), None));
    let waits: Vec<_> =
        home.waiting.iter().filter(|waiting| matches!(waiting, Waiting::Vote { .. })).collect();
    assert!(matches!(waits.as_slice(), [Waiting::Vote { poll, .. }] if *poll == open_ended), "{waits:?}");
}

async fn a_secret_vote_keeps_its_secret(world: &World) {
    use Choice::{Abstain, Against, For};
    let circle = Circle::gather(world, "").await;
    let poll = circle.poll(world, secret).await;
    for (voter, choice) in circle.voters().into_iter().zip([For, Against, Abstain, For]) {
        world.clock.advance(SECOND);
        world.done(voter, vote(world, poll, choice)).await;
    }
    for who in circle.everybody() {
        let open = view(world, who, poll).await;
        assert_eq!((open.turnout, open.tally, open.prospect, open.decision), (4, None, None, None));
        let roll = protocol(world, who, poll).await.roll;
        assert!(roll.iter().all(|line| line.voted && line.choice.is_none() && line.reason.is_empty()));
    }
    assert_eq!(view(world, &circle.member, poll).await.own, OwnVote::Cast { choice: None });
    let sealed = world.texts("select sealed from sealed_ballot").await;
    assert_eq!(sealed.len(), 4);
    assert!(sealed.iter().all(|ballot| ballot.len() == sealed[0].len()), "{sealed:?}");
    tells_nothing(world, poll).await;
    // Identifiers of ballots tell nothing of when they were made.
    let ids = world.texts("select id from sealed_ballot").await;
    let today = world.id::<domain::id::Ulid>().to_string();
    assert!(ids.iter().all(|id| id[..5] != today[..5]), "{ids:?}");

    world.done(&circle.chair, ClosePoll { poll }).await;
    let closed = protocol(world, &circle.member, poll).await;
    assert_eq!(closed.poll.tally, Some(Tally { pro: 2, against: 1, abstained: 1 }));
    assert_eq!(closed.poll.decision, Some(Decision::Rejected));
    assert!(closed.roll.iter().all(|line| line.voted && line.choice.is_none()));
    assert!(world.texts("select sealed from sealed_ballot").await.is_empty());
    assert_eq!(
        world.number("select cast(count(ballot_secret) + count(ballot_key) as bigint) from poll").await,
        0
    );
    // The time of a vote on the roll has gone too.
    assert_eq!(world.number("select cast(count(distinct voted_at) as bigint) from poll_voter").await, 1);
    assert_eq!(world.number("select cast(count(key) as bigint) from poll_voter").await, 0);
    tells_nothing(world, poll).await;
    world.verified().await.unwrap();
}

/// Neither the roll nor the journal says what anybody voted.
async fn tells_nothing(world: &World, poll: PollId) {
    assert_eq!(world.number("select cast(count(choice) as bigint) from poll_voter").await, 0);
    let told = votes_told(world, poll).await;
    assert_eq!(told.len(), 4);
    assert!(told.iter().all(|event| matches!(event, Event::BallotIssued { .. })));
    for body in world.texts("select body from event where kind = 'ballot_issued'").await {
        let fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&body).unwrap();
        assert_eq!(fields.keys().collect::<Vec<_>>(), ["document", "kind", "poll", "voter"], "{body}");
    }
    let remembered = world.texts("select reply from answered where operation = 'cast_vote'").await;
    assert!(remembered.is_empty(), "an answer is remembered: {remembered:?}");
}

async fn votes_in_flight_are_counted_or_refused(world: &World) {
    let circle = Circle::gather(world, "").await;
    for is_secret in [false, true] {
        for _ in 0..5 {
            let poll = circle
                .poll(world, |open| {
                    if is_secret {
                        secret(open)
                    }
                })
                .await;
            let voters = circle.voters();
            let votes = join_all(voters.iter().map(|voter| world.ask(voter, vote(world, poll, Choice::For))));
            let (answers, closed) = join(votes, world.ask(&circle.initiator, ClosePoll { poll })).await;
            assert_eq!(closed, Ok(()));
            for answer in &answers {
                assert!(matches!(answer, Ok(_) | Err(Fault::Refused(Refusal::PollClosed))), "{answer:?}");
            }
            let taken = u32::try_from(answers.iter().filter(|answer| answer.is_ok()).count()).unwrap();
            let closed = view(world, &circle.member, poll).await;
            assert_eq!((closed.turnout, closed.tally.unwrap().cast()), (taken, taken));
        }
    }
}

async fn figures_wait_for_the_closing(world: &World) {
    let circle = Circle::gather(world, "").await;
    let hidden = circle.poll(world, |open| open.tally = TallyShown::AfterClosing).await;
    let live = circle.poll(world, |_| {}).await;
    for poll in [hidden, live] {
        cast(world, &circle, poll, &[Choice::For, Choice::Against]).await;
    }
    let (now, roll) =
        (view(world, &circle.second, hidden).await, protocol(world, &circle.second, hidden).await);
    assert_eq!((now.turnout, now.tally, now.prospect), (2, None, None));
    assert!(roll.roll.iter().all(|line| line.choice.is_none()));
    let (now, roll) = (view(world, &circle.second, live).await, protocol(world, &circle.second, live).await);
    assert_eq!((now.turnout, now.tally), (2, Some(Tally { pro: 1, against: 1, abstained: 0 })));
    assert_eq!(roll.roll.iter().filter(|line| line.choice.is_some()).count(), 2);
    world.done(&circle.chair, ClosePoll { poll: hidden }).await;
    let closed = protocol(world, &circle.observer, hidden).await;
    assert_eq!(closed.poll.tally, Some(Tally { pro: 1, against: 1, abstained: 0 }));
    let chose =
        |person: &Person| closed.roll.iter().find(|line| line.voter.person.id == person.id).unwrap().choice;
    assert_eq!(
        circle.voters().map(chose),
        [Some(Choice::For), Some(Choice::Against), None, None],
        "the protocol names every vote"
    );
    assert_eq!(closed.closed_by.unwrap().person.id, circle.chair.id);
    assert_eq!((closed.document_title.as_str(), closed.group_name.as_str()), ("Жоба", "Топ"));
}

async fn a_substitute_votes_in_the_name_of_another(world: &World) {
    let circle = Circle::gather(world, "").await;
    let deputy = world.person("Орынбасар", world.justice).await;
    let poll = circle.poll(world, |_| {}).await;
    assert_eq!(world.refused(&deputy, vote(world, poll, Choice::For)).await, Fault::NotFound);
    let substitution = substitute(world, &circle.member, &deputy).await;
    assert_eq!(
        world.refused(&deputy, vote(world, poll, Choice::For)).await,
        Fault::NotFound,
        "not acting yet"
    );
    world.done(&deputy, ActFor { substitution: Some(substitution) }).await;
    world.done(&deputy, vote(world, poll, Choice::For)).await;
    let again = world.refused(&circle.member, vote(world, poll, Choice::Against)).await;
    assert_eq!(again, Refusal::AlreadyVoted.into(), "one vote, whoever casts it");
    let roll = protocol(world, &circle.chair, poll).await.roll;
    let line = roll.iter().find(|line| line.voter.person.id == circle.member.id).unwrap();
    let (by, order) = line.voter.substitute.clone().unwrap();
    assert_eq!((by.id, order.as_str(), line.choice), (deputy.id, "214-л/с", Some(Choice::For)));
    let mut reader = world.services.database().read().await.unwrap();
    let events = events_after(&mut reader, 0, 10_000).await.unwrap();
    let cast = events.iter().find(|recorded| matches!(recorded.event, Event::VoteCast { .. })).unwrap();
    let signature = &cast.signature;
    assert_eq!((signature.actor, signature.on_behalf_of), (Some(deputy.id), Some(circle.member.id)));
    drop(reader);
    // The page and the protocol say it: both names and the order.
    let page = world.get(&circle.chair, &format!("/polls/{poll}")).await.text();
    for part in ["Мүше", "Орынбасар", "214-л/с"] {
        assert!(page.contains(part), "{part}");
    }
    world.done(&deputy, ActFor { substitution: None }).await;
    assert_eq!(world.refused(&deputy, vote(world, poll, Choice::For)).await, Fault::NotFound);
}

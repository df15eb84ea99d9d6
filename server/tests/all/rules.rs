//! The rule of a vote, from the form that opens it to the decision.

use super::{
    scene::{Circle, named_poll, secret, vote},
    votes::{cast, protocol, view},
    world::{World, on_both},
};
use domain::{
    fault::{Fault, Refusal},
    field::{Field, FieldFlaw, Flaw},
    time::WallTime,
    votes::{CastVote, Choice, ClosePoll, Decision, OpenPoll, OwnVote, Share, TallyShown, Tie, Voters},
};

on_both!(
    reasons_are_asked_for_and_kept,
    decisions_follow_the_rule,
    rules_that_contradict_themselves_are_refused,
    parts_of_the_group_vote,
);

async fn reasons_are_asked_for_and_kept(world: &World) {
    let circle = Circle::gather(world, "").await;
    let poll = circle.poll(world, |open| open.reason_against = true).await;
    let against = |reason: &str| CastVote { reason: reason.to_owned(), ..vote(world, poll, Choice::Against) };
    assert_eq!(world.refused(&circle.member, against(" \n")).await, Refusal::ReasonRequired.into());
    let long = world.refused(&circle.member, against(&"х".repeat(2_001))).await;
    let flaw = Flaw::TooLong { max: 2_000, now: 2_001 };
    assert_eq!(long, Fault::Invalid(vec![FieldFlaw { field: Field::Reason, flaw }]));
    world.done(&circle.member, against(" 2-тармақ заңға қайшы ")).await;
    world.done(&circle.chair, vote(world, poll, Choice::For)).await;
    let roll = protocol(world, &circle.observer, poll).await.roll;
    let line = roll.iter().find(|line| line.voter.person.id == circle.member.id).unwrap();
    assert_eq!((line.choice, line.reason.as_str()), (Some(Choice::Against), "2-тармақ заңға қайшы"));
    let hidden = circle.poll(world, secret).await;
    let named = CastVote { reason: "мен".to_owned(), ..vote(world, hidden, Choice::For) };
    assert_eq!(world.refused(&circle.member, named).await, Refusal::ReasonForbidden.into());
}

async fn decisions_follow_the_rule(world: &World) {
    use Choice::{Abstain, Against, For};
    let circle = Circle::gather(world, "").await;
    type Change = fn(&mut OpenPoll);
    let two_thirds: Change = |open| {
        (open.majority, open.more_than) = (Share::TWO_THIRDS, false);
    };
    let chair_decides: Change = |open| open.tie = Tie::ChairDecides;
    let everybody: Change = |open| open.quorum = Share::new(1, 1).unwrap();
    let cases: [(Change, &[Choice], Decision); 9] = [
        (|_| {}, &[For, For, Against], Decision::Adopted),
        (|_| {}, &[For, Against], Decision::Rejected),
        (|_| {}, &[For], Decision::NoQuorum),
        (|_| {}, &[], Decision::NoQuorum),
        (|_| {}, &[For, Abstain, Abstain], Decision::Rejected),
        (two_thirds, &[For, For, Against], Decision::Adopted),
        (two_thirds, &[For, For, Against, Against], Decision::Rejected),
        (chair_decides, &[For, Against], Decision::Adopted),
        (everybody, &[For, For, For], Decision::NoQuorum),
    ];
    for (change, choices, decision) in cases {
        let poll = circle.poll(world, change).await;
        cast(world, &circle, poll, choices).await;
        world.done(&circle.chair, ClosePoll { poll }).await;
        let closed = view(world, &circle.member, poll).await;
        assert_eq!(closed.decision, Some(decision), "{choices:?}");
        assert_eq!(closed.prospect, None);
        assert_eq!(world.refused(&circle.chair, ClosePoll { poll }).await, Refusal::PollClosed.into());
        assert_eq!(
            world.refused(&circle.second, vote(world, poll, For)).await,
            Refusal::PollClosed.into(),
            "closed stays closed"
        );
    }
}

async fn rules_that_contradict_themselves_are_refused(world: &World) {
    let circle = Circle::gather(world, "").await;
    type Change = fn(&mut OpenPoll);
    let cases: [(Change, Refusal); 4] = [
        (|open| open.changeable = true, Refusal::SecretUnchangeable),
        (|open| open.tally = TallyShown::Live, Refusal::SecretTallyHidden),
        (|open| open.tie = Tie::ChairDecides, Refusal::TieNeedsNames),
        (|open| open.reason_against = true, Refusal::ReasonForbidden),
    ];
    for (change, refusal) in cases {
        let mut open = named_poll(world, circle.document);
        secret(&mut open);
        change(&mut open);
        assert_eq!(world.refused(&circle.chair, open).await, refusal.into());
    }
    let mut past = named_poll(world, circle.document);
    past.closes_at = Some(WallTime::of(world.services.now()));
    let flaw = FieldFlaw { field: Field::ClosesAt, flaw: Flaw::InThePast };
    assert_eq!(world.refused(&circle.chair, past).await, Fault::Invalid(vec![flaw]));
    let mut elsewhere = named_poll(world, circle.document);
    elsewhere.block = Some(world.id());
    assert_eq!(world.refused(&circle.chair, elsewhere).await, Refusal::AnchorLost.into());
    assert_eq!(world.number("select cast(count(*) as bigint) from poll").await, 0);
}

async fn parts_of_the_group_vote(world: &World) {
    let circle = Circle::gather(world, "").await;
    for (voters, entitled) in [(Voters::Everybody, 4), (Voters::ChairAndMembers, 3), (Voters::Members, 2)] {
        let poll = circle.poll(world, |open| open.voters = voters).await;
        let open = view(world, &circle.secretary, poll).await;
        assert_eq!(open.entitled, entitled);
        let may = matches!(voters, Voters::Everybody);
        assert_eq!(open.own == OwnVote::NotYet, may);
        assert_eq!(world.ask(&circle.secretary, vote(world, poll, Choice::For)).await.is_ok(), may);
    }
}

//! The journal tells everything, in order, and shows when it was touched; and what each operation costs.

use super::{
    scene::{Circle, secret, vote},
    world::{World, on_both},
};
use domain::{
    documents::CloseDocument,
    fault::Refusal,
    groups::{AddMember, GroupRole, RemoveMember},
    notices::{ReadNotices, ViewHome},
    remarks::{AddRemark, DecideSuggestion, Reply, ResolveRemark},
    votes::{Choice, ClosePoll},
};
use futures::future::join_all;
use store::Broken;

on_both!(
    the_chain_is_whole_after_mixed_work,
    any_changed_column_is_noticed,
    lost_swapped_and_added_events_are_noticed,
    notices_can_be_made_again,
    what_is_refused_leaves_nothing,
    bodies_hold_no_texts,
);

/// A bit of everything.
async fn work(world: &World) -> Circle {
    let circle = Circle::gather(world, "").await;
    let suggestion = AddRemark {
        wording: "Басқаша".to_owned(),
        mentions: vec![circle.chair.id, circle.observer.id],
        ..circle.on_first_block(world, "Құпия-мәтін-ескертпе").await
    };
    let remark = world.done(&circle.member, suggestion).await;
    let text = "Құпия-мәтін-жауап".to_owned();
    world
        .done(&circle.chair, Reply { remark, text, mentions: vec![circle.second.id], key: world.key() })
        .await;
    world.done(&circle.chair, DecideSuggestion { remark, accept: false }).await;
    let other = circle.remark(world, &circle.second, "Тағы").await;
    world.done(&circle.second, ResolveRemark { remark: other }).await;
    for is_secret in [false, true] {
        let poll = circle
            .poll(world, |open| {
                if is_secret {
                    secret(open)
                }
            })
            .await;
        for voter in circle.voters() {
            world.done(voter, vote(world, poll, Choice::For)).await;
        }
        world.done(&circle.chair, ClosePoll { poll }).await;
    }
    let leaver = circle.leaver(world, "Бұрынғы").await;
    let back = AddMember { group: circle.group, person: leaver.id, role: GroupRole::Observer };
    world.done(&circle.chair, back).await;
    circle.meet(world, "").await;
    world.noticed().await;
    let home = world.done(&circle.member, ViewHome {}).await;
    world.done(&circle.member, ReadNotices { until: home.notices[1].id }).await;
    world.done(&circle.chair, CloseDocument { document: circle.document }).await;
    circle
}

async fn the_chain_is_whole_after_mixed_work(world: &World) {
    let circle = work(world).await;
    // One document is closed: what is refused leaves no gap between what is done.
    let second = super::scene::place(world, &circle.chair, circle.group, "Екінші", "").await;
    let remarks = join_all((0..40).map(|number| {
        let text = format!("Ескертпе {number}");
        let who = circle.voters()[number % 4];
        let document = if number % 3 == 0 { circle.document } else { second };
        let key = world.key();
        world.ask(
            who,
            AddRemark {
                document,
                block: None,
                start: 0,
                end: 0,
                text,
                wording: String::new(),
                grounds: String::new(),
                mentions: vec![],
                key,
            },
        )
    }));
    let refused =
        remarks.await.into_iter().filter(|answer| *answer == Err(Refusal::DocumentArchived.into())).count();
    assert_eq!(refused, 14);
    let events = world.verified().await.unwrap();
    assert_eq!(events, world.number("select cast(count(*) as bigint) from event").await);
    assert_eq!(events, world.number("select max(seq) from event").await);
    assert!(events > 80, "{events}");
}

async fn any_changed_column_is_noticed(world: &World) {
    work(world).await;
    let events = world.verified().await.unwrap();
    let columns = [
        ("at", "at + 1"),
        ("actor", "coalesce(actor, '') || 'X'"),
        ("on_behalf_of", "coalesce(on_behalf_of, '') || 'X'"),
        ("request", "request || 'X'"),
        ("kind", "kind || 'x'"),
        ("working_group", "coalesce(working_group, '') || 'X'"),
        ("document", "coalesce(document, '') || 'X'"),
        ("person", "coalesce(person, '') || 'X'"),
        ("body", "replace(body, '}', ' }')"),
        ("prev_hash", "prev_hash || '0'"),
        ("hash", "hash || '0'"),
    ];
    for (column, other) in columns {
        for seq in [1, events / 2, events] {
            world.tamper("create table kept as select * from event").await;
            world.tamper(format!("update event set {column} = {other} where seq = {seq}")).await;
            assert_eq!(world.verified().await, Err(Broken::Changed(seq)), "{column} of {seq}");
            world.tamper("delete from event").await;
            world.tamper("insert into event select * from kept").await;
            world.tamper("drop table kept").await;
        }
    }
    assert_eq!(world.verified().await, Ok(events));
    world.tamper("update journal_head set hash = 'x' where id = 1").await;
    assert_eq!(world.verified().await, Err(Broken::End(events)));
}

async fn lost_swapped_and_added_events_are_noticed(world: &World) {
    work(world).await;
    let events = world.verified().await.unwrap();
    let middle = events / 2;
    let next = middle + 1;
    let cases = [
        (format!("delete from event where seq = {middle}"), Broken::Gap(middle)),
        ("delete from event where seq = 1".to_owned(), Broken::Gap(1)),
        (format!("delete from event where seq = {events}"), Broken::End(events)),
        (
            format!(
                "update event set seq = case when seq = -1 then {next} else {middle} end where seq in (-1, -2)"
            ),
            Broken::Changed(middle),
        ),
        (
            format!("insert into event select {events} + 1, at, actor, on_behalf_of, request, kind, working_group,
                document, person, body, hash, hash from event where seq = {events}"),
            Broken::Changed(events + 1),
        ),
        ("delete from event".to_owned(), Broken::End(events)),
    ];
    for (sql, broken) in cases {
        world.tamper("create table kept as select * from event").await;
        if sql.contains("-1") {
            world.tamper(format!("update event set seq = -1 where seq = {middle}")).await;
            world.tamper(format!("update event set seq = -2 where seq = {next}")).await;
        }
        world.tamper(sql.clone()).await;
        assert_eq!(world.verified().await, Err(broken), "{sql}");
        world.tamper("delete from event").await;
        world.tamper("insert into event select * from kept").await;
        world.tamper("drop table kept").await;
    }
    assert_eq!(world.verified().await, Ok(events));
}

async fn notices_can_be_made_again(world: &World) {
    let circle = work(world).await;
    world.noticed().await;
    let homes = async || {
        let mut homes = Vec::new();
        for who in circle.everybody() {
            homes.push(world.done(who, ViewHome {}).await);
        }
        homes
    };
    let before = homes().await;
    assert!(before.iter().all(|home| !home.notices.is_empty()));
    let rows = "select id || person || kind || coalesce(actor, '') || coalesce(document, '') ||
        cast(read_at is null as text) from notice order by id, person";
    let stored = world.texts(rows).await;
    world.services.rebuild_notices().await.unwrap();
    assert_eq!(world.texts(rows).await, stored);
    assert_eq!(homes().await, before);
    // Who has left sees nothing of it any more, before and after.
    let leave = RemoveMember { group: circle.group, person: circle.second.id };
    world.done(&circle.chair, leave).await;
    world.noticed().await;
    for _ in 0..2 {
        let gone = world.done(&circle.second, ViewHome {}).await;
        assert!(gone.notices.is_empty() && gone.waiting.is_empty() && gone.unread == 0, "{gone:?}");
        world.services.rebuild_notices().await.unwrap();
    }
}

async fn what_is_refused_leaves_nothing(world: &World) {
    let circle = work(world).await;
    let before = world.verified().await.unwrap();
    let remark = AddRemark {
        document: circle.document,
        block: None,
        start: 0,
        end: 0,
        text: "Кеш".to_owned(),
        wording: String::new(),
        grounds: String::new(),
        mentions: Vec::new(),
        key: world.key(),
    };
    let remarks = world.number("select cast(count(*) as bigint) from remark").await;
    let answers = join_all((0..30).map(|_| world.ask(&circle.member, remark.clone()))).await;
    assert!(answers.iter().all(|answer| *answer == Err(Refusal::DocumentArchived.into())));
    assert_eq!(world.number("select cast(count(*) as bigint) from remark").await, remarks);
    assert_eq!(world.verified().await, Ok(before));
}

/// Events name things by their identifiers: what was written, and by whom, can be taken away without breaking them.
async fn bodies_hold_no_texts(world: &World) {
    work(world).await;
    for body in world.texts("select body from event").await {
        assert!(body.is_ascii(), "{body}");
        let fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&body).unwrap();
        for (name, value) in fields {
            let texts = value.as_array().cloned().unwrap_or_else(|| vec![value]);
            for text in texts.iter().filter_map(|text| text.as_str()) {
                let is_id = text.parse::<domain::id::PersonId>().is_ok();
                let is_word =
                    text.len() < 30 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
                let is_hash = name == "sha256" && text.len() == 64;
                assert!(is_id || is_word || is_hash, "{name}: {text}");
            }
        }
    }
}

//! The line itself: who gets one, who loses it, and what nobody may hear over it.

use super::{
    scene::{Circle, place, secret, substitute, vote},
    tab::{Tab, request, serve, status_of},
    world::{PASSWORD, Person, World, on_both},
};
use domain::{
    accounts::{ActFor, ChangePassword, ListSessions, ResetPassword, RevokeSession, SignOut},
    fault::Fault,
    groups::RemoveMember,
    live::{Ask, Change, FRAME_MAX, RESUME_MAX, TOPICS_MAX, Tell, Topic},
    votes::{Choice, ClosePoll, OpenPoll, TallyShown},
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio_tungstenite::tungstenite::{Message, http::HeaderValue};

on_both!(
    a_newcomer_who_missed_too_much_fetches_afresh,
    who_lost_the_place_hears_no_more,
    a_lost_session_is_told_and_cut_at_once,
    frames_about_votes_tell_no_choice,
    presence_is_told,
    strangers_get_no_line,
    bad_frames_harm_nobody_else,
    topics_are_counted_as_they_are,
);

async fn a_newcomer_who_missed_too_much_fetches_afresh(world: &World) {
    let circle = Circle::gather(world, "").await;
    let mut tab = Tab::open(serve(world).await, &circle.member).await;
    let topic = Topic::Document(circle.document);
    for since in [-RESUME_MAX - 1, i64::MIN] {
        tab.follow(topic, since).await;
        assert_eq!(tab.answer().await, Tell::Following { topic });
        assert_eq!(tab.answer().await, Tell::Reload { topic });
    }
    // One that has seen all there is, or claims more, hears only of what comes.
    tab.follow(topic, i64::MAX).await;
    assert_eq!(tab.answer().await, Tell::Following { topic });
    let remark = circle.remark(world, &circle.chair, "Кейін").await;
    match tab.answer().await {
        Tell::Changes { changes, .. } => {
            assert!(matches!(changes.as_slice(), [Change::Remark(told)] if told.id == remark));
        }
        other => panic!("{other:?}"),
    }
}

async fn who_lost_the_place_hears_no_more(world: &World) {
    let circle = Circle::gather(world, "").await;
    let address = serve(world).await;
    let (mut leaver, mut stayer) =
        (Tab::open(address, &circle.second).await, Tab::open(address, &circle.member).await);
    let (document, group) = (Topic::Document(circle.document), Topic::Group(circle.group));
    for topic in [document, group] {
        leaver.follow(topic, i64::MAX).await;
        assert_eq!(leaver.answer().await, Tell::Following { topic });
    }
    stayer.follow(document, i64::MAX).await;
    stayer.answer().await;
    world.done(&circle.chair, RemoveMember { group: circle.group, person: circle.second.id }).await;
    let mut reloads = BTreeMap::new();
    while reloads.len() < 2 {
        if let Tell::Reload { topic } = leaver.answer().await {
            *reloads.entry(format!("{topic:?}")).or_insert(0) += 1;
        }
    }
    assert!(reloads.values().all(|times| *times == 1), "{reloads:?}");
    circle.remark(world, &circle.chair, "Құпия әңгіме").await;
    loop {
        if let Tell::Changes { changes, .. } = stayer.answer().await
            && changes.iter().any(|change| matches!(change, Change::Remark(_)))
        {
            break;
        }
    }
    for topic in [document, group] {
        leaver.follow(topic, 0).await;
        assert_eq!(leaver.answer().await, Tell::Refused { topic, fault: Fault::NotFound });
    }
    leaver.say(&Ask::Ping).await;
    assert_eq!(leaver.answer().await, Tell::Pong, "nothing else came");
}

async fn a_lost_session_is_told_and_cut_at_once(world: &World) {
    const SECOND: Duration = Duration::from_secs(1);
    let person = world.person("Иесі", world.justice).await;
    let address = serve(world).await;
    for way in 0..5 {
        let browser = person.elsewhere();
        world.sign_in(&browser).await;
        let mut tab = Tab::open(address, &browser).await;
        tab.say(&Ask::Ping).await;
        assert_eq!(tab.answer().await, Tell::Pong);
        let began = Instant::now();
        match way {
            0 => world.done(&browser, SignOut {}).await,
            1 => {
                let sessions = world.done(&browser, ListSessions {}).await;
                let session = sessions.iter().find(|session| session.current).unwrap().id;
                world.done(&person, RevokeSession { session }).await;
            }
            2 => {
                let new_password = "Жаңа-кілт-сөз-55".to_owned();
                let change = ChangePassword {
                    current_password: PASSWORD.to_owned(),
                    repeat_password: new_password.clone(),
                    new_password: new_password.clone(),
                };
                world.done(&person, change).await;
                let back = ChangePassword {
                    current_password: new_password,
                    new_password: PASSWORD.to_owned(),
                    repeat_password: PASSWORD.to_owned(),
                };
                world.done(&person, back).await;
            }
            3 => world.sign_in(&browser).await,
            _ => {
                let new_password = "Қайта-берілді-31".to_owned();
                world.done(&world.admin, ResetPassword { person: person.id, new_password }).await;
            }
        }
        assert_eq!(tab.answer().await, Tell::SignedOut, "way {way}");
        tab.ended().await;
        assert!(began.elapsed() < SECOND, "way {way}: {:?}", began.elapsed());
    }
}

/// Every text anywhere in a frame.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

async fn frames_about_votes_tell_no_choice(world: &World) {
    let circle = Circle::gather(world, "").await;
    let address = serve(world).await;
    let topic = Topic::Document(circle.document);
    let hidden: fn(&mut OpenPoll) = |open| open.tally = TallyShown::AfterClosing;
    for (change, is_secret) in [(secret as fn(&mut OpenPoll), true), (hidden, false)] {
        let mut tabs = Vec::new();
        for who in circle.everybody() {
            let mut tab = Tab::open(address, who).await;
            tab.follow(topic, i64::MAX).await;
            tab.answer().await;
            tabs.push((who, tab));
        }
        let poll = circle.poll(world, change).await;
        world.done(&circle.member, vote(world, poll, Choice::Against)).await;
        world.done(&circle.second, vote(world, poll, Choice::Abstain)).await;
        circle.remark(world, &circle.chair, "Дауыстан кейін").await;
        for (who, tab) in &mut tabs {
            let mut after = false;
            while !after {
                let tell = tab.next().await.unwrap();
                after = matches!(&tell, Tell::Changes { changes, .. }
                    if changes.iter().any(|change| matches!(change, Change::Remark(_))));
                let own = matches!(tell, Tell::Own { .. }) && !is_secret;
                let mut found = Vec::new();
                texts(&serde_json::to_value(&tell).unwrap(), &mut found);
                let betrays = Choice::ALL.iter().any(|choice| found.iter().any(|text| text == choice.name()));
                assert!(own || !betrays, "to {}: {tell:?}", who.surname);
                if let Tell::Changes { changes, .. } = &tell {
                    for change in changes {
                        assert!(!matches!(change, Change::Poll(poll) if poll.tally.is_some()), "{change:?}");
                    }
                }
            }
        }
        world.done(&circle.chair, ClosePoll { poll }).await;
    }
}

async fn presence_is_told(world: &World) {
    let circle = Circle::gather(world, "").await;
    let address = serve(world).await;
    let topic = Topic::Document(circle.document);
    let mut tabs = Vec::new();
    for who in [&circle.chair, &circle.member] {
        let mut tab = Tab::open(address, who).await;
        tab.follow(topic, i64::MAX).await;
        tab.answer().await;
        tabs.push(tab);
    }
    async fn present(tab: &mut Tab) -> Vec<(domain::id::PersonId, bool)> {
        loop {
            if let Tell::Present { people, .. } = tab.next().await.unwrap() {
                return people.into_iter().map(|presence| (presence.person, presence.typing)).collect();
            }
        }
    }
    tabs[0].say(&Ask::Here { topic, writing: None, typing: false }).await;
    tabs[1].say(&Ask::Here { topic, writing: None, typing: true }).await;
    let both = [(circle.chair.id, false), (circle.member.id, true)];
    while present(&mut tabs[0]).await != both {}
    // Who does not follow the document can't be in it.
    let mut stranger = Tab::open(address, &world.admin).await;
    stranger.say(&Ask::Here { topic, writing: None, typing: true }).await;
    let left = tabs.pop();
    drop(left);
    while present(&mut tabs[0]).await != both[..1] {}
    stranger.say(&Ask::Ping).await;
    assert_eq!(stranger.answer().await, Tell::Pong);
}

async fn strangers_get_no_line(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let address = serve(world).await;
    assert_eq!(status_of(request(address, &Person::nobody())).await, 401);
    let forged = person.elsewhere();
    *forged.token.lock().unwrap() = Some("A".repeat(43));
    assert_eq!(status_of(request(address, &forged)).await, 401);
    for origin in [Some("http://evil.example"), Some("null"), Some("http://127.0.0.1"), None] {
        let mut foreign = request(address, &person);
        foreign.headers_mut().remove("origin");
        if let Some(origin) = origin {
            foreign.headers_mut().insert("origin", HeaderValue::from_static(origin));
        }
        assert_eq!(status_of(foreign).await, 403, "{origin:?}");
    }
    for site in ["cross-site", "same-site", "none"] {
        let mut foreign = request(address, &person);
        foreign.headers_mut().insert("sec-fetch-site", HeaderValue::from_static(site));
        assert_eq!(status_of(foreign).await, 403, "{site}");
    }
    assert_eq!(status_of(request(address, &person)).await, 101);
    world.done(&person, SignOut {}).await;
    assert_eq!(status_of(request(address, &person)).await, 401);
}

async fn bad_frames_harm_nobody_else(world: &World) {
    let circle = Circle::gather(world, "").await;
    let address = serve(world).await;
    let topic = Topic::Document(circle.document);
    let mut witness = Tab::open(address, &circle.chair).await;
    witness.follow(topic, i64::MAX).await;
    witness.answer().await;
    let follow = serde_json::to_value(Ask::Follow { topic, since: 0 }).unwrap();
    let mut more = follow.clone();
    more["follow"]["admin"] = Value::Bool(true);
    let malformed = [
        String::new(),
        "{".to_owned(),
        "null".to_owned(),
        "\"drop\"".to_owned(),
        more.to_string(),
        r#"{"follow":{"topic":{"document":"x"},"since":0}}"#.to_owned(),
        format!(r#"{{"follow":{{"topic":{{"document":"{}"}},"since":1e99}}}}"#, circle.document),
        "[".repeat(FRAME_MAX),
    ];
    let mut tab = Tab::open(address, &circle.member).await;
    for text in &malformed {
        tab.say_text(text).await;
        assert_eq!(tab.answer().await, Tell::Malformed, "{text}");
    }
    tab.say(&Ask::Ping).await;
    assert_eq!(tab.answer().await, Tell::Pong, "a few mistakes are forgiven");
    for _ in malformed.len()..12 {
        // The line may be cut while this is said.
        drop(tab.send(Message::text("{")).await);
    }
    tab.ended().await;

    let mut tab = Tab::open(address, &circle.member).await;
    tab.say_text("x".repeat(FRAME_MAX + 1)).await;
    tab.ended().await;
    for flood in [Message::text("\"ping\""), Message::binary(vec![0; 64])] {
        let mut tab = Tab::open(address, &circle.member).await;
        for _ in 0..200 {
            if tab.send(flood.clone()).await.is_err() {
                break;
            }
        }
        tab.ended().await;
    }
    let remark = circle.remark(world, &circle.second, "Бәрі жақсы").await;
    match witness.answer().await {
        Tell::Changes { changes, .. } => {
            assert!(matches!(changes.as_slice(), [Change::Remark(told)] if told.id == remark));
        }
        other => panic!("{other:?}"),
    }
}

async fn topics_are_counted_as_they_are(world: &World) {
    let circle = Circle::gather(world, "").await;
    let address = serve(world).await;
    let topic = Topic::Document(circle.document);
    let mut tab = Tab::open(address, &circle.member).await;
    // The same one asked for again and again is one.
    for _ in 0..TOPICS_MAX * 2 {
        tab.follow(topic, i64::MAX).await;
        assert_eq!(tab.answer().await, Tell::Following { topic });
    }
    let mut documents = Vec::new();
    for _ in 0..TOPICS_MAX {
        documents.push(place(world, &circle.secretary, circle.group, "Жоба", "").await);
    }
    for (number, document) in documents.iter().enumerate() {
        let (topic, unknown) = (Topic::Document(*document), Topic::Document(world.id()));
        // Leaving what is not followed makes no room.
        tab.say(&Ask::Leave { topic: unknown }).await;
        tab.follow(topic, i64::MAX).await;
        let expected = if number + 1 < TOPICS_MAX {
            Tell::Following { topic }
        } else {
            Tell::Refused { topic, fault: Fault::TooMany { seconds: 0 } }
        };
        assert_eq!(tab.answer().await, expected, "{number}");
    }
    tab.say(&Ask::Leave { topic }).await;
    let last = Topic::Document(documents[TOPICS_MAX - 1]);
    tab.follow(last, i64::MAX).await;
    assert_eq!(tab.answer().await, Tell::Following { topic: last });
    // Acting for another is another reader: the line is cut, to be opened anew under the other name.
    let deputy = world.person("Орынбасар", world.justice).await;
    let substitution = substitute(world, &circle.member, &deputy).await;
    let mut tab = Tab::open(address, &deputy).await;
    tab.follow(topic, i64::MAX).await;
    assert!(matches!(tab.answer().await, Tell::Refused { .. }));
    world.done(&deputy, ActFor { substitution: Some(substitution) }).await;
    tab.ended().await;
    let mut tab = Tab::open(address, &deputy).await;
    tab.follow(topic, i64::MAX).await;
    assert_eq!(tab.answer().await, Tell::Following { topic });
}

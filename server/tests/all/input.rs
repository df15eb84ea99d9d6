//! Bad input: each gets a clear answer and changes nothing.

use super::{
    files::docx,
    samples::{Sample, Targets},
    scene::{Circle, named_poll, vote},
    world::{Person, World, on_both},
};
use axum::http::StatusCode;
use domain::{
    directory::{CreateBody, SearchDirectory},
    documents::Marking,
    fault::{Fault, Refusal},
    field::{Field, FieldFlaw, Flaw},
    for_each_operation,
    groups::{AttachFile, CreateGroup, EditGroup, ListGroups, ScheduleMeeting},
    operation::Operation,
    remarks::{AddRemark, EditRemark, Reply},
    votes::{Choice, OpenPoll},
};
use futures::future::{join, join_all};
use serde_json::{Value, json};

on_both!(
    what_can_not_be_read_is_refused,
    fields_nobody_knows_are_refused,
    limits_are_those_of_the_rule,
    stale_versions_change_nothing,
    an_act_sent_twice_is_done_once,
    a_key_serves_one_act,
    a_search_finds_only_what_is_asked,
);

/// Number of events, and of rows that people make.
pub async fn everything(world: &World) -> i64 {
    world
        .number(
            "select cast((select count(*) from event) + (select count(*) from body) + (select count(*) from person)
             + (select count(*) from working_group) + (select count(*) from remark) + (select count(*) from reply)
             + (select count(*) from poll) + (select count(*) from answered) as bigint)",
        )
        .await
}

async fn what_can_not_be_read_is_refused(world: &World) {
    let circle = Circle::gather(world, "").await;
    let before = everything(world).await;
    let cast = json!({ "op": vote(world, world.id(), Choice::For) });
    let mut wrong_id = cast.clone();
    wrong_id["op"]["poll"] = json!("not-an-id");
    let mut wrong_choice = cast.clone();
    wrong_choice["op"]["choice"] = json!("maybe");
    let mut wrong_type = cast.clone();
    wrong_type["op"]["reason"] = json!(["a"]);
    let mut lacking = cast.clone();
    lacking["op"].as_object_mut().unwrap().remove("key");
    let bodies = [
        String::new(),
        "{".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        r#"{"op":null}"#.to_owned(),
        r#"{"nothing":1}"#.to_owned(),
        wrong_id.to_string(),
        wrong_choice.to_string(),
        wrong_type.to_string(),
        lacking.to_string(),
        format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000)),
    ];
    for body in bodies {
        let got = world.post_json(&circle.member, "cast_vote", body.clone()).await;
        let shown: String = body.chars().take(80).collect();
        assert_eq!(got.status, StatusCode::BAD_REQUEST, "{shown}: {}", got.text());
        assert!(matches!(got.fault(), Fault::Malformed(_)), "{shown}");
    }
    let raw = world.post_json(&circle.member, "cast_vote", vec![0xff, 0xfe, 0x00]).await;
    assert_eq!(raw.status, StatusCode::BAD_REQUEST);
    let large = json!({ "op": { "search": "x".repeat(600 * 1024) } }).to_string();
    let got = world.post_json(&circle.member, "search_directory", large.clone()).await;
    assert!(matches!(got.status.as_u16(), 400 | 413), "{}", got.status);
    let form = world.form(&circle.member, "search_directory", &[("search", &large)], "/", "/directory").await;
    assert_eq!(form.status, StatusCode::BAD_REQUEST);
    for unknown in ["/api/no_such_thing", "/api/", "/do/no_such_thing"] {
        let request = world.request(&circle.member, axum::http::Method::POST, unknown);
        let got = world.send(request.body("{}".into()).unwrap()).await;
        assert!(matches!(got.status.as_u16(), 404 | 405), "{unknown}: {}", got.status);
    }
    for page in ["/nowhere", "/groups/x", "/documents/00000000000000000000000000", "/polls/%ff"] {
        assert_eq!(world.get(&circle.member, page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(everything(world).await, before);
}

/// Sends an operation with one field more.
async fn with_one_more<O: Sample>(world: &World, who: &Person, about: &Targets) {
    let mut value = serde_json::to_value(O::sample(about)).unwrap();
    value["administrator"] = Value::Bool(true);
    let got = world.post_json(who, O::NAME, json!({ "op": value }).to_string()).await;
    assert_eq!(got.status, StatusCode::BAD_REQUEST, "{}: {}", O::NAME, got.text());
    assert!(matches!(got.fault(), Fault::Malformed(why) if why.contains("administrator")), "{}", O::NAME);
}

async fn fields_nobody_knows_are_refused(world: &World) {
    let about = Targets::missing(|| world.id());
    let before = everything(world).await;
    macro_rules! each {
        ($($module:ident: $($operation:ident),+;)+) => {$($(
            with_one_more::<domain::$module::$operation>(world, &world.admin, &about).await;
        )+)+};
    }
    for_each_operation!(each);
    assert_eq!(everything(world).await, before);
}

fn flaws(of: &[(Field, Flaw)]) -> Fault {
    Fault::Invalid(of.iter().map(|(field, flaw)| FieldFlaw { field: *field, flaw: flaw.clone() }).collect())
}

async fn limits_are_those_of_the_rule(world: &World) {
    let circle = Circle::gather(world, "").await;
    let stranger = world.person("Бөтен", world.finance).await;
    let before = everything(world).await;
    let create = CreateGroup {
        name: "а\nб".to_owned(),
        description: "д".repeat(4_001),
        justification: " ".to_owned(),
        chair: circle.chair.id,
        secretary: circle.chair.id,
        members: Vec::new(),
        observers: Vec::new(),
        key: world.key(),
    };
    let expected = flaws(&[
        (Field::Name, Flaw::BadCharacters),
        (Field::Description, Flaw::TooLong { max: 4_000, now: 4_001 }),
        (Field::Justification, Flaw::Missing),
        (Field::Secretary, Flaw::Twice),
    ]);
    assert_eq!(world.refused(&circle.initiator, create).await, expected, "all flaws at once");
    for (text, flaw) in [
        ("х".repeat(4_001), Flaw::TooLong { max: 4_000, now: 4_001 }),
        ("\u{0}".to_owned(), Flaw::BadCharacters),
        ("  ".to_owned(), Flaw::Missing),
    ] {
        let remark = circle.on_first_block(world, &text).await;
        assert_eq!(world.refused(&circle.member, remark).await, flaws(&[(Field::Text, flaw)]));
    }
    let long = AddRemark { start: 3, end: 1, ..circle.on_first_block(world, "ескертпе").await };
    assert_eq!(world.refused(&circle.member, long).await, flaws(&[(Field::Anchor, Flaw::Malformed)]));
    let block = circle.discussion(world, &circle.chair).await.blocks[0].block.text.clone();
    // A Cyrillic letter takes two bytes.
    let inside = u32::try_from(block.find('Б').unwrap()).unwrap() + 1;
    for (start, end) in [(0, inside), (inside, inside + 3), (0, 9_999), (u32::MAX, u32::MAX)] {
        let cut = AddRemark { start, end, ..circle.on_first_block(world, "ескертпе").await };
        assert_eq!(world.refused(&circle.member, cut).await, Refusal::AnchorLost.into(), "{start}–{end}");
    }
    let elsewhere =
        AddRemark { block: Some(world.id()), ..circle.on_first_block(world, "ескертпе").await };
    assert_eq!(world.refused(&circle.member, elsewhere).await, Refusal::AnchorLost.into());
    let past = ScheduleMeeting {
        group: circle.group,
        at: "2026-11-22T14:59".to_owned().try_into().unwrap(),
        place: "зал".to_owned(),
        agenda: "жоба".to_owned(),
        key: world.key(),
    };
    assert_eq!(world.refused(&circle.chair, past).await, flaws(&[(Field::At, Flaw::InThePast)]));
    assert_eq!(everything(world).await, before);
    // Who does not see the document is not called upon.
    let mention =
        AddRemark { mentions: vec![stranger.id], ..circle.on_first_block(world, "ескертпе").await };
    world.done(&circle.member, mention).await;
    world.noticed().await;
    let home = world.done(&stranger, domain::notices::ViewHome {}).await;
    assert!(home.notices.is_empty() && home.waiting.is_empty(), "{home:?}");
}

async fn stale_versions_change_nothing(world: &World) {
    let circle = Circle::gather(world, "").await;
    let edit = |version, name: &str| EditGroup {
        group: circle.group,
        version,
        name: name.to_owned(),
        description: String::new(),
        justification: "керек".to_owned(),
    };
    world.done(&circle.chair, edit(1, "Бірінші")).await;
    for version in [1, 0, 3, i64::MAX, i64::MIN] {
        assert_eq!(world.refused(&circle.secretary, edit(version, "Екінші")).await, Refusal::Stale.into());
    }
    // Two editors at once: one of them wins.
    let both = join(world.ask(&circle.chair, edit(2, "А")), world.ask(&circle.secretary, edit(2, "Б")));
    let answers: [_; 2] = both.await.into();
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(answers.contains(&Err(Refusal::Stale.into())));
    let remark = circle.remark(world, &circle.member, "Бір").await;
    let edit = |version, text: &str| EditRemark { remark, version, text: text.to_owned() };
    world.done(&circle.member, edit(1, "Екі")).await;
    assert_eq!(world.refused(&circle.member, edit(1, "Үш")).await, Refusal::Stale.into());
    assert_eq!(circle.discussion(world, &circle.chair).await.remarks[0].text, "Екі");
}

async fn an_act_sent_twice_is_done_once(world: &World) {
    let circle = Circle::gather(world, "").await;
    async fn ten_times<O: Operation>(world: &World, who: &Person, operation: O, table: &str)
    where
        O::Reply: PartialEq + std::fmt::Debug,
    {
        let count = format!("select cast(count(*) as bigint) from {table}");
        let before = world.number(&count).await;
        let replies = join_all((0..10).map(|_| world.done(who, operation.clone()))).await;
        assert!(replies.iter().all(|reply| *reply == replies[0]), "{}: {replies:?}", O::NAME);
        assert_eq!(world.number(&count).await, before + 1, "{}", O::NAME);
    }
    let (key, name) = (world.key(), "Орган".to_owned());
    let body =
        CreateBody { name_kk: name.clone(), name_ru: name, name_en: String::new(), bin: String::new(), key };
    ten_times(world, &world.admin, body, "body").await;
    let remark = circle.on_first_block(world, "Ескертпе").await;
    ten_times(world, &circle.member, remark, "remark").await;
    let poll: OpenPoll = named_poll(world, circle.document);
    ten_times(world, &circle.chair, poll, "poll").await;
    let on = circle.remark(world, &circle.member, "Тағы").await;
    let reply = Reply { remark: on, text: "Жауап".to_owned(), mentions: Vec::new(), key: world.key() };
    ten_times(world, &circle.chair, reply, "reply").await;
    let file = world.upload(&circle.secretary, "а.docx", docx(&["мәтін"])).await.id;
    let attach = AttachFile { group: circle.group, file, marking: Marking::Open, key: world.key() };
    ten_times(world, &circle.secretary, attach, "group_attachment").await;
    world.verified().await.unwrap();
}

async fn a_key_serves_one_act(world: &World) {
    let circle = Circle::gather(world, "").await;
    let remark = circle.on_first_block(world, "Ескертпе").await;
    let key = remark.key;
    let id = world.done(&circle.member, remark.clone()).await;
    let reply = Reply { remark: id, text: "Жауап".to_owned(), mentions: Vec::new(), key };
    assert!(matches!(world.refused(&circle.member, reply.clone()).await, Fault::Malformed(_)));
    // Another's key is one's own business.
    world.done(&circle.chair, reply).await;
    let other = world.done(&circle.chair, AddRemark { key: world.key(), ..remark }).await;
    assert_ne!(other, id);
    // A key kept by somebody who has lost the place opens nothing.
    let group = circle.group;
    let second = circle.on_first_block(world, "Менікі").await;
    world.done(&circle.second, second.clone()).await;
    world.done(&circle.chair, domain::groups::RemoveMember { group, person: circle.second.id }).await;
    assert_eq!(world.refused(&circle.second, second).await, Fault::NotFound);
}

async fn a_search_finds_only_what_is_asked(world: &World) {
    for surname in ["Жүз%пайыз", "Асты_сызық", "Қарапайым"] {
        world.person(surname, world.justice).await;
    }
    for (search, found) in [("%", 1), ("_", 1), ("'", 0), ("\\", 0), ("жүз%", 1), ("' or 1=1 --", 0)] {
        let page = SearchDirectory { search: search.to_owned(), ..SearchDirectory::default() };
        assert_eq!(world.done(&world.admin, page).await.total, found, "{search:?}");
    }
    let far = SearchDirectory { page: u32::MAX, ..SearchDirectory::default() };
    assert!(world.done(&world.admin, far).await.rows.is_empty());
    assert!(world.done(&world.admin, ListGroups {}).await.is_empty());
}

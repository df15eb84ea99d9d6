//! Forms of a browser without scripts, and what comes back in pages.

use super::{
    input::everything,
    scene::Circle,
    world::{PASSWORD, Person, World, on_both},
};
use axum::http::StatusCode;
use domain::{
    field::{Field, Flaw},
    groups::EditGroup,
};

on_both!(
    a_refused_form_comes_back_as_it_was,
    forms_work_without_scripts,
    nobody_is_sent_elsewhere,
    texts_are_shown_as_texts,
);

async fn a_refused_form_comes_back_as_it_was(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let other = world.person("Екінші", world.finance).await;
    let (chair, secretary) = (person.id.to_string(), other.id.to_string());
    let key = world.key().to_string();
    let fields = [
        ("name", "Жаңа топ «А&Б»"),
        ("description", "Сипаттама <b>қалың</b>"),
        ("justification", ""),
        ("chair", chair.as_str()),
        ("secretary", secretary.as_str()),
        ("key", key.as_str()),
    ];
    let before = everything(world).await;
    let got = world.form(&person, "create_group", &fields, "/groups/{}", "/groups/new").await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = got.text();
    assert!(page.contains("value=\"Жаңа топ «А&amp;Б»\""), "the name is there");
    assert!(page.contains("Сипаттама &lt;b&gt;қалың&lt;/b&gt;"), "as text, not as markup");
    assert!(!page.contains("<b>қалың</b>"));
    for chosen in [&chair, &secretary] {
        let options = page.split("<option").filter(|option| option.contains(chosen.as_str()));
        assert_eq!(options.filter(|option| option.contains(" selected")).count(), 1, "the people are chosen");
    }
    let flaw = app::say::flaw(domain::lang::Lang::Kk, Field::Justification, &Flaw::Missing);
    assert!(page.contains(&flaw), "{flaw}");
    assert_eq!(everything(world).await, before);

    // A password is never given back.
    let nobody = Person::nobody();
    let wrong = [("login", person.login.as_str()), ("password", "Құпия-қате-42")];
    let got = world.form(&nobody, "sign_in", &wrong, "/", "/sign-in").await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text().contains(&person.login));
    assert!(!got.text().contains("Құпия-қате-42"));
    assert!(got.new_token().is_none());
    let change =
        [("current_password", PASSWORD), ("new_password", "қысқа-7"), ("repeat_password", "қысқа-7")];
    let got = world.form(&person, "change_password", &change, "/account", "/account/password").await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!got.text().contains(PASSWORD) && !got.text().contains("қысқа-7"));
}

async fn forms_work_without_scripts(world: &World) {
    let circle = Circle::gather(world, "").await;
    let nobody = Person::nobody();
    let login = [("login", circle.chair.login.as_str()), ("password", PASSWORD)];
    let got = world.form(&nobody, "sign_in", &login, "/groups", "/sign-in").await;
    assert_eq!((got.status, got.location().as_str()), (StatusCode::SEE_OTHER, "/groups"));
    let browser = circle.chair.elsewhere();
    *browser.token.lock().unwrap() = got.new_token();

    let (group, key) = (circle.group.to_string(), world.key().to_string());
    let meeting = [
        ("group", group.as_str()),
        ("at", "2026-12-01T10:00"),
        ("place", "301-бөлме"),
        ("agenda", "Жобаны талқылау"),
        ("key", key.as_str()),
    ];
    let back = format!("/groups/{group}");
    let got = world.form(&browser, "schedule_meeting", &meeting, &back, &back).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, back.clone()));
    assert!(world.get(&browser, &back).await.text().contains("301-бөлме"));

    let (document, key) = (circle.document.to_string(), world.key().to_string());
    let open = [
        ("document", document.as_str()),
        ("block", ""),
        ("question", "Мақұлдаймыз ба?"),
        ("voters", "everybody"),
        ("secrecy", "named"),
        ("tally", "live"),
        ("quorum", "1/2"),
        ("majority", "1/2"),
        ("more_than", "true"),
        ("rounding", "up"),
        ("base", "cast"),
        ("tie", "fails"),
        ("closes_at", ""),
        ("key", key.as_str()),
    ];
    let got = world.form(&browser, "open_poll", &open, "/polls/{}", "/").await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    let poll = got.location().strip_prefix("/polls/").unwrap().to_owned();
    poll.parse::<domain::id::PollId>().unwrap();

    let key = world.key().to_string();
    let vote = [("poll", poll.as_str()), ("choice", "for"), ("reason", ""), ("key", key.as_str())];
    let back = format!("/documents/{document}");
    for _ in 0..2 {
        let got = world.form(&browser, "cast_vote", &vote, &back, &back).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "a double click is one vote: {}", got.text());
    }
    // A form whose session has ended leads to signing in, and back.
    let got = world.form(&Person::nobody(), "cast_vote", &vote, &back, &back).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER);
    assert!(got.location().starts_with("/sign-in?back=%2Fdocuments%2F"), "{}", got.location());
    // Choices that were not made are flaws of their fields.
    let lacking: Vec<_> = open.into_iter().filter(|(name, _)| *name != "secrecy").collect();
    let got = world.form(&browser, "open_poll", &lacking, "/polls/{}", &format!("{back}/polls/new")).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text().contains("Мақұлдаймыз ба?"));
}

async fn nobody_is_sent_elsewhere(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let login = [("login", person.login.as_str()), ("password", PASSWORD)];
    for address in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
        "",
        "/a\r\nX: y",
    ] {
        let got = world.form(&Person::nobody(), "sign_in", &login, address, address).await;
        assert_eq!((got.status, got.location().as_str()), (StatusCode::SEE_OTHER, "/"), "{address:?}");
        let lang = world.get(&person, &format!("/lang/ru?{}", app::form::query(&[("back", address)]))).await;
        assert_eq!((lang.status, lang.location().as_str()), (StatusCode::SEE_OTHER, "/"), "{address:?}");
        assert!(got.headers.get("x").is_none());
    }
    // Where a form was is only a page to show: a foreign one shows the home page.
    let got = world.form(&person, "change_password", &[], "/", "https://evil.example/").await;
    assert!(!got.text().contains("evil.example"));
}

/// Whatever is typed comes out as text: in elements, in attributes, and in the data for the browser's half.
async fn texts_are_shown_as_texts(world: &World) {
    const BAD: &str = "</script><script>alert('XSS-1')</script><img src=x onerror=\"alert(2)\"> & 'x' \"y\"";
    let circle = Circle::gather(world, "").await;
    world.done(&circle.member, circle.on_first_block(world, BAD).await).await;
    let edit = EditGroup {
        group: circle.group,
        version: 1,
        name: BAD.to_owned(),
        description: BAD.to_owned(),
        justification: BAD.to_owned(),
    };
    world.done(&circle.chair, edit).await;
    let poll = circle.poll(world, |open| open.question = BAD.to_owned()).await;
    for page in [
        format!("/documents/{}", circle.document),
        format!("/groups/{}", circle.group),
        format!("/polls/{poll}"),
        "/groups".to_owned(),
        "/".to_owned(),
        format!("/directory?{}", app::form::query(&[("search", BAD)])),
    ] {
        let got = world.get(&circle.member, &page).await;
        assert_eq!(got.status, StatusCode::OK, "{page}");
        let text = got.text();
        for bad in ["<script>alert", "<img src=x"] {
            let around = text.find(bad).map(|at| text[..at].chars().rev().take(300).collect::<Vec<_>>());
            let around = around.map(|around| around.into_iter().rev().collect::<String>());
            assert_eq!(around, None, "{page} runs {bad}");
        }
        assert!(text.contains("XSS-1"), "{page} shows it");
    }
}

//! Signing in, staying signed in, and requests that only pretend to be ours.

use super::{
    tab, watch,
    world::{Engine, HOST_NAME, PASSWORD, Person, START, World, on_both, run_alone},
};
use axum::{
    body::Body,
    http::{
        Method, Request, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, HOST, SET_COOKIE},
    },
};
use domain::{
    accounts::{
        ChangePassword, CreateAccount, ListSessions, ResetPassword, RevokeSession, SignIn, SignOut, ViewMe,
    },
    fault::{Fault, Refusal},
    field::{Field, FieldFlaw, Flaw},
    notices::ViewHome,
    operation::Operation,
    time::SECOND,
};

on_both!(
    the_cookie_is_out_of_reach,
    each_sign_in_makes_a_new_secret,
    sessions_are_listed_and_revoked,
    a_session_ends_by_itself,
    guessing_takes_ever_longer,
    a_locked_login_says_nothing_of_whose_it_is,
    only_our_own_pages_may_change_anything,
    a_first_password_opens_nothing_else,
    a_new_password_ends_other_sessions,
    a_reset_password_ends_all_sessions,
    private_pages_are_kept_nowhere,
);

#[test]
fn secrets_reach_neither_the_log_nor_the_database() {
    let _alone = watch::alone();
    run_alone(Engine::Sqlite, true, secrets_stay_secret);
}

fn sign_in(person: &Person, password: &str) -> SignIn {
    SignIn { login: person.login.clone(), password: password.to_owned() }
}

async fn is_in(world: &World, who: &Person) -> bool {
    world.done(who, ViewMe {}).await.is_some()
}

async fn the_cookie_is_out_of_reach(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let got = world.post(&person.elsewhere(), &sign_in(&person, PASSWORD)).await;
    let cookie = got.header(SET_COOKIE);
    let (pair, attributes) = cookie.split_once("; ").unwrap();
    assert!(pair.starts_with("__Host-alqa=") && pair.len() >= "__Host-alqa=".len() + 43, "256 random bits");
    assert_eq!(attributes, "Path=/; Secure; HttpOnly; SameSite=Lax");
    let out = world.post(&person, &SignOut {}).await;
    assert_eq!(out.header(SET_COOKIE), "__Host-alqa=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    assert!(!is_in(world, &person).await);
}

async fn each_sign_in_makes_a_new_secret(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let before = person.token().unwrap();
    // Signing in with a cookie somebody else prepared: it is replaced, and what it opened is over.
    let prepared = world.person("Шабуылшы", world.justice).await;
    let planted = prepared.token().unwrap();
    let got = world.post(&prepared, &sign_in(&person, PASSWORD)).await;
    let fresh = got.new_token().unwrap();
    assert!(fresh != planted && fresh != before);
    assert!(!is_in(world, &prepared).await, "the planted session has ended");
    let own = person.elsewhere();
    *own.token.lock().unwrap() = Some(fresh);
    assert!(is_in(world, &own).await);
    // A made-up secret is never taken over.
    let guess = person.elsewhere();
    *guess.token.lock().unwrap() = Some("A".repeat(43));
    assert!(!is_in(world, &guess).await);
    let got = world.post(&guess, &sign_in(&person, PASSWORD)).await;
    assert_ne!(got.new_token().unwrap(), "A".repeat(43));
}

async fn sessions_are_listed_and_revoked(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let other = person.elsewhere();
    world.sign_in(&other).await;
    let listed = world.done(&person, ListSessions {}).await;
    assert_eq!(listed.len(), 2);
    assert_eq!(listed.iter().filter(|session| session.current).count(), 1);
    let theirs = listed.iter().find(|session| !session.current).unwrap().id;
    let stranger = world.person("Бөтен", world.justice).await;
    assert_eq!(world.refused(&stranger, RevokeSession { session: theirs }).await, Fault::NotFound);
    world.done(&person, RevokeSession { session: theirs }).await;
    assert_eq!(world.refused(&other, ViewHome {}).await, Fault::SignIn);
    assert_eq!(world.done(&person, ListSessions {}).await.len(), 1);
    let own = world.done(&person, ListSessions {}).await[0].id;
    let got = world.post(&person, &RevokeSession { session: own }).await;
    assert_eq!(got.new_token().unwrap(), "", "one's own: the cookie goes too");
    assert_eq!(world.refused(&person, ViewHome {}).await, Fault::SignIn);
}

async fn a_session_ends_by_itself(world: &World) {
    const HOUR: i64 = 3_600 * SECOND;
    let person = world.person("Иесі", world.justice).await;
    // Used now and then, it goes on.
    for times in 1..=3 {
        world.clock.advance(11 * HOUR);
        assert!(is_in(world, &person).await);
        let expected = (START.0 + (times * 11 + 12) * HOUR).to_string();
        world
            .until("its use is written down", async || {
                let latest = "select cast(max(expires_at) as text) from session";
                world.texts(latest).await[0] >= expected
            })
            .await;
    }
    world.clock.advance(12 * HOUR + SECOND);
    assert!(!is_in(world, &person).await);
    assert_eq!(world.refused(&person, ListSessions {}).await, Fault::SignIn);
}

async fn guessing_takes_ever_longer(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let nobody = Person::nobody();
    let wrong = sign_in(&person, "қате құпиясөз");
    for _ in 0..5 {
        assert_eq!(world.refused(&nobody, wrong.clone()).await, Refusal::WrongCredentials.into());
    }
    let mut delay = 15;
    for _ in 0..3 {
        let locked: Fault = Refusal::LockedOut { seconds: delay }.into();
        assert_eq!(world.refused(&nobody, wrong.clone()).await, locked);
        assert_eq!(world.refused(&nobody, sign_in(&person, PASSWORD)).await, locked, "the right one too");
        world.clock.advance((i64::from(delay) - 1) * SECOND);
        let last: Fault = Refusal::LockedOut { seconds: 1 }.into();
        assert_eq!(world.refused(&nobody, wrong.clone()).await, last);
        world.clock.advance(SECOND);
        assert_eq!(world.refused(&nobody, wrong.clone()).await, Refusal::WrongCredentials.into());
        delay *= 2;
    }
    world.clock.advance(i64::from(delay) * SECOND);
    world.done(&nobody, sign_in(&person, PASSWORD)).await;
    assert_eq!(
        world.refused(&nobody, wrong.clone()).await,
        Refusal::WrongCredentials.into(),
        "success cleared the count"
    );
    // Twenty guesses at once: no more than five are told whether they are right.
    let guesses = (0..20).map(|_| world.ask(&nobody, wrong.clone()));
    let answers = futures::future::join_all(guesses).await;
    let told = answers.iter().filter(|answer| **answer == Err(Refusal::WrongCredentials.into())).count();
    assert!(told <= 5, "{told}");
    // A lock-out of one login is none of another's, and the login is the same however it is written.
    world.sign_in(&world.admin).await;
    let shouted = SignIn { login: person.login.to_uppercase(), password: PASSWORD.to_owned() };
    assert!(matches!(world.refused(&nobody, shouted).await, Fault::Refused(Refusal::LockedOut { .. })));
}

async fn a_locked_login_says_nothing_of_whose_it_is(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let nobody = Person::nobody();
    let missing = SignIn { login: "ondaiadamjoq".to_owned(), password: PASSWORD.to_owned() };
    for _ in 0..7 {
        let wrong = world.refused(&nobody, sign_in(&person, "қате құпиясөз")).await;
        assert_eq!(wrong, world.refused(&nobody, missing.clone()).await);
    }
}

/// What each kind of request says of where it comes from, and whether it is taken.
const COMING_FROM: &[(&[(&str, &str)], bool)] = &[
    (&[("sec-fetch-site", "same-origin")], true),
    (&[("origin", "http://alqa.test")], true),
    (&[("origin", "http://alqa.test"), ("sec-fetch-site", "same-origin")], true),
    (&[], false),
    (&[("origin", "null")], false),
    (&[("origin", "http://evil.example")], false),
    (&[("origin", "http://alqa.test.evil.example")], false),
    (&[("origin", "http://alqa.test:8080")], false),
    (&[("origin", "http://alqa.test"), ("sec-fetch-site", "cross-site")], false),
    (&[("origin", "http://alqa.test"), ("sec-fetch-site", "same-site")], false),
    (&[("sec-fetch-site", "none")], false),
    (&[("referer", "http://alqa.test/")], false),
];

async fn only_our_own_pages_may_change_anything(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let body = serde_json::json!({ "op": ListSessions {} }).to_string();
    for (headers, own) in COMING_FROM {
        for (path, kind, body, taken) in [
            ("/api/list_sessions", "application/json", body.as_str(), 200),
            // What a foreign form can send without asking first.
            ("/api/list_sessions", "text/plain", body.as_str(), 200),
            ("/do/act_for", "application/x-www-form-urlencoded", "substitution=", 303),
            ("/files?name=a.csv&purpose=import", "application/octet-stream", "a;b", 200),
        ] {
            let mut request = Request::builder().method(Method::POST).uri(path).header(HOST, HOST_NAME);
            request = request.header(CONTENT_TYPE, kind).header(COOKIE, person.cookie().unwrap());
            for (name, value) in *headers {
                request = request.header(*name, *value);
            }
            let got = world.send(request.body(Body::from(body.to_owned())).unwrap()).await;
            let expected = if *own { taken } else { 403 };
            assert_eq!(got.status.as_u16(), expected, "{path} as {kind} with {headers:?}: {}", got.text());
        }
    }
    // Reading is harmless, and links from elsewhere must work.
    let request =
        Request::builder().uri("/account").header(HOST, HOST_NAME).header("sec-fetch-site", "cross-site");
    let request = request.header(COOKIE, person.cookie().unwrap()).body(Body::empty()).unwrap();
    assert_eq!(world.send(request).await.status, StatusCode::OK);
    // Nothing is changed by reading.
    for path in ["/api/sign_out", "/do/sign_out"] {
        assert_eq!(world.get(&person, path).await.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
    assert!(is_in(world, &person).await);
    let address = tab::serve(world).await;
    assert_eq!(tab::status_of(tab::request(address, &person)).await, 101);
}

async fn a_first_password_opens_nothing_else(world: &World) {
    let person = world.newcomer("Жаңадан", world.justice).await;
    assert_eq!(world.refused(&person, ViewHome {}).await, Refusal::PasswordExpired.into());
    assert_eq!(world.get(&person, "/groups").await.location(), "/account/password");
    assert_eq!(world.get(&person, "/account/password").await.status, StatusCode::OK);
    assert!(world.done(&person, ViewMe {}).await.unwrap().must_change_password);
    let first = *person.password.lock().unwrap();
    let change = |current: &str, new: &str, repeat: &str| ChangePassword {
        current_password: current.to_owned(),
        new_password: new.to_owned(),
        repeat_password: repeat.to_owned(),
    };
    let flaw = |field, flaw| Fault::Invalid(vec![FieldFlaw { field, flaw }]);
    for (operation, fault) in [
        (change("қате", PASSWORD, PASSWORD), Refusal::WrongPassword.into()),
        (change(first, "қысқа", "қысқа"), flaw(Field::NewPassword, Flaw::TooShort { min: 10 })),
        (change(first, "password123", "password123"), flaw(Field::NewPassword, Flaw::Guessable)),
        (change(first, PASSWORD, "басқа"), flaw(Field::RepeatPassword, Flaw::Different)),
        (change(first, first, first), flaw(Field::NewPassword, Flaw::Taken)),
        (change(first, &person.login, &person.login), flaw(Field::NewPassword, Flaw::Guessable)),
    ] {
        assert_eq!(world.refused(&person, operation).await, fault);
    }
    world.done(&person, change(first, PASSWORD, PASSWORD)).await;
    world.done(&person, ViewHome {}).await;
    // The person's own, the login's, and one of each.
    let account = CreateAccount {
        person: person.id,
        login: "zhana.login".to_owned(),
        new_password: PASSWORD.to_owned(),
    };
    let taken = world.refused(&world.admin, account).await;
    assert_eq!(taken, flaw(Field::Person, Flaw::Taken));
}

async fn a_new_password_ends_other_sessions(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let other = person.elsewhere();
    world.sign_in(&other).await;
    let change = ChangePassword {
        current_password: PASSWORD.to_owned(),
        new_password: "Мүлде-басқа-44".to_owned(),
        repeat_password: "Мүлде-басқа-44".to_owned(),
    };
    world.done(&person, change).await;
    assert!(is_in(world, &person).await);
    assert!(!is_in(world, &other).await);
    let nobody = Person::nobody();
    let old = world.refused(&nobody, sign_in(&person, PASSWORD)).await;
    assert_eq!(old, Refusal::WrongCredentials.into());
    world.done(&nobody, sign_in(&person, "Мүлде-басқа-44")).await;
}

async fn a_reset_password_ends_all_sessions(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    let reset = ResetPassword { person: person.id, new_password: "Қайта-берілді-31".to_owned() };
    assert_eq!(world.refused(&person, reset.clone()).await, Refusal::NotYours.into());
    world.done(&world.admin, reset).await;
    assert!(!is_in(world, &person).await);
    world.done(&person, sign_in(&person, "Қайта-берілді-31")).await;
}

async fn private_pages_are_kept_nowhere(world: &World) {
    let person = world.person("Иесі", world.justice).await;
    for path in ["/", "/account", "/groups", "/directory"] {
        let got = world.get(&person, path).await;
        assert_eq!(got.header(CACHE_CONTROL), "no-store", "{path}");
        let policy = got.header(CONTENT_SECURITY_POLICY);
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'nonce-"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        assert_eq!(got.header("x-frame-options"), "DENY", "{path}");
    }
    let call = world.post(&person, &ViewMe {}).await;
    assert_eq!(call.header(CACHE_CONTROL), "no-store");
    // Each page its own nonce.
    let nonce = async || {
        let policy = world.get(&person, "/").await.header(CONTENT_SECURITY_POLICY);
        policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned()
    };
    assert_ne!(nonce().await, nonce().await);
}

/// Does what involves secrets, then looks for them in everything logged and stored.
async fn secrets_stay_secret(world: &World) {
    const NEW: &str = "Ешкім-білмейді-88";
    watch::begin();
    let person = world.person("Иесі", world.justice).await;
    drop(world.ask(&person, sign_in(&person, "Қате-болжам-99")).await);
    let change = ChangePassword {
        current_password: PASSWORD.to_owned(),
        new_password: NEW.to_owned(),
        repeat_password: NEW.to_owned(),
    };
    world.done(&person, change).await;
    // Malformed requests, whose text might be repeated in an error.
    world.post_json(&person, SignIn::NAME, format!(r#"{{"op":{{"login":1,"password":"{NEW}"}}}}"#)).await;
    world.form(&person, SignIn::NAME, &[("password", NEW), ("x", "y")], "/", "/sign-in").await;
    let token = person.token().unwrap();
    let log = watch::end();
    assert!(log.len() > 50, "something was logged");
    let secrets = [NEW, PASSWORD, "Қате-болжам-99", &token, "Алғашқы-кілт-19"];
    for line in &log {
        for secret in secrets {
            // Statements are logged with places for their values, never with the values.
            assert!(!line.text.contains(secret), "{}: {}", line.target, line.text);
        }
    }
    world.services.database().close().await;
    for file in ["alqa.db", "alqa.db-wal"] {
        let bytes = std::fs::read(world.folder.path().join(file)).unwrap_or_default();
        for secret in secrets {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} in {file}");
        }
    }
}

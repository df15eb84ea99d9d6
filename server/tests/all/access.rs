//! Authorisation is complete: every operation, page, file and topic, by everybody, on what is theirs, shared,
//! foreign and not there, over HTTP and in rendered pages.
//!
//! What is expected follows from the rule and from how the people of [`super::stage`] stand to the things there.

use super::{
    samples::{Sample, Targets},
    stage::{FOREIGN_MARK, MARK, PLACES, Place, Role, Stage, refusal},
    tab::Tab,
    world::{Got, Person, World, on_both},
};
use axum::http::StatusCode;
use domain::{
    access::{Rule, Subject},
    drafts::ViewDraft,
    fault::Fault,
    for_each_operation,
    live::{Tell, Topic},
    operation::Operation,
    registry::OPERATIONS,
};
use futures::future::{LocalBoxFuture, join_all};

on_both!(operations, pages, files, topics, pages_of_many_readers_at_once);

/// How one operation is tried.
struct Trial {
    subject: fn(&Targets) -> Subject,
    ask: for<'a> fn(&'a World, &'a Person, &'a Targets) -> LocalBoxFuture<'a, Got>,
}

impl Trial {
    const fn of<O: Sample>() -> Self {
        fn ask<'a, O: Sample>(
            world: &'a World,
            who: &'a Person,
            targets: &'a Targets,
        ) -> LocalBoxFuture<'a, Got> {
            Box::pin(async move { world.post(who, &O::sample(targets)).await })
        }
        Self { subject: |targets| O::sample(targets).subject(), ask: ask::<O> }
    }
}

macro_rules! trials {
    ($($module:ident: $($operation:ident),+;)+) => {
        const TRIALS: &[Trial] = &[$($(Trial::of::<domain::$module::$operation>()),+),+];
    };
}
for_each_operation!(trials);

async fn operations(world: &World) {
    let mut stage = Stage::set(world).await;
    let mut tried = 0;
    for (entry, trial) in OPERATIONS.iter().zip(TRIALS) {
        for number in 0..stage.people.len() {
            for place in PLACES {
                let mut targets = stage.about(place);
                targets.key = world.key();
                if entry.name == "detach_file" && place == Place::Shared {
                    targets.spare_attachment = stage.spares.pop().unwrap();
                }
                let (role, person) = &stage.people[number];
                let got = (trial.ask)(world, person, &targets).await;
                let subject = (trial.subject)(&targets);
                let expected = refusal(*role, place, entry.rule, subject, entry.name);
                let what = format!("{} by {role:?} on {place:?}: {} {}", entry.name, got.status, got.text());
                match &expected {
                    Some(fault) => {
                        assert_eq!(got.status.as_u16(), fault.status(), "{what}");
                        assert_eq!(got.fault(), *fault, "{what}");
                    }
                    // Carried out, or refused for the state of things or for the entries.
                    None => assert!(matches!(got.status.as_u16(), 200 | 409 | 422 | 429), "{what}"),
                }
                if entry.name == "sign_out" && expected.is_none() {
                    stage.restore(world, *role, person).await;
                }
                tried += 1;
            }
        }
    }
    assert_eq!(tried, OPERATIONS.len() * stage.people.len() * PLACES.len());
    assert!(world.verified().await.is_ok());
}

/// Pages by their address in `app/src/shell/app.rs`, each with the rule that lets one see it.
const PAGES: &[(&str, &str)] = &[
    ("/", "view_home"),
    ("/sign-in", "sign_in"),
    ("/sign-in/certificate", "sign_in"),
    ("/account", "view_me"),
    ("/account/password", "view_me"),
    ("/signatures/check", "view_me"),
    ("/signatures", "list_to_sign"),
    ("/signatures/sign", "list_to_sign"),
    ("/certificates", "view_certificates"),
    ("/certificates/new", "view_certificates"),
    ("/certificates/register", "list_register"),
    ("/certificates/requests/:id", "view_certificate_request"),
    ("/certificates/:id", "view_certificate"),
    ("/directory", "search_directory"),
    ("/directory/bodies/new", "create_body"),
    ("/directory/bodies/:id", "view_body"),
    ("/directory/bodies/:id/import", "import_people"),
    ("/directory/people/:id", "view_person"),
    ("/search", "search"),
    ("/groups", "list_groups"),
    ("/groups/new", "create_group"),
    ("/groups/:id", "view_group"),
    ("/library", "view_library"),
    ("/library/folders/:id", "view_folder"),
    ("/library/:id/preview", "view_item_preview"),
    ("/library/:id", "view_item"),
    ("/documents/:id", "view_document"),
    ("/drafts/:id", "view_draft"),
    ("/drafts/:draft/blocks/:block", "view_revisions"),
    ("/groups/:id/drafts/new", "begin_draft"),
    ("/documents/:id/preview", "view_preview"),
    ("/groups/:group/files/:id/preview", "view_preview"),
    ("/documents/:id/remarks", "view_document"),
    ("/documents/:id/remarks/import", "check_answers"),
    ("/documents/:id/versions/new", "place_version"),
    ("/documents/:id/suggestions", "take_suggestions"),
    ("/documents/:id/compare", "compare_versions"),
    ("/documents/:id/polls/new", "open_poll"),
    ("/polls/:id", "view_roll"),
];

#[test]
fn no_page_is_left_out() {
    let routes = include_str!("../../../app/src/shell/app.rs");
    let listed: Vec<&str> =
        routes.split("path!(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(listed, PAGES.iter().map(|(path, _)| *path).collect::<Vec<_>>());
}

fn address(template: &str, about: &Targets) -> String {
    let id = match template.split('/').nth(1) {
        Some("groups") if template.contains("files") => about.attachment.to_string(),
        Some("groups") => about.group.to_string(),
        Some("documents") => about.document.to_string(),
        Some("drafts") => about.draft.to_string(),
        Some("polls") => about.poll.to_string(),
        Some("certificates") if template.contains("requests") => about.request.to_string(),
        Some("certificates") => about.certificate.to_string(),
        Some("library") if template.contains("folders") => about.folder.to_string(),
        Some("library") => about.item.to_string(),
        _ if template.contains("people") => about.person.to_string(),
        _ => about.body.to_string(),
    };
    template
        .replace(":group", &about.group.to_string())
        .replace(":draft", &about.draft.to_string())
        .replace(":block", &about.block.to_string())
        .replace(":id", &id)
}

async fn pages(world: &World) {
    let stage = Stage::set(world).await;
    for (template, operation) in PAGES {
        let at = OPERATIONS.iter().position(|entry| entry.name == *operation).unwrap();
        for (role, person) in &stage.people {
            for place in PLACES {
                let about = stage.about(place);
                let path = address(template, &about);
                let got = world.get(person, &path).await;
                let what = format!("{path} ({template}) for {role:?} on {place:?}");
                let subject = (TRIALS[at].subject)(&about);
                check_page(
                    &got,
                    *role,
                    template,
                    refusal(*role, place, OPERATIONS[at].rule, subject, operation),
                    &what,
                );
                check_secrets(&got.text(), *role, &what);
            }
        }
    }
    // A reader of the foreign group finds there what the others must not.
    for page in [format!("/groups/{}", stage.foreign.group), format!("/documents/{}", stage.foreign.document)]
    {
        assert!(world.get(&stage.foreign.member, &page).await.text().contains(FOREIGN_MARK), "{page}");
    }
    assert!(world.get(&stage.shared.member, "/groups").await.text().contains(MARK));
}

fn check_page(got: &Got, role: Role, template: &str, refusal: Option<Fault>, what: &str) {
    let status = got.status.as_u16();
    match role {
        Role::Anonymous | Role::Expired
            if ["/sign-in", "/sign-in/certificate", "/signatures/check"].contains(&template) =>
        {
            assert_eq!(status, 200, "{what}");
        }
        Role::Anonymous | Role::Expired => {
            assert_eq!(status, 303, "{what}");
            assert!(got.location().starts_with("/sign-in?back="), "{what}: {}", got.location());
            assert!(got.body.is_empty(), "{what}");
        }
        Role::Newcomer if template == "/account/password" => assert_eq!(status, 200, "{what}"),
        Role::Newcomer => assert_eq!((status, got.location().as_str()), (303, "/account/password"), "{what}"),
        _ if template == "/sign-in" => assert_eq!((status, got.location().as_str()), (303, "/"), "{what}"),
        _ => assert_eq!(status, refusal.map_or(200, |fault| fault.status()), "{what}"),
    }
}

/// Nothing of a group reaches those who are not in it.
fn check_secrets(page: &str, role: Role, what: &str) {
    assert!(!page.contains(&format!("Жоба {FOREIGN_MARK}")), "{what}");
    for text in ["Топ", "Жоба", "Сипаттама", "Ескертпе", "Сұрақ", "Күзетші", "Зал", "Күн тәртібі", "қосымша"]
    {
        assert!(!page.contains(&format!("{text} {FOREIGN_MARK}")), "{what}: {text}");
        let inside = matches!(
            role,
            Role::Initiator
                | Role::Chair
                | Role::Secretary
                | Role::Member
                | Role::Observer
                | Role::Substitute
        );
        assert!(inside || !page.contains(&format!("{text} {MARK}")), "{what}: {text}");
    }
    for text in ["Сөре", "Басылым"] {
        let foreign = page.contains(&format!("{text} {FOREIGN_MARK}"));
        assert!(role == Role::Administrator || !foreign, "{what}: {text}");
        let inside = matches!(role, Role::Administrator | Role::Editor | Role::Member);
        assert!(inside || !page.contains(&format!("{text} {MARK}")), "{what}: {text}");
    }
}

/// Addresses that give files, each with the operation that clears them.
async fn files(world: &World) {
    let stage = Stage::set(world).await;
    for (role, person) in &stage.people {
        for place in PLACES {
            let about = stage.about(place);
            for (path, operation) in [
                (format!("/documents/{}/file", about.document), "view_file"),
                (format!("/documents/{}/remarks/xlsx", about.document), "view_document"),
                (format!("/documents/{}/text/docx", about.document), "view_document"),
                (format!("/drafts/{}/text/docx", about.draft), "view_draft"),
                (format!("/groups/{}/files/{}", about.group, about.attachment), "view_attachment"),
                (
                    format!("/groups/{}/files/{}/preview/entry", about.group, about.attachment),
                    "view_attachment",
                ),
                (format!("/documents/{}/preview/entry", about.document), "view_file"),
                (format!("/library/{}/file", about.item), "view_item_file"),
                (format!("/library/{}/preview/entry", about.item), "view_item_file"),
                (format!("/certificates/{}/file", about.certificate), "view_certificate"),
                (format!("/directory/people/{}/vcard", about.person), "view_person"),
            ] {
                let at = OPERATIONS.iter().position(|entry| entry.name == operation).unwrap();
                let subject = (TRIALS[at].subject)(&about);
                let expected = refusal(*role, place, OPERATIONS[at].rule, subject, operation);
                let got = world.get(person, &path).await;
                let status = expected.map_or(200, |fault| fault.status());
                assert_eq!(got.status.as_u16(), status, "{path} for {role:?} on {place:?}");
            }
        }
        let got = world.send_file(person, "а.docx", super::files::docx(&["мәтін"])).await;
        let status = match role {
            Role::Anonymous | Role::Expired => 401,
            Role::Newcomer => 403,
            _ => 200,
        };
        assert_eq!(got.status.as_u16(), status, "a file sent by {role:?}: {}", got.text());
    }
    // A file of one group under the address of another.
    let mixed = format!("/groups/{}/files/{}", stage.shared.group, stage.about(Place::Foreign).attachment);
    assert_eq!(world.get(&stage.shared.chair, &mixed).await.status, StatusCode::NOT_FOUND);
}

async fn topics(world: &World) {
    let stage = Stage::set(world).await;
    let address = super::tab::serve(world).await;
    for (role, person) in &stage.people {
        if matches!(role, Role::Anonymous | Role::Expired) {
            assert_eq!(Tab::refused(address, person).await, 401, "{role:?}");
            continue;
        }
        let mut tab = Tab::open(address, person).await;
        for place in PLACES {
            let about = stage.about(place);
            for (topic, rule, subject) in [
                (Topic::Group(about.group), Rule::GROUP, Subject::Group(about.group)),
                (Topic::Document(about.document), Rule::GROUP, Subject::Document(about.document)),
                (Topic::Draft(about.draft), ViewDraft::RULE, Subject::Draft(about.draft)),
            ] {
                let expected = match refusal(*role, place, rule, subject, "follow") {
                    None => Tell::Following { topic },
                    Some(fault) => Tell::Refused { topic, fault },
                };
                tab.follow(topic, i64::MAX).await;
                assert_eq!(tab.answer().await, expected, "{role:?} on {place:?}");
            }
        }
    }
}

/// Rendering for one reader must never use what belongs to another, however requests interleave.
async fn pages_of_many_readers_at_once(world: &World) {
    let mut readers = Vec::new();
    for number in 0..10 {
        let name = format!("Оқырман{}", char::from(b'A' + number).to_string().repeat(8));
        readers.push(world.person(&name, world.justice).await);
    }
    let readers = &readers;
    let asked = (0..200).map(|number| async move {
        let page = ["/account", "/", "/groups"][number % 3];
        (number, page, world.get(&readers[number % readers.len()], page).await)
    });
    for (number, page, got) in join_all(asked).await {
        assert_eq!(got.status, StatusCode::OK, "{page}");
        let text = got.text();
        for (at, reader) in readers.iter().enumerate() {
            let own = at == number % readers.len();
            assert_eq!(text.contains(&reader.surname), own, "{page} of {number} and {}", reader.surname);
        }
    }
}

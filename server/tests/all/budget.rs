//! How many statements each operation costs. Not time: a count is the same on every machine, and it is what makes
//! an operation slow where the database is far away.

use super::{
    certificates::counted as certificates,
    files::docx,
    filled,
    library_budget::library,
    scene::{Circle, named_poll, vote},
    watch,
    world::{Engine, PASSWORD, Person, World, run_alone},
};
use domain::{
    accounts::*,
    directory::*,
    documents::*,
    drafts::*,
    groups::*,
    lang::Lang,
    notices::*,
    operation::Operation,
    previews::*,
    registry::OPERATIONS,
    remarks::*,
    search::Search,
    time::{CalendarDay, DAY, SECOND, WallTime},
    versions::*,
    votes::*,
};
use std::collections::BTreeMap;

/// Statements that read or write, the door's own and the journal's included. A list costs no more when it is longer.
const BUDGETS: &[(&str, usize)] = &[
    ("sign_in", 8),
    ("begin_certificate_sign_in", 0),
    ("sign_in_by_certificate", 11),
    ("sign_out", 5),
    ("change_password", 10),
    ("list_sessions", 2),
    ("revoke_session", 6),
    ("create_account", 6),
    ("reset_password", 9),
    ("view_me", 4),
    ("act_for", 5),
    ("list_bodies", 1),
    ("search_directory", 2),
    ("view_body", 3),
    ("view_person", 5),
    ("create_body", 7),
    ("edit_body", 7),
    ("create_unit", 8),
    ("create_person", 11),
    ("edit_person", 7),
    ("appoint", 10),
    ("end_appointment", 8),
    ("substitute", 8),
    ("end_substitution", 5),
    ("import_people", 16),
    ("create_group", 8),
    ("edit_group", 6),
    ("close_group", 6),
    ("add_member", 7),
    ("change_role", 6),
    ("remove_member", 6),
    ("attach_file", 11),
    ("detach_file", 6),
    ("schedule_meeting", 8),
    ("cancel_meeting", 7),
    ("list_groups", 2),
    ("search", 4),
    ("view_group", 8),
    ("view_attachment", 2),
    ("place_document", 14),
    ("view_document", 14),
    ("view_file", 2),
    ("mark_read", 5),
    ("close_document", 6),
    ("begin_recognition", 9),
    ("stop_recognition", 7),
    ("begin_draft", 9),
    ("begin_next_version", 15),
    ("view_draft", 6),
    ("view_revisions", 12),
    ("edit_draft", 6),
    ("share_draft", 6),
    ("add_blocks", 12),
    ("save_block", 12),
    ("move_block", 9),
    ("remove_block", 9),
    ("restore_block", 9),
    ("settle_wording", 12),
    ("place_draft", 29),
    ("discard_draft", 6),
    ("view_preview", 2),
    ("place_version", 23),
    ("count_pictures", 3),
    ("take_suggestions", 25),
    ("compare_versions", 8),
    ("add_remark", 10),
    ("edit_remark", 6),
    ("reply", 9),
    ("resolve_remark", 6),
    ("reopen_remark", 6),
    ("decide_suggestion", 7),
    ("move_remark", 7),
    ("answer_remarks", 7),
    ("check_answers", 6),
    ("import_answers", 11),
    ("open_poll", 10),
    ("cast_vote", 6),
    ("close_poll", 9),
    ("view_poll", 4),
    ("view_roll", 7),
    ("view_library", 3),
    ("view_folder", 8),
    ("create_section", 8),
    ("create_folder", 9),
    ("rename_folder", 7),
    ("move_folder", 8),
    ("delete_folder", 7),
    ("set_folder_access", 11),
    ("place_item", 14),
    ("edit_item", 8),
    ("move_item", 9),
    ("set_item_access", 11),
    ("replace_item", 11),
    ("withdraw_item", 8),
    ("view_item", 18),
    ("view_item_file", 4),
    ("view_item_preview", 4),
    ("acknowledge_item", 8),
    ("view_acknowledged", 12),
    ("view_certificates", 7),
    ("request_certificate", 8),
    ("view_certificate_request", 7),
    ("withdraw_request", 7),
    ("confirm_request", 14),
    ("check_identity", 7),
    ("issue_certificate", 12),
    ("refuse_request", 7),
    ("list_register", 3),
    ("view_certificate", 7),
    ("suspend_certificate", 8),
    ("resume_certificate", 8),
    ("revoke_certificate", 8),
    ("list_officers", 2),
    ("name_officer", 5),
    ("list_numbers", 2),
    ("confirm_number", 7),
    ("withdraw_number", 4),
    ("dismiss_officer", 4),
    ("view_to_sign", 11),
    ("sign", 25),
    ("view_signatures", 13),
    ("view_package", 9),
    ("check_signature", 9),
    ("list_to_sign", 2),
    ("view_home", 11),
    ("read_notices", 4),
];

/// Needs a program that may not be installed; as many statements as its counterpart that stops.
const UNTRIED: [&str; 1] = ["begin_recognition"];

#[test]
fn operations_keep_to_their_budgets() {
    let _alone = watch::alone();
    run_alone(Engine::Sqlite, false, budgets);
}

/// Belongs to no operation, by its first words: the journal asked for its end once a second, and the last use of a
/// session written down after the answer.
const BESIDE: [&str; 3] = ["select seq from journal_head", "update session set seen_at", World::SETTLED];
/// What the writer asks for itself when it is waited for.
const OF_SETTLING: usize = 1;

/// What was counted.
#[derive(Default)]
pub struct Meter(BTreeMap<&'static str, usize>);

impl Meter {
    /// Asks for an operation and counts what it costs a reader whose session is known.
    pub async fn done<O: Operation>(&mut self, world: &World, who: &Person, operation: O) -> O::Reply {
        world.done(who, ViewMe {}).await;
        world.settled().await;
        watch::begin();
        let reply = world.done(who, operation).await;
        world.settled().await;
        let statements = watch::end().into_iter().filter_map(|line| line.statement);
        let counted =
            statements.filter(|statement| is_counted(&statement.to_lowercase())).count() - OF_SETTLING;
        let most = self.0.entry(O::NAME).or_default();
        *most = counted.max(*most);
        reply
    }
}

fn is_counted(statement: &str) -> bool {
    let word = statement.split_whitespace().next().unwrap_or_default();
    ["select", "insert", "update", "delete"].contains(&word)
        && !BESIDE.iter().any(|beside| statement.starts_with(beside))
}

async fn budgets(world: &World) {
    let circle = Circle::gather(world, "").await;
    // Sessions that were changed lately are asked for each time; those of this story were.
    world.clock.advance(6 * SECOND);
    let mut meter = Meter::default();
    directory(world, &mut meter).await;
    accounts(world, &mut meter).await;
    groups(world, &mut meter, &circle).await;
    documents(world, &mut meter, &circle).await;
    remarks(world, &mut meter, &circle).await;
    votes(world, &mut meter, &circle).await;
    versions(world, &mut meter, &circle).await;
    drafts(world, &mut meter, &circle).await;
    library(world, &mut meter, &circle).await;
    certificates(world, &mut meter).await;
    super::signatures::counted(world, &mut meter, &circle).await;
    world.services.rebuild_notices().await.unwrap();
    let home = meter.done(world, &circle.member, ViewHome {}).await;
    meter.done(world, &circle.member, ReadNotices { until: home.notices[0].id }).await;
    close(world, &mut meter, &circle).await;
    for entry in OPERATIONS.iter().filter(|entry| !UNTRIED.contains(&entry.name)) {
        let counted = meter.0.get(entry.name).copied();
        let counted = counted.unwrap_or_else(|| panic!("{} was not counted", entry.name));
        let allowed = BUDGETS.iter().find(|(name, _)| *name == entry.name).map_or(0, |(_, budget)| *budget);
        assert!(counted <= allowed, "{} costs {counted} statements; found: {:#?}", entry.name, meter.0);
    }
    assert_eq!(BUDGETS.len(), OPERATIONS.len());
}

fn text(text: &str) -> String {
    text.to_owned()
}

async fn directory(world: &World, meter: &mut Meter) {
    let admin = &world.admin;
    let body = CreateBody {
        name_kk: text("Орган"),
        name_ru: text("Орган"),
        name_en: text(""),
        bin: text(""),
        key: world.key(),
    };
    let body = meter.done(world, admin, body).await;
    let edit = EditBody {
        body,
        name_kk: text("Орган"),
        name_ru: text("Ведомство"),
        name_en: text(""),
        bin: text(""),
    };
    meter.done(world, admin, edit).await;
    let unit = CreateUnit {
        body,
        parent: None,
        name_kk: text("Бөлім"),
        name_ru: text("Отдел"),
        name_en: text(""),
        key: world.key(),
    };
    let unit = meter.done(world, admin, unit).await;
    let create = |surname: &str| CreatePerson {
        surname: text(surname),
        given_name: text("Айжан"),
        patronymic: text(""),
        phone: text(""),
        office: text(""),
        email: text(""),
        body,
        unit: Some(unit),
        position: text("маман"),
        key: world.key(),
    };
    let person = meter.done(world, admin, create("Бірінші")).await;
    let substitute = meter.done(world, admin, create("Екінші")).await;
    let edit = EditPerson {
        person,
        surname: text("Бірінші"),
        given_name: text("Айжан"),
        patronymic: text("Қызы"),
        phone: text(""),
        office: text("301"),
        email: text(""),
    };
    meter.done(world, admin, edit).await;
    let appoint =
        Appoint {
            body, person, unit: None, position: text("кеңесші"), editor: true, key: world.key()
        };
    let appointment = meter.done(world, admin, appoint).await;
    meter.done(world, admin, EndAppointment { body, appointment }).await;
    let today = CalendarDay::of(world.services.now());
    let order = text("12-л/с");
    let name = Substitute { person, substitute, order, from: today, until: today, key: world.key() };
    let substitution = meter.done(world, admin, name).await;
    meter.done(world, admin, ViewPerson { person }).await;
    meter.done(world, admin, EndSubstitution { substitution }).await;
    let rows: String = (0..60).map(|number| format!("Тегі{number};Аты;Орган;маман\n")).collect();
    let table = format!("тегі;аты;мемлекеттік орган;лауазымы\n{rows}");
    let sent = world.send_table(admin, "people.csv", table, UploadPurpose::Import).await;
    let file: Uploaded = serde_json::from_slice(&sent.body).unwrap();
    let report = meter.done(world, admin, ImportPeople { body, file: file.id, dry_run: false }).await;
    assert_eq!((report.created, report.rejected.len()), (60, 0), "{report:?}");
    meter.done(world, admin, ListBodies {}).await;
    meter.done(world, admin, ViewBody { body }).await;
    meter.done(world, admin, SearchDirectory { search: text("маман"), ..SearchDirectory::default() }).await;
}

async fn accounts(world: &World, meter: &mut Meter) {
    let person = world.person("Иесі", world.justice).await;
    let create = CreatePerson {
        surname: text("Жаңа"),
        given_name: text("Адам"),
        patronymic: text(""),
        phone: text(""),
        office: text(""),
        email: text(""),
        body: world.justice,
        unit: None,
        position: text("маман"),
        key: world.key(),
    };
    let other = world.done(&world.admin, create).await;
    let account =
        CreateAccount {
            person: other, login: text("zhana.adam"), new_password: text("Бірінші-кілт-5")
        };
    meter.done(world, &world.admin, account).await;
    let reset = ResetPassword { person: other, new_password: text("Екінші-кілт-5") };
    meter.done(world, &world.admin, reset).await;
    let sign_in = SignIn { login: person.login.clone(), password: PASSWORD.to_owned() };
    meter.done(world, &person.elsewhere(), sign_in).await;
    meter.done(world, &person, ViewMe {}).await;
    let sessions = meter.done(world, &person, ListSessions {}).await;
    let session = sessions.iter().find(|session| !session.current).unwrap().id;
    meter.done(world, &person, RevokeSession { session }).await;
    let change = ChangePassword {
        current_password: PASSWORD.to_owned(),
        new_password: text("Үшінші-кілт-5"),
        repeat_password: text("Үшінші-кілт-5"),
    };
    meter.done(world, &person, change).await;
    meter.done(world, &person, ActFor { substitution: None }).await;
    meter.done(world, &person, SignOut {}).await;
}

async fn groups(world: &World, meter: &mut Meter, circle: &Circle) {
    let create = CreateGroup {
        name: text("Топ"),
        description: text(""),
        justification: text("керек"),
        chair: circle.chair.id,
        secretary: circle.secretary.id,
        members: vec![circle.member.id, circle.second.id],
        observers: vec![circle.observer.id],
        key: world.key(),
    };
    meter.done(world, &circle.initiator, create).await;
    let (group, chair) = (circle.group, &circle.chair);
    let edit = EditGroup {
        group,
        version: 1,
        name: text("Топ"),
        description: text(""),
        justification: text("керек"),
    };
    meter.done(world, chair, edit).await;
    let guest = circle.leaver(world, "Қонақ").await.id;
    meter.done(world, chair, AddMember { group, person: guest, role: GroupRole::Member }).await;
    meter.done(world, chair, ChangeRole { group, person: guest, role: GroupRole::Observer }).await;
    meter.done(world, chair, RemoveMember { group, person: guest }).await;
    let file = world.upload(chair, "а.docx", docx(&["мәтін"])).await.id;
    let attachment =
        meter.done(world, chair, AttachFile { group, file, marking: Marking::Open, key: world.key() }).await;
    meter.done(world, chair, ViewAttachment { group, attachment }).await;
    meter.done(world, chair, DetachFile { group, attachment }).await;
    let meeting = ScheduleMeeting {
        group,
        at: WallTime::of(world.services.now().plus(DAY)),
        place: text("зал"),
        agenda: text("жоба"),
        key: world.key(),
    };
    let meeting = meter.done(world, chair, meeting).await;
    meter.done(world, chair, CancelMeeting { group, meeting }).await;
    meter.done(world, chair, ListGroups {}).await;
    meter.done(world, chair, Search::default()).await;
    meter.done(world, chair, ViewGroup { group }).await;
}

async fn documents(world: &World, meter: &mut Meter, circle: &Circle) {
    let file = world.upload(&circle.chair, "а.docx", docx(&["1. Бір.", "2. Екі.", "3. Үш."])).await.id;
    let place = PlaceDocument {
        group: circle.group,
        file,
        title: text("Жоба"),
        marking: Marking::Open,
        key: world.key(),
    };
    let document = meter.done(world, &circle.chair, place).await;
    meter.done(world, &circle.member, MarkRead { document }).await;
    meter.done(world, &circle.member, ViewFile { document, version: None }).await;
    let source = FileSource::Document { document, version: None };
    meter.done(world, &circle.member, ViewPreview { source, inside: Vec::new() }).await;
    meter.done(world, &circle.chair, CloseDocument { document }).await;
}

async fn remarks(world: &World, meter: &mut Meter, circle: &Circle) {
    let everybody: Vec<_> = circle.everybody().map(|person| person.id).into_iter().skip(1).collect();
    let add = AddRemark {
        wording: text("Басқаша"),
        mentions: everybody.clone(),
        ..circle.on_first_block(world, "Ескертпе").await
    };
    let remark = meter.done(world, &circle.member, add).await;
    meter.done(world, &circle.member, EditRemark { remark, version: 1, text: text("Басқа") }).await;
    let reply = Reply { remark, text: text("Жауап"), mentions: everybody, key: world.key() };
    meter.done(world, &circle.chair, reply).await;
    meter.done(world, &circle.chair, ResolveRemark { remark }).await;
    meter.done(world, &circle.chair, ReopenRemark { remark }).await;
    meter.done(world, &circle.chair, DecideSuggestion { remark, accept: true }).await;
    let queued = format!(
        "insert into recognition (version, state, done, total, at) select id, 'waiting', 0, 0, 0 from version where document = '{}'",
        circle.document
    );
    world.tamper(queued).await;
    meter.done(world, &circle.chair, StopRecognition { document: circle.document }).await;
    meter.done(world, &circle.chair, CountPictures { document: circle.document }).await;
    let take = TakeSuggestions { document: circle.document, remarks: vec![remark], key: world.key() };
    meter.done(world, &circle.chair, take).await;
    let answer = AnswerRemarks {
        document: circle.document,
        remarks: vec![remark],
        stance: Stance::Accepted,
        reasoning: text(""),
        wording: text(""),
    };
    meter.done(world, &circle.chair, answer).await;
    // Many more: what is shown together is asked for together.
    for _ in 0..20 {
        let remark = circle.remark(world, &circle.second, "Ескертпе").await;
        let reply = Reply { remark, text: text("Жауап"), mentions: Vec::new(), key: world.key() };
        world.done(&circle.member, reply).await;
    }
    let mut table = filled::taken(world, circle, FileKind::Xlsx).await;
    for row in 0..20 {
        filled::fill(&mut table, row, "не принято", "Нет", "");
    }
    let (document, file) = (circle.document, filled::sent(world, &circle.chair, FileKind::Xlsx, table).await);
    let check = CheckAnswers { document, file: Some(file) };
    let plan = meter.done(world, &circle.chair, check).await.report.unwrap().unwrap().plan;
    meter.done(world, &circle.chair, ImportAnswers { document, file, plan }).await;
}

async fn votes(world: &World, meter: &mut Meter, circle: &Circle) {
    let mut polls = Vec::new();
    for _ in 0..5 {
        polls.push(meter.done(world, &circle.chair, named_poll(world, circle.document)).await);
    }
    let poll = polls[0];
    for voter in circle.voters() {
        meter.done(world, voter, vote(world, poll, Choice::For)).await;
    }
    meter.done(world, &circle.member, ViewPoll { poll }).await;
    meter.done(world, &circle.member, ViewRoll { poll }).await;
    meter.done(world, &circle.member, ViewDocument { document: circle.document, version: None }).await;
    for poll in polls {
        meter.done(world, &circle.chair, ClosePoll { poll }).await;
    }
}

async fn versions(world: &World, meter: &mut Meter, circle: &Circle) {
    let document = circle.document;
    let file = world.upload(&circle.chair, "б.docx", docx(&["1. Бір.", "2. Төрт.", "3. Үш."])).await.id;
    let place = PlaceVersion { document, file, marking: Marking::Open, key: world.key() };
    meter.done(world, &circle.chair, place).await;
    let compare = CompareVersions { document, from: None, to: None, only_changes: false };
    meter.done(world, &circle.member, compare).await;
    let shown = meter.done(world, &circle.member, ViewDocument { document, version: None }).await;
    let (remark, block) = (shown.remarks[0].id, shown.blocks[0].id);
    meter.done(world, &circle.member, MoveRemark { remark, block, start: 0, end: 0 }).await;
}

async fn drafts(world: &World, meter: &mut Meter, circle: &Circle) {
    let (chair, lang) = (&circle.chair, Lang::Kk);
    let begin =
        BeginDraft { group: circle.group, title: text("Мәтін"), lang, file: None, key: world.key() };
    let spare = meter.done(world, chair, begin).await;
    meter.done(world, chair, DiscardDraft { draft: spare }).await;
    let next = BeginNextVersion { document: circle.document, lang, key: world.key() };
    let draft = meter.done(world, chair, next).await;
    let style = BlockStyle::Point;
    let lines: String = (0..40).map(|number| format!("{number}. Тармақ\n")).collect();
    let add = AddBlocks { draft, after: None, style, text: lines, key: world.key() };
    let block = meter.done(world, chair, add).await;
    let save =
        |text: &str| SaveBlock { draft, block, base: 1, style, text: text.to_owned(), key: world.key() };
    meter.done(world, chair, save("бірі")).await;
    meter.done(world, &circle.secretary, save("екіншісі")).await;
    meter.done(world, chair, ViewDraft { draft }).await;
    meter.done(world, chair, ViewRevisions { draft, block }).await;
    let settle = SettleWording { draft, block, base: 2, rival: 3, by: SettleBy::Merge };
    meter.done(world, chair, settle).await;
    meter.done(world, chair, MoveBlock { draft, block, after: None }).await;
    meter.done(world, chair, RemoveBlock { draft, block, base: 4 }).await;
    meter.done(world, chair, RestoreBlock { draft, block }).await;
    meter.done(world, chair, EditDraft { draft, title: text("Мәтін"), lang }).await;
    meter.done(world, chair, ShareDraft { draft }).await;
    meter.done(world, chair, PlaceDraft { draft, marking: Marking::Open, key: world.key() }).await;
}

async fn close(world: &World, meter: &mut Meter, circle: &Circle) {
    meter.done(world, &circle.chair, CloseDocument { document: circle.document }).await;
    meter.done(world, &circle.chair, CloseGroup { group: circle.group }).await;
}

//! Bodies, their people, who keeps their lists, who acts for whom, and who can sign in.

use super::{
    DEMO_PASSWORD, Desk,
    bodies::{BODIES, BodySeed},
};
use domain::{
    accounts::{ChangePassword, CreateAccount, SignOut},
    certificates::NameOfficer,
    directory::{
        Appoint, CreateBody, CreateUnit, ImportPeople, ListBodies, SearchDirectory, Substitute, ViewBody,
        ViewPerson,
    },
    documents::UploadPurpose,
    fault::{Fault, Refusal},
    id::{BodyId, PersonId, UnitId},
    time::CalendarDay,
};
use std::collections::HashMap;

/// The administrator's login.
pub(super) const ADMIN: &str = "admin";
/// All logins of the demonstration.
pub(super) const LOGINS: &[&str] =
    &[ADMIN, "aliyeva", "nurlanov", "ospanov", "kassymova", "sadykova", "tursynov"];

/// Officials who can sign in, by their e-mail; each of another body.
const OFFICIALS: [(&str, &str); 6] = [
    ("aliyeva", "a.aliyeva@adilet.gov.kz"),
    ("nurlanov", "e.nurlanov@minfin.gov.kz"),
    ("ospanov", "t.ospanov@maidd.gov.kz"),
    ("kassymova", "b.kassymova@dsm.gov.kz"),
    ("sadykova", "sh.sadykova@enbek.gov.kz"),
    ("tursynov", "m.tursynov@primeminister.gov.kz"),
];
/// Those who keep the lists of their bodies; `sadykova` can sign in.
const EDITORS: [&str; 7] = [
    "o.sergeyeva@adilet.gov.kz",
    "zh.omarova@minfin.gov.kz",
    "a.zaitseva@maidd.gov.kz",
    "a.rakhimzhanova@dsm.gov.kz",
    "sh.sadykova@enbek.gov.kz",
    "l.polyakova@economy.gov.kz",
    "g.makarova@primeminister.gov.kz",
];
/// Officers of the certification centre.
const OFFICERS: [&str; 2] = ["sh.sadykova@enbek.gov.kz", "m.tursynov@primeminister.gov.kz"];
/// The post of a body's list keeper.
const EDITOR_POSITION: &str = "анықтамалық редакторы";
/// Who is away, who acts, by which order, and for how many days.
const SUBSTITUTION: (&str, &str, &str, i64) = ("a.kim@maidd.gov.kz", "t.ospanov@maidd.gov.kz", "214-л/с", 60);

/// The password an account gets before its owner chooses one.
const FIRST_PASSWORD: &str = "Kok-Aspan-2846";

/// The people, as a body would send them: a table any import takes.
const PEOPLE: &str = include_str!("people.csv");
/// The column of the table that names the body.
const BODY_COLUMN: usize = 3;

/// Makes what is not there yet.
pub(super) async fn create(desk: &Desk) -> Result<(), Fault> {
    let there: HashMap<String, (BodyId, u32)> = desk
        .ask(ListBodies {})
        .await?
        .into_iter()
        .map(|body| (body.name.ru, (body.id, body.people)))
        .collect();
    for seed in BODIES {
        let (body, people) = match there.get(seed.name[1]) {
            Some(found) => *found,
            None => (create_body(desk, seed).await?, 0),
        };
        create_units(desk, body, seed).await?;
        if people == 0 {
            import(desk, body, seed.name[1]).await?;
        }
    }
    for email in EDITORS {
        make_editor(desk, email).await?;
    }
    substitute(desk).await
}

/// Accounts come last: when all are there, so is the rest.
pub(super) async fn create_accounts(desk: &Desk) -> Result<(), Fault> {
    for (login, email) in OFFICIALS {
        create_account(desk, login, email).await?;
    }
    for email in OFFICERS {
        let person = Some(find(desk, email).await?);
        match desk.ask(NameOfficer { person }).await {
            Ok(()) | Err(Fault::Refused(Refusal::AlreadyOfficer)) => {}
            Err(fault) => return Err(fault),
        }
    }
    desk.ask(SignOut {}).await
}

async fn create_body(desk: &Desk, seed: &BodySeed) -> Result<BodyId, Fault> {
    let [kk, ru, en] = seed.name.map(str::to_owned);
    desk.ask(CreateBody { name_kk: kk, name_ru: ru, name_en: en, bin: String::new(), key: desk.key() }).await
}

async fn create_units(desk: &Desk, body: BodyId, seed: &BodySeed) -> Result<(), Fault> {
    let there = desk.ask(ViewBody { body }).await?.units;
    let mut units: HashMap<String, UnitId> = there.into_iter().map(|unit| (unit.name.ru, unit.id)).collect();
    for (name, above) in seed.units {
        if units.contains_key(name[1]) {
            continue;
        }
        let parent = above.and_then(|above| units.get(above)).copied();
        let [kk, ru, en] = name.map(str::to_owned);
        let create =
            CreateUnit { body, parent, name_kk: kk, name_ru: ru.clone(), name_en: en, key: desk.key() };
        units.insert(ru, desk.ask(create).await?);
    }
    Ok(())
}

/// The heading of the table and the lines of one body.
fn table_of(body: &str) -> String {
    let is_of = |line: &&str| line.split(';').nth(BODY_COLUMN) == Some(body);
    let (heading, people) = PEOPLE.split_once('\n').unwrap_or_default();
    let lines: Vec<&str> = std::iter::once(heading).chain(people.lines().filter(is_of)).collect();
    lines.join("\n")
}

async fn import(desk: &Desk, body: BodyId, name: &str) -> Result<(), Fault> {
    let mut arriving = desk.services.begin_upload(&desk.request, UploadPurpose::Import).await?;
    arriving.write(table_of(name).as_bytes()).await?;
    let file = desk.services.finish_upload(arriving, "people.csv").await?.id;
    let report = desk.ask(ImportPeople { body, file, dry_run: false }).await?;
    match report.rejected.into_iter().next() {
        Some(rejected) => Err(Fault::Invalid(rejected.flaws)),
        None => Ok(()),
    }
}

async fn find(desk: &Desk, email: &str) -> Result<PersonId, Fault> {
    let search = SearchDirectory { search: email.to_owned(), ..SearchDirectory::default() };
    desk.ask(search).await?.rows.first().map(|row| row.id).ok_or(Fault::NotFound)
}

async fn make_editor(desk: &Desk, email: &str) -> Result<(), Fault> {
    let person = find(desk, email).await?;
    let posts = desk.ask(ViewPerson { person }).await?.appointments;
    let Some(main) = posts.first().filter(|_| !posts.iter().any(|post| post.editor)) else { return Ok(()) };
    let position = EDITOR_POSITION.to_owned();
    let appoint = Appoint { body: main.body, person, unit: None, position, editor: true, key: desk.key() };
    desk.ask(appoint).await.map(drop)
}

async fn substitute(desk: &Desk) -> Result<(), Fault> {
    let (absent, substitute, order, days) = SUBSTITUTION;
    let (person, substitute) = (find(desk, absent).await?, find(desk, substitute).await?);
    if !desk.ask(ViewPerson { person }).await?.substitutions.is_empty() {
        return Ok(());
    }
    let from = CalendarDay::of(desk.services.now());
    let until = CalendarDay(from.0 + days);
    let order = order.to_owned();
    desk.ask(Substitute { person, substitute, order, from, until, key: desk.key() }).await.map(drop)
}

/// An account whose owner has signed in and chosen the password of the demonstration.
async fn create_account(desk: &Desk, login: &str, email: &str) -> Result<(), Fault> {
    let person = find(desk, email).await?;
    if desk.ask(ViewPerson { person }).await?.login.is_none() {
        let (login, new_password) = (login.to_owned(), FIRST_PASSWORD.to_owned());
        desk.ask(CreateAccount { person, login, new_password }).await?;
    }
    let own = match Desk::open(&desk.services, login, FIRST_PASSWORD).await {
        Ok(own) => own,
        // The password has been changed already.
        Err(Fault::Refused(Refusal::WrongCredentials)) => return Ok(()),
        Err(fault) => return Err(fault),
    };
    own.ask(ChangePassword {
        current_password: FIRST_PASSWORD.to_owned(),
        new_password: DEMO_PASSWORD.to_owned(),
        repeat_password: DEMO_PASSWORD.to_owned(),
    })
    .await?;
    own.ask(SignOut {}).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_belongs_to_a_body_of_the_demonstration() {
        let lines: usize = BODIES.iter().map(|body| table_of(body.name[1]).lines().count() - 1).sum();
        assert_eq!(lines, PEOPLE.lines().count() - 1);
    }
}

//! What search looks at: one column per person, written here and nowhere else.

use super::{names::places, sql::tuples};
use crate::Error;
use domain::{directory::skeleton, id::PersonId};
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::BTreeMap;

/// People in one statement.
const CHUNK: usize = 200;

/// The person, then one post in force: position, names of unit and body.
const LOAD: &str =
    "select p.id, p.surname, p.given_name, p.patronymic, p.phone, p.office, p.email, a.position,
    u.name_kk, u.name_ru, u.name_en, b.name_kk, b.name_ru, b.name_en
    from person p
    left join appointment a on a.person = p.id and a.ended_at is null
    left join unit u on u.id = a.unit
    left join body b on b.id = a.body
    where p.id in ";

type Text = Option<String>;
type Row = (String, String, String, String, String, String, String, Text, Text, Text, Text, Text, Text, Text);

/// Writes anew what search looks at, after people, their posts, or the names of their units and bodies changed.
pub(super) async fn refresh(db: &mut AnyConnection, people: &[PersonId]) -> Result<(), Error> {
    for chunk in people.chunks(CHUNK) {
        let mut load = sqlx::query_as::<_, Row>(AssertSqlSafe(format!("{LOAD}({})", places(1, chunk.len()))));
        for person in chunk {
            load = load.bind(person.to_string());
        }
        let texts = texts(load.fetch_all(&mut *db).await?);
        let values = tuples(2, texts.len());
        let mut update = sqlx::query(AssertSqlSafe(format!(
            "update person set search = found.column2 from (values {values}) as found
            where person.id = found.column1"
        )));
        for (person, text) in texts {
            update = update.bind(person).bind(text);
        }
        update.execute(&mut *db).await?;
    }
    Ok(())
}

/// The same for everybody who holds a post in a body.
pub(super) async fn refresh_body(db: &mut AnyConnection, body: domain::id::BodyId) -> Result<(), Error> {
    let people: Vec<(String,)> =
        sqlx::query_as("select distinct person from appointment where body = $1 and ended_at is null")
            .bind(body.to_string())
            .fetch_all(&mut *db)
            .await?;
    let people: Vec<PersonId> = people.iter().map(|(person,)| person.parse()).collect::<Result<_, _>>()?;
    refresh(db, &people).await
}

fn texts(rows: Vec<Row>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::<String, Words>::new();
    for (id, surname, given, patronymic, phone, office, email, position, ukk, uru, uen, bkk, bru, ben) in rows
    {
        let words = found.entry(id).or_default();
        for text in [surname, given, patronymic] {
            words.spoken(&text);
        }
        for phone in phone.split([',', ';']) {
            words.add(phone.chars().filter(char::is_ascii_digit).collect());
        }
        words.plain(&office);
        words.plain(&email);
        for text in [position, ukk, uru, uen, bkk, bru, ben].into_iter().flatten() {
            words.spoken(&text);
        }
    }
    found.into_iter().map(|(id, words)| (id, words.0.join(" "))).collect()
}

/// The words of one person, each once.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn add(&mut self, word: String) {
        if !word.is_empty() && !self.0.contains(&word) {
            self.0.push(word);
        }
    }

    /// What is searched for as it is written.
    fn plain(&mut self, text: &str) {
        for word in text.to_lowercase().split_whitespace() {
            self.add(word.to_owned());
        }
    }

    /// What may be written in several ways: the words and their skeletons.
    fn spoken(&mut self, text: &str) {
        self.plain(text);
        for word in text.split_whitespace() {
            self.add(skeleton(word));
        }
    }
}

/// A pattern that finds a word anywhere, whatever signs it holds; to be used with `escape '~'`.
pub(crate) fn pattern(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len() + 2);
    pattern.push('%');
    for c in word.chars() {
        if matches!(c, '%' | '_' | '~') {
            pattern.push('~');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_patterns_are_only_signs() {
        assert_eq!(pattern("50%_~"), "%50~%~_~~%");
    }

    #[test]
    fn a_person_is_found_by_all_that_is_known() {
        let text = |text: &str| Some(text.to_owned());
        let row = |position: &str| -> Row {
            let (kk, ru) = (text("Әділет министрлігі"), text("Министерство юстиции"));
            let phone = "+7 (7172) 74-02-10; 1034".to_owned();
            let names = ("P".to_owned(), "Әлиева".to_owned(), "Айгүл".to_owned(), String::new());
            let (office, email) = ("412".to_owned(), "A.Aliyeva@adilet.gov.kz".to_owned());
            (
                names.0,
                names.1,
                names.2,
                names.3,
                phone,
                office,
                email,
                text(position),
                None,
                None,
                None,
                kk,
                ru,
                text(""),
            )
        };
        let found = texts(vec![row("бас сарапшы"), row("хатшы")]);
        let words: Vec<&str> = found["P"].split(' ').collect();
        for word in [
            "әлиева",
            "aleva",
            "aigul",
            "77172740210",
            "1034",
            "412",
            "a.aliyeva@adilet.gov.kz",
            "сарапшы",
            "хатшы",
        ] {
            assert!(words.contains(&word), "{word} in {words:?}");
        }
        assert_eq!(words.iter().filter(|word| **word == "әлиева").count(), 1);
    }
}

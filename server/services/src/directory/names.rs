//! How people are named beside what they do: one statement for all the people of a page.

use crate::{Cx, Error};
use domain::{directory::PersonName, id::PersonId, lang::Names, remarks::Author};
use sqlx::AssertSqlSafe;
use std::{collections::HashMap, fmt::Write};

/// Most identifiers in one statement.
const CHUNK: usize = 500;

/// People by identifier.
pub(crate) type NameMap = HashMap<PersonId, PersonName>;

/// Surname with initials: "Ахметова Е. А.".
fn person_name(surname: &str, given_name: &str, patronymic: &str) -> String {
    let mut name = surname.trim().to_owned();
    for part in [given_name, patronymic] {
        if let Some(initial) = part.trim().chars().next() {
            name.push(' ');
            name.extend(initial.to_uppercase());
            name.push('.');
        }
    }
    name
}

/// Places for a number of values in `in (…)`, the first being `$first`: "$3, $4, $5".
///
/// `sqlx::QueryBuilder` over `Any` writes `?`, which PostgreSQL does not take.
pub(crate) fn places(first: usize, count: usize) -> String {
    let mut list = String::with_capacity(count * 5);
    for place in first..first + count {
        let comma = if place == first { "" } else { ", " };
        // Writing to a text can't fail.
        let _ = write!(list, "{comma}${place}");
    }
    list
}

/// A post in force stands before those that have ended; among them the one with the smallest rank.
const NAMES: &str = "select p.id, p.surname, p.given_name, p.patronymic, b.name_kk, b.name_ru, b.name_en
    from person p
    left join appointment a on a.id = (select x.id from appointment x where x.person = p.id
        order by case when x.ended_at is null then 0 else 1 end, x.rank, x.id limit 1)
    left join body b on b.id = a.body
    where p.id in ";

type Row = (String, String, String, String, Option<String>, Option<String>, Option<String>);

/// The names of people; those who are not in the directory are absent.
pub(crate) async fn names(cx: &mut Cx<'_>, ids: &[PersonId]) -> Result<NameMap, Error> {
    let mut wanted = ids.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let mut found = HashMap::with_capacity(wanted.len());
    for chunk in wanted.chunks(CHUNK) {
        // Rounded up, so that a few statements are prepared once and for all instead of one per length.
        let count = chunk.len().next_power_of_two();
        let mut query = sqlx::query_as::<_, Row>(AssertSqlSafe(format!("{NAMES}({})", places(1, count))));
        for place in 0..count {
            query = query.bind(chunk[place.min(chunk.len() - 1)].to_string());
        }
        for row in query.fetch_all(cx.db()).await? {
            let name = from_row(row)?;
            found.insert(name.id, name);
        }
    }
    Ok(found)
}

fn from_row((id, surname, given_name, patronymic, kk, ru, en): Row) -> Result<PersonName, Error> {
    let body = Names { kk: kk.unwrap_or_default(), ru: ru.unwrap_or_default(), en: en.unwrap_or_default() };
    Ok(PersonName { id: id.parse()?, name: person_name(&surname, &given_name, &patronymic), body })
}

/// A person of the map; one who is not in it is shown by nothing but a dash.
pub(crate) fn named(names: &NameMap, id: PersonId) -> PersonName {
    names
        .get(&id)
        .cloned()
        .unwrap_or_else(|| PersonName { id, name: "—".to_owned(), body: Names::default() })
}

/// Who wrote or did something, as tables keep it: in whose name, by which substitute, by which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AuthorRow {
    /// In whose name.
    pub(crate) person: PersonId,
    /// The substitute, if it was one.
    pub(crate) substitute: Option<PersonId>,
    /// Number of the order.
    pub(crate) order: Option<String>,
}

impl AuthorRow {
    /// From the columns of a table.
    pub(crate) fn parse(
        person: &str,
        substitute: Option<&str>,
        order: Option<String>,
    ) -> Result<Self, Error> {
        let substitute = substitute.map(str::parse).transpose()?;
        Ok(Self { person: person.parse()?, substitute, order })
    }

    /// The people whose names are needed.
    pub(crate) fn people(&self) -> impl Iterator<Item = PersonId> + use<> {
        [Some(self.person), self.substitute].into_iter().flatten()
    }

    /// As pages show it.
    pub(crate) fn author(&self, names: &NameMap) -> Author {
        let order = self.order.clone().unwrap_or_default();
        Author {
            person: named(names, self.person),
            substitute: self.substitute.map(|substitute| (named(names, substitute), order)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_follow_the_surname() {
        assert_eq!(person_name("Ахметова", "Елена", "Андреевна"), "Ахметова Е. А.");
        assert_eq!(person_name("Әлиева", "әсем", ""), "Әлиева Ә.");
        assert_eq!(person_name("Ким", "", ""), "Ким");
    }

    #[test]
    fn places_are_numbered() {
        assert_eq!(places(1, 1), "$1");
        assert_eq!(places(3, 3), "$3, $4, $5");
    }
}

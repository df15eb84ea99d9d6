//! What becomes of each row of a table: pure, so that a dry run and the real one can't differ.

use super::staff::{Holder, Known, key, person_key};
use domain::{
    directory::{ImportReport, ImportRow, PersonCard, RejectedRow, check_row},
    field::{Field, FieldFlaw, Flaw},
    id::UnitId,
};
use std::collections::HashSet;

/// Somebody new.
#[derive(Debug)]
pub(super) struct Newcomer {
    pub(super) card: PersonCard,
    pub(super) unit: Option<UnitId>,
    pub(super) position: String,
}

/// Somebody who is there, and what the table says anew.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) holder: Holder,
    /// The card as it is to be.
    pub(super) card: Option<PersonCard>,
    /// The post as it is to be.
    pub(super) post: Option<(Option<UnitId>, String)>,
}

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) newcomers: Vec<Newcomer>,
    pub(super) changed: Vec<Changed>,
    unchanged: u32,
    rejected: Vec<RejectedRow>,
}

impl Plan {
    /// As the editor sees it.
    pub(super) fn report(&self, dry_run: bool) -> ImportReport {
        let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
        ImportReport {
            dry_run,
            created: count(self.newcomers.len()),
            updated: count(self.changed.len()),
            unchanged: self.unchanged,
            rejected: self.rejected.clone(),
        }
    }
}

/// Judges the rows one after the other.
pub(super) fn plan(rows: Vec<ImportRow>, known: &Known) -> Plan {
    let mut plan = Plan::default();
    let mut named = HashSet::with_capacity(rows.len());
    for row in rows {
        let person = person_key(&row.surname, &row.given_name, &row.patronymic);
        let holders = known.people.get(&person).map_or(&[][..], Vec::as_slice);
        let (unit, mut flaws) = judge(&row, known);
        // Twice in the table, or twice in the directory: then it is not known whom the row means.
        if !named.insert(person) || holders.len() > 1 {
            flaws.push(FieldFlaw { field: Field::Surname, flaw: Flaw::Twice });
        }
        if !flaws.is_empty() {
            let who = format!("{} {} {}", row.surname, row.given_name, row.patronymic).trim().to_owned();
            plan.rejected.push(RejectedRow { number: row.number, who, flaws });
        } else if let Some(holder) = holders.first() {
            match change(holder, &row, unit) {
                Some(changed) => plan.changed.push(changed),
                None => plan.unchanged += 1,
            }
        } else {
            plan.newcomers.push(Newcomer { card: card(&row), unit, position: row.position });
        }
    }
    plan
}

/// The unit a row names, and what is wrong with the row.
fn judge(row: &ImportRow, known: &Known) -> (Option<UnitId>, Vec<FieldFlaw>) {
    let mut flaws = check_row(row);
    let mut unknown = |field| flaws.push(FieldFlaw { field, flaw: Flaw::Unknown });
    if !row.body.is_empty() && !known.body.contains(&key(&row.body)) {
        unknown(Field::Body);
    }
    let unit = match known.units.get(&key(&row.unit)).map(Vec::as_slice) {
        _ if row.unit.is_empty() => None,
        Some([unit]) => Some(*unit),
        _ => {
            unknown(Field::Unit);
            None
        }
    };
    (unit, flaws)
}

fn card(row: &ImportRow) -> PersonCard {
    PersonCard {
        surname: row.surname.clone(),
        given_name: row.given_name.clone(),
        patronymic: row.patronymic.clone(),
        phone: row.phone.clone(),
        office: row.office.clone(),
        email: row.email.clone(),
    }
}

/// What a row says anew of somebody. An empty cell says nothing, so it takes nothing away.
fn change(holder: &Holder, row: &ImportRow, unit: Option<UnitId>) -> Option<Changed> {
    let or = |said: &String, known: &String| if said.is_empty() { known.clone() } else { said.clone() };
    let card = PersonCard {
        phone: or(&row.phone, &holder.card.phone),
        office: or(&row.office, &holder.card.office),
        email: or(&row.email, &holder.card.email),
        ..holder.card.clone()
    };
    let post = (unit.or(holder.unit), row.position.clone());
    let card = (card != holder.card).then_some(card);
    let post = (post.0 != holder.unit || post.1 != holder.position).then_some(post);
    (card.is_some() || post.is_some()).then(|| Changed { holder: holder.clone(), card, post })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    fn known() -> Known {
        let id = Ulid::from(1_u128);
        let holder = Holder {
            person: id.into(),
            card: PersonCard {
                surname: "Әлиева".into(),
                given_name: "Айгүл".into(),
                phone: "740210".into(),
                ..PersonCard::default()
            },
            post: id.into(),
            unit: Some(id.into()),
            position: "бас сарапшы".into(),
            editor: true,
            rank: 1,
        };
        Known {
            body: vec![key("Әділет министрлігі"), key("Министерство юстиции")],
            units: [
                (key("Заң департаменті"), vec![id.into()]),
                (key("Бөлім"), vec![id.into(), Ulid::from(2).into()]),
            ]
            .into(),
            people: [(person_key("Әлиева", "Айгүл", ""), vec![holder])].into(),
        }
    }

    fn row(number: u32, surname: &str) -> ImportRow {
        ImportRow {
            number,
            surname: surname.into(),
            given_name: "Айгүл".into(),
            body: "министерство  юстиции".into(),
            position: "бас сарапшы".into(),
            ..ImportRow::default()
        }
    }

    fn flaws(row: ImportRow) -> Vec<(Field, Flaw)> {
        let rejected = plan(vec![row], &known()).rejected.pop();
        rejected
            .map_or_else(Vec::new, |row| row.flaws.into_iter().map(|flaw| (flaw.field, flaw.flaw)).collect())
    }

    #[test]
    fn new_changed_unchanged_and_twice() {
        let mut promoted = row(2, "ӘЛИЕВА");
        promoted.position = "басқарма басшысы".into();
        let done = plan(vec![promoted, row(3, "Ахметова"), row(4, "ахметова")], &known());
        let report = done.report(true);
        assert_eq!((report.created, report.updated, report.unchanged), (1, 1, 0));
        assert_eq!(done.changed[0].card, None);
        assert_eq!(done.changed[0].post, Some((Some(Ulid::from(1).into()), "басқарма басшысы".into())));
        assert_eq!((report.rejected[0].number, report.rejected[0].flaws[0].flaw.clone()), (4, Flaw::Twice));
        assert_eq!(plan(vec![row(2, "Әлиева")], &known()).unchanged, 1);
    }

    #[test]
    fn an_empty_cell_takes_nothing_away() {
        let mut said = row(2, "Әлиева");
        said.office = "412".into();
        let done = plan(vec![said], &known());
        let card = done.changed[0].card.clone().unwrap();
        assert_eq!((card.phone.as_str(), card.office.as_str()), ("740210", "412"));
        assert_eq!(done.changed[0].post, None);
    }

    #[test]
    fn body_and_unit_must_be_known_and_unmistakable() {
        assert_eq!(flaws(ImportRow { unit: "заң департаменті".into(), ..row(2, "Ким") }), []);
        assert_eq!(
            flaws(ImportRow { unit: "Бөлім".into(), ..row(2, "Ким") }),
            [(Field::Unit, Flaw::Unknown)]
        );
        assert_eq!(
            flaws(ImportRow { body: "Другой".into(), ..row(2, "Ким") }),
            [(Field::Body, Flaw::Unknown)]
        );
        assert_eq!(flaws(ImportRow { body: String::new(), ..row(2, "Ким") }), [(Field::Body, Flaw::Missing)]);
    }
}

use super::PersonCard;
use crate::{
    id::{AppointmentId, BodyId, PersonId, SubstitutionId, UnitId},
    lang::Names,
    time::CalendarDay,
};
use serde::{Deserialize, Serialize};

/// A person as named beside an act: who, and of which body.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PersonName {
    /// Who.
    pub id: PersonId,
    /// Surname with initials: "Ахметова Е. А.".
    pub name: String,
    /// Body of the main post.
    pub body: Names,
}

impl PersonName {
    /// Two letters for a face: initials of given name and surname.
    pub fn initials(&self) -> String {
        let mut words = self.name.split([' ', '.']).filter_map(|word| word.chars().next());
        let surname = words.next();
        words.next().into_iter().chain(surname).collect()
    }
}

/// A body in the list of bodies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyRow {
    /// Which.
    pub id: BodyId,
    /// Name.
    pub name: Names,
    /// People who hold a post in it.
    pub people: u32,
}

/// A body with what it consists of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyView {
    /// Which.
    pub id: BodyId,
    /// Name.
    pub name: Names,
    /// Business identification number, may be empty.
    pub bin: String,
    /// Units, each after the one above it.
    pub units: Vec<UnitView>,
    /// Whether the caller may change its list.
    pub editable: bool,
}

/// A unit of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitView {
    /// Which.
    pub id: UnitId,
    /// Name.
    pub name: Names,
    /// The unit above it.
    pub parent: Option<UnitId>,
}

/// A person in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// Surname, given name, patronymic.
    pub name: String,
    /// Position of the main post.
    pub position: String,
    /// Unit of the main post.
    pub unit: Option<Names>,
    /// Body of the main post.
    pub body: Names,
    /// Work phone.
    pub phone: String,
    /// Office number.
    pub office: String,
}

/// One page of people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryPage {
    /// The people.
    pub rows: Vec<PersonRow>,
    /// How many there are on all pages.
    pub total: u32,
}

/// A person's card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Who.
    pub id: PersonId,
    /// Names and contacts.
    pub card: PersonCard,
    /// Posts held now.
    pub appointments: Vec<AppointmentView>,
    /// Who acts for the person, or for whom the person acts, now and later.
    pub substitutions: Vec<SubstitutionView>,
    /// Whether there is an account; shown only to those who may change it.
    pub login: Option<String>,
    /// Whether the caller may change the card.
    pub editable: bool,
    /// Whether the caller may name a substitute.
    pub may_substitute: bool,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentView {
    /// Which.
    pub id: AppointmentId,
    /// In which body.
    pub body: BodyId,
    /// Its name.
    pub body_name: Names,
    /// In which unit.
    pub unit: Option<Names>,
    /// Position.
    pub position: String,
    /// Whether the post keeps the body's directory.
    pub editor: bool,
}

/// A substitution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubstitutionView {
    /// Which.
    pub id: SubstitutionId,
    /// Who is away.
    pub absent: PersonName,
    /// Who acts.
    pub substitute: PersonName,
    /// Number of the order.
    pub order: String,
    /// First day.
    pub from: CalendarDay,
    /// Last day.
    pub until: CalendarDay,
    /// Whether it lasts today.
    pub in_force: bool,
}

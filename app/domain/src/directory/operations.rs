use super::{
    BodyRow, BodyView, DirectoryPage, ImportReport, NAME_MAX, PERSON_NAME_MAX, PersonView,
    import::check_contacts,
};
use crate::{
    access::{Relation, Rule, Subject},
    field::{Field, Findings, Flaw},
    form,
    id::{AppointmentId, BodyId, IdempotencyKey, PersonId, SubstitutionId, UnitId, UploadId},
    operation::operation,
    time::CalendarDay,
};
use serde::{Deserialize, Serialize};

/// Those who keep a body's list current: its own editors and the portal's administrators.
const KEEPERS: [Relation; 2] = [Relation::Editor, Relation::Administrator];

/// All bodies with their numbers of people.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListBodies {}
operation!(Query ListBodies as "list_bodies" -> Vec<BodyRow>, Rule::EMPLOYEE);

/// Finds people by any part of name, position, unit, phone or office; by body alone it browses.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchDirectory {
    /// Words, each of which must be found; empty finds everybody.
    #[serde(default)]
    pub search: String,
    /// Only in this body.
    #[serde(default, deserialize_with = "form::optional")]
    pub body: Option<BodyId>,
    /// Which page of results, from 0.
    #[serde(default)]
    pub page: u32,
}
operation!(Query SearchDirectory as "search_directory" -> DirectoryPage, Rule::EMPLOYEE, {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.optional_text(Field::Search, &self.search, 200);
        found
    }
});

/// A body with its units and people.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewBody {
    /// Which.
    pub body: BodyId,
}
operation!(Query ViewBody as "view_body" -> BodyView, Rule::EMPLOYEE, {
    fn subject(&self) -> Subject {
        Subject::Body(self.body)
    }
});

/// A person's card.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewPerson {
    /// Who.
    pub person: PersonId,
}
operation!(Query ViewPerson as "view_person" -> PersonView, Rule::EMPLOYEE, {
    fn subject(&self) -> Subject {
        Subject::Person(self.person)
    }
});

/// Enters a state body.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateBody {
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    #[serde(default)]
    pub name_en: String,
    /// Business identification number: twelve digits, may be empty.
    #[serde(default)]
    pub bin: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command CreateBody as "create_body" -> BodyId, Rule::everyone_sees(&[Relation::Administrator]), {
    fn check(&self) -> Findings {
        check_body(&self.name_kk, &self.name_ru, &self.name_en, &self.bin)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Corrects a body's names and number.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditBody {
    /// Which.
    pub body: BodyId,
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    #[serde(default)]
    pub name_en: String,
    /// Business identification number, may be empty.
    #[serde(default)]
    pub bin: String,
}
operation!(Command EditBody as "edit_body" -> (), Rule::everyone_sees(&KEEPERS), {
    fn subject(&self) -> Subject {
        Subject::Body(self.body)
    }
    fn check(&self) -> Findings {
        check_body(&self.name_kk, &self.name_ru, &self.name_en, &self.bin)
    }
});

fn check_body(kk: &str, ru: &str, en: &str, bin: &str) -> Findings {
    let mut found = Findings::new();
    found.line(Field::NameKk, kk, NAME_MAX);
    found.line(Field::NameRu, ru, NAME_MAX);
    found.optional_text(Field::NameEn, en, NAME_MAX);
    let bin_ok = bin.is_empty() || (bin.len() == 12 && bin.bytes().all(|b| b.is_ascii_digit()));
    found.add_if(!bin_ok, Field::Bin, Flaw::Malformed);
    found
}

/// Enters a department or another unit of a body.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateUnit {
    /// Of which body.
    pub body: BodyId,
    /// The unit above it, if any.
    #[serde(default, deserialize_with = "form::optional")]
    pub parent: Option<UnitId>,
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    #[serde(default)]
    pub name_en: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command CreateUnit as "create_unit" -> UnitId, Rule::everyone_sees(&KEEPERS), {
    fn subject(&self) -> Subject {
        Subject::Body(self.body)
    }
    fn check(&self) -> Findings {
        check_body(&self.name_kk, &self.name_ru, &self.name_en, "")
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// What the directory says of a person (P59.6).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonCard {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic, may be empty.
    pub patronymic: String,
    /// Work phone, may be empty.
    pub phone: String,
    /// Office number, may be empty.
    pub office: String,
    /// E-mail, may be empty.
    pub email: String,
}

impl PersonCard {
    /// Notes what is wrong with the entries.
    pub fn check(&self, found: &mut Findings) {
        found.line(Field::Surname, &self.surname, PERSON_NAME_MAX);
        found.line(Field::GivenName, &self.given_name, PERSON_NAME_MAX);
        found.optional_text(Field::Patronymic, &self.patronymic, PERSON_NAME_MAX);
        check_contacts(&self.phone, &self.office, &self.email, found);
    }
}

/// Enters a person with a first post in a body.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreatePerson {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic, may be empty.
    #[serde(default)]
    pub patronymic: String,
    /// Work phone, may be empty.
    #[serde(default)]
    pub phone: String,
    /// Office number, may be empty.
    #[serde(default)]
    pub office: String,
    /// E-mail, may be empty.
    #[serde(default)]
    pub email: String,
    /// Body of the first post.
    pub body: BodyId,
    /// Unit of the first post.
    #[serde(default, deserialize_with = "form::optional")]
    pub unit: Option<UnitId>,
    /// Position, in Russian or Kazakh as in the order of appointment.
    pub position: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command CreatePerson as "create_person" -> PersonId, Rule::everyone_sees(&KEEPERS), {
    fn subject(&self) -> Subject {
        Subject::Body(self.body)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        self.card().check(&mut found);
        found.line(Field::Position, &self.position, NAME_MAX);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

impl CreatePerson {
    /// The person's part of the form.
    pub fn card(&self) -> PersonCard {
        PersonCard {
            surname: self.surname.clone(),
            given_name: self.given_name.clone(),
            patronymic: self.patronymic.clone(),
            phone: self.phone.clone(),
            office: self.office.clone(),
            email: self.email.clone(),
        }
    }
}

/// Corrects a person's card.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditPerson {
    /// Who.
    pub person: PersonId,
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic, may be empty.
    #[serde(default)]
    pub patronymic: String,
    /// Work phone, may be empty.
    #[serde(default)]
    pub phone: String,
    /// Office number, may be empty.
    #[serde(default)]
    pub office: String,
    /// E-mail, may be empty.
    #[serde(default)]
    pub email: String,
}
operation!(Command EditPerson as "edit_person" -> (), Rule::everyone_sees(&KEEPERS), {
    fn subject(&self) -> Subject {
        Subject::Person(self.person)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        self.card().check(&mut found);
        found
    }
});

impl EditPerson {
    /// The person's part of the form.
    pub fn card(&self) -> PersonCard {
        PersonCard {
            surname: self.surname.clone(),
            given_name: self.given_name.clone(),
            patronymic: self.patronymic.clone(),
            phone: self.phone.clone(),
            office: self.office.clone(),
            email: self.email.clone(),
        }
    }
}

/// Gives a person one more post; one may hold several (P5, P16).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appoint {
    /// Body of the post.
    pub body: BodyId,
    /// Who.
    pub person: PersonId,
    /// Unit.
    #[serde(default, deserialize_with = "form::optional")]
    pub unit: Option<UnitId>,
    /// Position.
    pub position: String,
    /// Whether the post keeps the body's directory.
    #[serde(default)]
    pub editor: bool,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command Appoint as "appoint" -> AppointmentId, Rule::everyone_sees(&KEEPERS), {
    fn subject(&self) -> Subject {
        Subject::Body(self.body)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.line(Field::Position, &self.position, NAME_MAX);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Ends a post of a person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndAppointment {
    /// Body of the post.
    pub body: BodyId,
    /// Which post.
    pub appointment: AppointmentId,
}
operation!(Command EndAppointment as "end_appointment" -> (), Rule::everyone_sees(&KEEPERS), {
    fn subject(&self) -> Subject {
        Subject::Body(self.body)
    }
});

/// Lets one person act for another for a period, by an order.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substitute {
    /// Who is away.
    pub person: PersonId,
    /// Who acts.
    pub substitute: PersonId,
    /// Number of the order.
    pub order: String,
    /// First day.
    pub from: CalendarDay,
    /// Last day.
    pub until: CalendarDay,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command Substitute as "substitute" -> SubstitutionId,
    Rule::everyone_sees(&[Relation::Own, Relation::Editor, Relation::Administrator]).in_person(), {
    fn subject(&self) -> Subject {
        Subject::Person(self.person)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.line(Field::Order, &self.order, 60);
        found.add_if(self.until < self.from, Field::Until, Flaw::EndsBeforeStart);
        found.add_if(self.until.0 - self.from.0 > 366, Field::Until, Flaw::OutOfRange { min: 1, max: 366 });
        found.add_if(self.substitute == self.person, Field::Substitute, Flaw::Twice);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Ends a substitution before its time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndSubstitution {
    /// Which.
    pub substitution: SubstitutionId,
}
operation!(Command EndSubstitution as "end_substitution" -> (),
    Rule::everyone_sees(&[Relation::Own, Relation::Editor, Relation::Administrator]).in_person(), {
    fn subject(&self) -> Subject {
        Subject::Substitution(self.substitution)
    }
});

/// Takes people from a table that was sent before; a dry run only reports.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportPeople {
    /// The body whose list it is.
    pub body: BodyId,
    /// The table.
    pub file: UploadId,
    /// Only report.
    #[serde(default)]
    pub dry_run: bool,
}
operation!(Command ImportPeople as "import_people" -> ImportReport, Rule::everyone_sees(&KEEPERS), {
    fn subject(&self) -> Subject {
        Subject::Body(self.body)
    }
});

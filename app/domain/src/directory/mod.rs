//! State bodies, their units and people, and who acts for whom (ORG-1, 2, 5).

mod collation;
mod import;
mod operations;
mod spelling;
mod substitution;
mod vcard;
mod views;

pub use collation::sort_key;
pub use import::{IMPORT_COLUMNS, ImportReport, ImportRow, RejectedRow, check_row};
pub use operations::{
    Appoint, CreateBody, CreatePerson, CreateUnit, EditBody, EditPerson, EndAppointment, EndSubstitution,
    ImportPeople, ListBodies, PersonCard, SearchDirectory, Substitute, ViewBody, ViewPerson,
};
pub use spelling::{meant_by, retypings, skeleton, transliterations};
pub use substitution::is_in_force;
pub use vcard::vcard;
pub use views::{
    AppointmentView, BodyRow, BodyView, DirectoryPage, PersonName, PersonRow, PersonView, SubstitutionView,
    UnitView,
};

/// Longest name of a body, unit or position.
pub const NAME_MAX: u32 = 300;
/// Longest surname, given name or patronymic.
pub const PERSON_NAME_MAX: u32 = 100;
/// People on one page of search results.
pub const PAGE_ROWS: u32 = 50;

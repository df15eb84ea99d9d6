//! Pages of `domain::directory`.

mod body_forms;
mod body_page;
mod calls;
mod directory_page;
mod import_page;
mod import_report;
mod line;
mod new_body_page;
mod people_list;
mod people_picker;
mod person_account;
mod person_forms;
mod person_page;
#[cfg(feature = "ssr")]
mod plain_people;
mod posts;
mod substitutions;
mod together;
mod units;

pub use body_page::BodyPage;
pub use directory_page::DirectoryPage;
pub use import_page::ImportPage;
pub(crate) use line::{FormEnd, Line};
pub use new_body_page::NewBodyPage;
pub use people_picker::PeoplePicker;
pub use person_page::PersonPage;
pub use together::PickTogether;

//! Pages of `domain::notices`.

mod calls;
mod home_page;
mod news;
mod text;
mod waiting;

pub use home_page::HomePage;
pub use text::notice_text;

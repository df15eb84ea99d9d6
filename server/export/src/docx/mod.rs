//! Word documents.

mod grid;
mod package;
mod page;
mod paragraph;
mod row_name;
mod styles;
mod table;
mod text;

use domain::lang::Lang;

pub use row_name::row_id;
pub use table::docx_table;
pub use text::docx_text;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES: [(&str, &str); 2] =
    [("xmlns:w", WORD), ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")];

fn lang_tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "kk-KZ",
        Lang::Ru => "ru-RU",
        Lang::En => "en-GB",
    }
}

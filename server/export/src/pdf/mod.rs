//! PDF files, set line by line.

mod draw;
mod faces;
mod grid;
mod lines;
mod margins;
mod sheet;
mod structure;
mod table;
mod text;

use domain::lang::Lang;

pub use table::pdf_table;
pub use text::pdf_text;

fn lang_tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "kk-KZ",
        Lang::Ru => "ru-KZ",
        Lang::En => "en",
    }
}

//! Words of the interface in three languages.
//!
//! A [`Word`] always has all three texts: a missing one does not compile. Texts may hold `{names}` that
//! [`Word::with`] fills in. `t(WORD)` gives a text that follows the reader's choice of language in place.

use domain::lang::Lang;
use leptos::prelude::*;

/// One phrase in Kazakh, Russian and English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// In Kazakh.
    pub kk: &'static str,
    /// In Russian.
    pub ru: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Word {
    /// The text in a language.
    pub const fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Kk => self.kk,
            Lang::Ru => self.ru,
            Lang::En => self.en,
        }
    }

    /// The text with its `{names}` replaced.
    pub fn with(self, lang: Lang, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.text(lang).to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }
}

/// Declares words: `words! { SIGN_IN { kk "Кіру" ru "Войти" en "Sign in" } }`.
#[macro_export]
macro_rules! words {
    ($($name:ident { kk $kk:literal ru $ru:literal en $en:literal })*) => {
        $(#[doc = $en] pub const $name: $crate::i18n::Word = $crate::i18n::Word { kk: $kk, ru: $ru, en: $en };)*
    };
}

/// The reader's language, provided once by the shell of the application.
#[derive(Clone, Copy, Debug)]
pub struct Language(pub RwSignal<Lang>);

/// The reader's language now; re-runs what reads it when the reader switches.
pub fn lang() -> Lang {
    use_context::<Language>().map_or_else(Lang::default, |language| language.0.get())
}

/// A text that follows the reader's language.
pub fn t(word: Word) -> Signal<&'static str> {
    let language = use_context::<Language>();
    Signal::derive(move || word.text(language.map_or_else(Lang::default, |language| language.0.get())))
}

pub mod accounts;
pub mod certificates;
pub mod common;
pub mod directory;
pub mod documents;
pub mod drafts;
pub mod faults;
pub mod fields;
pub mod groups;
pub mod library;
pub mod notices;
pub mod previews;
pub mod remarks;
pub mod search;
pub mod shell;
pub mod signatures;
pub mod versions;
pub mod votes;

//! In whose name something was done, and what one votes, in words.

use domain::{lang::Lang, remarks::Author, votes::Choice};
use leptos::prelude::*;
use ui::{
    Glyph, Icon,
    i18n::{Word, common, t, votes as words},
};

/// Who did something: the person, or "X for Y, order № …" when a substitute did.
pub fn author_line(lang: Lang, author: &Author) -> String {
    match &author.substitute {
        None => author.person.name.clone(),
        Some((substitute, order)) => {
            let values = [("name", &*substitute.name), ("absent", &*author.person.name), ("order", &**order)];
            words::FOR_ANOTHER.with(lang, &values)
        }
    }
}

/// The words of a choice on its button.
pub(super) const fn choice_word(choice: Choice) -> Word {
    match choice {
        Choice::For => common::FOR,
        Choice::Against => common::AGAINST,
        Choice::Abstain => common::ABSTAIN,
    }
}

/// What somebody voted, on a roll.
#[component]
pub(super) fn VoteCastAs(choice: Choice) -> impl IntoView {
    let (class, glyph, word) = match choice {
        Choice::For => ("side for", Glyph::Check, words::SIDE_FOR),
        Choice::Against => ("side against", Glyph::Cross, words::SIDE_AGAINST),
        Choice::Abstain => ("side abstain", Glyph::Dash, words::SIDE_ABSTAIN),
    };
    view! {
        <span class=class>
            <Icon glyph/>
            {t(word)}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{directory::PersonName, id::Ulid, lang::Names};

    fn person(name: &str) -> PersonName {
        PersonName { id: Ulid::from(1_u128).into(), name: name.to_owned(), body: Names::default() }
    }

    #[test]
    fn a_substitute_is_named_with_the_order() {
        let mut author = Author { person: person("Ахметова Е. А."), substitute: None };
        assert_eq!(author_line(Lang::Ru, &author), "Ахметова Е. А.");
        author.substitute = Some((person("Сериков Б. Қ."), "12-к".to_owned()));
        assert_eq!(author_line(Lang::Ru, &author), "Сериков Б. Қ. за Ахметова Е. А., приказ № 12-к");
        assert_eq!(author_line(Lang::Kk, &author), "Сериков Б. Қ. (Ахметова Е. А. үшін, № 12-к бұйрық)");
    }
}

//! People by their initials.

use leptos::prelude::*;

use crate::{
    i18n::{common, lang},
    plural::number,
};

/// Initials of "Surname Name Patronymic": two letters, capital.
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .take(2)
        .filter_map(|part| part.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// One person; the name must stand beside it.
#[component]
pub fn Face(
    /// Surname first.
    #[prop(into)]
    name: String,
    /// On a person's own page.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! { <b class=if large { "face large" } else { "face" } aria-hidden="true">{initials(&name)}</b> }
}

/// Several people in a row, the rest as +N; the names are read out.
#[component]
pub fn Faces(
    /// Surnames first.
    #[prop(into)]
    names: Signal<Vec<String>>,
    /// How many are shown one by one.
    #[prop(default = 4)]
    show: usize,
) -> impl IntoView {
    let faces = move || {
        names.with(|names| {
            let face = |name: &String| view! { <b class="face" title=name.clone() aria-hidden="true">{initials(name)}</b> };
            names.iter().take(show).map(face).collect_view()
        })
    };
    let rest = move || u64::try_from(names.with(Vec::len).saturating_sub(show)).unwrap_or(0);
    let more = move || {
        (rest() > 0)
            .then(|| view! { <b class="face more" aria-hidden="true">{format!("+{}", number(rest()))}</b> })
    };
    let spoken = move || {
        let mut list = names.with(|names| names.iter().take(show).cloned().collect::<Vec<_>>());
        if rest() > 0 {
            list.push(common::MORE_PEOPLE.count(lang(), rest()));
        }
        list.join(", ")
    };
    view! {
        <span class="faces" role=move || names.with(|names| (!names.is_empty()).then_some("img")) aria-label=spoken>
            {faces}
            {more}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_two_capital_letters() {
        assert_eq!(initials("Қанатова Әсел Ерболқызы"), "ҚӘ");
        assert_eq!(initials("ибраев"), "И");
        assert_eq!(initials(""), "");
    }
}

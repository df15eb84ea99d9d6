//! How items are named on every page, and what the reader may do with them.

use crate::shell::me;
use domain::{
    access::{Relations, Verdict},
    lang::Lang,
    library::{Acknowledgement, FolderChoice, ItemRow, Validity},
    operation::Operation,
    time::CalendarDay,
};
use leptos::prelude::*;
use ui::{
    EmptyState, Glyph, Icon, Tag, Tone,
    i18n::{Word, lang, library as words, t},
    time,
};

/// Whether the reader may do it: the same rule that the door asks.
pub(super) fn may<O: Operation>(standing: Relations) -> bool {
    let in_person = me().with_untracked(|me| me.as_ref().is_none_or(|me| me.acting.is_none()));
    O::RULE.verdict(true, standing) == Verdict::Cleared && (in_person || O::RULE.by_substitute)
}

/// The address of a folder.
pub(super) fn folder_path(folder: domain::id::FolderId) -> String {
    format!("/library/folders/{folder}")
}

/// "12 марта 2026 г."
pub(super) fn day(lang: Lang, day: CalendarDay) -> String {
    time::date(lang, day.start().0)
}

/// "№ 125 от 12 марта 2026 г."; nothing when neither was written.
pub(super) fn act(lang: Lang, number: &str, adopted_on: Option<CalendarDay>) -> String {
    match (number, adopted_on) {
        ("", None) => String::new(),
        ("", Some(on)) => words::OF_DAY.with(lang, &[("date", &day(lang, on))]),
        (number, None) => words::OF_NUMBER.with(lang, &[("number", number)]),
        (number, Some(on)) => words::OF_ACT.with(lang, &[("date", &day(lang, on)), ("number", number)]),
    }
}

/// "12 марта 2026 г. – 31 декабря 2027 г.", or as much of it as there is.
pub(super) fn term(lang: Lang, from: Option<CalendarDay>, until: Option<CalendarDay>) -> String {
    let said = |of: Option<CalendarDay>| of.map(|of| day(lang, of)).unwrap_or_default();
    let values = [("from", said(from)), ("until", said(until))];
    let word = match (from, until) {
        (Some(_), Some(_)) => words::TERM,
        (Some(_), None) => words::TERM_FROM,
        (None, Some(_)) => words::TERM_UNTIL,
        (None, None) => words::NO_TERM,
    };
    word.with(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// Whether an item is in force.
#[component]
pub(super) fn ValidityTag(validity: Validity, from: Option<CalendarDay>) -> impl IntoView {
    match validity {
        Validity::InForce => {
            view! { <Tag tone=Tone::Sky glyph=Glyph::Check label=t(words::IN_FORCE)/> }.into_any()
        }
        Validity::NotYet => {
            let label = Signal::derive(move || {
                let lang = lang();
                let date = from.map(|from| day(lang, from)).unwrap_or_default();
                words::FROM_DAY.with(lang, &[("date", &date)])
            });
            view! { <Tag glyph=Glyph::Clock label/> }.into_any()
        }
        Validity::Expired => view! { <Tag glyph=Glyph::Archive label=t(words::EXPIRED)/> }.into_any(),
        Validity::Replaced => view! { <Tag glyph=Glyph::Archive label=t(words::REPLACED)/> }.into_any(),
    }
}

/// Items in a list, or a sentence that says there are none.
#[component]
pub(super) fn Items(
    /// The items.
    rows: Vec<ItemRow>,
    /// Said when there are none.
    none: Word,
    /// What to do then.
    #[prop(optional, into)]
    none_more: Option<Word>,
    /// Whether each says its folder.
    #[prop(optional)]
    with_folder: bool,
) -> impl IntoView {
    if rows.is_empty() {
        return match none_more {
            Some(more) => view! { <EmptyState text=t(none) more=t(more) glyph=Glyph::Document/> }.into_any(),
            None => view! { <EmptyState text=t(none) glyph=Glyph::Document/> }.into_any(),
        };
    }
    let list = rows.into_iter().map(|row| view! { <Entry row with_folder/> }).collect_view();
    view! { <ul class="entries" role="list">{list}</ul> }.into_any()
}

#[component]
fn Entry(row: ItemRow, with_folder: bool) -> impl IntoView {
    let ItemRow { id, folder_name, title, number, adopted_on, kind, valid_from, validity, placed, .. } = row;
    let about = (!number.is_empty() || adopted_on.is_some())
        .then(|| view! { <span>{move || act(lang(), &number, adopted_on)}</span> });
    let placed = move || {
        let lang = lang();
        words::PLACED.with(lang, &[("date", &time::date(lang, placed.0))])
    };
    // What is in force need not be said of each.
    let state = (validity != Validity::InForce).then(|| view! { <ValidityTag validity from=valid_from/> });
    let read = match row.acknowledgement {
        Acknowledgement::NotAsked => None,
        Acknowledgement::Waits => {
            Some(view! { <Tag tone=Tone::Sun glyph=Glyph::Waiting label=t(words::MUST_READ)/> })
        }
        Acknowledgement::Done(_) => Some(view! { <Tag glyph=Glyph::Check label=t(words::YOU_READ)/> }),
    };
    view! {
        <li class="entry" class:gone=validity.is_over()>
            <Icon glyph=Glyph::Document/>
            <div>
                <h3>
                    <a href=format!("/library/{id}")>{title}</a>
                </h3>
                <p class="meta">
                    <span>{kind.extension().to_uppercase()}</span>
                    {about}
                    {with_folder.then(|| view! { <span>{folder_name}</span> })}
                    <span>{placed}</span>
                </p>
            </div>
            <p class="acts">{read} {state}</p>
        </li>
    }
}

/// The way from the library down to here.
#[component]
pub(super) fn Crumbs(above: Vec<FolderChoice>) -> impl IntoView {
    let link = |choice: FolderChoice| {
        view! {
            <li>
                <a href=folder_path(choice.id)>{choice.name}</a>
            </li>
        }
    };
    view! {
        <ol class="crumbs">
            <li>
                <a href="/library">{t(words::LIBRARY)}</a>
            </li>
            {above.into_iter().map(link).collect_view()}
        </ol>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_named_as_each_language_does() {
        let on = CalendarDay::from_ymd(2026, 3, 12);
        assert_eq!(act(Lang::Ru, "125", on), "№ 125 от 12 марта 2026 г.");
        assert_eq!(act(Lang::Kk, "125", on), "2026 жылғы 12 наурыз № 125");
        assert_eq!(act(Lang::En, "125", None), "No. 125");
        assert_eq!(act(Lang::Ru, "", None), "");
        assert_eq!(term(Lang::Ru, None, None), "бессрочно");
        assert_eq!(term(Lang::En, on, None), "from 12 March 2026");
    }
}

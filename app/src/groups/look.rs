//! How groups and what belongs to them are named on every page.

use crate::shell::{Page, me};
use domain::{
    access::Verdict,
    groups::{GroupRole, GroupState, GroupView},
    lang::Lang,
    operation::Operation,
};
use leptos::prelude::*;
use ui::{
    Glyph, Tag, Tone,
    i18n::{Word, groups as words, t},
};

/// A group's card: what is shown, and how to fetch it again.
#[derive(Clone, Copy)]
pub(super) struct Card {
    /// The group as it is now.
    pub group: Signal<GroupView>,
    /// Where it comes from.
    pub page: Page<GroupView>,
}

impl Card {
    /// A part of the card that changes on its own.
    pub fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&GroupView) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.group.with(&part))
    }

    /// Whether the group is at work and the reader may do it: the same rule that the door asks.
    pub fn may<O: Operation>(self) -> Memo<bool> {
        let me = me();
        Memo::new(move |_| {
            let in_person = me.with(|me| me.as_ref().is_none_or(|me| me.acting.is_none()));
            let cleared = self.group.with(|group| {
                group.state == GroupState::Open && O::RULE.verdict(true, group.standing) == Verdict::Cleared
            });
            cleared && (in_person || O::RULE.by_substitute)
        })
    }

    /// Fetches the card again after an act, whatever it answered.
    pub fn renewed<T: 'static>(self) -> Callback<T> {
        Callback::new(move |_| self.page.refetch())
    }
}

/// The word of a role.
pub(super) const fn role(role: GroupRole) -> Word {
    match role {
        GroupRole::Chair => words::CHAIR,
        GroupRole::Secretary => words::SECRETARY,
        GroupRole::Member => words::MEMBER,
        GroupRole::Observer => words::OBSERVER,
    }
}

/// The state of a group.
#[component]
pub(super) fn StateTag(state: GroupState) -> impl IntoView {
    match state {
        GroupState::Open => view! { <Tag tone=Tone::Sky glyph=Glyph::Talk label=t(words::OPEN)/> },
        GroupState::Closed => view! { <Tag glyph=Glyph::Archive label=t(words::CLOSED)/> },
    }
}

/// "148 КБ", "7,1 МБ": rounded up, so that it never looks smaller than it is.
pub fn file_size(lang: Lang, bytes: u64) -> String {
    const KILO: u64 = 1_024;
    const MEGA: u64 = KILO * KILO;
    let units = match lang {
        Lang::Kk | Lang::Ru => ["КБ", "МБ"],
        Lang::En => ["KB", "MB"],
    };
    if bytes < MEGA {
        return format!("{}\u{a0}{}", bytes.div_ceil(KILO), units[0]);
    }
    let tenths = (bytes.saturating_mul(10)).div_ceil(MEGA);
    let comma = if lang == Lang::En { '.' } else { ',' };
    match tenths % 10 {
        0 => format!("{}\u{a0}{}", tenths / 10, units[1]),
        rest => format!("{}{comma}{rest}\u{a0}{}", tenths / 10, units[1]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_at_a_glance() {
        assert_eq!(file_size(Lang::Ru, 0), "0\u{a0}КБ");
        assert_eq!(file_size(Lang::Ru, 1), "1\u{a0}КБ");
        assert_eq!(file_size(Lang::En, 148 * 1_024), "148\u{a0}KB");
        assert_eq!(file_size(Lang::Kk, 7_400_000), "7,1\u{a0}МБ");
        assert_eq!(file_size(Lang::En, 60 * 1_024 * 1_024), "60\u{a0}MB");
    }
}

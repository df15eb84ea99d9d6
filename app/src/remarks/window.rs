//! A long list of which a part is shown: from its beginning or from where the reader is in the text, further as they
//! go on.

use domain::id::RemarkId;
use leptos::{html, prelude::*};
use ui::{
    Button, Kind,
    i18n::{lang, remarks as words},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, js_sys};

/// Remarks shown at first, and added each time.
const STEP: usize = 30;

/// Remarks shown before the one that the reader has come to.
const LEAD: usize = 3;

/// Which part of the list is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    start: RwSignal<usize>,
    length: RwSignal<usize>,
}

impl Window {
    /// Shows the beginning, and the beginning again when another list is chosen.
    pub(super) fn new<T: PartialEq + Copy + Send + Sync + 'static>(list: Memo<T>) -> Self {
        let window = Self { start: RwSignal::new(0), length: RwSignal::new(STEP) };
        Effect::new(move |before: Option<T>| {
            let now = list.get();
            if before.is_some_and(|before| before != now) {
                window.start.set(0);
                window.length.set(STEP);
            }
            now
        });
        window
    }

    /// The remarks that are shown, and those in hand wherever they stand.
    pub(super) fn of(self, all: &[RemarkId], in_hand: [Option<RemarkId>; 2]) -> Vec<RemarkId> {
        within(all, self.start.get(), self.length.get(), in_hand)
    }

    /// How many are not shown before and after, of so many.
    pub(super) fn rest(self, count: usize) -> (usize, usize) {
        let start = self.start.get().min(count);
        (start, (count - start).saturating_sub(self.length.get()))
    }

    /// Shows the part in which one stands, unless it is shown already.
    pub(super) fn come_to(self, at: usize) {
        let start = self.start.get_untracked();
        if !(start..start + self.length.get_untracked()).contains(&at) {
            self.start.set(at.saturating_sub(LEAD));
            self.length.set(STEP);
        }
    }

    fn grow(self) {
        self.length.update(|length| *length += STEP);
    }

    fn grow_back(self) {
        let more = self.start.get_untracked().min(STEP);
        self.start.update(|start| *start -= more);
        self.length.update(|length| *length += more);
    }
}

fn within(all: &[RemarkId], start: usize, length: usize, in_hand: [Option<RemarkId>; 2]) -> Vec<RemarkId> {
    let (before, rest) = all.split_at(start.min(all.len()));
    let (near, after) = rest.split_at(length.min(rest.len()));
    let held = |id: &&RemarkId| in_hand.contains(&Some(**id));
    let (before, after) = (before.iter().filter(held), after.iter().filter(held));
    before.chain(near).chain(after).copied().collect()
}

/// What stands before the part that is shown.
#[component]
pub(super) fn Earlier(
    window: Window,
    /// How many are not shown before it.
    rest: Memo<usize>,
) -> impl IntoView {
    view! {
        <p class="acts earlier needs-script" hidden=move || rest.get() == 0>
            <Button
                kind=Kind::Quiet
                small=true
                kind_of="button"
                on_click=Callback::new(move |_| window.grow_back())
            >
                {move || words::EARLIER.count(lang(), rest.get() as u64)}
            </Button>
        </p>
    }
}

/// The end of what is shown: coming near it shows more, and so does its button.
#[component]
pub(super) fn Further(
    window: Window,
    /// How many are not shown yet.
    rest: Memo<usize>,
) -> impl IntoView {
    let end = NodeRef::<html::P>::new();
    Effect::new(move |_| {
        if let Some(end) = end.get() {
            watch(&end, window);
        }
    });
    view! {
        <p class="acts further needs-script" node_ref=end hidden=move || rest.get() == 0>
            <Button kind=Kind::Quiet small=true kind_of="button" on_click=Callback::new(move |_| window.grow())>
                {move || words::FURTHER.count(lang(), rest.get() as u64)}
            </Button>
        </p>
    }
}

/// Shows more whenever the element comes into view, as long as it is in the page.
fn watch(end: &web_sys::Element, window: Window) {
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let near = |entry: wasm_bindgen::JsValue| {
            entry.dyn_into::<IntersectionObserverEntry>().is_ok_and(|entry| entry.is_intersecting())
        };
        if entries.iter().any(near) {
            window.grow();
        }
    });
    let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) else { return };
    observer.observe(end);
    let kept = StoredValue::new_local((observer, seen));
    on_cleanup(move || {
        if let Some((observer, _)) = kept.try_update_value(|kept| (kept.0.clone(), ())) {
            observer.disconnect();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    #[test]
    fn the_one_in_hand_is_shown_once_wherever_it_stands() {
        let all: Vec<RemarkId> = (1..=5_u128).map(|number| Ulid::from(number).into()).collect();
        let none = [None, None];
        assert_eq!(within(&all, 0, 2, none), all[..2]);
        assert_eq!(within(&all, 0, 2, [Some(all[1]), None]), all[..2]);
        assert_eq!(within(&all, 0, 2, [None, Some(all[4])]), [all[0], all[1], all[4]]);
        assert_eq!(within(&all, 0, 30, [Some(all[4]), Some(all[4])]), all);
        assert_eq!(within(&all, 2, 2, [Some(all[0]), Some(all[4])]), [all[0], all[2], all[3], all[4]]);
        assert!(within(&all, 9, 2, none).is_empty());
    }
}

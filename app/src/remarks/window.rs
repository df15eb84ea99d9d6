//! A long list shown from its beginning, further as the reader goes on.

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

/// How far the list is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    length: RwSignal<usize>,
}

impl Window {
    /// Shows the beginning, and the beginning again when another list is chosen.
    pub(super) fn new<T: PartialEq + Copy + Send + Sync + 'static>(list: RwSignal<T>) -> Self {
        let length = RwSignal::new(STEP);
        Effect::new(move |before: Option<T>| {
            let now = list.get();
            if before.is_some_and(|before| before != now) {
                length.set(STEP);
            }
            now
        });
        Self { length }
    }

    /// The remarks that are shown, and the one in hand wherever it stands.
    pub(super) fn of(self, all: &[RemarkId], focus: Option<RemarkId>) -> Vec<RemarkId> {
        let length = self.length.get();
        within(all, length, focus)
    }

    fn grow(self) {
        self.length.update(|length| *length += STEP);
    }
}

fn within(all: &[RemarkId], length: usize, focus: Option<RemarkId>) -> Vec<RemarkId> {
    let (near, far) = all.split_at(length.min(all.len()));
    let in_hand = far.iter().filter(|id| Some(**id) == focus);
    near.iter().chain(in_hand).copied().collect()
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
        assert_eq!(within(&all, 2, None), all[..2]);
        assert_eq!(within(&all, 2, Some(all[1])), all[..2]);
        assert_eq!(within(&all, 2, Some(all[4])), [all[0], all[1], all[4]]);
        assert_eq!(within(&all, 30, Some(all[4])), all);
    }
}

//! Choosing all rows of the table at once. The boxes are plain entries of the form: they can be ticked before the page
//! comes alive, and are emptied with the form. So they are asked how many are ticked, and nothing else remembers it.

use domain::remarks::RemarkView;
use leptos::{html, prelude::*};
use ui::i18n::{lang, remarks as words};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

/// The box above the rows that ticks all of them, and how many are ticked.
#[component]
pub(super) fn ChooseAll(
    /// The rows shown.
    rows: Memo<Vec<(u32, RemarkView)>>,
    /// The table with their boxes.
    children: Children,
) -> impl IntoView {
    let area = NodeRef::<html::Div>::new();
    let shown = Signal::derive(move || rows.with(Vec::len));
    let chosen = RwSignal::new(0_usize);
    let count = move || chosen.set(boxes(area).iter().filter(|row| row.checked()).count());
    // Also what was ticked before the page came alive; a row that is drawn anew is not.
    Effect::new(move |_| {
        rows.track();
        request_animation_frame(count);
    });
    let choose = move |event: web_sys::Event| {
        let wanted = event_target_checked(&event);
        boxes(area).iter().for_each(|row| row.set_checked(wanted));
        count();
    };
    let all = move || chosen.get() > 0 && chosen.get() == shown.get();
    let some = move || chosen.get() > 0 && chosen.get() < shown.get();
    let said = move |word: ui::i18n::Word, number: usize| word.with(lang(), &[("n", &number.to_string())]);
    view! {
        <div class="choose-all needs-script">
            <label class="check">
                <input type="checkbox" prop:checked=all prop:indeterminate=some on:change=choose/>
                <span>{move || said(words::CHOOSE_ALL, shown.get())}</span>
            </label>
            <span role="status">{move || said(words::CHOSEN, chosen.get())}</span>
        </div>
        <div node_ref=area on:change=move |_| count()>
            {children()}
        </div>
    }
}

/// The boxes of the rows.
fn boxes(area: NodeRef<html::Div>) -> Vec<HtmlInputElement> {
    let found = area.get_untracked().and_then(|area| area.query_selector_all("input[name=remarks]").ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

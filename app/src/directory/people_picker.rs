//! Choosing people from the directory: a plain list until scripts run, search as one types afterwards.

use crate::{call::call, say};
use domain::{
    directory::{DirectoryPage, PersonName, PersonRow, SearchDirectory},
    fault::Fault,
    id::PersonId,
};
use leptos::{
    ev::{KeyboardEvent, reset},
    html,
    prelude::*,
    task::spawn_local,
};
use std::time::Duration;
use ui::{
    Glyph, Icon,
    field::{Field, FieldProps, described},
    i18n::{directory as words, lang, t},
};
use wasm_bindgen::JsCast;

/// Letters before a search is worth its cost.
const FEWEST_LETTERS: usize = 2;
/// How long the typing rests before it is searched for.
const PAUSE: Duration = Duration::from_millis(200);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Chosen {
    id: PersonId,
    name: String,
}

#[derive(Clone, Copy)]
struct Picker {
    name: &'static str,
    multiple: bool,
    chosen: RwSignal<Vec<Chosen>>,
    typed: RwSignal<String>,
    found: RwSignal<DirectoryPage>,
    fault: RwSignal<Option<Fault>>,
    active: RwSignal<usize>,
    told: RwSignal<String>,
    asked: StoredValue<u32>,
}

impl Picker {
    /// What the list shows: found and not chosen yet.
    fn shown(self) -> Vec<PersonRow> {
        let taken = |row: &PersonRow| self.chosen.with(|chosen| chosen.iter().any(|one| one.id == row.id));
        self.found.with(|found| found.rows.iter().filter(|row| !taken(row)).cloned().collect())
    }

    fn pick(self, row: &PersonRow) {
        let picked = Chosen { id: row.id, name: row.name.clone() };
        self.told.set(words::PICK_CHOSEN.with(lang_now(), &[("name", &picked.name)]));
        self.chosen.update(|chosen| {
            if !self.multiple {
                chosen.clear();
            }
            chosen.push(picked);
        });
        self.clear();
    }

    fn remove(self, one: &Chosen) {
        self.chosen.update(|chosen| chosen.retain(|other| other.id != one.id));
        self.told.set(words::PICK_REMOVED.with(lang_now(), &[("name", &one.name)]));
    }

    /// Back to nothing typed; answers still on their way are forgotten.
    fn clear(self) {
        self.asked.update_value(|asked| *asked += 1);
        self.typed.set(String::new());
        self.found.set(DirectoryPage::default());
        self.fault.set(None);
        self.active.set(0);
    }

    /// Searches once the typing rests.
    fn seek(self, text: String) {
        self.typed.set(text.clone());
        self.asked.update_value(|asked| *asked += 1);
        let number = self.asked.get_value();
        if text.trim().chars().count() < FEWEST_LETTERS {
            self.found.set(DirectoryPage::default());
            return;
        }
        // The picker may be gone, or something newer typed, by the time of each step.
        let current = move || self.asked.try_get_value() == Some(number);
        let ask = move || {
            if !current() {
                return;
            }
            spawn_local(async move {
                let answer = call(SearchDirectory { search: text, body: None, page: 0 }).await;
                if !current() {
                    return;
                }
                match answer {
                    Ok(found) => {
                        self.told.set(words::FOUND_COUNT.count(lang_now(), found.total.into()));
                        self.fault.set(None);
                        self.active.set(0);
                        self.found.set(found);
                    }
                    Err(fault) => self.fault.set(Some(fault)),
                }
            });
        };
        set_timeout(ask, PAUSE);
    }

    fn key(self, event: &KeyboardEvent) {
        let shown = untrack(move || self.shown());
        let last = shown.len().saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => self.active.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => self.active.update(|at| *at = at.saturating_sub(1)),
            "Escape" => self.clear(),
            // Never sends the form while somebody is choosing.
            "Enter" if !self.typed.with_untracked(String::is_empty) => {
                if let Some(row) = shown.get(self.active.get_untracked()) {
                    self.pick(row);
                }
            }
            _ => return,
        }
        event.prevent_default();
    }
}

fn lang_now() -> domain::lang::Lang {
    untrack(lang)
}

/// Chooses one person or several; sends `name=<id>` for each.
#[component]
pub fn PeoplePicker(
    /// Name in the form and `id` of the control.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Help above the control.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Whether several may be chosen.
    #[prop(optional)]
    multiple: bool,
    /// Must be chosen.
    #[prop(optional)]
    required: bool,
    /// Who is chosen at the start.
    #[prop(optional)]
    chosen: Vec<PersonName>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let first = chosen.iter().map(|person| Chosen { id: person.id, name: person.name.clone() }).collect();
    let picker = Picker {
        name,
        multiple,
        chosen: RwSignal::new(first),
        typed: RwSignal::new(String::new()),
        found: RwSignal::new(DirectoryPage::default()),
        fault: RwSignal::new(None),
        active: RwSignal::new(0),
        told: RwSignal::new(String::new()),
        asked: StoredValue::new(0),
    };
    let ready = RwSignal::new(false);
    let root = NodeRef::<html::Div>::new();
    // What was chosen in the plain list before the scripts came stays chosen.
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        if let Some(before) = chosen_in_list(&root, name) {
            picker.chosen.set(before);
        }
        ready.set(true);
    });
    // A form emptied after its success empties the picker too.
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let handle = window_event_listener(reset, move |event| {
            let form = event.target().and_then(|form| form.dyn_into::<web_sys::Node>().ok());
            if form.is_some_and(|form| form.contains(Some(&root))) {
                picker.chosen.set(Vec::new());
                picker.clear();
            }
        });
        on_cleanup(move || handle.remove());
    });
    let about = described(name, hint.is_some(), false, error);
    let plain = PlainList { name, label, multiple, required, chosen };
    let control = view! {
        <div class="picker" node_ref=root>
            {move || {
                if ready.get() {
                    view! { <Search picker about error/> }.into_any()
                } else {
                    plain_list(plain.clone()).into_any()
                }
            }}
        </div>
    };
    Field(FieldProps {
        id: name.to_owned(),
        label,
        hint,
        required,
        error,
        max: None,
        count: None,
        children: Box::new(move || control.into_any()),
    })
}

/// The control once scripts run.
#[component]
fn Search(picker: Picker, about: Signal<Option<String>>, error: Signal<Option<String>>) -> impl IntoView {
    let name = picker.name;
    let shown = Memo::new(move |_| picker.shown());
    let open = move || shown.with(|shown| !shown.is_empty());
    let current = move || open().then(|| option_id(name, picker.active.get()));
    let rows = move || {
        let row = |(at, row): (usize, PersonRow)| view! { <Found picker at row/> };
        shown.get().into_iter().enumerate().map(row).collect_view()
    };
    let nobody = move || {
        let typed = picker.typed.with(|typed| typed.trim().chars().count() >= FEWEST_LETTERS);
        picker.fault.get().filter(|_| typed).map(|fault| say::fault(lang(), &fault))
    };
    let more = move || {
        let beyond = picker.found.with(|found| found.rows.len() < found.total as usize);
        (beyond && open()).then(|| view! { <p class="hint">{t(words::PICK_MORE)}</p> })
    };
    view! {
        <Chips picker/>
        <input
            class="input"
            type="search"
            id=name
            role="combobox"
            autocomplete="off"
            maxlength="200"
            placeholder=t(words::PICK_SEARCH)
            aria-autocomplete="list"
            aria-controls=format!("{name}-found")
            aria-expanded=move || open().to_string()
            aria-activedescendant=current
            aria-describedby=move || about.get()
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            prop:value=picker.typed
            on:input=move |event| picker.seek(event_target_value(&event))
            on:keydown=move |event| picker.key(&event)
        />
        <ul class="found" id=format!("{name}-found") role="listbox" aria-label=t(words::PEOPLE) hidden=move || !open()>
            {rows}
        </ul>
        {more}
        <p class="hint" role="status">{nobody}</p>
        <p class="visually-hidden" role="status">{picker.told}</p>
    }
}

fn option_id(name: &str, at: usize) -> String {
    format!("{name}-found-{at}")
}

/// One person in the list; the keyboard stays in the search field.
#[component]
fn Found(picker: Picker, at: usize, row: PersonRow) -> impl IntoView {
    let place = row.clone();
    let place = move || {
        let lang = lang();
        let unit = place.unit.as_ref().map(|unit| unit.in_lang(lang));
        [Some(place.position.as_str()), unit, Some(place.body.in_lang(lang))]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let name = row.name.clone();
    view! {
        <li role="none">
            <button
                type="button"
                role="option"
                tabindex="-1"
                id=option_id(picker.name, at)
                aria-selected=move || (picker.active.get() == at).to_string()
                on:click=move |_| picker.pick(&row)
            >
                <span>{name} <small>{place}</small></span>
            </button>
        </li>
    }
}

/// Who is chosen, with the inputs that say so to the form.
#[component]
fn Chips(picker: Picker) -> impl IntoView {
    let chip = move |one: Chosen| {
        let name = one.name.clone();
        let remove = {
            let name = one.name.clone();
            move || words::PICK_REMOVE.with(lang(), &[("name", &name)])
        };
        view! {
            <li>
                <span>{name}</span>
                <input type="hidden" name=picker.name value=one.id.to_string()/>
                <button type="button" aria-label=remove on:click=move |_| picker.remove(&one)>
                    <Icon glyph=Glyph::Cross/>
                </button>
            </li>
        }
    };
    view! {
        <ul class="picked" hidden=move || picker.chosen.with(Vec::is_empty)>
            <For each=move || picker.chosen.get() key=|one| one.id children=chip/>
        </ul>
    }
}

/// What the list without scripts needs to know.
#[derive(Clone)]
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "the list without scripts is written by the server")
)]
pub(super) struct PlainList {
    pub(super) name: &'static str,
    pub(super) label: Signal<String>,
    pub(super) multiple: bool,
    pub(super) required: bool,
    pub(super) chosen: Vec<PersonName>,
}

/// The list without scripts. The server writes it as a whole and sends its data no second time: the browser's
/// half only takes it away.
fn plain_list(list: PlainList) -> impl IntoView {
    let content = move || {
        let list = list.clone();
        Suspend::new(async move {
            #[cfg(feature = "ssr")]
            let html = super::plain_people::html(list).await;
            #[cfg(not(feature = "ssr"))]
            let html = {
                drop(list);
                String::new()
            };
            view! { <div class="without-script" inner_html=html></div> }
        })
    };
    view! { <Suspense>{content}</Suspense> }
}

/// Who is chosen in the plain list; none when there is no list.
fn chosen_in_list(root: &web_sys::Element, name: &str) -> Option<Vec<Chosen>> {
    let list = root.query_selector("[data-list]").ok()??;
    let form = list.closest("form").ok()??.dyn_into::<web_sys::HtmlFormElement>().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let values = data
        .get_all(name)
        .into_iter()
        .filter_map(|value| value.as_string())
        .filter_map(|text| text.parse().ok());
    let named = |id: PersonId| {
        let entry = list.query_selector(&format!("[value='{id}']")).ok()??;
        Some(Chosen { id, name: entry.get_attribute("data-name")? })
    };
    Some(values.filter_map(named).collect())
}

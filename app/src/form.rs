//! The one form: works as plain HTML before the browser's half has arrived, and in place afterwards.
//!
//! The DOM is the truth: what is sent is what the form holds, read the same way on both sides.

use crate::{call::Remote, say};
use domain::{
    fault::Fault,
    field::{Field, Flaw},
};
use futures::future::{AbortHandle, Abortable};
use leptos::{context::Provider, ev::SubmitEvent, html, prelude::*, task::spawn_local};
use leptos_router::location::RequestUrl;
use serde::{Deserialize, Serialize};
use ui::{ErrorSummary, i18n::lang};
use wasm_bindgen::JsCast;

/// What the server gives back with a page when a form sent without scripts was refused: everything entered, and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flash {
    /// Name of the operation.
    pub operation: String,
    /// What was entered, as it was sent.
    pub entered: Vec<(String, String)>,
    /// Why it was refused.
    pub fault: Fault,
}

/// Entries that are not shown again.
const SECRETS: [Field; 4] =
    [Field::Password, Field::CurrentPassword, Field::NewPassword, Field::RepeatPassword];

/// The state of the form around, for its fields.
#[derive(Clone, Copy)]
pub struct FormState {
    operation: &'static str,
    /// Why it was refused, if it was.
    pub fault: RwSignal<Option<Fault>>,
    /// Whether it is on its way, or waits for a file that is.
    pub pending: RwSignal<bool>,
    /// Files of it that are still on their way.
    uploads: RwSignal<u32>,
    /// What was pressed while files were still on their way.
    waiting: RwSignal<Option<Pressed>>,
    /// Lets go of what was asked for.
    asked: StoredValue<Option<AbortHandle>>,
}

/// The button that sent a form: its name and value, if it has a name.
type Pressed = Option<(String, String)>;

impl FormState {
    fn new(operation: &'static str) -> Self {
        Self {
            operation,
            fault: RwSignal::new(flash_fault(operation)),
            pending: RwSignal::new(false),
            uploads: RwSignal::new(0),
            waiting: RwSignal::new(None),
            asked: StoredValue::new(None),
        }
    }

    /// The answer is no longer waited for. The server may carry out what was asked for all the same; asked again with
    /// the same key, it does so once.
    pub fn stop(self) {
        if let Some(asked) = self.asked.try_update_value(Option::take).flatten() {
            asked.abort();
        }
    }

    /// A file of the form is on its way: what is sent now waits for it.
    pub fn upload_began(self) {
        self.uploads.update(|uploads| *uploads += 1);
    }

    /// The file has arrived, or has not: then what waited for it is not sent.
    pub fn upload_ended(self, arrived: bool) {
        if !arrived && self.waiting.try_update(Option::take).flatten().is_some() {
            self.pending.try_set(false);
        }
        self.uploads.try_update(|uploads| *uploads = uploads.saturating_sub(1));
    }

    /// What is wrong with a field, in the reader's language.
    pub fn error(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            let lang = lang();
            self.fault.with(|fault| match fault {
                Some(Fault::Invalid(flaws)) => flaws
                    .iter()
                    .find(|found| found.field == field)
                    .map(|found| say::flaw(lang, field, &found.flaw)),
                _ => None,
            })
        })
    }

    /// What the field starts with: what was entered when the form was refused, else a value of ours.
    pub fn entered(self, name: &str, otherwise: impl Into<String>) -> String {
        self.all_entered(name).and_then(|mut values| values.pop()).unwrap_or_else(|| otherwise.into())
    }

    /// All values that were entered under a name when the form was refused.
    pub fn all_entered(self, name: &str) -> Option<Vec<String>> {
        let flash = use_context::<Flash>().filter(|flash| flash.operation == self.operation)?;
        let is_secret = SECRETS.iter().any(|field| field.name() == name);
        let values = flash.entered.into_iter().filter(|(key, _)| key == name && !is_secret);
        Some(values.map(|(_, value)| value).collect())
    }
}

/// The state of the form around.
pub fn form_state() -> FormState {
    expect_context()
}

/// A form that asks for an operation. Put its fields inside; each field's name is the operation's field.
#[component]
pub fn Act<O: Remote>(
    /// Which operation; only its type counts.
    #[prop(optional)]
    _operation: std::marker::PhantomData<O>,
    /// Where to go after success without scripts; with them too unless `on_done` is given.
    /// The answer of a creating operation replaces `{}`.
    #[prop(into)]
    then: String,
    /// What to do with the answer in place.
    #[prop(optional, into)]
    on_done: Option<Callback<O::Reply>>,
    /// Told of a refusal, with what was to be done: for keeping it until the line is back.
    #[prop(optional, into)]
    on_fault: Option<Callback<(Fault, O)>>,
    /// Class of the form.
    #[prop(default = "form")]
    class: &'static str,
    /// Its `id`.
    #[prop(optional, into)]
    id: Option<String>,
    /// Empty the form after success.
    #[prop(optional)]
    reset: bool,
    /// Loads the page anew after success instead of going there in place.
    #[prop(optional)]
    full_load: bool,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    let state = FormState::new(O::NAME);
    let target = StoredValue::new(then.clone());
    let back = use_context::<RequestUrl>().map_or_else(String::new, |url| path_of(url.as_ref()));
    let action = format!("/do/{}?{}", O::NAME, query(&[("then", &then), ("back", &back)]));
    let send = move |form: web_sys::HtmlFormElement, pressed: Pressed| {
        let sent = encode(&form, pressed);
        let operation = match serde_html_form::from_str::<O>(&sent) {
            Ok(operation) => operation,
            Err(error) => return state.fault.set(Some(misread::<O>(&error.to_string()))),
        };
        let flaws = operation.check().into_flaws();
        if !flaws.is_empty() {
            return state.fault.set(Some(Fault::Invalid(flaws)));
        }
        state.pending.set(true);
        let then = target.get_value();
        let sent_from = address();
        spawn_local(async move {
            let (handle, registration) = AbortHandle::new_pair();
            state.asked.try_set_value(Some(handle));
            let answer = Abortable::new(operation.clone().ask(), registration).await;
            state.asked.try_set_value(None);
            // The form may have gone meanwhile: the live line was faster, or the reader has left the page.
            let gone = state.pending.try_set(false).is_some();
            let Ok(answer) = answer else { return };
            match answer {
                Ok(reply) => {
                    state.fault.try_set(None);
                    renew_keys(&form);
                    if reset {
                        form.reset();
                    }
                    match on_done {
                        Some(done) => {
                            done.try_run(reply);
                        }
                        None if gone && address() != sent_from => {}
                        None => go(&fill(&then, &reply), full_load),
                    }
                }
                Err(fault) => {
                    if let Some(heed) = on_fault {
                        heed.try_run((fault.clone(), operation));
                    }
                    state.fault.try_set(Some(fault));
                }
            }
        });
    };
    let element = NodeRef::<html::Form>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if state.pending.get_untracked() {
            return;
        }
        let pressed = pressed(event.submitter());
        if state.uploads.get_untracked() > 0 {
            state.pending.set(true);
            state.waiting.set(Some(pressed));
        } else if let Some(form) = element.get_untracked() {
            send(form, pressed);
        }
    };
    Effect::new(move |_| {
        if state.uploads.get() == 0
            && let Some(pressed) = state.waiting.write_untracked().take()
        {
            state.pending.set(false);
            if let Some(form) = element.get_untracked() {
                send(form, pressed);
            }
        }
    });
    view! {
        <form
            class=class
            id=id
            method="post"
            action=action
            on:submit=submit
            node_ref=element
            novalidate
        >
            <Provider value=state>
                <Refused state/>
                {children()}
            </Provider>
        </form>
    }
}

/// Why the form was refused: a list that leads to the fields, or a sentence.
#[component]
fn Refused(state: FormState) -> impl IntoView {
    let fields = Signal::derive(move || {
        let lang = lang();
        state.fault.with(|fault| match fault {
            Some(Fault::Invalid(flaws)) => flaws
                .iter()
                .map(|found| (found.field.name(), say::flaw(lang, found.field, &found.flaw)))
                .collect(),
            _ => Vec::new(),
        })
    });
    let sentence = move || {
        let lang = lang();
        state.fault.with(|fault| match fault {
            None | Some(Fault::Invalid(_)) => None,
            Some(fault) => Some(say::fault(lang, fault)),
        })
    };
    view! {
        <ErrorSummary errors=fields/>
        <div class="form-fault" role="alert">
            {move || sentence().map(|text| view! { <p class="banner" data-kind="warn">{text}</p> })}
        </div>
    }
}

/// A hidden field that marks the act, so that a form sent twice is carried out once.
#[component]
pub fn KeyField() -> impl IntoView {
    view! { <input type="hidden" name="key" value=fresh_key() data-key=""/> }
}

/// A fixed value sent with the form.
#[component]
pub fn Hidden(
    /// Name in the form.
    name: &'static str,
    /// Value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}

/// A new identifier for an act.
pub fn fresh_key() -> String {
    let mut bytes = [0_u8; 16];
    fill_random(&mut bytes);
    domain::id::IdempotencyKey::from(domain::id::Ulid::from(u128::from_be_bytes(bytes))).to_string()
}

#[cfg(not(feature = "ssr"))]
fn fill_random(bytes: &mut [u8]) {
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        drop(crypto.get_random_values_with_u8_array(bytes));
    }
}

#[cfg(feature = "ssr")]
fn fill_random(bytes: &mut [u8]) {
    if let Some(random) = use_context::<Randomness>() {
        (random.0)(bytes);
    }
}

/// The server's source of random bytes, provided to every page.
#[derive(Clone)]
#[cfg(feature = "ssr")]
pub struct Randomness(pub std::sync::Arc<FillRandom>);

/// Fills with random bytes.
#[cfg(feature = "ssr")]
pub type FillRandom = dyn Fn(&mut [u8]) + Send + Sync;

/// Path and query of an address.
pub(crate) fn path_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or_else(|| "/".to_owned(), |at| rest[at..].to_owned())
}

fn flash_fault(operation: &str) -> Option<Fault> {
    use_context::<Flash>().filter(|flash| flash.operation == operation).map(|flash| flash.fault)
}

fn pressed(button: Option<web_sys::HtmlElement>) -> Pressed {
    let button = button?.dyn_into::<web_sys::HtmlButtonElement>().ok()?;
    (!button.name().is_empty()).then(|| (button.name(), button.value()))
}

/// What a form holds, as the browser itself would send it, the pressed button included.
fn encode(form: &web_sys::HtmlFormElement, pressed: Pressed) -> String {
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return String::new() };
    if let Some((name, value)) = pressed {
        drop(data.append_with_str(&name, &value));
    }
    web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data)
        .map(|params| String::from(params.to_string()))
        .unwrap_or_default()
}

/// A form that can't be read as the operation: most often a choice that was not made.
pub fn misread<O: domain::operation::Operation>(error: &str) -> Fault {
    let named = error
        .split('`')
        .nth(1)
        .and_then(|name| serde_json::from_value::<Field>(serde_json::Value::String(name.to_owned())).ok());
    match named {
        Some(field) => Fault::Invalid(vec![domain::field::FieldFlaw { field, flaw: Flaw::Missing }]),
        None => Fault::Malformed(error.to_owned()),
    }
}

/// Puts a creating operation's answer, or a count, into the address that follows.
pub fn fill<R: Serialize>(then: &str, reply: &R) -> String {
    match serde_json::to_value(reply) {
        Ok(serde_json::Value::String(id)) => then.replace("{}", &id),
        Ok(serde_json::Value::Number(count)) => then.replace("{}", &count.to_string()),
        _ => then.to_owned(),
    }
}

/// What is asked for next is another act.
pub(crate) fn renew_keys(form: &web_sys::HtmlFormElement) {
    if let Ok(Some(input)) = form.query_selector("[data-key]")
        && let Ok(input) = input.dyn_into::<web_sys::HtmlInputElement>()
    {
        input.set_value(&fresh_key());
    }
}

/// Goes to another page, in place or by loading it.
pub(crate) fn go(path: &str, full_load: bool) {
    if full_load {
        crate::shell::leave_for(path);
    } else {
        leptos_router::hooks::use_navigate()(path, leptos_router::NavigateOptions::default());
    }
}

/// Where the reader is.
fn address() -> Option<String> {
    web_sys::window()?.location().pathname().ok()
}

/// A query string.
pub fn query(pairs: &[(&str, &str)]) -> String {
    serde_html_form::to_string(pairs).unwrap_or_default()
}

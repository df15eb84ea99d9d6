//! Sending a file: by drag or picker, with its progress, into a hidden field of the form around. It can be called off
//! as long as it is on its way, and nobody has to wait until the server is done with it.

use super::transfer::{Leg, Transfer};
use crate::{
    form::{FormState, form_state, renew_keys},
    say,
};
use domain::{
    documents::{FILE_MAX, IMPORT_MAX, Uploaded},
    fault::{Fault, Refusal},
};
use leptos::{
    ev::{DragEvent, Event},
    html,
    prelude::*,
};
use send_wrapper::SendWrapper;
use std::time::Duration;
use ui::{
    Button, Glyph, Icon, Kind,
    i18n::{Word, documents as words, lang, t},
};

#[derive(Clone)]
enum Sending {
    Nothing,
    /// Bytes are on their way.
    Under {
        name: String,
        percent: u32,
    },
    /// All bytes have gone: the server judges the file.
    Judged {
        name: String,
    },
    There(Uploaded),
    Failed(Fault),
    /// It was called off.
    Stopped,
}

/// A place to drop a file on. Once it has arrived, the form holds its identifier.
#[component]
pub fn FileDrop(
    /// The operation's field that takes the upload's identifier.
    name: &'static str,
    /// An `id` of its own, where the page has several.
    #[prop(optional)]
    id: Option<&'static str>,
    /// What the file is for: `document`, `import` or `answers`.
    #[prop(default = "document")]
    purpose: &'static str,
    /// Endings the picker offers.
    #[prop(default = ".pdf,.tif,.tiff,.jpg,.jpeg,.rtf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.rar,.zip")]
    accept: &'static str,
    /// Told of a file that has arrived.
    #[prop(optional, into)]
    on_there: Option<Callback<Uploaded>>,
) -> impl IntoView {
    let sending = RwSignal::new(Sending::Nothing);
    // Whether somebody no longer waited for what the form asked for.
    let left = RwSignal::new(false);
    let form = form_state();
    let input = NodeRef::<html::Input>::new();
    let limit = if purpose == "document" { FILE_MAX } else { IMPORT_MAX };
    // Held as long as the file is on its way: let go, it is broken off.
    let transfer = StoredValue::new(None::<SendWrapper<Transfer>>);
    let stop = move || {
        if transfer.try_update_value(Option::take).flatten().is_some() {
            form.upload_ended(false);
        }
    };
    on_cleanup(stop);
    let take = move |file: web_sys::File| {
        stop();
        // What was asked for with the file before is another act.
        form.stop();
        left.set(false);
        if let Some(around) = input.get_untracked().and_then(|input| input.form()) {
            renew_keys(&around);
        }
        if file.size() > limit as f64 {
            return sending.set(Sending::Failed(Refusal::FileTooLarge { limit }.into()));
        }
        let name = file.name();
        let on_leg = move |leg| {
            let name = name.clone();
            sending.set(match leg {
                Leg::Sending(percent) => Sending::Under { name, percent },
                Leg::Sent => Sending::Judged { name },
            });
        };
        let ended = move |answer: Result<Uploaded, Fault>| {
            drop(transfer.try_update_value(Option::take));
            let there = answer.is_ok();
            sending.set(answer.clone().map_or_else(Sending::Failed, Sending::There));
            if let (Ok(uploaded), Some(told)) = (answer, on_there) {
                told.try_run(uploaded);
            }
            // The form reads the identifier from its field, which is filled before the next turn.
            set_timeout(move || form.upload_ended(there), Duration::ZERO);
        };
        match Transfer::begin(&file, purpose, on_leg, ended) {
            Some(begun) => {
                form.upload_began();
                transfer.set_value(Some(SendWrapper::new(begun)));
            }
            None => sending.set(Sending::Failed(Fault::Offline)),
        }
    };
    let call_off = Callback::new(move |_| {
        stop();
        sending.set(Sending::Stopped);
        // The same file may be chosen again; the button in hand is gone.
        if let Some(input) = input.get_untracked() {
            input.set_value("");
            drop(input.focus());
        }
    });
    let leave = Callback::new(move |_| {
        form.stop();
        left.set(true);
    });
    let picked = move |_: Event| {
        if let Some(file) = input.get().and_then(|input| input.files()).and_then(|files| files.get(0)) {
            take(file);
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        {
            take(file);
        }
    };
    let upload = move || match sending.get() {
        Sending::There(uploaded) => uploaded.id.to_string(),
        _ => String::new(),
    };
    let error = form.error(domain::field::Field::File);
    let own = id.unwrap_or(name);
    let id = format!("{own}-picker");
    let megabytes = (limit / 1024 / 1024).to_string();
    view! {
        <div class="field" id=own>
            <div
                class="drop needs-script"
                on:dragover=move |event: DragEvent| event.prevent_default()
                on:drop=dropped
            >
                <Icon glyph=Glyph::Upload/>
                <p>{t(words::DROP)}</p>
                <label class="button" for=id.clone()>{t(words::CHOOSE_FILE)}</label>
                <input type="file" id=id accept=accept on:change=picked node_ref=input/>
                <p class="hint">{move || words::LIMIT.with(lang(), &[("n", &megabytes)])}</p>
            </div>
            <p class="without-script hint">{t(words::DROP_NEEDS_SCRIPT)}</p>
            // Left out while empty: the form then says that the file is missing.
            <input type="hidden" name=name prop:value=upload disabled=move || upload().is_empty()/>
            <div aria-live="polite">
                {move || state(sending.get(), call_off)}
                {move || matches!(sending.get(), Sending::There(_)).then(|| view! { <Waiting form left leave/> })}
            </div>
            {move || error.get().map(|text| view! { <p class="error">{text}</p> })}
        </div>
    }
}

fn state(sending: Sending, call_off: Callback<leptos::ev::MouseEvent>) -> Option<AnyView> {
    match sending {
        Sending::Nothing => None,
        Sending::Under { name, percent } => Some(on_its_way(name, Some(percent), None, call_off)),
        Sending::Judged { name } => Some(on_its_way(name, None, Some(words::JUDGED), call_off)),
        Sending::There(uploaded) => Some(
            view! {
                <ul class="files">
                    <li>
                        <Icon glyph=Glyph::Check/>
                        <span>
                            {uploaded.name} " " <small>{move || size(lang(), uploaded.size)}</small>
                        </span>
                    </li>
                </ul>
            }
            .into_any(),
        ),
        Sending::Failed(fault) => {
            Some(view! { <p class="error" role="alert">{move || say::fault(lang(), &fault)}</p> }.into_any())
        }
        Sending::Stopped => Some(view! { <p class="hint">{t(words::SENDING_STOPPED)}</p> }.into_any()),
    }
}

/// A file that is not there yet: how much of it, or what happens to it.
fn on_its_way(
    name: String,
    percent: Option<u32>,
    word: Option<Word>,
    call_off: Callback<leptos::ev::MouseEvent>,
) -> AnyView {
    let shown = name.clone();
    let of = name.clone();
    view! {
        <ul class="files">
            <li>
                <Icon glyph=Glyph::Document/>
                <span>{shown} {word.map(|word| view! { <small>{t(word)}</small> })}</span>
                <Button kind=Kind::Plain small=true kind_of="button" on_click=call_off>
                    {t(words::LET_GO)}
                    <span class="visually-hidden">" " {of}</span>
                </Button>
                <progress max="100" value=percent aria-label=name></progress>
            </li>
        </ul>
    }
    .into_any()
}

/// While the server reads a file that has arrived: what it does, and a way out.
#[component]
fn Waiting(form: FormState, left: RwSignal<bool>, leave: Callback<leptos::ev::MouseEvent>) -> impl IntoView {
    move || {
        if form.pending.get() {
            let working = view! {
                <div class="under-way">
                    <p class="hint">{t(words::READ_NOW)}</p>
                    <Button kind=Kind::Plain small=true kind_of="button" on_click=leave>
                        {t(words::WAIT_NO_LONGER)}
                    </Button>
                    <progress aria-label=t(words::READ_NOW)></progress>
                </div>
            };
            return Some(working.into_any());
        }
        left.get().then(|| view! { <p class="hint">{t(words::LEFT)}</p> }.into_any())
    }
}

/// A size for people: "148 КБ".
pub(crate) fn size(lang: domain::lang::Lang, bytes: u64) -> String {
    let (figure, unit) = match bytes {
        0..1_024 => (bytes.to_string(), words::BYTES),
        1_024..1_048_576 => (bytes.div_ceil(1_024).to_string(), words::KILOBYTES),
        _ => {
            let tenths = bytes * 10 / 1_048_576;
            let point = if lang == domain::lang::Lang::En { '.' } else { ',' };
            (format!("{}{point}{}", tenths / 10, tenths % 10), words::MEGABYTES)
        }
    };
    unit.with(lang, &[("n", &figure)])
}

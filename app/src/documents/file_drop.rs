//! Sending a file: by drag or picker, with its progress, into a hidden field of the form around.

use crate::{form::form_state, say};
use domain::{
    documents::{FILE_MAX, IMPORT_MAX, Uploaded},
    fault::{Fault, Refusal},
};
use leptos::{
    ev::{DragEvent, Event},
    html,
    prelude::*,
};
use std::time::Duration;
use ui::{
    Glyph, Icon,
    i18n::{documents as words, lang, t},
};
use wasm_bindgen::{JsCast, prelude::Closure};

#[derive(Clone)]
enum Sending {
    Nothing,
    Under { name: String, percent: u32 },
    There(Uploaded),
    Failed(Fault),
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
    let form = form_state();
    let input = NodeRef::<html::Input>::new();
    let limit = if purpose == "document" { FILE_MAX } else { IMPORT_MAX };
    let take = move |file: web_sys::File| {
        if file.size() > limit as f64 {
            return sending.set(Sending::Failed(Refusal::FileTooLarge { limit }.into()));
        }
        form.upload_began();
        let ended = move |answer: Result<Uploaded, Fault>| {
            let there = answer.is_ok();
            sending.try_set(answer.clone().map_or_else(Sending::Failed, Sending::There));
            if let (Ok(uploaded), Some(told)) = (answer, on_there) {
                told.try_run(uploaded);
            }
            // The form reads the identifier from its field, which is filled before the next turn.
            set_timeout(move || form.upload_ended(there), Duration::ZERO);
        };
        send(&file, purpose, sending, ended);
    };
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
            <div aria-live="polite">{move || state(sending.get())}</div>
            {move || error.get().map(|text| view! { <p class="error">{text}</p> })}
        </div>
    }
}

fn state(sending: Sending) -> Option<AnyView> {
    match sending {
        Sending::Nothing => None,
        Sending::Under { name, percent } => Some(
            view! {
                <ul class="files">
                    <li>
                        <Icon glyph=Glyph::Document/>
                        <span>{name.clone()}</span>
                        <progress max="100" value=percent aria-label=name></progress>
                    </li>
                </ul>
            }
            .into_any(),
        ),
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

/// `fetch` tells nothing of progress: an `XMLHttpRequest` does.
fn send(
    file: &web_sys::File,
    purpose: &str,
    sending: RwSignal<Sending>,
    ended: impl Fn(Result<Uploaded, Fault>) + Copy + 'static,
) {
    let Ok(request) = web_sys::XmlHttpRequest::new() else { return ended(Err(Fault::Offline)) };
    let name = file.name();
    sending.set(Sending::Under { name: name.clone(), percent: 0 });
    if let Ok(upload) = request.upload() {
        let name = name.clone();
        let progress =
            Closure::<dyn Fn(web_sys::ProgressEvent)>::new(move |event: web_sys::ProgressEvent| {
                if event.length_computable() && event.total() > 0.0 {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "between 0 and 100"
                    )]
                    let percent = (event.loaded() * 100.0 / event.total()) as u32;
                    sending.set(Sending::Under { name: name.clone(), percent });
                }
            });
        upload.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        progress.forget();
    }
    let answered = {
        let request = request.clone();
        Closure::once_into_js(move || {
            let text = request.response_text().ok().flatten().unwrap_or_default();
            ended(
                serde_json::from_str(&text)
                    .map_err(|_| serde_json::from_str(&text).unwrap_or(Fault::Offline)),
            );
        })
    };
    request.set_onloadend(Some(answered.unchecked_ref()));
    let address = format!("/files?{}", crate::form::query(&[("name", &name), ("purpose", purpose)]));
    if request.open("POST", &address).is_err() || request.send_with_opt_blob(Some(file)).is_err() {
        ended(Err(Fault::Offline));
    }
}

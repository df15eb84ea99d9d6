//! Key files: made and completed by the worker, saved by the browser.

use super::make_key::Made;
use crate::eds::{Source, Worker};
use eds::certificate::Subject;
use signing::{Answer, Ask, Kind, Refusal};
use ui::i18n::{Word, certificates as words};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, HtmlAnchorElement, HtmlFormElement, Url};
use zeroize::Zeroizing;

/// What a form holds under a name.
pub(crate) fn entry(form: &HtmlFormElement, name: &str) -> Zeroizing<String> {
    let data = web_sys::FormData::new_with_form(form).ok();
    Zeroizing::new(data.and_then(|data| data.get(name).as_string()).unwrap_or_default())
}

/// The file chosen in a form.
pub(crate) fn chosen(form: &HtmlFormElement) -> Option<File> {
    let input = form.query_selector("[type=file]").ok()??.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    input.files()?.get(0)
}

/// The kind of a choice; what is not known is the national one.
pub(crate) fn kind(name: &str) -> Kind {
    match name {
        "rsa2048" => Kind::Rsa2048,
        "p256" => Kind::P256,
        _ => Kind::Gost512,
    }
}

/// Makes a key. The worker ends with it.
pub(crate) async fn make(kind: Kind, name: &str, password: Zeroizing<String>) -> Result<Made, Refusal> {
    let worker = Worker::start()?;
    // A wish: the centre writes what the directory says.
    let subject = Subject { common_name: Some(name.to_owned()), ..Subject::default() };
    match worker.ask(Ask::Request { kind, subject, password }).await? {
        Answer::Requested { request, store } => {
            let file = format!("alqa-key-{}.p12", today());
            Ok(Made { request: base64(&request.0), store: store.0, file })
        }
        _ => Err(Refusal::Malformed),
    }
}

/// Lays certificates beside the key in a file; gives the file to sign with.
pub(crate) async fn install(
    file: &File,
    password: Zeroizing<String>,
    certificates: &[Vec<u8>],
) -> Result<Vec<u8>, Refusal> {
    let worker = Worker::start()?;
    let ask = Ask::Install {
        file: Source::from(AsRef::<Blob>::as_ref(file)),
        password,
        certificates: certificates.iter().map(|der| Source::from(der.as_slice())).collect(),
        roles: Vec::new(),
    };
    match worker.ask(ask).await? {
        Answer::Installed { store, .. } => Ok(store.0),
        _ => Err(Refusal::Malformed),
    }
}

/// Has the browser save bytes as a file.
pub(crate) fn save(bytes: &[u8], name: &str) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let saved = || -> Result<(), JsValue> {
        let blob = Blob::new_with_u8_array_sequence(&parts)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let page = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let link: HtmlAnchorElement = page.create_element("a")?.dyn_into()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    if let Err(error) = saved() {
        leptos::logging::warn!("a file was not saved: {error:?}");
    }
}

/// What a refusal of the worker is to the reader.
pub(crate) fn said(refusal: &Refusal) -> Word {
    match refusal {
        Refusal::WrongPassword | Refusal::NoPassword => words::WRONG_PASSWORD,
        Refusal::NoKeyStore
        | Refusal::NoKey
        | Refusal::Unsupported(_)
        | Refusal::TooMuch
        | Refusal::UnreadableFile => words::NO_KEY_STORE,
        Refusal::KeyOfAnother => words::KEY_OF_ANOTHER,
        Refusal::NotEncodable => words::NOT_ENCODABLE,
        Refusal::NotOpen
        | Refusal::NoCertificate
        | Refusal::Unsuitable
        | Refusal::UnreadableCertificate
        | Refusal::Malformed
        | Refusal::Stopped => words::WORKER_FAILED,
    }
}

/// `2026-11-26`, in Astana.
pub(crate) fn today() -> String {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds fit")]
    let now = js_sys::Date::now() as i64;
    ui::time::input(now * 1_000).chars().take(10).collect()
}

fn base64(bytes: &[u8]) -> String {
    let letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    web_sys::window().and_then(|window| window.btoa(&letters).ok()).unwrap_or_default()
}

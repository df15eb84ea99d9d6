//! A file on its way to the server. `fetch` tells nothing of progress: an `XMLHttpRequest` does.

use crate::form::query;
use domain::{documents::Uploaded, fault::Fault};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{ProgressEvent, XmlHttpRequest};

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leg {
    /// So many percent of its bytes have gone.
    Sending(u32),
    /// All have: the answer is waited for.
    Sent,
}

/// A file on its way. Dropped before the answer has come, it is broken off and nobody is told anything more.
pub(super) struct Transfer {
    request: XmlHttpRequest,
    _progress: Closure<dyn Fn(ProgressEvent)>,
    _sent: Closure<dyn Fn()>,
    _ended: Closure<dyn Fn()>,
}

impl Transfer {
    /// Begins to send; none where the browser refuses.
    pub(super) fn begin(
        file: &web_sys::File,
        purpose: &str,
        on_leg: impl Fn(Leg) + Clone + 'static,
        ended: impl Fn(Result<Uploaded, Fault>) + 'static,
    ) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        let upload = request.upload().ok()?;
        on_leg(Leg::Sending(0));
        let told = on_leg.clone();
        let progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.length_computable() && event.total() > 0.0 {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "between 0 and 100"
                )]
                let percent = (event.loaded() * 100.0 / event.total()) as u32;
                told(Leg::Sending(percent));
            }
        });
        let sent = Closure::<dyn Fn()>::new(move || on_leg(Leg::Sent));
        let asked = request.clone();
        let answered = Closure::<dyn Fn()>::new(move || {
            let text = asked.response_text().ok().flatten().unwrap_or_default();
            ended(
                serde_json::from_str(&text)
                    .map_err(|_| serde_json::from_str(&text).unwrap_or(Fault::Offline)),
            );
        });
        upload.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        upload.set_onload(Some(sent.as_ref().unchecked_ref()));
        request.set_onloadend(Some(answered.as_ref().unchecked_ref()));
        let address = format!("/files?{}", query(&[("name", &file.name()), ("purpose", purpose)]));
        // From here on, whatever goes wrong lets the request go.
        let transfer = Self { request, _progress: progress, _sent: sent, _ended: answered };
        transfer.request.open("POST", &address).ok()?;
        transfer.request.send_with_opt_blob(Some(file)).ok()?;
        Some(transfer)
    }
}

impl Drop for Transfer {
    fn drop(&mut self) {
        self.request.set_onloadend(None);
        if let Ok(upload) = self.request.upload() {
            upload.set_onprogress(None);
            upload.set_onload(None);
        }
        // After the answer there is nothing left to break off.
        drop(self.request.abort());
    }
}

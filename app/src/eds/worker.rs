//! The worker that holds keys, as a page asks it.

use crate::shell::packed;
use futures::channel::oneshot;
use serde::{Serialize, Serializer};
use signing::{Answer, Ask, Question, Refusal, Reply};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, Event, MessageEvent, WorkerOptions, WorkerType};

type Waiting = Rc<RefCell<HashMap<u32, oneshot::Sender<Result<Answer, Refusal>>>>>;

/// Bytes on their way to the worker.
pub struct Source(JsValue);

impl From<&Blob> for Source {
    /// A file the reader chose: only the worker reads it.
    fn from(file: &Blob) -> Self {
        Self(file.into())
    }
}

impl From<&[u8]> for Source {
    fn from(bytes: &[u8]) -> Self {
        Self(js_sys::Uint8Array::from(bytes).into())
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_wasm_bindgen::preserve::serialize(&self.0, serializer)
    }
}

/// A worker with the keys it holds; ends, and forgets them, when dropped.
pub struct Worker {
    worker: web_sys::Worker,
    waiting: Waiting,
    next: Cell<u32>,
    /// Kept as long as the worker may call them.
    _heard: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn(Event)>,
}

impl Worker {
    /// Starts one; its program is loaded now.
    ///
    /// # Errors
    /// When the browser can't.
    pub fn start() -> Result<Self, Refusal> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = format!("{}/signer/signer-worker.js", packed());
        let worker = web_sys::Worker::new_with_options(&address, &options).map_err(|_| Refusal::Stopped)?;
        let waiting = Waiting::default();
        let heard = Closure::new({
            let waiting = waiting.clone();
            move |event: MessageEvent| hear(&waiting, event.data())
        });
        let failed = Closure::new({
            let waiting = waiting.clone();
            move |_: Event| stop(&waiting)
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Ok(Self { worker, waiting, next: Cell::new(0), _heard: heard, _failed: failed })
    }

    /// Asks.
    ///
    /// # Errors
    /// Why it was not done. After [`Refusal::Stopped`] this worker answers nothing more.
    pub async fn ask(&self, ask: Ask<Source>) -> Result<Answer, Refusal> {
        let id = self.next.get();
        self.next.set(id.wrapping_add(1));
        let (send, receive) = oneshot::channel();
        self.waiting.borrow_mut().insert(id, send);
        // Moments reach beyond what a JavaScript number holds exactly.
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_large_number_types_as_bigints(true);
        let sent = Question { id, ask }.serialize(&serializer).map_err(JsValue::from);
        if sent.and_then(|question| self.worker.post_message(&question)).is_err() {
            self.waiting.borrow_mut().remove(&id);
            return Err(Refusal::Malformed);
        }
        receive.await.unwrap_or(Err(Refusal::Stopped))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        stop(&self.waiting);
    }
}

/// Hands an answer to who waits for it.
fn hear(waiting: &Waiting, data: JsValue) {
    let Ok(Reply { id, answer }) = serde_wasm_bindgen::from_value::<Reply>(data) else {
        return stop(waiting);
    };
    let stopped = answer == Err(Refusal::Stopped);
    let waits = waiting.borrow_mut().remove(&id);
    if let Some(waits) = waits {
        // Who asked may have gone.
        drop(waits.send(answer));
    }
    if stopped {
        stop(waiting);
    }
}

/// Nobody will be answered any more: who waits learns it by the end of the channel.
fn stop(waiting: &Waiting) {
    let left = waiting.take();
    drop(left);
}

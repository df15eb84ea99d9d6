//! The worker's program: holds private keys apart from the page, opens key stores, signs, asks for certificates, checks.
//!
//! A small program of its own, in a worker of its own (`signer-worker.js`), loaded when somebody signs. What it is asked
//! and answers is the crate `signing`.

mod examine;
mod held;
mod install;
mod signer;
mod unpack;

pub use signer::Signer;

use getrandom::SysRng;
use js_sys::Reflect;
use rand_core::UnwrapErr;
use serde::Serialize;
use signing::{Question, Refusal, Reply};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static SIGNER: RefCell<Signer<UnwrapErr<SysRng>>> = RefCell::new(Signer::new(UnwrapErr(SysRng)));
}

/// Answers a question of the page; `signing::Question` in, `signing::Reply` out.
#[wasm_bindgen]
pub fn answer(question: JsValue) -> JsValue {
    let id = Reflect::get(&question, &"id".into()).ok().and_then(|id| id.as_f64());
    let reply = match serde_wasm_bindgen::from_value::<Question>(question) {
        Ok(Question { id, ask }) => Reply { id, answer: SIGNER.with_borrow_mut(|signer| signer.answer(ask)) },
        Err(_) => Reply { id: number(id), answer: Err(Refusal::Malformed) },
    };
    // Moments reach beyond what a JavaScript number holds exactly.
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_large_number_types_as_bigints(true);
    reply.serialize(&serializer).unwrap_or_else(JsValue::from)
}

/// A question's number, as far as it has one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates; then nobody waits for it"
)]
fn number(id: Option<f64>) -> u32 {
    id.unwrap_or_default() as u32
}

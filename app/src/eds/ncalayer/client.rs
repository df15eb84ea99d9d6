//! The socket to NCALayer.

use super::{Obstacle, Order, Step, Talk, frames::HEARTBEAT};
use futures::{
    SinkExt, StreamExt,
    future::{Either, select},
};
use gloo_net::websocket::{Message, WebSocketError, futures::WebSocket};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long a greeting may take, in milliseconds: a program on the same computer; the browser may ask the reader first.
const GREETING: u32 = 15_000;
/// How long a person may take to choose a key and type a password.
const DIALOG: u32 = 10 * 60_000;
/// How often the line is kept open meanwhile.
const BEAT: u32 = 20_000;

/// What browsers call the permission to reach the reader's own computer; it was split in two.
const PERMISSIONS: [&str; 2] = ["loopback-network", "local-network-access"];

thread_local! {
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// One request at a time: a second would open a second window.
struct Turn;

impl Turn {
    fn take() -> Option<Self> {
        (!BUSY.replace(true)).then_some(Self)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        BUSY.set(false);
    }
}

/// Where NCALayer listens, as the server wrote it into the page; none: it isn't used.
pub fn address() -> Option<String> {
    let page = web_sys::window()?.document()?;
    let meta = page.query_selector("meta[name=ncalayer]").ok()??;
    meta.get_attribute("content").filter(|address| !address.is_empty())
}

/// Has contents signed.
///
/// # Errors
/// See [`Obstacle`].
pub async fn sign(order: &Order) -> Result<Vec<Vec<u8>>, Obstacle> {
    let Some(mut talk) = Talk::new(order) else { return Ok(Vec::new()) };
    let address = address().ok_or(Obstacle::Off)?;
    let _turn = Turn::take().ok_or(Obstacle::Busy)?;
    let mut socket = WebSocket::open(&address).map_err(|_| Obstacle::Absent)?;
    match converse(&mut socket, &mut talk).await {
        Err(Obstacle::Absent) if forbidden().await => Err(Obstacle::Forbidden),
        done => done,
    }
}

async fn converse(socket: &mut WebSocket, talk: &mut Talk) -> Result<Vec<Vec<u8>>, Obstacle> {
    let mut left = GREETING;
    loop {
        let wait = left.min(BEAT);
        match select(socket.next(), TimeoutFuture::new(wait)).await {
            Either::Left((Some(Ok(message)), _)) => {
                let text = match message {
                    Message::Text(text) => text,
                    Message::Bytes(_) => return Err(Obstacle::Foreign),
                };
                match talk.heard(&text) {
                    Step::Say(text) => {
                        say(socket, talk, text).await?;
                        left = DIALOG;
                    }
                    Step::Wait => {}
                    Step::Done(done) => return done,
                }
            }
            Either::Left((Some(Err(_)) | None, _)) => return Err(talk.ended()),
            Either::Right(_) => {
                left -= wait;
                if left == 0 {
                    return Err(if talk.greeted() { Obstacle::TimedOut } else { Obstacle::Absent });
                }
                say(socket, talk, HEARTBEAT.to_owned()).await?;
            }
        }
    }
}

async fn say(socket: &mut WebSocket, talk: &Talk, text: String) -> Result<(), Obstacle> {
    let said: Result<(), WebSocketError> = socket.send(Message::Text(text)).await;
    said.map_err(|_| talk.ended())
}

/// Whether the browser keeps pages from the reader's computer. A refused connection looks like a program that isn't
/// there; only the permission tells them apart, where the browser knows it.
async fn forbidden() -> bool {
    for name in PERMISSIONS {
        if permission(name).await.is_some_and(|state| state == "denied") {
            return true;
        }
    }
    false
}

/// By its name, since not all browsers know the permission, nor the library.
async fn permission(name: &str) -> Option<String> {
    let navigator = Reflect::get(&web_sys::window()?.into(), &"navigator".into()).ok()?;
    let permissions = Reflect::get(&navigator, &"permissions".into()).ok()?;
    let query: Function = Reflect::get(&permissions, &"query".into()).ok()?.dyn_into().ok()?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"name".into(), &name.into()).ok()?;
    let asked: Promise = query.call1(&permissions, &wanted).ok()?.dyn_into().ok()?;
    let status: JsValue = JsFuture::from(asked).await.ok()?;
    Reflect::get(&status, &"state".into()).ok()?.as_string()
}

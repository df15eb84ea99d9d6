//! The websocket of the live line.

use super::{Edges, edges::known, forms::plain};
use axum::{
    extract::{
        Request, State, WebSocketUpgrade,
        ws::{Message, Utf8Bytes, WebSocket},
    },
    response::Response,
};
use domain::live::{Ask, FRAME_MAX, Tell};
use services::Connection;
use std::time::{Duration, Instant};

/// Bytes of a socket's buffer, which it keeps as long as it lives: what tabs say is mostly shorter.
const READ_AT_ONCE: usize = 1_024;
/// Frames a tab may send in one window.
const FRAMES: u32 = 120;
const WINDOW: Duration = Duration::from_secs(10);
/// Frames that can't be read before the line is cut.
const MALFORMED: u32 = 10;

/// `GET /live`
pub(super) async fn line(
    State(edges): State<Edges>,
    upgrade: WebSocketUpgrade,
    request: Request,
) -> Response {
    match edges.services().connect(known(&request)).await {
        Ok(connection) => upgrade
            // The library clears its whole buffer, 128 KiB by default, before every read of every socket.
            .read_buffer_size(READ_AT_ONCE)
            .max_message_size(FRAME_MAX)
            .max_frame_size(FRAME_MAX)
            .write_buffer_size(0)
            .on_upgrade(move |socket| talk(socket, connection)),
        Err(fault) => plain(&request, &fault),
    }
}

async fn talk(mut socket: WebSocket, mut connection: Connection) {
    let mut patience = Patience { malformed: 0, frames: 0, since: Instant::now() };
    loop {
        tokio::select! {
            frame = connection.frame() => {
                let Some(bytes) = frame else { break };
                let Ok(text) = Utf8Bytes::try_from(bytes) else { break };
                if socket.send(Message::Text(text)).await.is_err() { return }
            }
            said = socket.recv() => {
                let Some(Ok(said)) = said else { return };
                if patience.is_over() { break }
                let Message::Text(text) = said else {
                    if matches!(said, Message::Close(_)) { return }
                    continue;
                };
                let tell = match serde_json::from_str::<Ask>(&text) {
                    // Boxed: an idle socket need not carry the whole check of a right.
                    Ok(ask) => Box::pin(connection.take(ask)).await,
                    Err(_) => {
                        patience.malformed += 1;
                        Some(Tell::Malformed)
                    }
                };
                if let Some(tell) = tell && say(&mut socket, &tell).await.is_err() { return }
            }
        }
    }
    // Best effort: the other side may be gone.
    drop(socket.send(Message::Close(None)).await);
}

async fn say(socket: &mut WebSocket, tell: &Tell) -> Result<(), axum::Error> {
    match serde_json::to_string(tell) {
        Ok(text) => socket.send(Message::Text(text.into())).await,
        Err(_) => Ok(()),
    }
}

/// A limit on what a tab may say.
struct Patience {
    malformed: u32,
    frames: u32,
    since: Instant,
}

impl Patience {
    fn is_over(&mut self) -> bool {
        if self.since.elapsed() > WINDOW {
            (self.since, self.frames) = (Instant::now(), 0);
        }
        self.frames += 1;
        self.frames > FRAMES || self.malformed >= MALFORMED
    }
}

//! The other side of `live`: a plain broadcast, as one writes it with tokio-tungstenite. No session, no rights,
//! no database: what one socket says, all hear.

use crate::Error;
use futures::{SinkExt, StreamExt};
use std::net::SocketAddr;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    sync::broadcast,
};
use tokio_tungstenite::{
    WebSocketStream, accept_async_with_config,
    tungstenite::{Message, Utf8Bytes, protocol::WebSocketConfig},
};

/// How its process is called: `bench bare-broadcast ADDRESS`.
pub const MODE: &str = "bare-broadcast";
/// Messages that may wait for a slow socket.
const WAITING: usize = 1_024;

/// Broadcasts until it is killed.
pub async fn broadcast(address: SocketAddr) -> Result<(), Error> {
    let listener = TcpListener::bind(address).await.map_err(Error::io(address))?;
    let (said, _) = broadcast::channel(WAITING);
    loop {
        let (stream, _) = listener.accept().await.map_err(Error::io("a socket"))?;
        let said = said.clone();
        tokio::spawn(async move {
            // A listener that hangs up is none of the others' business.
            drop(serve(stream, said).await);
        });
    }
}

async fn serve(
    mut stream: TcpStream,
    said: broadcast::Sender<Utf8Bytes>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    stream.set_nodelay(true)?;
    let mut head = [0; 12];
    let seen = stream.peek(&mut head).await?;
    if head[..seen].starts_with(b"GET /readyz") {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await?;
        return Ok(());
    }
    talk(accept_async_with_config(stream, Some(config())).await?, said).await
}

/// Small buffers: by default tungstenite clears 128 KiB before every read, which would flatter us.
fn config() -> WebSocketConfig {
    WebSocketConfig::default().read_buffer_size(4 * 1_024).write_buffer_size(0)
}

async fn talk(
    mut socket: WebSocketStream<TcpStream>,
    said: broadcast::Sender<Utf8Bytes>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut all = None;
    loop {
        tokio::select! {
            text = hear(&mut all) => socket.send(Message::Text(text?)).await?,
            message = socket.next() => match message {
                Some(Ok(Message::Text(text))) if text.starts_with("{\"follow\"") => {
                    all = Some(said.subscribe());
                    socket.send(Message::text("{\"following\":{}}")).await?;
                }
                Some(Ok(Message::Text(text))) => drop(said.send(text)),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Ok(()),
            },
        }
    }
}

/// What all hear; nothing before subscribing.
async fn hear(
    all: &mut Option<broadcast::Receiver<Utf8Bytes>>,
) -> Result<Utf8Bytes, broadcast::error::RecvError> {
    match all {
        Some(all) => all.recv().await,
        None => std::future::pending().await,
    }
}

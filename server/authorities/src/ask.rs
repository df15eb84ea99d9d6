//! Asking, within limits.

use crate::{ADDRESSES, Origin};
use bytes::{Bytes, BytesMut};
use reqwest::{Body, StatusCode, header::CONTENT_TYPE, redirect};
use std::{sync::Arc, time::Duration};
use tokio::{sync::Semaphore, time::timeout};
use url::Url;

/// Questions on their way at once.
const TURNS: usize = 16;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// It is no address.
    #[error("{0:?} is no address")]
    Address(String),
    /// An administrator has not named the server.
    #[error("{0} is not among the authorities that may be asked")]
    NotAllowed(Url),
    /// Nobody answers, or not in time.
    #[error("{0} can't be asked: {1}")]
    Unreachable(Url, reqwest::Error),
    /// Too many others are being asked.
    #[error("{0} is not asked: too many others are")]
    Busy(Url),
    /// The server answers with an error, or wants us to ask elsewhere.
    #[error("{0} answers {1}")]
    Status(Url, StatusCode),
    /// The answer is longer than is read.
    #[error("{0} answers with more than {1} bytes")]
    TooLong(Url, usize),
    /// The answer is none to what was asked.
    #[error("{0} answers with something else")]
    Unclear(Url),
    /// HTTP can't be spoken at all.
    #[error("HTTP can't be spoken: {0}")]
    Client(reqwest::Error),
}

/// How long others may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// To take a connection.
    pub connect: Duration,
    /// To answer in full.
    pub answer: Duration,
}

impl Default for Patience {
    /// Somebody waits for the page meanwhile, and what is missing is asked for again.
    fn default() -> Self {
        Self { connect: Duration::from_secs(3), answer: Duration::from_secs(10) }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Client {
    http: reqwest::Client,
    allowed: Arc<[Origin]>,
    turns: Arc<Semaphore>,
    patience: Patience,
}

/// Something to send.
pub(crate) struct Question {
    pub kind: &'static str,
    pub body: Vec<u8>,
}

impl Client {
    pub(crate) fn new(allowed: Vec<Origin>, patience: Patience) -> Result<Self, AskError> {
        // Whoever came first has chosen; here it is the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            // It would hear every question, and could forge the verifier's word.
            .no_proxy()
            .connect_timeout(patience.connect)
            .timeout(patience.answer)
            .pool_max_idle_per_host(1)
            .user_agent("alqa")
            .build()
            .map_err(AskError::Client)?;
        Ok(Self { http, allowed: allowed.into(), turns: Arc::new(Semaphore::new(TURNS)), patience })
    }

    /// Those of a certificate's addresses that may be asked, in its order.
    pub(crate) fn permitted(&self, addresses: &[String]) -> Vec<Url> {
        let one = |address: &String| {
            self.permit(address).inspect_err(|error| tracing::debug!(%error, "an address is not asked")).ok()
        };
        addresses.iter().filter_map(one).take(ADDRESSES).collect()
    }

    fn permit(&self, address: &str) -> Result<Url, AskError> {
        let url = Url::parse(address).map_err(|_| AskError::Address(address.chars().take(200).collect()))?;
        let allowed = self.allowed.iter().any(|origin| origin.holds(&url));
        if allowed { Ok(url) } else { Err(AskError::NotAllowed(url)) }
    }

    /// What lies at an address.
    pub(crate) async fn get(&self, url: &Url, most: usize) -> Result<Bytes, AskError> {
        let (status, body) = self.send(url, self.http.get(url.clone()), most).await?;
        of_success(url, status, body)
    }

    /// The answer to a question.
    pub(crate) async fn post(&self, url: &Url, question: Question, most: usize) -> Result<Bytes, AskError> {
        let (status, body) = self.post_anyhow(url, question, most).await?;
        of_success(url, status, body)
    }

    /// The answer, also one that comes with an error.
    pub(crate) async fn post_anyhow(
        &self,
        url: &Url,
        question: Question,
        most: usize,
    ) -> Result<(StatusCode, Bytes), AskError> {
        let request =
            self.http.post(url.clone()).header(CONTENT_TYPE, question.kind).body(Body::from(question.body));
        self.send(url, request, most).await
    }

    async fn send(
        &self,
        url: &Url,
        request: reqwest::RequestBuilder,
        most: usize,
    ) -> Result<(StatusCode, Bytes), AskError> {
        let unreachable = |error: reqwest::Error| AskError::Unreachable(url.clone(), error.without_url());
        let turn = timeout(self.patience.answer, self.turns.acquire()).await;
        let _turn = turn.map_err(|_| AskError::Busy(url.clone()))?;
        let mut response = request.send().await.map_err(unreachable)?;
        let mut body = BytesMut::new();
        while let Some(piece) = response.chunk().await.map_err(unreachable)? {
            if body.len() + piece.len() > most {
                return Err(AskError::TooLong(url.clone(), most));
            }
            body.extend_from_slice(&piece);
        }
        Ok((response.status(), body.freeze()))
    }
}

fn of_success(url: &Url, status: StatusCode, body: Bytes) -> Result<Bytes, AskError> {
    if status == StatusCode::OK { Ok(body) } else { Err(AskError::Status(url.clone(), status)) }
}

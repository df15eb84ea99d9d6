//! Operations over HTTP, typed by the product's own contract.

use crate::{Error, http::Http};
use domain::{
    documents::{UploadPurpose, Uploaded},
    operation::Operation,
};
use serde::Serialize;
use std::net::SocketAddr;

/// A connection that asks for operations.
pub struct Api(Http);

#[derive(Serialize)]
struct Call<'a, O> {
    op: &'a O,
}

impl Api {
    /// Connects.
    pub async fn connect(address: SocketAddr) -> Result<Self, Error> {
        Http::connect(address).await.map(Self)
    }

    /// Asks for an operation in the name of a session.
    pub async fn call<O: Operation>(&mut self, cookie: &str, op: &O) -> Result<O::Reply, Error> {
        let path = format!("/api/{}", O::NAME);
        let body = serde_json::to_vec(&Call { op })?;
        let answer = self.0.post(&path, cookie, "application/json", &body).await?.success(O::NAME)?;
        Ok(serde_json::from_slice(answer.body)?)
    }

    /// Sends a file.
    pub async fn send_file(&mut self, cookie: &str, name: &str, bytes: &[u8]) -> Result<Uploaded, Error> {
        let purpose = serde_json::to_value(UploadPurpose::Document)?;
        let path = format!("/files?name={name}&purpose={}", purpose.as_str().unwrap_or_default());
        let answer =
            self.0.post(&path, cookie, "application/octet-stream", bytes).await?.success("a file")?;
        Ok(serde_json::from_slice(answer.body)?)
    }
}

//! A signed package: what was signed, the signatures, and what proves them, as a ZIP archive that independent programs
//! check (EDS-7; P22).

mod guide;

use super::{Edges, edges::known, files::named, forms::plain};
use axum::{
    extract::{Path, Query, Request, State},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    fault::Fault,
    id::{DocumentId, PollId},
    signatures::{PackageView, SignedAct, ViewPackage},
};
use guide::guide;
use serde::Deserialize;
use std::io::{Cursor, Write};
use tokio::io::AsyncReadExt;
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

#[derive(Deserialize)]
pub(super) struct OfVersion {
    version: u32,
}

/// `GET /polls/{id}/package`: the protocol of a vote.
pub(super) async fn protocol(
    State(edges): State<Edges>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    match id.parse::<PollId>() {
        Ok(poll) => package(edges, SignedAct::Protocol { poll }, request).await,
        Err(_) => plain(&request, &Fault::NotFound),
    }
}

/// `GET /documents/{id}/package?version=…`: the final version of a document.
pub(super) async fn version(
    State(edges): State<Edges>,
    Path(id): Path<String>,
    Query(OfVersion { version }): Query<OfVersion>,
    request: Request,
) -> Response {
    match id.parse::<DocumentId>() {
        Ok(document) => package(edges, SignedAct::FinalVersion { document, version }, request).await,
        Err(_) => plain(&request, &Fault::NotFound),
    }
}

async fn package(edges: Edges, act: SignedAct, request: Request) -> Response {
    let view = match edges.services().call(known(&request), ViewPackage { act }).await {
        Ok(answer) => answer.reply,
        Err(fault) => return plain(&request, &fault),
    };
    if view.signatures.is_empty() {
        return plain(&request, &Fault::NotFound);
    }
    let file = match &view.file {
        Some((name, sha256)) => match stored(&edges, sha256).await {
            Ok(bytes) => Some((name.clone(), bytes)),
            Err(error) => return broken(&request, &error),
        },
        None => None,
    };
    let name = format!("{}.zip", view.title);
    let made = tokio::task::spawn_blocking(move || zipped(&view, file));
    match made.await {
        Ok(Ok(bytes)) => {
            let mut response = bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
            if let Some(value) = named(&name) {
                headers.insert(CONTENT_DISPOSITION, value);
            }
            response
        }
        Ok(Err(error)) => broken(&request, &error.to_string()),
        Err(error) => broken(&request, &error.to_string()),
    }
}

/// The file as it lies there; one that was changed is not given.
async fn stored(edges: &Edges, sha256: &str) -> Result<Vec<u8>, String> {
    let mut opened = edges.services().blobs().get(sha256).await.map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    opened.file.read_to_end(&mut bytes).await.map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn broken(request: &Request, error: &str) -> Response {
    let reference = known(request).id;
    tracing::error!(reference, error, "a signed package could not be made");
    plain(request, &Fault::Broken { reference })
}

fn zipped(view: &PackageView, file: Option<(String, Vec<u8>)>) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), ZipError> {
        archive.start_file(name, options)?;
        Ok(archive.write_all(bytes)?)
    };
    put("README.txt", guide(view).as_bytes())?;
    put("chain.pem", pem(&view.certificates).as_bytes())?;
    if let Some((name, bytes)) = &file {
        put(&plain_name(name), bytes)?;
    }
    for (number, signature) in (1..).zip(&view.signatures) {
        put(&format!("{number}/manifest.txt"), signature.manifest.as_bytes())?;
        put(&format!("{number}/manifest.p7s"), &decoded(&signature.signature)?)?;
        put(&format!("{number}/evidence.json"), signature.evidence.as_bytes())?;
        for token in signature.tokens.iter().take(1) {
            put(&format!("{number}/stamp.der"), &decoded(token)?)?;
        }
        if let Some(text) = &signature.text {
            let name = if file.is_some() { "text.jsonl" } else { "protocol.txt" };
            put(&format!("{number}/{name}"), text.as_bytes())?;
        }
    }
    Ok(archive.finish()?.into_inner())
}

fn decoded(base64: &str) -> Result<Vec<u8>, ZipError> {
    STANDARD.decode(base64).map_err(|_| ZipError::InvalidArchive("base64".into()))
}

/// A name without folders, so that unpacking writes nowhere else.
fn plain_name(name: &str) -> String {
    name.replace(['/', '\\'], "_")
}

fn pem(certificates: &[String]) -> String {
    let one = |base64: &String| {
        let letters: Vec<char> = base64.chars().collect();
        let lines: Vec<String> = letters.chunks(64).map(|line| line.iter().collect()).collect();
        format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
    };
    certificates.iter().map(one).collect()
}

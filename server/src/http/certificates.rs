//! A certificate as a file.

use super::{Edges, edges::known, forms::plain};
use axum::{
    extract::{Path, Request, State},
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{certificates::ViewCertificate, fault::Fault, id::CertificateId};

/// `GET /certificates/{id}/file`: DER.
pub(super) async fn file(State(edges): State<Edges>, Path(id): Path<String>, request: Request) -> Response {
    let Ok(certificate) = id.parse::<CertificateId>() else { return plain(&request, &Fault::NotFound) };
    let view = match edges.services().call(known(&request), ViewCertificate { certificate }).await {
        Ok(answer) => answer.reply,
        Err(fault) => return plain(&request, &fault),
    };
    match STANDARD.decode(&view.certificate) {
        Ok(der) => {
            let headers = [
                (CONTENT_TYPE, "application/pkix-cert"),
                (CONTENT_DISPOSITION, "attachment; filename=\"certificate.cer\""),
                (CACHE_CONTROL, "private, no-store"),
            ];
            (headers, der).into_response()
        }
        Err(_) => plain(&request, &Fault::Broken { reference: known(&request).id }),
    }
}

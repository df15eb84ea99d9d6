//! A person of the directory as a vCard.

use super::{Edges, edges::known, forms::plain, request::language};
use axum::{
    extract::{Path, Request, State},
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use domain::{
    directory::{ViewPerson, vcard},
    fault::Fault,
    id::PersonId,
};

/// `GET /directory/people/{id}/vcard`
pub(super) async fn person(State(edges): State<Edges>, Path(id): Path<String>, request: Request) -> Response {
    let Ok(person) = id.parse::<PersonId>() else { return plain(&request, &Fault::NotFound) };
    let lang = language(request.headers());
    match edges.services().call(known(&request), ViewPerson { person }).await {
        Ok(answer) => {
            let headers = [
                (CONTENT_TYPE, "text/vcard; charset=utf-8"),
                (CONTENT_DISPOSITION, "attachment; filename=\"person.vcf\""),
            ];
            (headers, vcard(&answer.reply, lang)).into_response()
        }
        Err(fault) => plain(&request, &fault),
    }
}

//! What is said to NCALayer and what it says.

use super::Obstacle;
use domain::lang::Lang;
use eds::{armour, blob::Blob};
use serde::{Deserialize, Serialize};

/// Keeps the line open while a window is; answered in kind.
pub(super) const HEARTBEAT: &str = "--heartbeat--";

const MODULE: &str = "kz.gov.pki.knca.basics";

/// What is to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Each is signed by itself; the signatures don't hold them.
    pub contents: Vec<Blob>,
    /// Which key would do.
    pub key: KeyWanted,
    /// Of the windows.
    pub lang: Lang,
}

/// Which key would do; what isn't said isn't asked. In the form NCALayer reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyWanted {
    /// Purposes and roles, dotted; all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ext_key_usage_oids: Vec<String>,
    /// Of this person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iin: Option<String>,
    /// Of this body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bin: Option<String>,
    /// This very certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial_number: Option<String>,
    /// Certificates of the authorities it may come from; none: the national authority's, as it is in force; an empty
    /// list lets test certificates in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain: Option<Vec<Blob>>,
}

#[derive(Serialize)]
struct Call<'a> {
    module: &'static str,
    method: &'static str,
    args: Args<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Args<'a> {
    /// Any: files and tokens.
    allowed_storages: Option<&'a [String]>,
    format: &'static str,
    data: Data<'a>,
    signing_params: Params,
    signer_params: &'a KeyWanted,
    locale: &'static str,
}

/// Either is understood; a list is answered with a list.
#[derive(Serialize)]
#[serde(untagged)]
enum Data<'a> {
    One(&'a Blob),
    Several(&'a [Blob]),
}

/// Without `tsaProfile`: time stamps are the server's affair.
#[derive(Serialize)]
struct Params {
    decode: bool,
    encapsulate: bool,
    digested: bool,
}

impl Order {
    /// The request.
    pub(super) fn frame(&self) -> Option<String> {
        let data = match self.contents.as_slice() {
            [one] => Data::One(one),
            several => Data::Several(several),
        };
        let args = Args {
            allowed_storages: None,
            format: "cms",
            data,
            signing_params: Params { decode: true, encapsulate: false, digested: false },
            signer_params: &self.key,
            locale: self.lang.tag(),
        };
        serde_json::to_string(&Call { module: MODULE, method: "sign", args }).ok()
    }
}

/// Any reply: which fields are there tells which it is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Frame {
    status: Option<bool>,
    body: Option<Body>,
    code: Option<String>,
    message: Option<String>,
    success: Option<bool>,
    error_code: Option<String>,
    result: Option<Greeting>,
}

#[derive(Deserialize)]
struct Greeting {
    version: Option<String>,
}

#[derive(Deserialize)]
struct Body {
    result: Option<Signatures>,
}

/// NCALayer answers with a list, KAZTOKEN for a single content with a text; with the certificate beside them only
/// where that was asked for.
#[derive(Deserialize)]
#[serde(untagged)]
enum Signatures {
    One(String),
    Several(Vec<String>),
    Beside { signatures: Vec<String> },
}

/// The version in a greeting.
pub(super) fn greeting(text: &str) -> Option<String> {
    serde_json::from_str::<Frame>(text).ok()?.result?.version
}

/// The signatures in a reply, as DER.
pub(super) fn reply(text: &str, expected: usize) -> Result<Vec<Vec<u8>>, Obstacle> {
    let frame: Frame = serde_json::from_str(text).map_err(|_| Obstacle::Foreign)?;
    match frame {
        Frame { error_code: Some(code), success: Some(false), .. } if code == "MODULE_NOT_FOUND" => {
            Err(Obstacle::Outdated)
        }
        Frame { status: Some(true), body: Some(Body { result: None }), .. } => Err(Obstacle::Cancelled),
        Frame { status: Some(true), body: Some(Body { result: Some(result) }), .. } => {
            signatures(result, expected)
        }
        Frame { code: Some(_), message: Some(message), .. } if message == "action.canceled" => {
            Err(Obstacle::Cancelled)
        }
        Frame { code, error_code, message, .. } => match code.or(error_code) {
            Some(code) => Err(Obstacle::Refused { code, message: message.unwrap_or_default() }),
            None => Err(Obstacle::Foreign),
        },
    }
}

/// PEM or bare base64, as many as there were contents.
fn signatures(result: Signatures, expected: usize) -> Result<Vec<Vec<u8>>, Obstacle> {
    let texts = match result {
        Signatures::One(text) => vec![text],
        Signatures::Several(texts) | Signatures::Beside { signatures: texts } => texts,
    };
    if texts.len() != expected {
        return Err(Obstacle::Foreign);
    }
    texts.iter().map(|text| armour::to_der(text.as_bytes()).map_err(|_| Obstacle::Foreign)).collect()
}

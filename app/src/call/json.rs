//! The form of questions and answers: JSON, read as text.

use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post};
use serde::{Serialize, de::DeserializeOwned, de::Error};

/// JSON in the body of a `POST` request and of its answer.
pub type Json = Post<JsonText>;

/// JSON as text. `server_fn`'s own encoding reads bytes instead; but what a page brings with it is read as text, and
/// every type would be compiled for both ways of reading: a sixth of the browser's half.
pub struct JsonText;

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for JsonText {
    type Error = serde_json::Error;

    fn encode(value: &T) -> Result<Bytes, Self::Error> {
        serde_json::to_vec(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonText {
    type Error = serde_json::Error;

    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        let text = std::str::from_utf8(&bytes).map_err(Self::Error::custom)?;
        serde_json::from_str(text)
    }
}

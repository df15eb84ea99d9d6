//! What is kept in this browser: drafts, and what could not be sent. Cleared when it has arrived.

use serde::{Serialize, de::DeserializeOwned};

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Keeps a value; a full or forbidden storage keeps nothing, and the text stays in its field.
pub(crate) fn keep<T: Serialize>(name: &str, value: &T) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        drop(storage.set_item(name, &text));
    }
}

/// A kept value.
pub(crate) fn kept<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_str(&storage()?.get_item(name).ok()??).ok()
}

/// Forgets a value.
pub(crate) fn forget(name: &str) {
    if let Some(storage) = storage() {
        drop(storage.remove_item(name));
    }
}

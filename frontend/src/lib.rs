//! The browser's half: takes over the page the server rendered.

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over the page. Called once by the page itself.
#[wasm_bindgen]
pub async fn hydrate() {
    console_error_panic_hook::set_once();
    app::take_over().await;
}

//! The square on a print-out that leads to the check of its signature.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Empty modules around it (ISO/IEC 18004, section 6.3.8).
const QUIET: i32 = 4;

/// A QR code as a drawing; nothing if the text is too long for one.
#[component]
pub(super) fn Qr(
    /// What it says.
    text: String,
    /// For whoever can't see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let code = QrCode::encode_text(&text, QrCodeEcc::Medium).ok();
    code.map(|code| {
        let side = code.size() + 2 * QUIET;
        let (view_box, path) = (format!("0 0 {side} {side}"), path(&code));
        view! {
            <svg class="qr" viewBox=view_box role="img" aria-label=label shape-rendering="crispEdges">
                <rect width=side.to_string() height=side.to_string() fill="#fff"></rect>
                <path d=path fill="#000"></path>
            </svg>
        }
    })
}

fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                // Writing to a text can't fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    path
}

//! Leaving this page for another one by loading it whole.

use std::sync::atomic::{AtomicU64, Ordering};

/// Milliseconds within which a second one is not begun.
const SETTLED: u64 = 2_000;

/// When the last navigation was begun, in milliseconds.
static BEGUN: AtomicU64 = AtomicU64::new(0);

/// Loads a page. When somebody signs out, both the answer and the live line ask for it: the second navigation would only
/// break the first one off.
pub fn leave_for(path: &str) {
    let now = js_sys::Date::now() as u64;
    if now.saturating_sub(BEGUN.swap(now, Ordering::Relaxed)) < SETTLED {
        return;
    }
    if let Some(window) = web_sys::window() {
        drop(window.location().set_href(path));
    }
}

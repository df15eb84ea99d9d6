//! Processes, as the machine sees them.

use std::fs;
use std::time::Duration;

use tokio::time::{sleep, timeout};

/// How many processes bear this mark in their command line.
pub fn marked(mark: &str) -> usize {
    let Ok(all) = fs::read_dir("/proc") else { panic!("/proc is needed for this test") };
    let lines = all.flatten().filter_map(|entry| fs::read(entry.path().join("cmdline")).ok());
    lines.filter(|line| String::from_utf8_lossy(line).contains(mark)).count()
}

/// Waits for a condition, not for a time: this much is far beyond what is needed.
pub async fn until(what: &str, condition: impl Fn() -> bool) {
    let met = async {
        while !condition() {
            sleep(Duration::from_millis(5)).await;
        }
    };
    assert!(timeout(Duration::from_secs(20), met).await.is_ok(), "{what}");
}

/// A mark that no other test uses.
pub fn mark(name: &str) -> String {
    format!("alqa-test-{name}-{}", std::process::id())
}

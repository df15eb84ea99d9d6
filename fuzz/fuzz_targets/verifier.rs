#![no_main]

#[path = "../../server/authorities/src/verifier/answer.rs"]
mod answer;

use eds::{check::ExternalWord, moment::Moment};
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let Some(answer) = answer::Answer::read(body) else { return };
    let at = Moment::from_day(2026, 11, 26);
    // Whoever answers with an error has not decided.
    assert!(matches!(answer.word(false, at), ExternalWord::Awaited { .. }));
    match answer.word(true, at) {
        ExternalWord::NotAsked => panic!("it was asked"),
        ExternalWord::Accepts { .. } => assert_eq!(valid(body), Some(Value::Bool(true))),
        ExternalWord::Refuses { said, .. } => {
            assert_eq!(valid(body), Some(Value::Bool(false)));
            is_short(&said);
        }
        ExternalWord::Awaited { said } => is_short(&said),
    }
});

/// What it says as any reader of JSON would read it.
fn valid(body: &[u8]) -> Option<Value> {
    serde_json::from_slice::<Value>(body).ok()?.get("valid").cloned()
}

fn is_short(said: &str) {
    assert!(said.chars().count() <= 300 && !said.chars().any(char::is_control), "{said:?}");
}

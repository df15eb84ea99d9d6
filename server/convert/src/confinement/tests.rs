//! Without a cell, which is only used where it was allowed: the limits hold all the same.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::{Confinement, Limits, Means, Task, Tools};
use crate::fault::Fault;
use crate::programs;

async fn unconfined(script: &str, time: Duration) -> Option<Result<String, Fault>> {
    let tools = Tools { prlimit: programs::find("prlimit")?, sh: programs::find("sh")? };
    let confinement = Confinement { means: Arc::new(Means { tools, cell: None }) };
    assert!(!confinement.is_confined());
    let task = Task {
        program: Path::new("/bin/sh"),
        arguments: &["-c", script, "{folder}"],
        seen: None,
        input: File::open("/dev/null").expect("the empty file"),
        input_name: "in",
        result_name: "out",
        settings: Some(("a/b/settings", "'$x' \"y\"\n")),
        limits: Limits {
            time,
            memory: 256 << 20,
            written: 1 << 20,
            result: 1 << 20,
            processes: 4096,
            files: 64,
        },
    };
    let mut result = Vec::new();
    let ended = confinement.run(task, &mut result).await;
    Some(ended.map(|()| String::from_utf8_lossy(&result).into_owned()))
}

#[tokio::test]
async fn limits_hold_and_the_folder_goes() {
    const LONG: Duration = Duration::from_secs(20);
    let script = "[ \"$0\" = \"$PWD\" ] && [ \"$HOME\" = \"$PWD\" ] && { pwd; cat a/b/settings; } >out";
    let Some(ended) = unconfined(script, LONG).await else { return };
    let result = ended.expect("a result");
    let (folder, settings) = result.split_once('\n').expect("two lines");
    assert!(!Path::new(folder).exists(), "{folder}");
    assert_eq!(settings, "'$x' \"y\"\n");
    for large in ["cat /dev/zero >out", "tail /dev/zero >out"] {
        assert!(matches!(unconfined(large, LONG).await, Some(Err(Fault::TooLarge))), "{large}");
    }
    // A child that keeps the pipe open is killed as well, or this would not end in time.
    let sleeper = "trap '' TERM; sleep 1000 & sleep 1000";
    let ended = unconfined(sleeper, Duration::from_millis(300)).await;
    assert!(matches!(ended, Some(Err(Fault::TooLong))), "{ended:?}");
}

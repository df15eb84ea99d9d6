//! What a program cannot do in a cell.

use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use convert::{Confinement, Fault, Limits, Task};
use tempfile::NamedTempFile;

use crate::building::confinement;
use crate::leftovers::{mark, marked, until};

const LIMITS: Limits = Limits {
    time: Duration::from_secs(20),
    memory: 256 << 20,
    written: 32 << 20,
    result: 1 << 20,
    processes: 64,
    files: 64,
};

/// Runs a script whose input is empty; what it leaves in `out` is the result.
async fn script(cell: &Confinement, script: &str, limits: Limits) -> Result<String, Fault> {
    let task = Task {
        program: Path::new("/usr/bin/bash"),
        arguments: &["-c", script],
        seen: None,
        input: File::open("/dev/null")?,
        input_name: "in",
        result_name: "out",
        settings: None,
        limits,
    };
    let mut result = Vec::new();
    cell.run(task, &mut result).await?;
    Ok(String::from_utf8_lossy(&result).into_owned())
}

#[tokio::test]
async fn nothing_of_the_machine_is_seen() {
    let Some(cell) = confinement().await else { return };
    let secret = NamedTempFile::new().expect("a file");
    let secret = secret.path().display();
    let tries = format!(
        "for path in {secret} /etc/passwd /etc/shadow /etc/hostname /root /home /sys /run /var/lib /boot /opt \
            /proc/1/root/etc/passwd {}; do [ -e $path ] && echo $path; done; \
         env | grep -E 'CARGO|RUST|ALQA'; ls /proc | grep -c '^[0-9]' | grep -vE '^[0-9]$'; \
         grep -E '^Cap(Eff|Bnd)' /proc/self/status | grep -v 0000000000000000; \
         grep NoNewPrivs /proc/self/status | grep -v 1; echo end",
        env!("CARGO_MANIFEST_DIR")
    );
    let seen = script(&cell, &format!("{{ {tries}; }} >out"), LIMITS).await.expect("the script runs");
    assert_eq!(seen, "end\n");
}

#[tokio::test]
async fn only_the_working_folder_can_be_written() {
    let Some(cell) = confinement().await else { return };
    let tries = "for folder in / /usr /usr/bin /etc /dev /dev/shm /var /var/cache/fontconfig /proc /proc/sys/kernel; do \
        echo x 2>/dev/null >$folder/probe && echo $folder; done; echo x >/tmp/probe && cat $HOME/probe";
    let written = script(&cell, &format!("{{ {tries}; }} >out 2>/dev/null"), LIMITS).await;
    assert_eq!(written.expect("the script runs"), "x\n");
}

#[tokio::test]
async fn no_connection_comes_out() {
    let Some(cell) = confinement().await else { return };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a listener that does not wait");
    let port = listener.local_addr().expect("an address").port();
    let tries = format!(
        "{{ echo x >/dev/tcp/127.0.0.1/{port} && echo connected; \
           tail -n +3 /proc/net/dev | grep -v lo:; echo end; }} >out 2>/dev/null"
    );
    assert_eq!(script(&cell, &tries, LIMITS).await.expect("the script runs"), "end\n");
    assert!(listener.accept().is_err(), "a connection came out of the cell");
}

#[tokio::test]
async fn a_sleeper_is_killed_with_all_its_children() {
    let Some(cell) = confinement().await else { return };
    let mark = mark("sleeper");
    let sleep = format!("bash -c 'sleep 1000; : {mark}'");
    let sleeper = format!("setsid {sleep} & (setsid nohup {sleep} &) ; trap '' TERM INT HUP; {sleep}");
    let limits = Limits { time: Duration::from_secs(1), ..LIMITS };
    let ended = script(&cell, &sleeper, limits).await;
    assert!(matches!(ended, Err(Fault::TooLong)), "{ended:?}");
    assert_eq!(marked(&mark), 0, "nothing is left when the fault is told");
}

#[tokio::test]
async fn a_dropped_run_leaves_nothing() {
    let Some(cell) = confinement().await else { return };
    let mark = mark("dropped");
    let text = format!("setsid bash -c 'sleep 1000; : {mark}' & sleep 1000");
    {
        let run = script(&cell, &text, LIMITS);
        tokio::select! {
            ended = run => panic!("{ended:?}"),
            () = until("it starts", || marked(&mark) > 2) => {}
        }
    }
    until("it is gone", || marked(&mark) == 0).await;
}

#[tokio::test]
async fn memory_has_an_end() {
    let Some(cell) = confinement().await else { return };
    let ended = script(&cell, "tail /dev/zero >out", LIMITS).await;
    assert!(matches!(ended, Err(Fault::TooLarge)), "{ended:?}");
}

#[tokio::test]
async fn writing_has_an_end() {
    let Some(cell) = confinement().await else { return };
    for text in [
        "cat /dev/zero >out",
        "for name in 1 2 3 4 5 6 7 8 9; do head -c 8M /dev/zero >$name; done; echo >out",
        "head -c 2M /dev/zero >out",
        "head -c 16M /dev/zero >out",
    ] {
        let ended = script(&cell, text, LIMITS).await;
        assert!(matches!(ended, Err(Fault::TooLarge)), "{text}: {ended:?}");
    }
}

#[tokio::test]
async fn processes_have_an_end() {
    let Some(cell) = confinement().await else { return };
    let mark = mark("bomb");
    // Bash tries again for a long time before it gives up; this shell gives up at once.
    let bomb = format!(
        "echo 0 >out; dash -c ': {mark}; for i in $(seq 500); do sleep 1000 & echo $i >out; done'; true"
    );
    let ended = script(&cell, &bomb, LIMITS).await;
    assert!(ended.as_ref().is_ok_and(|count| count.trim().parse().is_ok_and(|n: u32| n < 64)), "{ended:?}");
    assert_eq!(marked(&mark), 0);
}

#[tokio::test]
async fn a_result_is_a_file_the_program_made() {
    let Some(cell) = confinement().await else { return };
    for text in ["ln -s /proc/self/environ out", "true", ": >out", "mkdir out", "echo x >out; exit 3"] {
        let ended = script(&cell, text, LIMITS).await;
        assert!(matches!(ended, Err(Fault::Failed)), "{text}: {ended:?}");
    }
    assert_eq!(script(&cell, "echo whole >out", LIMITS).await.expect("a result"), "whole\n");
}

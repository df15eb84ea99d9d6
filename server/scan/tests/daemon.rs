//! Against daemons of the test's own making, over both kinds of socket.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use scan::{Address, Patience, ScanError, Scanner, Verdict};
use std::time::Duration;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, UnixListener},
    task::JoinHandle,
};

const SHORT: Duration = Duration::from_millis(150);

fn scanner(address: &Address) -> Scanner {
    Scanner::new(address.clone(), Patience { connect: SHORT, piece: SHORT, answer: SHORT })
}

/// Reads a command and a whole file; answers with the file's bytes.
async fn take(line: &mut (impl AsyncRead + Unpin)) -> Vec<u8> {
    let mut command = [0; 10];
    line.read_exact(&mut command).await.unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut file = Vec::new();
    loop {
        let length = line.read_u32().await.unwrap() as usize;
        if length == 0 {
            return file;
        }
        let from = file.len();
        file.resize(from + length, 0);
        line.read_exact(&mut file[from..]).await.unwrap();
    }
}

async fn once<L: AsyncRead + AsyncWrite + Unpin>(mut line: L, answer: &'static [u8]) -> Vec<u8> {
    let file = take(&mut line).await;
    line.write_all(answer).await.unwrap();
    file
}

/// A daemon that takes one file and answers so.
async fn daemon(answer: &'static [u8]) -> (Address, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::Tcp(listener.local_addr().unwrap().to_string());
    let task = tokio::spawn(async move { once(listener.accept().await.unwrap().0, answer).await });
    (address, task)
}

#[tokio::test]
async fn a_file_arrives_whole_and_the_verdict_is_heard() {
    let file: Vec<u8> = (0..1_000_003_u32).map(|n| (n % 251) as u8).collect();
    let (address, task) = daemon(b"stream: OK\0").await;
    assert_eq!(scanner(&address).scan(file.as_slice()).await.unwrap(), Verdict::Clean);
    assert!(task.await.unwrap() == file);
    let (address, _task) = daemon(b"stream: Win.Test.EICAR_HDB-1 FOUND\0").await;
    let found = scanner(&address).scan(&b"x"[..]).await.unwrap();
    assert_eq!(found, Verdict::Infected("Win.Test.EICAR_HDB-1".to_owned()));
}

#[tokio::test]
async fn a_socket_in_the_file_system_is_asked_alike() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clamd.ctl");
    let listener = UnixListener::bind(&path).unwrap();
    let task = tokio::spawn(async move { once(listener.accept().await.unwrap().0, b"stream: OK\n").await });
    assert_eq!(scanner(&Address::Unix(path)).scan(&b"abc"[..]).await.unwrap(), Verdict::Clean);
    assert_eq!(task.await.unwrap(), b"abc");
}

#[tokio::test]
async fn whatever_goes_wrong_is_no_verdict() {
    let nobody = Address::Unix("/nowhere/clamd.ctl".into());
    assert!(matches!(scanner(&nobody).scan(&b"x"[..]).await, Err(ScanError::Unreachable(_))));
    for (answer, expected) in [
        (&b"INSTREAM size limit exceeded. ERROR\0"[..], "TooLong"),
        (b"stream: Can't allocate memory ERROR\0", "Unclear"),
        (b"", "Unreachable"),
        (b"\0stream: OK\0", "Unreachable"),
    ] {
        let (address, _task) = daemon(answer).await;
        let error = scanner(&address).scan(&b"x"[..]).await.unwrap_err();
        assert!(format!("{error:?}").starts_with(expected), "{error:?}");
    }
}

#[tokio::test]
async fn a_daemon_that_hangs_is_not_waited_for() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::Tcp(listener.local_addr().unwrap().to_string());
    let silent = tokio::spawn(async move {
        let (mut line, _) = listener.accept().await.unwrap();
        take(&mut line).await;
        std::future::pending::<()>().await;
    });
    assert!(matches!(scanner(&address).scan(&b"x"[..]).await, Err(ScanError::TimedOut)));
    silent.abort();
    // One that never reads: the line fills up.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::Tcp(listener.local_addr().unwrap().to_string());
    let deaf = tokio::spawn(async move {
        let _line = listener.accept().await.unwrap();
        std::future::pending::<()>().await;
    });
    let endless = tokio::io::repeat(7);
    assert!(matches!(scanner(&address).scan(endless).await, Err(ScanError::TimedOut)));
    deaf.abort();
}

#[tokio::test]
async fn a_daemon_that_refuses_midway_is_heard() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::Tcp(listener.local_addr().unwrap().to_string());
    let task = tokio::spawn(async move {
        let (mut line, _) = listener.accept().await.unwrap();
        let mut some = vec![0; 4_096];
        line.read_exact(&mut some).await.unwrap();
        line.write_all(b"INSTREAM size limit exceeded. ERROR\0").await.unwrap();
        line.shutdown().await.unwrap();
        // Takes the rest, so that the answer is not lost with the line.
        drop(tokio::io::copy(&mut line, &mut tokio::io::sink()).await);
    });
    let error = scanner(&address).scan(tokio::io::repeat(7).take(4 << 20)).await.unwrap_err();
    assert!(matches!(error, ScanError::TooLong), "{error:?}");
    task.abort();
}

#[tokio::test]
async fn a_daemon_says_that_it_is_there() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::Tcp(listener.local_addr().unwrap().to_string());
    tokio::spawn(async move {
        let (mut line, _) = listener.accept().await.unwrap();
        let mut command = [0; 6];
        line.read_exact(&mut command).await.unwrap();
        assert_eq!(&command, b"zPING\0");
        line.write_all(b"PONG\0").await.unwrap();
    });
    scanner(&address).ping().await.unwrap();
}

/// Against a real daemon, named by `ALQA_TEST_CLAMD` (a socket or an address).
#[tokio::test]
async fn a_real_daemon_finds_the_test_file() {
    // In two parts: as a whole it would be found in this file.
    let eicar = [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTI", "VIRUS-TEST-FILE!$H+H*"].concat();
    let Ok(address) = std::env::var("ALQA_TEST_CLAMD") else {
        return eprintln!("LEFT OUT: ALQA_TEST_CLAMD is not set, so no real daemon was asked");
    };
    let scanner = Scanner::new(address.parse().unwrap(), Patience::default());
    scanner.ping().await.unwrap();
    let found = scanner.scan(eicar.as_bytes()).await.unwrap();
    assert!(matches!(&found, Verdict::Infected(name) if !name.is_empty()), "{found:?}");
    assert_eq!(scanner.scan(&b"nothing bad"[..]).await.unwrap(), Verdict::Clean);
    let long = scanner.scan(tokio::io::repeat(b'x').take(60 << 20)).await;
    eprintln!("found {found:?}; 60 MB: {long:?}");
}

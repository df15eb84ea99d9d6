//! Files that arrive are looked at by a virus scanner, and a full disk leaves nothing behind.

use super::{
    scene::Circle,
    world::{Engine, World, run, run_scanned},
};
use axum::http::StatusCode;
use domain::{
    documents::{Marking, PlaceDocument, UploadPurpose},
    fault::Fault,
};
use scan::{Address, Patience, Scanner};
use std::{path::PathBuf, process::Command, time::Duration};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{UnixListener, UnixStream},
    task::JoinHandle,
};

/// The string every scanner knows, in two parts: as a whole it would be found in this file.
const EICAR: [&str; 2] = [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTI", "VIRUS-TEST-FILE!$H+H*"];
const NAME: &str = "Win.Test.EICAR_HDB-1";

#[derive(Clone, Copy)]
enum Manner {
    /// Answers as it finds.
    Honest,
    /// Takes the file and never answers.
    Hanging,
    /// Closes the line after a few bytes.
    Dropping,
    /// Takes no file of this length.
    Short,
}

/// A daemon that speaks `INSTREAM`.
struct Daemon {
    task: JoinHandle<()>,
    path: PathBuf,
}

impl Daemon {
    fn start(path: &std::path::Path, manner: Manner) -> Self {
        let listener = UnixListener::bind(path).unwrap();
        let task = tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(answer(line, manner));
            }
        });
        Self { task, path: path.to_owned() }
    }

    async fn stop(self) {
        self.task.abort();
        // Until it is gone, and its socket with it.
        drop(self.task.await);
        std::fs::remove_file(&self.path).unwrap();
    }
}

async fn answer(mut line: UnixStream, manner: Manner) -> std::io::Result<()> {
    let mut command = [0; 10];
    line.read_exact(&mut command).await?;
    assert_eq!(&command, b"zINSTREAM\0");
    if matches!(manner, Manner::Dropping) {
        return Ok(());
    }
    let mut file = Vec::new();
    loop {
        let length = line.read_u32().await? as usize;
        if length == 0 {
            break;
        }
        let from = file.len();
        file.resize(from + length, 0);
        line.read_exact(&mut file[from..]).await?;
    }
    let eicar = EICAR.concat();
    let infected = file.windows(eicar.len()).any(|bytes| bytes == eicar.as_bytes());
    match manner {
        Manner::Short => line.write_all(b"INSTREAM size limit exceeded. ERROR\0").await,
        Manner::Honest if infected => line.write_all(format!("stream: {NAME} FOUND\0").as_bytes()).await,
        Manner::Honest => line.write_all(b"stream: OK\0").await,
        Manner::Hanging | Manner::Dropping => std::future::pending().await,
    }
}

/// Runs a test with a scanner at a path where no daemon listens yet.
fn run_with(test: impl AsyncFnOnce(&World, PathBuf)) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("clamd.ctl");
    let short = Duration::from_millis(300);
    let patience = Patience { connect: short, piece: short, answer: short };
    let scanner = Scanner::new(Address::Unix(path.clone()), patience);
    run_scanned(scanner, async |world: &World| test(world, path).await);
}

fn pdf(text: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n%{text}\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    )
    .into_bytes()
}

/// Files in a folder of the store; all but those set aside if it has no name.
fn files_in(world: &World, folder: &str) -> usize {
    let files = world.stored_files().into_iter();
    files.filter(|(path, _)| path.to_string_lossy().contains(&format!("/{folder}/"))).count()
}

#[test]
fn an_infected_file_goes_into_quarantine_and_a_clean_one_is_kept() {
    run_with(async |world, path| {
        let daemon = Daemon::start(&path, Manner::Honest);
        let circle = Circle::gather(world, "").await;
        let kept = world.stored_files().len();
        let got = world.send_file(&circle.secretary, "жоба.pdf", pdf(&EICAR.concat())).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(got.fault(), Fault::Infected { finding: NAME.to_owned() });
        assert_eq!((files_in(world, "quarantine"), files_in(world, "arriving")), (1, 0));
        assert_eq!(world.stored_files().len(), kept + 1, "nothing but the one in quarantine");
        let noted = "select cast(count(*) as bigint) from upload";
        assert_eq!(world.number(noted).await, 0);
        // A table for an import is looked at as well.
        let csv = format!("a;{}", EICAR.concat());
        let table = world.send_table(&circle.secretary, "a.csv", csv, UploadPurpose::Import).await;
        assert!(matches!(table.fault(), Fault::Infected { .. }));
        assert_eq!(files_in(world, "quarantine"), 2);
        let clean = world.upload(&circle.secretary, "жоба.pdf", pdf("таза")).await;
        let place = PlaceDocument {
            group: circle.group,
            file: clean.id,
            title: "Жоба".to_owned(),
            marking: Marking::Open,
            key: world.key(),
        };
        world.done(&circle.secretary, place).await;
        let metrics = world.get(&circle.secretary, "/metrics").await.text();
        assert!(metrics.contains("alqa_uploads_total{outcome=\"infected\"} 2"), "{metrics}");
        daemon.stop().await;
    });
}

#[test]
fn without_a_verdict_no_file_is_taken() {
    run_with(async |world, path| {
        let sender = &world.admin;
        let refused = async |what: &str| {
            let got = world.send_file(sender, "жоба.pdf", pdf("таза")).await;
            assert_eq!(
                (got.status, got.fault()),
                (StatusCode::SERVICE_UNAVAILABLE, Fault::Unchecked),
                "{what}"
            );
            assert_eq!(world.stored_files(), [], "{what}");
        };
        refused("no daemon").await;
        for (manner, what) in
            [(Manner::Hanging, "hanging"), (Manner::Dropping, "dropping"), (Manner::Short, "short")]
        {
            let daemon = Daemon::start(&path, manner);
            refused(what).await;
            daemon.stop().await;
        }
        let daemon = Daemon::start(&path, Manner::Honest);
        world.upload(sender, "жоба.pdf", pdf("таза")).await;
        daemon.stop().await;
    });
}

/// A tiny disk over the folder of files that arrive; none where one may not mount.
struct TinyDisk(PathBuf);

impl TinyDisk {
    fn mount(path: PathBuf) -> Option<Self> {
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(&path).output();
        if mounted.is_ok_and(|done| done.status.success()) {
            return Some(Self(path));
        }
        eprintln!("LEFT OUT: no disk can be mounted here, so none was filled");
        None
    }
}

impl Drop for TinyDisk {
    fn drop(&mut self) {
        let gone = Command::new("umount").arg(&self.0).status();
        assert!(gone.is_ok_and(|status| status.success()), "{} stays mounted", self.0.display());
    }
}

#[test]
fn a_full_disk_is_said_and_keeps_nothing() {
    run(Engine::Sqlite, async |world: &World| {
        let Some(disk) = TinyDisk::mount(world.folder.path().join("files/arriving")) else { return };
        let large = [pdf("үлкен"), vec![b' '; 3 << 20]].concat();
        let got = world.send_file(&world.admin, "жоба.pdf", large.clone()).await;
        assert_eq!((got.status, got.fault()), (StatusCode::INSUFFICIENT_STORAGE, Fault::DiskFull));
        assert_eq!(world.stored_files(), [], "no half file is left");
        // There is room again, and the place among the sender's uploads is free.
        drop(disk);
        for _ in 0..5 {
            world.upload(&world.admin, "жоба.pdf", [pdf("сыйды"), vec![b'\n'; 900]].concat()).await;
        }
    });
}

//! `upload_rate`, `upload_memory`: files of 60 MB sent to the server, which hashes them, decides their kind and makes
//! them durable, against nginx, which stores what is put (its DAV module).

mod nginx;
mod sender;

use crate::{
    Error, Options,
    figure::{Figure, Pairs},
    machine::{Cores, look_for_others},
    portal::{Person, Portal},
    process::Running,
    say,
};
use futures::future::try_join_all;
use nginx::Nginx;
use rand::{SeedableRng, rngs::StdRng};
use sender::{Content, Sender, Target};
use std::{
    fs, io,
    path::Path,
    time::{Duration, Instant},
};

/// Files on their way at once: as many as one person may send.
const AT_ONCE: usize = 4;
/// People who send a file each while memory is looked at.
const CROWD: usize = 40;
/// Largest file in a smoke run.
const SMALL: usize = 2 << 20;

/// Measures.
pub async fn run(options: &Options, cores: Cores) -> Result<(), Error> {
    let mut random = StdRng::seed_from_u64(options.seed);
    let length = if options.quick { SMALL } else { domain::documents::FILE_MAX as usize };
    let mut content = Content::new(length, &mut random);
    let portal = Portal::create(options, cores).await?;
    let people = portal.people(CROWD, &mut random).await?;
    let race = Race { options, cores, portal, people };
    look_for_others().await;
    say::note(format!(
        "{} MB a file, {AT_ONCE} at once; nginx does not wait for the disk, we do",
        length >> 20
    ));

    let mut rate = Pairs::default();
    for round in 0..options.rounds {
        let (ours, other) = if round % 2 == 0 {
            let ours = race.ours(&mut content).await?;
            (ours, race.other(&mut content).await?)
        } else {
            let other = race.other(&mut content).await?;
            (race.ours(&mut content).await?, other)
        };
        say::note(format!("round {}: {ours:.0} MB/s, nginx {other:.0} MB/s", round + 1));
        rate.push(ours, other);
    }
    let mut memory = Vec::new();
    for round in 0..options.rounds {
        memory.push(race.memory(&mut content).await?);
        say::note(format!("round {}: {:.0} bytes an upload", round + 1, memory[round]));
    }
    rate.figure("upload_rate").print()?;
    Figure::alone("upload_memory", &memory).print()
}

struct Race<'a> {
    options: &'a Options,
    cores: Cores,
    portal: Portal,
    people: Vec<Person>,
}

impl Race<'_> {
    async fn ours(&self, content: &mut Content) -> Result<f64, Error> {
        let server = self.portal.serve().await?;
        let person = self.people.first().ok_or_else(|| Error::Wrong("nobody sends".to_owned()))?;
        let target = Target::Portal { cookie: person.cookie.clone() };
        let rate = self.rate(&server, &target, content, &self.portal.folder().join("files")).await?;
        server.kill().await?;
        Ok(rate)
    }

    async fn other(&self, content: &mut Content) -> Result<f64, Error> {
        let nginx = Nginx::prepare(&self.portal.folder().join("nginx"))?;
        let server = nginx.serve(self.cores).await?;
        let rate = self.rate(&server, &Target::Nginx, content, nginx.files()).await?;
        server.kill().await?;
        Ok(rate)
    }

    /// Megabytes (10⁶ bytes) a second, the same for both sides.
    async fn rate(
        &self,
        server: &Running,
        target: &Target,
        content: &mut Content,
        folder: &Path,
    ) -> Result<f64, Error> {
        self.send_until(server, target, content, self.options.warm_up()).await?;
        // What the one side has not written yet would be written during the other's turn.
        empty(folder)?;
        let (files, seconds) = self.send_until(server, target, content, self.options.measured).await?;
        let stored = bytes_in(folder)?;
        let sent = files as u64 * content.length() as u64;
        if stored != sent {
            return Err(Error::Wrong(format!(
                "{sent} bytes were sent and acknowledged, {stored} are stored"
            )));
        }
        empty(folder)?;
        Ok(sent as f64 / 1e6 / seconds)
    }

    /// Sends files one after the other over each of the connections; how many, and in which time.
    async fn send_until(
        &self,
        server: &Running,
        target: &Target,
        content: &mut Content,
        during: Duration,
    ) -> Result<(usize, f64), Error> {
        let began = Instant::now();
        let mut senders = Vec::with_capacity(AT_ONCE);
        for _ in 0..AT_ONCE {
            senders.push(Sender::connect(server.address(), target.clone(), content.another()).await?);
        }
        let sending = senders.iter_mut().map(|sender| async {
            let mut files = 0;
            while began.elapsed() < during {
                sender.send().await?;
                files += 1;
            }
            Ok::<usize, Error>(files)
        });
        let files: usize = try_join_all(sending).await?.into_iter().sum();
        Ok((files, began.elapsed().as_secs_f64()))
    }

    /// Bytes by which the server has grown at its largest, for each of many files on their way at once.
    async fn memory(&self, content: &mut Content) -> Result<f64, Error> {
        let server = self.portal.serve().await?;
        let mut senders = Vec::with_capacity(CROWD);
        for person in &self.people {
            let target = Target::Portal { cookie: person.cookie.clone() };
            senders.push(Sender::connect(server.address(), target, content.another()).await?);
        }
        server.settle().await?;
        let before = server.memory()?;
        // None is whole before all are half there.
        for sender in &mut senders {
            sender.send_half().await?;
        }
        try_join_all(senders.iter_mut().map(Sender::send_rest)).await?;
        let grown = server.most_memory()?.saturating_sub(before);
        server.kill().await?;
        empty(&self.portal.folder().join("files"))?;
        Ok(grown as f64 / senders.len() as f64)
    }
}

/// Removes all files below a folder, and waits until the disk has caught up.
fn empty(folder: &Path) -> Result<(), Error> {
    walk(folder, &mut |path, _| fs::remove_file(path)).map_err(Error::io(folder.display()))?;
    let synced = std::process::Command::new("sync").status().map_err(Error::io("sync"))?;
    if synced.success() { Ok(()) } else { Err(Error::Wrong("`sync` failed".to_owned())) }
}

fn bytes_in(folder: &Path) -> Result<u64, Error> {
    let mut bytes = 0;
    let mut add = |_: &Path, length| {
        bytes += length;
        Ok(())
    };
    walk(folder, &mut add).map_err(Error::io(folder.display()))?;
    Ok(bytes)
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path, u64) -> io::Result<()>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        if about.is_dir() {
            walk(&entry.path(), visit)?;
        } else {
            visit(&entry.path(), about.len())?;
        }
    }
    Ok(())
}

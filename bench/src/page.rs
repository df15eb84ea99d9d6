//! `page_rps`: the list of one's groups, rendered by the server, against the same bytes put together as a string.

use crate::{
    Error, Options,
    api::Api,
    figure::Pairs,
    http::Http,
    machine::{Cores, look_for_others},
    plain_page,
    portal::{Person, Portal},
    process::{Running, free_address},
    say,
    scene::{chair, form_group},
};
use futures::future::try_join_all;
use rand::{SeedableRng, rngs::StdRng};
use std::{
    cell::Cell,
    env, fs,
    path::Path,
    time::{Duration, Instant},
};

/// Connections that ask at once.
const CONNECTIONS: usize = 16;
/// The page.
const PATH: &str = "/groups";

/// Measures.
pub async fn run(options: &Options, cores: Cores) -> Result<(), Error> {
    let mut random = StdRng::seed_from_u64(options.seed);
    let portal = Portal::create(options, cores).await?;
    let people = portal.people(5, &mut random).await?;
    let server = portal.serve().await?;
    let mut api = Api::connect(server.address()).await?;
    for number in 1..=options.rows {
        form_group(&mut api, &format!("Жұмыс тобы № {number}"), &people, &mut random).await?;
    }
    server.settle().await?;
    let reader = chair(&people)?;
    let page = fetch(&server, reader).await?;
    let rows = plain_page::rows_of(&page);
    if rows != options.rows {
        return Err(Error::Wrong(format!("the page has {rows} rows instead of {}", options.rows)));
    }
    let file = portal.folder().join("page.html");
    fs::write(&file, &page).map_err(Error::io(file.display()))?;
    look_for_others().await;
    say::note(format!(
        "{rows} rows, {} bytes, {CONNECTIONS} connections, uncompressed on both sides",
        page.len()
    ));

    let mut pairs = Pairs::default();
    for round in 0..options.rounds {
        let (ours, other) = if round % 2 == 0 {
            let ours = read(options, &server, &reader.cookie, page.len()).await?;
            (ours, other(options, cores, &file, page.len()).await?)
        } else {
            let other = other(options, cores, &file, page.len()).await?;
            (read(options, &server, &reader.cookie, page.len()).await?, other)
        };
        say::note(format!("round {}: {ours:.1} pages/s, as a string {other:.1}", round + 1));
        pairs.push(ours, other);
    }
    pairs.figure("page_rps").print()
}

async fn fetch(server: &Running, reader: &Person) -> Result<String, Error> {
    let mut http = Http::connect(server.address()).await?;
    let answer = http.get(PATH, &reader.cookie, "").await?;
    // A redirect, to sign in perhaps, is no page.
    let body = answer.success(PATH)?.body.to_vec();
    String::from_utf8(body).map_err(|_| Error::Wrong("the page is no text".to_owned()))
}

async fn other(options: &Options, cores: Cores, file: &Path, length: usize) -> Result<f64, Error> {
    let address = free_address()?;
    let program = env::current_exe().map_err(Error::io("this program"))?;
    let mut command = cores.command(&program);
    command.arg(plain_page::MODE).arg(address.to_string()).arg(file);
    let server = Running::start(command, address, PATH, &file.with_extension("log")).await?;
    let pages = read(options, &server, "", length).await?;
    server.kill().await?;
    Ok(pages)
}

/// Pages per second.
async fn read(options: &Options, server: &Running, cookie: &str, length: usize) -> Result<f64, Error> {
    ask(server, cookie, length, options.warm_up()).await?;
    let began = Instant::now();
    let pages = ask(server, cookie, length, options.measured).await?;
    Ok(f64::from(pages) / began.elapsed().as_secs_f64())
}

async fn ask(server: &Running, cookie: &str, length: usize, during: Duration) -> Result<u32, Error> {
    let (pages, until) = (Cell::new(0), Instant::now() + during);
    try_join_all((0..CONNECTIONS).map(|_| async {
        let mut http = Http::connect(server.address()).await?;
        while Instant::now() < until {
            let answer = http.get(PATH, cookie, "").await?.success(PATH)?;
            // Nonces and times differ by a few bytes, a page that lacks rows by thousands.
            if answer.body.len().abs_diff(length) > 200 {
                return Err(Error::Wrong(format!(
                    "a page of {} bytes instead of {length}",
                    answer.body.len()
                )));
            }
            pages.set(pages.get() + 1);
        }
        Ok::<(), Error>(())
    }))
    .await?;
    Ok(pages.get())
}

//! Measures the server beside the best that could stand in its place, and kills it to see what it loses.
//!
//! `docs/bench.md` says what each figure means.

mod anchors;
mod api;
mod crash;
mod eds;
mod error;
mod figure;
mod http;
mod live;
mod machine;
mod options;
mod page;
mod plain;
mod plain_page;
mod portal;
mod process;
mod redline;
mod say;
mod scene;
mod search;
mod size;
mod upload;
mod votes;

use error::Error;
use machine::Cores;
use options::{HELP, Options};
use std::{future::Future, net::SocketAddr, path::Path, process::ExitCode, time::Duration};
use tokio::{runtime, task::LocalSet};

fn main() -> ExitCode {
    match Options::parse(std::env::args_os()).and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say::note(format!("bench: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<bool, Error> {
    let done = match options.name.as_str() {
        "votes" => alone(votes::run(options, Cores::claim())),
        "live" => alone(live::run(options, Cores::claim())),
        "page" => alone(page::run(options, Cores::claim())),
        "size" => alone(size::run(options)),
        "search" => alone(search::run(options, Cores::claim())),
        "upload" => alone(upload::run(options, Cores::claim())),
        "all" => alone(all(options)),
        "anchors" => anchors::run(options),
        "eds" => eds::run(options),
        "redline" => redline::run(options),
        "crash" => return alone(crash::run(options)),
        // The other sides, in processes of their own, with a runtime such as the server's.
        plain::MODE => plain::run(Path::new(argument(options, 0)?), millis(options)?),
        live::MODE => as_server(live::broadcast(address(options)?)),
        plain_page::MODE => as_server(plain_page::serve(address(options)?, Path::new(argument(options, 1)?))),
        "help" => {
            say::note(HELP);
            Ok(())
        }
        other => Err(Error::Usage(format!("there is no measurement {other:?}\n\n{HELP}"))),
    };
    done.map(|()| true)
}

async fn all(options: &Options) -> Result<(), Error> {
    let cores = Cores::claim();
    votes::run(options, cores).await?;
    live::run(options, cores).await?;
    page::run(options, cores).await?;
    size::run(options).await?;
    upload::run(options, cores).await?;
    search::run(options, cores).await
}

/// The generator is one thread: it has one core.
fn alone<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let runtime =
        runtime::Builder::new_current_thread().enable_all().build().map_err(Error::io("a runtime"))?;
    LocalSet::new().block_on(&runtime, work)
}

fn as_server(work: impl Future<Output = Result<(), Error>>) -> Result<(), Error> {
    let runtime =
        runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::io("a runtime"))?;
    runtime.block_on(work)
}

fn argument(options: &Options, at: usize) -> Result<&str, Error> {
    options
        .rest
        .get(at)
        .map(String::as_str)
        .ok_or_else(|| Error::Usage(format!("{} needs more arguments", options.name)))
}

fn address(options: &Options) -> Result<SocketAddr, Error> {
    argument(options, 0)?.parse().map_err(|_| Error::Usage("no address".to_owned()))
}

fn millis(options: &Options) -> Result<Duration, Error> {
    argument(options, 1)?.parse().map(Duration::from_millis).map_err(|_| Error::Usage("no time".to_owned()))
}

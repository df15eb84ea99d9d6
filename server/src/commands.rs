//! The commands of the program.

use crate::{
    StartError,
    centre::{self, Wanted},
    config::Config,
    http::{self, Edges},
    logs, open,
    start::scanner,
    upkeep,
};
use std::{
    ffi::OsString,
    io::{self, BufRead, Write},
    path::{Path, PathBuf},
    time::Duration,
};

const HELP: &str = "alqa COMMAND [--config FILE]

  serve            serve the portal
  migrate          bring the tables up to date and stop
  demo             create demonstration data in an empty database, and list its accounts
  check            check the settings, the database and the folders
  verify-journal   walk the journal's chain
  reindex          fill the search index anew; the server must not be running
  create-admin     create an administrator: --login LOGIN --surname SURNAME --name NAME,
                   the password on standard input
  make-centre      hold the ceremony of a certification centre: --address URL --name-kk NAME --name-ru NAME
                   [--algorithm rsa-4096|rsa-2048|p-256|gost-512] --participant NAME (each),
                   the root's and the service passphrase on two lines of standard input
  renew-services   give the centre's services new keys: [--service ocsp|time-stamping] (each; by default both)
  revoke-service   revoke a replaced key of a service: --revoke SERIAL REASON [--since YYYY-MM-DD]
  root-list        make the root's next list, where its key is kept: --root FOLDER --list FILE --out FILE
                   [--revoke SERIAL REASON] (each) [--days DAYS], the root's passphrase on standard input
  take-root-list   take it into service: --list FILE

Settings: docs/administrator.md";

/// How long open requests may take after the signal to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

#[derive(Default)]
struct Arguments {
    command: Option<String>,
    config: Option<PathBuf>,
    login: String,
    surname: String,
    name: String,
    centre: Wanted,
    upkeep: upkeep::Wanted,
}

/// Runs the command the arguments name.
///
/// # Errors
/// Why it failed.
pub async fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<(), StartError> {
    let arguments = parse(arguments)?;
    let Some(command) = arguments.command.as_deref() else { return say(HELP) };
    let config = Config::load(arguments.config.as_deref())?;
    logs::start(config.log);
    match command {
        "serve" => serve(&config).await,
        "migrate" => {
            close(&open(&config).await?).await;
            say("the tables are up to date")
        }
        "demo" => demo(&config).await,
        "check" => check(&config).await,
        "verify-journal" => verify_journal(&config).await,
        "reindex" => reindex(&config).await,
        "create-admin" => create_admin(&config, &arguments).await,
        "make-centre" => make_centre(&config, &arguments.centre).await,
        "renew-services" => in_service(&upkeep::renew_services(&config, &arguments.upkeep).await?),
        "revoke-service" => in_service(&upkeep::revoke_service(&config, &arguments.upkeep).await?),
        "root-list" => root_list(&arguments.upkeep).await,
        "take-root-list" => in_service(&upkeep::take_root_list(&config, &arguments.upkeep).await?),
        "help" => say(HELP),
        other => Err(StartError::Other(format!("there is no command {other:?}\n\n{HELP}"))),
    }
}

/// What the confined process of a reader does, if the arguments ask for it: it has no settings, and needs no runtime.
///
/// # Errors
/// Why there is no answer.
pub fn read_file(arguments: impl IntoIterator<Item = OsString>) -> Option<Result<(), StartError>> {
    let arguments: Vec<OsString> = arguments.into_iter().skip(1).collect();
    let [command, question, input, result] = arguments.as_slice() else { return None };
    let read = || services::read_file(&question.to_string_lossy(), Path::new(input), Path::new(result));
    (command == services::READ_FILE)
        .then(|| read().map_err(|fault| StartError::Other(format!("a file was not read: {fault}"))))
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, StartError> {
    use lexopt::Arg::{Long, Short, Value};
    let wrong = |error: lexopt::Error| StartError::Other(format!("{error}\n\n{HELP}"));
    let mut parser = lexopt::Parser::from_iter(arguments);
    let mut found = Arguments::default();
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Value(command) if found.command.is_none() => {
                found.command = Some(command.to_string_lossy().into_owned())
            }
            Long("config") => found.config = Some(parser.value().map_err(wrong)?.into()),
            Long("login") => found.login = text(&mut parser).map_err(wrong)?,
            Long("surname") => found.surname = text(&mut parser).map_err(wrong)?,
            Long("name") => found.name = text(&mut parser).map_err(wrong)?,
            Long("address") => found.centre.address = text(&mut parser).map_err(wrong)?,
            Long("name-kk") => found.centre.name_kk = text(&mut parser).map_err(wrong)?,
            Long("name-ru") => found.centre.name_ru = text(&mut parser).map_err(wrong)?,
            Long("algorithm") => found.centre.algorithm = text(&mut parser).map_err(wrong)?,
            Long("participant") => found.centre.participants.push(text(&mut parser).map_err(wrong)?),
            Long("service") => found.upkeep.services.push(text(&mut parser).map_err(wrong)?),
            Long("revoke") => {
                let serial = text(&mut parser).map_err(wrong)?;
                found.upkeep.revoked.push((serial, text(&mut parser).map_err(wrong)?));
            }
            Long("since") => found.upkeep.since = Some(text(&mut parser).map_err(wrong)?),
            Long("root") => found.upkeep.root = Some(parser.value().map_err(wrong)?.into()),
            Long("list") => found.upkeep.list = Some(parser.value().map_err(wrong)?.into()),
            Long("out") => found.upkeep.out = Some(parser.value().map_err(wrong)?.into()),
            Long("days") => found.upkeep.days = Some(text(&mut parser).map_err(wrong)?),
            Long("help") | Short('h') => found.command = Some("help".to_owned()),
            other => return Err(wrong(other.unexpected())),
        }
    }
    Ok(found)
}

/// One line from standard input, for secrets.
fn secret() -> io::Result<String> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn text(parser: &mut lexopt::Parser) -> Result<String, lexopt::Error> {
    Ok(parser.value()?.to_string_lossy().into_owned())
}

fn say(text: &str) -> Result<(), StartError> {
    Ok(writeln!(io::stdout(), "{text}")?)
}

async fn close(services: &services::Services) {
    services.database().close().await;
}

async fn serve(config: &Config) -> Result<(), StartError> {
    let services = open(config).await?;
    services.blobs().clear_arriving().await?;
    let edges = Edges::new(services.clone(), config)?;
    if let Some(Err(error)) = scanner_answers(config).await {
        tracing::warn!(%error, "files are refused until the virus scanner answers");
    }
    let tasks = services.start();
    let listener = tokio::net::TcpListener::bind(config.listen).await?;
    tracing::info!(address = %listener.local_addr()?, "serving");
    let ended = http::serve(listener, edges, stop_signal(), LAST_REQUESTS).await;
    drop(tasks);
    close(&services).await;
    tracing::info!("stopped");
    Ok(ended?)
}

/// Whether the virus scanner answers, if there is one.
async fn scanner_answers(config: &Config) -> Option<Result<(), scan::ScanError>> {
    Some(scanner(config)?.ping().await)
}

/// Ctrl-C, or what a service manager sends.
async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

async fn demo(config: &Config) -> Result<(), StartError> {
    std::fs::create_dir_all(&config.data)?;
    centre::demonstrate(config).await?;
    let services = open(config).await?;
    let made = services.create_demonstration().await;
    close(&services).await;
    let accounts = made.map_err(|fault| StartError::Other(format!("no demonstration data: {fault:?}")))?;
    for account in accounts {
        let (name, body) = (&account.person.name, account.person.body.in_lang(domain::lang::Lang::Ru));
        say(&format!("{:<12} {:<24} {name}, {body}", account.login, account.password))?;
    }
    Ok(())
}

async fn check(config: &Config) -> Result<(), StartError> {
    let edges = {
        let services = open(config).await?;
        Edges::new(services, config)?
    };
    close(edges.services()).await;
    if !config.site.join("pkg").join("version").exists() {
        return Err(StartError::Other(format!("`site` = {:?} holds no packed browser's half", config.site)));
    }
    if let Some(Err(error)) = scanner_answers(config).await {
        return Err(StartError::Other(error.to_string()));
    }
    say("settings, database and folders are in order")
}

async fn reindex(config: &Config) -> Result<(), StartError> {
    let services = open(config).await?;
    let filled = services.refill_index().await;
    close(&services).await;
    let entries =
        filled.map_err(|fault| StartError::Other(format!("the index can't be filled: {fault:?}")))?;
    say(&format!("{entries} entries are in the search index"))
}

async fn verify_journal(config: &Config) -> Result<(), StartError> {
    let services = open(config).await?;
    let failed = |error| StartError::Other(format!("the journal can't be read: {error}"));
    let mut reader = services.database().read().await.map_err(failed)?;
    let verified = store::verify(&mut reader).await.map_err(failed)?;
    drop(reader);
    close(&services).await;
    match verified {
        Ok(events) => say(&format!("the chain of {events} events is whole")),
        Err(broken) => Err(StartError::Other(format!("the journal is broken: {broken}"))),
    }
}

async fn make_centre(config: &Config, wanted: &Wanted) -> Result<(), StartError> {
    let mut passphrases = io::stdin().lock().lines();
    let mut passphrase = || passphrases.next().transpose().map(Option::unwrap_or_default);
    let (root, service) = (passphrase()?, passphrase()?);
    let record = centre::ceremony(config, wanted, root, service).await?;
    say(&record)?;
    say(&format!(
        "Move {} to where no network is, and write the service passphrase into {}.",
        config.centre.join("root").display(),
        config.centre_passphrase.display()
    ))
}

/// What was done to the centre's folder; the server has read it at its start.
fn in_service(done: &str) -> Result<(), StartError> {
    say(done)?;
    say("Restart the server: it goes on with what it has read.")
}

async fn root_list(wanted: &upkeep::Wanted) -> Result<(), StartError> {
    let done = upkeep::root_list(wanted, secret()?).await?;
    say(&done)?;
    say("Take it to the centre: alqa take-root-list --list FILE.")
}

async fn create_admin(config: &Config, arguments: &Arguments) -> Result<(), StartError> {
    let password = secret()?;
    let services = open(config).await?;
    let made =
        services.create_administrator(&arguments.surname, &arguments.name, &arguments.login, &password).await;
    close(&services).await;
    match made {
        Ok(_) => say(&format!("the administrator {} may sign in", arguments.login)),
        Err(fault) => Err(StartError::Other(app::say::fault(domain::lang::Lang::En, &fault))),
    }
}

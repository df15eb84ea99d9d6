//! Opening everything a server needs.

use crate::{centre, config::Config, keys, trust};
use scan::Scanner;
use services::{
    Allowed, AskError, Authorities, Confinement, Office, Patience, Previews, Reader, Recogniser, SearchError,
    Services, Settings, Unavailable, Unconfined, open_index,
};
use std::{fs, sync::Arc};
use store::{BlobError, Blobs, Database, Ids, OpenError, SystemClock};

/// Why the server can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The settings are wrong.
    #[error(transparent)]
    Config(#[from] crate::config::ConfigError),
    /// The data folder can't be used.
    #[error("the data folder can't be used: {0}")]
    Data(#[from] std::io::Error),
    /// The database does not open.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The folder of files does not open.
    #[error("the folder of files does not open: {0}")]
    Blobs(#[from] BlobError),
    /// The search index does not open.
    #[error("the search index does not open: {0}")]
    Search(#[from] SearchError),
    /// The certificates by which signatures are trusted can't be read.
    #[error(transparent)]
    Trust(#[from] trust::TrustError),
    /// Other authorities can't be asked.
    #[error("other authorities can't be asked: {0}")]
    Authorities(#[from] AskError),
    /// Operations, handlers and mounted functions differ: a fault of the build.
    #[error("operations, handlers and mounted functions differ: {0}")]
    Registry(String),
    /// Something else.
    #[error("{0}")]
    Other(String),
}

/// The virus scanner, if one is set up.
pub(crate) fn scanner(config: &Config) -> Option<Scanner> {
    config.clamd.clone().map(|address| Scanner::new(address, scan::Patience::default()))
}

/// Those who may be asked about signatures, if the settings name any.
fn authorities(config: &Config) -> Result<Option<Authorities>, AskError> {
    let allowed = Allowed {
        origins: config.authorities.clone(),
        stamper: config.time_stamps.clone(),
        verifier: config.verifier.clone(),
    };
    let any = !allowed.origins.is_empty() || allowed.stamper.is_some() || allowed.verifier.is_some();
    any.then(|| Authorities::new(allowed, Patience::default())).transpose()
}

/// Opens the database, the files and the door over them.
///
/// # Errors
/// When any of them does not open.
pub async fn open(config: &Config) -> Result<Services, StartError> {
    fs::create_dir_all(&config.data)?;
    let clock = Arc::new(SystemClock);
    let ids = Ids::new();
    let ballot_key = keys::ballot_key(&config.data, &ids)?;
    let database = Database::open(&config.database_url(), clock.clone(), config.readers).await?;
    let blobs = Blobs::open(&config.data.join("files")).await?;
    let Programs { office, recogniser, reader } = programs().await;
    let centre = centre::open(config).await?;
    let settings = Settings {
        ballot_key,
        password_work: argon2::Params::default(),
        scanner: scanner(config),
        recogniser: recogniser.map(Arc::new),
        reader,
        policy: trust::policy(&config.trust, centre.as_deref(), config.old_algorithms_until)?,
        authorities: authorities(config)?,
        lists: config.trust.join("lists"),
        origin: config.origin.clone(),
        centre,
    };
    let index = open_index(&config.index)?;
    let previews = Previews::open(&config.data.join("previews"), office)?;
    Ok(Services::new(database, blobs, clock, ids, settings, index, previews))
}

/// The programs that work on files people sent: LibreOffice makes pages, Tesseract recognises letters, and this one
/// reads texts. Without the first two less is shown; without the last this process reads by itself.
#[derive(Default)]
struct Programs {
    office: Option<Office>,
    recogniser: Option<Recogniser>,
    reader: Option<Reader>,
}

async fn programs() -> Programs {
    let confinement = match Confinement::find(Unconfined::Refused).await {
        Ok(confinement) => confinement,
        Err(unavailable) => {
            tracing::warn!(%unavailable, "office files and scans are not converted, and files are read unconfined");
            return Programs::default();
        }
    };
    let reader = reader(&confinement).await;
    let office = found("LibreOffice", Office::find(&confinement));
    let recogniser = found("Tesseract", Recogniser::find(&confinement).await);
    Programs { office, recogniser: recogniser.map(|found| found.drawing_by(reader.clone())), reader }
}

async fn reader(confinement: &Confinement) -> Option<Reader> {
    let program = std::env::current_exe().and_then(|program| program.canonicalize()).ok()?;
    let found = Reader::find(confinement, program).await;
    found.inspect_err(|unavailable| tracing::warn!(%unavailable, "files are read unconfined")).ok()
}

fn found<P>(program: &'static str, found: Result<P, Unavailable>) -> Option<P> {
    found.inspect_err(|unavailable| tracing::info!(program, %unavailable, "a program is not used")).ok()
}

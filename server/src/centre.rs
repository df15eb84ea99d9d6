//! The certification centre: its ceremony, and its opening at the start.

use crate::{StartError, config::Config};
use certification::{Algorithm, Centre, CentreError, Ceremony, Organisation, Settings};
use eds::moment::Moment;
use getrandom::SysRng;
use rand_core::UnwrapErr;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    sync::Arc,
};
use store::{Clock, Ids, SystemClock};

/// Iterations of the demonstration's passphrases, which lie beside what they protect: it shall start at once.
const DEMO_ITERATIONS: u32 = 10_000;
/// The folder of the root's key, to be moved away after the ceremony.
const ROOT: &str = "root";

/// What a ceremony is held with, from the command line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) address: String,
    pub(crate) name_kk: String,
    pub(crate) name_ru: String,
    pub(crate) algorithm: String,
    pub(crate) participants: Vec<String>,
}

/// Opens the centre, if its folder is there. Deriving keys takes a while.
pub(crate) async fn open(config: &Config) -> Result<Option<Arc<Centre>>, StartError> {
    if !config.centre.join("settings.toml").exists() {
        return Ok(None);
    }
    let (folder, passphrase) = (config.centre.clone(), passphrase(config)?);
    let opened = blocking(move || Centre::open(&folder, &passphrase)).await?;
    let addresses = opened.addresses();
    tracing::info!(crl = addresses.crl, ocsp = addresses.ocsp, "the certification centre is in service");
    Ok(Some(Arc::new(opened)))
}

/// The passphrase of the keys in service.
pub(crate) fn passphrase(config: &Config) -> Result<String, StartError> {
    let read = fs::read_to_string(&config.centre_passphrase).map_err(|error| {
        StartError::Other(format!(
            "the centre's passphrase can't be read from {}: {error}",
            config.centre_passphrase.display()
        ))
    })?;
    Ok(read.trim_end_matches(['\r', '\n']).to_owned())
}

/// Derives keys and signs where nobody waits.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CentreError> + Send + 'static,
) -> Result<T, StartError> {
    let done =
        tokio::task::spawn_blocking(work).await.map_err(|error| StartError::Other(error.to_string()))?;
    done.map_err(|error| StartError::Other(format!("the certification centre: {error}")))
}

/// Below this path the server answers for the centre (`http/pki.rs`).
const PKI: &str = "/pki";

/// Holds the ceremony; gives the text of its record.
pub(crate) async fn ceremony(
    config: &Config,
    wanted: &Wanted,
    root_passphrase: String,
    service_passphrase: String,
) -> Result<String, StartError> {
    let algorithm = match wanted.algorithm.as_str() {
        "rsa-4096" => Algorithm::Rsa4096,
        "rsa-2048" => Algorithm::Rsa2048,
        "" | "p-256" => Algorithm::P256,
        "gost-512" => Algorithm::Gost512,
        other => {
            return Err(StartError::Other(format!(
                "--algorithm {other:?}: rsa-4096, rsa-2048, p-256 or gost-512"
            )));
        }
    };
    if !wanted.address.ends_with(PKI) {
        return Err(StartError::Other(format!(
            "--address {:?}: must end in {PKI}, where this server answers; it stands in every certificate",
            wanted.address
        )));
    }
    let organisation = Organisation { kk: wanted.name_kk.clone(), ru: wanted.name_ru.clone() };
    let settings = Settings::new(algorithm, organisation, &wanted.address);
    hold(config, settings, wanted.participants.clone(), root_passphrase, service_passphrase).await
}

async fn hold(
    config: &Config,
    settings: Settings,
    participants: Vec<String>,
    root_passphrase: String,
    service_passphrase: String,
) -> Result<String, StartError> {
    let folder = config.centre.clone();
    let now = Moment::from_micros(SystemClock.now().0);
    blocking(move || {
        let ceremony = Ceremony {
            settings: &settings,
            participants: &participants,
            root_passphrase: &root_passphrase,
            service_passphrase: &service_passphrase,
            now,
        };
        let record = Centre::ceremony(&folder, &ceremony, &mut UnwrapErr(SysRng))?;
        Ok(record.text)
    })
    .await
}

/// A centre for the demonstration, whose passphrases lie beside it.
pub(crate) async fn demonstrate(config: &Config) -> Result<(), StartError> {
    if config.centre.exists() {
        return Ok(());
    }
    let ids = Ids::new();
    let passphrase = || hex::encode(ids.bytes::<16>());
    let (root, service) = (passphrase(), passphrase());
    let organisation = Organisation {
        kk: "Демонстрациялық куәландырушы орталық".to_owned(),
        ru: "Демонстрационный удостоверяющий центр".to_owned(),
    };
    let origin =
        if config.origin.is_empty() { format!("http://{}", config.listen) } else { config.origin.clone() };
    let mut settings = Settings::new(Algorithm::P256, organisation, &format!("{origin}{PKI}"));
    settings.iterations = DEMO_ITERATIONS;
    hold(config, settings, vec!["alqa demo".to_owned()], root.clone(), service.clone()).await?;
    write_secret(&config.centre_passphrase, &service)?;
    write_secret(&config.centre.join(ROOT).join("passphrase"), &root)?;
    Ok(())
}

fn write_secret(path: &Path, secret: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(secret.as_bytes())?;
    file.sync_all()
}

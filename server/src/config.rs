//! What an administrator can set: a TOML file, then environment variables over it. Wrong settings are refused at
//! the start, with the key named.

use eds::moment::Moment;
use serde::Deserialize;
use services::{NotAnOrigin, Origin};
use std::{
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use url::Url;

/// Why the settings are refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file can't be read.
    #[error("the configuration file {0} can't be read: {1}")]
    File(PathBuf, std::io::Error),
    /// The file is no TOML, or holds an unknown key or a value of the wrong type.
    #[error("the configuration file {0} is wrong: {1}")]
    Toml(PathBuf, Box<toml::de::Error>),
    /// A value is wrong.
    #[error("`{key}` = {value:?} is wrong: {why}")]
    Value {
        /// The key, as in the file; in the environment it is `ALQA_` and the key in capitals.
        key: &'static str,
        /// What was given.
        value: String,
        /// What is wrong with it.
        why: String,
    },
    /// An environment variable is none of ours.
    #[error("the environment variable {0} is no setting of ours")]
    UnknownVariable(String),
}

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// A JSON object per line.
    Json,
}

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Folder of the database, files and keys.
    pub data: PathBuf,
    /// `sqlite`, for a file in the data folder, or a `postgres://` address.
    pub database: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Folder of the search index; in the data folder by default. Each process needs one of its own.
    pub index: PathBuf,
    /// The address people use, such as `https://alqa.example`; empty takes it from each request's `Host`.
    pub origin: String,
    /// Folder of the packed browser's half; beside the program by default.
    pub site: PathBuf,
    /// Folder of the certificates by which signatures are trusted; in the data folder by default.
    pub trust: PathBuf,
    /// Until when SHA-1 and GOST 34.310-2004 were good enough for signatures; none: they never were.
    pub old_algorithms_until: Option<Moment>,
    /// Folder of the certification centre; in the data folder by default. Without it there is no centre.
    pub centre: PathBuf,
    /// File with the passphrase of the centre's keys in service; beside its folder by default, better elsewhere.
    pub centre_passphrase: PathBuf,
    /// How logs are written.
    pub log: LogFormat,
    /// Connections that read the database at once.
    pub readers: u32,
    /// Where a ClamAV daemon listens that looks at files that arrive; none where there is no daemon.
    pub clamd: Option<scan::Address>,
    /// Servers of authorities that may be asked about certificates; addresses of others in certificates are not followed.
    pub authorities: Vec<Origin>,
    /// Where time stamps are had (RFC 3161) instead of from the own centre.
    pub time_stamps: Option<Url>,
    /// A verifier that is asked about each signature as well, which speaks as NCANode 3 does.
    pub verifier: Option<Url>,
    /// Whether to believe `X-Forwarded-For`: only behind a proxy of one's own that sets it.
    pub behind_proxy: bool,
    /// Where pages find NCALayer on the reader's computer, without a path; empty: they don't look.
    pub ncalayer: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    data: Option<String>,
    database: Option<String>,
    index: Option<String>,
    listen: Option<String>,
    origin: Option<String>,
    site: Option<String>,
    trust: Option<String>,
    old_algorithms_until: Option<String>,
    centre: Option<String>,
    centre_passphrase: Option<String>,
    log: Option<String>,
    readers: Option<u32>,
    clamd: Option<String>,
    authorities: Option<Vec<String>>,
    time_stamps: Option<String>,
    verifier: Option<String>,
    behind_proxy: Option<bool>,
    ncalayer: Option<String>,
}

const VARIABLES: [&str; 18] = [
    "ALQA_DATA",
    "ALQA_DATABASE",
    "ALQA_INDEX",
    "ALQA_LISTEN",
    "ALQA_ORIGIN",
    "ALQA_SITE",
    "ALQA_TRUST",
    "ALQA_OLD_ALGORITHMS_UNTIL",
    "ALQA_CENTRE",
    "ALQA_CENTRE_PASSPHRASE",
    "ALQA_LOG",
    "ALQA_READERS",
    "ALQA_CLAMD",
    "ALQA_AUTHORITIES",
    "ALQA_TIME_STAMPS",
    "ALQA_VERIFIER",
    "ALQA_BEHIND_PROXY",
    "ALQA_NCALAYER",
];

/// Seconds by which clocks in Astana are ahead.
const ASTANA: i64 = 5 * 3_600;

/// Variables of the tests and the build that the server leaves alone.
const NOT_OURS: [&str; 5] = ["ALQA_TEST_", "ALQA_BENCH_", "ALQA_CHROMIUM", "ALQA_BIN", "ALQA_MUST_CONVERT"];

impl Config {
    /// Reads the file, if one is named, and the environment.
    ///
    /// # Errors
    /// When anything in either is wrong.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let variables = env::vars().filter(|(name, _)| name.starts_with("ALQA_"));
        let file = match file {
            Some(path) => {
                let text =
                    fs::read_to_string(path).map_err(|error| ConfigError::File(path.to_owned(), error))?;
                parse(path, &text)?
            }
            None => File::default(),
        };
        Self::from(file, variables)
    }

    fn from(mut file: File, variables: impl Iterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        for (name, value) in variables {
            match name.as_str() {
                "ALQA_DATA" => file.data = Some(value),
                "ALQA_DATABASE" => file.database = Some(value),
                "ALQA_INDEX" => file.index = Some(value),
                "ALQA_LISTEN" => file.listen = Some(value),
                "ALQA_ORIGIN" => file.origin = Some(value),
                "ALQA_SITE" => file.site = Some(value),
                "ALQA_TRUST" => file.trust = Some(value),
                "ALQA_OLD_ALGORITHMS_UNTIL" => file.old_algorithms_until = Some(value),
                "ALQA_CENTRE" => file.centre = Some(value),
                "ALQA_CENTRE_PASSPHRASE" => file.centre_passphrase = Some(value),
                "ALQA_LOG" => file.log = Some(value),
                "ALQA_READERS" => file.readers = Some(number("readers", &value)?),
                "ALQA_CLAMD" => file.clamd = Some(value),
                "ALQA_AUTHORITIES" => {
                    file.authorities = Some(value.split_whitespace().map(str::to_owned).collect());
                }
                "ALQA_TIME_STAMPS" => file.time_stamps = Some(value),
                "ALQA_VERIFIER" => file.verifier = Some(value),
                "ALQA_BEHIND_PROXY" => file.behind_proxy = Some(yes_or_no("behind_proxy", &value)?),
                "ALQA_NCALAYER" => file.ncalayer = Some(value),
                other if NOT_OURS.iter().any(|start| other.starts_with(start)) => {}
                other => return Err(ConfigError::UnknownVariable(other.to_owned())),
            }
        }
        file.check()
    }

    /// The database's address for the store.
    pub fn database_url(&self) -> String {
        if self.database == "sqlite" {
            format!("sqlite:{}?mode=rwc", self.data.join("alqa.db").display())
        } else {
            self.database.clone()
        }
    }
}

fn parse(path: &Path, text: &str) -> Result<File, ConfigError> {
    toml::from_str(text).map_err(|error| ConfigError::Toml(path.to_owned(), Box::new(error)))
}

fn wrong(key: &'static str, value: impl Into<String>, why: impl Into<String>) -> ConfigError {
    ConfigError::Value { key, value: value.into(), why: why.into() }
}

fn origins(list: Vec<String>) -> Result<Vec<Origin>, ConfigError> {
    let one = |text: String| {
        text.parse().map_err(|error: NotAnOrigin| wrong("authorities", text, error.to_string()))
    };
    list.into_iter().map(one).collect()
}

/// An address, if one is given; empty is none.
fn address(key: &'static str, value: Option<String>) -> Result<Option<Url>, ConfigError> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    match Url::parse(&value) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(Some(url)),
        _ => Err(wrong(key, value, "an address such as http://127.0.0.1:14579 is wanted")),
    }
}

/// The beginning of a day in Astana, if one is given; empty is none.
fn day(key: &'static str, value: Option<String>) -> Result<Option<Moment>, ConfigError> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let read = Moment::from_date(&value).map(|day| day.plus_seconds(-ASTANA));
    read.map(Some).ok_or_else(|| wrong(key, value, "a day such as 2024-04-28 is wanted"))
}

fn number(key: &'static str, value: &str) -> Result<u32, ConfigError> {
    value.parse().map_err(|_| wrong(key, value, "a number is wanted"))
}

fn yes_or_no(key: &'static str, value: &str) -> Result<bool, ConfigError> {
    value.parse().map_err(|_| wrong(key, value, "`true` or `false` is wanted"))
}

impl File {
    fn check(self) -> Result<Config, ConfigError> {
        let listen = self.listen.unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let database = self.database.unwrap_or_else(|| "sqlite".to_owned());
        if database != "sqlite"
            && !database.starts_with("postgres://")
            && !database.starts_with("postgresql://")
        {
            // The address may hold a password: it is not repeated.
            return Err(wrong(
                "database",
                "…",
                "`sqlite` or an address that begins with postgres:// is wanted",
            ));
        }
        let origin = self.origin.unwrap_or_default();
        if !origin.is_empty() && !is_origin(&origin) {
            return Err(wrong(
                "origin",
                origin,
                "an address such as https://alqa.example is wanted, without a path",
            ));
        }
        let readers = self.readers.unwrap_or(8);
        if !(1..=200).contains(&readers) {
            return Err(wrong("readers", readers.to_string(), "a number from 1 to 200 is wanted"));
        }
        let clamd = self.clamd.filter(|address| !address.is_empty());
        let clamd = clamd.map(|address| {
            address.parse().map_err(|error: scan::NotAnAddress| wrong("clamd", address, error.to_string()))
        });
        let ncalayer = self.ncalayer.unwrap_or_else(|| "wss://127.0.0.1:13579".to_owned());
        if !ncalayer.is_empty() && !is_own_computer(&ncalayer) {
            return Err(wrong(
                "ncalayer",
                ncalayer,
                "an address such as wss://127.0.0.1:13579 is wanted: on the reader's own computer, without a path",
            ));
        }
        let log = match self.log.as_deref() {
            None | Some("text") => LogFormat::Text,
            Some("json") => LogFormat::Json,
            Some(other) => return Err(wrong("log", other, "`text` or `json` is wanted")),
        };
        let data: PathBuf = self.data.unwrap_or_else(|| "data".to_owned()).into();
        Ok(Config {
            index: self.index.map_or_else(|| data.join("index"), PathBuf::from),
            old_algorithms_until: day("old_algorithms_until", self.old_algorithms_until)?,
            trust: self.trust.map_or_else(|| data.join("trust"), PathBuf::from),
            centre: self.centre.map_or_else(|| data.join("centre"), PathBuf::from),
            centre_passphrase: self
                .centre_passphrase
                .map_or_else(|| data.join("centre.passphrase"), PathBuf::from),
            data,
            database,
            listen: listen
                .parse()
                .map_err(|_| wrong("listen", &listen, "an address such as 127.0.0.1:3000 is wanted"))?,
            origin,
            site: self.site.map_or_else(beside_program, PathBuf::from),
            log,
            readers,
            clamd: clamd.transpose()?,
            authorities: origins(self.authorities.unwrap_or_default())?,
            time_stamps: address("time_stamps", self.time_stamps)?,
            verifier: address("verifier", self.verifier)?,
            behind_proxy: self.behind_proxy.unwrap_or(false),
            ncalayer,
        })
    }
}

fn is_origin(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']))
}

/// It stands in the pages' policy: nothing but a websocket of the very computer, and nothing that ends a directive.
fn is_own_computer(text: &str) -> bool {
    let rest = text.strip_prefix("wss://").or_else(|| text.strip_prefix("ws://"));
    let port =
        rest.and_then(|rest| rest.strip_prefix("127.0.0.1:").or_else(|| rest.strip_prefix("localhost:")));
    port.is_some_and(|port| port.parse::<u16>().is_ok())
}

fn beside_program() -> PathBuf {
    env::current_exe()
        .ok()
        .and_then(|program| Some(program.parent()?.join("site")))
        .unwrap_or_else(|| "site".into())
}

/// The names of all variables, for the guide's test.
pub const fn variables() -> [&'static str; 18] {
    VARIABLES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let file = parse(Path::new("alqa.toml"), text)?;
        Config::from(file, variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn the_environment_stands_over_the_file() {
        let config = load("listen = \"0.0.0.0:80\"\nreaders = 3", &[("ALQA_LISTEN", "127.0.0.1:9")]).unwrap();
        assert_eq!((config.listen.port(), config.readers), (9, 3));
    }

    #[test]
    fn old_algorithms_end_with_a_day_of_astana() {
        let config = load("old_algorithms_until = \"2024-04-28\"", &[]).unwrap();
        let begins = Moment::from_day(2024, 4, 28).plus_seconds(-5 * 3_600);
        assert_eq!(config.old_algorithms_until, Some(begins));
        assert_eq!(load("", &[("ALQA_OLD_ALGORITHMS_UNTIL", "")]).unwrap().old_algorithms_until, None);
    }

    #[test]
    fn whatever_is_wrong_is_named() {
        type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);
        let cases: [Case; 17] = [
            ("lisen = \"x\"", &[], "lisen"),
            ("listen = 5", &[], "listen"),
            ("", &[("ALQA_LISTEN", "here")], "listen"),
            ("", &[("ALQA_DATABASE", "mysql://x")], "database"),
            ("", &[("ALQA_ORIGIN", "https://a/b")], "origin"),
            ("readers = 0", &[], "readers"),
            ("", &[("ALQA_LOG", "xml")], "log"),
            ("clamd = \"clamd.ctl\"", &[], "clamd"),
            ("ncalayer = \"wss://ncalayer.example:13579\"", &[], "ncalayer"),
            ("", &[("ALQA_NCALAYER", "wss://127.0.0.1:1; script-src *")], "ncalayer"),
            ("authorities = [\"ocsp.pki.gov.kz\"]", &[], "authorities"),
            ("", &[("ALQA_AUTHORITIES", "http://ocsp.pki.gov.kz http://crl.pki.gov.kz/a.crl")], "a.crl"),
            ("", &[("ALQA_TIME_STAMPS", "file:///etc/passwd")], "time_stamps"),
            ("verifier = \"127.0.0.1:14579\"", &[], "verifier"),
            ("old_algorithms_until = \"28.04.2024\"", &[], "old_algorithms_until"),
            ("", &[("ALQA_OLD_ALGORITHMS_UNTIL", "2024-02-30")], "old_algorithms_until"),
            ("", &[("ALQA_LISTN", "x")], "ALQA_LISTN"),
        ];
        for (text, variables, named) in cases {
            let error = load(text, variables).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }

    #[test]
    fn every_variable_is_read() {
        for name in variables() {
            assert!(!matches!(load("", &[(name, "…")]), Err(ConfigError::UnknownVariable(_))), "{name}");
        }
    }
}

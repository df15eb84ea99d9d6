//! Where the daemon listens.

use std::{fmt, path::PathBuf, str::FromStr};

/// An address of a daemon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A socket in the file system.
    Unix(PathBuf),
    /// `host:port`.
    Tcp(String),
}

/// What [`FromStr`] answers to a text that is neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a path such as /run/clamav/clamd.ctl or an address such as 127.0.0.1:3310 is wanted")]
pub struct NotAnAddress;

impl FromStr for Address {
    type Err = NotAnAddress;
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        if text.starts_with('/') {
            return Ok(Self::Unix(text.into()));
        }
        let (host, port) = text.rsplit_once(':').ok_or(NotAnAddress)?;
        let host_ok = !host.is_empty() && !host.contains(['/', '@', ' ']);
        let port_ok = port.parse::<u16>().is_ok_and(|port| port > 0);
        if host_ok && port_ok { Ok(Self::Tcp(text.to_owned())) } else { Err(NotAnAddress) }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix(path) => path.display().fmt(f),
            Self::Tcp(address) => f.write_str(address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_paths_or_hosts_with_ports() {
        for text in ["/run/clamav/clamd.ctl", "127.0.0.1:3310", "scanner.gov.kz:3310", "[::1]:3310"] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), text);
        }
        for text in ["", "clamd", "clamd.ctl", ":3310", "host:", "host:0", "host:70000", "http://a:1"] {
            assert_eq!(text.parse::<Address>(), Err(NotAnAddress), "{text}");
        }
    }
}

//! Why something was not converted.

use std::io;

use domain::documents::NoText;
use thiserror::Error;

/// Why conversion is not offered on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unavailable {
    /// The program is not installed.
    #[error("the program is not installed")]
    NoProgram,
    /// The program is there, but does not start within the confinement.
    #[error("the program does not start in its cell: does it lie in a folder that others may not enter?")]
    NotStarted,
    /// The recogniser has none of the languages of the portal.
    #[error("the recogniser has neither Kazakh, Russian nor English")]
    NoLanguage,
    /// No way to confine a program works here, and running it unconfined was not allowed.
    #[error("no way to confine a program works here")]
    NoConfinement,
}

/// Why a file was not converted.
#[derive(Debug, Error)]
pub enum Fault {
    /// Conversion is not offered here.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
    /// Files of this kind are not converted.
    #[error("files of this kind are not converted")]
    KindNotConverted,
    /// It took longer than allowed.
    #[error("it took longer than allowed")]
    TooLong,
    /// It wanted more memory or disk than allowed, or has more pages or pixels.
    #[error("it wanted more memory, disk or pages than allowed")]
    TooLarge,
    /// The file opens only with a password.
    #[error("the file opens only with a password")]
    Protected,
    /// The program could make nothing of the file.
    #[error("the program could make nothing of the file")]
    Failed,
    /// The pages were read, but there is no text to discuss.
    #[error("no text was recognised: {0:?}")]
    NoText(NoText),
    /// The server's own disk or processes failed; the file is not to blame.
    #[error("the server could not run the program: {0}")]
    Own(#[from] io::Error),
}

impl Fault {
    /// Whether it is one page that nothing can be made of, and not the server that can't.
    pub(crate) const fn is_of_page(&self) -> bool {
        match self {
            Self::TooLong | Self::TooLarge | Self::Failed | Self::KindNotConverted | Self::NoText(_) => true,
            Self::Unavailable(_) | Self::Protected | Self::Own(_) => false,
        }
    }
}

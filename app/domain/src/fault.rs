//! Why a request was not carried out: keys with data, never text. Pages say them in the reader's language.

use crate::{
    accounts::CertificateFlaw,
    documents::{FileRefusal, NoText},
    field::FieldFlaw,
    previews::NotShown,
};
use serde::{Deserialize, Serialize};

/// Why a rule refuses what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The caller sees the thing but has no right to this act.
    NotYours,
    /// Login or password is wrong.
    WrongCredentials,
    /// The text that was to be signed for signing in is too old, or was used.
    ChallengeOver,
    /// The certificate does not let anybody in.
    CertificateNotAccepted(CertificateFlaw),
    /// Nobody with an account is known by this certificate.
    NobodyByCertificate,
    /// The current password is wrong.
    WrongPassword,
    /// Signing in is locked for a while after repeated failures.
    LockedOut {
        /// Seconds until the next try.
        seconds: u32,
    },
    /// The password must be changed before anything else.
    PasswordExpired,
    /// Somebody changed it in between; the newer state is shown.
    Stale,
    /// The group is closed.
    GroupClosed,
    /// The document is closed and in the archive: view only (P51).
    DocumentArchived,
    /// Open votes must end before the document is closed.
    PollsOpen,
    /// Documents must be closed before their group is.
    DocumentsOpen,
    /// The group needs its chair and secretary; name another first.
    OfficeVacant,
    /// The person is a member already.
    AlreadyMember,
    /// Documents of this marking may not be placed on the portal (P3).
    MarkingForbidden,
    /// The file is not accepted.
    File(FileRefusal),
    /// The file is larger than allowed (P9).
    FileTooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The upload is gone or was another person's.
    UploadGone,
    /// The stored bytes no longer have the hash they were stored under.
    FileBroken,
    /// The file can't be shown in the browser.
    NotShown(NotShown),
    /// There are no scanned pages to recognise.
    NoScan,
    /// Recognition is under way already.
    RecognitionUnderWay,
    /// Recognition has ended, or was never begun.
    RecognitionOver,
    /// No program that recognises letters is installed.
    NoRecogniser,
    /// The file has no text to begin with.
    NoText(NoText),
    /// The draft has been placed; it can only be read.
    DraftPlaced,
    /// The draft was given up.
    DraftDiscarded,
    /// The draft says nothing yet.
    DraftEmpty,
    /// Two wordings of a block wait for a decision.
    WordingsWait,
    /// A file has a table with more columns than one written here may have.
    TableTooWide {
        /// How many.
        columns: u32,
        /// The limit.
        max: u32,
    },
    /// A draft has as many blocks, or a block as many wordings that wait, as it may have.
    DraftFull,
    /// The anchor does not lie in the document's text.
    AnchorLost,
    /// Remarks or answers have changed since a filled table was checked; nothing of it was taken.
    PlanMoved,
    /// The remark is resolved; reopen it first.
    RemarkResolved,
    /// The remark is open already.
    RemarkOpen,
    /// The remark has no suggested wording.
    NoSuggestion,
    /// The suggestion has been decided.
    SuggestionDecided,
    /// Two of the suggestions want the same words.
    SuggestionsOverlap,
    /// With these suggestions the text would stay as it is.
    NothingChanges,
    /// Two versions are too large to be compared in the time there is.
    TextsTooLarge,
    /// A text is too large to be laid beside the version before, so that remarks could follow.
    TextsTooLargeToFollow,
    /// A text is too large to be made into a file in the time there is.
    TextTooLargeForFile,
    /// The poll is closed.
    PollClosed,
    /// The caller was not entitled when the poll opened.
    NotEntitled,
    /// The vote has been cast and may not be changed.
    AlreadyVoted,
    /// This choice requires a reason.
    ReasonRequired,
    /// A secret vote can't be given a reason that would name the voter.
    ReasonForbidden,
    /// Nobody would be entitled to vote.
    NobodyEntitled,
    /// The chair can't decide a tie in a secret vote.
    TieNeedsNames,
    /// A secret vote can't be changed, because nobody knows which ballot is whose.
    SecretUnchangeable,
    /// A secret vote shows no figures before it is closed.
    SecretTallyHidden,
    /// Something is in the folder.
    FolderNotEmpty,
    /// A folder can't lie in itself.
    FolderInItself,
    /// Folders would lie one within another more than allowed.
    FolderTooDeep,
    /// An item of the library would replace itself in the end.
    ReplacedInCircle,
    /// Nobody was asked to say to have read it.
    NothingToAcknowledge,
    /// Somebody has said to have read it.
    ItemAcknowledged,
    /// The vote is open; its protocol is signed when it is closed.
    PollOpen,
    /// The caller has signed it already.
    SignedAlready,
    /// The version is final: no other follows it.
    VersionFinal,
    /// No identification number is known of the caller, so that nobody can tell whose signature it is.
    SignerUnknown,
    /// Nobody has told the portal under which address it is reached, which whoever signs in by certificate must see.
    NoOrigin,
    /// The signer holds no post in a state body any more.
    SignerWithoutPost,
    /// There is no certification centre here.
    NoCentre,
    /// The request for a certificate has been checked or decided.
    RequestDecided,
    /// The certificate a request was to be confirmed with is none of the caller's in force, or says something else of them.
    CertificateSaysOtherwise,
    /// Somebody must check who asks before the certificate is issued.
    IdentityUnchecked,
    /// An officer does not decide on a request of their own.
    OwnRequest,
    /// An officer does not resume a certificate of their own.
    OwnCertificate,
    /// Too many of the person's requests for certificates are open.
    TooManyOpenRequests,
    /// Who checked the identity does not issue the certificate: another officer does.
    SecondOfficer,
    /// The key has a certificate, or waits for one.
    KeyUsed,
    /// Another person holds a certificate with the same number, or asks for one: nobody could tell whose it is.
    IinOfAnother,
    /// The key may not be certified: weak, unknown, or not the asker's.
    KeyRefused,
    /// The centre can't issue the certificate with these data.
    SubjectRefused,
    /// The certificate is revoked or expired.
    CertificateOver,
    /// The certificate is suspended already.
    CertificateSuspended,
    /// The certificate is not suspended.
    CertificateNotSuspended,
    /// The person is an officer of the centre already.
    AlreadyOfficer,
    /// A substitute can't do this in the name of another.
    NotAsSubstitute,
    /// The substitution is over or has not begun.
    SubstitutionNotNow,
}

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nobody is signed in, or the session ended (401).
    SignIn,
    /// There is no such thing, or the caller may not see it (404).
    NotFound,
    /// A rule refuses (403 for rights, 409 for states).
    Refused(Refusal),
    /// Entries are wrong (422).
    Invalid(Vec<FieldFlaw>),
    /// The request can't be read: unknown field, wrong identifier, wrong type (400).
    Malformed(String),
    /// The request comes from another site's page (403).
    CrossSite,
    /// Too many requests (429).
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The server is stopping or overloaded (503). Nothing was changed; try again.
    Busy,
    /// A virus was found in the file (422).
    Infected {
        /// What the scanner calls it.
        finding: String,
    },
    /// The virus scanner can't be asked, and no file is taken without it (503).
    Unchecked,
    /// The server's disk is full (507). Nothing was kept.
    DiskFull,
    /// The connection failed; the browser says this, never the server.
    Offline,
    /// A fault of ours (500); the reference finds it in the log.
    Broken {
        /// Reference.
        reference: String,
    },
}

impl Refusal {
    /// Whether it is about rights (403) rather than about the state of things (409).
    pub const fn is_about_rights(&self) -> bool {
        matches!(
            self,
            Self::NotYours
                | Self::NotEntitled
                | Self::PasswordExpired
                | Self::NotAsSubstitute
                | Self::MarkingForbidden
                | Self::OwnRequest
                | Self::OwnCertificate
                | Self::SecondOfficer
        )
    }
}

impl Fault {
    /// The HTTP status that goes with the fault.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignIn => 401,
            Self::NotFound => 404,
            Self::CrossSite => 403,
            Self::Refused(
                Refusal::WrongCredentials
                | Refusal::WrongPassword
                | Refusal::CertificateNotAccepted(_)
                | Refusal::CertificateSaysOtherwise
                | Refusal::NobodyByCertificate,
            ) => 422,
            Self::Refused(Refusal::LockedOut { .. }) | Self::TooMany { .. } => 429,
            Self::Refused(Refusal::FileTooLarge { .. }) => 413,
            Self::Refused(Refusal::File(_)) => 415,
            Self::Refused(refusal) if refusal.is_about_rights() => 403,
            Self::Refused(_) => 409,
            Self::Invalid(_) | Self::Infected { .. } => 422,
            Self::Malformed(_) => 400,
            Self::Busy | Self::Unchecked | Self::Offline => 503,
            Self::DiskFull => 507,
            Self::Broken { .. } => 500,
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

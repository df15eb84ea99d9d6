//! What a use case works with: one transaction, the caller, the clock, identifiers.

use super::{Caller, Cookie, Request, Services};
use crate::{
    Error,
    certificates::Confirmation,
    drafts::{Begun, Printed},
    remarks::ReadRows,
    signatures::{Content, Judged},
    versions::{Aligned, Made, ReadText},
};
use domain::{
    directory::ImportRow, event::Event, fault::Fault, id::PersonId, signatures::PublicSignature, time::Moment,
};
use sqlx::AnyConnection;
use store::{Reader, Signature, Unit};

/// What slow work was done before the transaction began.
#[derive(Debug, Default)]
pub enum Prepared {
    /// None was needed.
    #[default]
    Nothing,
    /// A password was checked.
    Password {
        /// Whose account, if the login exists.
        person: Option<PersonId>,
        /// Whether it was right.
        right: bool,
        /// The hash of the new one, if one was given.
        hash: Option<String>,
    },
    /// A certificate was checked: whose it is.
    Owner(PersonId),
    /// A signature was checked that confirms a request for a certificate.
    Confirmation(Box<Confirmation>),
    /// The text of a file was read, or why there is none.
    Text(ReadText),
    /// The text of a new version was read, and laid beside that of the version before.
    Version {
        /// The text, or why there is none.
        read: ReadText,
        /// Both texts side by side; none where there is no new text.
        aligned: Option<Aligned>,
    },
    /// A new version was made of suggestions.
    Made(Box<Made>),
    /// The text a draft begins with was read.
    Begun(Begun),
    /// A file was made of a draft.
    Printed(Box<Printed>),
    /// The pictures of a file were counted.
    Counted(u32),
    /// A table of people was read.
    Rows(Vec<ImportRow>),
    /// What is signed was loaded.
    Content(Box<Content>),
    /// A signature was checked for whoever asks.
    Public(Box<PublicSignature>),
    /// A signature was judged.
    Judged(Box<Judged>),
    /// A filled table of remarks was read, or why it can't be.
    Answers(ReadRows),
}

impl Prepared {
    /// The hash of a new password.
    pub(crate) fn take_hash(&mut self) -> Result<String, Error> {
        match std::mem::take(self) {
            Self::Password { hash: Some(hash), .. } => Ok(hash),
            _ => Err(Error::Stored("a password was not hashed before the transaction".to_owned())),
        }
    }
}

enum Source<'u> {
    Unit(&'u mut Unit),
    Reader(&'u mut Reader),
}

/// One use case at work.
pub struct Cx<'u> {
    source: Source<'u>,
    services: Services,
    request: Request,
    caller: Option<Caller>,
    now: Moment,
    pub(crate) prepared: Prepared,
    pub(crate) cookie: Option<Cookie>,
}

impl<'u> Cx<'u> {
    pub(super) fn writing(
        unit: &'u mut Unit,
        services: Services,
        request: Request,
        caller: Option<Caller>,
    ) -> Self {
        let now = unit.now();
        let source = Source::Unit(unit);
        Self { source, services, request, caller, now, prepared: Prepared::Nothing, cookie: None }
    }

    /// For what the portal does by itself: nobody asks, the journal names nobody.
    pub(crate) fn of_portal(unit: &'u mut Unit, services: Services, request: Request) -> Self {
        Self::writing(unit, services, request, None)
    }

    /// For what the portal looks up by itself.
    pub(crate) fn looking(reader: &'u mut Reader, services: Services, request: Request) -> Self {
        Self::reading(reader, services, request, None)
    }

    pub(super) fn reading(
        reader: &'u mut Reader,
        services: Services,
        request: Request,
        caller: Option<Caller>,
    ) -> Self {
        let now = services.now();
        let source = Source::Reader(reader);
        Self { source, services, request, caller, now, prepared: Prepared::Nothing, cookie: None }
    }

    /// The connection, inside the transaction.
    pub fn db(&mut self) -> &mut AnyConnection {
        match &mut self.source {
            Source::Unit(unit) => unit.connection(),
            Source::Reader(reader) => reader,
        }
    }

    /// The connection, to look and change nothing: for what comes before a likely refusal, see [`Unit::look`].
    pub fn look(&mut self) -> &mut AnyConnection {
        match &mut self.source {
            Source::Unit(unit) => unit.look(),
            Source::Reader(reader) => reader,
        }
    }

    /// Now: the same throughout the use case.
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// The services themselves: blobs, keys.
    pub const fn services(&self) -> &Services {
        &self.services
    }

    /// The request.
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// A new identifier, greater than all before.
    pub fn id<T: From<domain::id::Ulid>>(&self) -> T {
        self.services.ids().next(self.now)
    }

    /// Who asks, if anybody is signed in.
    pub const fn caller(&self) -> Option<&Caller> {
        self.caller.as_ref()
    }

    /// Who asks, where the rule requires somebody.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn signed_in(&self) -> Result<&Caller, Error> {
        self.caller.as_ref().ok_or(Error::Fault(Fault::SignIn))
    }

    /// Notes what happened, signed with who did it. Written in the same transaction.
    ///
    /// # Errors
    /// When the use case is a query: a fault of ours.
    pub fn record(&mut self, event: Event) -> Result<(), Error> {
        let signature = Signature {
            actor: self.caller.as_ref().map(|caller| caller.person),
            on_behalf_of: self
                .caller
                .as_ref()
                .and_then(|caller| caller.acting.as_ref())
                .map(|acting| acting.absent),
            request: self.request.id.clone(),
        };
        match &mut self.source {
            Source::Unit(unit) => {
                unit.record(signature, event);
                Ok(())
            }
            Source::Reader(_) => Err(Error::Stored(format!("a query tried to record {}", event.kind()))),
        }
    }
}

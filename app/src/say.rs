//! Says in the reader's language what a fault's data means: what happened and what to do.
//!
//! The matches name every case, so that one without a text does not compile.

use domain::{
    accounts::CertificateFlaw,
    documents::{FILE_MAX, FileKind, FileRefusal, NoText},
    fault::{Fault, Refusal},
    field::{Field, Flaw},
    lang::Lang,
    previews::NotShown,
};
use ui::i18n::{Word, faults, fields};

/// Why a request was not carried out, and what to do.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::SignIn => faults::SIGN_IN.text(lang).to_owned(),
        Fault::NotFound => faults::NOT_FOUND.text(lang).to_owned(),
        Fault::Refused(reason) => refusal(lang, reason),
        Fault::Invalid(flaws) => match flaws.first() {
            Some(found) if flaws.len() == 1 => flaw(lang, found.field, &found.flaw),
            _ => faults::INVALID.text(lang).to_owned(),
        },
        Fault::Malformed(_) => faults::MALFORMED.text(lang).to_owned(),
        Fault::CrossSite => faults::CROSS_SITE.text(lang).to_owned(),
        Fault::TooMany { seconds } => faults::TOO_MANY.with(lang, &[("wait", &wait(lang, *seconds))]),
        Fault::Busy => faults::BUSY.text(lang).to_owned(),
        Fault::Infected { finding } => faults::INFECTED.with(lang, &[("finding", finding)]),
        Fault::Unchecked => faults::UNCHECKED.text(lang).to_owned(),
        Fault::DiskFull => faults::DISK_FULL.text(lang).to_owned(),
        Fault::Offline => faults::OFFLINE.text(lang).to_owned(),
        Fault::Broken { reference } => faults::BROKEN.with(lang, &[("reference", reference)]),
    }
}

/// Why a rule refuses, and what to do.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let word = match refusal {
        Refusal::LockedOut { seconds } => {
            return faults::LOCKED_OUT.with(lang, &[("wait", &wait(lang, *seconds))]);
        }
        Refusal::File(reason) => return file(lang, *reason),
        Refusal::FileTooLarge { limit } => {
            let megabytes = (limit / (1024 * 1024)).to_string();
            let word = if *limit == FILE_MAX { faults::FILE_TOO_LARGE } else { faults::TABLE_TOO_LARGE };
            return word.with(lang, &[("limit", &megabytes)]);
        }
        Refusal::NotShown(reason) => return not_shown(lang, *reason),
        Refusal::NoText(reason) => {
            let why = no_text(lang, *reason);
            return faults::NO_TEXT_IN_FILE.with(lang, &[("why", why.trim_end_matches('.'))]);
        }
        Refusal::TableTooWide { columns, max } => {
            let values = [("n", columns.to_string()), ("max", max.to_string())];
            return faults::TABLE_TOO_WIDE
                .with(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        }
        Refusal::NotYours => faults::NOT_YOURS,
        Refusal::WrongCredentials => faults::WRONG_CREDENTIALS,
        Refusal::WrongPassword => faults::WRONG_PASSWORD,
        Refusal::PasswordExpired => faults::PASSWORD_EXPIRED,
        Refusal::Stale => faults::STALE,
        Refusal::GroupClosed => faults::GROUP_CLOSED,
        Refusal::DocumentArchived => faults::DOCUMENT_ARCHIVED,
        Refusal::DocumentsOpen => faults::DOCUMENTS_OPEN,
        Refusal::PollsOpen => faults::POLLS_OPEN,
        Refusal::OfficeVacant => faults::OFFICE_VACANT,
        Refusal::AlreadyMember => faults::ALREADY_MEMBER,
        Refusal::MarkingForbidden => faults::MARKING_FORBIDDEN,
        Refusal::UploadGone => faults::UPLOAD_GONE,
        Refusal::FileBroken => faults::FILE_BROKEN,
        Refusal::NoScan => faults::NO_SCAN,
        Refusal::RecognitionUnderWay => faults::RECOGNITION_UNDER_WAY,
        Refusal::RecognitionOver => faults::RECOGNITION_OVER,
        Refusal::NoRecogniser => faults::NO_RECOGNISER,
        Refusal::DraftPlaced => faults::DRAFT_PLACED,
        Refusal::DraftDiscarded => faults::DRAFT_DISCARDED,
        Refusal::DraftEmpty => faults::DRAFT_EMPTY,
        Refusal::WordingsWait => faults::WORDINGS_WAIT,
        Refusal::DraftFull => faults::DRAFT_FULL,
        Refusal::AnchorLost => faults::ANCHOR_LOST,
        Refusal::PlanMoved => faults::PLAN_MOVED,
        Refusal::RemarkResolved => faults::REMARK_RESOLVED,
        Refusal::RemarkOpen => faults::REMARK_OPEN,
        Refusal::NoSuggestion => faults::NO_SUGGESTION,
        Refusal::SuggestionDecided => faults::SUGGESTION_DECIDED,
        Refusal::SuggestionsOverlap => faults::SUGGESTIONS_OVERLAP,
        Refusal::NothingChanges => faults::NOTHING_CHANGES,
        Refusal::TextsTooLarge => faults::TEXTS_TOO_LARGE,
        Refusal::TextsTooLargeToFollow => faults::TEXTS_TOO_LARGE_TO_FOLLOW,
        Refusal::TextTooLargeForFile => faults::TEXT_TOO_LARGE_FOR_FILE,
        Refusal::PollClosed => faults::POLL_CLOSED,
        Refusal::NotEntitled => faults::NOT_ENTITLED,
        Refusal::AlreadyVoted => faults::ALREADY_VOTED,
        Refusal::ReasonRequired => faults::REASON_REQUIRED,
        Refusal::ReasonForbidden => faults::REASON_FORBIDDEN,
        Refusal::NobodyEntitled => faults::NOBODY_ENTITLED,
        Refusal::TieNeedsNames => faults::TIE_NEEDS_NAMES,
        Refusal::SecretUnchangeable => faults::SECRET_UNCHANGEABLE,
        Refusal::SecretTallyHidden => faults::SECRET_TALLY_HIDDEN,
        Refusal::FolderNotEmpty => faults::FOLDER_NOT_EMPTY,
        Refusal::FolderInItself => faults::FOLDER_IN_ITSELF,
        Refusal::FolderTooDeep => faults::FOLDER_TOO_DEEP,
        Refusal::ReplacedInCircle => faults::REPLACED_IN_CIRCLE,
        Refusal::NothingToAcknowledge => faults::NOTHING_TO_ACKNOWLEDGE,
        Refusal::ItemAcknowledged => faults::ITEM_ACKNOWLEDGED,
        Refusal::ChallengeOver => faults::CHALLENGE_OVER,
        Refusal::NobodyByCertificate => faults::NOBODY_BY_CERTIFICATE,
        Refusal::CertificateNotAccepted(flaw) => certificate(*flaw),
        Refusal::PollOpen => faults::POLL_OPEN,
        Refusal::SignedAlready => faults::SIGNED_ALREADY,
        Refusal::VersionFinal => faults::VERSION_FINAL,
        Refusal::SignerUnknown => faults::SIGNER_UNKNOWN,
        Refusal::NoOrigin => faults::NO_ORIGIN,
        Refusal::SignerWithoutPost => faults::SIGNER_WITHOUT_POST,
        Refusal::NoCentre => faults::NO_CENTRE,
        Refusal::RequestDecided => faults::REQUEST_DECIDED,
        Refusal::CertificateSaysOtherwise => faults::CERTIFICATE_SAYS_OTHERWISE,
        Refusal::IdentityUnchecked => faults::IDENTITY_UNCHECKED,
        Refusal::OwnRequest => faults::OWN_REQUEST,
        Refusal::OwnCertificate => faults::OWN_CERTIFICATE,
        Refusal::TooManyOpenRequests => faults::TOO_MANY_OPEN_REQUESTS,
        Refusal::SecondOfficer => faults::SECOND_OFFICER,
        Refusal::KeyUsed => faults::KEY_USED,
        Refusal::IinOfAnother => faults::IIN_OF_ANOTHER,
        Refusal::KeyRefused => faults::KEY_REFUSED,
        Refusal::SubjectRefused => faults::SUBJECT_REFUSED,
        Refusal::CertificateOver => faults::CERTIFICATE_OVER,
        Refusal::CertificateSuspended => faults::CERTIFICATE_SUSPENDED,
        Refusal::CertificateNotSuspended => faults::CERTIFICATE_NOT_SUSPENDED,
        Refusal::AlreadyOfficer => faults::ALREADY_OFFICER,
        Refusal::NotAsSubstitute => faults::NOT_AS_SUBSTITUTE,
        Refusal::SubstitutionNotNow => faults::SUBSTITUTION_NOT_NOW,
    };
    word.text(lang).to_owned()
}

/// Why a certificate does not let anybody in.
const fn certificate(flaw: CertificateFlaw) -> Word {
    match flaw {
        CertificateFlaw::Revoked => faults::CERTIFICATE_REVOKED,
        CertificateFlaw::NotNow => faults::CERTIFICATE_NOT_NOW,
        CertificateFlaw::UnknownAuthority => faults::CERTIFICATE_UNKNOWN_AUTHORITY,
        CertificateFlaw::NotKnown => faults::CERTIFICATE_NOT_KNOWN,
        CertificateFlaw::Unfit => faults::CERTIFICATE_UNFIT,
    }
}

/// Why a file is not accepted.
fn file(lang: Lang, refusal: FileRefusal) -> String {
    let kind = |kind: FileKind| kind.extension().to_uppercase();
    match refusal {
        FileRefusal::Empty => faults::FILE_EMPTY.text(lang).to_owned(),
        FileRefusal::UnknownKind => faults::FILE_UNKNOWN.text(lang).to_owned(),
        FileRefusal::NameDisagrees { named: Some(named), found } => faults::FILE_DISAGREES
            .with(lang, &[("named", &kind(named)), ("found", &kind(found)), ("ending", found.extension())]),
        FileRefusal::NameDisagrees { named: None, found } => {
            faults::FILE_ENDING.with(lang, &[("found", &kind(found)), ("ending", found.extension())])
        }
        FileRefusal::NoFilledTable => faults::FILE_NO_FILLED_TABLE.text(lang).to_owned(),
        FileRefusal::Macros => faults::FILE_MACROS.text(lang).to_owned(),
        FileRefusal::TooSlow => faults::FILE_TOO_SLOW.text(lang).to_owned(),
        FileRefusal::ArchiveBomb => faults::FILE_BOMB.text(lang).to_owned(),
    }
}

/// What is wrong with the entry of a field, and how it must be.
pub fn flaw(lang: Lang, field: Field, flaw: &Flaw) -> String {
    flaw_named(lang, self::field(lang, field), field, flaw)
}

/// The same where the field goes by another name, as the heading of a column.
pub fn flaw_named(lang: Lang, name: &str, field: Field, flaw: &Flaw) -> String {
    let say = |word: Word, values: &[(&str, &str)]| {
        let with_field: Vec<(&str, &str)> =
            [("field", name)].into_iter().chain(values.iter().copied()).collect();
        word.with(lang, &with_field)
    };
    match flaw {
        Flaw::Missing => match chosen(field) {
            Some(cure) => say(faults::MISSING_CHOICE, &[("cure", cure.text(lang))]),
            None => say(faults::MISSING, &[]),
        },
        Flaw::TooLong { max, now } => {
            say(faults::TOO_LONG, &[("max", &max.to_string()), ("now", &now.to_string())])
        }
        Flaw::TooShort { min } => say(faults::TOO_SHORT, &[("min", &min.to_string())]),
        Flaw::TooMany { max } => say(faults::TOO_MANY_ITEMS, &[("max", &max.to_string())]),
        Flaw::Malformed => say(faults::WRONG_FORM, &[("cure", form(field).text(lang))]),
        Flaw::OutOfRange { max, .. } if field == Field::Until => {
            say(faults::PERIOD_TOO_LONG, &[("max", &max.to_string())])
        }
        Flaw::OutOfRange { min, max } => {
            say(faults::OUT_OF_RANGE, &[("min", &min.to_string()), ("max", &max.to_string())])
        }
        Flaw::InThePast => say(faults::IN_THE_PAST, &[]),
        Flaw::EndsBeforeStart => say(faults::ENDS_BEFORE_START, &[]),
        Flaw::Different => say(faults::DIFFERENT, &[]),
        Flaw::Guessable => say(faults::GUESSABLE, &[]),
        Flaw::Taken => say(taken(field), &[]),
        Flaw::Unknown => say(faults::UNKNOWN, &[]),
        Flaw::Twice => say(twice(field), &[]),
        Flaw::BadCharacters => say(faults::BAD_CHARACTERS, &[]),
    }
}

/// How to fill a field that is chosen, not written.
fn chosen(field: Field) -> Option<Word> {
    match field {
        Field::Body
        | Field::Request
        | Field::Unit
        | Field::Parent
        | Field::Person
        | Field::Absent
        | Field::Substitute
        | Field::Chair
        | Field::Secretary
        | Field::Members
        | Field::Observers
        | Field::Role
        | Field::File
        | Field::Marking
        | Field::Anchor
        | Field::Mentions
        | Field::Quorum
        | Field::Majority
        | Field::Secrecy
        | Field::Choice
        | Field::From
        | Field::Until
        | Field::At
        | Field::ClosesAt
        | Field::Into
        | Field::ReplacedBy
        | Field::Replaces
        | Field::Scope
        | Field::People
        | Field::AdoptedOn
        | Field::ValidFrom
        | Field::ValidUntil => Some(form(field)),
        _ => None,
    }
}

/// What the entry of a field must look like.
fn form(field: Field) -> Word {
    match field {
        Field::Bin => fields::FORM_BIN,
        Field::Iin => fields::FORM_IIN,
        Field::Request => fields::FORM_KEY,
        Field::Email => fields::FORM_EMAIL,
        Field::Phone => fields::FORM_PHONE,
        Field::Login => fields::FORM_LOGIN,
        Field::From | Field::Until | Field::AdoptedOn | Field::ValidFrom | Field::ValidUntil => {
            fields::FORM_DAY
        }
        Field::At | Field::ClosesAt => fields::FORM_TIME,
        Field::Person | Field::Absent | Field::Substitute | Field::Chair | Field::Secretary => {
            fields::FORM_PERSON
        }
        Field::Members | Field::Observers | Field::Mentions | Field::People => fields::FORM_PEOPLE,
        Field::Body
        | Field::Unit
        | Field::Parent
        | Field::Role
        | Field::Marking
        | Field::Into
        | Field::ReplacedBy
        | Field::Replaces
        | Field::Scope => fields::FORM_LIST,
        Field::File => fields::FORM_FILE,
        Field::Anchor => fields::FORM_ANCHOR,
        Field::Quorum | Field::Majority | Field::Secrecy | Field::Choice | Field::Stance => {
            fields::FORM_CHOICE
        }
        _ => fields::FORM_ENTRY,
    }
}

fn taken(field: Field) -> Word {
    match field {
        Field::Login => faults::TAKEN_LOGIN,
        Field::Bin | Field::NameKk | Field::NameRu | Field::NameEn => faults::TAKEN_BODY,
        Field::Into => faults::TAKEN_FOLDER,
        _ => faults::TAKEN,
    }
}

fn twice(field: Field) -> Word {
    match field {
        Field::Chair | Field::Secretary => faults::TWICE_OFFICE,
        Field::Substitute => faults::TWICE_SUBSTITUTE,
        Field::Members | Field::Observers | Field::Mentions => faults::TWICE,
        _ => faults::TWICE_ENTRY,
    }
}

/// The name of a field, as beside its control.
pub fn field(lang: Lang, field: Field) -> &'static str {
    label(field).text(lang)
}

/// The name of a field in all languages, for `t(say::label(Field::Name))`.
pub fn label(field: Field) -> Word {
    match field {
        Field::Login => fields::LOGIN,
        Field::Password => fields::PASSWORD,
        Field::CurrentPassword => fields::CURRENT_PASSWORD,
        Field::NewPassword => fields::NEW_PASSWORD,
        Field::RepeatPassword => fields::REPEAT_PASSWORD,
        Field::Surname => fields::SURNAME,
        Field::GivenName => fields::GIVEN_NAME,
        Field::Patronymic => fields::PATRONYMIC,
        Field::Phone => fields::PHONE,
        Field::Office => fields::OFFICE,
        Field::Email => fields::EMAIL,
        Field::Body => fields::BODY,
        Field::Unit => fields::UNIT,
        Field::Parent => fields::PARENT,
        Field::Position => fields::POSITION,
        Field::NameKk => fields::NAME_KK,
        Field::NameRu => fields::NAME_RU,
        Field::NameEn => fields::NAME_EN,
        Field::Bin => fields::BIN,
        Field::Person => fields::PERSON,
        Field::Absent => fields::ABSENT,
        Field::Substitute => fields::SUBSTITUTE,
        Field::Order => fields::ORDER,
        Field::From => fields::FROM,
        Field::Until => fields::UNTIL,
        Field::Name => fields::NAME,
        Field::Description => fields::DESCRIPTION,
        Field::Justification => fields::JUSTIFICATION,
        Field::Chair => fields::CHAIR,
        Field::Secretary => fields::SECRETARY,
        Field::Members => fields::MEMBERS,
        Field::Observers => fields::OBSERVERS,
        Field::Role => fields::ROLE,
        Field::File => fields::FILE,
        Field::Title => fields::TITLE,
        Field::Marking => fields::MARKING,
        Field::Place => fields::PLACE,
        Field::Agenda => fields::AGENDA,
        Field::At => fields::AT,
        Field::Text => fields::TEXT,
        Field::Wording => fields::WORDING,
        Field::Anchor => fields::ANCHOR,
        Field::Mentions => fields::MENTIONS,
        Field::Question => fields::QUESTION,
        Field::Quorum => fields::QUORUM,
        Field::Majority => fields::MAJORITY,
        Field::Secrecy => fields::SECRECY,
        Field::ClosesAt => fields::CLOSES_AT,
        Field::Choice => fields::CHOICE,
        Field::Reason => fields::REASON,
        Field::Stance => fields::STANCE,
        Field::Reasoning => fields::REASONING,
        Field::Grounds => fields::GROUNDS,
        Field::Remarks => fields::REMARKS,
        Field::Search => fields::SEARCH,
        Field::Into => fields::INTO,
        Field::Number => fields::NUMBER,
        Field::AdoptedOn => fields::ADOPTED_ON,
        Field::ValidFrom => fields::VALID_FROM,
        Field::ValidUntil => fields::VALID_UNTIL,
        Field::ReplacedBy => fields::REPLACED_BY,
        Field::Replaces => fields::REPLACES,
        Field::Scope => fields::SCOPE,
        Field::Grants => fields::GRANTS,
        Field::People => fields::PEOPLE,
        Field::Iin => fields::IIN,
        Field::Request => fields::REQUEST,
        Field::Documents => fields::DOCUMENTS,
        Field::Comment => fields::COMMENT,
        Field::Signature => fields::SIGNATURE,
        Field::Origin => fields::ORIGIN,
        Field::Nonce => fields::NONCE,
    }
}

/// Why a stored file has no text on the page, and what to do about it.
pub fn no_text(lang: Lang, reason: NoText) -> String {
    let word = match reason {
        NoText::KindNotRead => faults::NO_TEXT_KIND,
        NoText::Encrypted => faults::NO_TEXT_ENCRYPTED,
        NoText::Damaged => faults::NO_TEXT_DAMAGED,
        NoText::Scanned => faults::NO_TEXT_SCANNED,
        NoText::Empty => faults::NO_TEXT_EMPTY,
        NoText::TooLong => faults::NO_TEXT_TOO_LONG,
    };
    word.text(lang).to_owned()
}

/// Why a file is not shown in the browser, and what to do about it.
pub fn not_shown(lang: Lang, reason: NotShown) -> String {
    let word = match reason {
        NotShown::Encrypted => faults::NOT_SHOWN_ENCRYPTED,
        NotShown::Damaged => faults::NOT_SHOWN_DAMAGED,
        NotShown::TooLarge => faults::NOT_SHOWN_TOO_LARGE,
        NotShown::Empty => faults::NO_TEXT_EMPTY,
        NotShown::NotRead => faults::NOT_SHOWN_NOT_READ,
        NotShown::Refused(reason) => return file(lang, reason),
    };
    word.text(lang).to_owned()
}

/// "in 15 seconds", "in 2 minutes"
fn wait(lang: Lang, seconds: u32) -> String {
    if seconds < 60 {
        faults::IN_SECONDS.count(lang, u64::from(seconds.max(1)))
    } else {
        faults::IN_MINUTES.count(lang, u64::from(seconds.div_ceil(60)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_kinds_are_said() {
        let large = Refusal::FileTooLarge { limit: FILE_MAX };
        assert!(refusal(Lang::Ru, &large).contains("60 МБ"));
        let disagrees = FileRefusal::NameDisagrees { named: Some(FileKind::Pdf), found: FileKind::Docx };
        let said = refusal(Lang::En, &Refusal::File(disagrees));
        assert!(said.contains("PDF") && said.contains("DOCX") && said.contains(".docx"), "{said}");
        let locked = refusal(Lang::Kk, &Refusal::LockedOut { seconds: 61 });
        assert!(locked.contains("2 минуттан кейін"), "{locked}");
    }

    #[test]
    fn a_flaw_names_its_field_and_leaves_no_blank() {
        let said = flaw(Lang::Ru, Field::Substitute, &Flaw::Missing);
        assert_eq!(said, "«Замещающий сотрудник»: ничего не выбрано; выберите сотрудника из справочника.");
        let said = flaw(Lang::En, Field::Until, &Flaw::OutOfRange { min: 1, max: 366 });
        assert!(said.contains("366 days") && !said.contains('{'), "{said}");
    }
}

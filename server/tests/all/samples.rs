//! One value of every operation, about things given: so that all can be tried on all.

use super::library::place_item;
use domain::{
    accounts::*,
    certificates::*,
    directory::*,
    documents::*,
    drafts::*,
    groups::*,
    id::{
        AppointmentId, AttachmentId, BlockId, BodyId, CertificateId, CertificateRequestId, DocumentId,
        DraftId, FolderId, GroupId, IdempotencyKey, LibraryItemId, MeetingId, PersonId, PollId, RemarkId,
        SessionId, SubstitutionId, Ulid,
    },
    lang::Lang,
    library::*,
    notices::*,
    operation::Operation,
    previews::*,
    remarks::*,
    search::Search,
    signatures::*,
    time::CalendarDay,
    versions::*,
    votes::*,
};

/// What the operations are about.
#[derive(Clone, Copy, Debug)]
pub struct Targets {
    pub body: BodyId,
    pub person: PersonId,
    pub appointment: AppointmentId,
    pub substitution: SubstitutionId,
    pub session: SessionId,
    pub group: GroupId,
    pub attachment: AttachmentId,
    /// One that may be taken off.
    pub spare_attachment: AttachmentId,
    pub meeting: MeetingId,
    pub document: DocumentId,
    /// A text being written, in which two wordings of a block wait.
    pub draft: DraftId,
    pub block: BlockId,
    pub remark: RemarkId,
    pub poll: PollId,
    pub folder: FolderId,
    pub item: LibraryItemId,
    pub request: CertificateRequestId,
    pub certificate: CertificateId,
    pub key: IdempotencyKey,
}

impl Targets {
    /// Things that are not there.
    pub fn missing(mut id: impl FnMut() -> Ulid) -> Self {
        Self {
            body: id().into(),
            person: id().into(),
            appointment: id().into(),
            substitution: id().into(),
            session: id().into(),
            group: id().into(),
            attachment: id().into(),
            spare_attachment: id().into(),
            meeting: id().into(),
            document: id().into(),
            draft: id().into(),
            block: id().into(),
            remark: id().into(),
            poll: id().into(),
            folder: id().into(),
            item: id().into(),
            request: id().into(),
            certificate: id().into(),
            key: id().into(),
        }
    }
}

/// An operation that can be tried.
pub trait Sample: Operation {
    /// A value that leaves things so that the next can be tried: where carrying it out would not, its entries are
    /// wrong, which is found only after the rule was asked.
    fn sample(about: &Targets) -> Self;
}

/// The identifier of nothing.
fn nothing<T: From<Ulid>>() -> T {
    Ulid::nil().into()
}

fn text(text: &str) -> String {
    text.to_owned()
}

macro_rules! samples {
    ($($operation:ident |$about:ident| $sample:expr;)+) => {$(
        impl Sample for $operation {
            #[expect(clippy::allow_attributes, reason = "not every operation is about something")]
            #[allow(unused_variables, reason = "not every operation is about something")]
            fn sample($about: &Targets) -> Self {
                $sample
            }
        }
    )+};
}

samples! {
    SignIn |t| SignIn { login: text("ешкім"), password: text("бірдеңе") };
    BeginCertificateSignIn |t| BeginCertificateSignIn { origin: text("http://alqa.test") };
    SignInByCertificate |t| SignInByCertificate { nonce: text("x"), signature: text("x") };
    SignOut |t| SignOut {};
    ChangePassword |t| ChangePassword {
        current_password: text("x"), new_password: text("x"), repeat_password: text("x"),
    };
    ListSessions |t| ListSessions {};
    RevokeSession |t| RevokeSession { session: t.session };
    CreateAccount |t| CreateAccount { person: t.person, login: text("x"), new_password: text("x") };
    ResetPassword |t| ResetPassword { person: t.person, new_password: text("x") };
    ViewMe |t| ViewMe {};
    ActFor |t| ActFor { substitution: Some(nothing()) };

    ViewCertificates |t| ViewCertificates {};
    RequestCertificate |t| RequestCertificate {
        iin: text("1"), body: Some(t.body), role: CertificateRole::Employee, request: text("x"), key: t.key,
    };
    ViewCertificateRequest |t| ViewCertificateRequest { request: t.request };
    WithdrawRequest |t| WithdrawRequest { request: t.request };
    ConfirmRequest |t| ConfirmRequest { request: t.request, signature: text("x") };
    CheckIdentity |t| CheckIdentity { request: t.request, documents: text("") };
    IssueCertificate |t| IssueCertificate { request: t.request };
    RefuseRequest |t| RefuseRequest { request: t.request, comment: text("") };
    ListRegister |t| ListRegister::default();
    ViewCertificate |t| ViewCertificate { certificate: t.certificate };
    SuspendCertificate |t| SuspendCertificate { certificate: t.certificate, comment: text("") };
    ResumeCertificate |t| ResumeCertificate { certificate: t.certificate, comment: text("") };
    RevokeCertificate |t| RevokeCertificate {
        certificate: t.certificate, reason: RevocationReason::Superseded, comment: text(""),
    };
    ListOfficers |t| ListOfficers {};
    NameOfficer |t| NameOfficer { person: None };
    DismissOfficer |t| DismissOfficer { person: t.person };
    ListNumbers |t| ListNumbers {};
    ConfirmNumber |t| ConfirmNumber { owner: None, iin: text("1"), documents: text("x") };
    WithdrawNumber |t| WithdrawNumber { person: t.person };

    ViewToSign |t| ViewToSign { act: SignedAct::Protocol { poll: t.poll } };
    Sign |t| Sign {
        act: SignedAct::Protocol { poll: t.poll }, role: SignerRole::Chair, signature: text(""), key: t.key,
    };
    ViewSignatures |t| ViewSignatures { act: SignedAct::Protocol { poll: t.poll } };
    ViewPackage |t| ViewPackage { act: SignedAct::Protocol { poll: t.poll } };
    CheckSignature |t| CheckSignature { signature: nothing() };
    ListToSign |t| ListToSign {};

    ListBodies |t| ListBodies {};
    SearchDirectory |t| SearchDirectory { body: Some(t.body), ..SearchDirectory::default() };
    ViewBody |t| ViewBody { body: t.body };
    ViewPerson |t| ViewPerson { person: t.person };
    CreateBody |t| CreateBody {
        name_kk: text("Орган"), name_ru: text("Орган"), name_en: text(""), bin: text(""), key: t.key,
    };
    EditBody |t| EditBody {
        body: t.body, name_kk: text("Орган"), name_ru: text("Орган"), name_en: text(""), bin: text("x"),
    };
    CreateUnit |t| CreateUnit {
        body: t.body, parent: None, name_kk: text("Бөлім"), name_ru: text("Отдел"), name_en: text(""), key: t.key,
    };
    CreatePerson |t| CreatePerson {
        surname: text("Жаңа"), given_name: text("Адам"), patronymic: text(""), phone: text(""), office: text(""),
        email: text(""), body: t.body, unit: None, position: text("маман"), key: t.key,
    };
    EditPerson |t| EditPerson {
        person: t.person, surname: text(""), given_name: text("Адам"), patronymic: text(""), phone: text(""),
        office: text(""), email: text(""),
    };
    Appoint |t| Appoint {
        body: t.body, person: t.person, unit: None, position: text(""), editor: true, key: t.key,
    };
    EndAppointment |t| EndAppointment { body: t.body, appointment: t.appointment };
    Substitute |t| Substitute {
        person: t.person, substitute: t.person, order: text("1"), from: CalendarDay(20_000),
        until: CalendarDay(20_000), key: t.key,
    };
    EndSubstitution |t| EndSubstitution { substitution: t.substitution };
    ImportPeople |t| ImportPeople { body: t.body, file: nothing(), dry_run: false };

    CreateGroup |t| CreateGroup {
        name: text("Топ"), description: text(""), justification: text("керек"), chair: nothing(),
        secretary: t.person, members: Vec::new(), observers: Vec::new(), key: t.key,
    };
    EditGroup |t| EditGroup {
        group: t.group, version: 0, name: text("Топ"), description: text(""), justification: text("керек"),
    };
    CloseGroup |t| CloseGroup { group: t.group };
    AddMember |t| AddMember { group: t.group, person: nothing(), role: GroupRole::Member };
    ChangeRole |t| ChangeRole { group: t.group, person: nothing(), role: GroupRole::Member };
    RemoveMember |t| RemoveMember { group: t.group, person: nothing() };
    AttachFile |t| AttachFile { group: t.group, file: nothing(), marking: Marking::Open, key: t.key };
    DetachFile |t| DetachFile { group: t.group, attachment: t.spare_attachment };
    ScheduleMeeting |t| ScheduleMeeting {
        group: t.group, at: text("2027-01-10T10:00").try_into().unwrap(), place: text("зал"),
        agenda: text("жоба"), key: t.key,
    };
    CancelMeeting |t| CancelMeeting { group: t.group, meeting: t.meeting };
    ListGroups |t| ListGroups {};
    ViewGroup |t| ViewGroup { group: t.group };
    ViewAttachment |t| ViewAttachment { group: t.group, attachment: t.attachment };

    PlaceDocument |t| PlaceDocument {
        group: t.group, file: nothing(), title: text("Жоба"), marking: Marking::Open, key: t.key,
    };
    ViewDocument |t| ViewDocument { document: t.document, version: None };
    ViewFile |t| ViewFile { document: t.document, version: None };
    MarkRead |t| MarkRead { document: t.document };
    BeginRecognition |t| BeginRecognition { document: t.document };
    StopRecognition |t| StopRecognition { document: t.document };
    CloseDocument |t| CloseDocument { document: t.document };

    BeginDraft |t| BeginDraft {
        group: t.group, title: text("Мәтін"), lang: Lang::Kk, file: None, key: t.key,
    };
    BeginNextVersion |t| BeginNextVersion { document: t.document, lang: Lang::Kk, key: t.key };
    ViewDraft |t| ViewDraft { draft: t.draft };
    ViewRevisions |t| ViewRevisions { draft: t.draft, block: t.block };
    EditDraft |t| EditDraft { draft: t.draft, title: text(""), lang: Lang::Kk };
    ShareDraft |t| ShareDraft { draft: t.draft };
    AddBlocks |t| AddBlocks {
        draft: t.draft, after: None, style: BlockStyle::Point, text: text("Тармақ"), key: t.key,
    };
    SaveBlock |t| SaveBlock {
        draft: t.draft, block: t.block, base: 99, style: BlockStyle::Point, text: text("Тармақ"), key: t.key,
    };
    MoveBlock |t| MoveBlock { draft: t.draft, block: t.block, after: None };
    RemoveBlock |t| RemoveBlock { draft: t.draft, block: t.block, base: 99 };
    RestoreBlock |t| RestoreBlock { draft: t.draft, block: t.block };
    SettleWording |t| SettleWording {
        draft: t.draft, block: t.block, base: 99, rival: 99, by: SettleBy::Keep,
    };
    PlaceDraft |t| PlaceDraft { draft: t.draft, marking: Marking::Open, key: t.key };
    DiscardDraft |t| DiscardDraft { draft: t.draft };

    ViewItemPreview |t| ViewItemPreview { item: t.item, inside: Vec::new() };
    ViewPreview |t| ViewPreview {
        source: FileSource::Attachment { group: t.group, attachment: t.attachment }, inside: Vec::new(),
    };

    PlaceVersion |t| PlaceVersion {
        document: t.document, file: nothing(), marking: Marking::Open, key: t.key,
    };
    CountPictures |t| CountPictures { document: t.document };
    TakeSuggestions |t| TakeSuggestions { document: t.document, remarks: vec![nothing()], key: t.key };
    CompareVersions |t| CompareVersions { document: t.document, from: None, to: None, only_changes: false };

    AddRemark |t| AddRemark {
        document: t.document, block: None, start: 0, end: 0, text: text("Ескертпе"), wording: text(""),
        grounds: text(""), mentions: Vec::new(), key: t.key,
    };
    EditRemark |t| EditRemark { remark: t.remark, version: 0, text: text("Ескертпе") };
    Reply |t| Reply { remark: t.remark, text: text("Жауап"), mentions: Vec::new(), key: t.key };
    ResolveRemark |t| ResolveRemark { remark: t.remark };
    ReopenRemark |t| ReopenRemark { remark: t.remark };
    DecideSuggestion |t| DecideSuggestion { remark: t.remark, accept: true };
    MoveRemark |t| MoveRemark { remark: t.remark, block: nothing(), start: 0, end: 0 };
    AnswerRemarks |t| AnswerRemarks {
        document: t.document, remarks: vec![t.remark], stance: Stance::Accepted, reasoning: text(""),
        wording: text(""),
    };

    CheckAnswers |t| CheckAnswers { document: t.document, file: None };
    ImportAnswers |t| ImportAnswers { document: t.document, file: nothing(), plan: text("") };

    OpenPoll |t| OpenPoll {
        document: t.document, block: None, question: text("Қалай?"), voters: Voters::Everybody,
        secrecy: Secrecy::Named, tally: TallyShown::Live, quorum: Share::HALF, majority: Share::HALF,
        more_than: true, rounding: Rounding::Up, base: Base::Cast, tie: Tie::Fails, changeable: false,
        reason_against: false, closes_at: None, key: t.key,
    };
    CastVote |t| CastVote { poll: t.poll, choice: Choice::For, reason: text(""), key: t.key };
    ClosePoll |t| ClosePoll { poll: t.poll };
    ViewPoll |t| ViewPoll { poll: t.poll };
    ViewRoll |t| ViewRoll { poll: t.poll };

    ViewLibrary |t| ViewLibrary {};
    ViewFolder |t| ViewFolder { folder: t.folder, all: true, keeping: true };
    CreateSection |t| CreateSection { body: Some(t.body), name: text("Бөлім"), key: t.key };
    CreateFolder |t| CreateFolder { folder: t.folder, name: text("Бума"), key: t.key };
    RenameFolder |t| RenameFolder { folder: t.folder, name: text("") };
    MoveFolder |t| MoveFolder { folder: t.folder, into: nothing() };
    DeleteFolder |t| DeleteFolder { folder: t.folder };
    SetFolderAccess |t| SetFolderAccess {
        folder: t.folder, scope: Scope::Chosen, grants: Vec::new(), people: vec![nothing()],
    };
    PlaceItem |t| place_item(t.folder, nothing(), "Құжат", t.key);
    EditItem |t| EditItem {
        item: t.item, version: 0, title: text("Құжат"), number: text(""), adopted_on: None, description: text(""),
        valid_from: None, valid_until: None, must_acknowledge: true,
    };
    MoveItem |t| MoveItem { item: t.item, into: nothing() };
    SetItemAccess |t| SetItemAccess {
        item: t.item, scope: Scope::Chosen, grants: Vec::new(), people: vec![nothing()],
    };
    ReplaceItem |t| ReplaceItem { item: t.item, replaced_by: Some(nothing()) };
    WithdrawItem |t| WithdrawItem { item: t.item };
    ViewItem |t| ViewItem { item: t.item, keeping: true };
    ViewItemFile |t| ViewItemFile { item: t.item };
    AcknowledgeItem |t| AcknowledgeItem { item: t.item };
    ViewAcknowledged |t| ViewAcknowledged { item: t.item, done: false, page: 0 };

    ViewHome |t| ViewHome {};
    ReadNotices |t| ReadNotices { until: nothing() };

    Search |t| Search::default();
}

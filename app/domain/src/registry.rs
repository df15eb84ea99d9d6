//! The list of all operations. What is not in it can't be asked for.

/// Calls a macro with all operations, by module. The server's handlers, the browser's calls and the access
/// matrix are made from this one list.
#[macro_export]
macro_rules! for_each_operation {
    ($callback:ident) => {
        $callback! {
            accounts: SignIn, BeginCertificateSignIn, SignInByCertificate, SignOut, ChangePassword, ListSessions, RevokeSession, CreateAccount, ResetPassword, ViewMe, ActFor;
            directory: ListBodies, SearchDirectory, ViewBody, ViewPerson, CreateBody, EditBody, CreateUnit, CreatePerson,
                EditPerson, Appoint, EndAppointment, Substitute, EndSubstitution, ImportPeople;
            groups: CreateGroup, EditGroup, CloseGroup, AddMember, ChangeRole, RemoveMember, AttachFile, DetachFile,
                ScheduleMeeting, CancelMeeting, ListGroups, ViewGroup, ViewAttachment;
            documents: PlaceDocument, ViewDocument, ViewFile, MarkRead, CloseDocument, BeginRecognition, StopRecognition;
            drafts: BeginDraft, BeginNextVersion, ViewDraft, ViewRevisions, EditDraft, ShareDraft, AddBlocks, SaveBlock, MoveBlock,
                RemoveBlock, RestoreBlock, SettleWording, PlaceDraft, DiscardDraft;
            previews: ViewPreview, ViewItemPreview;
            versions: PlaceVersion, TakeSuggestions, CountPictures, CompareVersions;
            remarks: AddRemark, EditRemark, Reply, ResolveRemark, ReopenRemark, DecideSuggestion, MoveRemark,
                AnswerRemarks, CheckAnswers, ImportAnswers;
            votes: OpenPoll, CastVote, ClosePoll, ViewPoll, ViewRoll;
            library: ViewLibrary, ViewFolder, CreateSection, CreateFolder, RenameFolder, MoveFolder, DeleteFolder,
                SetFolderAccess, PlaceItem, EditItem, MoveItem, SetItemAccess, ReplaceItem, WithdrawItem, ViewItem,
                ViewItemFile, AcknowledgeItem, ViewAcknowledged;
            certificates: ViewCertificates, RequestCertificate, ViewCertificateRequest, WithdrawRequest, ConfirmRequest,
                CheckIdentity, IssueCertificate, RefuseRequest, ListRegister, ViewCertificate, SuspendCertificate, ResumeCertificate,
                RevokeCertificate, ListOfficers, NameOfficer, DismissOfficer, ListNumbers, ConfirmNumber, WithdrawNumber;
            signatures: ViewToSign, Sign, ViewSignatures, ViewPackage, CheckSignature, ListToSign;
            notices: ViewHome, ReadNotices;
            search: Search;
        }
    };
}

use crate::{
    access::Rule,
    operation::{Effect, Operation},
};

/// An operation without its types: what a lawyer or a test wants to know of it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The module it belongs to.
    pub module: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Whether it only reads.
    pub effect: Effect,
    /// Who may see and do it.
    pub rule: Rule,
}

macro_rules! entries {
    ($($module:ident: $($operation:ident),+;)+) => {
        /// All operations, in the order of the list.
        pub const OPERATIONS: &[Entry] = &[$($(Entry {
            module: stringify!($module),
            name: <crate::$module::$operation as Operation>::NAME,
            effect: <crate::$module::$operation as Operation>::EFFECT,
            rule: <crate::$module::$operation as Operation>::RULE,
        }),+),+];
    };
}
for_each_operation!(entries);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = OPERATIONS.iter().map(|entry| entry.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), OPERATIONS.len());
    }
}

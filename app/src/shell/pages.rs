//! Every page but the first, in chunks.
//!
//! What some chunks share and others don't becomes a file of its own for each combination of chunks; so pages that share
//! much are in one chunk, and there are few.

use super::chunk::page_in_chunk;
use crate::{
    accounts, certificates, directory, documents, drafts, groups, library, previews, remarks, search,
    signatures, versions, votes,
};
use leptos::prelude::*;

page_in_chunk!(accounts, SignInPage, accounts::SignInPage);
page_in_chunk!(accounts, AccountPage, accounts::AccountPage);
page_in_chunk!(accounts, PasswordPage, accounts::PasswordPage);
page_in_chunk!(directory, DirectoryPage, directory::DirectoryPage);
page_in_chunk!(directory, NewBodyPage, directory::NewBodyPage);
page_in_chunk!(directory, BodyPage, directory::BodyPage);
page_in_chunk!(directory, ImportPage, directory::ImportPage);
page_in_chunk!(directory, PersonPage, directory::PersonPage);
page_in_chunk!(signatures, CheckPage, signatures::CheckPage);
page_in_chunk!(signatures, CertificateSignInPage, accounts::CertificateSignInPage);
page_in_chunk!(signatures, SignPage, signatures::SignPage);
page_in_chunk!(signatures, ToSignPage, signatures::ToSignPage);
page_in_chunk!(signatures, CertificatesPage, certificates::CertificatesPage);
page_in_chunk!(signatures, NewRequestPage, certificates::NewRequestPage);
page_in_chunk!(signatures, RequestPage, certificates::RequestPage);
page_in_chunk!(signatures, CertificatePage, certificates::CertificatePage);
page_in_chunk!(signatures, RegisterPage, certificates::RegisterPage);
page_in_chunk!(directory, SearchPage, search::SearchPage);
page_in_chunk!(groups, GroupsPage, groups::GroupsPage);
page_in_chunk!(groups, NewGroupPage, groups::NewGroupPage);
page_in_chunk!(groups, GroupPage, groups::GroupPage);
page_in_chunk!(groups, LibraryPage, library::LibraryPage);
page_in_chunk!(groups, FolderPage, library::FolderPage);
page_in_chunk!(groups, ItemPage, library::ItemPage);
page_in_chunk!(documents, DocumentPage, documents::DocumentPage);
page_in_chunk!(documents, DraftPage, drafts::DraftPage);
page_in_chunk!(documents, NewDraftPage, drafts::NewDraftPage);
page_in_chunk!(documents, RevisionsPage, drafts::RevisionsPage);
page_in_chunk!(documents, DocumentPreviewPage, previews::DocumentPreviewPage);
page_in_chunk!(documents, AttachmentPreviewPage, previews::AttachmentPreviewPage);
page_in_chunk!(documents, ItemPreviewPage, previews::ItemPreviewPage);
page_in_chunk!(documents, RemarkTablePage, remarks::RemarkTablePage);
page_in_chunk!(documents, ImportAnswersPage, remarks::ImportAnswersPage);
page_in_chunk!(documents, NewVersionPage, versions::NewVersionPage);
page_in_chunk!(documents, SuggestionsPage, versions::SuggestionsPage);
page_in_chunk!(documents, ComparePage, versions::ComparePage);
page_in_chunk!(documents, NewPollPage, votes::NewPollPage);
page_in_chunk!(documents, ProtocolPage, votes::ProtocolPage);

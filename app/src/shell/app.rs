//! The application: contexts and routes.

use super::{
    FaultPage, Start,
    bar::{Foot, TopBar},
    chunk::ComingBar,
    pages,
    start::Own,
};
use crate::{live, notices};
use domain::fault::Fault;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, SsrMode,
    components::{Route, Router, Routes},
    path,
};
use ui::i18n::Language;

/// Everything inside `<body>`.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let start = use_context::<Start>().unwrap_or_else(Start::read);
    provide_context(Language(RwSignal::new(start.lang)));
    let own = Own {
        unread: RwSignal::new(start.me.as_ref().map_or(0, |me| me.unread)),
        me: RwSignal::new(start.me.clone()),
    };
    provide_context(own);
    live::provide(start.now, own.me.with_untracked(Option::is_some), own.unread);
    let whole = SsrMode::Async;
    view! {
        <Router>
            <ComingBar/>
            <TopBar/>
            <Routes fallback=|| view! { <FaultPage fault=Fault::NotFound/> }>
                <Route path=path!("/") view=notices::HomePage ssr=whole.clone()/>
                <Route path=path!("/sign-in") view={Lazy::<pages::SignInPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/sign-in/certificate") view={Lazy::<pages::CertificateSignInPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/account") view={Lazy::<pages::AccountPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/account/password") view={Lazy::<pages::PasswordPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/signatures/check") view={Lazy::<pages::CheckPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/signatures") view={Lazy::<pages::ToSignPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/signatures/sign") view={Lazy::<pages::SignPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/certificates") view={Lazy::<pages::CertificatesPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/certificates/new") view={Lazy::<pages::NewRequestPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/certificates/register") view={Lazy::<pages::RegisterPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/certificates/requests/:id") view={Lazy::<pages::RequestPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/certificates/:id") view={Lazy::<pages::CertificatePage>::new()} ssr=whole.clone()/>
                <Route path=path!("/directory") view={Lazy::<pages::DirectoryPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/directory/bodies/new") view={Lazy::<pages::NewBodyPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/directory/bodies/:id") view={Lazy::<pages::BodyPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/directory/bodies/:id/import") view={Lazy::<pages::ImportPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/directory/people/:id") view={Lazy::<pages::PersonPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/search") view={Lazy::<pages::SearchPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/groups") view={Lazy::<pages::GroupsPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/groups/new") view={Lazy::<pages::NewGroupPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/groups/:id") view={Lazy::<pages::GroupPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/library") view={Lazy::<pages::LibraryPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/library/folders/:id") view={Lazy::<pages::FolderPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/library/:id/preview") view={Lazy::<pages::ItemPreviewPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/library/:id") view={Lazy::<pages::ItemPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/documents/:id") view={Lazy::<pages::DocumentPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/drafts/:id") view={Lazy::<pages::DraftPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/drafts/:draft/blocks/:block") view={Lazy::<pages::RevisionsPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/groups/:id/drafts/new") view={Lazy::<pages::NewDraftPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/documents/:id/preview") view={Lazy::<pages::DocumentPreviewPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/groups/:group/files/:id/preview") view={Lazy::<pages::AttachmentPreviewPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/documents/:id/remarks") view={Lazy::<pages::RemarkTablePage>::new()} ssr=whole.clone()/>
                <Route path=path!("/documents/:id/remarks/import") view={Lazy::<pages::ImportAnswersPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/documents/:id/versions/new") view={Lazy::<pages::NewVersionPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/documents/:id/suggestions") view={Lazy::<pages::SuggestionsPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/documents/:id/compare") view={Lazy::<pages::ComparePage>::new()} ssr=whole.clone()/>
                <Route path=path!("/documents/:id/polls/new") view={Lazy::<pages::NewPollPage>::new()} ssr=whole.clone()/>
                <Route path=path!("/polls/:id") view={Lazy::<pages::ProtocolPage>::new()} ssr=whole/>
            </Routes>
            <Foot/>
        </Router>
    }
}

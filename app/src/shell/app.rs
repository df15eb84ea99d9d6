//! The application: contexts and routes.

use super::{
    FaultPage, Start,
    bar::{Foot, TopBar},
    start::Own,
};
use crate::{accounts, directory, documents, groups, live, notices, remarks, versions, votes};
use domain::fault::Fault;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
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
    // Marks that scripts run: the style shows and hides by it what needs them.
    Effect::new(|_| {
        if let Some(root) =
            web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element())
        {
            drop(root.class_list().add_1("hydrated"));
        }
    });
    let whole = SsrMode::Async;
    view! {
        <Router>
            <TopBar/>
            <Routes fallback=|| view! { <FaultPage fault=Fault::NotFound/> }>
                <Route path=path!("/") view=notices::HomePage ssr=whole.clone()/>
                <Route path=path!("/sign-in") view=accounts::SignInPage ssr=whole.clone()/>
                <Route path=path!("/account") view=accounts::AccountPage ssr=whole.clone()/>
                <Route path=path!("/account/password") view=accounts::PasswordPage ssr=whole.clone()/>
                <Route path=path!("/directory") view=directory::DirectoryPage ssr=whole.clone()/>
                <Route path=path!("/directory/bodies/new") view=directory::NewBodyPage ssr=whole.clone()/>
                <Route path=path!("/directory/bodies/:id") view=directory::BodyPage ssr=whole.clone()/>
                <Route path=path!("/directory/bodies/:id/import") view=directory::ImportPage ssr=whole.clone()/>
                <Route path=path!("/directory/people/:id") view=directory::PersonPage ssr=whole.clone()/>
                <Route path=path!("/groups") view=groups::GroupsPage ssr=whole.clone()/>
                <Route path=path!("/groups/new") view=groups::NewGroupPage ssr=whole.clone()/>
                <Route path=path!("/groups/:id") view=groups::GroupPage ssr=whole.clone()/>
                <Route path=path!("/documents/:id") view=documents::DocumentPage ssr=whole.clone()/>
                <Route path=path!("/documents/:id/remarks") view=remarks::RemarkTablePage ssr=whole.clone()/>
                <Route path=path!("/documents/:id/versions/new") view=versions::NewVersionPage ssr=whole.clone()/>
                <Route path=path!("/documents/:id/compare") view=versions::ComparePage ssr=whole.clone()/>
                <Route path=path!("/documents/:id/polls/new") view=votes::NewPollPage ssr=whole.clone()/>
                <Route path=path!("/polls/:id") view=votes::ProtocolPage ssr=whole/>
            </Routes>
            <Foot/>
        </Router>
    }
}

//! Calls of `domain::accounts`.

use crate::calls;

calls! {
    sign_in "sign_in" domain::accounts::SignIn;
    begin_certificate_sign_in "begin_certificate_sign_in" domain::accounts::BeginCertificateSignIn;
    sign_in_by_certificate "sign_in_by_certificate" domain::accounts::SignInByCertificate;
    sign_out "sign_out" domain::accounts::SignOut;
    change_password "change_password" domain::accounts::ChangePassword;
    list_sessions "list_sessions" domain::accounts::ListSessions;
    revoke_session "revoke_session" domain::accounts::RevokeSession;
    create_account "create_account" domain::accounts::CreateAccount;
    reset_password "reset_password" domain::accounts::ResetPassword;
    view_me "view_me" domain::accounts::ViewMe;
    act_for "act_for" domain::accounts::ActFor;
}

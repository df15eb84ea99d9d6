//! Calls of `domain::certificates`.

use crate::calls;

calls! {
    view_certificates "view_certificates" domain::certificates::ViewCertificates;
    request_certificate "request_certificate" domain::certificates::RequestCertificate;
    view_certificate_request "view_certificate_request" domain::certificates::ViewCertificateRequest;
    withdraw_request "withdraw_request" domain::certificates::WithdrawRequest;
    confirm_request "confirm_request" domain::certificates::ConfirmRequest;
    check_identity "check_identity" domain::certificates::CheckIdentity;
    issue_certificate "issue_certificate" domain::certificates::IssueCertificate;
    refuse_request "refuse_request" domain::certificates::RefuseRequest;
    list_register "list_register" domain::certificates::ListRegister;
    view_certificate "view_certificate" domain::certificates::ViewCertificate;
    suspend_certificate "suspend_certificate" domain::certificates::SuspendCertificate;
    resume_certificate "resume_certificate" domain::certificates::ResumeCertificate;
    revoke_certificate "revoke_certificate" domain::certificates::RevokeCertificate;
    list_officers "list_officers" domain::certificates::ListOfficers;
    name_officer "name_officer" domain::certificates::NameOfficer;
    dismiss_officer "dismiss_officer" domain::certificates::DismissOfficer;
    list_numbers "list_numbers" domain::certificates::ListNumbers;
    confirm_number "confirm_number" domain::certificates::ConfirmNumber;
    withdraw_number "withdraw_number" domain::certificates::WithdrawNumber;
}

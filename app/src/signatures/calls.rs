//! Calls of `domain::signatures`.

use crate::calls;

calls! {
    view_to_sign "view_to_sign" domain::signatures::ViewToSign;
    sign "sign" domain::signatures::Sign;
    view_signatures "view_signatures" domain::signatures::ViewSignatures;
    view_package "view_package" domain::signatures::ViewPackage;
    check_signature "check_signature" domain::signatures::CheckSignature;
    list_to_sign "list_to_sign" domain::signatures::ListToSign;
}

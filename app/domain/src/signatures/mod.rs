//! Signatures under what the portal holds: acts that must be signed, what is signed, and whether it still holds (EDS-1 to
//! EDS-3; P61 to P65).

mod act;
mod operations;
mod protocol_text;
mod state;
mod views;

pub use act::{SignedAct, SignerRole};
pub use operations::{
    CheckSignature, ListToSign, SIGNATURE_MAX, Sign, ViewPackage, ViewSignatures, ViewToSign,
};
pub use protocol_text::{Frozen, protocol_text};
pub use state::{Standing, may_sign};
pub use views::{
    PackageView, PackedSignature, Part, PartKind, PublicSignature, SignReply, SignatureVerdict,
    SignatureView, SignaturesView, ToSign, Unsigned,
};

use super::{
    PackageView, PublicSignature, SignReply, SignaturesView, SignedAct, SignerRole, ToSign, Unsigned,
};
use crate::{
    access::{LEADING, Rule, Subject},
    field::{Field, Findings},
    id::{IdempotencyKey, SignatureId},
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Longest signature in base64: a CMS with its certificates many times over.
pub const SIGNATURE_MAX: u32 = 100_000;

/// What would be signed, exactly as it would be.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewToSign {
    /// Which act.
    pub act: SignedAct,
}
operation!(Query ViewToSign as "view_to_sign" -> ToSign, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        self.act.subject()
    }
});

/// Carries out an act by a signature. What does not hold is not kept: the answer says why.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// Which act.
    pub act: SignedAct,
    /// As what, as it stands in the manifest.
    pub role: SignerRole,
    /// The signature (CMS, detached) in base64.
    pub signature: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command Sign as "sign" -> SignReply, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        self.act.subject()
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.text(Field::Signature, &self.signature, SIGNATURE_MAX);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// The signatures under something, each checked anew.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewSignatures {
    /// Under what.
    pub act: SignedAct,
}
operation!(Query ViewSignatures as "view_signatures" -> SignaturesView, Rule::GROUP, {
    fn subject(&self) -> Subject {
        self.act.subject()
    }
});

/// What was signed, with the signatures and all that proves them, to be taken away (EDS-7; P22).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewPackage {
    /// Of what.
    pub act: SignedAct,
}
operation!(Query ViewPackage as "view_package" -> PackageView, Rule::GROUP, {
    fn subject(&self) -> Subject {
        self.act.subject()
    }
});

/// Whether a signature holds: for whoever has a print-out with its mark. It says who signed what, and nothing of what the
/// document says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckSignature {
    /// Which: on the print-out.
    pub signature: SignatureId,
}
operation!(Query CheckSignature as "check_signature" -> PublicSignature, Rule::ANYONE);

/// What waits for the caller's signature.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListToSign {}
operation!(Query ListToSign as "list_to_sign" -> Vec<Unsigned>, Rule::EMPLOYEE);

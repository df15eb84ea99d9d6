//! Digests, keys and signatures by their identifiers.

mod digest;
mod gost_keys;
mod private_key;
mod public_key;
mod scheme;
mod strength;

pub use digest::Digest;
pub use private_key::{KeyKind, PrivateKey};
pub use public_key::PublicKey;
pub use scheme::Scheme;
pub use strength::Strength;
pub use x509_cert::spki::{AlgorithmIdentifierOwned as Identifier, SubjectPublicKeyInfoOwned as KeyInfo};

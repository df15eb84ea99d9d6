//! How strong algorithms and keys must be.

use super::{PublicKey, Scheme};

/// How strong algorithms and keys must be to prove anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// Shortest RSA key, in bits.
    pub rsa_bits: u32,
    /// Broken digests were still good enough.
    pub weak_digests: bool,
}

impl Strength {
    /// What is demanded where nothing else is said: no broken digest, RSA of 2048 bits.
    pub const STRICT: Self = Self { rsa_bits: 2048, weak_digests: false };

    /// Whether a signature made so counts.
    pub const fn allows(self, scheme: Scheme) -> bool {
        self.weak_digests || !scheme.digest().is_weak()
    }

    /// Whether a signature by this key counts. Keys of other kinds have one length each.
    pub fn allows_key(self, key: &PublicKey) -> bool {
        !matches!(key, PublicKey::Rsa(_)) || key.bits() >= self.rsa_bits
    }
}

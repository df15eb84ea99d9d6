//! Serial numbers of certificates and stamps.

use rand_core::CryptoRng;
use std::fmt;

/// A serial number: 158 random bits, so that it neither repeats nor can be foreseen, on however many machines it is
/// drawn. Positive and of constant length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial([u8; 20]);

impl Serial {
    /// A new one.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut octets = [0; 20];
        rng.fill_bytes(&mut octets);
        Self::of_random(octets)
    }

    /// Of random octets.
    pub const fn of_random(mut octets: [u8; 20]) -> Self {
        octets[0] = octets[0] & 0x7f | 0x40;
        Self(octets)
    }

    /// One that was drawn here before.
    pub fn from_octets(octets: &[u8]) -> Option<Self> {
        let octets: [u8; 20] = octets.try_into().ok()?;
        (octets[0] & 0xc0 == 0x40).then_some(Self(octets))
    }

    /// The content octets of the INTEGER.
    pub const fn octets(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

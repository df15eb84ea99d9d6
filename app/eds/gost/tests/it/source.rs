//! Random sources of tests: one that counts up through a hash, one that repeats a byte.

use gost::rand_core::{TryCryptoRng, TryRng};
use streebog::{Digest, Streebog512};

/// Different bytes at every call, the same in every run.
pub struct Counting(pub u64);

/// The worst of all random sources.
pub struct Repeating(pub u8);

impl Counting {
    fn block(&mut self) -> [u8; 64] {
        self.0 += 1;
        Streebog512::digest(self.0.to_le_bytes()).into()
    }
}

macro_rules! source {
    ($name:ident, $source:ident, $bytes:ident => $fill:expr) => {
        impl TryRng for $name {
            type Error = std::convert::Infallible;

            fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
                let mut bytes = [0; 4];
                self.try_fill_bytes(&mut bytes)?;
                Ok(u32::from_le_bytes(bytes))
            }

            fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
                let mut bytes = [0; 8];
                self.try_fill_bytes(&mut bytes)?;
                Ok(u64::from_le_bytes(bytes))
            }

            fn try_fill_bytes(&mut self, $bytes: &mut [u8]) -> Result<(), Self::Error> {
                let $source = self;
                $fill;
                Ok(())
            }
        }

        impl TryCryptoRng for $name {}
    };
}

source!(Repeating, source, bytes => bytes.fill(source.0));
source!(Counting, source, bytes => {
    for part in bytes.chunks_mut(64) {
        part.copy_from_slice(&source.block()[..part.len()]);
    }
});

//! Keys from passwords: the derivation of PKCS#12 (RFC 7292, appendix B), over any digest.

use der::asn1::ObjectIdentifier;
use hmac::EagerHash;
use sha2::Digest;
use sha2::digest::block_api::BlockSizeUser;
use zeroize::Zeroizing;

use super::KeystoreError;

/// Longest salt read: real ones have 8 to 32 bytes, and the work grows with them.
const SALT: usize = 128;

/// A password as both families of schemes want it.
pub(super) struct Password {
    /// UTF-8, for PBES2.
    pub(super) text: Zeroizing<Vec<u8>>,
    /// UTF-16 with the high byte first and two zeros at the end, for PKCS#12.
    wide: Zeroizing<Vec<u8>>,
}

impl Password {
    pub(super) fn new(password: &str) -> Self {
        // Room for all of it at once, so that growing leaves no copy behind.
        let mut wide = Zeroizing::new(Vec::with_capacity(2 * password.len() + 2));
        wide.extend(password.encode_utf16().chain([0]).flat_map(u16::to_be_bytes));
        Self { text: Zeroizing::new(password.as_bytes().to_vec()), wide }
    }

    /// No password at all, which some programs write where others write an empty one.
    pub(super) fn none() -> Self {
        Self { text: Zeroizing::default(), wide: Zeroizing::default() }
    }

    /// Fills `out` for the purpose: 1 a key, 2 an initial vector, 3 the key of the seal.
    pub(super) fn derive<D: Digest + BlockSizeUser>(
        &self,
        purpose: u8,
        salt: &[u8],
        iterations: u32,
        out: &mut [u8],
    ) {
        let block = D::block_size();
        let diversifier = vec![purpose; block];
        let mut input = Zeroizing::new(Vec::with_capacity(padded(salt, block) + padded(&self.wide, block)));
        for part in [salt, &self.wide] {
            input.extend(part.iter().cycle().take(padded(part, block)));
        }
        for chunk in out.chunks_mut(<D as Digest>::output_size()) {
            let mut hash =
                Zeroizing::new(D::new().chain_update(&diversifier).chain_update(&*input).finalize());
            for _ in 1..iterations {
                *hash = D::digest(&*hash);
            }
            chunk.copy_from_slice(&hash[..chunk.len()]);
            for part in input.chunks_mut(block) {
                add_one_more_than(part, &hash);
            }
        }
    }
}

/// The length of a part repeated to whole blocks.
fn padded(part: &[u8], block: usize) -> usize {
    part.len().div_ceil(block) * block
}

/// Adds to a big number the hash, repeated to its length, and one.
fn add_one_more_than(number: &mut [u8], hash: &[u8]) {
    let mut carry = 1;
    for (index, byte) in number.iter_mut().enumerate().rev() {
        carry += u16::from(*byte) + u16::from(hash[index % hash.len()]);
        *byte = carry.to_le_bytes()[0];
        carry >>= 8;
    }
}

pub(super) fn check_salt(salt: &[u8]) -> Result<&[u8], KeystoreError> {
    if salt.len() > SALT { Err(KeystoreError::TooMuch) } else { Ok(salt) }
}

/// Digests that key stores are sealed and keys derived with.
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

impl Hash {
    pub(super) fn find(names: [ObjectIdentifier; 3], name: ObjectIdentifier) -> Result<Self, KeystoreError> {
        let [sha1, sha256, sha512] = names;
        match name {
            name if name == sha1 => Ok(Self::Sha1),
            name if name == sha256 => Ok(Self::Sha256),
            name if name == sha512 => Ok(Self::Sha512),
            other => Err(KeystoreError::Unsupported(other)),
        }
    }

    /// PBKDF2 with HMAC over this digest.
    pub(super) fn pbkdf2(&self, password: &Password, salt: &[u8], iterations: u32, out: &mut [u8]) {
        fn derive<D: EagerHash>(password: &Password, salt: &[u8], iterations: u32, out: &mut [u8]) {
            pbkdf2::pbkdf2_hmac::<D>(&password.text, salt, iterations, out);
        }
        match self {
            Self::Sha1 => derive::<sha1::Sha1>(password, salt, iterations, out),
            Self::Sha256 => derive::<sha2::Sha256>(password, salt, iterations, out),
            Self::Sha512 => derive::<sha2::Sha512>(password, salt, iterations, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derive(password: &str, purpose: u8, salt: &str, iterations: u32, length: usize) -> String {
        let salt: Vec<u8> =
            (0..salt.len()).step_by(2).map(|at| u8::from_str_radix(&salt[at..at + 2], 16).unwrap()).collect();
        let mut out = vec![0; length];
        Password::new(password).derive::<sha1::Sha1>(purpose, &salt, iterations, &mut out);
        out.iter().map(|byte| format!("{byte:02X}")).collect()
    }

    /// The examples that implementations have compared since "PKCS #12 technical note" (GnuTLS, OpenSSL, NSS).
    #[test]
    fn known_examples() {
        assert_eq!(
            derive("smeg", 1, "0A58CF64530D823F", 1, 24),
            "8AAAE6297B6CB04642AB5B077851284EB7128F1A2A7FBCA3"
        );
        assert_eq!(derive("smeg", 2, "0A58CF64530D823F", 1, 8), "79993DFE048D3B76");
        assert_eq!(
            derive("queeg", 1, "05DEC959ACFF72F7", 1000, 24),
            "ED2034E36328830FF09DF1E1A07DD357185DAC0D4F9EB3D4"
        );
        assert_eq!(derive("queeg", 2, "05DEC959ACFF72F7", 1000, 8), "11DEDAD7758D4860");
        assert_eq!(
            derive("queeg", 3, "263216FCC2FAB31C", 1000, 20),
            "5EC4C7A80DF652294C3925B6489A7AB857C83476"
        );
    }

    #[test]
    fn letters_beyond_the_first_plane_take_two_units() {
        assert_eq!(*Password::new("Ә😀").wide, [0x04, 0xd8, 0xd8, 0x3d, 0xde, 0x00, 0, 0]);
        assert_eq!(*Password::new("").wide, [0, 0]);
    }
}

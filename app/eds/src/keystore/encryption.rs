//! Decryption and encryption by password.

use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt, BlockModeEncrypt, InnerIvInit, KeyInit, KeyIvInit};
use der::asn1::{AnyRef, Null, ObjectIdentifier, OctetStringRef};
use der::{Decode, Encode};
use rand_core::CryptoRng;
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::asn1::{PbeParameters, Pbes2Parameters, Pbkdf2Parameters};
use super::derivation::{Hash, Password, check_salt};
use super::{Budget, KeystoreError, oids};

/// Purposes of the derivation of PKCS#12.
const KEY: u8 = 1;
const VECTOR: u8 = 2;

/// Digests by the names of their HMAC.
pub(super) const FUNCTIONS: [ObjectIdentifier; 3] = [oids::HMAC_SHA1, oids::HMAC_SHA256, oids::HMAC_SHA512];

/// What the password decrypts; a padding that is none says that it is the wrong one.
pub(super) fn decrypt(
    algorithm: &AlgorithmIdentifierRef<'_>,
    octets: &[u8],
    password: &Password,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, KeystoreError> {
    let parameters = algorithm.parameters.ok_or(KeystoreError::Damaged)?;
    if algorithm.oid == oids::PBES2 {
        return pbes2(&parameters.decode_as()?, octets, password, budget);
    }
    let parameters: PbeParameters<'_> = parameters.decode_as()?;
    let salt = check_salt(parameters.salt.as_bytes())?;
    let derive = |budget: &mut Budget, purpose, out: &mut [u8]| -> Result<(), KeystoreError> {
        budget.take(parameters.iterations)?;
        password.derive::<sha1::Sha1>(purpose, salt, parameters.iterations, out);
        Ok(())
    };
    let mut key = Zeroizing::new([0; 24]);
    let mut vector = [0; 8];
    let length = match algorithm.oid {
        oids::SHA1_TRIPLE_DES => 24,
        oids::SHA1_RC2_128 => 16,
        oids::SHA1_RC2_40 => 5,
        other => return Err(KeystoreError::Unsupported(other)),
    };
    let key = &mut key[..length];
    derive(budget, KEY, key)?;
    derive(budget, VECTOR, &mut vector)?;
    if length == 24 {
        unchain(keyed::<des::TdesEde3>(key)?, &vector, octets)
    } else {
        unchain(rc2::Rc2::new_with_eff_key_len(key, key.len() * 8), &vector, octets)
    }
}

fn pbes2(
    parameters: &Pbes2Parameters<'_>,
    octets: &[u8],
    password: &Password,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, KeystoreError> {
    let cipher = parameters.encryption.oid;
    let length = match cipher {
        oids::AES_128 => 16,
        oids::AES_192 | oids::TRIPLE_DES => 24,
        oids::AES_256 => 32,
        other => return Err(KeystoreError::Unsupported(other)),
    };
    let vector =
        parameters.encryption.parameters.ok_or(KeystoreError::Damaged)?.decode_as::<&OctetStringRef>()?;
    let mut key = Zeroizing::new([0; 32]);
    let key = &mut key[..length];
    pbkdf2(&parameters.derivation, password, budget, key)?;
    match cipher {
        oids::AES_128 => unchain(keyed::<aes::Aes128>(key)?, vector.as_bytes(), octets),
        oids::AES_192 => unchain(keyed::<aes::Aes192>(key)?, vector.as_bytes(), octets),
        oids::AES_256 => unchain(keyed::<aes::Aes256>(key)?, vector.as_bytes(), octets),
        _ => unchain(keyed::<des::TdesEde3>(key)?, vector.as_bytes(), octets),
    }
}

/// Fills `key` from the password.
pub(super) fn pbkdf2(
    algorithm: &AlgorithmIdentifierRef<'_>,
    password: &Password,
    budget: &mut Budget,
    key: &mut [u8],
) -> Result<(), KeystoreError> {
    if algorithm.oid != oids::PBKDF2 {
        return Err(KeystoreError::Unsupported(algorithm.oid));
    }
    let parameters: Pbkdf2Parameters<'_> = algorithm.parameters.ok_or(KeystoreError::Damaged)?.decode_as()?;
    if parameters.length.is_some_and(|length| usize::from(length) != key.len()) {
        return Err(KeystoreError::Damaged);
    }
    let function = parameters.function.map_or(oids::HMAC_SHA1, |function| function.oid);
    let hash = Hash::find(FUNCTIONS, function)?;
    budget.take(parameters.iterations)?;
    hash.pbkdf2(password, check_salt(parameters.salt.as_bytes())?, parameters.iterations, key);
    Ok(())
}

fn keyed<C: KeyInit>(key: &[u8]) -> Result<C, KeystoreError> {
    C::new_from_slice(key).map_err(|_| KeystoreError::Damaged)
}

/// Decrypts blocks chained by CBC.
fn unchain<C: BlockCipherDecrypt>(
    cipher: C,
    vector: &[u8],
    octets: &[u8],
) -> Result<Zeroizing<Vec<u8>>, KeystoreError> {
    let chain =
        cbc::Decryptor::<C>::inner_iv_slice_init(cipher, vector).map_err(|_| KeystoreError::Damaged)?;
    let mut buffer = Zeroizing::new(octets.to_vec());
    let length = chain.decrypt_padded::<Pkcs7>(&mut buffer).map_err(|_| KeystoreError::WrongPassword)?.len();
    // What was beyond is padding, and stays in the buffer that is wiped.
    buffer.truncate(length);
    Ok(buffer)
}

/// Encrypts with AES-256 under a key from PBKDF2 with HMAC-SHA-256; gives the algorithm's DER and the octets.
pub(super) fn encrypt(
    plain: &[u8],
    password: &Password,
    iterations: u32,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<(Vec<u8>, Vec<u8>), KeystoreError> {
    let mut salt = [0; 16];
    let mut vector = [0; 16];
    rng.fill_bytes(&mut salt);
    rng.fill_bytes(&mut vector);
    let mut key = Zeroizing::new([0; 32]);
    Hash::Sha256.pbkdf2(password, &salt, iterations, &mut *key);
    let chain = cbc::Encryptor::<aes::Aes256>::new((&*key).into(), (&vector).into());
    // In one piece from the start: a vector that grows leaves its former bytes behind.
    let mut octets = Zeroizing::new(vec![0; (plain.len() / 16 + 1) * 16]);
    octets[..plain.len()].copy_from_slice(plain);
    let octets =
        chain.encrypt_padded::<Pkcs7>(&mut octets, plain.len()).map_err(|_| KeystoreError::TooMuch)?.to_vec();
    Ok((scheme(&salt, &vector, iterations)?, octets))
}

/// The identifier of PBES2 with these parameters.
fn scheme(salt: &[u8], vector: &[u8], iterations: u32) -> Result<Vec<u8>, KeystoreError> {
    let derivation = Pbkdf2Parameters {
        salt: OctetStringRef::new(salt)?,
        iterations,
        length: None,
        function: Some(AlgorithmIdentifierRef {
            oid: oids::HMAC_SHA256,
            parameters: Some(AnyRef::from(Null)),
        }),
    };
    let derivation = derivation.to_der()?;
    let parameters = Pbes2Parameters {
        derivation: AlgorithmIdentifierRef {
            oid: oids::PBKDF2,
            parameters: Some(AnyRef::from_der(&derivation)?),
        },
        encryption: AlgorithmIdentifierRef {
            oid: oids::AES_256,
            parameters: Some(AnyRef::new(der::Tag::OctetString, vector)?),
        },
    };
    let parameters = parameters.to_der()?;
    let algorithm =
        AlgorithmIdentifierRef { oid: oids::PBES2, parameters: Some(AnyRef::from_der(&parameters)?) };
    Ok(algorithm.to_der()?)
}

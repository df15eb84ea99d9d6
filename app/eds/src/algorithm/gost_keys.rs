//! GOST keys as certificates and key stores hold them.

use super::{Digest, Identifier, KeyInfo};
use crate::{
    error::{BuildError, ReadError},
    oid,
};
use der::{
    Decode, Encode,
    asn1::{Any, AnyRef, BitString, ObjectIdentifier as Oid, OctetStringRef, UintRef},
};
use gost::{Curve, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

/// How a curve is named: by the kind of key, the parameter set, the digest that goes with it.
struct Names {
    curve: Curve,
    key: Oid,
    set: Oid,
    digest: Oid,
}

const NAMES: [Names; 3] = [
    Names {
        curve: Curve::Tc26_512A,
        key: oid::GOST_512,
        set: oid::GOST_512_SET_A,
        digest: oid::STREEBOG_512,
    },
    Names {
        curve: Curve::Tc26_256A,
        key: oid::GOST_256,
        set: oid::GOST_256_SET_A,
        digest: oid::STREEBOG_256,
    },
    Names {
        curve: Curve::CryptoProA,
        key: oid::GOST_2004,
        set: oid::GOST_2004_SET_A,
        digest: oid::GOST_34311_BOX,
    },
];

impl Names {
    fn of_key(key: &Oid) -> Result<&'static Self, ReadError> {
        NAMES.iter().find(|names| names.key == *key).ok_or(ReadError::UnknownAlgorithm)
    }

    fn of_curve(curve: Curve) -> Result<&'static Self, BuildError> {
        NAMES.iter().find(|names| names.curve == curve).ok_or(BuildError::Unsuitable)
    }

    fn identifier(&self) -> Result<Identifier, BuildError> {
        let parameters = [self.set, self.digest].to_vec().to_der()?;
        Ok(Identifier { oid: self.key, parameters: Some(Any::from_der(&parameters)?) })
    }

    /// Refuses another curve or digest than the one this kind of key has.
    fn check(&self, parameters: Option<AnyRef<'_>>) -> Result<(), ReadError> {
        let parameters: Vec<Oid> = parameters.ok_or(ReadError::Key)?.decode_as()?;
        match parameters.as_slice() {
            [set] if *set == self.set => Ok(()),
            [set, digest] if *set == self.set && *digest == self.digest => Ok(()),
            _ => Err(ReadError::UnknownAlgorithm),
        }
    }
}

/// The only digest that signatures on the curve are made over.
pub(super) const fn digest(curve: Curve) -> Digest {
    match curve {
        Curve::Tc26_512A => Digest::Streebog512,
        Curve::Tc26_256A => Digest::Streebog256,
        Curve::CryptoProA => Digest::Gost34311,
    }
}

pub(super) const fn bits(curve: Curve) -> u32 {
    match curve {
        Curve::Tc26_512A => 512,
        Curve::Tc26_256A | Curve::CryptoProA => 256,
    }
}

/// The key in a certificate: an octet string in the bit string.
pub(super) fn read_public(info: &KeyInfo) -> Result<VerifyingKey, ReadError> {
    let names = Names::of_key(&info.algorithm.oid)?;
    names.check(info.algorithm.parameters.as_ref().map(AnyRef::from))?;
    let bytes = info.subject_public_key.as_bytes().ok_or(ReadError::Key)?;
    let point = <&OctetStringRef>::from_der(bytes)?;
    VerifyingKey::from_bytes(names.curve, point.as_bytes()).map_err(|_| ReadError::Key)
}

pub(super) fn write_public(key: &VerifyingKey) -> Result<KeyInfo, BuildError> {
    let point = OctetStringRef::new(&key.to_bytes())?.to_der()?;
    Ok(KeyInfo {
        algorithm: Names::of_curve(key.curve())?.identifier()?,
        subject_public_key: BitString::from_bytes(&point)?,
    })
}

/// The key in PKCS #8: since 2015 an octet string, before that a number with its highest byte first.
pub(super) fn read_private(
    algorithm: &Oid,
    parameters: Option<AnyRef<'_>>,
    key: &[u8],
) -> Result<SigningKey, ReadError> {
    let names = Names::of_key(algorithm)?;
    names.check(parameters)?;
    let bytes = match names.curve {
        Curve::CryptoProA => {
            let number = UintRef::from_der(key)?;
            let mut bytes = Zeroizing::new(vec![0; names.curve.width()]);
            if number.as_bytes().len() > bytes.len() {
                return Err(ReadError::Key);
            }
            bytes.iter_mut().zip(number.as_bytes().iter().rev()).for_each(|(to, from)| *to = *from);
            bytes
        }
        Curve::Tc26_256A | Curve::Tc26_512A => {
            Zeroizing::new(<&OctetStringRef>::from_der(key)?.as_bytes().to_vec())
        }
    };
    SigningKey::from_bytes(names.curve, &bytes).map_err(|_| ReadError::Key)
}

/// PKCS #8, as the national authority writes it.
pub(super) fn write_private(key: &SigningKey) -> Result<Zeroizing<Vec<u8>>, BuildError> {
    #[derive(der::Sequence)]
    struct Info<'a> {
        version: u8,
        algorithm: Identifier,
        key: &'a OctetStringRef,
    }
    let bytes = key.to_bytes();
    let inner = Zeroizing::new(match key.curve() {
        Curve::CryptoProA => {
            let number: Zeroizing<Vec<u8>> = Zeroizing::new(bytes.iter().rev().copied().collect());
            UintRef::new(&number)?.to_der()?
        }
        Curve::Tc26_256A | Curve::Tc26_512A => OctetStringRef::new(&bytes)?.to_der()?,
    });
    let algorithm = Names::of_curve(key.curve())?.identifier()?;
    let info = Info { version: 0, algorithm, key: OctetStringRef::new(&inner)? };
    Ok(Zeroizing::new(info.to_der()?))
}

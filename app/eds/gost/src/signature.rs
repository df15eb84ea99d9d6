//! Making and checking a signature, for any of the curves.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::Error;
use crate::curves::{Element, Parameters, Scalar};
use crate::multiply::{base_by_secret, in_group, sum_by_public};
use crate::nonce::Nonces;
use crate::point::Point;
use crate::scalar::{self, from_digest, in_range, number, width};

/// Reads a public key `x‖y`, refusing what is no multiple of the base point.
pub(crate) fn read_public<C: Parameters<L>, const L: usize>(bytes: &[u8]) -> Result<Point<C, L>, Error> {
    let (x, y) = bytes.split_at_checked(width::<L>()).ok_or(Error::Length)?;
    let point = Point::new(coordinate::<C, L>(x)?, coordinate::<C, L>(y)?).ok_or(Error::NotOnCurve)?;
    if in_group(&point) { Ok(point) } else { Err(Error::WrongGroup) }
}

fn coordinate<C: Parameters<L>, const L: usize>(bytes: &[u8]) -> Result<Element<C, L>, Error> {
    let number = number(bytes)?;
    let below = number < Element::<C, L>::MODULUS.get();
    below.then(|| Element::<C, L>::new(&number)).ok_or(Error::Range)
}

/// Writes a public key; the neutral point, which no key has, gives nothing.
pub(crate) fn write_public<C: Parameters<L>, const L: usize>(point: &Point<C, L>) -> Vec<u8> {
    let Some((x, y)) = point.affine() else { return Vec::new() };
    [x.retrieve().to_le_bytes().as_ref(), y.retrieve().to_le_bytes().as_ref()].concat()
}

/// Reads a private key, a number from one to the order less one.
pub(crate) fn read_secret<C: Parameters<L>, const L: usize>(
    bytes: &[u8],
) -> Result<Zeroizing<Scalar<C, L>>, Error> {
    let number = Zeroizing::new(number(bytes)?);
    in_range::<C, L>(&number).map(Zeroizing::new).ok_or(Error::Range)
}

/// A new private key from a random source. One that never gives a usable number is refused.
pub(crate) fn new_secret<C: Parameters<L>, const L: usize>(
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Zeroizing<Scalar<C, L>>, Error> {
    const ATTEMPTS: usize = 128;
    let mut bytes = Zeroizing::new(vec![0; width::<L>()]);
    for _ in 0..ATTEMPTS {
        rng.fill_bytes(&mut bytes);
        scalar::cut_to_order::<C, L>(&mut bytes);
        if let Ok(secret) = read_secret::<C, L>(&bytes) {
            return Ok(secret);
        }
    }
    Err(Error::Randomness)
}

pub(crate) fn verify<C: Parameters<L>, const L: usize>(
    public: &Point<C, L>,
    digest: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    let digest = from_digest::<C, L>(digest)?;
    let (r, s) = signature.split_at_checked(width::<L>()).ok_or(Error::Length)?;
    let r = in_range::<C, L>(&number(r)?).ok_or(Error::Range)?;
    let s = in_range::<C, L>(&number(s)?).ok_or(Error::Range)?;
    let inverse = digest.invert_vartime().into_option().ok_or(Error::Mismatch)?;
    let sum = sum_by_public(&(s * inverse), &-(r * inverse), public);
    let (x, _) = sum.affine().ok_or(Error::Mismatch)?;
    if Scalar::<C, L>::new(&x.retrieve()) == r { Ok(()) } else { Err(Error::Mismatch) }
}

/// Signs a digest; `random` may be empty.
pub(crate) fn sign<C: Parameters<L>, const L: usize>(
    secret: &Scalar<C, L>,
    digest: &[u8],
    random: &[u8],
) -> Result<Vec<u8>, Error> {
    let digest = from_digest::<C, L>(digest)?;
    let mut nonces = Nonces::new::<C, L>(secret, &digest, random);
    loop {
        // Once in 2^254 signatures a half is zero, and the next number serves.
        if let Some(signature) = sign_with::<C, L>(secret, &digest, &nonces.next::<C, L>()) {
            return Ok(signature);
        }
    }
}

/// The signature with this number used once, unless a half of it is zero.
pub(crate) fn sign_with<C: Parameters<L>, const L: usize>(
    secret: &Scalar<C, L>,
    digest: &Scalar<C, L>,
    nonce: &Scalar<C, L>,
) -> Option<Vec<u8>> {
    let point = base_by_secret::<C, L>(nonce);
    let (x, _) = point.affine()?;
    let r = Scalar::<C, L>::new(&x.retrieve());
    let s = r * *secret + *nonce * *digest;
    let zero = Scalar::<C, L>::ZERO;
    if r == zero || s == zero {
        return None;
    }
    Some([r.retrieve().to_le_bytes().as_ref(), s.retrieve().to_le_bytes().as_ref()].concat())
}

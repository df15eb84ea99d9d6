//! Numbers modulo the order, from bytes and back.

use crypto_bigint::{CtEq, CtLt, Uint};

use crate::Error;
use crate::curves::{Parameters, Scalar};

pub(crate) const fn width<const L: usize>() -> usize {
    Uint::<L>::BYTES
}

/// Reads a little-endian number of full width.
pub(crate) fn number<const L: usize>(bytes: &[u8]) -> Result<Uint<L>, Error> {
    if bytes.len() == width::<L>() { Ok(Uint::from_le_slice(bytes)) } else { Err(Error::Length) }
}

/// A number from one to the order less one, or nothing. Takes the same time for all numbers that are given back.
pub(crate) fn in_range<C: Parameters<L>, const L: usize>(number: &Uint<L>) -> Option<Scalar<C, L>> {
    let fits = number.ct_lt(Scalar::<C, L>::MODULUS.as_ref()) & number.ct_ne(&Uint::<L>::ZERO);
    fits.to_bool().then(|| Scalar::<C, L>::new(number))
}

/// The digest as the standard uses it: modulo the order, and one instead of zero.
pub(crate) fn from_digest<C: Parameters<L>, const L: usize>(digest: &[u8]) -> Result<Scalar<C, L>, Error> {
    let reduced = Scalar::<C, L>::new(&number(digest)?);
    Ok(if reduced == Scalar::<C, L>::ZERO { Scalar::<C, L>::ONE } else { reduced })
}

/// Clears the bits above the highest of the order, so that a random number is below it at least every other time.
pub(crate) fn cut_to_order<C: Parameters<L>, const L: usize>(bytes: &mut [u8]) {
    let bits = Scalar::<C, L>::MODULUS.get().bit_width_vartime();
    let unused = bytes.len() * 8 - bits as usize;
    if let Some(highest) = bytes.last_mut() {
        *highest &= 0xff >> unused;
    }
}

#[cfg(test)]
mod tests {
    use crypto_bigint::{U256, U512};

    use super::*;
    use crate::curves::{Tc26Set256A, Tc26Set512A};

    #[test]
    fn ends_of_the_range_are_out_of_it() {
        const L: usize = U256::LIMBS;
        let order = Scalar::<Tc26Set256A, L>::MODULUS.get();
        assert!(in_range::<Tc26Set256A, L>(&U256::ZERO).is_none());
        assert!(in_range::<Tc26Set256A, L>(&order).is_none());
        assert!(in_range::<Tc26Set256A, L>(&U256::MAX).is_none());
        assert!(in_range::<Tc26Set256A, L>(&U256::ONE).is_some());
        assert!(in_range::<Tc26Set256A, L>(&order.wrapping_sub(&U256::ONE)).is_some());
    }

    #[test]
    fn a_digest_of_zero_counts_as_one() {
        const L: usize = U512::LIMBS;
        let order = Scalar::<Tc26Set512A, L>::MODULUS.get();
        for zero in [U512::ZERO, order] {
            let scalar = from_digest::<Tc26Set512A, L>(zero.to_le_bytes().as_ref()).unwrap();
            assert_eq!(scalar, Scalar::<Tc26Set512A, L>::ONE);
        }
        let above = from_digest::<Tc26Set512A, L>(U512::MAX.to_le_bytes().as_ref()).unwrap();
        assert_eq!(above.retrieve(), U512::MAX.wrapping_sub(&order), "reduced once");
        assert_eq!(from_digest::<Tc26Set512A, L>(&[0; 32]), Err(Error::Length));
    }

    #[test]
    fn bits_above_the_order_are_cut() {
        let mut bytes = [0xff; 32];
        cut_to_order::<Tc26Set256A, { U256::LIMBS }>(&mut bytes);
        assert_eq!((bytes[31], bytes[30]), (0x7f, 0xff));
        let mut bytes = [0xff; 64];
        cut_to_order::<Tc26Set512A, { U512::LIMBS }>(&mut bytes);
        assert_eq!(bytes, [0xff; 64]);
    }
}

//! Multiples of points: of the base point by a secret, of any points by public numbers.

use crypto_bigint::{CtEq, Uint};
use zeroize::Zeroizing;

use crate::curves::{Parameters, Scalar};
use crate::point::Point;

/// Bits taken at a time.
const WINDOW: usize = 4;
const MULTIPLES: usize = 1 << WINDOW;

/// `secret · base`. Every step does the same for every secret: four doublings, and the sum with a multiple that is
/// picked by reading all of them.
pub(crate) fn base_by_secret<C: Parameters<L>, const L: usize>(
    secret: &Scalar<C, L>,
) -> Zeroizing<Point<C, L>> {
    let table = multiples(&Point::<C, L>::BASE);
    let secret = Zeroizing::new(secret.retrieve());
    let mut sum = Zeroizing::new(Point::NEUTRAL);
    let mut picked = Zeroizing::new(Point::NEUTRAL);
    for digit in digits(&secret) {
        for _ in 0..WINDOW {
            *sum = sum.double();
        }
        for (value, multiple) in (0u8..).zip(&table) {
            picked.assign(multiple, value.ct_eq(&digit));
        }
        *sum = sum.add(&picked);
    }
    sum
}

/// `a · base + b · point`, for public numbers: the time it takes depends on them.
pub(crate) fn sum_by_public<C: Parameters<L>, const L: usize>(
    a: &Scalar<C, L>,
    b: &Scalar<C, L>,
    point: &Point<C, L>,
) -> Point<C, L> {
    let tables = [multiples(&Point::<C, L>::BASE), multiples(point)];
    let mut sum = Point::NEUTRAL;
    for (a, b) in digits(&a.retrieve()).zip(digits(&b.retrieve())) {
        for _ in 0..WINDOW {
            sum = sum.double();
        }
        for (table, digit) in tables.iter().zip([a, b]) {
            if let Some(multiple) = table.get(usize::from(digit)).filter(|_| digit != 0) {
                sum = sum.add(multiple);
            }
        }
    }
    sum
}

/// Whether the point is a multiple of the base point and not the neutral one.
pub(crate) fn in_group<C: Parameters<L>, const L: usize>(point: &Point<C, L>) -> bool {
    !point.is_neutral() && (C::COFACTOR == 1 || by_public(&Scalar::<C, L>::MODULUS.get(), point).is_neutral())
}

/// `number · point`, for a public number that need not be below the order.
fn by_public<C: Parameters<L>, const L: usize>(number: &Uint<L>, point: &Point<C, L>) -> Point<C, L> {
    let mut sum = Point::NEUTRAL;
    for bit in (0..number.bit_width_vartime()).rev() {
        sum = sum.double();
        if number.bit_vartime(bit) {
            sum = sum.add(point);
        }
    }
    sum
}

/// The neutral point, the point, its double, and so on.
fn multiples<C: Parameters<L>, const L: usize>(point: &Point<C, L>) -> [Point<C, L>; MULTIPLES] {
    let mut last = Point::NEUTRAL;
    std::array::from_fn(|index| {
        if index > 0 {
            last = last.add(point);
        }
        last
    })
}

/// The digits of a number in base sixteen, the highest first.
fn digits<const L: usize>(number: &Uint<L>) -> impl Iterator<Item = u8> {
    (0..L).rev().flat_map(move |limb| {
        let word = number.as_words()[limb];
        (0..size_of_val(&word) * 8 / WINDOW).rev().map(move |place| (word >> (place * WINDOW)) as u8 & 0x0f)
    })
}

#[cfg(test)]
mod tests {
    use crypto_bigint::{U256, U512};

    use super::*;
    use crate::curves::{CryptoProSetA, Element, Tc26Set256A, Tc26Set512A, examples};

    fn check<C: Parameters<L>, const L: usize>() {
        let base = Point::<C, L>::BASE;
        assert!(
            Point::<C, L>::new(C::BASE.0, C::BASE.1).is_some(),
            "{}: the base point is on the curve",
            C::NAME
        );
        let order = Scalar::<C, L>::MODULUS.get();
        assert!(by_public(&order, &base).is_neutral(), "{}: its order is q", C::NAME);
        assert!(in_group(&base));
        assert!(!in_group(&Point::<C, L>::NEUTRAL));
        let last = Scalar::<C, L>::ZERO - Scalar::<C, L>::ONE;
        assert!(base_by_secret::<C, L>(&last).add(&base).is_neutral(), "{}: (q-1)·G + G", C::NAME);
        assert!(base_by_secret::<C, L>(&Scalar::<C, L>::ZERO).is_neutral());
        assert!(sum_by_public(&last, &Scalar::<C, L>::ONE, &base).is_neutral());
        assert!(*base_by_secret::<C, L>(&Scalar::<C, L>::ONE) == base);
    }

    #[test]
    fn parameters_fit_each_other() {
        check::<Tc26Set256A, { U256::LIMBS }>();
        check::<CryptoProSetA, { U256::LIMBS }>();
        check::<Tc26Set512A, { U512::LIMBS }>();
        check::<examples::Example256, { U256::LIMBS }>();
        check::<examples::Example512, { U512::LIMBS }>();
    }

    #[test]
    fn all_ways_give_the_same() {
        type C = Tc26Set512A;
        const L: usize = U512::LIMBS;
        let base = Point::<C, L>::BASE;
        let mut number = Scalar::<C, L>::new(&U512::from_u64(0x1234_5678_9abc_def1));
        for _ in 0..8 {
            number = number.square() + number;
            let one = by_public(&number.retrieve(), &base);
            assert!(*base_by_secret::<C, L>(&number) == one);
            assert!(sum_by_public(&number, &Scalar::<C, L>::ZERO, &base) == one);
            assert!(sum_by_public(&Scalar::<C, L>::ZERO, &number, &base) == one);
            assert!(one.add(&one) == one.double());
        }
    }

    /// The curve with cofactor four has a point of order two, and with it points that are no multiple of the base.
    #[test]
    fn points_outside_the_group_are_told() {
        type C = Tc26Set256A;
        const L: usize = U256::LIMBS;
        let zero = Element::<C, L>::ZERO;
        let root = root_of_the_curve();
        let two = Point::<C, L>::new(root, zero).unwrap();
        assert!(two.double().is_neutral(), "a point with y = 0 is its own opposite");
        assert!(!in_group(&two));
        for factor in 1..20u64 {
            let inside = by_public(&U256::from_u64(factor), &Point::<C, L>::BASE);
            let outside = inside.add(&two);
            let (x, y) = outside.affine().unwrap();
            assert!(Point::<C, L>::new(x, y).is_some());
            assert!(in_group(&inside));
            assert!(!in_group(&outside), "{factor}·G plus the point of order two");
        }
    }

    /// The x of a point of order two: q times a point outside of the group has an order of two or four.
    fn root_of_the_curve() -> Element<Tc26Set256A, { U256::LIMBS }> {
        type C = Tc26Set256A;
        const L: usize = U256::LIMBS;
        let order = Scalar::<C, L>::MODULUS.get();
        for x in 1u64.. {
            let x = Element::<C, L>::new(&U256::from_u64(x));
            let square = (x.square() + C::A) * x + C::B;
            let Some(y) = square_root(&square) else { continue };
            let point = Point::<C, L>::new(x, y).unwrap();
            let small = by_public(&order, &point);
            for candidate in [small, small.double()] {
                if let Some((x, y)) = candidate.affine()
                    && y == Element::<C, L>::ZERO
                {
                    return x;
                }
            }
        }
        unreachable!("half of all points lie outside the group")
    }

    /// The prime is 7 modulo 8, so a root is the power (p+1)/4.
    fn square_root(
        square: &Element<Tc26Set256A, { U256::LIMBS }>,
    ) -> Option<Element<Tc26Set256A, { U256::LIMBS }>> {
        let power =
            Element::<Tc26Set256A, { U256::LIMBS }>::MODULUS.get().shr_vartime(2).wrapping_add(&U256::ONE);
        let root = square.pow(&power);
        (root.square() == *square).then_some(root)
    }
}

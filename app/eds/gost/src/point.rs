//! Points of a curve in projective coordinates.
//!
//! Sums are those of Renes, Costello and Batina (eprint 2015/1060, algorithms 1 and 3): one sequence of operations for
//! all cases, so that neither time nor branches tell about a secret. They hold for points whose difference has an odd
//! order, which is so within the group of the base point. For a point outside of it (only possible where the cofactor
//! is not one) they may yield (0 : 0 : 0), which stays so from then on and is no point, not even the neutral one.

use crypto_bigint::{Choice, CtAssign, CtEq};
use zeroize::Zeroize;

use crate::curves::{Element, Parameters};

/// `(x : y : z)`, the affine point `(x/z, y/z)`; the neutral one is `(0 : 1 : 0)`.
#[derive(Clone, Copy)]
pub(crate) struct Point<C: Parameters<L>, const L: usize> {
    x: Element<C, L>,
    y: Element<C, L>,
    z: Element<C, L>,
}

impl<C: Parameters<L>, const L: usize> Point<C, L> {
    pub(crate) const NEUTRAL: Self =
        Self { x: Element::<C, L>::ZERO, y: Element::<C, L>::ONE, z: Element::<C, L>::ZERO };
    pub(crate) const BASE: Self = Self { x: C::BASE.0, y: C::BASE.1, z: Element::<C, L>::ONE };

    /// The point with these coordinates, if the curve has it.
    pub(crate) fn new(x: Element<C, L>, y: Element<C, L>) -> Option<Self> {
        let right = (x.square() + C::A) * x + C::B;
        (y.square() == right).then_some(Self { x, y, z: Element::<C, L>::ONE })
    }

    pub(crate) fn is_neutral(&self) -> bool {
        let zero = Element::<C, L>::ZERO;
        self.x == zero && self.z == zero && self.y != zero
    }

    /// The affine coordinates, unless it is the neutral point. Takes the same time for every point.
    pub(crate) fn affine(&self) -> Option<(Element<C, L>, Element<C, L>)> {
        let inverse = self.z.invert().into_option()?;
        Some((self.x * inverse, self.y * inverse))
    }

    /// Becomes `other` if `choice` says so, without a branch.
    pub(crate) fn assign(&mut self, other: &Self, choice: Choice) {
        self.x.ct_assign(&other.x, choice);
        self.y.ct_assign(&other.y, choice);
        self.z.ct_assign(&other.z, choice);
    }

    fn b3() -> Element<C, L> {
        const { C::B.add(&C::B).add(&C::B) }
    }

    pub(crate) fn add(&self, other: &Self) -> Self {
        let xx = self.x * other.x;
        let yy = self.y * other.y;
        let zz = self.z * other.z;
        let xy = (self.x + self.y) * (other.x + other.y) - (xx + yy);
        let xz = (self.x + self.z) * (other.x + other.z) - (xx + zz);
        let yz = (self.y + self.z) * (other.y + other.z) - (yy + zz);

        let mixed = C::A * xz + Self::b3() * zz;
        let minus = yy - mixed;
        let plus = yy + mixed;
        let azz = C::A * zz;
        let slope = xx.double() + xx + azz;
        let rest = Self::b3() * xz + C::A * (xx - azz);

        Self { x: xy * minus - yz * rest, y: minus * plus + slope * rest, z: yz * plus + xy * slope }
    }

    pub(crate) fn double(&self) -> Self {
        let xx = self.x.square();
        let yy = self.y.square();
        let zz = self.z.square();
        let xy = (self.x * self.y).double();
        let xz = (self.x * self.z).double();
        let yz = (self.y * self.z).double();

        let mixed = C::A * xz + Self::b3() * zz;
        let minus = yy - mixed;
        let plus = yy + mixed;
        let azz = C::A * zz;
        let slope = xx.double() + xx + azz;
        let rest = Self::b3() * xz + C::A * (xx - azz);

        Self { x: xy * minus - yz * rest, y: minus * plus + slope * rest, z: (yz * yy).double().double() }
    }
}

impl<C: Parameters<L>, const L: usize> PartialEq for Point<C, L> {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Element<C, L>, b: &Element<C, L>| a.ct_eq(b);
        (same(&(self.x * other.z), &(other.x * self.z)) & same(&(self.y * other.z), &(other.y * self.z)))
            .to_bool()
    }
}

impl<C: Parameters<L>, const L: usize> Zeroize for Point<C, L> {
    fn zeroize(&mut self) {
        self.x.zeroize();
        self.y.zeroize();
        self.z.zeroize();
    }
}

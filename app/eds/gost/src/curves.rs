//! The parameters of the curves: RFC 7836 (A.1, A.2) and RFC 4357 (11.4).

use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{U256, U512, const_monty_params};

/// An element of the field a curve is over.
pub(crate) type Element<C, const L: usize> = ConstMontyForm<<C as Parameters<L>>::Field, L>;
/// A number modulo the order of the base point.
pub(crate) type Scalar<C, const L: usize> = ConstMontyForm<<C as Parameters<L>>::Order, L>;

/// A curve `y² = x³ + ax + b` with a base point of prime order.
pub(crate) trait Parameters<const L: usize>: Copy + Send + Sync + 'static {
    /// The prime the field is over.
    type Field: ConstMontyParams<L>;
    /// The prime order of the base point.
    type Order: ConstMontyParams<L>;
    const A: Element<Self, L>;
    const B: Element<Self, L>;
    /// The base point.
    const BASE: (Element<Self, L>, Element<Self, L>);
    /// How many times larger than the order the whole curve is.
    const COFACTOR: u8;
    /// Set apart nonces of equal keys on different curves.
    const NAME: &'static str;
}

macro_rules! curve {
    ($(#[$doc:meta])* $name:ident, $module:ident, $uint:ident, cofactor $cofactor:literal,
     p $p:expr, q $q:expr, a $a:expr, b $b:expr, x $x:expr, y $y:expr) => {
        mod $module {
            use super::{$uint, const_monty_params};
            const_monty_params!(Field, $uint, $p, "The field's prime.");
            const_monty_params!(Order, $uint, $q, "The order of the base point.");
        }

        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(crate) struct $name;

        impl Parameters<{ $uint::LIMBS }> for $name {
            type Field = $module::Field;
            type Order = $module::Order;
            const A: Element<Self, { $uint::LIMBS }> = ConstMontyForm::new(&$uint::from_be_hex($a));
            const B: Element<Self, { $uint::LIMBS }> = ConstMontyForm::new(&$uint::from_be_hex($b));
            const BASE: (Element<Self, { $uint::LIMBS }>, Element<Self, { $uint::LIMBS }>) = (
                ConstMontyForm::new(&$uint::from_be_hex($x)),
                ConstMontyForm::new(&$uint::from_be_hex($y)),
            );
            const COFACTOR: u8 = $cofactor;
            const NAME: &'static str = stringify!($name);
        }
    };
}

curve!(
    /// `id-tc26-gost-3410-2012-256-paramSetA`, in Weierstrass form.
    Tc26Set256A, tc26_256a, U256, cofactor 4,
    p "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97",
    q "400000000000000000000000000000000fd8cddfc87b6635c115af556c360c67",
    a "c2173f1513981673af4892c23035a27ce25e2013bf95aa33b22c656f277e7335",
    b "295f9bae7428ed9ccc20e7c359a9d41a22fccd9108e17bf7ba9337a6f8ae9513",
    x "91e38443a5e82c0d880923425712b2bb658b9196932e02c78b2582fe742daa28",
    y "32879423ab1a0375895786c4bb46e9565fde0b5344766740af268adb32322e5c"
);

curve!(
    /// `id-GostR3410-2001-CryptoPro-A-ParamSet`.
    CryptoProSetA, cryptopro_a, U256, cofactor 1,
    p "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97",
    q "ffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893",
    a "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd94",
    b "00000000000000000000000000000000000000000000000000000000000000a6",
    x "0000000000000000000000000000000000000000000000000000000000000001",
    y "8d91e471e0989cda27df505a453f2b7635294f2ddf23e3b122acc99c9e9f1e14"
);

curve!(
    /// `id-tc26-gost-3410-12-512-paramSetA`.
    Tc26Set512A, tc26_512a, U512, cofactor 1,
    p concat!(
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc7"
    ),
    q concat!(
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275"
    ),
    a concat!(
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc4"
    ),
    b concat!(
        "e8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265",
        "ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760"
    ),
    x concat!(
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000003"
    ),
    y concat!(
        "7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921",
        "df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4"
    )
);

/// The curves of the examples in the standards' appendices; nobody signs on them.
#[cfg(test)]
pub(crate) mod examples {
    use super::{ConstMontyForm, Element, Parameters, U256, U512, const_monty_params};

    curve!(
        /// GOST R 34.10-2001 and GOST R 34.10-2012 A.1 (RFC 5832 and RFC 7091, section 7.1).
        Example256, example_256, U256, cofactor 1,
        p "8000000000000000000000000000000000000000000000000000000000000431",
        q "8000000000000000000000000000000150fe8a1892976154c59cfc193accf5b3",
        a "0000000000000000000000000000000000000000000000000000000000000007",
        b "5fbff498aa938ce739b8e022fbafef40563f6e6a3472fc2a514c0ce9dae23b7e",
        x "0000000000000000000000000000000000000000000000000000000000000002",
        y "08e2a8a0e65147d4bd6316030e16d19c85c97f0a9ca267122b96abbcea7e8fc8"
    );

    curve!(
        /// GOST R 34.10-2012 A.2 (RFC 7091, section 7.2).
        Example512, example_512, U512, cofactor 1,
        p concat!(
            "4531acd1fe0023c7550d267b6b2fee80922b14b2ffb90f04d4eb7c09b5d2d15d",
            "f1d852741af4704a0458047e80e4546d35b8336fac224dd81664bbf528be6373"
        ),
        q concat!(
            "4531acd1fe0023c7550d267b6b2fee80922b14b2ffb90f04d4eb7c09b5d2d15d",
            "a82f2d7ecb1dbac719905c5eecc423f1d86e25edbe23c595d644aaf187e6e6df"
        ),
        a concat!(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000007"
        ),
        b concat!(
            "1cff0806a31116da29d8cfa54e57eb748bc5f377e49400fdd788b649eca1ac43",
            "61834013b2ad7322480a89ca58e0cf74bc9e540c2add6897fad0a3084f302adc"
        ),
        x concat!(
            "24d19cc64572ee30f396bf6ebbfd7a6c5213b3b3d7057cc825f91093a68cd762",
            "fd60611262cd838dc6b60aa7eee804e28bc849977fac33b4b530f1b120248a9a"
        ),
        y concat!(
            "2bb312a43bd2ce6e0d020613c857acddcfbf061e91e5f2c3f32447c259f39b2c",
            "83ab156d77f1496bf7eb3351e1ee4e43dc1a18b91b24640b6dbb92cb1add371e"
        )
    );
}

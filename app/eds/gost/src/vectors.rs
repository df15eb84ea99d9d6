//! Published examples: RFC 5832, RFC 7091 and the appendix of GOST R 34.10-2012, RFC 8133.

use crypto_bigint::{U256, U512, Uint};

use crate::curves::{CryptoProSetA, Element, Parameters, Scalar, Tc26Set256A, Tc26Set512A, examples};
use crate::multiply::{base_by_secret, sum_by_public};
use crate::point::Point;
use crate::signature::{sign_with, verify};

/// Numbers as the standards print them.
struct Example {
    secret: &'static str,
    nonce: &'static str,
    digest: &'static str,
    public: (&'static str, &'static str),
    signature: (&'static str, &'static str),
}

fn check<C: Parameters<L>, const L: usize>(example: &Example) {
    let number = |hex: &str| Uint::<L>::from_be_hex(hex);
    let scalar = |hex| Scalar::<C, L>::new(&number(hex));
    let public = base_by_secret::<C, L>(&scalar(example.secret));
    let (x, y) = public.affine().unwrap();
    assert_eq!((x.retrieve(), y.retrieve()), (number(example.public.0), number(example.public.1)));

    let signature =
        sign_with::<C, L>(&scalar(example.secret), &scalar(example.digest), &scalar(example.nonce)).unwrap();
    let (r, s) = signature.split_at(Uint::<L>::BYTES);
    assert_eq!(Uint::<L>::from_le_slice(r), number(example.signature.0));
    assert_eq!(Uint::<L>::from_le_slice(s), number(example.signature.1));

    let digest = number(example.digest).to_le_bytes();
    assert_eq!(verify(&*public, digest.as_ref(), &signature), Ok(()));
}

#[test]
fn gost_r_34_10_with_256_bits() {
    check::<examples::Example256, { U256::LIMBS }>(&Example {
        secret: "7a929ade789bb9be10ed359dd39a72c11b60961f49397eee1d19ce9891ec3b28",
        nonce: "77105c9b20bcd3122823c8cf6fcc7b956de33814e95b7fe64fed924594dceab3",
        digest: "2dfbc1b372d89a1188c09c52e0eec61fce52032ab1022e8e67ece6672b043ee5",
        public: (
            "7f2b49e270db6d90d8595bec458b50c58585ba1d4e9b788f6689dbd8e56fd80b",
            "26f1b489d6701dd185c8413a977b3cbbaf64d1c593d26627dffb101a87ff77da",
        ),
        signature: (
            "41aa28d2f1ab148280cd9ed56feda41974053554a42767b83ad043fd39dc0493",
            "01456c64ba4642a1653c235a98a60249bcd6d3f746b631df928014f6c5bf9c40",
        ),
    });
}

#[test]
fn gost_r_34_10_with_512_bits() {
    check::<examples::Example512, { U512::LIMBS }>(&Example {
        secret: concat!(
            "0ba6048aadae241ba40936d47756d7c93091a0e8514669700ee7508e508b1020",
            "72e8123b2200a0563322dad2827e2714a2636b7bfd18aadfc62967821fa18dd4"
        ),
        nonce: concat!(
            "0359e7f4b1410feacc570456c6801496946312120b39d019d455986e364f3658",
            "86748ed7a44b3e794434006011842286212273a6d14cf70ea3af71bb1ae679f1"
        ),
        digest: concat!(
            "3754f3cfacc9e0615c4f4a7c4d8dab531b09b6f9c170c533a71d147035b0c591",
            "7184ee536593f4414339976c647c5d5a407adedb1d560c4fc6777d2972075b8c"
        ),
        public: (
            concat!(
                "115dc5bc96760c7b48598d8ab9e740d4c4a85a65be33c1815b5c320c854621dd",
                "5a515856d13314af69bc5b924c8b4ddff75c45415c1d9dd9dd33612cd530efe1"
            ),
            concat!(
                "37c7c90cd40b0f5621dc3ac1b751cfa0e2634fa0503b3d52639f5d7fb72afd61",
                "ea199441d943ffe7f0c70a2759a3cdb84c114e1f9339fdf27f35eca93677beec"
            ),
        ),
        signature: (
            concat!(
                "2f86fa60a081091a23dd795e1e3c689ee512a3c82ee0dcc2643c78eea8fcacd3",
                "5492558486b20f1c9ec197c90699850260c93bcbcd9c5c3317e19344e173ae36"
            ),
            concat!(
                "1081b394696ffe8e6585e7a9362d26b6325f56778aadbc081c0bfbe933d52ff5",
                "823ce288e8c4f362526080df7f70ce406a6eeb1f56919cb92a9853bde73e5b4a"
            ),
        ),
    });
}

/// Multiples of a given point and of the base point (RFC 8133, appendix A: the point, the factor, the product; then
/// twice a factor of the base point and the product).
fn multiples<C: Parameters<L>, const L: usize>(
    point: (&str, &str),
    factor_le: &str,
    product: (&str, &str),
    of_base: [(&str, (&str, &str)); 2],
) {
    let element = |hex: &str| Element::<C, L>::new(&Uint::<L>::from_be_hex(hex));
    let expect = |found: &Point<C, L>, (x, y): (&str, &str)| {
        assert!(found.affine().unwrap() == (element(x), element(y)), "{}", C::NAME);
    };
    let point = Point::<C, L>::new(element(point.0), element(point.1)).unwrap();
    let factor = Scalar::<C, L>::new(&Uint::from_le_hex(factor_le));
    expect(&sum_by_public(&Scalar::<C, L>::ZERO, &factor, &point), product);
    for (factor, product) in of_base {
        let factor = Scalar::<C, L>::new(&Uint::from_be_hex(factor));
        expect(&base_by_secret::<C, L>(&factor), product);
        expect(&sum_by_public(&factor, &Scalar::<C, L>::ZERO, &point), product);
    }
}

const FACTOR: &str = "bd04673f7149b18e98155bd1e2724e71d0099aa25174f792d3326c6f18127067";

#[test]
fn multiples_on_cryptopro_a() {
    multiples::<CryptoProSetA, { U256::LIMBS }>(
        (
            "a69d51caf1a309fa9e9b66187759b0174c274e080356f23cfcbfe84d396ad7bb",
            "5d26f29ecc2e9ac0404dcf7986fa55fe94986362170f54b9616426a659786dac",
        ),
        FACTOR,
        (
            "59495655d1e7c7424c622485f575ccf121f3122d274101e8ab734cc9c9a9b45e",
            "48d1c311d33c9b701f3b03618562a4a07a044e3af31e3999e67b487778b53c62",
        ),
        [
            (
                "1f2538097d5a031fa68bbb43c84d12b3de47b7061c0d5e24993e0c873cdba6b3",
                (
                    "bbc77cf42dc1e62d06227935379b4aa4d14fea4f565ddf4cb4fa4d31579f9676",
                    "8e16604a4afdf28246684d4996274781f6cb80abbba1414c1513ec988509dabf",
                ),
            ),
            (
                "dc497d9ef6324912fd367840ee509a2032aedb1c0a890d133b45f596fccbd45d",
                (
                    "6097341c1be388e83e7ca2df47fab86e2271fd942e5b7b2eb2409e49f742bc29",
                    "c81aa48bdb4ca6fa0ef18b9788ae25fe30857aa681b3942217f9fed151bab7d0",
                ),
            ),
        ],
    );
}

#[test]
fn multiples_on_tc26_256_a() {
    multiples::<Tc26Set256A, { U256::LIMBS }>(
        (
            "b51adf93a40ab15792164fad3352f95b66369eb2a4ef5efae32829320363350e",
            "74a358cc08593612f5955d249c96afb7e8b0bb6d8bd2bbe491046650d822be18",
        ),
        FACTOR,
        (
            "dbf99827078956812fa48c6e695df589def1d18a2d4d35a96d75bf6854237629",
            "9fddd48bfbc57bee1da0cff282884f284d471b388893c48f5ecb02fc18d67589",
        ),
        [
            (
                "147b72f6684fb8fd1b418a899f7dbecaf5fce60b13685baa95328654a7f0707f",
                (
                    "33fbac14eae538275a769417829c431bd9fa622b6f02427ef55bd60ee6bc2888",
                    "22f2ebcf960a82e6cdb4042d3ddda511b2fba925383c2273d952ea2d406eae46",
                ),
            ),
            (
                "30d5cfadaa0e31b405e6734c03ec4c5df0f02f4ba25c9a3b320ee6453567b4cb",
                (
                    "2b2d89fab735433970564f2f28cfa1b57d640cb902bc6334a538f44155022cb2",
                    "10ef6a82eef1e70f942aa81d6b4ce5dec0ddb9447512962874870e6f2849a96f",
                ),
            ),
        ],
    );
}

#[test]
fn multiples_on_tc26_512_a() {
    multiples::<Tc26Set512A, { U512::LIMBS }>(
        (
            concat!(
                "2a17f8833a32795327478871b5c5e88aefb91126c64b4b8327289bea62559425",
                "d18198f133f400874328b220c74497cd240586cb249e158532cb8090776cd61c"
            ),
            concat!(
                "728f0c4a73b48da41ce928358fad26b47a6e094e9362bae82559f83cddc4ec3a",
                "4676bd3707edeaf4cd85e99695c64c241edc622be87dc0cf87f51f4367f723c5"
            ),
        ),
        concat!(
            "bd04673f7149b18e98155bd1e2724e71d0099aa25174f792d3326c6f18127067",
            "1c6213e3930efdda26451792c6208122ee60d200520d695dfd9f5f0fd5aba702"
        ),
        (
            concat!(
                "0c0ab53d0e0a9c607cad758f558915a0a7dc5dc87b45e9a58fddf30ec3385960",
                "283e030cd322d9e46b070637785fd49d2cd711f46807a24c40af9a42c8e2d740"
            ),
            concat!(
                "df93a8012b86d3a3d4f8a4d487da15fc739eb31b20b3b0e8c8c032aaf8072c63",
                "37cf7d5b404719e5b4407c41d9a3216a08ca69c271484e9ed72b8aaa52e28b8b"
            ),
        ),
        [
            (
                concat!(
                    "3ce54325db52fe798824aead11bb16fa766857d04a4af7d468672f16d90e7396",
                    "046a46f815693e85b1ce5464da9270181f82333b0715057bbe8d61d400505f0e"
                ),
                (
                    concat!(
                        "b93093eb0fcc463239b7df276e09e592fcfc9b635504ea4531655d76a0a3078e",
                        "2b4e51cfe2fa400cc5de9fbe369db204b3e8ed7edd85ee5cca654c1aed70e396"
                    ),
                    concat!(
                        "809770b8d910ea30bd2fa89736e91dc31815d2d9b31128077eedc371e9f69466",
                        "f497dc64dd5b1fadc587f860ee256109138c4a9cd96b628e65a8f590520fc882"
                    ),
                ),
            ),
            (
                concat!(
                    "b5c286a79aa8e97ec0e19bc1959a1d15f12f8c97870ba9d68cc12811a56a3bb1",
                    "1440610825796a49d468cdc9c2d02d76598a27973d5960c5f50bce28d8d345f4"
                ),
                (
                    concat!(
                        "238b38644e440452a99fa6b93d9fd7da0cb83c32d3c1e3cfe5df5c3eb0f9db91",
                        "e588daedc849ea2fb867ae855a21b4077353c0794716a6480995113d8c20c7af"
                    ),
                    concat!(
                        "b2273d5734c1897f8d15a7008b862938c8c74ca7e877423d95243eb7ebd02fd2",
                        "c456cf9fc956f078a59aa86f19dd1075e5167e4ed35208718ea93161c530ed14"
                    ),
                ),
            ),
        ],
    );
}

//! What lies beside a signed package for whoever opens it: what the files are, and how each signature is checked.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::signatures::{PackageView, PackedSignature};
use eds::{
    algorithm::{Digest, Scheme},
    cms::SignedData,
    tsp::Token,
};

const FILES: &str = "\
Қол қойылған пакет / Подписанный пакет / Signed package

manifest.txt  — қол қойылған деректер / подписанные данные / what was signed
manifest.p7s  — қолтаңба, ішінде уақыт белгісі (CAdES-T) / подпись с меткой времени (CAdES-T) / the signature with its time stamp (CAdES-T, detached)
stamp.der     — сол уақыт белгісі / та же метка времени / the same time stamp (RFC 3161 token)
evidence.json — барлық дәлелдер / все доказательства / all evidence
chain.pem     — орталықтың сертификаттары / сертификаты центра / certificates of the centre

sha256sum — manifest.txt ішіндегі мәндермен салыстырыңыз / сравните с указанными в manifest.txt / compare with those in manifest.txt
";

/// In the three languages.
pub(super) fn guide(view: &PackageView) -> String {
    let origin = &view.origin;
    let mut text = FILES.to_owned();
    if !origin.is_empty() {
        text.push_str(&format!(
            "\nПорталда тексеру / Проверка на портале / Check on the portal:\n{origin}/signatures/check\n"
        ));
    }
    text.push_str("\nOpenSSL 3:\n");
    for (number, signature) in (1..).zip(&view.signatures) {
        text.push_str(&commands(number, signature));
    }
    text
}

/// How OpenSSL checks it as of its stamp: certificates end, what they signed does not.
fn commands(number: usize, signature: &PackedSignature) -> String {
    let signed = STANDARD.decode(&signature.signature).ok();
    let signed = signed.and_then(|der| SignedData::read(&der).ok());
    let Some(signer) = signed.as_ref().and_then(|signed| signed.signers().first()) else {
        return String::new();
    };
    let token = signature.tokens.first().and_then(|token| STANDARD.decode(token).ok());
    let stamp = token.and_then(|token| Token::read(&token).ok());
    let at = stamp.as_ref().map(|stamp| format!(" -attime {}", stamp.time().seconds())).unwrap_or_default();
    let mut lines = match signer.scheme() {
        Some(Scheme::Gost(_)) | None => {
            format!(
                "{number}/manifest.p7s: ГОСТ 34.10 — OpenSSL тексермейді / не проверяет / does not check it\n"
            )
        }
        Some(_) => format!(
            "openssl cms -verify -binary -inform DER -in {number}/manifest.p7s -content {number}/manifest.txt -CAfile chain.pem -purpose any{at} -out /dev/null\n"
        ),
    };
    if let Some(stamp) = stamp.filter(|stamp| stamp.digest() == Some(Digest::Sha256)) {
        let (stamped, at) = (hex::encode(Digest::Sha256.of(signer.signature())), stamp.time().seconds());
        lines.push_str(&format!(
            "openssl ts -verify -token_in -in {number}/stamp.der -digest {stamped} -CAfile chain.pem -attime {at}\n"
        ));
    }
    lines
}

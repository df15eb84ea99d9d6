//! Laying a certificate beside its key.

use eds::{algorithm::PrivateKey, armour, certificate::Certificate, keystore::KeyEntry, name};
use signing::{Bytes, Refusal};

/// Certificates as files hold them: one, or several in PEM.
pub(crate) fn certificates(files: &[Bytes]) -> Result<Vec<Certificate>, Refusal> {
    let unreadable = |_| Refusal::UnreadableCertificate;
    let mut read = Vec::new();
    for file in files {
        for der in armour::all_to_der(&file.0).map_err(unreadable)? {
            read.push(Certificate::from_der(&der).map_err(unreadable)?);
        }
    }
    Ok(read)
}

/// Gives the key its certificate and those of the issuers; answers which key it was.
pub(crate) fn install(entries: &mut [KeyEntry], given: &[Certificate]) -> Result<usize, Refusal> {
    let (at, leaf) = owner(entries, given).ok_or(Refusal::KeyOfAnother)?;
    let entry = &mut entries[at];
    // The issuers may be in the store already.
    let kept: Vec<Certificate> =
        entry.chain.iter().filter_map(|der| Certificate::from_der(der).ok()).collect();
    entry.chain = chain(leaf, given.iter().chain(&kept).collect());
    Ok(at)
}

/// The key one of the certificates is for. Of several for one key, as after a renewal, the one that lasts longest.
fn owner<'a>(entries: &[KeyEntry], given: &'a [Certificate]) -> Option<(usize, &'a Certificate)> {
    let keys = entries.iter().map(|entry| PrivateKey::from_pkcs8(&entry.pkcs8).ok());
    let keys: Vec<_> = keys.map(|key| key.map(|key| key.public_key())).collect();
    let pairs = given.iter().filter_map(|certificate| {
        let key = certificate.public_key().ok();
        let at = key.and_then(|key| keys.iter().position(|one| one.as_ref() == Some(&key)))?;
        Some((at, certificate))
    });
    pairs.max_by_key(|(_, certificate)| certificate.not_after())
}

/// From the certificate upwards, as far as signatures hold.
fn chain(leaf: &Certificate, mut pool: Vec<&Certificate>) -> Vec<Vec<u8>> {
    let mut chain = vec![leaf.der().to_vec()];
    let mut last = leaf;
    while let Some(at) = pool.iter().position(|issuer| !last.is_self_issued() && issued(last, issuer)) {
        last = pool.swap_remove(at);
        chain.push(last.der().to_vec());
    }
    chain
}

fn issued(certificate: &Certificate, issuer: &Certificate) -> bool {
    name::same(certificate.issuer(), issuer.subject_name())
        && issuer.public_key().is_ok_and(|key| certificate.verify(&key).is_ok())
}

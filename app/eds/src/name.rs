//! Distinguished names: reading, comparing as RFC 5280 does, and making them.

use crate::{error::BuildError, oid};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Decode, Encode, Tag, Tagged,
    asn1::{Any, PrintableStringRef, Utf8StringRef},
};
use x509_cert::{attr::AttributeTypeAndValue, name::RelativeDistinguishedName};

/// A distinguished name.
pub use x509_cert::name::RdnSequence as Name;

/// The text of a value, whatever string type it has.
pub fn text(value: &Any) -> Option<String> {
    let bytes = value.value();
    match value.tag() {
        Tag::Utf8String => String::from_utf8(bytes.to_vec()).ok(),
        Tag::PrintableString | Tag::Ia5String | Tag::VisibleString | Tag::NumericString => {
            bytes.is_ascii().then(|| String::from_utf8(bytes.to_vec()).ok()).flatten()
        }
        Tag::TeletexString => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        Tag::BmpString => {
            let (pairs, rest) = bytes.as_chunks::<2>();
            let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            rest.is_empty().then(|| String::from_utf16(&units).ok()).flatten()
        }
        _ => None,
    }
}

/// All values of an attribute, in order.
pub fn values<'a>(name: &'a Name, oid: &'a Oid) -> impl Iterator<Item = String> + 'a {
    name.iter()
        .flat_map(|rdn| rdn.iter())
        .filter(|part| part.oid == *oid)
        .filter_map(|part| text(&part.value))
}

/// Whether two names are the same: letters' case, string types and runs of spaces don't count.
pub fn same(a: &Name, b: &Name) -> bool {
    a.len() == b.len() && begins(a, b)
}

/// Whether `name` begins with all of `start`, as a subtree of directory names.
pub fn begins(name: &Name, start: &Name) -> bool {
    name.len() >= start.len() && name.iter().zip(start.iter()).all(|(a, b)| folded_rdn(a) == folded_rdn(b))
}

/// A name in the form in which it is compared: the parts of each step, in one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folded(Vec<Vec<FoldedPart>>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct FoldedPart {
    oid: Oid,
    /// Empty where the value is no text.
    text: String,
    /// All of a value that is no text.
    other: Vec<u8>,
}

impl Folded {
    pub fn of(name: &Name) -> Self {
        Self(name.iter().map(folded_rdn).collect())
    }
}

/// Sorted, since a name is compared with many, and nobody limits how many parts a stranger writes into one step.
fn folded_rdn(rdn: &RelativeDistinguishedName) -> Vec<FoldedPart> {
    let mut parts: Vec<FoldedPart> = rdn.iter().map(folded_part).collect();
    parts.sort();
    parts
}

fn folded_part(part: &AttributeTypeAndValue) -> FoldedPart {
    let (text, other) = match text(&part.value) {
        Some(text) => (folded(&text), Vec::new()),
        // What has been read can be written.
        None => (String::new(), part.value.to_der().unwrap_or_default()),
    };
    FoldedPart { oid: part.oid, text, other }
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// A name of these attributes, one after the other.
///
/// # Errors
/// When a value doesn't fit its attribute.
pub fn build(parts: &[(Oid, &str)]) -> Result<Name, BuildError> {
    let mut name = Name::default();
    for (oid, value) in parts {
        let mut rdn = RelativeDistinguishedName::default();
        rdn.insert(AttributeTypeAndValue { oid: *oid, value: string(*oid, value)? })?;
        name.push(rdn);
    }
    Ok(name)
}

fn string(oid: Oid, value: &str) -> Result<Any, BuildError> {
    if value.is_empty() || value.chars().any(char::is_control) {
        return Err(BuildError::Encoding);
    }
    // Codes are PrintableString by their definition, and NUC writes them so.
    if matches!(oid, oid::COUNTRY | oid::SERIAL_NUMBER) {
        return Ok(Any::encode_from(&PrintableStringRef::new(value)?)?);
    }
    if oid == oid::EMAIL {
        return Ok(Any::encode_from(&der::asn1::Ia5StringRef::new(value)?)?);
    }
    Ok(Any::encode_from(&Utf8StringRef::new(value)?)?)
}

/// A name in a `GeneralName`.
pub(crate) fn directory(name: &Name) -> Result<x509_cert::ext::pkix::name::GeneralName, der::Error> {
    let name = x509_cert::name::Name::from_der(&name.to_der()?)?;
    Ok(x509_cert::ext::pkix::name::GeneralName::DirectoryName(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spaces_do_not_count() {
        let a = build(&[(oid::COUNTRY, "KZ"), (oid::COMMON_NAME, "ҰЛТТЫҚ  куәландырушы")]).unwrap();
        let b = build(&[(oid::COUNTRY, "kz"), (oid::COMMON_NAME, " ұлттық КУӘЛАНДЫРУШЫ ")]).unwrap();
        let c = build(&[(oid::COUNTRY, "KZ"), (oid::COMMON_NAME, "ұлттық куәландыруш")]).unwrap();
        assert!(same(&a, &b));
        assert!(!same(&a, &c));
        let turned = build(&[(oid::COMMON_NAME, "ҰЛТТЫҚ куәландырушы"), (oid::COUNTRY, "KZ")]).unwrap();
        assert!(!same(&a, &turned));
        let part = |oid: Oid, text: &str| {
            let name = build(&[(oid, text)]).unwrap();
            name.iter().next().unwrap().iter().next().unwrap().clone()
        };
        let step = |parts: [(Oid, &str); 2]| {
            let mut rdn = RelativeDistinguishedName::default();
            for (oid, text) in parts {
                rdn.insert(part(oid, text)).unwrap();
            }
            Name::from(vec![rdn])
        };
        let one = step([(oid::COMMON_NAME, "Ә"), (oid::ORGANIZATION, "b")]);
        assert!(same(&one, &step([(oid::ORGANIZATION, "B"), (oid::COMMON_NAME, "ә")])));
        assert!(!same(&one, &step([(oid::ORGANIZATION, "ә"), (oid::COMMON_NAME, "b")])));
        assert!(begins(&a, &build(&[(oid::COUNTRY, "KZ")]).unwrap()));
        assert!(!begins(&build(&[(oid::COUNTRY, "KZ")]).unwrap(), &a));
    }

    #[test]
    fn values_that_do_not_fit_are_refused() {
        assert!(build(&[(oid::COUNTRY, "ҚЗ")]).is_err());
        assert!(build(&[(oid::COMMON_NAME, "")]).is_err());
        assert!(build(&[(oid::COMMON_NAME, "a\0b")]).is_err());
    }
}

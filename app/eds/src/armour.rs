//! What programs hand over: DER, BER, base64 of it, or PEM.

use crate::{ber, error::ReadError};
use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The one value in `bytes`, as DER; of PEM with several blocks the first.
///
/// # Errors
/// When it is none of these.
pub fn to_der(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    Ok(ber::to_der(&unpack(bytes)?)?)
}

/// Every value in `bytes`: all blocks of a PEM file, or one value.
///
/// # Errors
/// When it is none of these.
pub fn all_to_der(bytes: &[u8]) -> Result<Vec<Vec<u8>>, ReadError> {
    let blocks = text(bytes).map(blocks).unwrap_or_default();
    if blocks.is_empty() {
        return Ok(vec![to_der(bytes)?]);
    }
    blocks.into_iter().map(|block| Ok(ber::to_der(&decode(block)?)?)).collect()
}

/// Whether nothing is in it but one value, or blocks of PEM and blank lines.
pub fn is_bare(bytes: &[u8]) -> bool {
    let Some(text) = text(bytes).filter(|text| !blocks(text).is_empty()) else { return true };
    let marks = |line: &str, mark: &str| {
        let label = line.strip_prefix(mark).and_then(|rest| rest.strip_suffix("-----"));
        label.is_some_and(|label| label.bytes().all(|letter| letter.is_ascii_uppercase() || letter == b' '))
    };
    let mut within = false;
    let bare = text.lines().map(str::trim).all(|line| {
        let (begins, ends) = (marks(line, "-----BEGIN "), marks(line, "-----END "));
        let inside = within && !line.starts_with('-');
        within = begins || inside;
        begins || ends || inside || line.is_empty()
    });
    // A block that never ends is none.
    bare && !within
}

/// `-----BEGIN LABEL-----` around base64.
pub fn to_pem(label: &str, der: &[u8]) -> String {
    let packed = BASE64.encode(der);
    let mut pem = format!("-----BEGIN {label}-----\n");
    let mut rest = packed.as_str();
    while !rest.is_empty() {
        let (line, next) = rest.split_at(rest.len().min(64));
        pem.push_str(line);
        pem.push('\n');
        rest = next;
    }
    pem.push_str(&format!("-----END {label}-----\n"));
    pem
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    // What is signed or certified is a SEQUENCE, which no base64 text begins with: `0` is its letter, but
    // then a length follows that is no letter, or text that is too short for it.
    if bytes.first() == Some(&0x30) && ber::first_to_der(bytes).is_ok() {
        return Ok(bytes.to_vec());
    }
    let Some(text) = text(bytes) else { return Ok(bytes.to_vec()) };
    match blocks(text).first() {
        Some(block) => decode(block),
        None => decode(text).or_else(|_| Ok(bytes.to_vec())),
    }
}

fn text(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii() || text.contains("-----BEGIN "))
}

fn blocks(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let Some((_, after)) = after.split_once("-----") else { break };
        let Some((block, after)) = after.split_once("-----END ") else { break };
        blocks.push(block);
        rest = after;
    }
    blocks
}

fn decode(text: &str) -> Result<Vec<u8>, ReadError> {
    let letters: Vec<u8> = text.bytes().filter(|letter| !letter.is_ascii_whitespace()).collect();
    BASE64
        .decode(letters)
        .map_err(|_| ReadError::Armour)
        .and_then(|bytes| if bytes.is_empty() { Err(ReadError::Armour) } else { Ok(bytes) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dress_holds_the_same_value() {
        let der = [&[0x30, 0x81, 0x80][..], &[0x04, 0x7e], &[7; 126]].concat();
        let pem = to_pem("CMS", &der);
        assert_eq!(to_der(&der).unwrap(), der);
        assert_eq!(to_der(pem.as_bytes()).unwrap(), der);
        assert_eq!(to_der(pem.replace('\n', "\r\n").as_bytes()).unwrap(), der);
        assert_eq!(to_der(BASE64.encode(&der).as_bytes()).unwrap(), der);
        assert_eq!(to_der(BASE64.encode(&der).trim_end_matches('=').as_bytes()).unwrap(), der);
        assert_eq!(all_to_der(format!("{pem}text between\n{pem}").as_bytes()).unwrap().len(), 2);
    }

    #[test]
    fn text_around_a_block_is_more_than_the_block() {
        let pem = to_pem("CERTIFICATE", &[0x30, 0]);
        for bare in [pem.clone(), format!("\n{pem}\r\n{pem}"), "MAA=".to_owned(), String::new()] {
            assert!(is_bare(bare.as_bytes()), "{bare}");
        }
        assert!(is_bare(&[0x30, 0x80, 0xff]));
        for more in [
            format!("<!--\n{pem}-->\n<p>an order</p>"),
            format!("subject=an order\n{pem}"),
            format!("{pem}an order"),
            pem.replace("BEGIN CERTIFICATE", "BEGIN an order"),
            pem.replace("-----\nMAA", "----- an order\nMAA"),
            format!("{pem}-----BEGIN ORDER-----\nAn order"),
        ] {
            assert!(!is_bare(more.as_bytes()), "{more}");
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in
            ["", "-----BEGIN CMS-----", "-----BEGIN CMS-----\n-----END CMS-----", "not base64!", "MAA"]
        {
            let read = to_der(text.as_bytes());
            assert!(read.is_err() || read == Ok(vec![0x30, 0x00]), "{text}: {read:?}");
        }
    }
}

//! Makes DER of BER: programs of other makers write indefinite lengths and strings in pieces.
//!
//! Only the framing is changed: lengths become definite and shortest, strings in pieces become whole. The
//! order of sets and the bytes of values stay as they are, so that what was signed as DER keeps its bytes.

/// Deepest nesting that is followed; real messages stay below twenty.
const DEPTH: usize = 64;
/// Largest input: a signed document of 60 MB in an envelope, with room to spare.
const SIZE: usize = 96 << 20;

const CONSTRUCTED: u8 = 0x20;
const BIT_STRING: u8 = 0x03;

/// Why bytes are no BER.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, thiserror::Error)]
pub enum BerError {
    /// The bytes end before the value does.
    #[error("truncated")]
    Truncated,
    /// Something follows the value.
    #[error("trailing bytes")]
    Trailing,
    /// A length that no encoder writes, or an end mark out of place.
    #[error("bad length")]
    Length,
    /// A tag number beyond what any of our formats uses, or not in its shortest form.
    #[error("bad tag")]
    Tag,
    /// Pieces of a string are not strings of its kind.
    #[error("bad string in pieces")]
    Pieces,
    /// Nested deeper than is followed.
    #[error("too deep")]
    TooDeep,
    /// Larger than is read.
    #[error("too large")]
    TooLarge,
}

/// The one value in `input`, as DER as far as framing goes.
///
/// # Errors
/// When `input` isn't exactly one well-formed value.
pub fn to_der(input: &[u8]) -> Result<Vec<u8>, BerError> {
    let (der, rest) = first_to_der(input)?;
    if rest.is_empty() { Ok(der) } else { Err(BerError::Trailing) }
}

/// The first value in `input` as DER, and what follows it.
///
/// # Errors
/// When `input` doesn't begin with a well-formed value.
pub fn first_to_der(input: &[u8]) -> Result<(Vec<u8>, &[u8]), BerError> {
    if input.len() > SIZE {
        return Err(BerError::TooLarge);
    }
    let mut out = Vec::with_capacity(input.len());
    let rest = element(input, DEPTH, &mut out)?;
    Ok((out, rest))
}

/// The octets of a string whose content is itself strings in pieces, as under an implicit tag, where only the
/// reader of the format knows that a string is meant. Takes the content of the tag, already made DER.
///
/// # Errors
/// When the content isn't a sequence of OCTET STRINGs.
pub fn join_octets(mut content: &[u8]) -> Result<Vec<u8>, BerError> {
    let mut out = Vec::with_capacity(content.len());
    while !content.is_empty() {
        let head = Head::read(content)?;
        let Some(length) = head.length.filter(|_| head.tag == [0x04]) else { return Err(BerError::Pieces) };
        let (piece, rest) = split(head.rest, length)?;
        out.extend_from_slice(piece);
        content = rest;
    }
    Ok(out)
}

struct Head<'a> {
    tag: &'a [u8],
    /// None: up to the end mark.
    length: Option<usize>,
    rest: &'a [u8],
}

impl<'a> Head<'a> {
    fn read(input: &'a [u8]) -> Result<Self, BerError> {
        let (tag, rest) = split(input, tag_length(input)?)?;
        let (&first, rest) = rest.split_first().ok_or(BerError::Truncated)?;
        let (length, rest) = match first {
            0..=0x7f => (Some(usize::from(first)), rest),
            0x80 if tag[0] & CONSTRUCTED != 0 => (None, rest),
            0x81..=0x84 => {
                let (digits, rest) = split(rest, usize::from(first & 0x7f))?;
                let length = digits.iter().fold(0usize, |sum, digit| (sum << 8) | usize::from(*digit));
                (Some(length), rest)
            }
            _ => return Err(BerError::Length),
        };
        Ok(Self { tag, length, rest })
    }
}

fn tag_length(input: &[u8]) -> Result<usize, BerError> {
    let (&first, rest) = input.split_first().ok_or(BerError::Truncated)?;
    if first & 0x1f != 0x1f {
        return Ok(1);
    }
    let more = rest.iter().take_while(|byte| **byte & 0x80 != 0).count();
    match (more, rest.first()) {
        (_, None) => Err(BerError::Truncated),
        (0..=2, Some(byte)) if *byte != 0x80 => Ok(more + 2),
        _ => Err(BerError::Tag),
    }
}

fn split(input: &[u8], at: usize) -> Result<(&[u8], &[u8]), BerError> {
    input.split_at_checked(at).ok_or(BerError::Truncated)
}

fn element<'a>(input: &'a [u8], depth: usize, out: &mut Vec<u8>) -> Result<&'a [u8], BerError> {
    let depth = depth.checked_sub(1).ok_or(BerError::TooDeep)?;
    let head = Head::read(input)?;
    if head.tag == [0] {
        return Err(BerError::Length);
    }
    if head.tag[0] & CONSTRUCTED == 0 {
        let (content, rest) = split(head.rest, head.length.ok_or(BerError::Length)?)?;
        write(head.tag, content, out);
        return Ok(rest);
    }
    if is_string(head.tag[0]) {
        let mut joined = Joined::default();
        let rest = children(&head, |input| pieces(input, head.tag[0] & !CONSTRUCTED, depth, &mut joined))?;
        let tag = [head.tag[0] & !CONSTRUCTED];
        write(&tag, &joined.finish(tag[0] == BIT_STRING), out);
        return Ok(rest);
    }

    let mut content = Vec::new();
    let rest = children(&head, |input| element(input, depth, &mut content))?;
    write(head.tag, &content, out);
    Ok(rest)
}

/// Hands each child to `read`, which gives back what follows it; answers what follows the parent.
fn children<'a>(
    head: &Head<'a>,
    mut read: impl FnMut(&'a [u8]) -> Result<&'a [u8], BerError>,
) -> Result<&'a [u8], BerError> {
    if let Some(length) = head.length {
        let (mut content, rest) = split(head.rest, length)?;
        while !content.is_empty() {
            content = read(content)?;
        }
        return Ok(rest);
    }
    let mut content = head.rest;
    loop {
        if let Some(rest) = content.strip_prefix(&[0, 0]) {
            return Ok(rest);
        }
        content = read(content)?;
    }
}

/// Strings of the universal class that BER may cut: BIT and OCTET STRING, and the character strings.
fn is_string(tag: u8) -> bool {
    matches!(tag, 0x23 | 0x24 | 0x2c | 0x32..=0x36 | 0x39..=0x3c | 0x3e)
}

#[derive(Default)]
struct Joined {
    bytes: Vec<u8>,
    unused: u8,
}

impl Joined {
    fn finish(mut self, bits: bool) -> Vec<u8> {
        if bits {
            self.bytes.insert(0, self.unused);
        }
        self.bytes
    }
}

fn pieces<'a>(input: &'a [u8], tag: u8, depth: usize, into: &mut Joined) -> Result<&'a [u8], BerError> {
    let depth = depth.checked_sub(1).ok_or(BerError::TooDeep)?;
    let head = Head::read(input)?;
    if head.tag[0] == tag | CONSTRUCTED {
        return children(&head, |input| pieces(input, tag, depth, into));
    }
    // Pieces of a character string may be written as octet strings.
    let same = head.tag[0] == tag || (tag != BIT_STRING && head.tag[0] == 0x04);
    let Some(length) = head.length.filter(|_| same) else { return Err(BerError::Pieces) };
    let (content, rest) = split(head.rest, length)?;
    if tag == BIT_STRING {
        let (unused, bits) = content.split_first().ok_or(BerError::Pieces)?;
        // Only the last piece may end within an octet.
        if into.unused != 0 || *unused > 7 {
            return Err(BerError::Pieces);
        }
        into.unused = *unused;
        into.bytes.extend_from_slice(bits);
    } else {
        into.bytes.extend_from_slice(content);
    }
    Ok(rest)
}

fn write(tag: &[u8], content: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(tag);
    let length = content.len();
    if length < 0x80 {
        out.push(u8::try_from(length).unwrap_or(0));
    } else {
        let digits = length.to_be_bytes();
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        out.push(0x80 | u8::try_from(digits.len() - zeros).unwrap_or(0));
        out.extend_from_slice(&digits[zeros..]);
    }
    out.extend_from_slice(content);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn indefinite_becomes_definite() {
        let ber = [0x30, 0x80, 0x02, 0x01, 0x05, 0x30, 0x80, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00];
        assert_eq!(to_der(&ber).unwrap(), [0x30, 0x07, 0x02, 0x01, 0x05, 0x30, 0x02, 0x05, 0x00]);
    }

    #[test]
    fn strings_in_pieces_become_whole() {
        let ber = [0x24, 0x80, 0x04, 0x02, 1, 2, 0x24, 0x03, 0x04, 0x01, 3, 0x00, 0x00];
        assert_eq!(to_der(&ber).unwrap(), [0x04, 0x03, 1, 2, 3]);
        let bits = [0x23, 0x08, 0x03, 0x02, 0, 0xff, 0x03, 0x02, 4, 0xf0];
        assert_eq!(to_der(&bits).unwrap(), [0x03, 0x03, 4, 0xff, 0xf0]);
        let early = [0x23, 0x08, 0x03, 0x02, 4, 0xf0, 0x03, 0x02, 0, 0xff];
        assert_eq!(to_der(&early), Err(BerError::Pieces));
    }

    #[test]
    fn long_lengths_become_shortest() {
        assert_eq!(to_der(&[0x04, 0x82, 0x00, 0x01, 7]).unwrap(), [0x04, 0x01, 7]);
        let mut long = vec![0x04, 0x83, 0x00, 0x00, 0x80];
        long.extend([9; 128]);
        assert_eq!(to_der(&long).unwrap()[..3], [0x04, 0x81, 0x80]);
    }

    #[test]
    fn what_is_no_value_is_refused() {
        assert_eq!(to_der(&[]), Err(BerError::Truncated));
        assert_eq!(to_der(&[0x30, 0x03, 0x02, 0x01]), Err(BerError::Truncated));
        assert_eq!(to_der(&[0x30, 0x80, 0x02, 0x01, 0x01]), Err(BerError::Truncated));
        assert_eq!(to_der(&[0x05, 0x00, 0x00]), Err(BerError::Trailing));
        assert_eq!(to_der(&[0x04, 0x80, 0x00, 0x00]), Err(BerError::Length));
        assert_eq!(to_der(&[0x04, 0x85, 0, 0, 0, 0, 0]), Err(BerError::Length));
        assert_eq!(to_der(&[0x30, 0x02, 0x00, 0x00]), Err(BerError::Length));
        assert_eq!(to_der(&[0x1f, 0x80, 0x01, 0x00]), Err(BerError::Tag));
        assert_eq!(to_der(&[0x30, 0x80].repeat(100)), Err(BerError::TooDeep));
    }

    #[test]
    fn octets_under_an_implicit_tag_are_joined() {
        assert_eq!(join_octets(&[0x04, 0x01, 1, 0x04, 0x02, 2, 3]).unwrap(), [1, 2, 3]);
        assert_eq!(join_octets(&[0x02, 0x01, 1]), Err(BerError::Pieces));
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived_and_a_second_pass_changes_nothing(bytes: Vec<u8>) {
            if let Ok(der) = to_der(&bytes) {
                prop_assert_eq!(to_der(&der).unwrap(), der.clone());
            }
        }
    }
}

//! SET OF as it stands in the message. `der` sorts sets and refuses doubled members while reading; a checker
//! must see the bytes that were signed, and tell a doubled signer from a broken file.

use der::{
    Decode, DecodeValue, Encode, EncodeValue, Error, FixedTag, Header, Length, Reader, Result, Tag, Writer,
};

/// Members in the order of the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set<T>(pub Vec<T>);

impl<T: Encode> Set<T> {
    /// Sorted as DER demands.
    pub fn sorted(members: Vec<T>) -> Result<Self> {
        let mut keyed =
            members.into_iter().map(|member| Ok((member.to_der()?, member))).collect::<Result<Vec<_>>>()?;
        keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(Self(keyed.into_iter().map(|(_, member)| member).collect()))
    }
}

impl<T> FixedTag for Set<T> {
    const TAG: Tag = Tag::Set;
}

impl<'a, T: Decode<'a, Error = Error>> DecodeValue<'a> for Set<T> {
    type Error = Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> Result<Self> {
        let mut members = Vec::new();
        while !reader.is_finished() {
            members.push(T::decode(reader)?);
        }
        Ok(Self(members))
    }
}

impl<T: Encode> EncodeValue for Set<T> {
    fn value_len(&self) -> Result<Length> {
        self.0.iter().try_fold(Length::ZERO, |sum, member| sum + member.encoded_len()?)
    }

    fn encode_value(&self, writer: &mut impl Writer) -> Result<()> {
        self.0.iter().try_for_each(|member| member.encode(writer))
    }
}

/// An attribute of a signer or of a request.
#[derive(Clone, Debug, PartialEq, Eq, der::Sequence)]
pub(crate) struct Attribute {
    pub oid: const_oid::ObjectIdentifier,
    pub values: Set<der::asn1::Any>,
}

impl Attribute {
    /// With one value.
    pub fn new(oid: const_oid::ObjectIdentifier, value: &impl Encode) -> Result<Self> {
        Ok(Self { oid, values: Set(vec![der::asn1::Any::from_der(&value.to_der()?)?]) })
    }
}

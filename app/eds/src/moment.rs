//! Moments of time, and how ASN.1 writes them.

use der::{
    Decode, DecodeValue, EncodeValue, Error, ErrorKind, Header, Length, Reader, Tag, Tagged, Writer,
    asn1::Any,
};
use serde::{Deserialize, Serialize};

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400;

/// Microseconds since 1970 in UTC; certificates reach further back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// From microseconds since 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// From seconds since 1970.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds * SECOND)
    }

    /// Midnight of a day of the proleptic Gregorian calendar, UTC.
    pub const fn from_day(year: i64, month: u8, day: u8) -> Self {
        Self::from_seconds(days(year, month as i64, day as i64) * DAY)
    }

    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(SECOND)
    }

    /// That many seconds later, or earlier if negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(SECOND)))
    }

    /// Without the fraction of a second, which most of ASN.1 can't write.
    #[must_use]
    pub const fn whole(self) -> Self {
        Self(self.0 - self.0.rem_euclid(SECOND))
    }

    /// `YYYYMMDDHHMMSSZ`, with a fraction where there is one: the content of a GeneralizedTime in DER.
    pub fn generalized(self) -> String {
        let (year, month, day) = civil(self.seconds().div_euclid(DAY));
        let clock = self.seconds().rem_euclid(DAY);
        let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
        let mut text = format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}");
        let fraction = self.0.rem_euclid(SECOND);
        if fraction != 0 {
            text.push_str(format!(".{fraction:06}").trim_end_matches('0'));
        }
        text.push('Z');
        text
    }

    /// Reads the content of a GeneralizedTime; only UTC, as X.509 demands.
    pub fn from_generalized(text: &[u8]) -> Option<Self> {
        let (digits, rest) = text.split_at_checked(14)?;
        let year = number(&digits[..4])?;
        let fraction = match rest {
            b"Z" => 0,
            [b'.', fraction @ .., b'Z'] if !fraction.is_empty() => {
                number(fraction)?;
                fraction
                    .iter()
                    .chain(b"000000")
                    .take(6)
                    .fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'))
            }
            _ => return None,
        };
        Some(Self(Self::from_parts(year, &digits[4..])?.0 + fraction))
    }

    /// Reads a day as people write it in settings, `2027-01-15`: its first moment.
    pub fn from_date(text: &str) -> Option<Self> {
        let [year, month, day] = text.split('-').collect::<Vec<_>>().try_into().ok()?;
        if [year.len(), month.len(), day.len()] != [4, 2, 2] {
            return None;
        }
        Self::from_generalized(format!("{year}{month}{day}000000Z").as_bytes())
    }

    /// Reads the content of a UTCTime: two digits of the year, 50 and above are of the last century.
    pub fn from_utc(text: &[u8]) -> Option<Self> {
        let digits = text.strip_suffix(b"Z").filter(|digits| digits.len() == 12)?;
        let year = number(&digits[..2])?;
        Self::from_parts(if year < 50 { 2000 + year } else { 1900 + year }, &digits[2..])
    }

    fn from_parts(year: i64, digits: &[u8]) -> Option<Self> {
        let mut parts = [0; 5];
        for (part, digits) in parts.iter_mut().zip(digits.chunks(2)) {
            *part = number(digits)?;
        }
        let [month, day, hour, minute, second] = parts;
        let date = days(year, month, day);
        if !(1..=12).contains(&month) || civil(date) != (year, month, day) {
            return None;
        }
        // A leap second is the next minute's first.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        Some(Self::from_seconds(date * DAY + hour * 3600 + minute * 60 + second))
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    digits
        .iter()
        .take(9)
        .try_fold(0i64, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0')))
        .filter(|_| digits.iter().all(u8::is_ascii_digit))
}

/// Days since 1970-01-01; Howard Hinnant's algorithm.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let part = (5 * of_year + 2) / 153;
    let month = if part < 10 { part + 3 } else { part - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * part + 2) / 5 + 1)
}

/// `Time` of X.509: UTCTime until 2049, GeneralizedTime after, without fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time(pub Moment);

impl Time {
    fn text(self) -> (Tag, String) {
        let text = self.0.whole().generalized();
        match text.get(..4).and_then(|year| year.parse().ok()) {
            Some(1950..=2049) => (Tag::UtcTime, text[2..].to_owned()),
            _ => (Tag::GeneralizedTime, text),
        }
    }
}

impl der::Choice<'_> for Time {
    fn can_decode(tag: Tag) -> bool {
        matches!(tag, Tag::UtcTime | Tag::GeneralizedTime)
    }
}

impl Tagged for Time {
    fn tag(&self) -> Tag {
        self.text().0
    }
}

impl<'a> Decode<'a> for Time {
    type Error = Error;

    fn decode<R: Reader<'a>>(reader: &mut R) -> Result<Self, Error> {
        let value = Any::decode(reader)?;
        let moment = match value.tag() {
            Tag::UtcTime => Moment::from_utc(value.value()),
            Tag::GeneralizedTime => Moment::from_generalized(value.value()),
            tag => return Err(tag.unexpected_error(None).into()),
        };
        moment.map(Self).ok_or_else(|| ErrorKind::DateTime.into())
    }
}

impl EncodeValue for Time {
    fn value_len(&self) -> Result<Length, Error> {
        self.text().1.len().try_into()
    }

    fn encode_value(&self, writer: &mut impl Writer) -> Result<(), Error> {
        writer.write(self.text().1.as_bytes())
    }
}

/// GeneralizedTime, with a fraction where there is one, as time stamps and OCSP write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generalized(pub Moment);

impl der::FixedTag for Generalized {
    const TAG: Tag = Tag::GeneralizedTime;
}

impl<'a> DecodeValue<'a> for Generalized {
    type Error = Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> Result<Self, Error> {
        let text = reader.read_vec(header.length())?;
        Moment::from_generalized(&text).map(Self).ok_or_else(|| ErrorKind::DateTime.into())
    }
}

impl EncodeValue for Generalized {
    fn value_len(&self) -> Result<Length, Error> {
        self.0.generalized().len().try_into()
    }

    fn encode_value(&self, writer: &mut impl Writer) -> Result<(), Error> {
        writer.write(self.0.generalized().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use der::Encode;
    use proptest::prelude::*;

    #[test]
    fn known_moments() {
        let moment = Moment::from_generalized(b"20220918132014Z").unwrap();
        assert_eq!(moment.seconds(), 1_663_507_214);
        assert_eq!(Moment::from_utc(b"220918132014Z"), Some(moment));
        assert_eq!(Moment::from_utc(b"500101000000Z"), Some(Moment::from_day(1950, 1, 1)));
        assert_eq!(Moment::from_generalized(b"20220918132014.25Z").unwrap().micros() % SECOND, 250_000);
        assert_eq!(Moment::from_generalized(b"00010101000000Z"), Some(Moment::from_day(1, 1, 1)));
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        assert_eq!(Moment::from_date("2027-01-15"), Some(Moment::from_day(2027, 1, 15)));
        for text in ["", "2027-1-15", "2027-02-30", "15.01.2027", "2027-01-15-", "20270-1-15", "2027-01-1Z"] {
            assert_eq!(Moment::from_date(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["20220230000000Z", "20221301000000Z", "20220101240000Z", "20220101000000", "2022", "x"] {
            assert_eq!(Moment::from_generalized(text.as_bytes()), None, "{text}");
        }
        for text in ["220101000000+0600", "2201010000Z", "22010100000xZ", "20220101000000.Z"] {
            assert_eq!(Moment::from_utc(text.as_bytes()), None, "{text}");
            assert_eq!(Moment::from_generalized(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn written_times_are_read_back(micros in -62_135_596_800_000_000i64..253_402_300_799_999_999) {
            let moment = Moment::from_micros(micros);
            prop_assert_eq!(Moment::from_generalized(moment.generalized().as_bytes()), Some(moment));
            let time = Time(moment.whole());
            prop_assert_eq!(Time::from_der(&time.to_der().unwrap()).unwrap(), time);
        }
    }
}

//! Moments and Astana's wall clock.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Microseconds in a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in a day.
pub const DAY: i64 = 86_400 * SECOND;
/// Astana is five hours ahead of UTC all year round (since 1 March 2024).
pub const ASTANA_OFFSET: i64 = 5 * 3_600 * SECOND;

/// A moment: microseconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment a number of microseconds later.
    pub const fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }
}

/// What [`FromStr`] answers to a text that is no date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date or time")
    }
}

impl std::error::Error for NotATime {}

/// A minute on the wall clock of Astana, as `<input type="datetime-local">` gives it: `2026-11-22T10:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WallTime {
    days: i64,
    minute: i64,
}

impl WallTime {
    /// The moment this minute begins.
    pub const fn moment(self) -> Moment {
        Moment(self.days * DAY + self.minute * 60 * SECOND - ASTANA_OFFSET)
    }

    /// The minute of a moment on Astana's clock.
    pub const fn of(moment: Moment) -> Self {
        let local = moment.0 + ASTANA_OFFSET;
        Self { days: local.div_euclid(DAY), minute: local.rem_euclid(DAY) / (60 * SECOND) }
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", CalendarDay(self.days), self.minute / 60, self.minute % 60)
    }
}

impl FromStr for WallTime {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (day, clock) = text.split_once(['T', ' ']).ok_or(NotATime)?;
        let mut parts = clock.splitn(3, ':').map(|part| part.parse::<i64>().map_err(|_| NotATime));
        let hour = parts.next().ok_or(NotATime)??;
        let minute = parts.next().ok_or(NotATime)??;
        if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
            return Err(NotATime);
        }
        Ok(Self { days: day.parse::<CalendarDay>()?.0, minute: hour * 60 + minute })
    }
}

impl TryFrom<String> for WallTime {
    type Error = NotATime;
    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

impl From<WallTime> for String {
    fn from(time: WallTime) -> Self {
        time.to_string()
    }
}

/// A day of the calendar, counted from 1 January 1970: `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CalendarDay(pub i64);

impl CalendarDay {
    /// The day of a moment in Astana.
    pub const fn of(moment: Moment) -> Self {
        Self((moment.0 + ASTANA_OFFSET).div_euclid(DAY))
    }

    /// Year, month and day of the month in the Gregorian calendar
    /// (the era method of H. Hinnant, "chrono-compatible low-level date algorithms").
    pub const fn ymd(self) -> (i64, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month as u32, day as u32)
    }

    /// The day of a Gregorian date, if there is such a date.
    pub fn from_ymd(year: i64, month: u32, day: u32) -> Option<Self> {
        if !(1..=9_999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let shifted_month = i64::from(if month > 2 { month - 3 } else { month + 9 });
        let day_of_year = (153 * shifted_month + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let found = Self(era * 146_097 + day_of_era - 719_468);
        (found.ymd() == (year, month, day)).then_some(found)
    }

    /// The first moment of the day in Astana.
    pub const fn start(self) -> Moment {
        Moment(self.0 * DAY - ASTANA_OFFSET)
    }

    /// The first moment after the day in Astana.
    pub const fn end(self) -> Moment {
        Self(self.0 + 1).start()
    }
}

impl fmt::Display for CalendarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for CalendarDay {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().and_then(|part| part.parse::<u32>().ok()).ok_or(NotATime);
        let (year, month, day) = (next()?, next()?, next()?);
        Self::from_ymd(i64::from(year), month, day).ok_or(NotATime)
    }
}

impl TryFrom<String> for CalendarDay {
    type Error = NotATime;
    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

impl From<CalendarDay> for String {
    fn from(day: CalendarDay) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_known_minute_in_astana() {
        let time: WallTime = "2026-11-22T10:30".parse().unwrap();
        assert_eq!(time.moment(), Moment(1_795_325_400 * SECOND));
        assert_eq!(WallTime::of(time.moment()), time);
    }

    #[test]
    fn impossible_days_are_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "x", "2026-1", "2026-04-31"] {
            assert!(text.parse::<CalendarDay>().is_err(), "{text}");
        }
        assert!("2026-11-22T24:00".parse::<WallTime>().is_err());
    }

    proptest! {
        #[test]
        fn days_survive_text(days in -100_000_i64..1_000_000) {
            let day = CalendarDay(days);
            prop_assert_eq!(day.to_string().parse::<CalendarDay>(), Ok(day));
        }
    }
}

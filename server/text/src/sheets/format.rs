//! How a number looks in a cell: as a date, a share, a sum. Signs are those used in Kazakhstan: a comma before the
//! fraction, a space between thousands, day before month.

/// Days from the beginning of the calendar of 1900 to 1 January 1970.
const EPOCH_1900: i64 = 25_569;

/// How much later the calendar of 1904 begins.
const CALENDARS_APART: f64 = 1462.0;

/// Days up to the year 9999: a larger number is no date.
const LAST_DAY: f64 = 2_958_466.0;

/// Significant digits a cell shows at most.
const DIGITS: i32 = 11;

/// More decimals than this nobody reads.
const MAX_DECIMALS: usize = 10;

/// What the format of a cell amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// As many digits as it takes.
    #[default]
    General,
    /// A date, a time or both.
    Moment {
        /// With day or month or year.
        date: bool,
        /// With hours or minutes.
        time: bool,
        /// With seconds.
        seconds: bool,
    },
    /// Hours beyond 24.
    Span,
    /// A share of hundred.
    Percent(usize),
    /// Decimals, and whether thousands stand apart.
    Fixed(usize, bool),
}

impl Format {
    /// The formats every program knows by number.
    pub const fn built_in(id: u16) -> Self {
        match id {
            1 => Self::Fixed(0, false),
            2 => Self::Fixed(2, false),
            3 | 5 | 6 | 37 | 38 | 41 | 42 => Self::Fixed(0, true),
            4 | 7 | 8 | 39 | 40 | 43 | 44 => Self::Fixed(2, true),
            9 => Self::Percent(0),
            10 => Self::Percent(2),
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => {
                Self::Moment { date: true, time: false, seconds: false }
            }
            18 | 20 | 32 | 34 | 55 => Self::Moment { date: false, time: true, seconds: false },
            19 | 21 | 33 | 35 | 45 | 47 | 56 => Self::Moment { date: false, time: true, seconds: true },
            22 => Self::Moment { date: true, time: true, seconds: false },
            46 => Self::Span,
            _ => Self::General,
        }
    }

    /// The format written as this code: its first section, for numbers above zero.
    pub fn by_code(code: &str) -> Self {
        let plain = Plain::of(code);
        if plain.elapsed {
            return Self::Span;
        }
        let has = |letters: &[char]| plain.code.contains(letters);
        if ["general", "standard", "основной"].iter().any(|word| plain.code.contains(word)) {
            return Self::General;
        }
        let date = has(&['y', 'd', 'г', 'д']);
        let seconds = has(&['s', 'с']);
        let time = seconds || has(&['h', 'ч']);
        if date || time || has(&['m', 'м']) {
            return Self::Moment { date: date || !time, time, seconds };
        }
        let decimals = plain.code.split_once('.').map_or(0, |(_, fraction)| {
            fraction.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count().min(MAX_DECIMALS)
        });
        if has(&['%']) {
            return Self::Percent(decimals);
        }
        if has(&['e', '/', '@']) || !has(&['0', '#', '?']) {
            return Self::General;
        }
        Self::Fixed(decimals, plain.code.contains("#,#") || plain.code.contains("0,0"))
    }

    /// What the cell shows. `from_1904` says which calendar its dates are counted by.
    pub fn show(self, value: f64, from_1904: bool) -> String {
        if !value.is_finite() {
            return String::new();
        }
        match self {
            Self::General => general(value),
            Self::Fixed(decimals, grouped) => fixed(value, decimals, grouped),
            Self::Percent(decimals) => format!("{}%", fixed(value * 100.0, decimals, false)),
            Self::Moment { date, time, seconds } => {
                let days = if from_1904 { value + CALENDARS_APART } else { value };
                if (0.0..LAST_DAY).contains(&days) {
                    moment(days, date, time, seconds)
                } else {
                    general(value)
                }
            }
            Self::Span => span(value),
        }
    }
}

/// A format code without what is only printed beside the number.
struct Plain {
    code: String,
    /// Hours, minutes or seconds in brackets.
    elapsed: bool,
}

impl Plain {
    fn of(code: &str) -> Self {
        let mut plain = Self { code: String::new(), elapsed: false };
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '\\' | '_' | '*' => drop(chars.next()),
                '[' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    plain.elapsed |=
                        matches!(inner.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
                }
                c => plain.code.extend(c.to_lowercase()),
            }
        }
        plain
    }
}

fn general(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-9..1e15).contains(&size) {
        return format!("{value:.5E}").replace('.', ",");
    }
    // Between -9 and 14, as just checked.
    let whole_digits = if size < 1.0 { 1 } else { size.log10().floor() as i32 + 1 };
    let decimals = usize::try_from(DIGITS - whole_digits).unwrap_or(0);
    let printed = format!("{value:.decimals$}");
    let printed = if printed.contains('.') {
        printed.trim_end_matches('0').trim_end_matches('.')
    } else {
        printed.as_str()
    };
    if printed == "-0" { "0".to_owned() } else { printed.replace('.', ",") }
}

fn fixed(value: f64, decimals: usize, grouped: bool) -> String {
    let size = value.abs();
    // Excel rounds a half up, formatting rounds it to the even digit.
    let up = 10_f64.powi(decimals as i32);
    let size = if size < 1e12 { (size * up * (1.0 + f64::EPSILON)).round() / up } else { size };
    let printed = format!("{size:.decimals$}");
    let (whole, fraction) = printed.split_once('.').unwrap_or((&printed, ""));
    let mut result = String::new();
    if value < 0.0 && printed.contains(|c: char| matches!(c, '1'..='9')) {
        result.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if grouped && at > 0 && (whole.len() - at) % 3 == 0 {
            result.push(' ');
        }
        result.push(digit);
    }
    if !fraction.is_empty() {
        result.push(',');
        result.push_str(fraction);
    }
    result
}

fn moment(days: f64, date: bool, time: bool, with_seconds: bool) -> String {
    // Below 2,958,466 days, as was checked: the seconds fit.
    let seconds = (days * 86_400.0).round() as i64;
    let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let mut clock = format!("{:02}:{:02}", second / 3600, second / 60 % 60);
    if with_seconds {
        clock.push_str(&format!(":{:02}", second % 60));
    }
    if !date {
        return clock;
    }
    // The calendar of 1900 has a 29 February that never was; days before it are one further.
    let day = if day < 60 { day + 1 } else { day };
    let (year, month, day) = civil(day - EPOCH_1900);
    let date = format!("{day:02}.{month:02}.{year:04}");
    if time { format!("{date} {clock}") } else { date }
}

fn span(days: f64) -> String {
    let minutes = (days * 1440.0).round();
    if minutes.abs() > 1e12 {
        return general(days);
    }
    let minutes = minutes as i64;
    let sign = if minutes < 0 { "-" } else { "" };
    format!("{sign}{}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// Year, month and day of a day counted from 1 January 1970 (Howard Hinnant's arithmetic).
const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::Format;

    fn show(code: &str, value: f64) -> String {
        Format::by_code(code).show(value, false)
    }

    #[test]
    fn numbers_look_as_in_the_cell() {
        assert_eq!(show("General", 0.1 + 0.2), "0,3");
        assert_eq!(show("General", -12.0), "-12");
        assert_eq!(show("General", 123_456_789_012.0), "123456789012");
        assert_eq!(show("General", 1e20), "1,00000E20");
        assert_eq!(show("0.00", 3.1449), "3,14");
        assert_eq!(show("#,##0", 1_234_567.8), "1 234 568");
        assert_eq!(show("#,##0.00\\ \"₸\";[Red]-#,##0.00", -1234.5), "-1 234,50");
        assert_eq!(show("0%", 0.256), "26%");
        assert_eq!(show("0%", 0.025), "3%");
        assert_eq!(show("0.00", 1.005), "1,01");
        assert_eq!(show("0.0%", 0.256), "25,6%");
        assert_eq!(show("0", -0.2), "0");
        assert_eq!(show("@", 5.0), "5");
    }

    #[test]
    fn dates_look_like_dates() {
        assert_eq!(show("dd/mm/yyyy", 45_657.0), "31.12.2024");
        assert_eq!(show("[$-419]d mmmm yyyy;@", 45_657.0), "31.12.2024");
        assert_eq!(show("yyyy-mm-dd hh:mm", 45_657.75), "31.12.2024 18:00");
        assert_eq!(show("h:mm:ss", 0.5 + 1.0 / 86_400.0), "12:00:01");
        assert_eq!(show("[h]:mm", 1.5), "36:00");
        assert_eq!(show("m/d/yy", 1.0), "01.01.1900");
        assert_eq!(show("m/d/yy", 61.0), "01.03.1900");
        assert_eq!(show("m/d/yy", 1e9), "1000000000");
        assert_eq!(Format::built_in(14).show(0.0, true), "01.01.1904");
        assert_eq!(Format::built_in(22).show(45_657.5, false), "31.12.2024 12:00");
    }
}

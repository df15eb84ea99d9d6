//! Moments as people read them: Astana time, which is UTC+5 for the whole country all year round.
//!
//! Everything here is pure: the present comes in as a parameter or from [`Clock`], which the shell provides.

use domain::lang::Lang;
use leptos::prelude::*;

use crate::i18n::{common, lang};

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;
const ASTANA: i64 = 5 * 3_600 * SECOND;

const MONTHS: [[&str; 3]; 12] = [
    ["қаңтар", "января", "January"],
    ["ақпан", "февраля", "February"],
    ["наурыз", "марта", "March"],
    ["сәуір", "апреля", "April"],
    ["мамыр", "мая", "May"],
    ["маусым", "июня", "June"],
    ["шілде", "июля", "July"],
    ["тамыз", "августа", "August"],
    ["қыркүйек", "сентября", "September"],
    ["қазан", "октября", "October"],
    ["қараша", "ноября", "November"],
    ["желтоқсан", "декабря", "December"],
];

/// A moment on the wall of an office in Astana.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wall {
    year: i64,
    month: usize,
    day: i64,
    hour: i64,
    minute: i64,
    day_number: i64,
}

impl Wall {
    /// Civil date from days since 1970-01-01, counted in 400-year cycles that begin in March.
    fn of(micros: i64) -> Self {
        let local = micros + ASTANA;
        let (day_number, rest) = (local.div_euclid(DAY), local.rem_euclid(DAY));
        let shifted = day_number + 719_468;
        let (cycle, day_of_cycle) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_cycle =
            (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
        let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        Self {
            year: year_of_cycle + cycle * 400 + i64::from(month <= 2),
            month: usize::try_from(month).unwrap_or(1),
            day: day_of_year - (153 * march_month + 2) / 5 + 1,
            hour: rest / (3_600 * SECOND),
            minute: rest / (60 * SECOND) % 60,
            day_number,
        }
    }

    fn month_name(self, lang: Lang) -> &'static str {
        MONTHS[self.month - 1][lang as usize]
    }

    fn clock(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (cycle, year_of_cycle) = (year.div_euclid(400), year.rem_euclid(400));
    let march_month = (month + 9) % 12;
    let day_of_year = (153 * march_month + 2) / 5 + day - 1;
    cycle * 146_097 + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year - 719_468
}

/// Which day it is in Astana, counted from 1970-01-01: what [`relative`] depends on.
pub fn day_in_astana(micros: i64) -> i64 {
    Wall::of(micros).day_number
}

/// "22 ноября 2026 г."
pub fn date(lang: Lang, micros: i64) -> String {
    let wall = Wall::of(micros);
    let (year, month, day) = (wall.year, wall.month_name(lang), wall.day);
    match lang {
        Lang::Kk => format!("{year} жылғы {day} {month}"),
        Lang::Ru => format!("{day} {month} {year} г."),
        Lang::En => format!("{day} {month} {year}"),
    }
}

/// "22 ноября": where the year is plain.
pub fn day(lang: Lang, micros: i64) -> String {
    let wall = Wall::of(micros);
    format!("{} {}", wall.day, wall.month_name(lang))
}

/// "10:14"
pub fn time(micros: i64) -> String {
    Wall::of(micros).clock()
}

/// "22 ноября 2026 г., 10:14"
pub fn date_time(lang: Lang, micros: i64) -> String {
    format!("{}, {}", date(lang, micros), time(micros))
}

/// "сегодня, 10:14", "вчера, 18:02", "18 ноября, 09:30", "22 декабря 2025 г., 17:00"
pub fn relative(lang: Lang, micros: i64, now: i64) -> String {
    let (wall, today) = (Wall::of(micros), Wall::of(now));
    let head = match wall.day_number - today.day_number {
        0 => common::TODAY.text(lang).to_owned(),
        -1 => common::YESTERDAY.text(lang).to_owned(),
        1 => common::TOMORROW.text(lang).to_owned(),
        _ if wall.year == today.year => day(lang, micros),
        _ => date(lang, micros),
    };
    format!("{head}, {}", wall.clock())
}

/// "осталось 12:40"; hours and minutes above an hour, days above a day.
pub fn countdown(lang: Lang, left: i64) -> String {
    let seconds = left.div_euclid(SECOND);
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    let text = match seconds {
        ..=0 => return common::TIME_UP.text(lang).to_owned(),
        1..3_600 => format!("{:02}:{:02}", minutes, seconds % 60),
        3_600..86_400 => {
            common::HOURS_MINUTES.with(lang, &[("h", &hours.to_string()), ("m", &format!("{minutes:02}"))])
        }
        _ => return common::DAYS_LEFT.count(lang, u64::try_from(seconds / 86_400).unwrap_or(0)),
    };
    common::TIME_LEFT.with(lang, &[("time", &text)])
}

/// For `<time datetime>`: "2026-11-22T10:14+05:00"
pub fn iso(micros: i64) -> String {
    format!("{}+05:00", input(micros))
}

/// For `<input type="datetime-local">`: "2026-11-22T10:14"
pub fn input(micros: i64) -> String {
    let wall = Wall::of(micros);
    format!("{:04}-{:02}-{:02}T{}", wall.year, wall.month, wall.day, wall.clock())
}

/// The moment that `<input type="datetime-local">` means in Astana; a bare date is its midnight.
pub fn parse_input(text: &str) -> Option<i64> {
    let (date, clock) = text.trim().split_once('T').unwrap_or((text.trim(), "00:00"));
    let mut date = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let mut clock = clock.splitn(3, ':').map(|part| part.parse::<i64>().ok());
    let (hour, minute) = (clock.next()??, clock.next()??);
    let number = day_number(year, month, day);
    let micros = number * DAY + (hour * 3_600 + minute * 60) * SECOND - ASTANA;
    let fits = (1..=9_999).contains(&year) && (0..24).contains(&hour) && (0..60).contains(&minute);
    // A day that the calendar lacks (31 June) would come back as another one.
    let wall = Wall::of(micros);
    (fits && (1..=12).contains(&month) && wall.day == day && i64::try_from(wall.month) == Ok(month))
        .then_some(micros)
}

/// The present as the server tells it, in microseconds; the shell provides it and may let it tick.
#[derive(Clone, Copy, Debug)]
pub struct Clock(pub RwSignal<i64>);

/// A moment in the reader's language: "сегодня, 10:14" where a [`Clock`] is provided, the full date otherwise.
#[component]
pub fn Moment(
    /// When, in microseconds UTC.
    at: i64,
    /// Always the full date.
    #[prop(optional)]
    full: bool,
) -> impl IntoView {
    let clock = use_context::<Clock>();
    let text = move || match clock {
        Some(Clock(now)) if !full => relative(lang(), at, now.get()),
        _ => date_time(lang(), at),
    };
    let title = move || date_time(lang(), at);
    view! { <time datetime=iso(at) title=title>{text}</time> }
}

/// What is left of a term: "осталось 12:40".
#[component]
pub fn Countdown(
    /// Microseconds left.
    #[prop(into)]
    left: Signal<i64>,
) -> impl IntoView {
    view! { <span class="left" role="timer">{move || countdown(lang(), left.get())}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    // 2026-11-22 05:14:00 UTC, 10:14 in Astana
    const AT: i64 = 1_795_324_440 * SECOND;

    #[test]
    fn a_date_reads_as_each_language_writes_it() {
        assert_eq!(date(Lang::Kk, AT), "2026 жылғы 22 қараша");
        assert_eq!(date(Lang::Ru, AT), "22 ноября 2026 г.");
        assert_eq!(date(Lang::En, AT), "22 November 2026");
        assert_eq!(date_time(Lang::Ru, AT), "22 ноября 2026 г., 10:14");
        assert_eq!(iso(AT), "2026-11-22T10:14+05:00");
    }

    #[test]
    fn the_day_turns_at_midnight_in_astana() {
        assert_eq!(relative(Lang::Ru, AT, AT), "сегодня, 10:14");
        assert_eq!(relative(Lang::Kk, AT - 11 * 3_600 * SECOND, AT), "кеше, 23:14");
        assert_eq!(relative(Lang::En, AT + DAY, AT), "tomorrow, 10:14");
        assert_eq!(relative(Lang::Ru, AT - 4 * DAY, AT), "18 ноября, 10:14");
        assert_eq!(relative(Lang::Ru, AT - 365 * DAY, AT), "22 ноября 2025 г., 10:14");
    }

    #[test]
    fn a_term_counts_down_by_its_own_size() {
        assert_eq!(countdown(Lang::Ru, (12 * 60 + 40) * SECOND), "осталось 12:40");
        assert_eq!(countdown(Lang::Kk, 65 * SECOND), "01:05 қалды");
        assert_eq!(countdown(Lang::En, 2 * 3_600 * SECOND + 5 * 60 * SECOND), "2 h 05 min left");
        assert_eq!(countdown(Lang::Ru, 2 * DAY), "осталось 2 дня");
        assert_eq!(countdown(Lang::Ru, 0), "время истекло");
    }

    #[test]
    fn an_input_reads_back_what_it_was_given() {
        assert_eq!(parse_input(&input(AT)), Some(AT));
        for at in (-2_000_000 * DAY / 1_000..2_000_000 * DAY / 1_000)
            .step_by(usize::try_from(37 * DAY).unwrap_or(1))
        {
            let minute = at - at.rem_euclid(60 * SECOND);
            assert_eq!(parse_input(&input(minute)), Some(minute));
        }
        assert_eq!(parse_input("2026-11-22"), Some(AT - (10 * 60 + 14) * 60 * SECOND));
        for wrong in
            ["", "2026-06-31T10:00", "2026-13-01T10:00", "2025-02-29T00:00", "2026-11-22T24:00", "завтра"]
        {
            assert_eq!(parse_input(wrong), None, "{wrong}");
        }
    }
}

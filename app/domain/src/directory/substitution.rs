use crate::time::{CalendarDay, Moment};

/// Whether a substitution lasts at a moment: both days count, in Astana's calendar.
pub fn is_in_force(from: CalendarDay, until: CalendarDay, ended: bool, now: Moment) -> bool {
    let today = CalendarDay::of(now);
    !ended && from <= today && today <= until
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::SECOND;

    #[test]
    fn both_days_count() {
        let day: CalendarDay = "2026-11-22".parse().unwrap();
        assert!(is_in_force(day, day, false, day.start()));
        assert!(is_in_force(day, day, false, day.end().plus(-SECOND)));
        assert!(!is_in_force(day, day, false, day.end()));
        assert!(!is_in_force(day, day, true, day.start()));
    }
}

//! What makes a password good enough: length, and not being one that everybody tries (NIST SP 800-63B, 5.1.1.2).

use crate::field::{Field, Findings, Flaw};

/// Fewest characters of a password.
pub const PASSWORD_MIN: u32 = 10;
/// Most characters of a password.
pub const PASSWORD_MAX: u32 = 128;

/// Parts that make a password guessable when little else is in it.
const COMMON: [&str; 14] = [
    "password",
    "qwerty",
    "123456",
    "111111",
    "admin",
    "letmein",
    "welcome",
    "parol",
    "пароль",
    "йцукен",
    "astana",
    "kazakhstan",
    "qazaqstan",
    "құпиясөз",
];

/// Notes what is wrong with a new password.
pub fn check_password(field: Field, password: &str, login: &str, found: &mut Findings) {
    let length = u32::try_from(password.chars().count()).unwrap_or(u32::MAX);
    if password.is_empty() {
        found.add(field, Flaw::Missing);
    } else if length < PASSWORD_MIN {
        found.add(field, Flaw::TooShort { min: PASSWORD_MIN });
    } else if length > PASSWORD_MAX {
        found.add(field, Flaw::TooLong { max: PASSWORD_MAX, now: length });
    } else if is_guessable(password, login) {
        found.add(field, Flaw::Guessable);
    }
}

fn is_guessable(password: &str, login: &str) -> bool {
    let lower = password.to_lowercase();
    let mut rest = lower.clone();
    for part in COMMON.iter().copied().chain((login.len() >= 3).then_some(login)) {
        rest = rest.replace(&part.to_lowercase(), "");
    }
    let mut distinct: Vec<char> = lower.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() < 5 || rest.chars().count() < 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_good(password: &str) -> bool {
        let mut found = Findings::new();
        check_password(Field::NewPassword, password, "aliyev", &mut found);
        found.into_flaws().is_empty()
    }

    #[test]
    fn guessable_ones_are_refused() {
        for bad in ["", "short", "1111111111", "password123", "Qwerty123456", "aliyev2026", "ababababababab"]
        {
            assert!(!is_good(bad), "{bad}");
        }
        for good in ["дождь идёт в Астане", "correct horse battery", "Tау-Самал-7391"]
        {
            assert!(is_good(good), "{good}");
        }
    }
}

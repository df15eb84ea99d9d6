//! Digits and letters numbers are made of.

/// Digits at the beginning, and the rest.
pub fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (1..=6).contains(&end).then(|| text.split_at(end))
}

/// "5", "5-1", "1a", "12.3".
pub fn section_number(text: &str) -> Option<(&str, &str)> {
    let (_, mut rest) = digits(text)?;
    while let Some((_, after)) = rest.strip_prefix(['-', '.']).and_then(digits) {
        rest = after;
    }
    let mut chars = rest.chars();
    if chars.next().is_some_and(char::is_lowercase) && !chars.next().is_some_and(char::is_alphanumeric) {
        rest = rest.get(rest.chars().next()?.len_utf8()..)?;
    }
    text.get(..text.len() - rest.len()).map(|number| (number, rest))
}

/// "IV" at the beginning, and the rest; a single letter only if it is likely a number.
pub fn roman_number(text: &str) -> Option<(&str, &str)> {
    let end =
        text.find(|c: char| !matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'Х' | 'І')).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let single = number.chars().count() == 1;
    let plausible = !number.is_empty() && (!single || matches!(number, "I" | "V" | "X" | "Х" | "І"));
    (plausible && !rest.starts_with(char::is_alphanumeric)).then_some((number, rest))
}

/// A letter of a small roman number.
pub fn is_roman_small(c: char) -> bool {
    matches!(c, 'i' | 'v' | 'x' | 'l' | 'c')
}

/// The same small letter twice: "aa".
pub fn is_double(inner: &str) -> bool {
    let mut chars = inner.chars();
    matches!((chars.next(), chars.next(), chars.next()), (Some(a), Some(b), None) if a == b && a.is_lowercase() && a != 'i')
}

/// The place of the first letter in its alphabet.
pub fn letter_value(text: &str) -> Option<u32> {
    let c = text.chars().find(|c| c.is_alphabetic())?.to_lowercase().next()?;
    match c {
        'a'..='z' => Some(u32::from(c) - u32::from('a') + 1),
        'а'..='я' => Some(u32::from(c) - u32::from('а') + 1),
        _ => None,
    }
}

/// The value of the digits at the beginning.
pub fn leading_number(text: &str) -> u32 {
    digits(text).and_then(|(number, _)| number.parse().ok()).unwrap_or(0)
}

/// How many numbers a dotted number has.
pub fn parts(number: &str) -> u8 {
    let count = number.split('.').filter(|part| !part.is_empty()).count();
    u8::try_from(count.clamp(1, 9)).unwrap_or(1)
}

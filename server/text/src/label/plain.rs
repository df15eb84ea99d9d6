//! Numbers without a name: "5.", "1.2.", "2)", "(1)", "а)", "IV.", "–".

use super::signs::{digits, is_double, is_roman_small, leading_number, letter_value, roman_number};
use super::{Label, Shape, is_short};

/// "(1) …", "(a) …".
pub fn in_brackets(text: &str) -> Option<Label<'_>> {
    let inner_and_rest = text.strip_prefix('(')?;
    let (inner, rest) = inner_and_rest.split_once(')')?;
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    let count = inner.chars().count();
    let shape = match digits(inner) {
        Some((_, tail)) if tail.chars().count() <= 1 && count <= 4 => Shape::InBrackets,
        None if count == 1 && inner.chars().all(char::is_alphabetic) => Shape::Letter,
        None if is_double(inner) => Shape::DoubleLetter,
        None if count <= 5 && !inner.is_empty() && inner.chars().all(is_roman_small) => Shape::RomanBracketed,
        _ => return None,
    };
    let value =
        if shape == Shape::InBrackets { leading_number(inner) } else { letter_value(inner).unwrap_or(0) };
    Some(Label { shape, printed: format!("({inner})"), value, rest: rest.trim_start() })
}

/// "5.", "5-1.", "1.2.", "1.2 Текст", "1)", "1-1)".
pub fn dotted(text: &str) -> Option<Label<'_>> {
    let (first, mut rest) = digits(text)?;
    if first.len() > 3 || (first.len() > 1 && first.starts_with('0')) {
        return None;
    }
    let mut levels = 1_u8;
    while let Some((next, after)) = rest.strip_prefix('.').and_then(digits) {
        if next.len() > 3 || levels >= 9 {
            return None;
        }
        levels += 1;
        rest = after;
    }
    if let Some((more, after)) = rest.strip_prefix('-').and_then(digits)
        && more.len() <= 2
    {
        rest = after;
    }
    let mut letters = rest.chars();
    if let Some(c) = letters.next().filter(|c| c.is_lowercase())
        && letters.as_str().starts_with(['.', ')'])
    {
        rest = rest.get(c.len_utf8()..)?;
    }
    let (shape, follows) = if let Some(after) = rest.strip_prefix(')') {
        (Shape::Bracketed, after)
    } else if let Some(after) = rest.strip_prefix('.') {
        (Shape::Dotted(levels), after)
    } else if levels > 1 && rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase) {
        (Shape::Dotted(levels), rest)
    } else {
        return None;
    };
    let next = follows.chars().next();
    let separated = match (shape, next) {
        (_, None | Some(' ')) => true,
        (Shape::Bracketed, Some(c)) => c.is_alphabetic() || c == '«',
        (_, Some(c)) => c.is_uppercase() || c == '«',
    };
    let printed = text.get(..text.len() - follows.len())?.to_owned();
    separated.then(|| Label { shape, printed, value: first.parse().unwrap_or(0), rest: follows.trim_start() })
}

/// "а) …", "aa) …", "iv) …".
pub fn letter(text: &str) -> Option<Label<'_>> {
    let (inner, rest) = text.split_once(')')?;
    let count = inner.chars().count();
    if !(1..=5).contains(&count) || !inner.chars().all(char::is_alphabetic) {
        return None;
    }
    let shape = if count == 1 {
        Shape::Letter
    } else if is_double(inner) {
        Shape::DoubleLetter
    } else if inner.chars().all(is_roman_small) {
        Shape::RomanBracketed
    } else {
        return None;
    };
    let separated = rest.is_empty() || rest.starts_with(' ') || rest.starts_with(char::is_alphabetic);
    separated.then(|| Label {
        shape,
        printed: format!("{inner})"),
        value: letter_value(inner).unwrap_or(0),
        rest: rest.trim_start(),
    })
}

/// "IV. Общие положения".
pub fn roman(text: &str) -> Option<Label<'_>> {
    let (_, rest) = roman_number(text)?;
    let follows = rest.strip_prefix('.')?;
    let named = follows.trim_start().starts_with(char::is_uppercase) && follows.starts_with(' ');
    let printed = text.get(..text.len() - follows.len())?.to_owned();
    (follows.is_empty() || (named && is_short(text))).then(|| Label {
        shape: Shape::Roman,
        printed,
        value: 0,
        rest: follows.trim_start(),
    })
}

/// "– …", "• …".
pub fn bullet(text: &str) -> Option<Label<'_>> {
    let sign = text
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '–' | '—' | '•' | '·' | '▪' | '●' | '○' | '◦' | '‣'))?;
    let rest = text.get(sign.len_utf8()..)?.strip_prefix(' ')?;
    Some(Label { shape: Shape::Bullet, printed: sign.to_string(), value: 0, rest: rest.trim_start() })
}

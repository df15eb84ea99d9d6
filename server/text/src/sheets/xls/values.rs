//! Values of cells in their binary forms.

use crate::bytes::le64;

/// A number packed into thirty bits: whole or the upper half of a fraction, perhaps a hundredth of it.
pub fn rk(bits: u32) -> f64 {
    const WHOLE: u32 = 2;
    const HUNDREDTHS: u32 = 1;
    let value = if bits & WHOLE == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & HUNDREDTHS == 0 { value } else { value / 100.0 }
}

/// What a formula came to.
#[derive(Debug, PartialEq)]
pub enum Result {
    /// A number.
    Number(f64),
    /// Something else that is shown.
    Shown(String),
    /// A text that follows in the next record.
    Follows,
}

/// The eight bytes of a formula's result.
pub fn of_formula(bytes: &[u8]) -> Result {
    let value = le64(bytes, 0).unwrap_or(0);
    // Not a number: then the first byte tells what it is.
    if value >> 48 != 0xffff {
        return Result::Number(f64::from_bits(value));
    }
    let second = bytes.get(2).copied().unwrap_or(0);
    match bytes.first() {
        Some(0) => Result::Follows,
        Some(1) => Result::Shown(truth_or_error(second, false)),
        Some(2) => Result::Shown(truth_or_error(second, true)),
        _ => Result::Shown(String::new()),
    }
}

/// A truth value, or the name of an error.
pub fn truth_or_error(value: u8, is_error: bool) -> String {
    let shown = match (is_error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0f) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1d) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    shown.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Result, of_formula, rk};

    #[test]
    fn packed_numbers() {
        assert_eq!(rk(0x3ff0_0000), 1.0);
        assert_eq!(rk((1234 << 2) | 2), 1234.0);
        assert_eq!(rk((1234 << 2) | 3), 12.34);
        assert_eq!(rk((-5_i32 << 2).cast_unsigned() | 2), -5.0);
        assert_eq!(of_formula(&[2, 0, 7, 0, 0, 0, 0xff, 0xff]), Result::Shown("#DIV/0!".to_owned()));
        assert_eq!(of_formula(&1.5_f64.to_le_bytes()), Result::Number(1.5));
    }
}

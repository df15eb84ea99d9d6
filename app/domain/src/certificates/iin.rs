//! The individual identification number.

/// Whether a text is an individual identification number: twelve digits, of which the last controls the others by
/// weights modulo 11 (rules on forming the number, Government's resolution of 11 January 2003).
pub fn is_iin(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|letter| letter.to_digit(10)).collect();
    if digits.len() != 12 || text.len() != 12 {
        return false;
    }
    let sum = |first: u32| -> u32 {
        digits.iter().take(11).zip(first..).map(|(digit, weight)| digit * ((weight - 1) % 11 + 1)).sum()
    };
    let control = match sum(1) % 11 {
        10 => sum(3) % 11,
        rest => rest,
    };
    control < 10 && digits.last() == Some(&control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_controls_the_others() {
        // Made up, by the rule: 8·1+0+0·3+1·4+1·5+0+3·7+0+0+1·10+2·11 = 70, of which 4 remains.
        assert!(is_iin("800110300124"));
        for wrong in ["800110300125", "800110300214", "80011030012", "8001103001244", "80011030012x", ""] {
            assert!(!is_iin(wrong), "{wrong}");
        }
    }

    #[test]
    fn where_ten_remains_other_weights_decide() {
        // The first sum leaves 10; by weights from 3 on the control digit is 3.
        assert!(is_iin("123456789013"));
        assert!(!is_iin("123456789010"));
    }
}

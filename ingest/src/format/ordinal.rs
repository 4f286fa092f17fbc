//! Numbers in Roman signs and in letters, as pages and lists are counted.

/// Roman signs by their values.
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The largest number that is written in letters: 26 of up to 40.
const LETTERS: u32 = 26 * 40;

/// A number in small Roman signs; none for 0 and from 4,000 on.
pub(super) fn roman(number: u32) -> Option<String> {
    let mut left = Some(number).filter(|number| (1..4000).contains(number))?;
    let mut roman = String::new();
    for (value, sign) in ROMAN {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    Some(roman)
}

/// a to z, then aa to zz, and so on; none for 0 and beyond 26 × 40.
pub(super) fn letters(number: u32) -> Option<String> {
    let at = number.checked_sub(1).filter(|_| number <= LETTERS)?;
    let letter = char::from(b'a' + u8::try_from(at % 26).ok()?);
    Some(std::iter::repeat_n(letter, usize::try_from(at / 26).ok()? + 1).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_the_edges_are_still_written() {
        assert_eq!(roman(3_999).as_deref(), Some("mmmcmxcix"));
        assert_eq!((roman(0), roman(4_000)), (None, None));
        assert_eq!(letters(27).as_deref(), Some("aa"));
        assert_eq!(letters(LETTERS).map(|letters| letters.len()), Some(40));
        assert_eq!((letters(0), letters(LETTERS + 1)), (None, None));
    }
}

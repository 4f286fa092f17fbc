//! Numbers as lists and notes print them.
//!
//! Source: ECMA-376-1:2016, 17.18.59 (number formats).

/// The words for small numbers.
const WORDS: [&str; 20] = [
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
];

/// Roman numerals by their values.
const ROMAN: [(i64, &str); 13] = [
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

/// The largest number that is written in letters or signs: 26 of up to 30.
const LETTERS: i64 = 780;

/// A number in a format; what has no such form is written in digits.
pub(super) fn written(number: i64, format: &str) -> String {
    let written = match format {
        "none" => Some(String::new()),
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).map(|letters| letters.to_ascii_uppercase()),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).map(|roman| roman.to_ascii_uppercase()),
        "decimalZero" => Some(format!("{number:02}")),
        "ordinal" => Some(format!("{number}{}", ending(number))),
        "cardinalText" => {
            usize::try_from(number - 1).ok().and_then(|at| WORDS.get(at)).map(|word| (*word).to_owned())
        }
        "chicago" => signs(number),
        _ => None,
    };
    written.unwrap_or_else(|| number.to_string())
}

/// a to z, then aa to zz, and so on.
fn letters(number: i64) -> Option<String> {
    let at = u64::try_from(number - 1).ok().filter(|_| number <= LETTERS)?;
    let letter = char::from(b'a' + u8::try_from(at % 26).ok()?);
    Some(std::iter::repeat_n(letter, usize::try_from(at / 26).ok()? + 1).collect())
}

/// A Roman numeral.
fn roman(number: i64) -> Option<String> {
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

/// Asterisk, daggers and section sign, then two of each, and so on.
fn signs(number: i64) -> Option<String> {
    const SIGNS: [char; 4] = ['*', '†', '‡', '§'];
    let at = usize::try_from(number - 1).ok().filter(|_| number <= 120)?;
    Some(std::iter::repeat_n(*SIGNS.get(at % 4)?, at / 4 + 1).collect())
}

/// What follows a number that counts in order.
fn ending(number: i64) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_format() {
        let all = [
            (3, "decimal", "3"),
            (3, "decimalZero", "03"),
            (27, "lowerLetter", "aa"),
            (3, "upperLetter", "C"),
            (1994, "lowerRoman", "mcmxciv"),
            (4, "upperRoman", "IV"),
            (12, "ordinal", "12th"),
            (22, "ordinal", "22nd"),
            (2, "cardinalText", "Two"),
            (6, "chicago", "††"),
            (7, "none", ""),
        ];
        for (number, format, expected) in all {
            assert_eq!(written(number, format), expected, "{number} {format}");
        }
    }

    #[test]
    fn a_number_without_such_a_form_is_written_in_digits() {
        for format in ["lowerLetter", "lowerRoman", "cardinalText", "chicago", "hebrew1"] {
            for number in [0, -5, 5_000, i64::from(i32::MIN)] {
                assert_eq!(written(number, format), number.to_string(), "{format}");
            }
        }
    }
}

//! Numbers as lists and notes print them.
//!
//! Source: ECMA-376-1:2016, 17.18.59 (number formats).

use crate::format::ordinal::{letters, roman};

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

/// A number in a format; what has no such form is written in digits.
pub(super) fn written(number: i64, format: &str) -> String {
    let counted = |write: fn(u32) -> Option<String>| u32::try_from(number).ok().and_then(write);
    let written = match format {
        "none" => Some(String::new()),
        "lowerLetter" => counted(letters),
        "upperLetter" => counted(letters).map(|letters| letters.to_ascii_uppercase()),
        "lowerRoman" => counted(roman),
        "upperRoman" => counted(roman).map(|roman| roman.to_ascii_uppercase()),
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

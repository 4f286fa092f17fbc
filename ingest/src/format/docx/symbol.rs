//! Signs that Word takes from fonts of symbols, as characters.
//!
//! Such fonts put their signs on code points for private use, so the font
//! must be known to know the sign. A sign that is not known reads as U+FFFD.

/// Signs of the font Symbol, by their last two hexadecimal digits.
const SYMBOL: [(u32, char); 12] = [
    (0xb7, '•'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xa3, '≤'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xae, '→'),
    (0xac, '←'),
    (0xd2, '®'),
    (0xd3, '©'),
];

/// Signs of the fonts Wingdings.
const WINGDINGS: [(u32, char); 19] = [
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x9f, '•'),
    (0xa0, '▪'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
    (0x21, '✏'),
];

/// The character for a sign of a font.
pub(super) fn character(code: &str, font: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let low = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let font = font.to_ascii_lowercase();
    let table = if font.starts_with("wingdings") { &WINGDINGS[..] } else { &SYMBOL[..] };
    let is_symbols = font == "symbol" || font.starts_with("wingdings");
    let known = table.iter().find(|(known, _)| *known == low && is_symbols).map(|(_, sign)| *sign);
    let plain =
        || char::from_u32(code).filter(|sign| !is_symbols && !sign.is_control() && !is_private(*sign));
    Some(known.or_else(plain).unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// The character for one that stands in text: a bullet on a code point for private use is one.
pub(super) fn in_text(character: char) -> char {
    match character {
        '\u{f0b7}' => '•',
        '\u{f0a7}' => '▪',
        other => other,
    }
}

/// Whether a character is for private use.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_known_by_their_font() {
        assert_eq!(character("F0FC", "Wingdings"), Some('✓'));
        assert_eq!(character("F0B7", "Symbol"), Some('•'));
        assert_eq!(character("2610", "MS Gothic"), Some('☐'));
    }

    #[test]
    fn a_sign_that_is_not_known_is_shown_as_one() {
        assert_eq!(character("F0FC", "Our Signs"), Some('\u{fffd}'));
        assert_eq!(character("F001", "Symbol"), Some('\u{fffd}'));
        assert_eq!(character("no", "Symbol"), None);
    }
}

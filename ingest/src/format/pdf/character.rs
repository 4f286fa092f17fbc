//! Turns what a font calls a character into one that people search for.
//!
//! Ligatures come apart, typographic spaces become a space, marks without
//! meaning go. Nothing is guessed here but codes that no font names.

use hayro_interpret::hayro_cmap::BfString;

/// What stands for a character that is not known.
pub(crate) const UNKNOWN: char = '\u{FFFD}';
/// The hyphen that shows only where a word is broken.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// Where a character comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The font names it.
    Named,
    /// It was read from its code, because the font does not.
    Guessed,
}

/// The characters that a glyph stands for, pushed onto `out`.
pub(crate) fn push(unicode: Option<BfString>, code: u32, out: &mut Vec<char>) -> Source {
    match unicode {
        Some(BfString::Char(ch)) if ch != '\0' => push_char(ch, out),
        Some(BfString::String(text)) if !text.is_empty() => text.chars().for_each(|ch| push_char(ch, out)),
        _ => {
            out.push(from_code(code));
            return Source::Guessed;
        }
    }
    Source::Named
}

/// One character, taken apart and made plain.
pub(crate) fn push_char(ch: char, out: &mut Vec<char>) {
    if let Some(parts) = ligature(ch) {
        out.extend(parts.chars());
        return;
    }
    match ch {
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {}
        '\u{F020}' => out.push(' '),
        '\u{2010}' | '\u{2011}' => out.push('-'),
        '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F0FC}' | '\u{F0A8}' | '\u{F076}' => out.push('•'),
        ch if ch.is_whitespace() => out.push(' '),
        ch if ch.is_control() => out.push(UNKNOWN),
        ch => out.push(ch),
    }
}

/// The letters of a ligature.
fn ligature(ch: char) -> Option<&'static str> {
    Some(match ch {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        '\u{0132}' => "IJ",
        '\u{0133}' => "ij",
        _ => return None,
    })
}

/// A one-byte code read as WinAnsi, or the sign for what is not known.
fn from_code(code: u32) -> char {
    from_byte(code).unwrap_or(UNKNOWN)
}

/// A one-byte code read as WinAnsi, the usual encoding of Western text.
pub(crate) fn from_byte(code: u32) -> Option<char> {
    let byte = u8::try_from(code).ok()?;
    match encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()? {
        ch if ch.is_whitespace() => Some(' '),
        ch if !ch.is_control() => Some(ch),
        _ => None,
    }
}

/// Whether characters read from bare codes look like words at all.
///
/// A font whose codes are mere glyph numbers gives letters too, but without
/// the share of vowels and small letters that writing has.
pub(crate) fn looks_written(chars: impl Iterator<Item = char>) -> bool {
    let (mut shown, mut letters, mut vowels) = (0_u32, 0_u32, 0_u32);
    for ch in chars.filter(|ch| !ch.is_whitespace()) {
        shown += 1;
        letters += u32::from(ch.is_alphabetic());
        vowels += u32::from("aeiouyAEIOUY".contains(ch));
    }
    shown < 6 || (letters * 10 >= shown * 6 && vowels * 100 >= letters * 22 && vowels * 100 <= letters * 65)
}

/// Whether a character says nothing to a reader: unknown or private.
pub(crate) fn is_unreadable(ch: char) -> bool {
    ch == UNKNOWN || ('\u{E000}'..='\u{F8FF}').contains(&ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(ch: char) -> String {
        let mut out = Vec::new();
        push_char(ch, &mut out);
        out.into_iter().collect()
    }

    #[test]
    fn a_ligature_becomes_its_letters() {
        assert_eq!(plain('\u{FB03}'), "ffi");
    }

    #[test]
    fn a_bullet_of_a_symbol_font_is_a_bullet() {
        assert_eq!(plain('\u{F0B7}'), "•");
    }

    #[test]
    fn a_hyphen_that_does_not_break_is_a_hyphen() {
        assert_eq!(plain('\u{2011}'), "-");
    }

    #[test]
    fn a_mark_without_width_is_dropped() {
        assert_eq!(plain('\u{200B}'), "");
    }

    #[test]
    fn a_code_that_no_font_names_is_read_as_winansi() {
        let mut out = Vec::new();

        let source = push(None, 0x92, &mut out);

        assert_eq!((out, source), (vec!['’'], Source::Guessed));
    }

    #[test]
    fn glyph_numbers_do_not_look_like_writing() {
        assert!(looks_written("The panel met twice that year".chars()));
        assert!(!looks_written("7KHSDQHOPHWWZLFHWKDW\\HDU".chars()));
    }
}

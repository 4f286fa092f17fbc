//! Asks a font program which characters its glyphs show.
//!
//! For fonts that the file does not say it of: the table of characters of the
//! program read backwards, then the names of its glyphs. Never fails.

use std::collections::HashMap;

use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, GlyphNames, MetadataProvider};

use super::character;

/// How many glyphs of a program are looked at.
const MOST_GLYPHS: usize = 70_000;

/// The characters that the glyphs of a program show.
#[derive(Debug, Default)]
pub(crate) struct Characters(HashMap<u32, char>);

impl Characters {
    /// Reads a font program; one that cannot be read shows nothing.
    pub(crate) fn of(program: &[u8]) -> Self {
        let Ok(font) = FontRef::new(program) else { return Self::default() };
        let mut found = HashMap::new();
        let symbols = is_symbolic(&font);
        for (code, glyph) in font.charmap().mappings().take(MOST_GLYPHS) {
            if let Some(ch) = shown(code, symbols) {
                // Of several characters the first counts: the others are its stand-ins.
                found.entry(glyph.to_u32()).or_insert(ch);
            }
        }
        for (glyph, name) in GlyphNames::new(&font).iter().take(MOST_GLYPHS) {
            if let Some(ch) = named(name.as_str()) {
                found.entry(GlyphId::to_u32(glyph)).or_insert(ch);
            }
        }
        Self(found)
    }

    /// The character that a glyph shows, if the program tells.
    pub(crate) fn get(&self, glyph: u32) -> Option<char> {
        self.0.get(&glyph).copied()
    }
}

/// Whether the only table of characters counts signs, not Unicode.
fn is_symbolic(font: &FontRef<'_>) -> bool {
    let Ok(table) = font.cmap() else { return false };
    let mut records = table.encoding_records().iter().peekable();
    records.peek().is_some()
        && records.all(|record| record.encoding_id() == 0 && record.platform_id() as u16 == 3)
}

/// The character of a code of the table; signs stand at U+F000 and beyond as their bytes.
fn shown(code: u32, symbols: bool) -> Option<char> {
    let code = match code {
        0xF020..=0xF0FF if symbols => return character::from_byte(code - 0xF000),
        code => code,
    };
    char::from_u32(code).filter(|ch| !ch.is_control() && !character::is_unreadable(*ch))
}

/// The character that a glyph has by its name: `A`, `uni2019`, `quoteright`, `a.alt`.
fn named(name: &str) -> Option<char> {
    let base = name.split('.').next().unwrap_or_default();
    let mut letters = base.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter.is_ascii_alphabetic().then_some(letter);
    }
    let digits = base.strip_prefix("uni").filter(|digits| digits.len() == 4);
    let digits = digits.or_else(|| base.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())));
    if let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
        return shown(code, false);
    }
    NAMES.iter().find(|(known, _)| *known == base).map(|(_, ch)| *ch)
}

/// Names of the signs that text has (Adobe Glyph List).
const NAMES: [(&str, char); 44] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("equal", '='),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("bracketright", ']'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("sterling", '£'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_glyph_is_known_by_its_name() {
        let found: Vec<Option<char>> =
            ["A", "a.alt", "uni2019", "quoteright", "u1F600", "uniD800", "g17", ".notdef", ""]
                .map(named)
                .to_vec();

        let expected = [Some('A'), Some('a'), Some('’'), Some('’'), Some('😀'), None, None, None, None];
        assert_eq!(found, expected);
    }

    #[test]
    fn signs_stand_for_their_bytes_in_a_table_of_signs_only() {
        assert_eq!(shown(0xF041, true), Some('A'));
        assert_eq!(shown(0xF041, false), None);
        assert_eq!(shown(0x41, false), Some('A'));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_program_or_none(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = Characters::of(&bytes).get(3);
        }
    }
}

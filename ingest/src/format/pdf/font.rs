//! The fonts of one file: how heavy each is.
//!
//! A font says its name or weight only in some formats, so the strokes of its
//! letters are measured too.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro_interpret::kurbo::Shape;

use super::program::Characters;

/// How thick the strokes of a bold font are at least, in thousandths of its size.
const BOLD_STROKE: f64 = 92.0;
/// How many letters are measured per font.
const SAMPLE: u32 = 16;

/// The fonts seen so far.
#[derive(Debug, Default)]
pub(crate) struct Fonts {
    /// The number of each font by the hash of its program.
    numbers: HashMap<u128, u16>,
    /// What is known of each.
    known: Vec<Font>,
    /// The hash and the number of the one asked for last: most runs are set in the font of the one before.
    last: Option<(u128, u16)>,
}

/// What is known of one font.
#[derive(Debug, Default)]
struct Font {
    /// Whether its name or its weight say that it is bold.
    said: Option<bool>,
    /// Whether its characters are signs, not letters.
    symbols: bool,
    /// Whether its letters are stretched one by one, since it stands in for a font that is not in the file.
    stretched: bool,
    /// What its program says of its glyphs, read when it is first asked.
    characters: OnceCell<Characters>,
    /// Thickness of the strokes measured, added up.
    strokes: f64,
    /// How many letters were measured.
    measured: u32,
}

impl Fonts {
    /// The number of the font of a glyph, which is the same for its whole run.
    pub(crate) fn number(&mut self, glyph: &Glyph<'_>) -> u16 {
        let Glyph::Outline(outline) = glyph else { return self.enter(0, Font::default) };
        let mut program = ProgramHash::default();
        outline.identifier().hash(&mut program);
        self.enter(program.finish_wide(), || Font::described(outline))
    }

    /// The number under `key`, made on the first meeting.
    fn enter(&mut self, key: u128, make: impl FnOnce() -> Font) -> u16 {
        if let Some((_, number)) = self.last.filter(|(last, _)| *last == key) {
            return number;
        }
        let number = match self.numbers.get(&key) {
            Some(number) => *number,
            None => {
                let Ok(number) = u16::try_from(self.known.len()) else { return u16::MAX };
                self.known.push(make());
                self.numbers.insert(key, number);
                number
            }
        };
        self.last = Some((key, number));
        number
    }

    /// Measures one letter, until enough are measured.
    pub(crate) fn measure(&mut self, number: u16, glyph: &Glyph<'_>, ch: char) {
        let Some(font) = self.known.get_mut(usize::from(number)) else { return };
        let Glyph::Outline(outline) = glyph else { return };
        if font.said.is_some() || font.measured >= SAMPLE || !ch.is_ascii_lowercase() {
            return;
        }
        let path = outline.outline();
        let length = path.perimeter(1.0);
        if length > 0.0 {
            font.strokes += 2.0 * path.area().abs() / length;
            font.measured += 1;
        }
    }

    /// The character that a glyph shows by the font's own program.
    pub(crate) fn character(&self, number: u16, glyph: &Glyph<'_>) -> Option<char> {
        let Glyph::Outline(outline) = glyph else { return None };
        let read = || outline.font_data().map(|data| Characters::of(data.data.as_ref().as_ref()));
        let font = self.known.get(usize::from(number))?;
        let characters = font.characters.get_or_init(|| read().unwrap_or_default());
        characters.get(outline.glyph_id().to_u32())
    }

    /// Whether the font is bold.
    pub(crate) fn is_bold(&self, number: u16) -> bool {
        self.known.get(usize::from(number)).is_some_and(|font| {
            font.said.unwrap_or(font.measured > 0 && font.strokes / f64::from(font.measured) >= BOLD_STROKE)
        })
    }

    /// Notes that letters of the font are stretched one by one.
    pub(crate) fn note_stretched(&mut self, number: u16) {
        self.known.get_mut(usize::from(number)).into_iter().for_each(|font| font.stretched = true);
    }

    /// Whether letters of the font are stretched one by one.
    pub(crate) fn is_stretched(&self, number: u16) -> bool {
        self.known.get(usize::from(number)).is_some_and(|font| font.stretched)
    }

    /// Whether the font holds signs, not letters.
    pub(crate) fn is_symbols(&self, number: u16) -> bool {
        self.known.get(usize::from(number)).is_some_and(|font| font.symbols)
    }
}

impl Font {
    /// What a font says of itself.
    fn described(outline: &OutlineGlyph) -> Self {
        let Some(data) = outline.font_data() else { return Self::default() };
        let name = data.postscript_name.unwrap_or_default().to_lowercase();
        let named = ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word));
        let symbols = ["wingding", "symbol", "dingbat"].iter().any(|word| name.contains(word));
        let said = match data.weight {
            _ if named => Some(true),
            Some(weight) if weight >= 600 => Some(true),
            Some(_) => Some(false),
            None if name.contains("regular") || name.contains("light") => Some(false),
            None => None,
        };
        Self { said, symbols, ..Self::default() }
    }
}

/// Keeps the first wide number that is hashed: the identity of the program.
#[derive(Default)]
struct ProgramHash(Option<u128>);

impl ProgramHash {
    /// The identity, or 0 if none was hashed.
    fn finish_wide(&self) -> u128 {
        self.0.unwrap_or_default()
    }
}

impl Hasher for ProgramHash {
    fn finish(&self) -> u64 {
        self.finish_wide() as u64
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u128(&mut self, value: u128) {
        self.0.get_or_insert(value);
    }
}

//! What the glyphs of a run stand for, and how far they move along the line.
//!
//! All glyphs of a run are of one font, so a code that comes again in it is not
//! looked up again. Across runs nothing is kept: two fonts with one program
//! may name its glyphs differently, and nothing tells them apart.

use hayro_interpret::font::{Glyph as Drawn, PositionedGlyph};

use super::character::{self, Source, UNKNOWN};
use super::font::Fonts;

/// How many codes of a run are kept; a power of two.
const KEPT: usize = 128;

/// What one glyph stands for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading {
    /// The run in which it was looked up.
    run: u64,
    /// Its code.
    code: u32,
    /// Its characters.
    pub(crate) chars: Vec<char>,
    /// Whether they were read from the bare code.
    pub(crate) guessed: bool,
    /// How far it moves along the line, in thousandths of its size.
    pub(crate) advance: f64,
}

/// The readings of the run at hand.
#[derive(Debug)]
pub(crate) struct Readings {
    /// How many runs have been started.
    run: u64,
    /// Those looked up last, by the end of their code.
    kept: Vec<Reading>,
}

impl Default for Readings {
    fn default() -> Self {
        Self { run: 0, kept: vec![Reading::default(); KEPT] }
    }
}

impl Readings {
    /// Starts a run: its font may be another.
    pub(crate) fn start(&mut self) {
        self.run += 1;
    }

    /// What a glyph of this run, which is set in this font, stands for.
    pub(crate) fn of(&mut self, drawn: &PositionedGlyph<'_>, font: u16, fonts: &Fonts) -> &Reading {
        let code = drawn.char_code();
        let kept = &mut self.kept[code as usize % KEPT];
        if kept.run != self.run || kept.code != code {
            (kept.run, kept.code) = (self.run, code);
            kept.advance = advance(drawn);
            kept.guessed = read(drawn, font, fonts, &mut kept.chars);
        }
        kept
    }
}

/// Reads a glyph; says whether its characters are but guessed.
fn read(drawn: &PositionedGlyph<'_>, font: u16, fonts: &Fonts, chars: &mut Vec<char>) -> bool {
    chars.clear();
    let mut guessed = character::push(drawn.as_unicode(), drawn.char_code(), chars) == Source::Guessed;
    if guessed && fonts.is_symbols(font) {
        *chars = vec!['•'];
        guessed = false;
    } else if guessed && let Some(ch) = fonts.character(font, drawn) {
        chars.clear();
        character::push_char(ch, chars);
        guessed = false;
    }
    if chars.contains(&UNKNOWN) && is_blank(drawn) {
        *chars = vec![' '];
    }
    guessed
}

/// Whether a glyph draws nothing: a space, or a mark for the program that set the page.
fn is_blank(drawn: &Drawn<'_>) -> bool {
    matches!(drawn, Drawn::Outline(outline) if outline.outline().is_empty())
}

/// How far a glyph moves along the line, in thousandths of its size.
fn advance(drawn: &Drawn<'_>) -> f64 {
    let width = match drawn {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(type3) => type3.advance_width(),
    };
    f64::from(width.filter(|width| width.is_finite()).unwrap_or(500.0)).clamp(0.0, 5000.0)
}

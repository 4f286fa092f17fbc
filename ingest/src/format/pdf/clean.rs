//! Leaves each character of a page once, and only those that a reader sees.
//!
//! Text that is drawn twice to look bold counts once. A layer of invisible
//! text counts where the page shows none in its place.

use std::collections::HashSet;

use super::character::{UNKNOWN, looks_written};
use super::double::drop_doubles;
use super::glyph::{Glyph, Sheet};

/// The side of a patch of the page that is covered by text or not, in points.
const PATCH: f32 = 6.0;

/// What cleaning found out about a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Findings {
    /// Most of its words come from an invisible layer.
    pub(crate) layered: bool,
}

/// Cleans the characters of a page in place.
pub(crate) fn clean(sheet: &mut Sheet) -> Findings {
    unguess(&mut sheet.glyphs);
    let findings = drop_hidden(&mut sheet.glyphs);
    drop_doubles(&mut sheet.glyphs);
    findings
}

/// Takes back what was read from bare codes if it is not like writing.
fn unguess(glyphs: &mut [Glyph]) {
    let mut fonts: Vec<u16> = glyphs.iter().filter(|g| g.nature.guessed).map(|g| g.font).collect();
    fonts.sort_unstable();
    fonts.dedup();
    for font in fonts {
        let is_guess = |glyph: &&Glyph| glyph.nature.guessed && glyph.font == font;
        if !looks_written(glyphs.iter().filter(is_guess).map(|glyph| glyph.ch)) {
            for glyph in glyphs.iter_mut().filter(|g| g.nature.guessed && g.font == font) {
                glyph.ch = UNKNOWN;
            }
        }
    }
}

/// Drops invisible characters that lie under visible ones.
fn drop_hidden(glyphs: &mut Vec<Glyph>) -> Findings {
    let patch = |glyph: &Glyph| ((glyph.x / PATCH) as i32, ((glyph.y - glyph.size * 0.3) / PATCH) as i32);
    if !glyphs.iter().any(|glyph| glyph.nature.invisible) {
        return Findings::default();
    }
    let shown = |glyph: &&Glyph| !glyph.nature.invisible && !glyph.is_space();
    let covered: HashSet<(i32, i32)> = glyphs.iter().filter(shown).map(patch).collect();
    let near = |(x, y): (i32, i32)| {
        (-1..=1).any(|dx| (-1..=1).any(|dy| covered.contains(&(x.saturating_add(dx), y.saturating_add(dy)))))
    };
    glyphs.retain(|glyph| !glyph.nature.invisible || !near(patch(glyph)));
    let letters = glyphs.iter().filter(|glyph| !glyph.is_space()).count();
    let hidden = glyphs.iter().filter(|glyph| glyph.nature.invisible && !glyph.is_space()).count();
    Findings { layered: hidden * 2 > letters }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::pdf::glyph::Nature;

    fn written(text: &str, y: f32, nature: Nature) -> Vec<Glyph> {
        let model = Glyph { ch: ' ', x: 0.0, y, width: 5.0, size: 10.0, angle: 0, font: 0, nature };
        text.chars().enumerate().map(|(i, ch)| Glyph { ch, x: i as f32 * 5.0, ..model }).collect()
    }

    fn cleaned(parts: Vec<Vec<Glyph>>) -> (String, Findings) {
        let mut sheet = Sheet { glyphs: parts.concat(), ..Sheet::default() };
        let findings = clean(&mut sheet);
        (sheet.glyphs.iter().map(|glyph| glyph.ch).collect(), findings)
    }

    #[test]
    fn text_that_is_filled_and_stroked_counts_once() {
        let fill = written("belly", 20.0, Nature::default());
        let stroke = written("belly", 20.1, Nature { stroked: true, ..Nature::default() });

        let (text, _) = cleaned(vec![fill, stroke]);

        assert_eq!(text, "belly");
    }

    #[test]
    fn an_invisible_layer_counts_only_where_nothing_is_shown() {
        let hidden = Nature { invisible: true, ..Nature::default() };
        let parts = vec![
            written("shown", 20.0, Nature::default()),
            written("shown", 20.0, hidden),
            written("layer of words", 90.0, hidden),
        ];

        let (text, findings) = cleaned(parts);

        assert_eq!(text, "shownlayer of words");
        assert!(findings.layered);
    }

    #[test]
    fn codes_that_are_no_writing_are_unknown() {
        let (text, _) =
            cleaned(vec![written("7KHSDQHO", 20.0, Nature { guessed: true, ..Nature::default() })]);

        assert_eq!(text, "\u{FFFD}".repeat(8));
    }
}

//! The characters of one page with their places, before any word is built.
//!
//! Places are in points, in the frame of the writing itself: `x` runs along
//! the line and `y` grows from line to line, whatever way the text is turned.

use super::dots::Dot;
use super::tagged::Tag;

/// One character on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// The character; a space is kept, because it parts words.
    pub(crate) ch: char,
    /// Where it starts along the line.
    pub(crate) x: f32,
    /// The baseline.
    pub(crate) y: f32,
    /// How far it moves along the line.
    pub(crate) width: f32,
    /// The size of the type.
    pub(crate) size: f32,
    /// Degrees by which the line is turned clockwise.
    pub(crate) angle: i16,
    /// The font, as an index into [`super::font::Fonts`].
    pub(crate) font: u16,
    /// What is special about it.
    pub(crate) nature: Nature,
}

/// What is special about a character.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Nature {
    /// It is not drawn: a layer of recognised text, or a clip.
    pub(crate) invisible: bool,
    /// Its outline is drawn, which alone or on top of a fill looks bold.
    pub(crate) stroked: bool,
    /// It was read from the bare code, since the font names no character.
    pub(crate) guessed: bool,
    /// The file marks it as a running header or footer.
    pub(crate) pagination: bool,
    /// What the tags of the file say of it.
    pub(crate) tag: Tag,
}

impl Glyph {
    /// Where it ends along the line.
    pub(crate) fn end(&self) -> f32 {
        self.x + self.width
    }

    /// Whether it shows nothing.
    pub(crate) fn is_space(&self) -> bool {
        // Every other blank was made a space when the character was read.
        self.ch == ' '
    }
}

/// The characters of one page in the order in which they are drawn.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    /// The characters.
    pub(crate) glyphs: Vec<Glyph>,
    /// Width of the page as a viewer shows it.
    pub(crate) width: f32,
    /// Height of the page as a viewer shows it.
    pub(crate) height: f32,
    /// Whether characters were left out because there were too many.
    pub(crate) cut: bool,
    /// Whether pictures or shapes are drawn.
    pub(crate) pictures: bool,
    /// Small shapes that may be bullets.
    pub(crate) dots: Vec<Dot>,
    /// The share of the page that pictures cover, as far as they do not overlap.
    pub(crate) covered: f32,
}

impl Sheet {
    /// The way most of the writing is turned.
    pub(crate) fn main_angle(&self) -> i16 {
        let mut counts: Vec<(i16, usize)> = Vec::new();
        for glyph in &self.glyphs {
            match counts.iter_mut().find(|(angle, _)| *angle == glyph.angle) {
                Some((_, count)) => *count += 1,
                None => counts.push((glyph.angle, 1)),
            }
        }
        counts.into_iter().max_by_key(|(angle, count)| (*count, -i32::from(*angle))).map_or(0, |(a, _)| a)
    }

    /// The frame of the page along and across lines that are turned by `angle`.
    pub(crate) fn frame(&self, angle: i16) -> Frame {
        Frame { left: 0.0, right: self.width, top: 0.0, bottom: self.height }.turned(angle)
    }
}

/// The edges of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Frame {
    /// Where lines can start.
    pub(crate) left: f32,
    /// Where lines can end.
    pub(crate) right: f32,
    /// The edge above the first line.
    pub(crate) top: f32,
    /// The edge below the last line.
    pub(crate) bottom: f32,
}

impl Frame {
    /// The same edges along and across lines that are turned further by `angle`.
    pub(crate) fn turned(self, angle: i16) -> Self {
        let corners = [self.left, self.right].map(|x| [self.top, self.bottom].map(|y| (x, y)));
        let turned = corners.as_flattened().iter().map(|(x, y)| turn(f64::from(*x), f64::from(*y), angle));
        let turned: Vec<(f32, f32)> = turned.collect();
        let fold = |pick: fn(&(f32, f32)) -> f32, join: fn(f32, f32) -> f32| {
            turned.iter().map(pick).reduce(join).unwrap_or_default()
        };
        Self {
            left: fold(|c| c.0, f32::min),
            right: fold(|c| c.0, f32::max),
            top: fold(|c| c.1, f32::min),
            bottom: fold(|c| c.1, f32::max),
        }
    }

    /// The length of the longest line.
    pub(crate) fn width(&self) -> f32 {
        self.right - self.left
    }

    /// The room from the first line to the last.
    pub(crate) fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

/// The place of a point along and across lines that are turned by `angle`.
pub(crate) fn turn(x: f64, y: f64, angle: i16) -> (f32, f32) {
    if angle == 0 {
        return (x as f32, y as f32);
    }
    let (sin, cos) = f64::from(angle).to_radians().sin_cos();
    ((x * cos + y * sin) as f32, (y * cos - x * sin) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_turned_by_a_right_angle_swaps_its_sides() {
        let sheet = Sheet { width: 600.0, height: 800.0, ..Sheet::default() };

        let frame = sheet.frame(90);

        assert!((frame.width() - 800.0).abs() < 0.01);
        assert!((frame.height() - 600.0).abs() < 0.01);
    }

    #[test]
    fn text_that_runs_down_the_page_moves_along_its_own_line() {
        let (along, across) = turn(100.0, 300.0, 90);

        assert!((along - 300.0).abs() < 0.01);
        assert!((across + 100.0).abs() < 0.01);
    }
}

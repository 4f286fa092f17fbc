//! Draws a text as pictures of pages, as a scanner leaves them.
//!
//! The pages have no text, only dots: one bit each, a little aslant, with
//! specks of dust. The dust is counted, not random, so the bytes never change.

use lopdf::{Dictionary, Stream, dictionary};

use super::glyphs::{Glyph, glyph};
use super::write::{self, Resources};
use crate::sample::WATERMARK;
use crate::sample::markup::{Block, Manuscript};

/// Dots across a page: A4 at 200 to the inch.
const WIDTH: usize = 1656;
/// Dots down a page.
const HEIGHT: usize = 2339;
/// White at the left, in dots.
const MARGIN: usize = 150;
/// From one letter to the next: a glyph is 20 dots wide.
const PITCH: usize = 24;
/// Letters on a line.
const LETTERS: usize = (WIDTH - 2 * MARGIN) / PITCH;
/// From one line to the next, in dots.
const LEADING: usize = 46;
/// Lines on a page.
const LINES: usize = (HEIGHT - 380) / LEADING;

/// A PDF whose pages are pictures of a manuscript.
pub(crate) fn render(manuscript: &Manuscript) -> Vec<u8> {
    let lines = lines(manuscript);
    let pictures = lines.chunks(LINES).map(|part| (content(), Resources::Picture(picture(part))));
    let (document, _) = write::paged(pictures);
    write::finished(document, manuscript)
}

/// Shows the picture over the whole page.
fn content() -> Stream {
    Stream::new(Dictionary::new(), b"q 595 0 0 842 0 0 cm /Scan Do Q\n".to_vec())
}

/// The lines of the text, headings in capitals.
fn lines(manuscript: &Manuscript) -> Vec<String> {
    let mut lines = Vec::new();
    for name in ["title", "publisher", "type", "date"] {
        wrap(&mut lines, manuscript.field(name));
    }
    for block in &manuscript.blocks {
        match block {
            Block::Heading { text, .. } => wrap(&mut lines, &text.to_uppercase()),
            Block::Paragraph(text) | Block::Quote(text) => wrap(&mut lines, text),
            Block::Bullet(text) | Block::Recommendation(text) => wrap(&mut lines, &format!("- {text}")),
            Block::Table(rows) => rows.iter().for_each(|row| wrap(&mut lines, &row.join(" - "))),
            Block::NewPage => {}
        }
    }
    lines
}

/// Adds a text, broken at words, and an empty line.
fn wrap(lines: &mut Vec<String>, text: &str) {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() >= LETTERS {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.extend([line, String::new()]);
}

/// The picture of one page.
fn picture(lines: &[String]) -> Stream {
    let mut dots = Dots { bytes: vec![0xff; WIDTH.div_ceil(8) * HEIGHT] };
    let notice = WATERMARK.replace('\u{2014}', "-");
    dots.write(&notice, 90);
    dots.write(&notice, HEIGHT - 110);
    for (place, line) in lines.iter().enumerate() {
        dots.write(line, 190 + place * LEADING);
    }
    dots.dust();
    let image = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => WIDTH as i64, "Height" => HEIGHT as i64,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 1,
    };
    Stream::new(image, dots.bytes)
}

/// The dots of a page: a bit of 0 is black.
struct Dots {
    /// Rows from the top, each of whole bytes.
    bytes: Vec<u8>,
}

impl Dots {
    /// Blackens a dot, if it is on the page.
    fn blacken(&mut self, x: usize, y: usize) {
        if x < WIDTH && y < HEIGHT {
            self.bytes[y * WIDTH.div_ceil(8) + x / 8] &= !(0x80 >> (x % 8));
        }
    }

    /// Writes a line; it sinks a little to the right, as paper put in aslant.
    fn write(&mut self, text: &str, top: usize) {
        for (place, letter) in text.chars().enumerate() {
            let left = MARGIN + place * PITCH;
            self.draw(&enlarged(glyph(letter)), left, top + left / 190);
        }
    }

    /// Draws one glyph.
    fn draw(&mut self, grid: &Grid, left: usize, top: usize) {
        for (y, row) in grid.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, black)| **black) {
                self.blacken(left + x, top + y);
            }
        }
    }

    /// Scatters specks, always the same ones.
    fn dust(&mut self) {
        let mut state: u32 = 7;
        for _ in 0..240 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let place = (state >> 8) as usize;
            self.blacken(place % WIDTH, (place / WIDTH) % HEIGHT);
        }
    }
}

/// The dots of a glyph, row by row; `true` is black.
type Grid = Vec<Vec<bool>>;

/// A glyph four times as large, its corners rounded.
fn enlarged(glyph: Glyph) -> Grid {
    let rows =
        glyph.iter().map(|row| (0..5).map(|column| row & (0b10000 >> column) != 0).collect()).collect();
    doubled(&doubled(&rows))
}

/// A grid twice as large, each dot shaped by the four round it (the Scale2x rule).
fn doubled(grid: &Grid) -> Grid {
    let dot = |y: Option<usize>, x: Option<usize>| -> bool {
        y.zip(x).and_then(|(y, x)| grid.get(y)?.get(x)).copied().unwrap_or_default()
    };
    let quarter = |y: usize, x: usize| {
        let (row, column) = (Some(y / 2), Some(x / 2));
        let (above, below) = (dot((y / 2).checked_sub(1), column), dot(Some(y / 2 + 1), column));
        let (left, right) = (dot(row, (x / 2).checked_sub(1)), dot(row, Some(x / 2 + 1)));
        let (near, far) = if y % 2 == 0 { (above, below) } else { (below, above) };
        let (side, other) = if x % 2 == 0 { (left, right) } else { (right, left) };
        if near == side && near != other && far != side { near } else { dot(row, column) }
    };
    let width = grid.first().map_or(0, Vec::len);
    (0..grid.len() * 2).map(|y| (0..width * 2).map(|x| quarter(y, x)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enlarging_keeps_a_full_square_full() {
        let grid = doubled(&vec![vec![true; 3]; 3]);

        assert!(grid[2][2] && grid[3][3]);
        assert_eq!((grid.len(), grid[0].len()), (6, 6));
    }

    #[test]
    fn every_letter_of_the_notice_can_be_drawn() {
        let drawn = WATERMARK.chars().filter(|letter| !matches!(letter, ' ' | '\u{2014}'));

        assert!(drawn.into_iter().all(|letter| glyph(letter) != [0; 7]));
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let text = Manuscript::parse(&format!("title: T\n\n{}\n", "concern ".repeat(90)));

        assert!(lines(&text).iter().all(|line| line.len() <= LETTERS));
    }
}

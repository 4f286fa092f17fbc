//! A page before it is written: runs of text and lines at their places.
//!
//! Points from the lower left corner, as PDF counts.

use super::fonts::{Face, encode};
use super::lines::{Line, RAISED};
use super::style::Ends;

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sheet {
    /// The text.
    pub(crate) runs: Vec<Run>,
    /// The running header and footer.
    pub(crate) furniture: Vec<Run>,
    /// The lines of tables, covers and footnotes.
    pub(crate) rules: Vec<Rule>,
}

/// Text in one face on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// The left end of its baseline.
    pub(crate) x: f32,
    /// The height of its baseline.
    pub(crate) y: f32,
    /// Its face.
    pub(crate) face: Face,
    /// Its size.
    pub(crate) size: f32,
    /// What every space is stretched by.
    pub(crate) stretch: f32,
    /// Its WinAnsi bytes.
    pub(crate) text: Vec<u8>,
}

/// A straight line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rule {
    /// Where it starts.
    pub(crate) from: (f32, f32),
    /// Where it ends.
    pub(crate) to: (f32, f32),
}

/// Where and how a line of words is put.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    /// The left end.
    pub(crate) x: f32,
    /// The baseline.
    pub(crate) y: f32,
    /// The size of the type.
    pub(crate) size: f32,
    /// The width to fill when the line is justified.
    pub(crate) width: f32,
    /// How it ends.
    pub(crate) ends: Ends,
}

impl Run {
    /// A run of text, not stretched.
    pub(crate) fn new(text: &str, face: Face, size: f32, x: f32, y: f32) -> Self {
        Self { x, y, face, size, stretch: 0.0, text: encode(text) }
    }

    /// How wide it is.
    pub(crate) fn width(&self) -> f32 {
        let spaces = self.text.iter().filter(|byte| **byte == b' ').count();
        self.face.width(&self.text, self.size) + self.stretch * spaces as f32
    }

    /// The same run, ending at `x`.
    pub(crate) fn ending_at(mut self, x: f32) -> Self {
        self.x = x - self.width();
        self
    }

    /// The same run, with its middle at `x`.
    pub(crate) fn centred_at(mut self, x: f32) -> Self {
        self.x = x - self.width() / 2.0;
        self
    }
}

impl Sheet {
    /// Puts a line of words at a place.
    pub(crate) fn put(&mut self, line: &Line, spot: Spot) {
        let gaps = line.words.len().saturating_sub(1);
        let stretch = match spot.ends {
            Ends::Justified if gaps > 0 => ((spot.width - line.width) / gaps as f32).max(0.0),
            Ends::Justified | Ends::Ragged => 0.0,
        };
        let mut x = spot.x;
        let mut open: Option<Run> = None;
        for (place, word) in line.words.iter().enumerate() {
            let mut run = match open.take() {
                Some(run) if run.face == word.face => run,
                Some(run) => {
                    x += self.push(run);
                    blank(word.face, spot, x, stretch)
                }
                None => blank(word.face, spot, x, stretch),
            };
            run.text.extend(&word.text);
            if let Some(note) = &word.note {
                x += self.push(run);
                let raised = Run::new(
                    &note.number.to_string(),
                    word.face,
                    spot.size * RAISED,
                    x,
                    spot.y + spot.size * 0.33,
                );
                x += self.push(raised);
                run = blank(word.face, spot, x, stretch);
            }
            if place < gaps {
                run.text.push(b' ');
            }
            open = Some(run);
        }
        open.map(|run| self.push(run));
    }

    /// Adds a run, unless it is empty, and returns its width.
    fn push(&mut self, run: Run) -> f32 {
        let width = run.width();
        if !run.text.is_empty() {
            self.runs.push(run);
        }
        width
    }
}

/// A run that has no text yet.
fn blank(face: Face, spot: Spot, x: f32, stretch: f32) -> Run {
    Run { x, y: spot.y, face, size: spot.size, stretch, text: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::lines::{broken, words};
    use super::super::style::Hyphens;
    use super::*;

    /// The sheet with one text on one line.
    fn set(text: &str, ends: Ends) -> Sheet {
        let lines = broken(words(text, Face::Sans, &mut 0), 10.0, 500.0, Hyphens::Keep);
        let mut sheet = Sheet::default();
        sheet.put(&lines[0], Spot { x: 50.0, y: 700.0, size: 10.0, width: 400.0, ends });
        sheet
    }

    #[test]
    fn a_justified_line_ends_at_the_margin() {
        let sheet = set("one **two** three", Ends::Justified);

        let last = sheet.runs.last().unwrap();
        assert!((last.x + last.width() - 450.0).abs() < 0.01);
    }

    #[test]
    fn a_change_of_face_starts_a_run() {
        let sheet = set("one **two** three four", Ends::Ragged);

        let texts: Vec<&[u8]> = sheet.runs.iter().map(|run| run.text.as_slice()).collect();
        assert_eq!(texts, [&b"one "[..], b"two ", b"three four"]);
    }

    #[test]
    fn the_number_of_a_footnote_stands_higher() {
        let sheet = set("word^[Note.] next", Ends::Ragged);

        assert_eq!(sheet.runs[1].text, b"1");
        assert!(sheet.runs[1].y > sheet.runs[0].y);
    }
}

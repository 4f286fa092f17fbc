//! Footnotes and endnotes: numbered as they are met, read after the text.
//!
//! Source: ECMA-376-1:2016, 17.11.

use std::collections::HashMap;

use super::super::html::{Block, Kind, Place};
use super::body::Walker;
use super::ordinal::written;
use super::xml::Element;

/// Which notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Series {
    /// At the foot of a page.
    Foot,
    /// At the end of the document.
    End,
}

/// The notes of one series.
#[derive(Debug, Default)]
struct Shelf<'a> {
    by_id: HashMap<&'a str, &'a Element>,
    /// How their numbers are written.
    format: &'a str,
    /// The first number.
    start: i64,
    /// The notes that were met, in order, with the number that the text shows.
    met: Vec<(String, &'a Element)>,
    /// How many numbers were given.
    given: i64,
}

/// All notes.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    foot: Shelf<'a>,
    end: Shelf<'a>,
}

impl<'a> Notes<'a> {
    /// The notes in these parts, numbered as the settings say.
    pub(super) fn of(
        foot: Option<&'a Element>,
        end: Option<&'a Element>,
        settings: Option<&'a Element>,
    ) -> Self {
        let set = |name: &str| settings.and_then(|settings| settings.child(name));
        Self {
            foot: Shelf::of(foot, set("footnotePr"), "decimal"),
            end: Shelf::of(end, set("endnotePr"), "lowerRoman"),
        }
    }

    /// Meets a reference, and says what to print there.
    pub(super) fn refer(&mut self, series: Series, reference: &Element) -> Option<String> {
        let shelf = match series {
            Series::Foot => &mut self.foot,
            Series::End => &mut self.end,
        };
        let note = shelf.by_id.get(reference.attr("id")?).copied()?;
        // Its mark is in the text and in the note itself.
        let marked = matches!(reference.attr("customMarkFollows"), Some("1" | "true" | "on"));
        let number = if marked { String::new() } else { shelf.next() };
        shelf.met.push((number.clone(), note));
        Some(number)
    }
}

impl<'a> Shelf<'a> {
    /// The notes in a part.
    fn of(part: Option<&'a Element>, set: Option<&'a Element>, usual: &'a str) -> Self {
        let notes = part.into_iter().flat_map(Element::children);
        let start = set.and_then(|set| set.value_of("numStart")).and_then(|start| start.parse().ok());
        Self {
            by_id: notes.filter_map(|note| Some((note.attr("id")?, note))).collect(),
            format: set.and_then(|set| set.value_of("numFmt")).unwrap_or(usual),
            start: i64::from(start.unwrap_or(1_u32)),
            ..Self::default()
        }
    }

    /// The next number.
    fn next(&mut self) -> String {
        let number = self.start.saturating_add(self.given);
        self.given += 1;
        written(number, self.format)
    }
}

impl Walker<'_> {
    /// Writes down the notes that the text refers to, below the name that Word gives them.
    pub(super) fn write_notes(&mut self) {
        let Notes { foot, end } = std::mem::take(&mut self.notes);
        for (name, shelf) in [("Footnotes", foot), ("Endnotes", end)] {
            if shelf.met.is_empty() {
                continue;
            }
            self.blocks.push(plain(Kind::Heading { level: 2, anchor: None }, name.to_owned(), 0));
            for (number, note) in shelf.met {
                let written = self.apart(note, false);
                self.blocks.extend(numbered(&number, written));
            }
        }
    }
}

/// The blocks of a note, its number before the first.
fn numbered(number: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    if let Some(first) = blocks.first_mut().filter(|_| !number.is_empty()) {
        let text = format!("{number} {}", first.text);
        *first = plain(Kind::Text, text, number.len() + 1);
    }
    blocks
}

/// A block without anything special.
fn plain(kind: Kind, text: String, marker: usize) -> Block {
    Block { kind, text, marker, bold: 0, linked: 0, place: Place::default(), pairs: Vec::new() }
}

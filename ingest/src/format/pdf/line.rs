//! Builds lines from the runs of characters on a page.
//!
//! Lines keep the order in which they are drawn; what is drawn out of turn,
//! and numbers that stand apart from their words, go to their place.

use super::font::Fonts;
use super::glyph::Sheet;
use super::order;
use super::row::{self, Row};
use super::run;
use super::tagged::Tag;

/// How far a mark such as "4.2" may stand from its paragraph.
const MARKER_REACH: f32 = 9.0;
/// Among how many lines before it the one is looked for to which a piece belongs.
const RECENT: usize = 40;

/// One line of text, or several cells that stand beside each other.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Its words, one space apart.
    pub(crate) text: String,
    /// Where it starts.
    pub(crate) left: f32,
    /// Where it ends.
    pub(crate) right: f32,
    /// Its baseline.
    pub(crate) y: f32,
    /// The size of most of its type.
    pub(crate) size: f32,
    /// Whether all of it is bold.
    pub(crate) bold: bool,
    /// How wide its first word is.
    pub(crate) first_word: f32,
    /// Where each cell starts; one for running text.
    pub(crate) cells: Vec<f32>,
    /// Degrees by which it is turned.
    pub(crate) angle: i16,
    /// Whether the file marks it as a running header or footer.
    pub(crate) pagination: bool,
    /// What the tags of the file say of it.
    pub(crate) tag: Tag,
}

impl Line {
    /// Whether it is a row of several cells.
    pub(crate) fn is_row(&self) -> bool {
        self.cells.len() > 1
    }

    /// Whether it stands on the same baseline as another.
    pub(crate) fn is_level_with(&self, other: &Self) -> bool {
        self.angle == other.angle && (self.y - other.y).abs() < 0.3 * self.size.min(other.size)
    }

    /// How much of the width it shares with another.
    pub(crate) fn overlap(&self, other: &Self) -> f32 {
        self.right.min(other.right) - self.left.max(other.left)
    }

    /// Puts another line behind this one.
    pub(super) fn append(&mut self, other: Self, glue: &str) {
        let whole = self.text.chars().count() as f32;
        let added = other.text.chars().count() as f32;
        if added > whole {
            self.size = other.size;
            self.y = other.y;
        }
        self.bold = match (has_letters(&self.text), has_letters(&other.text)) {
            (true, true) => self.bold && other.bold,
            (true, false) => self.bold,
            (false, _) => other.bold,
        };
        self.pagination &= other.pagination;
        self.tag = self.tag.joined(&self.text, other.tag, &other.text);
        self.text.push_str(glue);
        self.text.push_str(&other.text);
        self.left = self.left.min(other.left);
        self.right = self.right.max(other.right);
    }
}

/// The lines of a page, in the order in which they are drawn.
pub(crate) fn lines(sheet: &Sheet, fonts: &Fonts) -> Vec<Line> {
    let mut found: Vec<Row> = Vec::new();
    let pieces: Vec<Line> =
        run::runs(&sheet.glyphs).into_iter().filter_map(|run| run::line(run, fonts)).collect();
    let follows: Vec<bool> = pieces.windows(2).map(|pair| order::follows(&pair[0], &pair[1])).collect();
    for (index, line) in pieces.into_iter().enumerate() {
        let attachment = attachment(found.last(), &line);
        match (attachment, found.last_mut()) {
            (Attachment::Word, Some(last)) => {
                let glue = glue(last.line(), &line);
                last.push(line, glue, false);
            }
            (Attachment::Words, Some(last)) => last.push(line, " ", false),
            (Attachment::Row, Some(last)) => last.push(line, " ", true),
            _ => {
                let has = |pair: Option<usize>| pair.is_some_and(|pair| follows.get(pair) == Some(&true));
                place(&mut found, line, !has(index.checked_sub(1)) && !has(Some(index)));
            }
        }
    }
    join_marks(found.into_iter().map(Row::finish).collect())
}

/// Joins marks that stand alone, "4.2" or the number of a note, to the lines that they begin.
pub(crate) fn join_marks(lines: Vec<Line>) -> Vec<Line> {
    let mut lines: Vec<Option<Line>> = lines.into_iter().map(Some).collect();
    for index in 0..lines.len() {
        let Some(mark) = lines[index].as_ref().filter(|line| is_mark(line)) else { continue };
        let begun = lines.iter().enumerate().filter_map(|(other, line)| {
            let line = line.as_ref().filter(|line| other != index && begins(mark, line))?;
            Some((other, line.left))
        });
        let Some((begun, _)) = begun.min_by(|a, b| a.1.total_cmp(&b.1)) else { continue };
        if let (Some(mark), Some(line)) = (lines[index].take(), lines[begun].as_mut()) {
            line.text.insert_str(0, &format!("{} ", mark.text));
            line.left = mark.left;
            line.first_word = mark.first_word;
            if let Some(first) = line.cells.first_mut() {
                *first = mark.left;
            }
        }
    }
    lines.into_iter().flatten().collect()
}

/// Whether a line is a mark and nothing else.
fn is_mark(line: &Line) -> bool {
    let note = line.text.len() <= 3 && line.text.bytes().all(|byte| byte.is_ascii_digit());
    !line.is_row() && (note || super::marker::is_alone(&line.text))
}

/// Whether a bare number is that of a row of a form, which is drawn apart from it: `9`, then date and name.
fn numbers_row(mark: &Line, line: &Line) -> bool {
    mark.text.len() <= 2 && line.text.chars().filter(|ch| ch.is_alphabetic()).count() >= 4
}

/// Whether `line` stands where the words behind `mark` would.
fn begins(mark: &Line, line: &Line) -> bool {
    let gap = line.left - mark.right;
    let raised = mark.size < 0.85 * line.size && (0.0..0.7 * line.size).contains(&(line.y - mark.y));
    let level = (super::marker::is_alone(&mark.text) || numbers_row(mark, line)) && mark.is_level_with(line);
    mark.angle == line.angle && (-1.0..MARKER_REACH * line.size).contains(&gap) && (level || raised)
}

/// How a piece of text belongs to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attachment {
    /// It goes on within a word.
    Word,
    /// It goes on with the next word.
    Words,
    /// It stands beside it, apart.
    Row,
    /// It stands elsewhere.
    None,
}

/// What stands between two pieces of one line that are this near to each other.
fn glue(last: &Line, line: &Line) -> &'static str {
    row::glue(&last.text, &line.text, (line.left - last.right) / last.size.max(line.size))
}

/// How `line` belongs to `last`.
fn attachment(last: Option<&Row>, line: &Line) -> Attachment {
    let Some(row) = last.filter(|row| row.line().is_level_with(line)) else { return Attachment::None };
    let last = row.line();
    let size = last.size.max(line.size);
    let gap = (line.left - last.right) / size;
    if gap < -0.3 {
        Attachment::None
    } else if gap < run::WORD {
        Attachment::Word
    } else if gap < run::REACH || (gap < MARKER_REACH && !row.has_cells() && numbers(last, line)) {
        Attachment::Words
    } else {
        Attachment::Row
    }
}

/// Whether `mark` is the number or the bullet of `line`, which stands apart from it.
fn numbers(mark: &Line, line: &Line) -> bool {
    let bare = mark.text.len() <= 2 && mark.text.bytes().all(|byte| byte.is_ascii_digit());
    let words = line.text.chars().take(4).filter(|ch| ch.is_alphabetic()).count() == 4;
    super::marker::is_alone(&mark.text) || (bare && words)
}

/// Whether a text has a letter in it.
fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Adds a line; a piece that was drawn out of turn goes where it belongs.
///
/// One of several lines of text, which is not `alone`, goes between two cells only if it touches one.
fn place(found: &mut Vec<Row>, line: Line, alone: bool) {
    let recent = found.len().saturating_sub(RECENT);
    let recent = &mut found[recent..];
    let near = |gap: f32, other: &Line| (-0.2..row::TOUCH).contains(&(gap / line.size.max(other.size)));
    let last = |fits: &dyn Fn(&Line) -> bool| {
        recent.iter().rposition(|row| row.line().is_level_with(&line) && fits(row.line()))
    };
    let beside = last(&|other| near(line.left - other.right, other));
    let before = last(&|other| near(other.left - line.right, other));
    let within = recent.iter().enumerate().rev().find_map(|(index, row)| {
        let level = row.line().is_level_with(&line);
        Some((index, row.room_for(&line, alone).filter(|_| level)?))
    });
    if let Some(index) = beside {
        let glue = glue(recent[index].line(), &line);
        recent[index].push(line, glue, false);
    } else if let Some(index) = before {
        recent[index].push_front(line);
    } else if let Some((index, piece)) = within {
        recent[index].insert(piece, line);
    } else {
        found.push(Row::of(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::pdf::glyph::{Glyph, Nature};

    /// Characters of half a size each, with `gap` after every one.
    fn set(text: &str, x: f32, y: f32, gap: f32) -> Vec<Glyph> {
        let model =
            Glyph { ch: ' ', x, y, width: 5.0, size: 10.0, angle: 0, font: 0, nature: Nature::default() };
        text.chars().enumerate().map(|(i, ch)| Glyph { ch, x: x + i as f32 * (5.0 + gap), ..model }).collect()
    }

    fn read(parts: &[Vec<Glyph>]) -> Vec<String> {
        let sheet = Sheet { glyphs: parts.concat(), ..Sheet::default() };
        lines(&sheet, &Fonts::default()).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn letters_set_apart_stay_one_word() {
        assert_eq!(read(&[set("SUMMARY", 0.0, 10.0, 3.0)]), ["SUMMARY"]);
    }

    #[test]
    fn a_gap_without_a_space_parts_words() {
        assert_eq!(read(&[set("no", 0.0, 10.0, 0.0), set("space", 12.5, 10.0, 0.0)]), ["no space"]);
    }

    #[test]
    fn a_narrow_gap_between_pieces_is_in_doubt_only_between_letters() {
        let late = |first: &str, second: &str| {
            read(&[set(first, 0.0, 10.0, 0.0), set("below", 0.0, 40.0, 0.0), set(second, 15.6, 10.0, 0.0)])
        };

        assert_eq!(late("the", "lamp"), ["the\u{200B}lamp", "below"]);
        assert_eq!(late("12.", "4"), ["12.4", "below"]);
    }

    #[test]
    fn a_space_that_is_drawn_over_parts_no_word() {
        assert_eq!(read(&[set("random ", 0.0, 10.0, 0.0), set("ly", 30.3, 10.0, 0.0)]), ["randomly"]);
    }

    #[test]
    fn a_narrow_space_parts_words_where_all_spaces_are_narrow() {
        // Spaces of .13 of the type, one of .075; and the same one in a line whose spaces are .25.
        let words = |gap: f32| {
            let places = [0.0, 10.0 + gap, 20.0 + 2.0 * gap, 30.0 + 3.0 * gap, 40.0 + 3.0 * gap + 0.75];
            places
                .iter()
                .flat_map(|x| {
                    let mut word = set("ab ", *x, 10.0, 0.0);
                    word[2].width = 0.1;
                    word
                })
                .collect::<Vec<Glyph>>()
        };

        assert_eq!(read(&[words(1.3)]), ["ab ab ab ab ab"]);
        assert_eq!(read(&[words(2.5)]), ["ab ab ab ab\u{200B}ab"]);
    }

    #[test]
    fn numbers_that_stand_apart_are_not_one_number() {
        let row: Vec<Glyph> =
            (9..25).flat_map(|n: i32| set(&n.to_string(), n as f32 * 18.3, 10.0, 0.0)).collect();

        let numbers: Vec<String> = (9..25).map(|n| n.to_string()).collect();
        assert_eq!(read(&[row]), [numbers.join(" ")]);
    }

    #[test]
    fn kerning_parts_no_word() {
        assert_eq!(read(&[set("Ta", 0.0, 10.0, -1.0), set("lly", 8.7, 10.0, 0.0)]), ["Tally"]);
    }

    #[test]
    fn text_beside_a_wide_gap_is_a_cell_of_the_same_row() {
        assert_eq!(
            read(&[set("Area", 0.0, 10.0, 0.0), set("Northmere", 90.0, 10.0, 0.0)]),
            ["Area Northmere"]
        );
    }

    #[test]
    fn a_bare_number_beside_words_is_their_number() {
        let sheet = Sheet {
            glyphs: [set("4", 0.0, 10.0, 0.0), set("FINDINGS", 60.0, 10.0, 0.0)].concat(),
            ..Sheet::default()
        };

        let found = lines(&sheet, &Fonts::default());

        assert_eq!((found[0].text.as_str(), found[0].is_row()), ("4 FINDINGS", false));
    }

    #[test]
    fn a_word_drawn_late_goes_to_its_place() {
        let parts = [set("the", 0.0, 10.0, 0.0), set("below", 0.0, 30.0, 0.0), set("panel", 18.0, 10.0, 0.0)];

        assert_eq!(read(&parts), ["the panel", "below"]);
    }

    #[test]
    fn the_first_part_of_a_date_drawn_late_goes_into_its_row() {
        let row = |y: f32| [set("Fitted", 0.0, y, 0.0), set("02/92", 100.0, y, 0.0)].concat();
        let parts = [row(10.0), row(30.0), set("22/", 85.0, 10.0, 0.0), set("7/", 90.0, 30.0, 0.0)];

        assert_eq!(read(&parts), ["Fitted 22/02/92", "Fitted 7/02/92"]);
    }

    #[test]
    fn the_lines_of_a_label_drawn_late_stay_together() {
        let cells = [set("Hold", 0.0, 10.0, 0.0), set("Crane", 100.0, 10.0, 0.0)].concat();
        let parts = [cells.clone(), set("Shaft", 50.0, 10.0, 0.0), set("tunnel", 50.0, 20.0, 0.0)];

        assert_eq!(read(&parts), ["Hold Crane", "Shaft", "tunnel"]);
        assert_eq!(read(&[cells, set("Shaft", 50.0, 10.0, 0.0)]), ["Hold Shaft Crane"]);
    }

    #[test]
    fn the_number_of_a_note_goes_before_its_words() {
        let mut number = set("12", 0.0, 97.0, 0.0);
        for glyph in &mut number {
            glyph.size = 6.0;
        }
        let parts = [number, set("body", 0.0, 50.0, 0.0), set("See the log.", 30.0, 100.0, 0.0)];

        assert_eq!(read(&parts), ["body", "12 See the log."]);
    }

    #[test]
    fn the_number_of_a_row_that_is_drawn_first_goes_before_its_row() {
        let parts = [
            set("9", 0.0, 90.0, 0.0),
            set("Copies were sent.", 30.0, 50.0, 0.0),
            set("4 May Dr A Example", 30.0, 90.0, 0.0),
        ];

        assert_eq!(read(&parts), ["Copies were sent.", "9 4 May Dr A Example"]);
        assert_eq!(
            read(&[set("9", 0.0, 90.0, 0.0), set("x", 9.0, 50.0, 0.0), set("20", 30.0, 90.0, 0.0)]).len(),
            3
        );
    }

    #[test]
    fn a_raised_note_number_is_no_part_of_the_word() {
        let mut note = set("12", 25.0, 6.5, 0.0);
        for glyph in &mut note {
            glyph.size = 6.0;
        }

        assert_eq!(read(&[set("panel", 0.0, 10.0, 0.0), note]), ["panel 12"]);
    }
}

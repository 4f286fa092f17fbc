//! Builds words and lines from the places of characters.
//!
//! Lines keep the order in which they are drawn. A gap parts words by its
//! size relative to the type and to the spacing of the letters round it, so
//! that kerning, letter-spaced and justified text come out as written.

use super::font::Fonts;
use super::glyph::{Glyph, Sheet};

/// How far, in sizes of the type, a run may go on to the right after a space.
const REACH_SPACED: f32 = 2.2;
/// The same without a space.
const REACH: f32 = 1.1;
/// How far a mark such as "4.2" may stand from its paragraph.
const MARKER_REACH: f32 = 9.0;

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
    fn append(&mut self, other: Self, glue: &str) {
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
        self.text.push_str(glue);
        self.text.push_str(&other.text);
        self.left = self.left.min(other.left);
        self.right = self.right.max(other.right);
    }
}

/// The lines of a page, in the order in which they are drawn.
pub(crate) fn lines(sheet: &Sheet, fonts: &Fonts) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for run in runs(&sheet.glyphs) {
        let Some(line) = line(&run, fonts) else { continue };
        match attachment(found.last(), &line) {
            Attachment::Word => join_last(&mut found, line, "", Cell::Same),
            Attachment::Words => join_last(&mut found, line, " ", Cell::Same),
            Attachment::Row => join_last(&mut found, line, " ", Cell::New),
            Attachment::None => place(&mut found, line),
        }
    }
    join_marks(found)
}

/// Joins marks that stand alone, "4.2" or the number of a note, to the lines that they begin.
fn join_marks(lines: Vec<Line>) -> Vec<Line> {
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

/// Whether `line` stands where the words behind `mark` would.
fn begins(mark: &Line, line: &Line) -> bool {
    let gap = line.left - mark.right;
    let raised = mark.size < 0.85 * line.size && (0.0..0.7 * line.size).contains(&(line.y - mark.y));
    let level = super::marker::is_alone(&mark.text) && mark.is_level_with(line);
    mark.angle == line.angle && (-1.0..MARKER_REACH * line.size).contains(&gap) && (level || raised)
}

/// Whether a joined piece is a cell of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// It belongs to the cell before it.
    Same,
    /// It starts a cell.
    New,
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

/// Joins a piece to the last line.
fn join_last(found: &mut [Line], line: Line, glue: &str, cell: Cell) {
    let Some(last) = found.last_mut() else { return };
    if cell == Cell::New {
        last.cells.push(line.left);
    }
    last.append(line, glue);
}

/// How `line` belongs to `last`.
fn attachment(last: Option<&Line>, line: &Line) -> Attachment {
    let Some(last) = last.filter(|last| last.is_level_with(line)) else { return Attachment::None };
    let size = last.size.max(line.size);
    let gap = (line.left - last.right) / size;
    if gap < -0.3 {
        Attachment::None
    } else if gap < 0.12 {
        Attachment::Word
    } else if gap < REACH || (gap < MARKER_REACH && !last.is_row() && numbers(last, line)) {
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
fn place(found: &mut Vec<Line>, line: Line) {
    let recent = found.len().saturating_sub(40);
    let beside = found[recent..].iter().rposition(|other| {
        let gap = (line.left - other.right) / line.size.max(other.size);
        other.is_level_with(&line) && (-0.2..0.5).contains(&gap)
    });
    let before = found[recent..].iter().rposition(|other| {
        let gap = (other.left - line.right) / line.size.max(other.size);
        other.is_level_with(&line) && (-0.2..0.5).contains(&gap)
    });
    match (beside, before) {
        (Some(index), _) => {
            let other = &mut found[recent + index];
            let glue = if line.left - other.right < 0.12 * line.size { "" } else { " " };
            other.append(line, glue);
        }
        (None, Some(index)) => {
            let after = std::mem::replace(&mut found[recent + index], line);
            let first = &mut found[recent + index];
            let glue = if after.left - first.right < 0.12 * after.size { "" } else { " " };
            first.cells.extend(after.cells.iter().skip(1));
            first.append(after, glue);
        }
        (None, None) => found.push(line),
    }
}

/// Runs of characters that follow each other on one baseline.
fn runs(glyphs: &[Glyph]) -> Vec<Vec<Glyph>> {
    let mut runs: Vec<Vec<Glyph>> = Vec::new();
    let mut current: Vec<Glyph> = Vec::new();
    let mut spaced = false;
    for glyph in glyphs {
        if glyph.is_space() {
            spaced = true;
        } else if let Some(last) = current.iter().rev().find(|last| !last.is_space())
            && !continues(last, glyph, spaced)
        {
            runs.push(std::mem::take(&mut current));
            spaced = false;
        } else {
            spaced = false;
        }
        current.push(*glyph);
    }
    runs.push(current);
    runs
}

/// Whether `glyph` stands where the next character after `last` would.
fn continues(last: &Glyph, glyph: &Glyph, spaced: bool) -> bool {
    let size = last.size.max(glyph.size);
    let gap = (glyph.x - last.end()) / size;
    let reach = if spaced { REACH_SPACED } else { REACH };
    last.angle == glyph.angle && (last.y - glyph.y).abs() < 0.5 * size && (-0.4..reach).contains(&gap)
}

/// The line that a run of characters makes, unless it shows nothing.
fn line(run: &[Glyph], fonts: &Fonts) -> Option<Line> {
    let mut shown = run.iter().filter(|glyph| !glyph.is_space());
    let first = shown.next()?;
    let last = shown.next_back().unwrap_or(first);
    let (size, y) = main_type(run);
    let (text, first_end) = words(run, size);
    let is_bold = |glyph: &Glyph| glyph.nature.stroked || fonts.is_bold(glyph.font);
    let mut letters = run.iter().filter(|glyph| glyph.ch.is_alphabetic()).peekable();
    Some(Line {
        bold: letters.peek().is_some() && letters.all(is_bold),
        text,
        left: first.x,
        right: last.end().max(first.end()),
        y,
        size,
        first_word: (first_end - first.x).max(0.0),
        cells: vec![first.x],
        angle: first.angle,
        pagination: run.iter().all(|glyph| glyph.nature.pagination || glyph.is_space()),
    })
}

/// The size of most characters of a run, and the baseline of the first of those.
fn main_type(run: &[Glyph]) -> (f32, f32) {
    let mut sizes: Vec<(f32, f32, u32)> = Vec::new();
    for glyph in run.iter().filter(|glyph| !glyph.is_space()) {
        match sizes.iter_mut().find(|(size, ..)| (*size - glyph.size).abs() < 0.05 * glyph.size) {
            Some((.., count)) => *count += 1,
            None => sizes.push((glyph.size, glyph.y, 1)),
        }
    }
    sizes.into_iter().max_by_key(|(.., count)| *count).map_or((1.0, 0.0), |(size, y, _)| (size, y))
}

/// The words of a run, and where the first of them ends.
fn words(run: &[Glyph], size: f32) -> (String, f32) {
    let tracking = tracking(run);
    let mut text = String::new();
    let mut first_end = None;
    let mut last: Option<&Glyph> = None;
    let mut spaced = false;
    for glyph in run {
        if glyph.is_space() {
            spaced = true;
            continue;
        }
        if let Some(last) = last
            && parts_words(last, glyph, spaced, tracking, size)
        {
            first_end.get_or_insert(last.end());
            text.push(' ');
        }
        text.push(glyph.ch);
        (last, spaced) = (Some(glyph), false);
    }
    (text, first_end.or(last.map(Glyph::end)).unwrap_or_default())
}

/// Whether a word ends between two characters.
fn parts_words(last: &Glyph, glyph: &Glyph, spaced: bool, tracking: f32, size: f32) -> bool {
    let gap = (glyph.x - last.end()) / last.size.max(glyph.size);
    let visible = !last.nature.invisible && !glyph.nature.invisible;
    if spaced {
        return !visible || !(-0.25..=0.02).contains(&gap);
    }
    let raised = glyph.size < 0.8 * size && last.y - glyph.y > 0.15 * size;
    if raised && glyph.ch.is_ascii_digit() && last.size >= 0.8 * size && !last.ch.is_ascii_digit() {
        return last.ch.is_lowercase() || !last.ch.is_alphanumeric();
    }
    gap > tracking + 0.17
}

/// The usual gap between the letters of a run, where they are set apart.
fn tracking(run: &[Glyph]) -> f32 {
    let mut gaps: Vec<f32> = run
        .windows(2)
        .filter(|pair| !pair[0].is_space() && !pair[1].is_space())
        .map(|pair| (pair[1].x - pair[0].end()) / pair[1].size)
        .collect();
    if gaps.len() < 6 {
        return 0.0;
    }
    let middle = gaps.len() / 2;
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f32::total_cmp);
    median.clamp(0.0, 0.8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::pdf::glyph::Nature;

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
    fn the_number_of_a_note_goes_before_its_words() {
        let mut number = set("12", 0.0, 97.0, 0.0);
        for glyph in &mut number {
            glyph.size = 6.0;
        }
        let parts = [number, set("body", 0.0, 50.0, 0.0), set("See the log.", 30.0, 100.0, 0.0)];

        assert_eq!(read(&parts), ["body", "12 See the log."]);
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

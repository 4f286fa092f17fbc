//! Lines under way: a line and the pieces of which it is made.
//!
//! Knows where each piece stands, on the page and in the text, so that a piece
//! that is drawn late can go into the room between two others. No piece is
//! lost, and none that is there is moved.

use super::doubt::DOUBTFUL;
use super::line::Line;
use super::run;

/// The gap, in sizes of the type, up to which two pieces touch.
pub(super) const TOUCH: f32 = 0.5;
/// How far, in sizes of the type, a piece may reach into its neighbours.
const OVERLAP: f32 = 0.1;

/// A line and its pieces, from left to right.
#[derive(Debug)]
pub(super) struct Row {
    /// What they make together.
    line: Line,
    /// One at least.
    pieces: Vec<Piece>,
}

/// A part of a line that was drawn by itself.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it starts.
    left: f32,
    /// Where it ends.
    right: f32,
    /// Where in the text of the line it starts, in bytes.
    at: usize,
    /// Whether a cell starts with it.
    starts_cell: bool,
}

impl Row {
    /// A line of one piece.
    pub(super) fn of(line: Line) -> Self {
        let pieces = vec![Piece { left: line.left, right: line.right, at: 0, starts_cell: true }];
        Self { line, pieces }
    }

    /// The line so far.
    pub(super) fn line(&self) -> &Line {
        &self.line
    }

    /// Whether it has several cells.
    pub(super) fn has_cells(&self) -> bool {
        self.pieces.iter().filter(|piece| piece.starts_cell).count() > 1
    }

    /// Puts a piece behind the others.
    pub(super) fn push(&mut self, line: Line, glue: &str, starts_cell: bool) {
        let at = self.line.text.len() + glue.len();
        self.pieces.push(Piece { left: line.left, right: line.right, at, starts_cell });
        self.line.append(line, glue);
    }

    /// Puts a piece before the others, in the cell of the first.
    pub(super) fn push_front(&mut self, line: Line) {
        let mut after = std::mem::replace(self, Self::of(line));
        let apart = gap(self.line.right, after.line.left, after.line.size);
        let glue = glue(&self.line.text, &after.line.text, apart);
        let moved = self.line.text.len() + glue.len();
        for (index, piece) in after.pieces.iter_mut().enumerate() {
            piece.at += moved;
            piece.starts_cell &= index > 0;
        }
        self.pieces.append(&mut after.pieces);
        self.line.append(after.line, glue);
    }

    /// Before which piece there is room for a line, which must be level with this one.
    ///
    /// A line that may not stand `apart` must touch one of its neighbours.
    pub(super) fn room_for(&self, line: &Line, apart: bool) -> Option<usize> {
        let slack = OVERLAP * line.size;
        let before = self.pieces.windows(2).position(|pair| {
            let room = pair[1].left - pair[0].right;
            let nearest = (line.left - pair[0].right).min(pair[1].left - line.right);
            line.left >= pair[0].right - slack
                && line.right <= pair[1].left + slack
                && room > 0.5 * (line.right - line.left)
                && (apart || nearest < TOUCH * line.size)
        });
        Some(before? + 1)
    }

    /// Puts a line before piece `index`, as a cell of its own if it stands apart from both neighbours.
    pub(super) fn insert(&mut self, index: usize, line: Line) {
        let (Some(before), Some(after)) = (self.pieces.get(index.wrapping_sub(1)), self.pieces.get(index))
        else {
            return self.push(line, " ", true);
        };
        let size = self.line.size.max(line.size);
        let (left, right) = (gap(before.right, line.left, size), gap(line.right, after.left, size));
        let kept = self.line.text.get(..after.at).unwrap_or_default().trim_end().to_owned();
        let rest = self.line.text.get(after.at..).unwrap_or_default().to_owned();
        let (left_glue, right_glue) = (glue(&kept, &line.text, left), glue(&line.text, &rest, right));
        let at = kept.len() + left_glue.len();
        let new = Piece { left: line.left, right: line.right, at, starts_cell: left >= run::REACH };
        let whole = kept + left_glue + &line.text + right_glue;
        let moved = whole.len().saturating_sub(after.at);
        for (place, piece) in self.pieces.iter_mut().enumerate().skip(index) {
            piece.at += moved;
            piece.starts_cell &= place > index || right >= run::REACH;
        }
        self.pieces.insert(index, new);
        self.line.append(line, "");
        self.line.text = whole + &rest;
    }

    /// The line that is made.
    pub(super) fn finish(self) -> Line {
        let cells = self.pieces.iter().filter(|piece| piece.starts_cell).map(|piece| piece.left).collect();
        Line { cells, ..self.line }
    }
}

/// How far apart two pieces stand, in sizes of the type.
fn gap(end: f32, start: f32, size: f32) -> f32 {
    (start - end) / size
}

/// What stands between two pieces of one line that are so far apart, in sizes of the type.
pub(super) fn glue(before: &str, after: &str, gap: f32) -> &'static str {
    let letters = before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
    match gap {
        gap if gap >= run::WORD => " ",
        gap if gap > run::DOUBT && letters => DOUBTFUL,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::line;
    use super::*;

    /// A row of two cells, at 0 to 40 and 100 to 125.
    fn row() -> Row {
        let mut row = Row::of(line("Fitted", 0.0, 10.0, 40.0));
        row.push(line("02/92", 100.0, 10.0, 25.0), " ", true);
        row
    }

    fn with(left: f32, width: f32) -> Option<(String, Vec<f32>)> {
        let (mut row, late) = (row(), line("22/", left, 10.0, width));
        let index = row.room_for(&late, true)?;
        row.insert(index, late);
        let line = row.finish();
        Some((line.text, line.cells))
    }

    #[test]
    fn a_piece_goes_into_the_room_between_two_cells() {
        assert_eq!(with(85.0, 15.1), Some(("Fitted 22/02/92".into(), vec![0.0, 85.0])));
        assert_eq!(with(60.0, 15.0), Some(("Fitted 22/ 02/92".into(), vec![0.0, 60.0, 100.0])));
        assert_eq!(with(40.5, 15.0), Some(("Fitted22/ 02/92".into(), vec![0.0, 100.0])));
    }

    #[test]
    fn a_piece_that_lies_over_a_cell_does_not_go_into_the_row() {
        assert_eq!(with(30.0, 15.0), None);
        assert_eq!(with(90.0, 15.0), None);
    }

    #[test]
    fn places_in_the_text_hold_after_each_piece() {
        let mut row = row();
        row.push_front(line("•", -10.0, 10.0, 4.0));
        for (text, left) in [("22/", 85.0), ("on", 60.0), ("new", 42.0)] {
            let late = line(text, left, 10.0, 15.0);
            let index = row.room_for(&late, true).expect("room");
            row.insert(index, late);
        }

        assert_eq!(row.finish().text, "• Fitted new on 22/02/92");
    }
}

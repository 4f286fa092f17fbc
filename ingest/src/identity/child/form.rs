//! Names and ages in the rows of tables and in the fields of forms.

use std::ops::Range;

use super::super::token::{Gap, Tokens};
use super::age::Age;
use super::name::{Name, is_part};

/// Whether an age stands in the column of ages of a table, and a usual name in a cell before it of its row.
pub(super) fn named_in_row(tokens: &Tokens<'_>, at: usize, age: &Age) -> bool {
    if !is_alone_in_cell(tokens, at, age.end) || !is_in_column_of_ages(tokens, at) {
        return false;
    }
    is_usual_name_in_row(tokens, at)
}

/// Whether a cell before that of a place holds nothing but a child's name.
pub(super) fn is_usual_name_in_row(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.cells_before(at).into_iter().any(|cell| is_usual_name(tokens, cell))
}

/// Whether a cell holds nothing but a name that may be a child's: `Anna Tidewell`, `TIDEWELL, Anna`.
fn is_usual_name(tokens: &Tokens<'_>, cell: Range<usize>) -> bool {
    let parts = cell.clone().all(|at| is_part(tokens, at) || tokens.is_sign(at, &[',']));
    parts && Name::between(tokens, cell.start, cell.end).is_some_and(|name| name.usual && name.can_be_child)
}

/// Whether what stands from a place to another is all that a cell holds.
fn is_alone_in_cell(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let ends = tokens.is_sign(end, &['|']) || tokens.get(end).is_none_or(|next| next.gap >= Gap::Line);
    ends && at > 0 && tokens.is_sign(at - 1, &['|'])
}

/// Whether an age fills a field of a form that asks for it, and a usual name another field above it.
pub(super) fn named_in_form(tokens: &Tokens<'_>, at: usize) -> bool {
    /// How many fields above the age a name may stand.
    const FIELDS: usize = 4;
    // Age | 5 years; Date of birth / age | 21.12.2014 (5 years)
    let field = at.checked_sub(1).is_some_and(|before| tokens.is_sign(before, &['|', '(']));
    let asked = |mut cell: Range<usize>| cell.any(|at| tokens.is_word(at, &["age"]));
    if !field || !tokens.cells_before(at).into_iter().any(asked) {
        return false;
    }
    tokens.cells_above(at).into_iter().take(FIELDS).any(|cell| is_usual_name(tokens, cell))
}

/// The same where a form is in lines: "Child's name: Anna Smith", and below "Date of birth / age: 21.12.2014 (5 years)".
pub(super) fn named_in_lines(tokens: &Tokens<'_>, at: usize) -> bool {
    /// How many lines above the age a name may stand.
    const LINES: usize = 4;
    let starts = |at: &usize| tokens.get(*at).is_some_and(|token| token.gap >= Gap::Line);
    let field = |end: usize| {
        let start = (end.saturating_sub(20)..=end).rev().find(starts)?;
        let colon = (start..end).find(|at| tokens.is_sign(*at, &[':']))?;
        Some((start, colon))
    };
    let asks =
        |start: usize, colon: usize, words: &[&str]| (start..colon).any(|at| tokens.is_word(at, words));
    let opened = at.checked_sub(1).is_some_and(|before| tokens.is_sign(before, &[':', '(']));
    let Some((mut start, _)) = field(at).filter(|(start, colon)| opened && asks(*start, *colon, &["age"]))
    else {
        return false;
    };
    for _ in 0..LINES {
        let Some(above) =
            start.checked_sub(1).filter(|_| tokens.get(start).is_some_and(|first| first.gap == Gap::Line))
        else {
            return false;
        };
        let Some((line, colon)) = field(above) else { return false };
        if asks(line, colon, &["name"]) {
            return Name::between(tokens, colon + 1, start)
                .is_some_and(|name| name.usual && name.can_be_child);
        }
        start = line;
    }
    false
}

/// Whether a place lies in the column of a table whose head says that it holds ages.
pub(super) fn is_in_column_of_ages(tokens: &Tokens<'_>, at: usize) -> bool {
    let says = |mut head: Range<usize>| head.any(|at| tokens.is_word(at, &["age", "ages", "aged"]));
    tokens.cells_above(at).into_iter().any(says)
}

//! A child's full name beside an age under eighteen.
//!
//! "Anna Smith (aged 7)", "Anna Smith, 7,", "seven-year-old Anna Smith". Where
//! only a bare number stands beside the name, the first name must be a usual
//! one or the words round it must speak of a child.

mod age;
mod name;
mod words;

use std::ops::Range;

use self::age::Age;
use self::name::{Name, is_part, lower};
use self::words::{CHILD, FILLERS, SURE};
use super::token::{Gap, Kind, Tokens};

/// Where a child's full name seems to stand beside an age.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    (0..tokens.len()).filter(|at| is_named(tokens, *at)).collect()
}

/// Whether an age under eighteen stands here with a full name beside it.
fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(age) = Age::read(tokens, at) else { return false };
    named_before(tokens, at, &age)
        || named_behind(tokens, at, &age)
        || named_in_row(tokens, at, &age)
        || named_in_form(tokens, at)
}

/// Whether an age stands in the column of ages of a table, and a usual name in a cell before it of its row.
fn named_in_row(tokens: &Tokens<'_>, at: usize, age: &Age) -> bool {
    let alone =
        tokens.is_sign(age.end, &['|']) || tokens.get(age.end).is_none_or(|next| next.gap >= Gap::Line);
    if !alone || at == 0 || !tokens.is_sign(at - 1, &['|']) || !is_in_column_of_ages(tokens, at) {
        return false;
    }
    let cells = tokens.cells_before(at);
    cells.into_iter().any(|cell| {
        // TIDEWELL, Anna
        let parts = cell.clone().all(|at| is_part(tokens, at) || tokens.is_sign(at, &[',']));
        parts
            && Name::between(tokens, cell.start, cell.end).is_some_and(|name| name.usual && name.can_be_child)
    })
}

/// Whether an age fills a field of a form that asks for it, and a usual name another field above it.
fn named_in_form(tokens: &Tokens<'_>, at: usize) -> bool {
    /// How many fields above the age a name may stand.
    const FIELDS: usize = 4;
    let field = at.checked_sub(1).filter(|before| tokens.is_sign(*before, &['|'])).is_some();
    let asked = |mut cell: Range<usize>| cell.any(|at| tokens.is_word(at, &["age"]));
    if !field || !tokens.cells_before(at).into_iter().any(asked) {
        return false;
    }
    let name = |cell: Range<usize>| {
        let part = |at: usize| is_part(tokens, at) || tokens.is_sign(at, &[',']);
        cell.clone().all(part)
            && Name::between(tokens, cell.start, cell.end).is_some_and(|name| name.usual && name.can_be_child)
    };
    tokens.cells_above(at).into_iter().take(FIELDS).any(name)
}

/// Whether a child's full name stands before an age.
fn named_before(tokens: &Tokens<'_>, at: usize, age: &Age) -> bool {
    let (mut end, mut sure, mut fillers) = (at, age.unit, 0);
    let mut signs = Signs::default();
    while let Some(token) = end.checked_sub(1).and_then(|before| tokens.get(before)) {
        if tokens.get(end).is_some_and(|token| token.gap == Gap::Block) || fillers > 7 {
            return false;
        }
        // "Anna Smith (known as Annie), aged 7"
        if token.is_sign(&[')']) {
            let Some(opens) = (end.saturating_sub(12)..end).rev().find(|at| tokens.is_sign(*at, &['(']))
            else {
                return false;
            };
            end = opens;
            fillers += 1;
            continue;
        }
        let says = token.is_word(SURE);
        // The hyphen of "CoV-2" is inside a word.
        let inside = token.is_sign(&['-', '–', '—']) && tokens.sticks(end) && tokens.sticks(end - 1);
        let filler = says
            || lower(token) && token.is_word(FILLERS)
            || token.is_sign(&[',', '(', ':', '-', '–', '—', '[', '|']);
        if !filler || inside {
            break;
        }
        sure |= says;
        signs.opened |= token.is_sign(&['(', '[']);
        signs.cell |= token.is_sign(&['|']);
        signs.comma |= token.is_sign(&[',', '-', '–', '—']);
        signs.turned |= token.is_word(&["turned"]);
        signs.verb |= token.is_word(&["was", "is", "turned"]);
        fillers += 1;
        end -= 1;
    }
    sure |= signs.cell && is_in_column_of_ages(tokens, at);
    let Some(name) = Name::ending(tokens, end, signs.cell) else { return false };
    if fillers == 0 && !age.unit || tokens.get(end).is_some_and(|token| token.gap == Gap::Block) {
        return false;
    }
    sure && name.can_be_child || is_bare_age(tokens, age.end, signs) && name.is_child(tokens, at)
}

/// What stands between a name and an age.
#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    /// A bracket is opened.
    opened: bool,
    /// The age is in the next cell of a table.
    cell: bool,
    /// There is a comma or a dash.
    comma: bool,
    /// A verb says that it is an age: "was seven".
    verb: bool,
    /// And nothing but an age can follow: "turned seven".
    turned: bool,
}

/// Whether a place lies in the column of a table whose head says that it holds ages.
fn is_in_column_of_ages(tokens: &Tokens<'_>, at: usize) -> bool {
    let says = |mut head: Range<usize>| head.any(|at| tokens.is_word(at, &["age", "ages", "aged"]));
    tokens.cells_above(at).into_iter().any(says)
}

/// Whether a number without any word is an age by the signs round it.
fn is_bare_age(tokens: &Tokens<'_>, end: usize, signs: Signs) -> bool {
    const ON: &[&str] = &["and", "who", "was", "is", "had", "when", "at", "from", "years", "then"];
    if signs.opened {
        return tokens.is_sign(end, &[')', ']', ',', ';']);
    }
    let next_number = tokens.get(end + 1).is_some_and(|token| token.kind == Kind::Number);
    let ends = tokens.is_sign(end, &[',', ';', '.', ')', '–', '—']) && tokens.sticks(end) && !next_number;
    // "+-- Anna Quay, 15 (Subject 1)"
    let dash = tokens.is_sign(end, &['–', '—', '(']) && !next_number;
    let goes_on =
        dash || tokens.is_word(end, ON) || tokens.get(end).is_none_or(|token| token.gap > Gap::Space);
    (signs.comma || signs.verb) && (ends || goes_on || signs.turned)
}

/// Whether a child's full name stands behind an age: "seven-year-old Anna Smith", "aged 7, Anna Smith".
fn named_behind(tokens: &Tokens<'_>, at: usize, age: &Age) -> bool {
    let word =
        |places: usize, words: &[&str]| at.checked_sub(places).is_some_and(|at| tokens.is_word(at, words));
    let just = usize::from(word(1, &["just", "only", "about", "nearly", "almost"]));
    let of_child = word(1, &["of"]) && (word(2, CHILD) || word(2, &["age"]))
        || word(1, &["at"]) && tokens.is_sign(age.end, &[',']);
    let aged = word(1 + just, &["aged", "age"]) || of_child;
    if !(age.unit || aged) {
        return false;
    }
    let mut start = age.end;
    for _ in 0..3 {
        let filler = tokens.get(start).is_some_and(|token| {
            token.is_sign(&[',', ':'])
                || lower(token) && (token.is_word(CHILD) || token.is_word(&["called", "named", "is", "was"]))
        });
        start += usize::from(filler);
    }
    if aged && !age.unit && start == age.end {
        return false;
    }
    Name::starting(tokens, start).is_some_and(|name| name.can_be_child)
}

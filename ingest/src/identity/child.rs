//! A child's full name beside an age under eighteen.
//!
//! "Anna Smith (aged 7)", "Anna Smith, 7,", "seven-year-old Anna Smith", "Anna Smith (born 3 May 2011)". Where
//! only a bare number stands beside the name, the first name must be a usual
//! one or the words round it must speak of a child.

mod age;
mod form;
mod name;
mod words;

use std::collections::HashSet;

use self::age::Age;
use self::form::{is_in_column_of_ages, is_usual_name_in_row, named_in_form, named_in_lines, named_in_row};
use self::name::{Name, lower};
use self::words::{CHILD, FILLERS, IS, SURE};
use super::address;
use super::birth;
use super::context::Report;
use super::token::{Gap, Kind, Tokens};

/// Where a child's full name seems to stand beside an age, or beside a date of birth that tells it.
pub(super) fn places(tokens: &Tokens<'_>, report: &Report) -> Vec<usize> {
    let mut places: Vec<usize> = (0..tokens.len()).filter(|at| is_named(tokens, *at)).collect();
    let row = |at: usize| tokens.row_head(at).map(|head| head.start);
    let rows: HashSet<Option<usize>> = places.iter().map(|at| row(*at)).collect();
    // A row that gives both tells of one child.
    let born = (0..tokens.len()).filter(|at| is_named_with_birth(tokens, *at, report));
    places.extend(born.filter(|at| row(*at).is_none() || !rows.contains(&row(*at))));
    places
}

/// Whether a date of birth of one who is under age stands beside a usual full name: behind it or in its row of a table.
fn is_named_with_birth(tokens: &Tokens<'_>, at: usize, report: &Report) -> bool {
    const OF_AGE: u32 = 18;
    let young = |year: u32| {
        let now = report.year?;
        Some(now.saturating_sub(birth::in_full(year, now)) < OF_AGE)
    };
    let Some(end) = at.checked_sub(1) else { return false };
    if tokens.is_sign(end, &['|']) {
        let in_table = |year| young(year) == Some(true) && is_usual_name_in_row(tokens, at);
        return birth::in_table(tokens, at).is_some_and(in_table);
    }
    let name = || Name::ending(tokens, end, false).is_some_and(|name| name.usual && name.can_be_child);
    let beside = tokens.is_sign(end, &['(', ',', '[', '–', '-']);
    beside && birth::born(tokens, at).and_then(young) == Some(true) && name()
}

/// Whether an age under eighteen stands here with a full name beside it.
fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(age) = Age::read(tokens, at) else { return false };
    named_before(tokens, at, &age)
        || named_behind(tokens, at, &age)
        || named_in_row(tokens, at, &age)
        || named_in_form(tokens, at)
        || named_in_lines(tokens, at)
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
            // "Anna Smith (7) and a baby of two months": that age is another's.
            if Age::read(tokens, opens + 1).is_some() {
                return false;
            }
            end = opens;
            fillers += 1;
            continue;
        }
        // "Anna Smith (Year 5, age 10)"
        let class = token.kind == Kind::Number && end > 1 && tokens.is_word(end - 2, &["year", "yr"]);
        // "Anna Smith, d. aged 3"
        let short = token.is_sign(&['.']) && end > 1 && tokens.is_word(end - 2, &["d"]);
        if class || short {
            end -= 2;
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
        signs.verb |= token.is_word(IS);
        fillers += 1;
        end -= 1;
    }
    sure |= signs.cell && is_in_column_of_ages(tokens, at);
    let Some(name) = Name::ending(tokens, end, signs.cell).or_else(|| Name::turned(tokens, end)) else {
        return false;
    };
    if fillers == 0 && !age.unit && is_listed(tokens, age.end) && name.usual && name.can_be_child {
        return Name::speaks_of_child(tokens, at);
    }
    if fillers == 0 && !age.unit || tokens.get(end).is_some_and(|token| token.gap == Gap::Block) {
        return false;
    }
    sure && name.can_be_child || is_bare_age(tokens, age.end, signs) && name.is_child(tokens, at)
}

/// Whether an age right behind a name ends a part of a list: "siblings Anna Quay 15, Tom Quay 12 and Perran Quay 7".
fn is_listed(tokens: &Tokens<'_>, end: usize) -> bool {
    tokens.is_sign(end, &[',', '.', ';']) && tokens.sticks(end) && !tokens.sticks(end + 1)
        || tokens.is_word(end, &["and"])
}

/// Whether a full name with a usual first name ends right before a place.
pub(super) fn is_usual_name(tokens: &Tokens<'_>, end: usize) -> bool {
    Name::ending(tokens, end, false).is_some_and(|name| name.usual)
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

/// Whether a number without any word is an age by the signs round it.
fn is_bare_age(tokens: &Tokens<'_>, end: usize, signs: Signs) -> bool {
    const ON: &[&str] = &["and", "who", "was", "is", "had", "when", "at", "from", "years", "then", "now"];
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
    // "her dad at 6, Mill Brow"
    !address::is_house(tokens, at) && Name::starting(tokens, start).is_some_and(|name| name.can_be_child)
}

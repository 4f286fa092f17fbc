//! The age of the one whom a review is about in its table of the family.

use std::sync::LazyLock;

use hindsight_index::vocabulary::AgeBand;
use regex::Regex;

use super::super::{Found, fixed};
use super::band::{in_band, number_of};
use crate::sections::{CELL, Line};

/// Rows that are read below a head.
const ROWS: usize = 30;

/// A cell that says that its row is about that one.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:the )?(?:victim|deceased|subject(?: child| adult)?(?: of (?:this|the) review)?|index child|child subject)$",
    )
});

/// The head of a column of ages.
static HEAD: LazyLock<Regex> = LazyLock::new(|| fixed(r"(?i)^ages?\b(?: (?:at|in|on|when|of)\b.*)?"));

/// A cell that holds nothing but an age.
static AGE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?P<number>[0-9]{1,3}|[a-z-]{3,12})(?: (?P<unit>year|yr|month|week|day)s?(?: old| of age)?)?$",
    )
});

/// The ages that tables give of the one who is called so.
pub(super) fn find<'a>(name: Option<&str>, lines: &[&Line<'a>]) -> Vec<Found<AgeBand>> {
    let heads = lines.iter().enumerate().filter_map(|(at, line)| Some((at, column(line)?)));
    let rows = |(head, column): (usize, usize)| {
        let below = lines.iter().skip(head + 1).take(ROWS).take_while(|line| line.text.contains(CELL));
        below.filter_map(|line| of_row(name, line, column)).collect::<Vec<_>>()
    };
    heads.flat_map(rows).collect()
}

/// Which column of a head holds ages.
fn column(line: &Line<'_>) -> Option<usize> {
    let cells = || line.text.split(CELL).map(str::trim);
    cells().position(|cell| HEAD.is_match(cell)).filter(|_| cells().count() > 1)
}

/// The age in the row of the one who is called so, or of the victim or subject.
fn of_row(name: Option<&str>, line: &Line<'_>, column: usize) -> Option<Found<AgeBand>> {
    let cells: Vec<&str> = line.text.split(CELL).map(str::trim).collect();
    let about =
        |cell: &&str| SUBJECT.is_match(cell) || name.is_some_and(|name| cell.eq_ignore_ascii_case(name));
    cells.iter().find(|cell| about(cell))?;
    let age = AGE.captures(cells.get(column)?)?;
    let number = number_of(age.name("number")?.as_str())?;
    let unit = age.name("unit").map_or("year", |unit| unit.as_str()).to_lowercase();
    Some(Found::new(in_band(number, &unit)?, line.page, line.text))
}

//! Finds recommendations by a line that speaks of them: "I recommend:" above,
//! "This recommendation is accepted" below.
//!
//! They may stand in any section. Only numbered items are taken.

use std::sync::LazyLock;

use regex::Regex;

use super::forms::draft;
use super::listed::follows;
use super::row::Row;
use super::{Draft, addressees, asking, body, marker};
use crate::expression::fixed;

/// A line that announces recommendations.
static ANNOUNCES: LazyLock<Regex> =
    LazyLock::new(|| fixed(r"(?i)\brecommend(?:s|ed)?(?:(?: that)?(?: the following)?\s*[:–-]| that)$"));

/// A line that says whether what stands above it is accepted.
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?xi)^(?:this|these|the)\ recommendations?\ (?:is|are|was|were|has\ been|have\ been)\ (?:not\ |partially\ |fully\ )?(?:accepted|rejected|agreed|supported)
        | ^[^.;:]{0,160}\b(?:accepts?|rejects?|supports?|agrees?\ with)\ (?:this|these|the)\ recommendations?\b
        | ^recommendations?\ [0-9][^.]{0,40}\ (?:is|are|was|were)\ (?:not\ |partially\ |fully\ )?(?:accepted|rejected|agreed)\b",
    )
});

/// Every recommendation that is announced or answered.
pub(super) fn find(rows: &[Row<'_>]) -> Vec<Draft> {
    let speaking: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| speaks(row.text)).map(|(at, _)| at).collect();
    let mut found = accepted(rows, &speaking);
    for at in speaking {
        if let Some(row) = rows.get(at).filter(|row| announces(row.text)) {
            found.extend(announced(rows, at, row));
        }
    }
    found
}

/// Whether a line speaks of recommendations at all: a look that costs less than the expressions.
fn speaks(line: &str) -> bool {
    line.contains("ecommend") || line.contains("ECOMMEND")
}

/// Whether a line announces recommendations.
pub(super) fn announces(line: &str) -> bool {
    ANNOUNCES.is_match(line)
}

/// The numbered items below a line that announces them.
fn announced(rows: &[Row<'_>], at: usize, row: &Row<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut next = at + 1;
    while let Some((number, rest)) = rows.get(next).and_then(|row| marker::numbered(row.text)) {
        let body = body::gather(rows, next, rest);
        let (start, end) = (next, body.end);
        let mut draft = draft(start, Some(number), body);
        if found.last().is_some_and(|last| !follows(Some(last), &draft) || is_next_heading(&draft, rest)) {
            break;
        }
        draft.addressees = addressees::of(&draft.text, addressees::asked(row.text));
        found.extend((!draft.text.is_empty()).then_some(draft));
        next = end;
    }
    found
}

/// Whether a numbered line behind what was announced is the heading of the next part.
fn is_next_heading(draft: &Draft, rest: &str) -> bool {
    let said = rest.ends_with(['.', ';']) || rest.contains(draft.text.as_str()) && rest.contains(". ");
    draft.items.is_empty() && !said && !asking::asks_first(&draft.text)
}

/// The numbered items above a line that accepts or refuses them.
fn accepted(rows: &[Row<'_>], speaking: &[usize]) -> Vec<Draft> {
    let mut found = Vec::new();
    let answers = |at: &&usize| rows.get(**at).is_some_and(|row| ANSWERS.is_match(row.text));
    for at in speaking.iter().filter(answers).copied() {
        let before = rows.get(..at).unwrap_or_default().iter().enumerate().rev();
        let items = before
            .take_while(|(_, row)| marker::numbered(row.text).is_some() || marker::item(row.text).is_some());
        let items: Vec<usize> = items.map(|(item, _)| item).collect();
        for item in items.into_iter().rev() {
            let Some((number, rest)) = rows.get(item).and_then(|row| marker::numbered(row.text)) else {
                continue;
            };
            let body = body::gather(rows, item, rest);
            let mut draft = draft(item, Some(number), body);
            draft.addressees = addressees::of(&draft.text, None);
            found.extend((!rest.is_empty() && draft.text.contains(' ')).then_some(draft));
        }
    }
    found
}

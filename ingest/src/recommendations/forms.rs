//! The forms in which a list recommends: numbered items, bullets, paragraphs.
//!
//! Each form looks at one row and what belongs to it. Never decides which form
//! a list has.

use hindsight_index::vocabulary::RecommendationKind;

use super::row::Row;
use super::{Draft, addressees, asking, body, marker, table};

/// What a form makes of a row.
pub(super) struct Read {
    /// The recommendation.
    pub(super) draft: Draft,
    /// Whether it asks for something; else it counts only between others that do.
    pub(super) sure: bool,
}

/// Reads the recommendation that starts at a row, with the row after it.
pub(super) type Form = fn(&[Row<'_>], usize) -> Option<(Read, usize)>;

/// A numbered item; sure if it asks for something.
pub(super) fn numbered(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    /// An item of fewer words that asks for nothing is a heading.
    const WORDS: usize = 4;
    let (number, rest) = marker::numbered(rows.get(at)?.text)?;
    let body = body::gather(rows, at, rest);
    let next = rows.get(body.end).and_then(|row| marker::numbered(row.text));
    let leads = next.is_some_and(|(child, _)| child.starts_with(&format!("{number}.")));
    let parts = body.items.iter().any(|item| asking::asks(marker::item(item).unwrap_or(item)));
    let end = body.end;
    let mut draft = draft(at, Some(number), body);
    let told = table::fill(&mut draft, rows, at, rest);
    let sure = told || asking::asks_in_list(&draft.text) || parts;
    let enough = sure || draft.text.split_whitespace().count() > WORDS;
    (!leads && enough).then_some((Read { draft, sure }, end))
}

/// An item with a bullet; sure if it asks for something.
pub(super) fn bulleted(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    /// Fewer words are a name.
    const WORDS: usize = 3;
    let rest = marker::bullet(rows.get(at)?.text)?;
    let sure = asking::asks(rest) || asking::asks_in_list(rest);
    if !sure && rest.split_whitespace().count() < WORDS {
        return None;
    }
    let mut draft = draft(at, None, body::gather(rows, at, rest));
    draft.items.clear();
    Some((Read { draft, sure }, at + 1))
}

/// A row of a table whose head names a column of recommendations; its number is a short reference, if it has one.
pub(super) fn tabled(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    let row = rows.get(at).filter(|row| !row.opens)?;
    let first = row.text.split(" | ").next()?.trim();
    let mut draft = draft(at, table::reference(first), body::gather(rows, at, row.text));
    (table::fill(&mut draft, rows, at, row.text)).then_some((Read { draft, sure: true }, at + 1))
}

/// An item with a letter or a Roman number, and sure if it asks for something.
pub(super) fn lettered(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    let row = rows.get(at)?;
    let (letter, rest) = marker::lettered(row.text)?;
    let body = body::gather(rows, at, rest);
    let end = body.end;
    let draft = draft(at, Some(letter), body);
    let sure = asking::asks(&draft.text) || asking::asks_in_list(&draft.text);
    Some((Read { draft, sure }, end))
}

/// A paragraph that says who should do what.
pub(super) fn told(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    let addressed =
        |row: &Row<'_>| asking::asks_first(row.text) && !addressees::of(row.text, None).is_empty();
    paragraph(rows, at, |row| addressed(row) || asking::recommends(row.text))
}

/// A paragraph that says that something is recommended.
pub(super) fn declared(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    paragraph(rows, at, |row| asking::recommends(row.text))
}

/// A paragraph of the kind that is wanted, with the number of the paragraphs that argue for it.
fn paragraph(rows: &[Row<'_>], at: usize, wanted: impl Fn(&Row<'_>) -> bool) -> Option<(Read, usize)> {
    let row = rows.get(at).filter(|row| !row.opens && marker::item(row.text).is_none() && wanted(row))?;
    let body = body::gather(rows, at, row.text);
    let end = body.end;
    Some((Read { draft: draft(at, argued(rows, at), body), sure: true }, end))
}

/// The number of the paragraph that opens the argument in which a row stands: "6.3" of "6.3. No lamp burned."
fn argued<'a>(rows: &[Row<'a>], at: usize) -> Option<&'a str> {
    let section = rows.get(at)?.section;
    let before = rows.get(..at)?.iter().rev().take_while(|row| row.section == section && !row.opens);
    let (number, _) = before.filter_map(|row| marker::numbered(row.text)).next()?;
    number.contains('.').then_some(number)
}

/// A draft from what was gathered.
pub(super) fn draft(row: usize, number: Option<&str>, body: body::Body) -> Draft {
    Draft {
        row,
        page: body.page,
        kind: RecommendationKind::Recommendation,
        number: number.map(str::to_owned),
        text: body.text,
        pages: body.pages,
        items: body.items,
        addressees: Vec::new(),
        deadline: None,
    }
}

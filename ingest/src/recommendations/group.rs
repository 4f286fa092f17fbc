//! Joins parts that are numbered by letters to the recommendation that they are parts of.
//!
//! "4) Lamps" above "4a. …" and "4b. …" is one recommendation with two parts. Without
//! a title of their number above them, as in a table, each stays by itself.

use hindsight_index::vocabulary::RecommendationKind;

use super::Draft;
use super::marker;
use super::row::Row;

/// How many rows above its first part the title may stand.
const REACH: usize = 12;

/// The drafts, in order, with parts joined to their whole.
pub(super) fn group(drafts: Vec<Draft>, rows: &[Row<'_>]) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::new();
    for draft in drafts {
        let Some(whole) = whole(&draft).map(str::to_owned) else {
            joined.push(draft);
            continue;
        };
        match joined.last_mut() {
            Some(last) if is(last, &whole) => take(last, draft),
            last => match title(rows, &draft, &whole, last.map_or(0, |last| last.row + 1)) {
                Some(mut titled) => {
                    take(&mut titled, draft);
                    joined.push(titled);
                }
                None => joined.push(draft),
            },
        }
    }
    joined
}

/// The number of the whole of which a draft is a part.
fn whole(draft: &Draft) -> Option<&str> {
    let number = draft.number.as_deref().filter(|_| draft.kind == RecommendationKind::Recommendation)?;
    marker::whole(number)
}

/// Whether a draft is the whole of this number.
fn is(draft: &Draft, number: &str) -> bool {
    draft.kind == RecommendationKind::Recommendation && draft.number.as_deref() == Some(number)
}

/// The title above the first part, as a draft without parts.
fn title(rows: &[Row<'_>], part: &Draft, number: &str, from: usize) -> Option<Draft> {
    let from = from.max(part.row.saturating_sub(REACH));
    let (row, title) = (from..part.row).rev().find_map(|at| {
        let (found, title) = rows.get(at).and_then(|row| marker::numbered(row.text))?;
        (found == number && !title.is_empty() && !title.ends_with(['.', ';'])).then_some((at, title))
    })?;
    Some(Draft {
        row,
        page: rows.get(row)?.page,
        kind: part.kind,
        number: Some(number.to_owned()),
        text: title.to_owned(),
        pages: vec![rows.get(row)?.page],
        items: Vec::new(),
        addressees: Vec::new(),
        deadline: None,
    })
}

/// Adds a part to its whole.
fn take(whole: &mut Draft, part: Draft) {
    let number = part.number.unwrap_or_default();
    whole.items.push(format!("{number}. {}", part.text));
    whole.items.extend(part.items);
    for page in part.pages {
        if whole.pages.last() != Some(&page) {
            whole.pages.push(page);
        }
    }
    for addressee in part.addressees {
        if !whole.addressees.contains(&addressee) {
            whole.addressees.push(addressee);
        }
    }
}

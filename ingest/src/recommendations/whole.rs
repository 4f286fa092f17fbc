//! Decides which items of a list are asked for: half of it makes the rest.
//!
//! "A lamp on every pier" asks for nothing by itself; among items that ask it does. Only
//! what stands without a gap is a list. Never takes an item of a list that asks for nothing.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::row::Row;
use super::{Draft, addressees};
use crate::expression::fixed;

/// An item of a list.
pub(super) struct Listed {
    /// The item as a recommendation.
    pub(super) draft: Draft,
    /// Whether it asks for something by itself.
    pub(super) sure: bool,
    /// Its rows.
    pub(super) rows: Range<usize>,
}

/// A list of fewer items says nothing of those that do not ask.
const ITEMS: usize = 3;

/// One of so many items must ask.
const ONE_OF: usize = 2;

/// The items that are asked for.
pub(super) fn asked(items: Vec<Listed>, rows: &[Row<'_>]) -> Vec<Draft> {
    let mut lists: Vec<Vec<Listed>> = Vec::new();
    for item in items {
        match lists.last_mut().filter(|list| list.last().is_some_and(|last| last.rows.end == item.rows.start))
        {
            Some(list) => list.push(item),
            None => lists.push(vec![item]),
        }
    }
    lists.into_iter().flat_map(|list| of_list(list, rows)).collect()
}

/// The items of one list that are asked for.
fn of_list(list: Vec<Listed>, rows: &[Row<'_>]) -> Vec<Draft> {
    let start = list.first().map_or(0, |first| first.rows.start);
    let said =
        announced(rows, start) || put(rows, start) && list.iter().all(|item| item.draft.text.ends_with('?'));
    let sure: Vec<bool> = list.iter().map(|item| item.sure).collect();
    let whole =
        said || list.len() >= ITEMS && sure.iter().filter(|sure| **sure).count() * ONE_OF >= list.len();
    // Between two items that ask, one that does not is asked for as well.
    let is_sure = |at: Option<usize>| at.and_then(|at| sure.get(at)).is_some_and(|sure| *sure);
    let between = |at: usize| is_sure(at.checked_sub(1)) && is_sure(Some(at + 1));
    // What stands before the first that asks leads to the list.
    let first = if said { 0 } else { sure.iter().position(|sure| *sure).unwrap_or(sure.len()) };
    let asked = |at: usize| whole && at >= first || is_sure(Some(at)) || between(at);
    list.into_iter().enumerate().filter(|(at, _)| asked(*at)).map(|(_, item)| item.draft).collect()
}

/// Whether the line above a row says that what follows is asked for: "We recommend that", "It has agreed that it will:".
fn announced(rows: &[Row<'_>], start: usize) -> bool {
    static ASKS: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:recommend|should|must|agreed|asked|invited)(?:s|ed)?\b[^.?!]{0,80}(?:[:–-]|\bthat|\bto|\bwill)$",
        )
    });
    let above = start.checked_sub(1).and_then(|at| rows.get(at));
    above.is_some_and(|row| !row.opens && ASKS.is_match(row.text))
}

/// Whether one of the lines above a row puts questions to somebody: "Questions for the Board".
fn put(rows: &[Row<'_>], start: usize) -> bool {
    /// Between the heading and the questions stand a few lines.
    const REACH: usize = 3;
    let above = rows.get(start.saturating_sub(REACH)..start).unwrap_or_default();
    above.iter().any(|row| addressees::put_to(row.text).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    /// How many of these items below "Recommendations" are recommended.
    fn count(items: &[&str]) -> usize {
        found(&[&format!("Recommendations\n\n{}", items.join("\n\n"))]).len()
    }

    #[test]
    fn a_list_of_which_half_asks_is_asked_for_as_a_whole() {
        let bullets = [
            "• Ferry Trust: lamps.",
            "• Review the boats.",
            "• In winter a lamp on each pier.",
            "• No oil is burned.",
        ];

        assert_eq!(count(&bullets), 4);
        assert_eq!(
            count(&[
                "1. Review the boats.",
                "2. Lamps went out in the storm.",
                "3. It was dark all the night."
            ]),
            1
        );
    }

    #[test]
    fn what_is_announced_or_put_as_a_question_is_asked_for() {
        assert_eq!(count(&["We recommend that", "• the Harbour Board counts boats", "• lamps are lit"]), 2);
        assert_eq!(
            count(&[
                "Questions for the Board to consider:",
                "• Who counts boats at night?",
                "• Are lamps lit at all?"
            ]),
            2
        );
        assert_eq!(count(&["• Who counts boats at night?", "• Are lamps lit at all?"]), 0);
    }

    #[test]
    fn an_item_between_two_that_ask_is_asked_for_as_well() {
        let items = [
            "1. Review the boats.",
            "2. In winter, lamps on every boat.",
            "3. Review the lamps.",
            "4. It was dark that night.",
            "5. It was cold that night.",
            "6. It was wet all that night.",
        ];

        assert_eq!(count(&items), 3);
    }
}

//! Reads a recommendation that is a row of a table: its words, of whom it is asked, and by when.
//!
//! The head of the table says which column holds what. Never reads a row of a table without one.

use super::row::Row;
use super::{Draft, addressees, marker};
use crate::sections::{CELL, plain};

/// Rows that a table has at most above one of its rows.
const REACH: usize = 80;

/// More words are what was done.
const WHEN: usize = 9;

/// Fills in what the cells of a row say, below a head that names its columns; whether it did.
///
/// `rest` is the row without the number in front.
pub(super) fn fill(draft: &mut Draft, rows: &[Row<'_>], at: usize, rest: &str) -> bool {
    let Some(row) = rows.get(at).filter(|row| row.text.contains(CELL)) else { return false };
    let Some(head) = head(rows, at) else { return false };
    let cells: Vec<&str> = row.text.split(CELL).map(str::trim).collect();
    // The head of the column of numbers may be empty.
    let shift = usize::from(
        head.len() + 1 == cells.len() && cells.first().is_some_and(|cell| reference(cell).is_some()),
    );
    let is_mark = |cell: &str| marker::stated(cell).is_some_and(|(_, rest)| rest.trim().is_empty());
    let cell = |names: &[&str]| {
        let known = |name: &String, known: &&str| name == known || known.len() > 3 && name.contains(*known);
        let named = head.iter().enumerate().filter(|(_, name)| names.iter().any(|one| known(name, one)));
        let mut held = named.filter_map(|(at, _)| cells.get(at + shift).copied());
        // "Recommendation 1" is the number of what the next column says.
        held.find(|cell| !is_mark(cell)).filter(|cell| !cell.is_empty())
    };
    let Some(text) = cell(&["recommend", "action"]).filter(|text| text.contains(' ')) else {
        return false;
    };
    let bare = marker::stated(text)
        .map(|(_, words)| words)
        .or_else(|| marker::numbered(text).map(|(_, words)| words));
    draft.text = bare.unwrap_or(text).to_owned();
    if let Some(whom) = cell(&[
        "lead",
        "agency",
        "agencies",
        "owner",
        "responsib",
        "organisation",
        "who",
        "for",
        "to",
        "whom",
    ])
    .filter(|whom| *whom != text && addressees::is_name(whom))
    {
        draft.addressees = addressees::of_names(whom);
    }
    draft.deadline =
        cell(&["timescale", "deadline", "when", "target date", "completion", "due", "due date", "date due"])
            .filter(|when| {
                when.contains(|c: char| c.is_ascii_digit()) || when.to_lowercase().starts_with("immediate")
            })
            .filter(|when| when.split_whitespace().count() <= WHEN && rest.contains(when))
            .map(str::to_owned);
    true
}

/// A cell that holds nothing but a short reference: "L1", "R2.3".
pub(super) fn reference(cell: &str) -> Option<&str> {
    const LONGEST: usize = 6;
    let short = !cell.is_empty() && cell.len() <= LONGEST && cell.contains(|c: char| c.is_ascii_digit());
    (short && cell.chars().all(|c| c.is_ascii_alphanumeric() || ".-/".contains(c))).then_some(cell)
}

/// The names of the columns, from the nearest row above that names them.
fn head(rows: &[Row<'_>], at: usize) -> Option<Vec<String>> {
    let above = rows.get(at.saturating_sub(REACH)..at)?.iter().rev();
    above
        .filter(|row| row.text.contains(CELL))
        .map(|row| row.text.split(CELL).map(plain).collect::<Vec<_>>())
        .find(|cells| {
            let short = cells.iter().all(|cell| cell.split(' ').count() <= 4);
            short && cells.iter().any(|cell| cell.contains("recommend") || cell.contains("action"))
        })
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn the_head_of_a_table_says_who_and_by_when() {
        let page = "Recommendations\n\nNo | Recommendation | Lead agency | Timescale\n\n1 | Review the boats at noon. | Harbour Board | June 2031\n\n2 | Lamps on every pier at night. | Ferry Trust | ongoing";

        let found = found(&[page]);

        assert_eq!(found.len(), 2);
        assert_eq!(found[0].text, "Review the boats at noon.");
        assert_eq!(
            (found[0].addressees.as_slice(), found[0].deadline.as_deref()),
            (["Harbour Board".to_owned()].as_slice(), Some("June 2031"))
        );
        assert_eq!(
            (found[1].addressees.as_slice(), found[1].deadline.as_deref()),
            (["Ferry Trust".to_owned()].as_slice(), None)
        );
    }

    #[test]
    fn a_row_may_have_a_reference_that_is_no_number() {
        let page = "Recommendations\n\nRef | We recommend that | For\n\nL1 | boats are counted at noon | Harbour Board";

        let found = found(&[page]);

        assert_eq!(
            (found[0].number.as_deref(), found[0].text.as_str()),
            (Some("L1"), "boats are counted at noon")
        );
        assert_eq!(found[0].addressees, ["Harbour Board"]);
    }

    #[test]
    fn a_stated_number_in_a_cell_is_no_words_of_the_recommendation() {
        for page in [
            "Recommendations\n\nRecommendation | Action required | Lead | Due date\n\nRecommendation 1 | The Board should count the boats. | Harbour Board | June 2031",
            "Recommendations\n\nRecommendation | Lead | Due date\n\nRecommendation 1: The Board should count the boats. | Harbour Board | June 2031",
        ] {
            let found = found(&[page]);

            assert_eq!(
                (found.len(), found[0].text.as_str()),
                (1, "The Board should count the boats."),
                "{page}"
            );
            assert_eq!(found[0].deadline.as_deref(), Some("June 2031"), "{page}");
        }
    }

    #[test]
    fn a_column_may_be_named_by_a_small_word() {
        let page = "Recommendations\n\nRecommendation | To | When\n\n1 | Boats are to be counted at noon. | Harbour Police | May 2031";

        let found = found(&[page]);

        assert_eq!(found[0].addressees, ["Harbour Police"]);
        assert_eq!(found[0].deadline.as_deref(), Some("May 2031"));
    }

    #[test]
    fn the_column_of_numbers_may_have_no_head() {
        let page = "Recommendations\n\nRecommendation | Who\n\n1 | Boats are to be counted at noon. | Harbour Board; Ferry Trust";

        let found = found(&[page]);

        assert_eq!(found[0].text, "Boats are to be counted at noon.");
        assert_eq!(found[0].addressees, ["Harbour Board", "Ferry Trust"]);
    }

    #[test]
    fn a_row_without_a_head_is_read_as_before() {
        let found = found(&["Recommendations\n\n1 | Review the boats at noon. | Harbour Board"]);

        assert_eq!((found[0].text.as_str(), found[0].addressees.len()), ("Review the boats at noon.", 0));
    }
}

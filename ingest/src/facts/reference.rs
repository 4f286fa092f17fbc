//! Finds the publisher's own reference of a report.

use std::sync::LazyLock;

use regex::Regex;

use super::Found;
use super::details::{Details, short};
use super::front::Front;
use crate::expression::fixed;
use crate::sections::Line;

/// A number after a word that says what it is.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?:\b(?i:ref(?:erence)?(?:\.|\s+no\.?|\s+number)?|report\s+(?:no\.?|number|ref(?:erence)?)|case\s+(?:ref(?:erence)?|number|no\.?)|inquiry\s+(?:no\.?|number)))\s*[:.]?\s*(?P<value>[A-Z0-9][A-Z0-9/.-]*[0-9][A-Z0-9/.-]*)",
    )
});

/// A number of a form that only references have.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(?P<value>(?:HC|HL Paper|CP|Cm|CBP)[ -]?[0-9]{1,5}(?:-[IVX]+)?|[A-Z]{1,3}-?[0-9]{4}-[0-9]{2,4}|[A-Z][0-9]{2}[A-Z][0-9]{4}|[0-9]{2}-[0-9]{3})\b",
    )
});

/// The reference of a file.
pub(super) fn find(
    title: Option<&Found<String>>,
    front: &Front<'_>,
    details: &Details<'_>,
) -> Option<Found<String>> {
    /// Lines of a cover.
    const LINES: usize = 40;
    let value = |value: &str| short(value).filter(|value| value.chars().any(|c| c.is_ascii_digit()));
    let cover = || front.cover.iter().take(LINES);
    let titled = || {
        let title = title?;
        Some(title.with(BARE.captures(&title.value)?.name("value")?.as_str().to_owned()))
    };
    details
        .first("reference", value)
        .or_else(|| cover().find_map(|line| read(&LABELLED, line)))
        .or_else(titled)
        .or_else(|| cover().chain(front.inside.iter().take(LINES)).find_map(|line| read(&BARE, line)))
}

/// The reference in a short line.
fn read(expression: &Regex, line: &Line<'_>) -> Option<Found<String>> {
    /// A longer line is text, and its numbers are those of others.
    const SHORT: usize = 160;
    let found = expression.captures(line.text).filter(|_| line.text.len() <= SHORT)?;
    let value = found.name("value")?.as_str().trim_end_matches(['.', '-', '/']);
    Some(Found::new(value.to_owned(), line.page, found.get(0)?.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::sections::tests::file;

    fn reference(page: &str) -> Option<String> {
        facts(&file(&[page]), &[]).reference
    }

    #[test]
    fn a_number_that_is_called_a_reference_is_taken() {
        assert_eq!(reference("The ferry\n\nRef: 2031-0007"), Some("2031-0007".to_owned()));
        assert_eq!(reference("The ferry\n\nHC 1234-II"), Some("HC 1234-II".to_owned()));
        assert_eq!(reference("Marine inquiry MO-2031-201: ferry"), Some("MO-2031-201".to_owned()));
    }

    #[test]
    fn other_numbers_are_not() {
        assert_eq!(reference("The ferry\n\nReference was made to 12 boats in 2031."), None);
    }
}

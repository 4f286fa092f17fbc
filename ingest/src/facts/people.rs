//! Finds who wrote a report, and to whom it is sent.
//!
//! Names are given as printed. Only a line that says so names anyone.

use std::sync::LazyLock;

use regex::Regex;

use super::details::Details;
use super::front::Front;
use super::{Found, fixed};
use crate::sections::{Line, plain};

static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"^(?i:(?:overview |independent |report |lead )*(?:author|reviewer and author|chair and author|author and chair|coroner)s?)\s*[:–-]\s*(?P<name>.+)$",
    )
});

static BY: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"^(?i:(?:an? |the )?(?:(?:independent |overview )*report |written |prepared )?by)\s+(?P<name>(?:The |Dr\.? |Professor |Sir |Dame |Lady |Lord |Rt |Hon |Baroness )*[A-Z][^\s,;:()]+(?: (?:[A-Z][^\s,;:()]*|of|de|van|the)){1,7})$",
    )
});

static CORONER: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\bI am (?P<name>[A-Z][^,\[\]]{3,60}?)(?:,\s*(?:[A-Z]{2,}[, ]+)*|\s+)(?i:(?:hm |his majesty['’]s |her majesty['’]s |the |an? )?(?:acting |senior |area |assistant |deputy )*coroner)",
    )
});

static SENT: LazyLock<Regex> = LazyLock::new(|| fixed(r"(?i)\bthis report is being sent to\s*:?\s*"));

/// Where the list of addressees ends.
static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"^(?:[0-9]\s+)?(?:CORONER\b|Coroner$|I am\b|(?i:coroner[’']s legal powers)|INVESTIGATION)")
});

static MARK: LazyLock<Regex> = LazyLock::new(|| fixed(r"(?:^|\s)\(?[0-9]{1,2}[.)](?:\s+|$)|^[•●\-–]\s*"));

/// Those who wrote it.
pub(super) fn authors(front: &Front<'_>, details: &Details<'_>) -> Vec<Found<String>> {
    let stated: Vec<Found<String>> =
        details.all("authors").into_iter().filter(|found| is_name(&found.value)).collect();
    if !stated.is_empty() {
        return stated;
    }
    // A form to be filled in shows how; whom its example names wrote nothing.
    if front.is_blank_form() {
        return Vec::new();
    }
    let coroner = front.all().find_map(|line| named(&CORONER, line));
    let labelled = || front.all().filter_map(|line| named(&LABELLED, line)).collect::<Vec<_>>();
    let by = || front.cover.iter().filter_map(|line| named(&BY, line)).take(3).collect::<Vec<_>>();
    let found = coroner.map_or_else(labelled, |found| vec![found]);
    if found.is_empty() { by() } else { found }
}

/// The name in a line.
fn named(expression: &Regex, line: &Line<'_>) -> Option<Found<String>> {
    let found = expression.captures(line.text)?;
    let name = found.name("name")?.as_str().trim().trim_end_matches(',');
    is_name(name)
        .then(|| Found::new(name.to_owned(), line.page, found.get(0).map_or(name, |all| all.as_str())))
}

/// Whether words can be the name of a person or body.
fn is_name(words: &str) -> bool {
    /// Longer ones are text.
    const LONGEST: usize = 120;
    words.len() <= LONGEST
        && !words.starts_with("I ")
        && words.starts_with(|c: char| c.is_uppercase())
        && words.chars().filter(|c| c.is_ascii_digit()).count() < 4
        && words.split_whitespace().count() <= 14
}

/// Those to whom it is sent.
pub(super) fn addressees(front: &Front<'_>, details: &Details<'_>) -> Vec<Found<String>> {
    let stated = details.all("addressees");
    if !stated.is_empty() {
        return stated.iter().flat_map(numbered).collect();
    }
    let Some(at) = front.cover.iter().position(|line| SENT.is_match(line.text)) else { return Vec::new() };
    let mut found = Vec::new();
    for (nth, line) in front.cover.iter().skip(at).take(25).enumerate() {
        let from = SENT.find(line.text).filter(|_| nth == 0).map_or(0, |words| words.end());
        let text = line.text.get(from..).unwrap_or_default();
        if nth > 0 && ENDS.is_match(text) {
            break;
        }
        found.extend(
            MARK.split(text)
                .map(str::trim)
                .filter(|part| is_addressee(part))
                .map(|part| Found::new(part.trim_end_matches([',', ';', '.']).to_owned(), line.page, part)),
        );
    }
    found
}

/// The addressees in one value: apart where it counts them, "1. A 2. B".
fn numbered(found: &Found<String>) -> Vec<Found<String>> {
    let counts = found.value.starts_with(['1', '(']) && MARK.find_iter(&found.value).count() > 1;
    if !counts {
        return vec![found.with(bare(&found.value).to_owned())];
    }
    let parts = MARK.split(&found.value).map(|part| part.trim().trim_end_matches([',', ';', '.']));
    parts.filter(|part| is_addressee(part)).map(|part| found.with(part.to_owned())).collect()
}

/// A value without the number in front.
fn bare(value: &str) -> &str {
    let mark = MARK.find(value).filter(|mark| mark.start() == 0);
    mark.and_then(|mark| value.get(mark.end()..)).unwrap_or(value).trim()
}

/// Whether words of the form name someone.
fn is_addressee(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !words.starts_with('[')
        && plain(words) != "name"
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::sections::tests::file;

    #[test]
    fn a_coroner_says_who_writes_and_to_whom() {
        let page = "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS\n\nTHIS REPORT IS BEING SENT TO:\n\n1. Harbour Trust\n\n2. Ferry Board\n\n1\n\nCORONER\n\nI am Ada Finch, Assistant Coroner, for the coroner area of Borsetshire.";

        let facts = facts(&file(&[page]), &[]);

        assert_eq!(facts.addressees, ["Harbour Trust", "Ferry Board"]);
        assert_eq!(facts.authors, ["Ada Finch"]);
    }

    #[test]
    fn an_author_is_named_by_a_label_or_by_the_word_by() {
        for page in ["The ferry\n\nIndependent Author: Ada Finch", "The ferry\n\nReport by Ada Finch"] {
            assert_eq!(facts(&file(&[page]), &[]).authors, ["Ada Finch"], "{page}");
        }
    }
}

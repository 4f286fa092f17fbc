//! Finds the matters of concern in a coroner's report.
//!
//! They are numbered, or have bullets, or are the paragraphs after "The
//! MATTERS OF CONCERN are as follows". What follows an item without a mark of
//! its own belongs to that item. The standing words of the form are left out.

use std::sync::LazyLock;

use hindsight_index::review::Section;
use hindsight_index::vocabulary::{RecommendationKind, SectionKind};
use regex::Regex;

use super::marker;
use super::row::Row;
use super::{Draft, body};
use crate::expression::fixed;
use crate::sections::plain;

/// The words that announce the matters, up to where they begin.
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\bmatters? of concern\s+(?:is|are)\s+as\s+follows?\s*[.:;–—\-\s]*(?:[\(\[]\s*brief summary of matters? of concern\s*[\)\]]\s*[.:–—-]*\s*)?",
    )
});

/// The standing words before it.
static STANDING: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?xi)^(?:
            (?:[0-9]{1,2}\s+)?(?:
                during\ the\ course\ of\ (?:the|this|my)\ (?:inquest|investigation)
              | in\ my\ opinion,?\ there\ is\ a\ risk
              | in\ the\ circumstances,?\ it\ is\ my\ statutory\ duty
              | regulation\ 28\b.{0,60}template
              | [(\[]?brief\ summary\ of\ matters
            )
          | [0-9\W]{1,6}$
        )",
    )
});

/// A number inside a paragraph.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| fixed(r"(?:^|\s)\(?([0-9]{1,2})[.)]\s+[A-Z‘’“'\x22\[]"));

/// The words of one matter, with the row and the page at which they stand.
struct Piece<'a> {
    row: usize,
    page: u32,
    text: &'a str,
}

/// Every matter of concern, in order.
pub(super) fn find(rows: &[Row<'_>], sections: &[Section]) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let run = rows.get(at..).unwrap_or_default().iter().take_while(|row| holds(row, sections)).count();
        if run > 0 {
            found.extend(in_run(rows, at, at + run));
        }
        at += run.max(1);
    }
    found
}

/// Whether a row lies in a section of a coroner's concerns.
fn holds(row: &Row<'_>, sections: &[Section]) -> bool {
    let Some(section) = sections.get(row.section).filter(|s| s.kind == SectionKind::Findings) else {
        return false;
    };
    let heading = plain(&section.heading);
    heading.contains("coroners concern") || heading.contains("of concern")
}

/// The matters of one section.
fn in_run(rows: &[Row<'_>], from: usize, to: usize) -> Vec<Draft> {
    let pieces = after_announcement(pieces(rows, from, to));
    let second =
        pieces.iter().any(|piece| marker::numbered(piece.text).is_some_and(|(number, _)| number == "2"));
    let marked = |piece: &Piece<'_>| mark(piece.text, second).is_some();
    let numbered =
        pieces.iter().any(|piece| marker::numbered(piece.text).is_some_and(|(_, rest)| !rest.is_empty()));
    let listed = pieces.iter().any(marked);
    let mut found: Vec<Draft> = Vec::new();
    for piece in &pieces {
        let (number, text) = match mark(piece.text, second) {
            Some((number, rest)) if number.is_some() || !numbered => (number, rest),
            _ => (None, piece.text),
        };
        let fresh = if numbered { number.is_some() } else { !listed || marked(piece) };
        match found.last_mut() {
            Some(last) if !fresh => add(last, piece),
            _ => found.extend((!text.is_empty()).then(|| draft(piece, number, text))),
        }
    }
    found
}

/// The number, if any, and the words of a line with a mark; `second` if the list has a second number.
fn mark(line: &str, second: bool) -> Option<(Option<&str>, &str)> {
    let numbered = marker::numbered(line).filter(|(_, rest)| !rest.is_empty());
    numbered
        .map(|(number, rest)| (Some(number), rest))
        .or_else(|| misread(line).filter(|_| second))
        .or_else(|| marker::bullet(line).map(|rest| (None, rest)))
}

/// The first of a list whose "(1)" was read from its picture as a letter.
fn misread(line: &str) -> Option<(Option<&str>, &str)> {
    ["(I)", "(l)", "(i)"]
        .iter()
        .find_map(|one| line.strip_prefix(one))
        .map(|rest| (Some("1"), rest.trim_start()))
}

/// The words of a section, line by line, numbers inside a paragraph apart.
fn pieces<'a>(rows: &[Row<'a>], from: usize, to: usize) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for at in from..to {
        let Some(row) = rows.get(at) else { break };
        let text = if row.opens { after_heading(row.text) } else { row.text };
        let announced = ANNOUNCES.find(text).map_or(0, |found| found.end());
        let (before, rest) = text.split_at_checked(announced).unwrap_or(("", text));
        for text in std::iter::once(before).chain(inside(rest)) {
            pieces.push(Piece { row: at, page: row.page, text: text.trim() });
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// What stands on the line of a heading after it.
fn after_heading(line: &str) -> &str {
    let end = line
        .find(" During ")
        .or_else(|| line.find(" The "))
        .or_else(|| line.find(" In "))
        .unwrap_or(line.len());
    line.get(end..).unwrap_or_default()
}

/// A paragraph cut where its numbers run 1, 2, 3; whole if they do not.
fn inside(text: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = Vec::new();
    for found in INSIDE.captures_iter(text) {
        let number = found.get(1).and_then(|number| number.as_str().parse::<usize>().ok());
        if number == Some(cuts.len() + 1) {
            cuts.extend(found.get(0).map(|whole| whole.start()));
        }
    }
    if cuts.len() < 2 {
        return vec![text];
    }
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    let lead = cuts.first().and_then(|first| text.get(..*first));
    lead.into_iter().chain(cuts.iter().zip(ends).filter_map(|(from, to)| text.get(*from..to))).collect()
}

/// The pieces after the announcement, or all, without standing words.
fn after_announcement(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let announced = pieces.iter().position(|piece| ANNOUNCES.is_match(piece.text));
    let rest = pieces.into_iter().skip(announced.map_or(0, |at| at + 1));
    let rest = rest.map(|piece| Piece { text: without_standing(piece.text), ..piece });
    rest.filter(|piece| !piece.text.is_empty()).collect()
}

/// Words without the standing sentences in front of them.
fn without_standing(text: &str) -> &str {
    let mut rest = text.trim();
    while STANDING.is_match(rest) {
        let end = rest.find(". ").map_or(rest.len(), |at| at + 2);
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    rest
}

/// A matter that starts with a piece.
fn draft(piece: &Piece<'_>, number: Option<&str>, text: &str) -> Draft {
    Draft {
        row: piece.row,
        page: piece.page,
        kind: RecommendationKind::Concern,
        number: number.map(str::to_owned),
        text: text.trim().to_owned(),
        pages: vec![piece.page],
        items: Vec::new(),
        addressees: Vec::new(),
        deadline: None,
    }
}

/// Adds a piece to the matter before it.
fn add(draft: &mut Draft, piece: &Piece<'_>) {
    if marker::item(piece.text).is_some() {
        draft.items.push(piece.text.to_owned());
    } else {
        draft.text.push_str(if body::is_open(&draft.text) { " " } else { "\n\n" });
        draft.text.push_str(piece.text);
    }
    if draft.pages.last() != Some(&piece.page) {
        draft.pages.push(piece.page);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    const FORM: &str = "CORONER'S CONCERNS\n\nDuring the course of the inquest the evidence revealed matters giving rise to concern.";

    fn texts(concerns: &str) -> Vec<(Option<String>, String)> {
        let page = format!(
            "{FORM} The MATTERS OF CONCERN are as follows. {concerns}\n\nACTION SHOULD BE TAKEN\n\nAct."
        );
        found(&[&page]).into_iter().map(|record| (record.number, record.text)).collect()
    }

    #[test]
    fn numbered_matters_are_taken_one_by_one() {
        let expected = [
            (Some("1".to_owned()), "No lamp burned.".to_owned()),
            (Some("2".to_owned()), "No one asked in 2019.".to_owned()),
        ];

        assert_eq!(texts("\n\n(1) No lamp burned.\n\n(2) No one asked in 2019."), expected);
        assert_eq!(texts("(1) No lamp burned. (2) No one asked in 2019."), expected);
        assert_eq!(texts("– 1. No lamp burned. 2. No one asked in 2019."), expected);
    }

    #[test]
    fn a_first_number_misread_from_a_picture_is_known_by_the_second() {
        let found = texts("\n\n(I) No lamp burned.\n\n(2) No one asked.");

        assert_eq!(found[0], (Some("1".to_owned()), "No lamp burned.".to_owned()));
    }

    #[test]
    fn a_paragraph_without_a_number_belongs_to_the_matter_before_it() {
        let found = texts("\n\n1. No lamp burned.\n\nIt had not for years.\n\n2. No one asked.");

        assert_eq!(found[0].1, "No lamp burned.\n\nIt had not for years.");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn without_numbers_each_bullet_or_else_each_paragraph_is_one() {
        assert_eq!(texts("\n\n• No lamp burned.\n\n• No one asked.").len(), 2);
        assert_eq!(texts("\n\nNo lamp burned.\n\nNo one asked.").len(), 2);
    }

    #[test]
    fn the_standing_words_of_the_form_are_left_out() {
        let found = texts("\n\n(brief summary of matters of concern)\n\nNo lamp burned.\n\n6");

        assert_eq!(found, [(None, "No lamp burned.".to_owned())]);
    }
}

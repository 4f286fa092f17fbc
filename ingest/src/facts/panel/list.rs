//! Reads lists of the organisations of a panel: in a sentence, below a line, in the column of a table.
//!
//! What may be the name of a person is never taken.

use std::sync::LazyLock;

use hindsight_index::review::Page;
use regex::Regex;

use super::super::{Found, fixed};
use crate::bodies;
use crate::sections::{CELL, Line, lines, plain};

/// A longer table is another.
const ROWS: usize = 40;

/// Words that say that a table lists the members of a panel.
static MEMBERS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:panel|review team|review group|reference group)\b[^.]{0,60}\b(?:members?(?:hip)?|consisted|comprised|as follows|following)\b|\b(?:members?(?:hip)?|composition)\b[^.]{0,40}\b(?:panel|review team|review group)\b|^[0-9.\s]*(?:the )?(?:review )?panel$",
    )
});

/// A sentence that says of whom a panel was made up.
static DRAWN: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?x)\b(?i:panel|review\ team|review\ group|reference\ group|learning\ hub)\b.{0,160}?
        (?:\b(?:drawn|came|brought\ together|taken)\ from
          |\b(?:representatives?|representation|members\ of\ staff|senior\ staff|members|managers|officers)\ (?:from|of)(?:\ each\ of)?
          |\brepresented\ (?:on|at)\ (?i:the\ panel)\ (?:were|are)|\brepresented\ were|\bmembers\ \(from|\bnamely:?)
        (?:\ (?:each\ of\ )?the\ following)?\s?:?\s(?P<list>.+)
        | \b(?:agencies|services|organisations)\ (?:which\ were\ |that\ were\ )?represented\ (?:on|at)\ (?i:the\ (?:review\ )?panel)\ (?:were|are|included):?\ (?P<named>.+)",
    )
});

/// A line that says of whom a panel is made up, in the list below it.
static COMPRISED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:panel|(?:review|cmr|scr|dhr|sar) team|(?:review|reference) group)\b[^.]{0,40}\b(?:comprised|comprises|consisted|consists|made up|representatives|represented|drawn from)\b",
    )
});

/// A list of fewer is none.
const FEWEST: usize = 3;

/// Columns in which a table may name organisations.
const COLUMNS: usize = 4;

/// The post of a person, which names a body at most by the way.
static POSTED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:independent |interim |acting |deputy |assistant |associate |senior )*(?:head|chief|director|manager|designated|named|detective|superintendent|inspector|lead|chair|member|consultant|nurse|officer|service manager|team manager|operations|programme|area manager|panel|reviewing|principal|practitioner|coordinator|advis[eo]r|representative|name|role|organisation)\b",
    )
});

/// The end of the sentence.
static END: LazyLock<Regex> = LazyLock::new(|| fixed(r"\.(?:\s|$)|\)\s+(?:read|met|were|was)\b"));

/// What stands in brackets.
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| fixed(r"\([^()]*\)"));

/// A person's title or post in front.
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Det|DCI|DI|DS|Detective|Head of|Director of|Chief|Designated|Named)\b",
    )
});

/// A person with the body in brackets: "Ms Quay (Ferry Trust)".
static WITH_BODY: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Det|DCI|DI|DS)\b\.?[^(),;]{2,40}\((?P<body>[^()]{3,80})\)")
});

/// Bodies that are named without a capital.
static GENERIC: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:[a-z]+ ){0,3}(?:police|council|trust|service|services|icb|ccg|health board|integrated care board|policing team|social care|probation|housing|charity|provider|landlord)$",
    )
});

/// Pages on which a report says how it was made.
pub(super) const PAGES: usize = 40;

/// The organisations in the column of a table that names those of a panel.
pub(super) fn columns(pages: &[Page]) -> Vec<Found<String>> {
    /// Lines above the head of a table that say whose it is.
    const ABOVE: usize = 3;
    let mut found = Vec::new();
    for page in pages.iter().take(PAGES).filter(|page| page.text.contains(CELL)) {
        let all: Vec<Line<'_>> = lines(page).collect();
        let heads = all.iter().enumerate().filter_map(|(at, line)| Some((at, column(line.text)?)));
        for (head, column) in heads {
            let above = all.get(head.saturating_sub(ABOVE)..head).unwrap_or_default();
            if !above.iter().any(|line| MEMBERS.is_match(line.text)) {
                continue;
            }
            let rows = all.iter().skip(head + 1).take_while(|line| line.text.contains(CELL)).take(ROWS);
            found.extend(rows.filter_map(|line| {
                let cell = without_brackets(line.text.split(CELL).nth(column)?);
                let held = cell.contains(char::is_alphabetic) && !NOBODY.contains(&plain(&cell).as_str());
                held.then(|| Found::new(cell.clone(), line.page, line.text))
            }));
        }
    }
    found
}

/// The organisations of lists and tables below a line that says that they sat on the panel.
pub(super) fn below(pages: &[Page]) -> Vec<Found<String>> {
    let mut found = Vec::new();
    for page in pages.iter().take(PAGES) {
        let all: Vec<Line<'_>> = lines(page).collect();
        let says = |line: &Line<'_>| {
            line.text.ends_with(':') && (MEMBERS.is_match(line.text) || COMPRISED.is_match(line.text))
        };
        for at in (0..all.len()).filter(|at| all.get(*at).is_some_and(says)) {
            let rest = all.get(at + 1..).unwrap_or_default();
            let items =
                rest.iter().take(ROWS).take_while(|line| line.text.starts_with('•')).collect::<Vec<_>>();
            let rows = rest.iter().take(ROWS).take_while(|line| line.text.contains(CELL)).collect::<Vec<_>>();
            found.extend(whole(&items, |line| line.trim_start_matches(['•', ' '])));
            for column in 0..COLUMNS {
                let named = whole(&rows, |line| line.split(CELL).nth(column).unwrap_or_default());
                if !named.is_empty() {
                    found.extend(named);
                    break;
                }
            }
        }
    }
    found
}

/// The names in front of these lines, if most of them are bodies and none is a person's.
fn whole(lines: &[&Line<'_>], part: impl Fn(&str) -> &str) -> Vec<Found<String>> {
    let named = |line: &&Line<'_>| {
        let name =
            part(line.text).split(" – ").next().unwrap_or_default().split(" - ").next().unwrap_or_default();
        let name = organisation(without_brackets(name).split(['.', ';']).next().unwrap_or_default())?;
        let name = name.split(" represented by").next().unwrap_or_default().trim_end_matches(',').to_owned();
        (!name.contains(',')).then(|| Found::new(name, line.page, line.text))
    };
    let named: Vec<Found<String>> = lines.iter().filter_map(named).collect();
    let bodies =
        named.iter().filter(|one| bodies::is_body(&one.value) && !POSTED.is_match(&one.value)).count();
    let few = lines.len() < FEWEST || bodies * 2 < lines.len();
    if few { Vec::new() } else { named.into_iter().filter(|one| !POSTED.is_match(&one.value)).collect() }
}

/// What a column of organisations holds for those who have none.
const NOBODY: &[&str] =
    &["independent", "retired", "none", "n a", "lay", "lay member", "self employed", "freelance"];

/// Which column of the head of a table names organisations.
fn column(head: &str) -> Option<usize> {
    const NAMES: &[&str] =
        &["organisation", "agency", "organisation agency", "agency organisation", "representing", "employer"];
    head.split(CELL).position(|cell| NAMES.contains(&plain(cell).as_str()))
}

/// The organisations that a sentence says a panel was drawn from.
pub(super) fn told(line: &Line<'_>) -> Vec<Found<String>> {
    if !["anel", "eam", "roup"].iter().any(|hint| line.text.contains(hint)) {
        return Vec::new();
    }
    let Some(list) =
        DRAWN.captures(line.text).and_then(|found| found.name("list").or_else(|| found.name("named")))
    else {
        return Vec::new();
    };
    let end = END.find(list.as_str()).map_or(list.as_str().len(), |end| end.start());
    let list = list.as_str().get(..end).unwrap_or_default();
    let named = listed(list);
    // One name is no panel.
    if named.len() < 2 {
        Vec::new()
    } else {
        named.into_iter().map(|name| Found::new(name, line.page, list)).collect()
    }
}

/// The organisations of a list: "Harbour Council, the Ferry Trust and Quay Aid".
fn listed(list: &str) -> Vec<String> {
    let persons: Vec<String> = WITH_BODY
        .captures_iter(list)
        .filter_map(|found| organisation(found.name("body")?.as_str()))
        .collect();
    if persons.len() > 1 {
        return persons.into_iter().filter(|name| bodies::is_body(name)).collect();
    }
    let plain = without_brackets(list);
    let between = if plain.contains(';') { ';' } else { ',' };
    let mut pieces: Vec<String> = plain.split(between).map(|piece| piece.trim().to_owned()).collect();
    if let Some(last) = pieces.pop() {
        match last.strip_prefix("and ") {
            Some(rest) => pieces.push(rest.to_owned()),
            None => pieces.extend(bodies::apart(&last, " and ")),
        }
    }
    pieces.iter().filter_map(|piece| organisation(piece)).collect()
}

/// A piece of a list as the name of an organisation; none if it may be a person's, or is text.
fn organisation(piece: &str) -> Option<String> {
    /// More words are text.
    const WORDS: usize = 10;
    let name = piece
        .trim()
        .trim_start_matches("and ")
        .trim_start_matches("the ")
        .trim_end_matches(['.', ':'])
        .trim();
    let first = name.split_whitespace().next()?;
    let text = ["a", "an", "two", "three", "who", "which", "with", "all", "other", "one", "as"]
        .contains(&first)
        || PERSON.is_match(name)
        || name.split_whitespace().count() > WORDS;
    // "Ada Finch" has the form of "Turning Leaf": only what says that it is a body is taken.
    (!text && (bodies::is_body(name) || GENERIC.is_match(name))).then(|| name.to_owned())
}

/// Words without what stands in brackets.
fn without_brackets(words: &str) -> String {
    BRACKETS
        .replace_all(words, " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" ,", ",")
        .replace(" ;", ";")
}

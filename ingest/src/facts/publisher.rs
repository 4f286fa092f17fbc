//! Finds who published a report, and for which area.
//!
//! A name is given as it is printed, with the area in front ("Borsetshire
//! Safeguarding Children Partnership"). What a response answers did not
//! publish it. A coroner is named by the area.

use std::collections::HashMap;
use std::sync::LazyLock;

use hindsight_index::vocabulary::DocumentRole;
use regex::Regex;

use crate::expression::fixed;

use super::Found;
use super::details::{Details, short};
use super::front::Front;
use super::names::{PATTERNS, Pattern};
use crate::extracted::Metadata;
use crate::sections::{Line, plain};

/// A body that publishes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Publisher {
    /// Its name.
    pub(super) name: String,
    /// The area that its name names.
    pub(super) area: Option<String>,
}

/// Words in front of a name that are no part of it.
const NO_NAME: &[&str] = &[
    "the",
    "report",
    "by",
    "published",
    "final",
    "overview",
    "review",
    "commissioned",
    "a",
    "an",
    "on",
    "of",
    "for",
    "and",
    "summary",
    "executive",
    "independent",
    "case",
    "to",
    "from",
    "in",
    "public",
    "statutory",
    "serious",
    "local",
    "response",
    "government",
];

/// Words after which the name of another body follows.
static ANSWERED: LazyLock<Regex> =
    LazyLock::new(|| fixed(r"(?i)\b(?:responses?|reply) to\b.*$|\bcopied to\b.*$|\bsent to\b.*$"));

/// Who presents a paper to Parliament.
static PRESENTED: LazyLock<Regex> =
    LazyLock::new(|| fixed(r"(?i)\bpresented to (?:parliament|the house)\b.*?\bby the\s+(?P<by>.+)"));

/// The departments of those who present papers.
static OFFICES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    toml::from_str(include_str!("offices.toml")).expect("offices.toml is checked by a test")
});

/// Lines that name those who appear before a court, or on whose behalf.
static COUNSEL: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"(?i)\bappear(?:ed|ing|s)?\b|\bon behalf of\b|\bassist(?:ed|ing)? the coroner\b|\binstructed by\b")
});

/// A coroner with the area.
static CORONER: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?x)(?i:coroner)(?:,?\s+(?i:for|in)|,)\s+(?:(?i:the)\s+)?(?:(?i:coroner(?:['’]s|ial)?\s+area\s+(?:of|for)|(?i:county|city)\s+of)\s+)?
        (?P<area>(?:The\s)?[A-Z][^\s,;:().]+(?:,?\s(?:and|of|the|upon|with|&|[A-Z][^\s,;:().]+))*)",
    )
});

/// What is read for a publisher.
pub(super) struct Source<'a> {
    /// What the file says of itself.
    pub(super) metadata: &'a Metadata,
    /// The first pages.
    pub(super) front: &'a Front<'a>,
    /// The pairs that it sets out.
    pub(super) details: &'a Details<'a>,
}

/// Who published a file; those to whom it is sent did not.
pub(super) fn find(
    title: Option<&Found<String>>,
    slug: &str,
    role: DocumentRole,
    addressees: &[Found<String>],
    source: &Source<'_>,
) -> Option<Found<Publisher>> {
    let &Source { metadata, front, details } = source;
    let bare = |name: String| Publisher { name, area: None };
    if let Some(found) = details.first("publisher", short) {
        let named = named(&found.value, found.page, false, DocumentRole::Report);
        return Some(found.with(named.map_or_else(|| bare(found.value.clone()), |named| named.value)));
    }
    if let Some(found) = labelled(details) {
        return Some(found);
    }
    if slug == "pfd"
        && role != DocumentRole::Response
        && let Some(area) = coroner_area(front, details)
    {
        let name = format!("HM Coroner for {}", area.value);
        return Some(area.with(Publisher { name, area: Some(area.value.clone()) }));
    }
    if let Some(found) = presented(front).filter(|_| role == DocumentRole::Response) {
        return Some(found);
    }
    let titled = title.map(|title| (title.value.as_str(), title.page));
    let cover = titled.into_iter().chain(not_sent_to(&front.cover, addressees));
    let inside = not_sent_to(&front.inside, addressees);
    // Sites put their own name behind the title: "Child K | Borsetshire Safeguarding Children Partnership".
    let behind = metadata.title.as_deref().and_then(|title| title.rsplit(" | ").next());
    let site = metadata.site.as_deref().into_iter().chain(behind).map(|site| (site, 1));
    among(cover, false, role).or_else(|| among(inside, true, role)).or_else(|| among(site, false, role))
}

/// The department whose minister presents it to Parliament.
fn presented(front: &Front<'_>) -> Option<Found<Publisher>> {
    front.all().find_map(|line| {
        let by = PRESENTED.captures(line.text)?.name("by")?.as_str();
        let words = plain(by);
        let offices = OFFICES.iter().filter(|(office, _)| words.contains(office.as_str()));
        let (_, name) = offices.max_by_key(|(office, _)| office.len())?;
        Some(Found::new(Publisher { name: name.clone(), area: None }, line.page, line.text))
    })
}

/// For which area it is.
pub(super) fn area(
    slug: &str,
    publisher: Option<&Found<Publisher>>,
    front: &Front<'_>,
    details: &Details<'_>,
) -> Option<Found<String>> {
    let coroner = || coroner_area(front, details).filter(|_| slug == "pfd");
    let named = || publisher.and_then(|found| Some(found.with(found.value.area.clone()?)));
    details.first("area", short).or_else(coroner).or_else(named)
}

/// The area of the coroner who reports.
fn coroner_area(front: &Front<'_>, details: &Details<'_>) -> Option<Found<String>> {
    let said = || {
        front.all().find_map(|line| {
            let found = CORONER.captures(line.text)?;
            let area = found.name("area")?.as_str();
            Some(Found::new(area.to_owned(), line.page, found.get(0)?.as_str()))
        })
    };
    details.first("area", short).or_else(said)
}

/// The lines that do not list those to whom it is sent.
fn not_sent_to<'a>(
    lines: &'a [Line<'a>],
    addressees: &'a [Found<String>],
) -> impl Iterator<Item = (&'a str, u32)> {
    let listed = |text: &str| addressees.iter().any(|to| to.quote.lines().any(|line| line == text));
    lines
        .iter()
        .filter(move |line| !listed(line.text) && !COUNSEL.is_match(line.text))
        .map(|line| (line.text, line.page))
}

/// A body whose kind is the label: "Safeguarding Adults Board: Borsetshire", or with the whole name.
fn labelled(details: &Details<'_>) -> Option<Found<Publisher>> {
    let is_kind = |label: &str| PATTERNS.iter().any(|kind| kind.before && kind.area && kind.is_all_of(label));
    let mut pairs = details.pairs().filter(|detail| is_kind(&detail.label));
    pairs.find_map(|detail| {
        let [value] = detail.values.as_slice() else { return None };
        let of_place = || {
            let name = format!("{value} {}", in_capitals(&detail.label));
            is_place(value).then(|| Publisher { name, area: Some(value.clone()) })
        };
        let whole = named(value, detail.page, false, DocumentRole::Report).map(|found| found.value);
        Some(Found::new(whole.or_else(of_place)?, detail.page, &detail.quote))
    })
}

/// Whether a value can be the name of a place.
fn is_place(value: &str) -> bool {
    /// More words are text.
    const WORDS: usize = 6;
    let small = ["and", "of", "the", "upon", "on", "with", "in", "&"];
    value.split_whitespace().count() <= WORDS
        && value.split_whitespace().all(|word| small.contains(&word) || word.starts_with(char::is_uppercase))
}

/// Words as in a name: each but the smallest with a capital.
fn in_capitals(words: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    let words = words.split_whitespace();
    words
        .map(|word| if ["and", "of", "the"].contains(&word) { word.to_owned() } else { capital(word) })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The name that wins among these lines.
fn among<'a>(
    lines: impl Iterator<Item = (&'a str, u32)>,
    far: bool,
    role: DocumentRole,
) -> Option<Found<Publisher>> {
    /// In a longer line only the surer names are looked for.
    const SHORT: usize = 160;
    let lines: Vec<(&str, u32)> = lines.collect();
    let about = [DocumentRole::Response, DocumentRole::Briefing].contains(&role);
    let mut patterns = PATTERNS.iter().filter(|pattern| (pattern.far || !far) && !(about && pattern.subject));
    patterns.find_map(|pattern| {
        let mut lines = lines.iter().filter(|(text, _)| pattern.far || text.len() <= SHORT);
        lines.find_map(|(text, page)| read(pattern, before_answer(text, role), *page))
    })
}

/// The name in one line.
fn named(text: &str, page: u32, far: bool, role: DocumentRole) -> Option<Found<Publisher>> {
    among([(text, page)].into_iter(), far, role)
}

/// A line up to where it names what it answers.
fn before_answer(text: &str, role: DocumentRole) -> &str {
    let cut = ANSWERED.find(text).filter(|_| role == DocumentRole::Response);
    cut.and_then(|cut| text.get(..cut.start())).unwrap_or(text)
}

/// The name that a pattern finds in a line.
fn read(pattern: &Pattern, text: &str, page: u32) -> Option<Found<Publisher>> {
    /// More words in front are a sentence in capitals.
    const WORDS: usize = 9;
    let found = pattern.expression().captures(text)?;
    let (whole, body) = (found.get(0)?, found.name("body")?);
    let after = text.get(whole.end()..)?.trim_start();
    let numbered = after.starts_with(|c: char| c.is_ascii_digit()) || after.split(' ').next()?.contains('-');
    let small = pattern.named.is_none() && !body.as_str().starts_with(|c: char| c.is_uppercase());
    if small || (pattern.before && numbered) {
        return None;
    }
    let before = without_lead(found.name("before")?.as_str());
    let named = before.contains(char::is_alphabetic);
    if pattern.before && !(named && (1..=WORDS).contains(&before.split_whitespace().count())) {
        return None;
    }
    let start = body.start() - before.len();
    let name = text.get(start..body.end())?.trim();
    let publisher = Publisher {
        name: pattern.named.clone().unwrap_or_else(|| name.to_owned()),
        area: pattern.area.then(|| before.trim().trim_end_matches(" Local").to_owned()),
    };
    Some(Found::new(publisher, page, name))
}

/// Words in front of a name, from after the last that is no part of it.
fn without_lead(before: &str) -> &str {
    let mut from = 0;
    let mut at = 0;
    for word in before.split_inclusive(' ') {
        at += word.len();
        let plain = word.trim().trim_end_matches(',').to_lowercase();
        let joins = ["and", "of", "the", "local"].contains(&plain.as_str()) && from < at - word.len();
        if NO_NAME.contains(&plain.as_str()) && !joins {
            from = at;
        }
    }
    before.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use super::*;
    use crate::sections::tests::file;

    fn of(page: &str) -> (Option<String>, Option<String>) {
        let facts = facts(&file(&[page]), &[]);
        (facts.publisher, facts.area)
    }

    fn pair(publisher: &str, area: Option<&str>) -> (Option<String>, Option<String>) {
        (Some(publisher.to_owned()), area.map(str::to_owned))
    }

    #[test]
    fn a_partnership_is_named_with_its_area() {
        for (line, name, area) in [
            (
                "Borsetshire Safeguarding Children Partnership",
                "Borsetshire Safeguarding Children Partnership",
                "Borsetshire",
            ),
            (
                "Published by the Felpersham and Penny Safeguarding Adults Board",
                "Felpersham and Penny Safeguarding Adults Board",
                "Felpersham and Penny",
            ),
            (
                "A Report of Borsetshire Community Safety Partnership",
                "Borsetshire Community Safety Partnership",
                "Borsetshire",
            ),
        ] {
            assert_eq!(of(&format!("The ferry\n\n{line}")), pair(name, Some(area)), "{line}");
        }
    }

    #[test]
    fn what_a_response_answers_did_not_publish_it() {
        assert_eq!(of("UK Government Response to the Ferry Anemone Inquiry"), pair("UK Government", None));
        assert_eq!(of("Ferry Anemone Inquiry: the lessons"), pair("Ferry Anemone Inquiry", None));
    }

    #[test]
    fn a_coroner_is_named_by_the_area() {
        let page = "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS\n\nI am Ada Finch, assistant coroner, for the coroner area of East Borsetshire.";

        assert_eq!(of(page), pair("HM Coroner for East Borsetshire", Some("East Borsetshire")));
    }

    #[test]
    fn the_department_that_presents_a_response_publishes_it() {
        let page = "Government Response to the Ferry Inquiry\n\nPresented to Parliament by the Minister for the Cabinet Office by Command of His Majesty";

        assert_eq!(of(page), pair("Cabinet Office", None));
        assert!(OFFICES.keys().all(|office| &plain(office) == office));
    }

    #[test]
    fn those_for_whom_counsel_appears_did_not_publish_it() {
        let page = "JURISDICTION : CORONER'S COURT OF NORTHSHIRE\n\nACT : CORONERS ACT 1996\n\nMs A Finch appeared on behalf of the Department of Boats";

        assert_eq!(of(page), pair("CORONER'S COURT OF NORTHSHIRE", None));
    }

    #[test]
    fn words_in_a_sentence_name_no_publisher() {
        assert_eq!(of("The ferry\n\nThe local safeguarding children board met."), (None, None));
    }
}

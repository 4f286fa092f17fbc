//! Finds of what type a review is, and what the file is within it.
//!
//! The words that show it are data (`kinds.toml`). The title counts most, the
//! cover next; of what the pages after it speak of, the most frequent. A
//! response has the type of what it answers.

use std::sync::{LazyLock, OnceLock};

use hindsight_index::vocabulary::DocumentRole;
use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use super::Found;
use super::details::{Details, short};
use super::front::Front;
use crate::extracted::Metadata;
use crate::sections::Line;

/// Words that show a value, as written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    slug: String,
    words: Vec<String>,
    unless: Option<String>,
}

/// The file.
#[derive(Deserialize)]
struct File {
    #[serde(rename = "type")]
    types: Vec<Entry>,
    role: Vec<Entry>,
}

/// Words that show a value.
struct Kind {
    slug: String,
    words: Words,
    unless: Option<Words>,
}

/// An expression that is compiled when it is first asked for, since most files need few.
struct Words {
    text: String,
    compiled: OnceLock<Regex>,
}

impl Words {
    /// Takes an expression as it is written.
    fn new(text: String) -> Self {
        Self { text, compiled: OnceLock::new() }
    }

    /// The expression, compiled.
    fn get(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            let built = RegexBuilder::new(&self.text).case_insensitive(true).build();
            built.expect("checked by a test")
        })
    }
}

/// The types and the roles.
struct Kinds {
    types: Vec<Kind>,
    roles: Vec<Kind>,
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("kinds.toml")).expect("checked by a test");
    let read = |list: Vec<Entry>| list.into_iter().map(kind).collect();
    Kinds { types: read(file.types), roles: read(file.role) }
});

/// Reads the words of a value.
fn kind(entry: Entry) -> Kind {
    let words = entry.words.iter().map(|words| format!("(?:{words})")).collect::<Vec<_>>().join("|");
    Kind { slug: entry.slug, words: Words::new(words), unless: entry.unless.map(Words::new) }
}

/// Of what type a review is.
pub(super) fn review_type(
    title: &str,
    found: Option<&Found<String>>,
    metadata: &Metadata,
    front: &Front<'_>,
    details: &Details<'_>,
) -> Option<Found<String>> {
    let stated =
        || details.first("review_type", |value| first(&KINDS.types, &short(value)?).map(|(slug, _)| slug));
    let titled = || {
        let (slug, _) = first(&KINDS.types, title)?;
        found.map(|found| found.with(slug))
    };
    let large = || {
        let words = metadata.large_type.iter();
        words
            .filter_map(|words| {
                first(&KINDS.types, words).map(|(slug, _)| Found::new(slug, front.page_of(words), words))
            })
            .next()
    };
    stated().or_else(titled).or_else(large).or_else(|| on_cover(&front.cover)).or_else(|| most(&front.inside))
}

/// The value that words show, with the words that show it.
fn first<'a>(kinds: &[Kind], text: &'a str) -> Option<(String, &'a str)> {
    kinds.iter().find_map(|kind| Some((kind.slug.clone(), kind.find(text)?)))
}

impl Kind {
    /// The words that show it in a text.
    fn find<'a>(&self, text: &'a str) -> Option<&'a str> {
        let found = self.words.get().find(text)?;
        let barred = self.unless.as_ref().is_some_and(|unless| unless.get().is_match(text));
        (!barred).then(|| found.as_str())
    }
}

/// The type that the lines of the cover show.
fn on_cover(cover: &[Line<'_>]) -> Option<Found<String>> {
    KINDS.types.iter().find_map(|kind| {
        let line = cover.iter().find_map(|line| Some((line.page, kind.find(line.text)?)));
        line.map(|(page, words)| Found::new(kind.slug.clone(), page, words))
    })
}

/// The type of which most lines speak.
fn most(lines: &[Line<'_>]) -> Option<Found<String>> {
    let mut best: Option<(usize, Found<String>)> = None;
    for kind in &KINDS.types {
        let mut hits = lines.iter().filter_map(|line| Some((line.page, kind.find(line.text)?)));
        let Some((page, words)) = hits.next() else { continue };
        let count = 1 + hits.count();
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, Found::new(kind.slug.clone(), page, words)));
        }
    }
    best.map(|(_, found)| found)
}

/// What the file is within its review.
pub(super) fn role(
    title: Option<&Found<String>>,
    metadata: &Metadata,
    front: &Front<'_>,
    slug: &str,
) -> Option<Found<DocumentRole>> {
    if let Some(letter) = letter(front, slug) {
        return Some(letter);
    }
    if let Some(link) = &metadata.leads_to {
        // What such a page says of the report is a summary at most.
        let words: usize = front.all().map(|line| line.text.split_whitespace().count()).sum();
        let role = if words >= SUMMARY { DocumentRole::Summary } else { DocumentRole::Other };
        return Some(Found::new(role, 1, link));
    }
    let titled = title.map(|title| (title.value.as_str(), title.page));
    let large = metadata.large_type.iter().map(|words| (words.as_str(), front.page_of(words)));
    let cover = front.cover.iter().take(3).map(|line| (line.text, line.page));
    let texts: Vec<(&str, u32)> = titled.into_iter().chain(large).chain(cover).collect();
    let special = KINDS.roles.iter().filter(|kind| kind.slug != "report");
    let report = KINDS.roles.iter().filter(|kind| kind.slug == "report");
    special
        .chain(report)
        .find_map(|kind| {
            let role = DocumentRole::from_word(&kind.slug)?;
            texts.iter().find_map(|(text, page)| Some(Found::new(role, *page, kind.find(text)?)))
        })
        .or_else(|| by_type(front, slug))
}

/// A page that leads to a report sums it up if it has so many words.
const SUMMARY: usize = 60;

/// A letter, or the response that a letter to a coroner is.
fn letter(front: &Front<'_>, slug: &str) -> Option<Found<DocumentRole>> {
    /// Lines in which a letter greets.
    const LINES: usize = 30;
    /// A longer file is not a letter.
    const PAGES: usize = 8;
    let greets = |line: &&Line<'_>| line.text.starts_with("Dear ") && line.text.len() < 90;
    let greeting = front.cover.iter().take(LINES).find(greets).filter(|_| front.pages <= PAGES)?;
    let form =
        front.cover.iter().any(|line| line.text.to_uppercase().contains("THIS REPORT IS BEING SENT TO"));
    let role = if slug == "pfd" { DocumentRole::Response } else { DocumentRole::Letter };
    (!form).then(|| Found::new(role, greeting.page, greeting.text))
}

/// A file of known type that says nothing else is the report.
fn by_type(front: &Front<'_>, slug: &str) -> Option<Found<DocumentRole>> {
    let kind = KINDS.types.iter().find(|kind| kind.slug == slug)?;
    front.all().find_map(|line| Some(Found::new(DocumentRole::Report, line.page, kind.find(line.text)?)))
}

/// The nation of a review whose type only one nation has.
pub(super) fn nation(review_type: &Found<String>) -> Option<Found<String>> {
    let nation = match review_type.value.as_str() {
        "cspr-local" | "cspr-national" | "rapid-review" | "panel-report" | "sar" => "England",
        "cpr" | "apr" | "mapf" | "susr" => "Wales",
        "scr-scotland" | "learning-review" => "Scotland",
        "cmr" => "Northern Ireland",
        _ => return None,
    };
    Some(review_type.with(nation.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use super::*;
    use crate::sections::tests::file;

    fn of(page: &str) -> (Option<String>, &'static str) {
        let facts = facts(&file(&[page]), &[]);
        (facts.review_type, facts.document_role.as_str())
    }

    #[test]
    fn every_role_in_the_file_is_one_of_the_vocabulary() {
        assert!(KINDS.roles.iter().all(|kind| DocumentRole::from_word(&kind.slug).is_some()));
        assert!(KINDS.types.len() > 20);
    }

    #[test]
    fn every_expression_compiles() {
        for kind in KINDS.types.iter().chain(&KINDS.roles) {
            let _ = kind.words.get();
            let _ = kind.unless.as_ref().map(Words::get);
        }
    }

    #[test]
    fn the_type_is_known_by_the_words_of_the_title() {
        for (title, slug) in [
            ("Domestic Homicide Review: Anna", "dhr"),
            ("REGULATION 28: REPORT TO PREVENT FUTURE DEATHS", "pfd"),
            ("Local Child Safeguarding Practice Review: Child Q7", "cspr-local"),
            ("Extended Child Practice Review", "cpr"),
            ("Safeguarding Adults Review: Edith", "sar"),
            ("Serious Case Review: Child Q7", "scr-child"),
            ("Significant Case Review", "scr-scotland"),
            ("Marine inquiry MO-2031-201: The ferry Anemone", "accident-investigation"),
            ("Ferry Anemone Inquiry: report", "pu-inquiry"),
        ] {
            assert_eq!(of(title).0.as_deref(), Some(slug), "{title}");
        }
        assert_eq!(of("A walk by the sea").0, None);
    }

    #[test]
    fn a_response_has_the_type_of_what_it_answers() {
        assert_eq!(
            of("Response to the Domestic Homicide Review of Anna"),
            (Some("dhr".to_owned()), "response")
        );
    }

    #[test]
    fn the_role_is_known_by_the_title() {
        for (title, role) in [
            ("Serious Case Review: Child Q7 – Overview Report", "report"),
            ("Serious Case Review: Child Q7 – Executive Summary", "summary"),
            ("7-minute briefing: Child Q7", "briefing"),
            ("Child Q7: multi-agency action plan", "action_plan"),
            ("A walk by the sea", "other"),
        ] {
            assert_eq!(of(title).1, role, "{title}");
        }
    }

    #[test]
    fn a_letter_to_the_coroner_is_a_response() {
        let page = "Ferry House\n\nDear Coroner,\n\nRegulation 28 report on the ferry Anemone";

        assert_eq!(of(page), (Some("pfd".to_owned()), "response"));
    }
}

//! Quotations for which reviews have a theme or agency, each with its review, its section and the words that decided.

use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeSet, HashMap};

use crate::catalogue::{Catalogue, Quoted, ReviewRow};
use crate::error::LibraryError;
use crate::phrase::{Matcher, Phrase, Strength};
use crate::review::Section;
use crate::taxonomy::Entry;
use crate::vocabulary::{Polarity, SectionKind};

/// A quotation with its review and section.
pub(super) struct Placed<'a> {
    pub(super) quoted: &'a Quoted,
    pub(super) row: &'a ReviewRow,
    pub(super) section: Option<&'a Section>,
    /// The words for which the label was given.
    pub(super) words: String,
}

impl Placed<'_> {
    /// The kind of its section.
    pub(super) fn kind(&self) -> SectionKind {
        self.section.map_or(SectionKind::Other, |section| section.kind)
    }

    /// Whether it tells of good practice.
    pub(super) fn is_good(&self) -> bool {
        self.quoted.polarity == Some(Polarity::Good) || self.kind() == SectionKind::GoodPractice
    }
}

/// In how many reviews quotations stand.
pub(super) fn reviews(placed: &[&Placed<'_>]) -> usize {
    placed.iter().map(|placed| placed.row.number).collect::<BTreeSet<i64>>().len()
}

/// The sections of reviews, by number.
pub(super) type Sections = HashMap<i64, Vec<Section>>;

/// The sections of the reviews in which quotations stand.
pub(super) fn sections(catalogue: &Catalogue, quoted: &[Quoted]) -> Result<Sections, LibraryError> {
    let mut sections = Sections::new();
    for one in quoted {
        if let Slot::Vacant(empty) = sections.entry(one.review) {
            empty.insert(catalogue.sections(one.review)?);
        }
    }
    Ok(sections)
}

/// Quotations with their reviews and sections; those of reviews that are not in the rows are left out.
pub(super) fn place<'a>(
    entry: &Entry,
    quoted: &'a [Quoted],
    sections: &'a Sections,
    rows: &'a [ReviewRow],
) -> Vec<Placed<'a>> {
    let rows: HashMap<i64, &ReviewRow> = rows.iter().map(|row| (row.number, row)).collect();
    let matcher = matcher(entry);
    let placed = quoted.iter().filter_map(|quoted| {
        let own = sections.get(&quoted.review).map(Vec::as_slice).unwrap_or_default();
        let section = section_of(own, quoted);
        let words = matcher.as_ref().map(|matcher| deciding(matcher, &quoted.quote)).unwrap_or_default();
        Some(Placed { quoted, row: rows.get(&quoted.review)?, section, words })
    });
    placed.collect()
}

/// The section in which a quotation stands: the last that starts before it.
fn section_of<'a>(sections: &'a [Section], quoted: &Quoted) -> Option<&'a Section> {
    let at = (quoted.page, quoted.start.unwrap_or(0));
    sections.iter().rfind(|section| (section.page, section.start) <= at)
}

/// What finds the phrases of a theme or agency.
fn matcher(entry: &Entry) -> Option<Matcher> {
    let phrases = entry.phrases().filter(|(_, strength)| *strength != Strength::Trap);
    let phrases = phrases.map(|(pattern, strength)| Phrase { entry: 0, strength, pattern });
    Matcher::compile(phrases).ok()
}

/// The words of a quotation for which the label was given: the strongest and longest phrase in it, in small letters.
fn deciding(matcher: &Matcher, quote: &str) -> String {
    let found = matcher.find(quote).into_iter();
    let best = found.max_by_key(|found| (found.strength.shows_alone(), found.words.len()));
    let words = best.and_then(|found| quote.get(found.bytes)).unwrap_or_default();
    words.split_whitespace().collect::<Vec<&str>>().join(" ").to_lowercase().replace('\u{2019}', "'")
}

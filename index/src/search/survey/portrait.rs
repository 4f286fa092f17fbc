//! A theme as the library has it: in how many reviews, by which words, in which parts, in whose words best.

use std::cmp::Reverse;
use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::quotation;
use crate::catalogue::{Catalogue, Quoted, ReviewRow};
use crate::error::LibraryError;
use crate::phrase::{Matcher, Phrase, Strength};
use crate::review::Section;
use crate::search::snapshot::Snapshot;
use crate::taxonomy::{Entry, THEMES};
use crate::vocabulary::{Format, Polarity, SectionKind, Tier};

/// The most wordings that are told.
const PHRASES: usize = 12;

/// A theme as the library has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portrait {
    /// The slug of the theme.
    pub slug: String,
    /// Reviews that have it.
    pub reviews: usize,
    /// Those in which it is central.
    pub central: usize,
    /// Quotations for it in all reviews.
    pub quotations: usize,
    /// The words for which it was given most often, as they are written in the reports.
    pub phrases: Vec<PhraseCount>,
    /// The kinds of section in which its quotations stand, those with most first.
    pub sections: Vec<SectionCount>,
    /// Quotations that say most, each of another review.
    pub best: Vec<Quotation>,
    /// Quotations of good practice: of reviews that praise it, or from parts about good practice.
    pub good: Vec<Quotation>,
    /// How many such quotations there are in all.
    pub good_total: usize,
    /// In how many reviews.
    pub good_reviews: usize,
}

/// Words for which a theme was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhraseCount {
    /// The words, in small letters.
    pub words: String,
    /// Quotations that have them.
    pub quotations: usize,
    /// Reviews in which these stand.
    pub reviews: usize,
}

/// A kind of section in which quotations for a theme stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionCount {
    /// The kind.
    pub kind: SectionKind,
    /// Its name.
    pub name: &'static str,
    /// Quotations in such sections.
    pub quotations: usize,
    /// Reviews in which these stand.
    pub reviews: usize,
}

/// Words of a review, with where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// The id of the review.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// The name of its file.
    pub file: String,
    /// The year in which it was published.
    pub year: Option<i16>,
    /// Slug of its type.
    pub review_type: Option<String>,
    /// Its area.
    pub area: Option<String>,
    /// The page, counted from 1.
    pub page: u32,
    /// Whether it is cited by page.
    pub has_pages: bool,
    /// The anchor of its section, for formats without pages.
    pub anchor: Option<String>,
    /// The kind of its section.
    pub section: SectionKind,
    /// The heading of its section.
    pub heading: String,
    /// The words, exactly as in the page's text.
    pub quote: String,
    /// How much of the review the theme is.
    pub tier: Tier,
    /// What the review says of practice in this theme.
    pub polarity: Polarity,
}

/// A quotation with its review and section.
pub(super) struct Placed<'a> {
    pub(super) quoted: &'a Quoted,
    pub(super) row: &'a ReviewRow,
    pub(super) section: Option<&'a Section>,
    /// The words for which it was given.
    pub(super) words: String,
}

impl Placed<'_> {
    /// The kind of its section.
    pub(super) fn kind(&self) -> SectionKind {
        self.section.map_or(SectionKind::Other, |section| section.kind)
    }

    /// Whether it tells of good practice.
    fn is_good(&self) -> bool {
        self.quoted.polarity == Polarity::Good || self.kind() == SectionKind::GoodPractice
    }
}

impl Snapshot {
    /// A theme as the library has it; `None` if there is no such theme.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn portrait(&self, slug: &str) -> Result<Option<Portrait>, LibraryError> {
        let Some(theme) = THEMES.get(slug) else { return Ok(None) };
        let (quoted, sections) = self.with_catalogue(|catalogue| evidence(catalogue, slug))?;
        let rows: HashMap<i64, &ReviewRow> = self.rows.iter().map(|row| (row.number, row)).collect();
        let matcher = matcher(theme);
        let placed = quoted.iter().filter_map(|quoted| {
            let own = sections.get(&quoted.review).map(Vec::as_slice).unwrap_or_default();
            let section = section_of(own, quoted);
            let words = matcher.as_ref().map(|matcher| deciding(matcher, &quoted.quote)).unwrap_or_default();
            Some(Placed { quoted, row: rows.get(&quoted.review)?, section, words })
        });
        let placed: Vec<Placed<'_>> = placed.collect();
        let good: Vec<&Placed<'_>> = placed.iter().filter(|placed| placed.is_good()).collect();
        let central = self.rows.iter().filter(|row| row.central.iter().any(|own| own == slug)).count();
        let mentioned = self.rows.iter().filter(|row| row.mentioned.iter().any(|own| own == slug)).count();
        Ok(Some(Portrait {
            slug: slug.to_owned(),
            reviews: central + mentioned,
            central,
            quotations: placed.len(),
            phrases: phrases(&placed),
            sections: by_section(&placed),
            best: quotation::best(&placed),
            good: quotation::good(&good),
            good_total: good.len(),
            good_reviews: reviews(&good),
        }))
    }
}

/// In how many reviews quotations stand.
fn reviews(placed: &[&Placed<'_>]) -> usize {
    placed.iter().map(|placed| placed.row.number).collect::<BTreeSet<i64>>().len()
}

/// The sections of reviews, by number.
type Sections = HashMap<i64, Vec<Section>>;

/// The quotations for a theme, and the sections of their reviews.
fn evidence(catalogue: &Catalogue, slug: &str) -> Result<(Vec<Quoted>, Sections), LibraryError> {
    let quoted = catalogue.theme_quotations(slug)?;
    let mut sections = Sections::new();
    for one in &quoted {
        if let Slot::Vacant(empty) = sections.entry(one.review) {
            empty.insert(catalogue.sections(one.review)?);
        }
    }
    Ok((quoted, sections))
}

/// The section in which a quotation stands: the last that starts before it.
fn section_of<'a>(sections: &'a [Section], quoted: &Quoted) -> Option<&'a Section> {
    let at = (quoted.page, quoted.start.unwrap_or(0));
    sections.iter().rfind(|section| (section.page, section.start) <= at)
}

/// What finds the phrases of a theme.
fn matcher(theme: &Entry) -> Option<Matcher> {
    let sets = [(&theme.strong, Strength::Strong), (&theme.weak, Strength::Weak)];
    let phrases = sets.into_iter().flat_map(|(patterns, strength)| {
        patterns.iter().map(move |pattern| Phrase { entry: 0, strength, pattern })
    });
    Matcher::compile(phrases).ok()
}

/// The words of a quotation for which the theme was given: the strongest and longest phrase in it, in small letters.
fn deciding(matcher: &Matcher, quote: &str) -> String {
    let found = matcher.find(quote).into_iter();
    let best = found.max_by_key(|found| (found.strength == Strength::Strong, found.words.len()));
    let words = best.and_then(|found| quote.get(found.bytes)).unwrap_or_default();
    words.split_whitespace().collect::<Vec<&str>>().join(" ").to_lowercase().replace('\u{2019}', "'")
}

/// The words that decided most often.
fn phrases(placed: &[Placed<'_>]) -> Vec<PhraseCount> {
    let mut found: BTreeMap<&str, Vec<&Placed<'_>>> = BTreeMap::new();
    for one in placed.iter().filter(|one| !one.words.is_empty()) {
        found.entry(&one.words).or_default().push(one);
    }
    let counted = found.into_iter().map(|(words, all)| PhraseCount {
        words: words.to_owned(),
        quotations: all.len(),
        reviews: reviews(&all),
    });
    let mut counted: Vec<PhraseCount> = counted.collect();
    counted.sort_by(|a, b| b.reviews.cmp(&a.reviews).then(b.quotations.cmp(&a.quotations)));
    counted.truncate(PHRASES);
    counted
}

/// The kinds of section in which quotations stand.
fn by_section(placed: &[Placed<'_>]) -> Vec<SectionCount> {
    let counted = SectionKind::ALL.iter().map(|kind| {
        let own: Vec<&Placed<'_>> = placed.iter().filter(|placed| placed.kind() == *kind).collect();
        SectionCount { kind: *kind, name: kind.name(), quotations: own.len(), reviews: reviews(&own) }
    });
    let mut counted: Vec<SectionCount> = counted.filter(|counted| counted.quotations > 0).collect();
    counted.sort_by_key(|counted| Reverse(counted.quotations));
    counted
}

impl Quotation {
    /// A quotation as it is shown.
    pub(super) fn of(placed: &Placed<'_>) -> Self {
        let (row, quoted) = (placed.row, placed.quoted);
        let has_pages = Format::from_word(&row.format).is_some_and(Format::has_pages);
        let anchor = placed.section.and_then(|section| section.anchor.clone());
        Self {
            id: row.id.clone(),
            title: row.title.clone(),
            file: crate::search::hit::file_name(&row.file),
            year: row.year(),
            review_type: row.review_type.clone(),
            area: row.area.clone(),
            page: quoted.page,
            has_pages,
            anchor: anchor.filter(|_| !has_pages),
            section: placed.kind(),
            heading: placed.section.map(|section| section.heading.clone()).unwrap_or_default(),
            quote: quoted.quote.clone(),
            tier: quoted.tier,
            polarity: quoted.polarity,
        }
    }
}

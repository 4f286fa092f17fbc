//! Quotations, and which of them say most of a theme or agency: why before what, and in the words of many reviews.

use std::collections::HashMap;

use serde::Serialize;

use super::placed::Placed;
use crate::vocabulary::{AgencyRole, Format, Polarity, SectionKind, Tier};

/// The most quotations that are chosen.
const BEST: usize = 8;
/// The most quotations of good practice that are shown.
const GOOD: usize = 20;
/// The most quotations of good practice of one review.
const GOOD_OF_ONE: usize = 2;
/// A quotation of so many characters can be read by itself.
const READABLE: std::ops::RangeInclusive<usize> = 80..=420;

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
    /// How much of the review the theme is; for themes alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// What the review says of practice in this theme; for themes alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// What the agency is to the review; for agencies alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<AgencyRole>,
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
            role: quoted.role,
        }
    }
}

/// The quotations that say most: each of another review, and as few as can be by the same words.
pub(super) fn best(placed: &[Placed<'_>]) -> Vec<Quotation> {
    let mut rest: Vec<&Placed<'_>> = placed.iter().collect();
    let mut said: HashMap<&str, i32> = HashMap::new();
    let mut chosen = Vec::new();
    while chosen.len() < BEST {
        let again = |placed: &Placed<'_>| said.get(placed.words.as_str()).copied().unwrap_or(0);
        let weight = |placed: &&&Placed<'_>| {
            (
                worth(placed) - 2 * again(placed),
                placed.row.published.clone(),
                std::cmp::Reverse(placed.row.number),
            )
        };
        // The first of equals: those of a review come in the order of its evidence.
        let Some(next) = rest.iter().rev().max_by_key(weight).copied() else { break };
        *said.entry(&next.words).or_default() += 1;
        rest.retain(|other| other.row.number != next.row.number);
        chosen.push(Quotation::of(next));
    }
    chosen
}

/// Quotations of good practice, a few of each review, the newest reviews first.
pub(super) fn good(placed: &[&Placed<'_>]) -> Vec<Quotation> {
    let mut order: Vec<&&Placed<'_>> = placed.iter().collect();
    order.sort_by(|a, b| b.row.published.cmp(&a.row.published).then(a.row.number.cmp(&b.row.number)));
    let mut of_review: HashMap<i64, usize> = HashMap::new();
    order.retain(|placed| {
        let count = of_review.entry(placed.row.number).or_default();
        *count += 1;
        *count <= GOOD_OF_ONE
    });
    order.into_iter().take(GOOD).map(|placed| Quotation::of(placed)).collect()
}

/// How much a quotation is worth showing.
fn worth(placed: &Placed<'_>) -> i32 {
    let section = match placed.kind() {
        SectionKind::Findings | SectionKind::Analysis | SectionKind::Conclusions => 4,
        SectionKind::Summary | SectionKind::GoodPractice => 3,
        SectionKind::Recommendations | SectionKind::Background | SectionKind::Introduction => 1,
        SectionKind::Contents | SectionKind::Glossary | SectionKind::References => -4,
        SectionKind::TermsOfReference | SectionKind::Appendix => -2,
        _ => 0,
    };
    let central = if placed.quoted.tier == Some(Tier::Central) { 3 } else { 0 };
    let judged = if placed.quoted.polarity.is_none_or(|said| said == Polarity::Neutral) { 0 } else { 1 };
    let readable = if READABLE.contains(&placed.quoted.quote.chars().count()) { 2 } else { 0 };
    section + central + judged + readable
}

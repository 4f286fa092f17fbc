//! What quotations tell of a theme or agency: by which words it was given, in which parts, in whose words best.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::placed::{Placed, reviews};
use super::quotation::{self, Quotation};
use crate::vocabulary::SectionKind;

/// The most wordings that are told.
const PHRASES: usize = 12;

/// What quotations tell of a theme or agency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// Quotations for it in all reviews.
    pub quotations: usize,
    /// The words for which it was given most often, as they are written in the reports.
    pub phrases: Vec<PhraseCount>,
    /// The kinds of section in which its quotations stand, those with most first.
    pub sections: Vec<SectionCount>,
    /// Quotations that say most, each of another review.
    pub best: Vec<Quotation>,
}

/// Words for which a label was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhraseCount {
    /// The words, in small letters.
    pub words: String,
    /// Quotations that have them.
    pub quotations: usize,
    /// Reviews in which these stand.
    pub reviews: usize,
}

/// A kind of section in which quotations for a label stand.
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

impl Told {
    /// Tells of quotations.
    pub(super) fn of(placed: &[Placed<'_>]) -> Self {
        Self {
            quotations: placed.len(),
            phrases: phrases(placed),
            sections: by_section(placed),
            best: quotation::best(placed),
        }
    }
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

//! Puts what a person stated in the place of what was found.
//!
//! A fact is replaced. A label that was found keeps its words, behind the
//! person's word, and is raised or set, as the statement weighs.

use crate::evidence::Evidence;
use crate::review::{AgencyLabel, Review, ThemeLabel};
use crate::vocabulary::{AgencyRole, Polarity, Tier};

/// How much a statement weighs against what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It raises a label that was found, and never lowers it.
    Raises,
    /// What it says holds, higher or lower.
    Rules,
}

/// Replaces the evidence of a fact by the person's word.
pub fn proved(review: &mut Review, name: &str, stated: &Evidence) {
    review.evidence.insert(name.to_owned(), vec![stated.clone()]);
}

/// Adds a theme, or changes the one that was found.
pub fn theme(found: &mut Vec<ThemeLabel>, slug: &str, tier: Tier, weight: Weight, stated: &Evidence) {
    match found.iter_mut().find(|label| label.slug == slug) {
        Some(label) => {
            label.tier = weigh(label.tier, tier, weight);
            put_first(&mut label.evidence, stated);
        }
        None => found.push(ThemeLabel {
            slug: slug.to_owned(),
            tier,
            polarity: Polarity::Neutral,
            evidence: vec![stated.clone()],
        }),
    }
}

/// Adds an agency, or changes the first that was found of its sector.
pub fn agency(found: &mut Vec<AgencyLabel>, slug: &str, role: AgencyRole, weight: Weight, stated: &Evidence) {
    match found.iter_mut().find(|label| label.slug == slug) {
        Some(label) => {
            label.role = weigh(label.role, role, weight);
            put_first(&mut label.evidence, stated);
        }
        None => found.push(AgencyLabel {
            slug: slug.to_owned(),
            name: None,
            role,
            evidence: vec![stated.clone()],
        }),
    }
}

/// What holds of a word that was found and one that was stated.
fn weigh<T: Ord>(found: T, stated: T, weight: Weight) -> T {
    match weight {
        // The vocabularies go from the strongest to the weakest.
        Weight::Raises => found.min(stated),
        Weight::Rules => stated,
    }
}

/// Puts the person's word before the words that were found.
pub fn put_first(evidence: &mut Vec<Evidence>, stated: &Evidence) {
    if !evidence.contains(stated) {
        evidence.insert(0, stated.clone());
    }
}

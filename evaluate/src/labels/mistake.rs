//! What was labelled wrongly, with the words that led to it.
//!
//! A label that should not be there shows our quotations; one that is missing
//! shows the evidence of the gold. So phrases can be mended in the taxonomy
//! without opening a report.

use std::collections::BTreeMap;

use hindsight_index::evidence::Evidence;
use hindsight_index::review::Review;
use hindsight_index::vocabulary::{AgencyRole, Tier};
use serde::Serialize;

use super::gold::Gold;

/// What is labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A theme.
    Theme,
    /// An agency.
    Agency,
}

/// One label that is wrong, missing, or of another tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The report, as the gold names it.
    pub report: String,
    /// What is labelled.
    pub kind: Kind,
    /// The label.
    pub slug: String,
    /// The tier or role that was given, if any.
    pub given: Option<String>,
    /// The tier or role of the gold, if any.
    pub gold: Option<String>,
    /// Our quotations, or those of the gold where we gave nothing.
    pub quotes: Vec<String>,
}

/// Our labels: the tier or role of each, and its quotations.
type Given<'a> = BTreeMap<&'a str, (String, &'a [Evidence])>;

/// What is wrong with the labels of a review.
pub(super) fn mistakes(review: &Review, gold: &Gold) -> Vec<Mistake> {
    let themes = review.themes.iter();
    let given = themes.map(|of| (of.slug.as_str(), (of.tier.to_string(), of.evidence.as_slice()))).collect();
    let truth = gold.themes.iter().map(|(slug, tier)| (slug.as_str(), tier_word(*tier))).collect();
    let mut found = differences(gold, Kind::Theme, &given, &truth);

    let parts = review.agencies.iter().filter(|of| of.role != AgencyRole::Mentioned);
    let given =
        parts.map(|of| (of.slug.as_str(), ("takes part".to_owned(), of.evidence.as_slice()))).collect();
    let truth = gold.agencies.keys().chain(&gold.involved).filter(|slug| gold.takes_part(slug));
    let truth = truth.map(|slug| (slug.as_str(), "takes part".to_owned())).collect();
    found.extend(differences(gold, Kind::Agency, &given, &truth));
    found
}

/// The word for a tier.
fn tier_word(tier: Tier) -> String {
    tier.to_string()
}

/// Where what was given is not what is true.
fn differences(gold: &Gold, kind: Kind, given: &Given<'_>, truth: &BTreeMap<&str, String>) -> Vec<Mistake> {
    let mut slugs: Vec<&str> = given.keys().chain(truth.keys()).copied().collect();
    slugs.sort_unstable();
    slugs.dedup();
    let differs = |slug: &&str| given.get(slug).map(|(word, _)| word) != truth.get(slug);
    let mistake = |slug: &str| Mistake {
        report: gold.url.clone(),
        kind,
        slug: slug.to_owned(),
        given: given.get(slug).map(|(word, _)| word.clone()),
        gold: truth.get(slug).cloned(),
        quotes: match given.get(slug) {
            Some((_, evidence)) => evidence.iter().map(words).collect(),
            None => gold.evidence.get(slug).cloned().into_iter().collect(),
        },
    };
    slugs.into_iter().filter(differs).map(mistake).collect()
}

/// The words of a quotation.
fn words(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Found { page, quote } => format!("p. {page}: {quote}"),
        Evidence::Stated { stated } => stated.clone(),
    }
}

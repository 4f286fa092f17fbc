//! Why a review is similar: themes, agencies, circumstances and rare words that it shares.
//!
//! Each reason is true of the review, and quotes it where it can.

use serde::Serialize;

use super::account::Account;
use crate::error::LibraryError;
use crate::evidence::Evidence;
use crate::query::{Label, LabelKind};
use crate::review::Review;
use crate::search::concept::{Concept, Concepts};
use crate::search::evaluate::Evaluator;
use crate::search::results::{Hit, PassageHit};
use crate::search::snapshot::Snapshot;
use crate::search::universe::Over;
use crate::vocabulary::AgencyRole;
use crate::words;

/// The most reasons of a review.
const MOST: usize = 8;

/// The most of one kind.
const MOST_OF_A_KIND: usize = 4;

/// Why a review is similar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// What is shared.
    pub kind: ReasonKind,
    /// The slug, or the word.
    pub value: String,
    /// The same for people.
    pub name: String,
    /// The words of the review that show it.
    pub quote: Option<String>,
    /// The page on which they stand, counted from 1.
    pub page: Option<u32>,
    /// The number printed on it.
    pub label: Option<String>,
    /// How many reviews share a word; of other reasons nothing is counted.
    pub reviews: Option<usize>,
}

/// What two cases share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReasonKind {
    /// A theme.
    Theme,
    /// An agency.
    Agency,
    /// How old somebody was, or what came of it.
    Circumstance,
    /// A word; those that fewest reviews have come first.
    Word,
}

impl Reason {
    /// Whether few of so many reviews have the word: at most a tenth of them, or three.
    #[must_use]
    pub fn is_rare(&self, of: usize) -> bool {
        self.reviews.is_some_and(|reviews| reviews <= (of / 10).max(3))
    }
}

impl Snapshot {
    /// Why a review is similar to an account, the strongest reasons of each kind first.
    pub(super) fn reasons(
        &self,
        evaluator: &Evaluator<'_>,
        concepts: &Concepts,
        account: &Account,
        hit: &Hit,
    ) -> Result<Vec<Reason>, LibraryError> {
        let (Some(review), Some(row)) =
            (self.review(&hit.id)?, self.rows.iter().position(|row| row.id == hit.id))
        else {
            return Ok(Vec::new());
        };
        let mut reasons = labels(&concepts.labels, &review);
        reasons.extend(circumstances(account, &review));
        reasons.extend(self.shared_words(evaluator, concepts, hit, row)?);
        for reason in &mut reasons {
            let page = review.pages.iter().find(|page| Some(page.number) == reason.page);
            reason.label = reason.label.take().or_else(|| page.and_then(|page| page.label.clone()));
        }
        reasons.truncate(MOST);
        Ok(reasons)
    }

    /// The rarest words of an account that stand in the passages that are shown.
    fn shared_words(
        &self,
        evaluator: &Evaluator<'_>,
        concepts: &Concepts,
        hit: &Hit,
        row: usize,
    ) -> Result<Vec<Reason>, LibraryError> {
        let mut shared = Vec::new();
        for concept in &concepts.terms {
            let having = evaluator.wording(concept.place, &concept.own, Over::Reviews)?;
            if having.contains(row) {
                shared.push((having.len(), concept));
            }
        }
        shared.sort_by_key(|(reviews, _)| *reviews);
        let quoted =
            shared.into_iter().filter_map(|(reviews, concept)| word(concept, reviews, &hit.passages));
        Ok(quoted.take(MOST_OF_A_KIND).collect())
    }
}

/// The themes and agencies that a review shares: the central ones first.
fn labels(labels: &[Label], review: &Review) -> Vec<Reason> {
    let of = |label: &Label, evidence: &[Evidence]| {
        let found = evidence.iter().find_map(|evidence| match evidence {
            Evidence::Found { page, quote } => Some((*page, quote.clone())),
            Evidence::Stated { .. } => None,
        });
        let kind = match label.kind {
            LabelKind::Theme => ReasonKind::Theme,
            LabelKind::Agency => ReasonKind::Agency,
        };
        Reason {
            kind,
            value: label.slug.clone(),
            name: label.kind.taxonomy().name(&label.slug).to_owned(),
            quote: found.as_ref().map(|(_, quote)| quote.clone()),
            page: found.map(|(page, _)| page),
            label: None,
            reviews: None,
        }
    };
    let theme = |label: &Label| {
        let own = review.themes.iter().find(|theme| theme.slug == label.slug)?;
        Some((own.tier, of(label, &own.evidence)))
    };
    let agency = |label: &Label| {
        let own = review.agencies.iter().find(|agency| agency.slug == label.slug);
        own.filter(|own| own.role != AgencyRole::Mentioned).map(|own| of(label, &own.evidence))
    };
    let mut themes: Vec<_> = labels.iter().filter(|l| l.kind == LabelKind::Theme).filter_map(theme).collect();
    themes.sort_by_key(|(tier, _)| *tier != crate::vocabulary::Tier::Central);
    let agencies = labels.iter().filter(|label| label.kind == LabelKind::Agency).filter_map(agency);
    let themes = themes.into_iter().map(|(_, reason)| reason).take(MOST_OF_A_KIND);
    themes.chain(agencies.take(2)).collect()
}

/// How old somebody was and what came of it, where both say the same.
fn circumstances(account: &Account, review: &Review) -> Vec<Reason> {
    let pairs =
        [("age_band", &account.age_band, &review.age_band), ("outcome", &account.outcome, &review.outcome)];
    let shared = pairs.into_iter().filter(|(_, own, theirs)| own.is_some() && own == theirs);
    let reason = |(fact, own, _): (&str, &Option<String>, _)| {
        let value = own.clone()?;
        let name = match fact {
            "age_band" => format!("age {}", age(&value)),
            _ => value.replace('-', " "),
        };
        let evidence = review.evidence.get(fact).and_then(|all| all.first());
        let (page, quote) = match evidence {
            Some(Evidence::Found { page, quote }) => (Some(*page), Some(quote.clone())),
            _ => (None, None),
        };
        Some(Reason { kind: ReasonKind::Circumstance, value, name, quote, page, label: None, reviews: None })
    };
    shared.filter_map(reason).collect()
}

/// An age band in words: `1 to 11 months`, `85 and over`.
fn age(band: &str) -> String {
    match band.split('-').collect::<Vec<_>>()[..] {
        [from, "plus"] => format!("{from} and over"),
        [from, to] => format!("{from} to {to}"),
        [from, to, unit] => format!("{from} to {to} {unit}"),
        _ => band.to_owned(),
    }
}

/// A word with the passage in which it stands; none if it stands in no passage that is shown.
fn word(concept: &Concept, reviews: usize, passages: &[PassageHit]) -> Option<Reason> {
    let [pattern] = concept.own.as_slice() else { return None };
    let stem = words::stem(&pattern.plain);
    let holds = |passage: &&PassageHit| {
        words::words(&passage.text).iter().any(|word| words::stem(&word.plain) == stem)
    };
    let passage = passages.iter().find(holds)?;
    Some(Reason {
        kind: ReasonKind::Word,
        value: pattern.plain.clone(),
        name: pattern.plain.clone(),
        quote: Some(passage.text.clone()),
        page: Some(passage.page),
        label: passage.label.clone(),
        reviews: Some(reviews),
    })
}

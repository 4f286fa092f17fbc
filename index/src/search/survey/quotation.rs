//! Chooses the quotations that say most of a theme: why before what, and in the words of many reviews.

use std::collections::HashMap;

use super::portrait::{Placed, Quotation};
use crate::vocabulary::{Polarity, SectionKind, Tier};

/// The most quotations that are chosen.
const BEST: usize = 8;
/// The most quotations of good practice that are shown.
const GOOD: usize = 20;
/// The most quotations of good practice of one review.
const GOOD_OF_ONE: usize = 2;
/// A quotation of so many characters can be read by itself.
const READABLE: std::ops::RangeInclusive<usize> = 80..=420;

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
    let central = if placed.quoted.tier == Tier::Central { 3 } else { 0 };
    let judged = if placed.quoted.polarity == Polarity::Neutral { 0 } else { 1 };
    let readable = if READABLE.contains(&placed.quoted.quote.chars().count()) { 2 } else { 0 };
    section + central + judged + readable
}

//! The recommendations of a review, by which one that restates them is known.

use serde::{Deserialize, Serialize};

use super::sketch::{runs, tokenise, upper};
use crate::review::Recommendation;

/// The most recommendations that are compared.
const MOST: usize = 150;
/// Hashes that are kept of each.
const HASHES: usize = 24;
/// Runs below which a recommendation may be anyone's.
const SHORT: usize = 8;

/// A recommendation as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ask {
    /// Its number without what is printed round it.
    pub(crate) number: String,
    /// The smallest hashes of its runs of words.
    pub(crate) sample: Vec<u32>,
}

/// The recommendations that are long enough to be known again.
pub(super) fn of(all: &[Recommendation]) -> Vec<Ask> {
    let asks = all.iter().map(ask).filter(|ask| ask.sample.len() >= SHORT);
    asks.take(MOST).collect()
}

/// A recommendation as it is compared.
pub(super) fn ask(one: &Recommendation) -> Ask {
    let (mut words, mut tokens) = (Vec::new(), Vec::new());
    for text in std::iter::once(&one.text).chain(&one.items) {
        tokenise(text, &mut words, &mut tokens);
    }
    let mut sample = runs(&words);
    sample.truncate(HASHES);
    Ask { number: bare(one.number.as_deref().unwrap_or_default()), sample }
}

/// A number without what is printed round it: `R4`, `(4)` and `Recommendation 4` are 4.
pub(super) fn bare(number: &str) -> String {
    let lower = number.to_ascii_lowercase();
    let kept: String = lower.chars().filter(|c| c.is_alphanumeric() || *c == '.').collect();
    let rest = ["recommendation", "rec", "r"].iter().find_map(|start| kept.strip_prefix(start));
    rest.unwrap_or(&kept).trim_matches('.').trim_start_matches('0').to_owned()
}

impl Ask {
    /// Whether two have nearly the same words, or one holds the other.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.shared(other) >= 0.5
    }

    /// The share of runs, as far as both are known, of the one with fewer.
    pub(crate) fn shared(&self, other: &Self) -> f64 {
        let full = |ask: &Self| if ask.sample.len() < HASHES { None } else { ask.sample.last().copied() };
        let limit = [full(self), full(other)].into_iter().flatten().min().unwrap_or(u32::MAX);
        let below = |ask: &Self| ask.sample.iter().filter(|hash| **hash <= limit).count();
        let common = self.sample.iter().filter(|hash| **hash <= limit && other.sample.contains(hash)).count();
        let least = below(self).min(below(other));
        // A few runs in common are chance.
        if common < 3 || least == 0 { 0.0 } else { common as f64 / least as f64 }
    }

    /// A hash that another with these words has too.
    pub(super) fn mark(&self) -> u32 {
        self.sample.iter().take(2).fold(0, |sum, hash| upper(u64::from(sum) << 32 | u64::from(*hash)))
    }
}

/// How many of the recommendations of one stand in the other with nearly the same words.
pub(super) fn restated(one: &[Ask], other: &[Ask]) -> usize {
    one.iter().filter(|ask| other.iter().any(|theirs| ask.is_like(theirs))).count()
}

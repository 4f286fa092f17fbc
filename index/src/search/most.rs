//! Which have most of some plain words: each word counts by what it tells.
//!
//! Sums are of whole numbers, so they do not depend on the order of the words.

use crate::bits::Bits;

/// The share of what two plain words tell that a review must have.
///
/// Rare words tell more than common ones, so the rarer of two is often enough. All shares were
/// chosen on the judged queries: see `docs/ranking.md`.
const SHARE_OF_TWO: f64 = 0.3;

/// The same of three to [`FEW`] plain words.
const SHARE: f64 = 0.2;

/// Of further words a smaller share is needed: pasted sentences have many that no other report uses.
const FEW: usize = 6;

/// One of this many further words must be there.
const FURTHER: usize = 12;

/// What the words tell that each has.
#[derive(Debug)]
pub(super) struct Most {
    none: Bits,
    told: Vec<u32>,
    /// What all words tell, and what the last one does.
    all: u64,
    last: u32,
    words: usize,
}

impl Most {
    /// Of those of which `none` is the empty set.
    pub(super) fn of(none: Bits) -> Self {
        Self { told: vec![0; none.size()], none, all: 0, last: 0, words: 0 }
    }

    /// The next word, which `having` of `reviews` have.
    pub(super) fn word(&mut self, having: usize, reviews: usize) {
        self.last = tells(having, reviews);
        self.all += u64::from(self.last);
        self.words += 1;
    }

    /// One has it; each is named once for a word.
    pub(super) fn has(&mut self, at: usize) {
        self.told[at] += self.last;
    }

    /// Those that have most of them.
    pub(super) fn met(self) -> Bits {
        let needed = needed(self.all, self.words).max(1);
        let mut met = self.none;
        (0..)
            .zip(self.told)
            .filter(|(_, told)| u64::from(*told) >= needed)
            .for_each(|(at, _)| met.insert(at));
        met
    }
}

/// How much a word tells that `having` of `reviews` reviews have, in thousandths: rare words tell more.
pub(super) fn tells(having: usize, reviews: usize) -> u32 {
    let share = (having as f64 + 0.5) / (reviews as f64 + 1.0);
    // Whole numbers: sums do not depend on the order of the words.
    ((1.0 + 1.0 / share).ln() * 1_000.0).round() as u32
}

/// How much of `all` that `words` plain words tell is most of it.
fn needed(all: u64, words: usize) -> u64 {
    let share = match words {
        0 | 1 => 1.0,
        2 => SHARE_OF_TWO,
        3..=FEW => SHARE,
        _ => (SHARE * FEW as f64 + (words - FEW) as f64 / FURTHER as f64) / words as f64,
    };
    (all as f64 * share).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more_and_a_share_of_all_is_needed() {
        assert!(tells(1, 100) > tells(50, 100) && tells(50, 100) > tells(100, 100));
        let needed: Vec<u64> = [1, 2, 3, 6, 18].map(|words| needed(1_000, words)).to_vec();

        assert_eq!(needed, [1_000, 300, 200, 200, 122]);
    }
}

//! Counts of what was found, and the shares that they give. Pure.

use serde::Serialize;

/// What was found, found wrongly and missed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Found, and in gold.
    pub right: u32,
    /// Found, and not in gold.
    pub wrong: u32,
    /// In gold, and not found.
    pub missed: u32,
}

impl Count {
    /// Adds another count.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    /// The share of what was found that is right; 1 if nothing was.
    #[must_use]
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// The share of what is in gold that was found; 1 if nothing is.
    #[must_use]
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

/// A part of a whole; 1 of nothing.
fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_nothing_are_whole() {
        assert_eq!(
            (Count::default().precision(), Count::default().recall(), Count::default().f1()),
            (1.0, 1.0, 1.0)
        );
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let count = Count { right: 6, wrong: 2, missed: 4 };
        let (precision, recall) = (count.precision(), count.recall());

        assert!((count.f1() - 2.0 * precision * recall / (precision + recall)).abs() < 1e-12);
    }
}

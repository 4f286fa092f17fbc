//! What was found, set beside what was to be found.
//!
//! A figure that has nothing to be taken of is absent, never 0 or 1.

use std::ops::AddAssign;

use serde::Serialize;

use crate::interval::{Interval, bootstrap, real};

/// How often something was found rightly, wrongly or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Found, and in the gold.
    pub hit: usize,
    /// Found, and not in the gold.
    pub extra: usize,
    /// In the gold, and not found.
    pub missed: usize,
}

/// A figure with its interval, where there are clusters enough for one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// The figure.
    pub value: f64,
    /// Its interval.
    pub interval: Option<Interval>,
}

/// Precision, recall and F1 with intervals over clusters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// All counts together.
    pub counts: Counts,
    /// The share of what was found that is right.
    pub precision: Option<Figure>,
    /// The share of the gold that was found.
    pub recall: Option<Figure>,
    /// The harmonic mean of both.
    pub f1: Option<Figure>,
}

impl Counts {
    /// Counts one thing.
    pub fn add(&mut self, found: bool, gold: bool) {
        match (found, gold) {
            (true, true) => self.hit += 1,
            (true, false) => self.extra += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    /// The share of what was found that is right.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.hit, self.hit + self.extra)
    }

    /// The share of the gold that was found.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.hit, self.hit + self.missed)
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.hit, 2 * self.hit + self.extra + self.missed)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.hit += other.hit;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

impl Score {
    /// The score over clusters, each with its own counts.
    #[must_use]
    pub fn over(clusters: &[Counts]) -> Self {
        let mut counts = Counts::default();
        for cluster in clusters {
            counts += *cluster;
        }
        let figure = |of: fn(&Counts) -> Option<f64>| {
            of(&counts).map(|value| Figure { value, interval: bootstrap(clusters, of) })
        };
        Self {
            counts,
            precision: figure(Counts::precision),
            recall: figure(Counts::recall),
            f1: figure(Counts::f1),
        }
    }
}

/// A share, if there is something of which to take it.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| real(part) / real(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_textbook() {
        let counts = Counts { hit: 6, extra: 2, missed: 4 };

        assert_eq!((counts.precision(), counts.recall()), (Some(0.75), Some(0.6)));
        assert!((counts.f1().expect("a figure") - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_found_has_no_precision() {
        let counts = Counts { hit: 0, extra: 0, missed: 3 };

        assert_eq!((counts.precision(), counts.recall()), (None, Some(0.0)));
    }

    #[test]
    fn a_score_adds_its_clusters() {
        let mut one = Counts::default();
        one.add(true, true);
        one.add(false, true);

        let score = Score::over(&[one, one]);

        assert_eq!(score.counts, Counts { hit: 2, extra: 0, missed: 2 });
        assert_eq!(score.recall.map(|figure| figure.value), Some(0.5));
    }
}

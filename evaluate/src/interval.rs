//! How far a figure can be trusted: intervals of 95 %.
//!
//! A share of independent trials has a Wilson interval. Labels of one
//! publisher resemble each other, so a figure over many publishers is drawn
//! again and again from whole publishers (a bootstrap over clusters). The
//! draws are the same in every run. Never gives a figure that the data does
//! not hold: no trials, no interval.

use std::ops::AddAssign;

use serde::Serialize;

/// The bounds within which a figure lies in 95 of 100 samples.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// How many standard deviations hold 95 % of a normal distribution.
const Z: f64 = 1.959_964;

/// How often clusters are drawn again.
const DRAWS: usize = 2_000;

/// The seed of the draws, the same in every run.
const SEED: u64 = 0x5eed_1abe_1500_0004;

/// The interval of a share: `hits` of `of` independent trials.
///
/// Source: Wilson, "Probable inference, the law of succession, and
/// statistical inference", 1927.
#[must_use]
pub fn wilson(hits: usize, of: usize) -> Option<Interval> {
    if of == 0 || hits > of {
        return None;
    }
    let (n, p) = (real(of), real(hits) / real(of));
    let z2 = Z * Z;
    let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let reach = Z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    Some(Interval { low: (middle - reach).max(0.0), high: (middle + reach).min(1.0) })
}

/// The interval of a figure over clusters, each with its own sums.
///
/// Draws as many clusters as there are, with replacement, adds them up and
/// takes the figure, [`DRAWS`] times. Draws without a figure count for
/// nothing. One cluster says nothing of how clusters differ: no interval.
pub fn bootstrap<T: Copy + Default + AddAssign>(
    clusters: &[T],
    figure: impl Fn(&T) -> Option<f64>,
) -> Option<Interval> {
    if clusters.len() < 2 {
        return None;
    }
    let mut random = Random(SEED);
    let mut figures: Vec<f64> = (0..DRAWS)
        .filter_map(|_| {
            let mut sum = T::default();
            for _ in 0..clusters.len() {
                sum += clusters[random.below(clusters.len())];
            }
            figure(&sum)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    let at = |share: f64| figures.get(rank(share, figures.len())).copied();
    Some(Interval { low: at(0.025)?, high: at(0.975)? })
}

/// The place of a quantile among so many figures.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and the number of figures"
)]
fn rank(share: f64, of: usize) -> usize {
    (share * real(of.saturating_sub(1))).round() as usize
}

/// A count as a real number.
#[expect(clippy::cast_precision_loss, reason = "counts of labels are far below 2^52")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Random(u64);

impl Random {
    /// The next number below a bound that is not 0.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        // The bound is far below 2^32, so the bias of the remainder is nothing.
        usize::try_from(z >> 33).unwrap_or_default() % bound
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counts::Counts;
    use proptest::prelude::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.001
    }

    #[test]
    fn wilson_agrees_with_the_tables() {
        let eight = wilson(8, 10).expect("an interval");
        let none = wilson(0, 20).expect("an interval");

        assert!(near(eight.low, 0.490) && near(eight.high, 0.943), "{eight:?}");
        assert!(near(none.low, 0.0) && near(none.high, 0.161), "{none:?}");
        assert_eq!(wilson(0, 0), None);
    }

    #[test]
    fn clusters_that_agree_leave_no_doubt_and_those_that_differ_do() {
        let (half, all, none) = (counts(5, 5), counts(10, 0), counts(0, 10));

        let sure = bootstrap(&[half; 8], Counts::precision).expect("an interval");
        let unsure = bootstrap(&[all, none, all, none, all, none, all, none], Counts::precision);

        assert!(near(sure.low, 0.5) && near(sure.high, 0.5));
        let unsure = unsure.expect("an interval");
        assert!(unsure.low < 0.3 && unsure.high > 0.7, "{unsure:?}");
    }

    #[test]
    fn one_cluster_has_no_interval() {
        assert_eq!(bootstrap(&[counts(3, 1)], Counts::precision), None);
    }

    fn counts(hit: usize, extra: usize) -> Counts {
        Counts { hit, extra, missed: 0 }
    }

    proptest! {
        #[test]
        fn the_share_lies_within_its_interval(hits in 0usize..200, more in 0usize..200) {
            prop_assume!(hits + more > 0);
            let share = real(hits) / real(hits + more);

            let interval = wilson(hits, hits + more).expect("an interval");

            prop_assert!(interval.low <= share + 1e-9 && share <= interval.high + 1e-9);
        }

        #[test]
        fn draws_are_the_same_in_every_run(all in proptest::collection::vec((0usize..9, 0usize..9), 0..20)) {
            let clusters: Vec<Counts> = all.iter().map(|&(hit, extra)| counts(hit, extra)).collect();

            prop_assert_eq!(bootstrap(&clusters, Counts::precision), bootstrap(&clusters, Counts::precision));
        }
    }
}

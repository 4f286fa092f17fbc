//! How sure a figure is: 95 % intervals.
//!
//! Deterministic: the same figures give the same interval. Reports of one publisher are alike, so
//! they are drawn together. Never hides how few there are: an interval of few is wide.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::count::Count;

/// A figure with the interval in which it would lie 95 times in 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{:.3}, {:.3}]", self.low, self.high)
    }
}

/// The interval of a share of independent cases.
///
/// Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
#[must_use]
pub fn wilson(right: u32, of: u32) -> Interval {
    /// Standard deviations that hold 95 % of a normal distribution.
    const Z: f64 = 1.959_964;
    if of == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let (n, share) = (f64::from(of), f64::from(right) / f64::from(of));
    let middle = share + Z * Z / (2.0 * n);
    let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    Interval { low: ((middle - spread) / whole).max(0.0), high: ((middle + spread) / whole).min(1.0) }
}

/// Draws of a bootstrap; more change the second decimal no more.
const DRAWS: usize = 2_000;

/// The interval of a figure of counts, by drawing their publishers again and again.
///
/// Each report comes with the name by which it is drawn. With fewer than two names there is
/// nothing to draw, and no interval.
///
/// Source: Efron (1979), Bootstrap methods; clusters as in Cameron, Gelbach and Miller (2008).
pub fn bootstrap<'a>(
    reports: impl IntoIterator<Item = (&'a str, Count)>,
    figure: impl Fn(Count) -> f64,
) -> Option<Interval> {
    let mut clusters: BTreeMap<&str, Count> = BTreeMap::new();
    for (name, count) in reports {
        clusters.entry(name).or_default().add(count);
    }
    let clusters: Vec<Count> = clusters.into_values().collect();
    drawn(clusters.len(), |draw| {
        let mut sum = Count::default();
        draw.for_each(|at| sum.add(clusters.get(at).copied().unwrap_or_default()));
        figure(sum)
    })
}

/// The interval of the mean of figures of independent questions, by drawing the questions again and again.
///
/// Lists of one length are drawn alike. So the interval of differences, question by question, is a
/// paired one: each draw takes the same questions of both sides.
///
/// Source: Efron (1979), as above; paired as in Sakai (2006), Evaluating evaluation metrics based on the bootstrap.
#[must_use]
pub fn of_mean(figures: &[f64]) -> Option<Interval> {
    let sum = |draw: &mut dyn Iterator<Item = usize>| draw.filter_map(|at| figures.get(at)).sum::<f64>();
    drawn(figures.len(), |draw| sum(draw) / figures.len() as f64)
}

/// The middle 95 % of a figure over draws of `size` things out of `size`; none of fewer than two.
fn drawn(size: usize, figure: impl Fn(&mut dyn Iterator<Item = usize>) -> f64) -> Option<Interval> {
    if size < 2 {
        return None;
    }
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut figures: Vec<f64> =
        (0..DRAWS).map(|_| figure(&mut (0..size).map(|_| random.below(size)))).collect();
    figures.sort_by(f64::total_cmp);
    let at = |share: usize| figures.get(DRAWS * share / 1_000).copied();
    Some(Interval { low: at(25)?, high: at(975)? })
}

/// Numbers that look random, the same in every run (xorshift).
struct Random(u64);

impl Random {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % end.max(1) as u64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_share_is_that_of_the_tables() {
        let half = wilson(5, 10);

        assert!((half.low - 0.2366).abs() < 1e-3 && (half.high - 0.7634).abs() < 1e-3, "{half}");
        assert_eq!(wilson(0, 0), Interval { low: 0.0, high: 1.0 });
        assert!(wilson(10, 10).high <= 1.0 && wilson(0, 10).low >= 0.0);
    }

    #[test]
    fn reports_that_are_all_alike_leave_no_doubt() {
        let each = Count { right: 3, wrong: 1, missed: 0 };
        let reports = ["a", "b", "c"].map(|name| (name, each));

        let interval = bootstrap(reports, Count::precision).expect("clusters");

        assert!((interval.low - 0.75).abs() < 1e-9 && (interval.high - 0.75).abs() < 1e-9);
    }

    #[test]
    fn reports_of_one_publisher_are_drawn_together() {
        let good = Count { right: 10, wrong: 0, missed: 0 };
        let bad = Count { right: 0, wrong: 10, missed: 0 };

        let apart = bootstrap([("a", good), ("b", good), ("c", bad), ("d", bad)], Count::precision);
        let together = bootstrap([("a", good), ("a", bad), ("b", good), ("b", bad)], Count::precision);

        assert!(apart.is_some_and(|wide| wide.low < 0.2 && wide.high > 0.8));
        assert!(together.is_some_and(|sure| (sure.low - sure.high).abs() < 1e-9));
        assert_eq!(bootstrap([("a", good)], Count::precision), None);
    }
    #[test]
    fn the_mean_of_coin_tosses_lies_where_the_binomial_distribution_says() {
        // Of Bin(10, 1/2), 2 is the lowest value with at least 2.5 % at or below it, 8 the highest.
        let tosses = [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0];
        let rare = [0.0, 0.0, 0.0, 1.0];

        let (even, rare) = (of_mean(&tosses).expect("ten"), of_mean(&rare).expect("four"));

        assert!((even.low - 0.2).abs() < 1e-9 && (even.high - 0.8).abs() < 1e-9, "{even}");
        // Of Bin(4, 1/4), 0 has 31.6 % and 3 or less 99.6 %, 2 or less 94.9 %.
        assert!(rare.low.abs() < 1e-9 && (rare.high - 0.75).abs() < 1e-9, "{rare}");
        assert_eq!(of_mean(&[0.5]), None);
    }

    #[test]
    fn a_difference_that_is_always_the_same_is_sure_however_much_questions_differ() {
        let (ours, theirs): (Vec<f64>, Vec<f64>) =
            (0..20).map(|n| (f64::from(n) / 20.0 + 0.1, f64::from(n) / 20.0)).unzip();
        let differences: Vec<f64> = ours.iter().zip(&theirs).map(|(ours, theirs)| ours - theirs).collect();

        let (alone, paired) = (of_mean(&ours).expect("twenty"), of_mean(&differences).expect("twenty"));

        assert!(alone.high - alone.low > 0.2);
        assert!((paired.low - 0.1).abs() < 1e-9 && (paired.high - 0.1).abs() < 1e-9, "{paired}");
    }
}

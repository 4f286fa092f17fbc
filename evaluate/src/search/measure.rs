//! The measures of a ranking. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

/// What is measured of an answer; each is between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// How good the first ten are, beside the best ten that there are.
    Ndcg10,
    /// The share of what is relevant that is among the first hundred.
    Recall100,
    /// One over the place of the first that is relevant.
    ReciprocalRank,
    /// Whether a right page is among the first three passages of the whole answer.
    PageOverall,
    /// Whether a right page is among the first three passages shown of its own review.
    PageOwn,
    /// Whether the right review is the first.
    ReviewFirst,
    /// Whether the first passage is in the right review and on the right page or pages.
    PhraseFirst,
}

/// What was measured of one answer.
pub type Scores = BTreeMap<Measure, f64>;

impl Measure {
    /// The measure in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ndcg10 => "nDCG@10",
            Self::Recall100 => "recall@100",
            Self::ReciprocalRank => "MRR",
            Self::PageOverall => "page in first 3",
            Self::PageOwn => "page in own 3",
            Self::ReviewFirst => "review first",
            Self::PhraseFirst => "page first",
        }
    }
}

/// The gain of the first ten, beside that of the best order: gain 2^grade − 1, discounted by log2 of the place + 1.
///
/// 1 of nothing relevant.
///
/// Source: Järvelin and Kekäläinen (2002), Cumulated gain-based evaluation; the gain of Burges et al. (2005).
#[must_use]
pub fn ndcg<K: Ord>(ranked: &[K], grades: &BTreeMap<K, u32>) -> f64 {
    let discounted = |grades: &mut dyn Iterator<Item = u32>| -> f64 {
        let gains = grades.take(10).map(|grade| f64::from(grade).exp2() - 1.0);
        gains.zip(2_u32..).map(|(gain, place)| gain / f64::from(place).log2()).fold(0.0, |sum, one| sum + one)
    };
    let mut best: Vec<u32> = grades.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let best = discounted(&mut best.into_iter());
    let found = discounted(&mut ranked.iter().map(|one| grades.get(one).copied().unwrap_or(0)));
    if best > 0.0 { found / best } else { 1.0 }
}

/// The share of what is relevant that is among the first `depth`; 1 of nothing relevant.
#[must_use]
pub fn recall<K: Ord>(ranked: &[K], grades: &BTreeMap<K, u32>, depth: usize) -> f64 {
    let relevant = |one: &&K| grades.get(one).is_some_and(|grade| *grade > 0);
    let all = grades.values().filter(|grade| **grade > 0).count();
    let found = ranked.iter().take(depth).filter(relevant).count();
    if all == 0 { 1.0 } else { found as f64 / all as f64 }
}

/// One over the place of the first that is relevant; 0 if none is found.
#[must_use]
pub fn reciprocal_rank<K: Ord>(ranked: &[K], grades: &BTreeMap<K, u32>) -> f64 {
    let place = ranked.iter().position(|one| grades.get(one).is_some_and(|grade| *grade > 0));
    place.map_or(0.0, |place| 1.0 / (place + 1) as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grades(of: &[(u32, u32)]) -> BTreeMap<u32, u32> {
        of.iter().copied().collect()
    }

    #[test]
    fn the_measures_are_those_that_are_computed_by_hand() {
        let gold = grades(&[(1, 2), (2, 1), (3, 1), (4, 0)]);
        let ranked = [9, 1, 4, 3];

        // Gains 0, 3, 0, 1 over log2 of 2, 3, 4, 5; at best 3, 1, 1.
        let by_hand = (3.0 / 1.584_963 + 1.0 / 2.321_928) / (3.0 + 1.0 / 1.584_963 + 0.5);
        assert!((ndcg(&ranked, &gold) - by_hand).abs() < 1e-6);
        assert!((recall(&ranked, &gold, 100) - 2.0 / 3.0).abs() < 1e-12);
        assert!((recall(&ranked, &gold, 2) - 1.0 / 3.0).abs() < 1e-12);
        assert!((reciprocal_rank(&ranked, &gold) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn what_stands_behind_the_tenth_place_gains_nothing() {
        let gold = grades(&[(1, 1)]);
        let mut ranked: Vec<u32> = (100..110).collect();
        ranked.push(1);

        assert_eq!((ndcg(&ranked, &gold), ndcg::<u32>(&[], &gold)), (0.0, 0.0));
        assert!((reciprocal_rank(&ranked, &gold) - 1.0 / 11.0).abs() < 1e-12);
    }

    #[test]
    fn of_nothing_relevant_nothing_is_missed() {
        let none = grades(&[]);

        assert_eq!(
            (ndcg(&[1], &none), recall(&[1], &none, 100), reciprocal_rank(&[1], &none)),
            (1.0, 1.0, 0.0)
        );
    }

    proptest! {
        #[test]
        fn the_best_order_gains_all(gold in prop::collection::btree_map(0u32..40, 0u32..3, 1..30)) {
            let mut ranked: Vec<u32> = gold.keys().copied().collect();
            ranked.sort_by_key(|one| std::cmp::Reverse(gold[one]));

            prop_assert!((ndcg(&ranked, &gold) - 1.0).abs() < 1e-12);
            prop_assert!(recall(&ranked, &gold, 100) == 1.0);
        }

        #[test]
        fn moving_a_better_one_up_never_lowers_a_measure(
            gold in prop::collection::btree_map(0u32..30, 0u32..3, 1..20),
            ranked in Just((0u32..30).collect::<Vec<u32>>()).prop_shuffle(),
            at in 0usize..29,
        ) {
            let grade = |one: u32| gold.get(&one).copied().unwrap_or(0);
            let mut swapped = ranked.clone();
            if grade(ranked[at + 1]) > grade(ranked[at]) {
                swapped.swap(at, at + 1);
            }

            prop_assert!(ndcg(&swapped, &gold) >= ndcg(&ranked, &gold) - 1e-12);
            prop_assert!(recall(&swapped, &gold, 10) >= recall(&ranked, &gold, 10));
            prop_assert!(reciprocal_rank(&swapped, &gold) >= reciprocal_rank(&ranked, &gold));
            prop_assert!((0.0..=1.0 + 1e-12).contains(&ndcg(&ranked, &gold)));
        }
    }
}

//! Means over groups of questions, and how peers differ from us. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Scored;
use super::measure::{Measure, Scores};
use crate::interval::{Interval, of_mean};

/// The figures of the questions of one group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How many questions it has.
    pub questions: usize,
    /// Our figures.
    pub ours: BTreeMap<Measure, Mean>,
    /// Those of each peer that answered, with how ours differ.
    pub peers: BTreeMap<String, BTreeMap<Measure, Compared>>,
    /// How long we take.
    pub time: Time,
}

/// A mean over questions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Where it would lie 95 times in 100; none of a single question.
    pub interval: Option<Interval>,
}

/// A peer's mean beside ours, on the same questions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Compared {
    /// The peer's mean.
    pub theirs: Mean,
    /// Ours less theirs, question by question.
    pub difference: Mean,
    /// Questions on which ours is higher.
    pub won: usize,
    /// Questions on which theirs is higher.
    pub lost: usize,
    /// Questions on which both are the same.
    pub tied: usize,
}

/// Milliseconds for the first ten reviews of an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Time {
    /// The mean.
    pub mean: f64,
    /// 95 questions in 100 take at most so long.
    pub p95: f64,
}

/// The figures of all groups, in the order in which they first come.
pub(super) fn groups(scored: &[Scored]) -> Vec<Group> {
    let mut names: Vec<&str> = Vec::new();
    for one in scored {
        if !names.contains(&one.group.as_str()) {
            names.push(&one.group);
        }
    }
    names.into_iter().map(|name| group(name, scored)).collect()
}

/// The figures of one group.
fn group(name: &str, scored: &[Scored]) -> Group {
    let own: Vec<&Scored> = scored.iter().filter(|one| one.group == name).collect();
    let measures = own.first().map_or_else(Vec::new, |one| one.ours.keys().copied().collect());
    let ours =
        measures.iter().map(|measure| (*measure, mean(&column(&own, *measure, |one| Some(&one.ours)))));
    let names = own.first().map_or_else(Vec::new, |one| one.peers.keys().cloned().collect());
    let peers = names.into_iter().map(|peer| {
        let compared = measures.iter().filter_map(|measure| {
            let ours = column(&own, *measure, |one| Some(&one.ours));
            let theirs = column(&own, *measure, |one| one.peers.get(&peer));
            Some((*measure, compare(&ours, &theirs)?))
        });
        let compared = compared.collect();
        (peer, compared)
    });
    Group {
        name: name.to_owned(),
        questions: own.len(),
        ours: ours.collect(),
        peers: peers.filter(|(_, compared): &(_, BTreeMap<_, _>)| !compared.is_empty()).collect(),
        time: time(own.iter().map(|one| one.milliseconds).collect()),
    }
}

/// A measure of each question.
fn column<'a>(
    scored: &[&'a Scored],
    measure: Measure,
    of: impl Fn(&'a Scored) -> Option<&'a Scores>,
) -> Vec<f64> {
    scored.iter().filter_map(|one| of(one)?.get(&measure).copied()).collect()
}

/// The mean of figures.
fn mean(figures: &[f64]) -> Mean {
    Mean { mean: figures.iter().sum::<f64>() / figures.len().max(1) as f64, interval: of_mean(figures) }
}

/// A peer's figures beside ours, question by question; `None` if it did not answer them all.
fn compare(ours: &[f64], theirs: &[f64]) -> Option<Compared> {
    /// Sums of the same gains in another order differ by less.
    const SAME: f64 = 1e-9;
    if theirs.is_empty() || ours.len() != theirs.len() {
        return None;
    }
    let differences: Vec<f64> = ours.iter().zip(theirs).map(|(ours, theirs)| ours - theirs).collect();
    let count = |what: fn(f64) -> bool| differences.iter().filter(|difference| what(**difference)).count();
    Some(Compared {
        theirs: mean(theirs),
        difference: mean(&differences),
        won: count(|difference| difference > SAME),
        lost: count(|difference| difference < -SAME),
        tied: count(|difference| difference.abs() <= SAME),
    })
}

/// The mean and the nearest rank of 95 in 100.
fn time(mut milliseconds: Vec<f64>) -> Time {
    milliseconds.sort_by(f64::total_cmp);
    let rank = (milliseconds.len() * 95).div_ceil(100);
    Time {
        mean: mean(&milliseconds).mean,
        p95: milliseconds.get(rank.saturating_sub(1)).copied().unwrap_or(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_taken_question_by_question() {
        let compared = compare(&[0.5, 0.4, 1.0, 0.0], &[0.25, 0.4, 0.0, 0.25]).expect("four");

        assert_eq!((compared.won, compared.lost, compared.tied), (2, 1, 1));
        assert!(
            (compared.difference.mean - 0.25).abs() < 1e-12 && (compared.theirs.mean - 0.225).abs() < 1e-12
        );
        let interval = compared.difference.interval.expect("four");
        assert!(interval.low <= 0.25 && interval.high >= 0.25);
        assert_eq!(compare(&[1.0, 1.0], &[1.0]), None);
    }

    #[test]
    fn the_slowest_twentieth_is_left_out_of_the_percentile() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();

        assert_eq!(time(hundred), Time { mean: 50.5, p95: 95.0 });
        assert_eq!(time(vec![3.0]).p95, 3.0);
        assert_eq!(time(Vec::new()), Time::default());
    }

    #[test]
    fn groups_keep_their_order_and_a_peer_counts_only_where_it_answered() {
        let scored = |group: &str, ours: f64, theirs: Option<f64>| Scored {
            group: group.to_owned(),
            ours: BTreeMap::from([(Measure::Ndcg10, ours)]),
            peers: theirs
                .map(|one| ("peer".to_owned(), BTreeMap::from([(Measure::Ndcg10, one)])))
                .into_iter()
                .collect(),
            ..Scored::default()
        };

        let groups =
            groups(&[scored("z", 1.0, Some(0.5)), scored("a", 0.0, None), scored("z", 0.5, Some(0.5))]);

        let names: Vec<(&str, usize, usize)> =
            groups.iter().map(|group| (group.name.as_str(), group.questions, group.peers.len())).collect();
        assert_eq!(names, [("z", 2, 1), ("a", 1, 0)]);
        assert!((groups[0].ours[&Measure::Ndcg10].mean - 0.75).abs() < 1e-12);
        assert_eq!(groups[0].peers["peer"][&Measure::Ndcg10].won, 1);
    }
}

//! Joins what a review says twice: in its summary and in the main place.
//!
//! Two are one when they begin with the same words and their numbers do not
//! differ, or have the same number and mostly the same words. The place that comes first is kept, the longer
//! words, and every page.

use std::collections::{HashMap, HashSet};

use super::Draft;
use crate::sections::plain;

/// The drafts, each once.
pub(super) fn merge(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    let mut by_words: HashMap<String, usize> = HashMap::new();
    let mut by_number: HashMap<String, Vec<usize>> = HashMap::new();
    for draft in drafts {
        let words = key(&draft);
        let number = bare(&draft);
        let same = by_words
            .get(&words)
            .copied()
            .filter(|at| kept.get(*at).is_some_and(|other| may_be(other, &draft)));
        let same = same.or_else(|| {
            let others = by_number.get(&number).map(Vec::as_slice).unwrap_or_default();
            others.iter().copied().find(|at| kept.get(*at).is_some_and(|other| alike(other, &draft)))
        });
        match same.and_then(|at| kept.get_mut(at)) {
            Some(other) => join(other, draft),
            None => {
                by_words.insert(words, kept.len());
                if !number.is_empty() {
                    by_number.entry(number).or_default().push(kept.len());
                }
                kept.push(draft);
            }
        }
    }
    kept
}

/// The number without what is printed round it.
fn bare(draft: &Draft) -> String {
    let number = draft.number.as_deref().unwrap_or_default();
    number.trim_start_matches(['R', 'r']).chars().filter(|c| c.is_alphanumeric() || *c == '.').collect()
}

/// Whether the numbers of two let them be one.
fn may_be(one: &Draft, other: &Draft) -> bool {
    let (a, b) = (bare(one), bare(other));
    a.is_empty() || b.is_empty() || a == b
}

/// The beginning of the words, with the kind.
fn key(draft: &Draft) -> String {
    /// Longer beginnings are the same by chance no more.
    const CHARS: usize = 70;
    let start: String = plain(&draft.text).chars().take(CHARS).collect();
    format!("{} {start}", draft.kind.as_str())
}

/// Whether two of the same number have mostly the same words.
fn alike(one: &Draft, other: &Draft) -> bool {
    let (a, b) = (plain(&one.text), plain(&other.text));
    let (a, b): (HashSet<&str>, HashSet<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let common = a.intersection(&b).count();
    one.kind == other.kind && common * 3 >= a.len().min(b.len()) * 2
}

/// Adds what a second place says.
fn join(kept: &mut Draft, other: Draft) {
    for page in other.pages {
        if !kept.pages.contains(&page) {
            kept.pages.push(page);
        }
    }
    if other.text.len() > kept.text.len() {
        kept.text = other.text;
    }
    if other.items.len() > kept.items.len() {
        kept.items = other.items;
    }
    if kept.addressees.is_empty() {
        kept.addressees = other.addressees;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn two_that_begin_alike_but_have_different_numbers_stay_two() {
        let words = "The Harbour Trust and the Ferry Board should each and together, within a year of this report, see that";
        let page =
            format!("Recommendation 1: {words} boats are counted.\n\nRecommendation 2: {words} lamps burn.");

        assert_eq!(found(&[&page]).len(), 2);
    }
}

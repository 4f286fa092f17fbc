//! Finds running headers and footers by another reader's text, to see which are left in ours.
//!
//! A line runs if it is among the first or last of many pages, with the same
//! numbers on each or with one that counts as the pages do: notes and the
//! names of figures have numbers of their own. Knows nothing of places, so
//! that it fails in other ways than the reader that it judges.

use std::collections::{HashMap, HashSet};

use super::reader::Text;
use super::word::words;

/// Lines at each end of a page that are looked at.
const ENDS: usize = 3;
/// On how many pages a line must be to run.
const LEAST: usize = 5;

/// How many pages of ours have a running line of the other reader's at one of their ends.
pub(super) fn left(ours: &Text, other: &Text) -> usize {
    let running = running(other);
    let has = |text: &str| ends(text).into_iter().any(|line| running.contains(&line.words));
    ours.pages.iter().filter(|page| has(&page.text)).count()
}

/// A line at an end of a page.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Line {
    /// Its words without numbers.
    words: String,
    /// Its numbers.
    numbers: Vec<u32>,
}

/// The lines that run, without their numbers.
fn running(text: &Text) -> HashSet<String> {
    // What stays the same from page to page: all numbers, or how far one is from the count of pages.
    let mut counts: HashMap<(String, Vec<i64>), usize> = HashMap::new();
    for (page, leaf) in (1_i64..).zip(&text.pages) {
        let lines: HashSet<Line> = ends(&leaf.text).into_iter().collect();
        for line in lines {
            let same = line.numbers.iter().map(|number| i64::from(*number)).collect();
            let steps = line.numbers.iter().map(|number| vec![i64::MAX, i64::from(*number) - page]);
            for constant in steps.chain([same]) {
                *counts.entry((line.words.clone(), constant)).or_default() += 1;
            }
        }
    }
    let least = LEAST.max(text.pages.len() / 10);
    counts.into_iter().filter(|(_, count)| *count >= least).map(|((words, _), _)| words).collect()
}

/// The first and last lines of a page; lines without words are left out.
fn ends(page: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = page.lines().map(line).filter(|line| !line.words.is_empty()).collect();
    if lines.len() > 2 * ENDS {
        lines.drain(ENDS..lines.len() - ENDS);
    }
    lines
}

/// Takes the numbers out of a line.
fn line(text: &str) -> Line {
    let (letters, digits): (Vec<String>, Vec<String>) =
        words(text).into_iter().partition(|word| word.chars().all(char::is_alphabetic));
    Line { words: letters.join(" "), numbers: digits.iter().filter_map(|word| word.parse().ok()).collect() }
}

#[cfg(test)]
mod tests {
    use super::super::reader::{Cost, Leaf};
    use super::*;

    /// Eight pages that start and end with a line.
    fn text(first: fn(u32) -> String, last: fn(u32) -> String) -> Text {
        let page = |n: u32| {
            let own = |word: &str| format!("{word} {}", "x".repeat(n as usize));
            let body = ["a", "b", "c", "d", "e", "f"].map(own).join("\n");
            Leaf { text: format!("{}\n{body}\n{}", first(n), last(n)), furniture: String::new() }
        };
        Text { pages: (1..9).map(page).collect(), cost: Cost::default() }
    }

    #[test]
    fn a_header_that_counts_the_pages_is_seen_on_each_page_where_it_is_left() {
        let other = text(|n| format!("Review of Adult Z | {}", n + 4), |_| "end".into());

        assert_eq!(left(&other, &other), 8);
        assert_eq!(left(&text(|_| "none".into(), |_| "none".into()), &other), 0);
    }

    #[test]
    fn notes_with_numbers_of_their_own_do_not_run() {
        let other = text(|n| format!("Figure {}", n * n), |n| format!("{} Ibid, p{}", 3 * n, n * n));

        assert_eq!(left(&other, &other), 0);
    }
}

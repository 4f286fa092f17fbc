//! Finds running headers and footers by another reader's text, to see which are left in ours.
//!
//! A line runs if it is among the first or last of many pages, its digits
//! aside. Knows nothing of places, so that it fails in other ways than the
//! reader that it judges.

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
    let ends = |text: &str| ends(text).into_iter().any(|line| running.contains(&line));
    ours.pages.iter().filter(|page| ends(&page.text)).count()
}

/// The lines that run.
fn running(text: &Text) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in &text.pages {
        let lines: HashSet<String> = ends(&page.text).into_iter().collect();
        lines.into_iter().for_each(|line| *counts.entry(line).or_default() += 1);
    }
    let least = LEAST.max(text.pages.len() / 10);
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(line, _)| line).collect()
}

/// The first and last lines of a page, as words without digits; lines without words are left out.
fn ends(page: &str) -> Vec<String> {
    let lines: Vec<String> = page.lines().map(masked).filter(|line| !line.is_empty()).collect();
    let tail = lines.len().saturating_sub(ENDS);
    let chosen = lines.iter().enumerate().filter(|(at, _)| *at < ENDS || *at >= tail);
    chosen.map(|(_, line)| line.clone()).collect()
}

fn masked(line: &str) -> String {
    let words = words(line).into_iter().filter(|word| word.chars().all(char::is_alphabetic));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::reader::{Cost, Leaf};
    use super::*;

    fn text(header: &str) -> Text {
        let page = |n: u32| Leaf {
            text: format!(
                "{header} {n}\nwhat page {} says\nand more\nand yet\nmore\nof {n}{n}",
                "x".repeat(n as usize)
            ),
            furniture: String::new(),
        };
        Text { pages: (1..9).map(page).collect(), cost: Cost::default() }
    }

    #[test]
    fn a_header_that_is_left_in_is_seen_on_each_page() {
        let other = text("Review of Adult Z");

        assert_eq!(left(&other, &other), 8);
        assert_eq!(left(&text("Something"), &text("Review of Adult Z")), 8, "the last lines run too");
    }
}

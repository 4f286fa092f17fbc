//! Files in which a person marked the personal data, and what only looks like it.
//!
//! A line of JSON for each place: `file` (the name of the file), `kind` (the code of a warning; none for what must
//! not be warned of), `text` (its words). Words are looked for with all space alike.

use std::ops::Range;

use hindsight_index::vocabulary::IdentityKind;
use hindsight_ingest::identity;
use serde::Deserialize;

use super::{Recall, Score};

/// A warning stands where its sign stands, as "born on" or an age: so many bytes from the words at most.
const REACH: usize = 60;

/// A place that was marked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Marked {
    /// The name of the file.
    pub file: String,
    /// The kind; none for a near miss.
    pub kind: Option<IdentityKind>,
    /// The words.
    pub text: String,
}

/// A marked place of which no warning is known yet.
struct Open<'a> {
    mark: &'a Marked,
    kind: IdentityKind,
    /// Where its words stand, by page.
    places: Vec<(usize, Range<usize>)>,
}

/// A warning: its kind, the page and the byte.
type Warned = (IdentityKind, usize, usize);

impl Recall {
    /// Nothing is counted yet.
    #[must_use]
    pub fn of_nothing() -> Self {
        super::recall(0)
    }

    /// Counts what was marked in one file, whose pages have these texts.
    pub fn add_marked(&mut self, pages: &[&str], marks: &[&Marked]) {
        let found = identity::found(pages).into_iter().enumerate();
        let mut left: Vec<Warned> = found
            .flat_map(|(page, found)| found.into_iter().map(move |(kind, at)| (kind, page, at)))
            .collect();
        let kinds = marks.iter().filter_map(|mark| Some((*mark, mark.kind?)));
        let mut open: Vec<Open<'_>> =
            kinds.map(|(mark, kind)| Open { mark, kind, places: places(pages, &mark.text) }).collect();
        self.decoys += marks.len() - open.len();
        open.iter().for_each(|open| self.count(open.kind, |score| score.planted += 1));
        // A warning inside the words is theirs before one that only stands near.
        for reach in [0, REACH] {
            open.retain(|open| {
                let nearest = open.nearest(&left, reach);
                if let Some(at) = nearest {
                    left.remove(at);
                    self.count(open.kind, |score| score.found += 1);
                }
                nearest.is_none()
            });
        }
        for Open { mark, kind, .. } in open {
            self.mistakes.push((format!("missed {kind} in {}", mark.file), mark.text.clone()));
        }
        self.false_alarms += left.len();
        let file = marks.first().map_or("", |mark| mark.file.as_str());
        for (kind, page, at) in left {
            let words: String = pages[page].get(at..).unwrap_or_default().chars().take(40).collect();
            self.mistakes.push((format!("false alarm {kind} in {file}"), words));
        }
    }

    /// Counts something of a kind, and of all.
    fn count(&mut self, kind: IdentityKind, count: impl Fn(&mut Score)) {
        self.kinds.get_mut(kind.as_str()).into_iter().chain([&mut self.all]).for_each(count);
    }
}

impl Open<'_> {
    /// The nearest warning of its kind, at most `reach` bytes off.
    fn nearest(&self, warned: &[Warned], reach: usize) -> Option<usize> {
        let apart = |found: &Warned| {
            let on_page = self.places.iter().filter(|(page, _)| found.0 == self.kind && found.1 == *page);
            on_page.map(|(_, range)| distance(range, found.2)).min().filter(|apart| *apart <= reach)
        };
        let near = warned.iter().enumerate().filter_map(|(at, found)| Some((apart(found)?, at)));
        near.min().map(|(_, at)| at)
    }
}

/// How many bytes lie between a range and a place.
fn distance(range: &Range<usize>, at: usize) -> usize {
    range.start.saturating_sub(at).max(at.saturating_sub(range.end - 1))
}

/// Where words stand, by page and bytes, with all space alike.
fn places(pages: &[&str], words: &str) -> Vec<(usize, Range<usize>)> {
    let (wanted, _) = folded(words);
    let mut found = Vec::new();
    for (page, text) in pages.iter().enumerate().filter(|_| !wanted.is_empty()) {
        let (folded, bytes) = folded(text);
        let places = folded.match_indices(&wanted).map(|(at, _)| bytes[at]..bytes[at + wanted.len() - 1] + 1);
        found.extend(places.map(|range| (page, range)));
    }
    found
}

/// A text with single spaces between its words, without the signs of cells and items, and where each of its bytes stood.
fn folded(text: &str) -> (String, Vec<usize>) {
    let (mut folded, mut bytes) = (String::new(), Vec::new());
    for word in text.split_whitespace().filter(|word| !matches!(*word, "|" | "•")) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        if !folded.is_empty() {
            folded.push(' ');
            bytes.push(start);
        }
        folded.push_str(word);
        bytes.extend(start..start + word.len());
    }
    (folded, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(kind: Option<IdentityKind>, text: &str) -> Marked {
        Marked { file: "a.html".into(), kind, text: text.into() }
    }

    #[test]
    fn what_was_marked_is_found_in_its_place_and_of_its_kind() {
        let page = "Ring the harbour on\n07700 900123. Her own number, 07700  900456, was written down.";
        let marks = [
            mark(Some(IdentityKind::Phone), "07700 900456"),
            mark(Some(IdentityKind::Email), "number"),
            mark(None, "Ring the harbour"),
        ];
        let mut recall = Recall::of_nothing();

        recall.add_marked(&[page], &marks.iter().collect::<Vec<_>>());

        assert_eq!((recall.all.planted, recall.all.found, recall.decoys), (2, 1, 1));
        assert_eq!(recall.kinds["identity-phone"].found, 1);
        assert!(recall.mistakes.iter().any(|(what, words)| what.contains("missed") && words == "number"));
    }

    #[test]
    fn places_are_those_of_the_text_itself() {
        let text = "é a \n| b c";

        assert_eq!(places(&[text], "a b"), [(0, 3..9)]);
        assert_eq!(&text[3..9], "a \n| b");
    }
}

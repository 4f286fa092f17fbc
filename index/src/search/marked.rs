//! The pages of one review with the words of a query marked in them.
//!
//! A phrase that runs on over a page break is marked on both pages.

use std::collections::HashMap;
use std::ops::Range;

use super::asked::Asked;
use super::marks::Marker;
use super::request::Request;
use super::snapshot::Snapshot;
use crate::error::LibraryError;
use crate::passage::passages;
use crate::review::{Page, Section};
use crate::turn::Turn;

/// A page with the places that are marked in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedPage {
    /// The page.
    pub page: Page,
    /// Ranges of its text in Unicode scalar values, in order, none over another.
    pub marks: Vec<[usize; 2]>,
}

impl Snapshot {
    /// The pages `first` to `last` of a review, with the words of a query marked.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn marked_pages(
        &self,
        id: &str,
        query: &str,
        first: u32,
        last: u32,
    ) -> Result<Vec<MarkedPage>, LibraryError> {
        let marker = marker(query);
        // Words may run on from the page before, or to the page after.
        let around = if marker.has_phrases() { 1 } else { 0 };
        let pages = self.pages(id, first.saturating_sub(around), last.saturating_add(around))?;
        let ranges = self.ranges(id, &pages, &marker)?;
        let marked = pages.into_iter().zip(ranges).filter(|(page, _)| (first..=last).contains(&page.number));
        Ok(marked.map(|(page, ranges)| MarkedPage { marks: scalars(&page.text, &ranges), page }).collect())
    }

    /// The pages of a review on which words of a query stand, with how many marks each has.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn matching_pages(&self, id: &str, query: &str) -> Result<Vec<(u32, usize)>, LibraryError> {
        let marker = marker(query);
        if marker.is_empty() {
            return Ok(Vec::new());
        }
        let pages = self.pages(id, 1, u32::MAX)?;
        let counts = self.ranges(id, &pages, &marker)?.into_iter().map(|ranges| ranges.len());
        Ok(pages.iter().map(|page| page.number).zip(counts).filter(|(_, marks)| *marks > 0).collect())
    }

    /// What is marked on each page, in bytes.
    fn ranges(
        &self,
        id: &str,
        pages: &[Page],
        marker: &Marker,
    ) -> Result<Vec<Vec<Range<usize>>>, LibraryError> {
        let own = |page: &Page| marker.marks(&page.text).into_iter().map(|mark| mark.range).collect();
        let mut ranges: Vec<Vec<Range<usize>>> = pages.iter().map(own).collect();
        if marker.has_phrases()
            && let Some(review) = self.review(id)?
        {
            let places: HashMap<u32, usize> = (0..).zip(pages).map(|(at, page)| (page.number, at)).collect();
            for (page, range) in over_breaks(pages, &review.sections, marker) {
                let on_page = &mut ranges[places[&page]];
                on_page.retain(|own| own.end <= range.start || own.start >= range.end);
                on_page.push(range);
                on_page.sort_by_key(|range| range.start);
            }
        }
        Ok(ranges)
    }
}

/// Both parts of each phrase that runs on over a page break, each with its page.
fn over_breaks(pages: &[Page], sections: &[Section], marker: &Marker) -> Vec<(u32, Range<usize>)> {
    let mut parts = Vec::new();
    for pair in passages(pages, sections).windows(2) {
        let (last, next) = (&pair[0], &pair[1]);
        let Some(turn) = Turn::between(last, next) else { continue };
        let at = turn.tail.len() + 1;
        let marks = marker.marks(&turn.text(last, next));
        for mark in marks.into_iter().filter(|mark| mark.reach.start < at && mark.reach.end > at) {
            let start = last.at + turn.tail.start;
            let (from, to) = (mark.range.start, mark.range.end);
            if from < at {
                parts.push((last.page, start + from..start + to.min(turn.tail.len())));
            }
            if to > at {
                parts.push((next.page, next.at + from.max(at) - at..next.at + to - at));
            }
        }
    }
    parts
}

/// Finds the words of a query in texts.
fn marker(query: &str) -> Marker {
    Marker::new(&Asked::of(&Request { query: query.to_owned(), ..Request::default() }).node)
}

/// Ranges of bytes, in order, as ranges of Unicode scalar values.
pub(super) fn scalars(text: &str, ranges: &[Range<usize>]) -> Vec<[usize; 2]> {
    let mut at = (0, 0);
    let mut scalar = |byte: usize| {
        at = (byte, at.1 + text[at.0..byte].chars().count());
        at.1
    };
    ranges.iter().map(|range| [scalar(range.start), scalar(range.end)]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::laws::library;
    use super::*;
    use crate::fixture;

    /// What is marked on each page.
    fn marked(pages: &[&str], query: &str) -> Vec<Vec<String>> {
        let dir = tempfile::tempdir().expect("a folder");
        let review = pages.iter().fold(fixture::review("a"), |review, page| review.page(page)).build();
        library(dir.path(), &[review]);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
        let id = snapshot.search(&Request::default()).expect("an answer").hits.remove(0).id;
        let pages = snapshot.marked_pages(&id, query, 1, 9).expect("pages");
        let words = |page: &MarkedPage, [from, to]: [usize; 2]| {
            page.page.text.chars().skip(from).take(to - from).collect::<String>()
        };
        pages.iter().map(|page| page.marks.iter().map(|mark| words(page, *mark)).collect()).collect()
    }

    #[test]
    fn a_phrase_over_a_page_break_is_marked_on_both_pages() {
        let pages = ["Né. No one asked the", "child. The child."];

        assert_eq!(marked(&pages, "\"asked the child\""), [vec!["asked the"], vec!["child"]]);
        assert_eq!(marked(&pages, "child"), [vec![], vec!["child", "child"]]);
    }

    #[test]
    fn a_mark_that_grows_over_the_break_takes_the_place_of_its_words() {
        assert_eq!(marked(&["asked the", "child"], "the \"the child\""), [vec!["the"], vec!["child"]]);
    }
}

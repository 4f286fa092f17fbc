//! The documents of the index, by the review to which each belongs.
//!
//! Documents of all segments are numbered through, so that a set of reviews
//! and a set of passages are both plain [`Bits`].

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use tantivy::{DocAddress, DocId, Searcher, SegmentOrdinal};

use crate::bits::Bits;
use crate::engine::TURN;
use crate::error::LibraryError;

/// Marks a document whose review is not in the table, and one that lies on no page.
const GONE: u32 = u32::MAX;

/// What a condition is decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Over {
    /// Whole reviews.
    Reviews,
    /// Single passages.
    Passages,
    /// Single pages.
    Pages,
    /// Single sections.
    Sections,
}

/// What is known of every document.
#[derive(Debug)]
pub(crate) struct Universe {
    /// The number of the first document of each segment.
    bases: Vec<usize>,
    /// Whether every document of each segment is there.
    whole: Vec<bool>,
    /// The row of the review of each document.
    rows: Vec<u32>,
    /// The kind of section of each passage.
    kinds: Vec<u8>,
    /// The place of each passage in its review, from 1; 0 for reviews.
    ords: Vec<u32>,
    /// The page of each passage, the pages of all reviews numbered through.
    pages: Vec<u32>,
    /// The section of each passage, the sections of all reviews numbered through.
    sections: Vec<u32>,
    /// How many reviews there are.
    reviews: usize,
    /// All passages, all pages and all sections.
    all: [Bits; 3],
}

impl Universe {
    /// Reads the table of documents; `row_of` gives the row of a review's number.
    pub(crate) fn new(searcher: &Searcher, row_of: &HashMap<i64, u32>) -> Result<Self, LibraryError> {
        let mut all = Self {
            bases: Vec::new(),
            whole: Vec::new(),
            rows: Vec::new(),
            kinds: Vec::new(),
            ords: Vec::new(),
            pages: Vec::new(),
            sections: Vec::new(),
            reviews: row_of.len(),
            all: std::array::from_fn(|_| Bits::none(0)),
        };
        let (mut pages, mut sections) = (Through::default(), Through::default());
        for segment in searcher.segment_readers() {
            all.bases.push(all.rows.len());
            let columns = segment.fast_fields();
            let (review, ord, kind) = (columns.i64("review")?, columns.u64("ord")?, columns.u64("kind")?);
            let (page, section) = (columns.u64("page")?, columns.u64("section")?);
            for doc in 0..segment.max_doc() {
                let row = review.first(doc).filter(|_| !segment.is_deleted(doc));
                all.rows.push(row.and_then(|number| row_of.get(&number)).copied().unwrap_or(GONE));
                all.ords.push(ord.first(doc).and_then(|n| u32::try_from(n).ok()).unwrap_or(0));
                all.kinds.push(kind.first(doc).and_then(|n| u8::try_from(n).ok()).unwrap_or(0));
                let review = review.first(doc).unwrap_or_default();
                all.pages.push(page.first(doc).map_or(GONE, |own| pages.number(review, own)));
                all.sections.push(section.first(doc).map_or(GONE, |own| sections.number(review, own)));
            }
            let first = all.bases.last().copied().unwrap_or(0);
            all.whole.push(all.rows[first..].iter().all(|row| *row != GONE));
        }
        let is_passage = |d: &usize| all.ords[*d] > 0 && all.kinds[*d] != TURN && all.row(*d).is_some();
        let mut passages = Bits::none(all.documents());
        (0..all.documents()).filter(is_passage).for_each(|document| passages.insert(document));
        let of = |over| all.of_passages(passages.iter(), over);
        all.all = [of(Over::Passages), of(Over::Pages), of(Over::Sections)];
        Ok(all)
    }

    /// The numbers of the reviews that the index holds.
    pub(crate) fn reviews_held(searcher: &Searcher) -> Result<HashSet<i64>, LibraryError> {
        let mut held = HashSet::new();
        for segment in searcher.segment_readers() {
            let (review, ord) = (segment.fast_fields().i64("review")?, segment.fast_fields().u64("ord")?);
            let alive = (0..segment.max_doc()).filter(|doc| !segment.is_deleted(*doc));
            held.extend(alive.filter(|doc| ord.first(*doc) == Some(0)).filter_map(|doc| review.first(doc)));
        }
        Ok(held)
    }

    /// The documents of the reviews at these rows; one that has none is past the last.
    pub(crate) fn reviews_at(&self, rows: &[usize]) -> Vec<usize> {
        let mut found = vec![self.documents(); rows.len()];
        for document in (0..self.documents()).filter(|document| self.ords[*document] == 0) {
            for at in (0..rows.len()).filter(|at| self.row(document) == Some(rows[*at])) {
                found[at] = document;
            }
        }
        found
    }

    /// The passages of a review, of which the first document is given, in order.
    pub(crate) fn passages_behind(&self, first: usize) -> impl Iterator<Item = usize> {
        let row = self.row(first);
        let own = move |document: &usize| self.row(*document) == row;
        (first + 1..self.documents()).take_while(own).filter(|document| !self.is_turn(*document))
    }

    /// How many documents there are.
    pub(crate) fn documents(&self) -> usize {
        self.rows.len()
    }

    /// How many reviews there are.
    pub(crate) fn reviews(&self) -> usize {
        self.reviews
    }

    /// How many passages there are.
    pub(crate) fn passages(&self) -> usize {
        self.all[0].len()
    }

    /// Whether a document is what runs on from a passage over a page break.
    pub(crate) fn is_turn(&self, document: usize) -> bool {
        self.kinds[document] == TURN && self.ords[document] > 0
    }

    /// What runs on from a passage over the page break, if something does.
    pub(crate) fn turn_of(&self, passage: usize) -> Option<usize> {
        let turn = passage + 1;
        (turn < self.rows.len() && self.is_turn(turn) && self.passage_of(turn) == Some(passage))
            .then_some(turn)
    }

    /// The passage from which a turn runs on: it stands right before it.
    pub(crate) fn passage_of(&self, turn: usize) -> Option<usize> {
        let passage = turn.checked_sub(1)?;
        let same = self.rows[passage] == self.rows[turn] && self.ords[passage] == self.ords[turn];
        (same && self.row(turn).is_some()).then_some(passage)
    }

    /// The passage to which words run on from a turn: it stands right behind it.
    pub(crate) fn next_passage(&self, turn: usize) -> Option<usize> {
        let next = turn + 1;
        let same = next < self.rows.len() && self.rows[next] == self.rows[turn];
        (same && self.ords[next] > self.ords[turn]).then_some(next)
    }

    /// The row of the review of a document.
    pub(crate) fn row(&self, document: usize) -> Option<usize> {
        self.rows.get(document).filter(|row| **row != GONE).map(|row| *row as usize)
    }

    /// The place of a passage in its review, from 1; 0 for a review.
    pub(crate) fn ord(&self, document: usize) -> u32 {
        self.ords[document]
    }

    /// The kind of section of a passage, as its place in the vocabulary.
    pub(crate) fn kind(&self, document: usize) -> u8 {
        self.kinds[document]
    }

    /// The number of a document.
    pub(crate) fn document(&self, segment: SegmentOrdinal, doc: DocId) -> usize {
        self.bases[segment as usize] + doc as usize
    }

    /// Whether every document of a segment is there: none was removed.
    pub(crate) fn is_whole(&self, segment: SegmentOrdinal) -> bool {
        self.whole.get(segment as usize).is_some_and(|whole| *whole)
    }

    /// The segment of a document, with the numbers of its documents.
    pub(crate) fn segment(&self, document: usize) -> (usize, Range<usize>) {
        let next = self.bases.partition_point(|base| *base <= document);
        let end = self.bases.get(next).copied().unwrap_or(self.rows.len());
        let segment = next.saturating_sub(1);
        (segment, self.bases[segment]..end)
    }

    /// The address of a document.
    pub(crate) fn address(&self, document: usize) -> DocAddress {
        let segment = self.bases.partition_point(|base| *base <= document).saturating_sub(1);
        let doc = document - self.bases[segment];
        let narrow = |number: usize| u32::try_from(number).expect("tantivy numbers documents by 32 bits");
        DocAddress::new(narrow(segment), narrow(doc))
    }

    /// The page or section of a passage, all numbered through.
    pub(crate) fn unit(&self, document: usize, over: Over) -> Option<usize> {
        let numbers = match over {
            Over::Reviews => &self.rows,
            Over::Pages => &self.pages,
            Over::Sections => &self.sections,
            Over::Passages => return Some(document),
        };
        numbers.get(document).filter(|unit| **unit != GONE).map(|unit| *unit as usize)
    }

    /// How many there are of what a condition is decided on.
    fn size(&self, over: Over) -> usize {
        // Each page and section has a passage, so there are not more of them.
        if over == Over::Reviews { self.reviews } else { self.documents() }
    }

    /// None of them.
    pub(crate) fn none(&self, over: Over) -> Bits {
        Bits::none(self.size(over))
    }

    /// All of them.
    pub(crate) fn all(&self, over: Over) -> Bits {
        match over {
            Over::Reviews => Bits::all(self.reviews),
            Over::Passages => self.all[0].clone(),
            Over::Pages => self.all[1].clone(),
            Over::Sections => self.all[2].clone(),
        }
    }

    /// The pages, sections or reviews of passages; or the passages themselves.
    pub(crate) fn of_passages(&self, passages: impl Iterator<Item = usize>, over: Over) -> Bits {
        let mut bits = self.none(over);
        let held = passages.filter(|document| self.row(*document).is_some());
        held.filter_map(|document| self.unit(document, over)).for_each(|unit| bits.insert(unit));
        bits
    }

    /// The reviews of documents.
    pub(crate) fn rows_of(&self, documents: &[usize]) -> Bits {
        let mut bits = self.none(Over::Reviews);
        documents.iter().filter_map(|document| self.row(*document)).for_each(|row| bits.insert(row));
        bits
    }

    /// The passages, pages or sections of reviews; or the reviews themselves.
    pub(crate) fn of_reviews(&self, reviews: &Bits, over: Over) -> Bits {
        if over == Over::Reviews {
            return reviews.clone();
        }
        let inside =
            self.passages_where(|document| self.row(document).is_some_and(|row| reviews.contains(row)));
        if over == Over::Passages {
            return inside;
        }
        self.of_passages(inside.iter(), over)
    }

    /// The passages that meet a condition.
    pub(crate) fn passages_where(&self, condition: impl Fn(usize) -> bool) -> Bits {
        let mut bits = Bits::none(self.documents());
        self.all[0].iter().filter(|document| condition(*document)).for_each(|document| bits.insert(document));
        bits
    }

    /// The reviews of passages.
    pub(crate) fn reviews_of(&self, passages: &Bits) -> Bits {
        let mut bits = Bits::none(self.reviews);
        passages.iter().filter_map(|document| self.row(document)).for_each(|row| bits.insert(row));
        bits
    }
}

/// Numbers the pages or sections of all reviews through; those of a review stand one behind the other.
#[derive(Debug, Default)]
struct Through {
    last: Option<(i64, u64)>,
    number: u32,
}

impl Through {
    /// The number of a page or section of a review.
    fn number(&mut self, review: i64, own: u64) -> u32 {
        if self.last.is_some_and(|last| last != (review, own)) {
            self.number += 1;
        }
        self.last = Some((review, own));
        self.number
    }
}

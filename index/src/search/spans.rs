//! Where the words of terms stand in documents: phrases with parts of words, and terms close together.
//!
//! Exact: a document is found just when looking at every word of it would find it. Of terms in a row
//! each must stand close to the one before it. Positions count words of a field; a text that was put
//! far from the one before it is never close to it.

use std::collections::BTreeMap;

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED, Term as IndexTerm};

use super::lexicon::Lexicon;
use super::terms::index_terms;
use super::universe::Universe;
use crate::error::LibraryError;
use crate::query::{Near, Pattern, Term};

/// A stretch of words: the positions of its first and last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) first: u32,
    pub(super) last: u32,
}

/// The places in each document, in order.
pub(super) type Spans = BTreeMap<usize, Vec<Span>>;

/// Looks for places in one field.
pub(super) struct Places<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) universe: &'a Universe,
    pub(super) lexicon: &'a Lexicon,
    pub(super) field: Field,
}

impl Places<'_> {
    /// Where the last of some terms stands that stand close together.
    pub(super) fn near(&self, near: &Near) -> Result<Spans, LibraryError> {
        let mut sides = near.sides.iter().map(|side| self.any(side));
        let Some(first) = sides.next() else { return Ok(Spans::new()) };
        sides.try_fold(first?, |before, side| {
            let held = side?.into_iter().filter_map(|(document, spans)| {
                let found = close(before.get(&document)?, &spans, near.distance);
                (!found.is_empty()).then_some((document, found))
            });
            Ok(held.collect())
        })
    }

    /// Where any one of some terms stands, in any wording.
    fn any(&self, terms: &[Term]) -> Result<Spans, LibraryError> {
        let mut found = Spans::new();
        for wording in terms.iter().flat_map(Term::wordings) {
            for (document, mut spans) in self.sequence(&wording.words)? {
                found.entry(document).or_default().append(&mut spans);
            }
        }
        for spans in found.values_mut() {
            spans.sort_unstable();
            spans.dedup();
        }
        Ok(found)
    }

    /// Where words stand side by side.
    pub(super) fn sequence(&self, words: &[Pattern]) -> Result<Spans, LibraryError> {
        let mut found: Option<Spans> = None;
        for (at, word) in (0..).zip(words) {
            let held = self.word(word, found.as_ref())?;
            found = Some(match found {
                None => held,
                Some(before) => followed(before, &held, at),
            });
        }
        Ok(found.unwrap_or_default())
    }

    /// Where a word stands, in the documents of `among` if they are given.
    fn word(&self, word: &Pattern, among: Option<&Spans>) -> Result<Spans, LibraryError> {
        let mut found = Spans::new();
        for term in index_terms(self.lexicon, self.field, word)? {
            self.postings(&term, among, &mut found)?;
        }
        for spans in found.values_mut() {
            spans.sort_unstable();
            spans.dedup();
        }
        Ok(found)
    }

    /// Adds where a term of the index stands.
    fn postings(
        &self,
        term: &IndexTerm,
        among: Option<&Spans>,
        found: &mut Spans,
    ) -> Result<(), LibraryError> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut positions = Vec::new();
        for (ordinal, segment) in (0..).zip(self.searcher.segment_readers()) {
            let index = segment.inverted_index(self.field)?;
            let postings =
                index.read_postings(term, option).map_err(|e| LibraryError::Index(e.to_string()))?;
            let Some(mut postings) = postings else { continue };
            while postings.doc() != TERMINATED {
                let document = self.universe.document(ordinal, postings.doc());
                let wanted = among.is_none_or(|among| among.contains_key(&document));
                if wanted && self.universe.row(document).is_some() {
                    postings.positions(&mut positions);
                    let spans = positions.iter().map(|at| Span { first: *at, last: *at });
                    found.entry(document).or_default().extend(spans);
                }
                postings.advance();
            }
        }
        Ok(())
    }
}

/// The stretches that the word `at` places on follows.
fn followed(before: Spans, word: &Spans, at: u32) -> Spans {
    let goes_on = |(document, spans): (usize, Vec<Span>)| {
        let held = word.get(&document)?;
        let next = |span: Span| {
            let last = span.first + at;
            let stands = held.binary_search(&Span { first: last, last }).is_ok();
            stands.then_some(Span { first: span.first, last })
        };
        let spans: Vec<Span> = spans.into_iter().filter_map(next).collect();
        (!spans.is_empty()).then_some((document, spans))
    };
    before.into_iter().filter_map(goes_on).collect()
}

/// Those of `b` that stand at most `distance` words from one of `a`; both in order.
pub(super) fn close(a: &[Span], b: &[Span], distance: u32) -> Vec<Span> {
    let longest = a.iter().map(|span| span.last - span.first).max().unwrap_or(0);
    let is_close = |span: &Span| {
        let from = a.partition_point(|other| other.first + longest + distance < span.first);
        let near = a[from..].iter().take_while(|other| other.first <= span.last + distance);
        near.filter_map(|other| gap(span, other)).any(|gap| gap <= distance)
    };
    b.iter().filter(|span| is_close(span)).copied().collect()
}

/// How many words on the later of two stretches starts after the earlier ends; none if they share a word.
fn gap(a: &Span, b: &Span) -> Option<u32> {
    let (first, second) = if a.first <= b.first { (a, b) } else { (b, a) };
    second.first.checked_sub(first.last).filter(|gap| *gap > 0)
}

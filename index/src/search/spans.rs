//! Where the words of terms stand in documents: phrases with parts of words, and terms close together.
//!
//! Exact: a document is found just when looking at every word of it would find it. Of terms in a row
//! each must stand close to the one before it. Positions count words of a field; a text that was put
//! far from the one before it is never close to it.

use std::collections::BTreeMap;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, Searcher, TERMINATED, Term as IndexTerm};

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
        let terms = words.iter().map(|word| index_terms(self.lexicon, self.field, word));
        let terms = terms.collect::<Result<Vec<Vec<IndexTerm>>, _>>()?;
        let mut found = Spans::new();
        for (ordinal, segment) in (0..).zip(self.searcher.segment_readers()) {
            let index = segment.inverted_index(self.field)?;
            let columns = terms.iter().map(|terms| Column::open(&index, terms));
            let columns = columns.collect::<Result<Vec<Column>, LibraryError>>()?;
            for (doc, spans) in side_by_side(columns) {
                let document = self.universe.document(ordinal, doc);
                if self.universe.row(document).is_some() {
                    found.insert(document, spans);
                }
            }
        }
        Ok(found)
    }
}

/// Where one word of a row stands in a segment.
enum Column {
    /// The word is one term of the index.
    One(Box<SegmentPostings>, u32),
    /// It stands for several: the positions in each document, in order.
    Several(BTreeMap<DocId, Vec<u32>>),
}

impl Column {
    fn open(index: &InvertedIndexReader, terms: &[IndexTerm]) -> Result<Self, LibraryError> {
        let read = |term| {
            let postings = index.read_postings(term, IndexRecordOption::WithFreqsAndPositions);
            postings.map_err(|error| LibraryError::Index(error.to_string()))
        };
        let mut several: BTreeMap<DocId, Vec<u32>> = BTreeMap::new();
        let mut positions = Vec::new();
        for term in terms {
            let Some(mut postings) = read(term)? else { continue };
            if terms.len() == 1 {
                let documents = postings.doc_freq();
                return Ok(Self::One(Box::new(postings), documents));
            }
            while postings.doc() != TERMINATED {
                postings.positions(&mut positions);
                several.entry(postings.doc()).or_default().append(&mut positions);
                postings.advance();
            }
        }
        several.values_mut().for_each(|positions| positions.sort_unstable());
        Ok(Self::Several(several))
    }

    /// In about how many documents it stands.
    fn documents(&self) -> u32 {
        match self {
            Self::One(_, documents) => *documents,
            Self::Several(held) => u32::try_from(held.len()).unwrap_or(u32::MAX),
        }
    }

    /// The first document from `from` on in which it stands.
    fn from(&mut self, from: DocId) -> DocId {
        match self {
            Self::One(postings, _) if postings.doc() < from => postings.seek(from),
            Self::One(postings, _) => postings.doc(),
            Self::Several(held) => held.range(from..).next().map_or(TERMINATED, |(doc, _)| *doc),
        }
    }

    /// The positions in the document to which it was brought last.
    fn positions(&mut self, doc: DocId) -> Vec<u32> {
        match self {
            Self::One(postings, _) => {
                let mut positions = Vec::new();
                postings.positions(&mut positions);
                positions
            }
            Self::Several(held) => held.get(&doc).cloned().unwrap_or_default(),
        }
    }
}

/// The documents of a segment in which words stand side by side, and where.
fn side_by_side(columns: Vec<Column>) -> Vec<(DocId, Vec<Span>)> {
    let length = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let mut columns: Vec<(u32, Column)> = (0..).zip(columns).collect();
    // The rarest leads: the others are only asked for documents that it is in.
    columns.sort_by_key(|(_, column)| column.documents());
    let mut found = Vec::new();
    let Some(mut doc) = columns.first_mut().map(|(_, column)| column.from(0)) else { return found };
    while doc != TERMINATED {
        match columns.iter_mut().map(|(_, column)| column.from(doc)).find(|other| *other != doc) {
            Some(later) => doc = later,
            None => {
                let spans = row(&mut columns, doc, length);
                found.extend((!spans.is_empty()).then_some((doc, spans)));
                doc += 1;
            }
        }
        if doc != TERMINATED {
            doc = columns.first_mut().map_or(TERMINATED, |(_, column)| column.from(doc));
        }
    }
    found
}

/// Where all columns stand side by side in a document that each is in.
fn row(columns: &mut [(u32, Column)], doc: DocId, length: u32) -> Vec<Span> {
    let mut starts: Option<Vec<u32>> = None;
    for (offset, column) in columns {
        let own = column.positions(doc).into_iter().filter_map(|at| at.checked_sub(*offset));
        starts = Some(match starts {
            None => own.collect(),
            Some(before) => {
                let own: Vec<u32> = own.collect();
                before.into_iter().filter(|start| own.binary_search(start).is_ok()).collect()
            }
        });
    }
    let mut starts = starts.unwrap_or_default();
    starts.dedup();
    starts.into_iter().map(|first| Span { first, last: first + length - 1 }).collect()
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

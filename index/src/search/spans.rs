//! Where the words of terms stand in documents: phrases with parts of words, and terms close together.
//!
//! Exact: a document is found just when looking at every word of it would find it. Of terms in a row
//! each must stand close to the one before it. Positions count words of a field; a text that was put
//! far from the one before it is never close to it.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED, Term as IndexTerm};

use super::evaluate::Evaluator;
use crate::error::LibraryError;
use crate::query::{Near, Pattern, Term};

/// A stretch of words: the positions of its first and last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) first: u32,
    pub(super) last: u32,
}

/// Looks for places in one field.
pub(super) struct Places<'a> {
    pub(super) evaluator: &'a Evaluator<'a>,
    pub(super) field: Field,
}

impl Places<'_> {
    /// The documents in which terms stand close together, in order.
    pub(super) fn near(&self, near: &Near) -> Result<Vec<usize>, LibraryError> {
        let sides = near.sides.iter().map(|side| {
            let wordings = side.iter().flat_map(Term::wordings);
            wordings.map(|wording| self.terms(&wording.words)).collect::<Result<Vec<_>, _>>()
        });
        let sides = sides.collect::<Result<Vec<_>, LibraryError>>()?;
        let mut found = Vec::new();
        self.segments(|index, tell| {
            let sides = sides.iter().map(|wordings| Side::open(index, wordings));
            let mut chain = Chain::new(sides.collect::<Result<Vec<Side>, _>>()?, near.distance);
            while let Some(doc) = chain.next() {
                tell(doc).into_iter().for_each(|document| found.push(document));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The documents in which words stand side by side, in order, each with how often.
    pub(super) fn sequence(&self, words: &[Pattern]) -> Result<Vec<(u32, u32)>, LibraryError> {
        let terms = self.terms(words)?;
        let mut found = Vec::new();
        self.segments(|index, tell| {
            let mut row = Row::open(index, &terms)?;
            let mut starts = Vec::new();
            let mut doc = row.from(0);
            while doc != TERMINATED {
                row.starts(doc, &mut starts);
                if let (false, Some(document)) = (starts.is_empty(), tell(doc)) {
                    found.push((narrow(document), narrow(starts.len())));
                }
                doc = row.from(doc + 1);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The terms of the index for which each of some words stands.
    fn terms(&self, words: &[Pattern]) -> Result<Vec<Vec<IndexTerm>>, LibraryError> {
        words.iter().map(|word| self.evaluator.terms(self.field, word)).collect()
    }

    /// Looks at each segment; what it is handed gives a document its number unless it was removed.
    fn segments(
        &self,
        mut look: impl FnMut(&InvertedIndexReader, &dyn Fn(DocId) -> Option<usize>) -> Result<(), LibraryError>,
    ) -> Result<(), LibraryError> {
        let universe = self.evaluator.universe;
        for (ordinal, segment) in (0..).zip(self.evaluator.searcher.segment_readers()) {
            let tell = |doc| {
                let document = universe.document(ordinal, doc);
                universe.row(document).map(|_| document)
            };
            look(segment.inverted_index(self.field)?.as_ref(), &tell)?;
        }
        Ok(())
    }
}

/// A number of documents or words, of which the index has fewer than this can hold.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Of so many places of each side it is first seen whether some stand close together: where words are
/// frequent they do, and the others need not be looked at.
const FIRST: usize = 6;

/// Sides that must stand close together in a segment, in a row.
struct Chain {
    sides: Vec<Side>,
    distance: u32,
    /// The next document to look at.
    next: DocId,
    /// Where each side stands.
    spans: Vec<Vec<Span>>,
    before: Vec<Span>,
    own: Vec<Span>,
}

impl Chain {
    fn new(sides: Vec<Side>, distance: u32) -> Self {
        let spans = vec![Vec::new(); sides.len()];
        Self { sides, distance, next: 0, spans, before: Vec::new(), own: Vec::new() }
    }

    /// The next document in which all stand close together.
    fn next(&mut self) -> Option<DocId> {
        loop {
            let doc = all_from(&mut self.sides, self.next, Side::from);
            if doc == TERMINATED {
                return None;
            }
            self.next = doc + 1;
            let sides = self.sides.iter_mut().zip(&mut self.spans);
            sides.for_each(|(side, spans)| side.spans(doc, spans));
            if self.stands(FIRST) || self.stands(usize::MAX) {
                return Some(doc);
            }
        }
    }

    /// Whether some of the first `most` places of each side stand close together.
    fn stands(&mut self, most: usize) -> bool {
        let Some((first, others)) = self.spans.split_first() else { return false };
        self.before.clear();
        self.before.extend(first.iter().take(most));
        for side in others {
            self.own.clear();
            self.own.extend(side.iter().take(most));
            retain_close(&self.before, &mut self.own, self.distance);
            std::mem::swap(&mut self.before, &mut self.own);
        }
        !self.before.is_empty()
    }
}

/// The first document from `from` on that all have, each of which finds its own next.
fn all_from<T>(all: &mut [T], from: DocId, next: impl Fn(&mut T, DocId) -> DocId) -> DocId {
    let Some((first, others)) = all.split_first_mut() else { return TERMINATED };
    let mut doc = next(first, from);
    while doc != TERMINATED {
        match others.iter_mut().map(|other| next(other, doc)).find(|other| *other != doc) {
            Some(later) if later == TERMINATED => return TERMINATED,
            Some(later) => doc = next(first, later),
            None => return doc,
        }
    }
    doc
}

/// Wordings of which any one may stand.
struct Side {
    wordings: Vec<Row>,
    starts: Vec<u32>,
}

impl Side {
    fn open(index: &InvertedIndexReader, wordings: &[Vec<Vec<IndexTerm>>]) -> Result<Self, LibraryError> {
        let rows = wordings.iter().map(|terms| Row::open(index, terms));
        Ok(Self { wordings: rows.collect::<Result<Vec<Row>, _>>()?, starts: Vec::new() })
    }

    /// The first document from `from` on that has the words of one of them.
    fn from(&mut self, from: DocId) -> DocId {
        self.wordings.iter_mut().map(|row| row.from(from)).min().unwrap_or(TERMINATED)
    }

    /// Where they stand in a document, in order.
    fn spans(&mut self, doc: DocId, spans: &mut Vec<Span>) {
        spans.clear();
        for row in &mut self.wordings {
            if row.from(doc) == doc {
                row.starts(doc, &mut self.starts);
                let more = row.length - 1;
                spans.extend(self.starts.iter().map(|first| Span { first: *first, last: first + more }));
            }
        }
        if self.wordings.len() > 1 {
            spans.sort_unstable();
            spans.dedup();
        }
    }
}

/// Words that stand side by side.
struct Row {
    /// Each word with its place; the rarest leads: the others are only asked for documents that it is in.
    columns: Vec<(u32, Column)>,
    length: u32,
    own: Vec<u32>,
}

impl Row {
    fn open(index: &InvertedIndexReader, terms: &[Vec<IndexTerm>]) -> Result<Self, LibraryError> {
        let columns = (0..).zip(terms).map(|(at, terms)| Ok((at, Column::open(index, terms)?)));
        let mut columns = columns.collect::<Result<Vec<(u32, Column)>, LibraryError>>()?;
        columns.sort_by_key(|(_, column)| column.documents());
        Ok(Self { length: narrow(columns.len()), columns, own: Vec::new() })
    }

    /// The first document from `from` on that has all words.
    fn from(&mut self, from: DocId) -> DocId {
        all_from(&mut self.columns, from, |(_, column), from| column.from(from))
    }

    /// Where all stand side by side in a document that each is in.
    fn starts(&mut self, doc: DocId, starts: &mut Vec<u32>) {
        if let [(_, column)] = self.columns.as_mut_slice() {
            return column.positions(doc, starts);
        }
        starts.clear();
        for (number, (offset, column)) in self.columns.iter_mut().enumerate() {
            if number == 0 {
                column.positions(doc, starts);
                let from = starts.partition_point(|at| *at < *offset);
                starts.drain(..from);
                starts.iter_mut().for_each(|at| *at -= *offset);
            } else if !starts.is_empty() {
                column.positions(doc, &mut self.own);
                retain_common(starts, &self.own, *offset);
            }
        }
        starts.dedup();
    }
}

/// Keeps the starts at which a word stands `offset` words on; both in order.
fn retain_common(starts: &mut Vec<u32>, mut own: &[u32], offset: u32) {
    // Of few starts each is looked for, of many each is met on the way.
    let few = starts.len() * FEW < own.len();
    starts.retain(|start| {
        let at = start + offset;
        let passed = match few {
            true => own.partition_point(|own| *own < at),
            false => own.iter().take_while(|own| **own < at).count(),
        };
        own = &own[passed..];
        own.first() == Some(&at)
    });
}

/// One place among so many others is looked for by halves.
const FEW: usize = 16;

/// Where one word of a row stands in a segment.
enum Column {
    /// The word is one term of the index.
    One(Box<SegmentPostings>, u32),
    /// It stands for several.
    Several(Several),
}

/// Where several words stand: the documents in order, and the positions in each, in order.
#[derive(Default)]
struct Several {
    documents: Vec<DocId>,
    /// Where the positions of each document end.
    ends: Vec<usize>,
    positions: Vec<u32>,
    /// The document at which it is.
    at: usize,
}

impl Several {
    /// Sorts positions, of which each document in `met` has so many as it says, one behind the other.
    fn new(met: &[(DocId, u32)], positions: &[u32]) -> Self {
        let size = met.iter().map(|(doc, _)| *doc as usize + 1).max().unwrap_or(0);
        let mut ends = vec![0_usize; size];
        met.iter().for_each(|(doc, count)| ends[*doc as usize] += *count as usize);
        let documents: Vec<DocId> =
            (0..).zip(&ends).filter(|(_, count)| **count > 0).map(|(doc, _)| doc).collect();
        let mut end = 0;
        for count in &mut ends {
            let start = end;
            end += *count;
            *count = start;
        }
        // Each is moved from where its document starts to where it ends.
        let mut sorted = vec![0; positions.len()];
        let mut rest = positions;
        for (doc, count) in met {
            let (own, others) = rest.split_at(*count as usize);
            let place = &mut ends[*doc as usize];
            sorted[*place..*place + own.len()].copy_from_slice(own);
            *place += own.len();
            rest = others;
        }
        let ends: Vec<usize> = documents.iter().map(|doc| ends[*doc as usize]).collect();
        let mut several = Self { documents, ends, positions: sorted, at: 0 };
        (0..several.documents.len()).for_each(|at| {
            let range = several.range(at);
            several.positions[range].sort_unstable();
        });
        several
    }

    fn range(&self, at: usize) -> std::ops::Range<usize> {
        at.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[at]
    }

    fn from(&mut self, from: DocId) -> DocId {
        let rest = &self.documents[self.at..];
        // The next is near in most cases.
        self.at += match rest.first() {
            Some(doc) if *doc < from => 1 + rest[1..].partition_point(|doc| *doc < from),
            _ => 0,
        };
        self.documents.get(self.at).copied().unwrap_or(TERMINATED)
    }
}

impl Column {
    fn open(index: &InvertedIndexReader, terms: &[IndexTerm]) -> Result<Self, LibraryError> {
        let (mut met, mut positions, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for term in terms {
            let postings = index.read_postings(term, IndexRecordOption::WithFreqsAndPositions);
            let postings = postings.map_err(|error| LibraryError::Index(error.to_string()))?;
            let Some(mut postings) = postings else { continue };
            if terms.len() == 1 {
                let documents = postings.doc_freq();
                return Ok(Self::One(Box::new(postings), documents));
            }
            while postings.doc() != TERMINATED {
                postings.positions(&mut own);
                met.push((postings.doc(), narrow(own.len())));
                positions.append(&mut own);
                postings.advance();
            }
        }
        Ok(Self::Several(Several::new(&met, &positions)))
    }

    /// In about how many documents it stands.
    fn documents(&self) -> u32 {
        match self {
            Self::One(_, documents) => *documents,
            Self::Several(several) => narrow(several.documents.len()),
        }
    }

    /// The first document from `from` on in which it stands.
    fn from(&mut self, from: DocId) -> DocId {
        match self {
            Self::One(postings, _) if postings.doc() < from => postings.seek(from),
            Self::One(postings, _) => postings.doc(),
            Self::Several(several) => several.from(from),
        }
    }

    /// The positions in the document at which it is.
    fn positions(&mut self, doc: DocId, positions: &mut Vec<u32>) {
        positions.clear();
        match self {
            Self::One(postings, _) => postings.positions(positions),
            Self::Several(several) if several.documents.get(several.at) == Some(&doc) => {
                positions.extend_from_slice(&several.positions[several.range(several.at)]);
            }
            Self::Several(_) => {}
        }
    }
}

/// Keeps those of `own` that stand at most `distance` words from one of `before`; both in order.
fn retain_close(before: &[Span], own: &mut Vec<Span>, distance: u32) {
    let longest = before.iter().map(|span| span.last - span.first).max().unwrap_or(0);
    let mut from = 0;
    own.retain(|span| {
        while before.get(from).is_some_and(|other| other.first + longest + distance < span.first) {
            from += 1;
        }
        let near = before[from..].iter().take_while(|other| other.first <= span.last + distance);
        near.filter_map(|other| gap(span, other)).any(|gap| gap <= distance)
    });
}

/// Those of `b` that stand at most `distance` words from one of `a`; both in order.
pub(super) fn close(a: &[Span], b: &[Span], distance: u32) -> Vec<Span> {
    let mut kept = b.to_vec();
    retain_close(a, &mut kept, distance);
    kept
}

/// How many words on the later of two stretches starts after the earlier ends; none if they share a word.
pub(super) fn gap(a: &Span, b: &Span) -> Option<u32> {
    let (first, second) = if a.first <= b.first { (a, b) } else { (b, a) };
    second.first.checked_sub(first.last).filter(|gap| *gap > 0)
}

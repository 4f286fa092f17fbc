//! Where words stand side by side in one segment of the index, document by document.
//!
//! Documents come in order; positions are only read of documents that have all words. Of a word that stands for
//! several all positions are read when it is opened.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED, Term as IndexTerm};

use crate::error::LibraryError;

/// A number of documents or words, of which the index has fewer than this can hold.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The first document from `from` on that all have, each of which finds its own next.
pub(super) fn all_from<T>(all: &mut [T], from: DocId, next: impl Fn(&mut T, DocId) -> DocId) -> DocId {
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

/// Words that stand side by side.
pub(super) struct Row {
    /// Each word with its place; the rarest leads: the others are only asked for documents that it is in.
    columns: Vec<(u32, Column)>,
    pub(super) length: u32,
    own: Vec<u32>,
}

impl Row {
    pub(super) fn open(index: &InvertedIndexReader, terms: &[Vec<IndexTerm>]) -> Result<Self, LibraryError> {
        let columns = (0..).zip(terms).map(|(at, terms)| Ok((at, Column::open(index, terms)?)));
        let mut columns = columns.collect::<Result<Vec<(u32, Column)>, LibraryError>>()?;
        columns.sort_by_key(|(_, column)| column.documents());
        Ok(Self { length: narrow(columns.len()), columns, own: Vec::new() })
    }

    /// The first document from `from` on that has all words.
    pub(super) fn from(&mut self, from: DocId) -> DocId {
        all_from(&mut self.columns, from, |(_, column), from| column.from(from))
    }

    /// Where all stand side by side in a document that each is in.
    pub(super) fn starts(&mut self, doc: DocId, starts: &mut Vec<u32>) {
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

//! Where words stand side by side in one segment of the index, document by document.
//!
//! Documents come in order; positions are only read of documents that have all words. A word that stands for
//! several is read as a whole when it is opened, in the documents that have the others: of several such words
//! the rarest first.

use std::rc::Rc;

use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED, Term as IndexTerm};

use crate::bits::Bits;
use crate::error::LibraryError;

/// One segment of the index, as words of one field are looked up in it.
pub(super) struct Segment<'a> {
    pub(super) index: &'a InvertedIndexReader,
    /// How many documents it has.
    pub(super) documents: usize,
}

impl Segment<'_> {
    /// Documents as a set.
    pub(super) fn of(&self, documents: impl Iterator<Item = DocId>) -> Bits {
        let mut bits = Bits::none(self.documents);
        documents.for_each(|document| bits.insert(document as usize));
        bits
    }

    /// Where to read of those terms that it has.
    fn known(&self, terms: &[IndexTerm]) -> Result<Vec<TermInfo>, LibraryError> {
        let infos = terms.iter().map(|term| self.index.get_term_info(term).map_err(damaged));
        Ok(infos.collect::<Result<Vec<Option<TermInfo>>, _>>()?.into_iter().flatten().collect())
    }
}

fn damaged(error: std::io::Error) -> LibraryError {
    LibraryError::Index(error.to_string())
}

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
#[derive(Clone)]
pub(super) struct Row {
    /// Each word with its place; the rarest leads: the others are only asked for documents that it is in.
    columns: Vec<(u32, Column)>,
    pub(super) length: u32,
    own: Vec<u32>,
    /// Positions as bits while they are compared; empty before and after.
    held: Vec<u64>,
}

impl Row {
    /// Opens words side by side, each of which stands for some terms; of those that stand for several only
    /// what is in documents of `among` is read, if it is given.
    pub(super) fn open(
        segment: &Segment<'_>,
        words: &[Vec<IndexTerm>],
        among: Option<&Bits>,
    ) -> Result<Self, LibraryError> {
        let (single, several): (Vec<_>, Vec<_>) = (0..).zip(words).partition(|(_, terms)| terms.len() == 1);
        let mut row = Self::of_single(segment, &single)?;
        let mut among = among.cloned();
        if !single.is_empty() && !several.is_empty() {
            let mut own = row.documents(segment);
            among.iter().for_each(|among| own.intersect(among));
            among = Some(own);
        }
        let mut several = several
            .into_iter()
            .map(|(at, terms)| Ok((at, segment.known(terms)?)))
            .collect::<Result<Vec<(u32, Vec<TermInfo>)>, LibraryError>>()?;
        several.sort_by_key(|(_, terms)| terms.iter().map(|term| u64::from(term.doc_freq)).sum::<u64>());
        for (at, terms) in several {
            let column = Several::read(segment, &terms, among.as_ref())?;
            among = Some(segment.of(column.all.documents.iter().copied()));
            row.columns.push((at, Column::Several(column)));
        }
        row.columns.sort_by_key(|(_, column)| column.documents());
        Ok(Self { length: narrow(words.len()), ..row })
    }

    /// Words each of which stands for one term.
    fn of_single(segment: &Segment<'_>, words: &[(u32, &Vec<IndexTerm>)]) -> Result<Self, LibraryError> {
        let columns = words.iter().map(|(at, terms)| Ok((*at, Column::single(segment, terms)?)));
        let mut columns = columns.collect::<Result<Vec<(u32, Column)>, LibraryError>>()?;
        columns.sort_by_key(|(_, column)| column.documents());
        Ok(Self { length: narrow(columns.len()), columns, own: Vec::new(), held: Vec::new() })
    }

    /// The documents that have all words, of those that were not passed yet.
    pub(super) fn documents(&self, segment: &Segment<'_>) -> Bits {
        let mut row = self.clone();
        let mut next = 0;
        segment.of(std::iter::from_fn(|| {
            let doc = row.from(next);
            next = doc.saturating_add(1);
            (doc != TERMINATED).then_some(doc)
        }))
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
                retain_common(starts, &self.own, *offset, &mut self.held);
            }
        }
        starts.dedup();
    }
}

/// Keeps the starts at which a word stands `offset` words on; both in order. `held` is empty before and after.
fn retain_common(starts: &mut Vec<u32>, mut own: &[u32], offset: u32, held: &mut Vec<u64>) {
    // Each of few starts is looked for; many are looked up as bits, unless they stand far apart.
    let few = starts.len() * FEW < own.len();
    let last = own.last().map_or(0, |last| *last as usize);
    if !few && (starts.len() + own.len()) * SPARSE >= last {
        held.resize(last / 64 + 1, 0);
        own.iter().for_each(|at| held[*at as usize / 64] |= 1 << (at % 64));
        starts.retain(|start| {
            let at = start + offset;
            held.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
        });
        return held.clear();
    }
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

/// Puts different numbers in order; many by marking each as a bit, in `held`, which is empty before and after.
fn in_order(numbers: &mut [u32], held: &mut Vec<u64>) {
    let most = numbers.iter().copied().max().unwrap_or(0) as usize;
    if numbers.len() < MANY || numbers.len() * 64 < most {
        return numbers.sort_unstable();
    }
    held.resize(most / 64 + 1, 0);
    numbers.iter().for_each(|number| held[*number as usize / 64] |= 1 << (number % 64));
    let mut places = numbers.iter_mut();
    for (at, mut bits) in (0..).step_by(64).zip(held.drain(..)) {
        while bits != 0 {
            places.by_ref().take(1).for_each(|place| *place = at + bits.trailing_zeros());
            bits &= bits - 1;
        }
    }
}

/// So many numbers are put in order by bits.
const MANY: usize = 32;

/// One place among so many positions is worth the bits of all.
const SPARSE: usize = 256;

/// One place among so many others is looked for by halves.
const FEW: usize = 16;

/// Where one word of a row stands in a segment.
#[derive(Clone)]
enum Column {
    /// The word is one term of the index.
    One(Box<SegmentPostings>, u32),
    /// It stands for several.
    Several(Several),
}

/// Where several words stand, and the document at which it is.
#[derive(Clone, Default)]
struct Several {
    all: Rc<Occurrences>,
    at: usize,
}

/// The documents in which several words stand, in order, and the positions in each, in order.
#[derive(Default)]
struct Occurrences {
    documents: Vec<DocId>,
    /// Where the positions of each document end.
    ends: Vec<usize>,
    positions: Vec<u32>,
}

impl Several {
    /// Reads where terms stand in documents of `among`, if it is given.
    fn read(segment: &Segment<'_>, terms: &[TermInfo], among: Option<&Bits>) -> Result<Self, LibraryError> {
        let (mut met, mut positions, mut own) = (Vec::new(), Vec::new(), Vec::new());
        if among.is_some_and(Bits::is_empty) {
            return Ok(Self::default());
        }
        for term in terms {
            let option = IndexRecordOption::WithFreqsAndPositions;
            let mut postings = segment.index.read_postings_from_terminfo(term, option).map_err(damaged)?;
            while postings.doc() != TERMINATED {
                if among.is_none_or(|among| among.contains(postings.doc() as usize)) {
                    postings.positions(&mut own);
                    met.push((postings.doc(), narrow(own.len())));
                    positions.append(&mut own);
                }
                postings.advance();
            }
        }
        Ok(Self { all: Rc::new(Occurrences::new(&met, &positions)), at: 0 })
    }

    fn from(&mut self, from: DocId) -> DocId {
        let rest = &self.all.documents[self.at..];
        // The next is near in most cases.
        self.at += match rest.first() {
            Some(doc) if *doc < from => 1 + rest[1..].partition_point(|doc| *doc < from),
            _ => 0,
        };
        self.all.documents.get(self.at).copied().unwrap_or(TERMINATED)
    }
}

impl Occurrences {
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
        let mut several = Self { documents, ends, positions: sorted };
        let mut held = Vec::new();
        (0..several.documents.len()).for_each(|at| {
            let range = several.range(at);
            in_order(&mut several.positions[range], &mut held);
        });
        several
    }

    fn range(&self, at: usize) -> std::ops::Range<usize> {
        at.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[at]
    }
}

impl Column {
    /// A word that stands for the first of some terms.
    fn single(segment: &Segment<'_>, terms: &[IndexTerm]) -> Result<Self, LibraryError> {
        let postings = terms
            .first()
            .map(|term| segment.index.read_postings(term, IndexRecordOption::WithFreqsAndPositions));
        let postings = postings.transpose().map_err(damaged)?.flatten();
        Ok(postings.map_or_else(
            || Self::Several(Several::default()),
            |postings| {
                let documents = postings.doc_freq();
                Self::One(Box::new(postings), documents)
            },
        ))
    }

    /// In about how many documents it stands.
    fn documents(&self) -> u32 {
        match self {
            Self::One(_, documents) => *documents,
            Self::Several(several) => narrow(several.all.documents.len()),
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
            Self::Several(Several { all, at }) if all.documents.get(*at) == Some(&doc) => {
                positions.extend_from_slice(&all.positions[all.range(*at)]);
            }
            Self::Several(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn few_and_many_numbers_come_in_order(numbers in prop::collection::btree_set(0u32..700, 0..200), far in any::<bool>()) {
            let numbers: BTreeSet<u32> = numbers.into_iter().map(|n| if far { n * 977 } else { n }).collect();
            let (mut mixed, mut held): (Vec<u32>, _) = (numbers.iter().rev().copied().collect(), Vec::new());

            in_order(&mut mixed, &mut held);

            prop_assert!(mixed.iter().eq(&numbers) && held.is_empty());
        }

        #[test]
        fn few_and_many_starts_are_kept_where_the_word_stands(
            starts in prop::collection::btree_set(0u32..300, 0..120),
            own in prop::collection::btree_set(0u32..300, 0..120),
            offset in 0u32..4,
            apart in prop::sample::select(vec![1, 900]),
        ) {
            let [starts, own] = [starts, own].map(|all| all.into_iter().map(|at| at * apart).collect::<BTreeSet<u32>>());
            let (mut kept, mut held): (Vec<u32>, _) = (starts.iter().copied().collect(), Vec::new());
            let places: Vec<u32> = own.iter().copied().collect();

            retain_common(&mut kept, &places, offset, &mut held);

            prop_assert!(kept.iter().eq(starts.iter().filter(|start| own.contains(&(*start + offset)))) && held.is_empty());
        }
    }
}

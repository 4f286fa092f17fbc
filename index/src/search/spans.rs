//! Where the words of terms stand in documents: phrases with parts of words, and terms close together.
//!
//! Exact: a document is found just when looking at every word of it would find it. Of terms in a row
//! each must stand close to the one before it. Positions count words of a field; a text that was put
//! far from the one before it is never close to it.

use tantivy::schema::Field;
use tantivy::{DocId, TERMINATED, Term as IndexTerm};

use super::columns::{Row, Segment, all_from, narrow};
use super::evaluate::Evaluator;
use crate::bits::Bits;
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
    /// The documents in which terms stand close together, in order; where they stand is read only in documents of
    /// which it is not known whether they are among them.
    pub(super) fn near(
        &self,
        near: &Near,
        known: impl Fn(usize) -> Option<bool>,
    ) -> Result<Vec<usize>, LibraryError> {
        let sides = near.sides.iter().map(|side| {
            let wordings = side.iter().flat_map(Term::wordings);
            wordings.map(|wording| self.terms(&wording.words)).collect::<Result<Vec<_>, _>>()
        });
        let sides = sides.collect::<Result<Vec<_>, LibraryError>>()?;
        let mut found = Vec::new();
        self.segments(|segment, tell| {
            let mut chain = Chain::new(Side::all(segment, &sides)?, near.distance);
            while let Some(doc) = chain.next(|doc| tell(doc).map_or(Some(false), &known)) {
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
        self.segments(|segment, tell| {
            let mut row = Row::open(segment, &terms, None)?;
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
        mut look: impl FnMut(&Segment<'_>, &dyn Fn(DocId) -> Option<usize>) -> Result<(), LibraryError>,
    ) -> Result<(), LibraryError> {
        let universe = self.evaluator.universe;
        for (ordinal, segment) in (0..).zip(self.evaluator.searcher.segment_readers()) {
            let tell = |doc| {
                let document = universe.document(ordinal, doc);
                universe.row(document).map(|_| document)
            };
            let (index, documents) = (segment.inverted_index(self.field)?, segment.max_doc() as usize);
            look(&Segment { index: &index, documents }, &tell)?;
        }
        Ok(())
    }
}

/// Of so many places of each side it is first seen whether some stand close together: where words are
/// frequent they do, and the others need not be looked at.
const FIRST: usize = 3;

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

    /// The next document in which all stand close together, unless it is known.
    fn next(&mut self, known: impl Fn(DocId) -> Option<bool>) -> Option<DocId> {
        loop {
            let doc = all_from(&mut self.sides, self.next, Side::from);
            if doc == TERMINATED {
                return None;
            }
            self.next = doc + 1;
            match known(doc) {
                Some(true) => return Some(doc),
                Some(false) => continue,
                None => {}
            }
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

/// Wordings of which any one may stand.
struct Side {
    wordings: Vec<Row>,
    starts: Vec<u32>,
}

impl Side {
    /// Opens all sides: those with words that stand for several last, and only in documents that the others have.
    fn all(segment: &Segment<'_>, sides: &[Vec<Vec<Vec<IndexTerm>>>]) -> Result<Vec<Self>, LibraryError> {
        let terms = |side: &Vec<Vec<Vec<IndexTerm>>>| side.iter().flatten().map(Vec::len).max().unwrap_or(0);
        let mut order: Vec<usize> = (0..sides.len()).collect();
        order.sort_by_key(|at| terms(&sides[*at]));
        let mut among: Option<Bits> = None;
        let mut opened: Vec<(usize, Self)> = Vec::new();
        for at in order {
            if let Some((_, before)) = opened.last().filter(|_| terms(&sides[at]) > 1) {
                let mut own = before.documents(segment);
                among.iter().for_each(|among| own.intersect(among));
                among = Some(own);
            }
            opened.push((at, Self::open(segment, &sides[at], among.as_ref())?));
        }
        opened.sort_by_key(|(at, _)| *at);
        Ok(opened.into_iter().map(|(_, side)| side).collect())
    }

    fn open(
        segment: &Segment<'_>,
        wordings: &[Vec<Vec<IndexTerm>>],
        among: Option<&Bits>,
    ) -> Result<Self, LibraryError> {
        let rows = wordings.iter().map(|terms| Row::open(segment, terms, among));
        Ok(Self { wordings: rows.collect::<Result<Vec<Row>, _>>()?, starts: Vec::new() })
    }

    /// The documents that have the words of one of them.
    fn documents(&self, segment: &Segment<'_>) -> Bits {
        let mut all = segment.of(std::iter::empty());
        self.wordings.iter().for_each(|row| all.unite(&row.documents(segment)));
        all
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

//! Where words stand in the index: what matching, weighing and explaining of one query ask, read once.
//!
//! Keeps answers of each kind until they are large together, so a query of hundreds of parts of words stays small.
//! Never tells of a document that was removed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use tantivy::Term as IndexTerm;
use tantivy::schema::{Field, IndexRecordOption};

use super::evaluate::Evaluator;
use super::spans::Places;
use super::terms::index_terms;
use crate::bits::Bits;
use crate::error::LibraryError;
use crate::query::{Near, Pattern};

/// How many documents or words the answers of one kind have that are kept, all together: 8 MB of documents.
const MOST: usize = 1 << 20;

/// Documents in order, each with how often something stands in it.
pub(super) type Counts = Rc<Vec<(u32, u32)>>;

/// What was read for one query.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    /// The words for which parts of words stand.
    meant: RefCell<Kept<Pattern, String>>,
    /// The documents that have one of the words for which a part of a word stands.
    open: RefCell<Kept<(Field, Pattern), (u32, u32)>>,
    /// Those in which words stand side by side.
    sequences: RefCell<Kept<Sequence, (u32, u32)>>,
    /// Those in which terms stand close together.
    nears: RefCell<Kept<(Field, Near), usize>>,
}

/// Words side by side in a field.
type Sequence = (Field, Vec<Pattern>);

/// Answers that are kept, and how large they are.
#[derive(Debug)]
struct Kept<K, T> {
    answers: HashMap<K, Rc<Vec<T>>>,
    size: usize,
}

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Self { answers: HashMap::new(), size: 0 }
    }
}

/// The answer that is kept, or a new one.
fn kept<K: Eq + Hash, T>(
    held: &RefCell<Kept<K, T>>,
    key: K,
    make: impl FnOnce() -> Result<Vec<T>, LibraryError>,
) -> Result<Rc<Vec<T>>, LibraryError> {
    if let Some(known) = held.borrow().answers.get(&key) {
        return Ok(known.clone());
    }
    let made = Rc::new(make()?);
    let mut held = held.borrow_mut();
    // Of none it is worth to know that it is none.
    let size = held.size + made.len() + 1;
    if size <= MOST {
        held.size = size;
        held.answers.insert(key, made.clone());
    }
    Ok(made)
}

impl Evaluator<'_> {
    /// The terms of the index for which a word stands.
    pub(super) fn terms(&self, field: Field, word: &Pattern) -> Result<Vec<IndexTerm>, LibraryError> {
        if !word.is_open() {
            return Ok(index_terms(field, word, &[]));
        }
        let read = || {
            let meant = self.lexicon.meant(word)?;
            Ok(meant.into_iter().map(str::to_owned).collect())
        };
        let meant = kept(&self.occurrences.meant, word.clone(), read)?;
        Ok(index_terms(field, word, &meant))
    }

    /// Tells each document that has a word, and how often; in order.
    pub(super) fn each(
        &self,
        field: Field,
        word: &Pattern,
        mut tell: impl FnMut(usize, u32),
    ) -> Result<(), LibraryError> {
        if word.is_open() {
            let key = (field, word.clone());
            let counts = kept(&self.occurrences.open, key, || self.count_open(field, word))?;
            counts.iter().for_each(|(document, count)| tell(*document as usize, *count));
            return Ok(());
        }
        self.read(field, &self.terms(field, word)?, IndexRecordOption::WithFreqs, tell)
    }

    /// Tells each document that has a word, once and in order.
    pub(super) fn having(
        &self,
        field: Field,
        word: &Pattern,
        mut tell: impl FnMut(usize),
    ) -> Result<(), LibraryError> {
        match word.is_open() {
            true => self.each(field, word, |document, _| tell(document)),
            false => self.read(field, &self.terms(field, word)?, IndexRecordOption::Basic, |document, _| {
                tell(document)
            }),
        }
    }

    /// Reads where terms stand, one behind the other in each segment; how often only if `option` says so.
    fn read(
        &self,
        field: Field,
        terms: &[IndexTerm],
        option: IndexRecordOption,
        mut tell: impl FnMut(usize, u32),
    ) -> Result<(), LibraryError> {
        for (ordinal, segment) in (0..).zip(self.searcher.segment_readers()) {
            let index = segment.inverted_index(field)?;
            let (first, whole) = (self.universe.document(ordinal, 0), self.universe.is_whole(ordinal));
            for term in terms {
                let postings = index.read_block_postings(term, option);
                let postings = postings.map_err(|error| LibraryError::Index(error.to_string()))?;
                let Some(mut postings) = postings else { continue };
                // By blocks: asking for one document after the other takes twice as long.
                while !postings.docs().is_empty() {
                    for (at, doc) in postings.docs().iter().enumerate() {
                        let document = first + *doc as usize;
                        if whole || self.universe.row(document).is_some() {
                            tell(document, postings.freq(at));
                        }
                    }
                    postings.advance();
                }
            }
        }
        Ok(())
    }

    /// How often the words for which a part of a word stands are in each document, all together.
    fn count_open(&self, field: Field, word: &Pattern) -> Result<Vec<(u32, u32)>, LibraryError> {
        let mut counts = vec![0_u32; self.universe.documents()];
        let option = IndexRecordOption::WithFreqs;
        self.read(field, &self.terms(field, word)?, option, |document, count| counts[document] += count)?;
        let met = (0..).zip(counts).filter(|(_, count)| *count > 0);
        Ok(met.collect())
    }

    /// The documents in which words stand side by side, each with how often.
    pub(super) fn sequence(&self, field: Field, words: &[Pattern]) -> Result<Counts, LibraryError> {
        let key = (field, words.to_vec());
        kept(&self.occurrences.sequences, key, || self.places(field).sequence(words))
    }

    /// The documents in which terms stand close together; of what runs over page breaks only what neither of the
    /// passages has by itself.
    pub(super) fn close_together(&self, field: Field, near: &Near) -> Result<Rc<Vec<usize>>, LibraryError> {
        kept(&self.occurrences.nears, (field, near.clone()), || {
            let (fields, universe) = (self.fields, self.universe);
            let places = self.places(field);
            if field == fields.body {
                // What stands close together in a passage does so in its review.
                let known = universe.rows_of(&self.close_together(fields.text, near)?);
                let in_passage = |document| universe.row(document).is_some_and(|row| known.contains(row));
                return places.near(near, |document| in_passage(document).then_some(true));
            }
            if field == fields.turn {
                let mut own = Bits::none(universe.documents());
                self.close_together(fields.text, near)?.iter().for_each(|passage| own.insert(*passage));
                let has = |passage: Option<usize>| passage.is_some_and(|passage| own.contains(passage));
                let by_itself = |turn| has(universe.passage_of(turn)) || has(universe.next_passage(turn));
                return places.near(near, |turn| by_itself(turn).then_some(false));
            }
            places.near(near, |_| None)
        })
    }

    fn places(&self, field: Field) -> Places<'_> {
        Places { evaluator: self, field }
    }

    /// The documents that have a wording in a field.
    pub(super) fn documents(&self, field: Field, words: &[Pattern]) -> Result<Vec<usize>, LibraryError> {
        match words {
            [] => Ok(Vec::new()),
            [word] => {
                let mut found = Vec::new();
                self.having(field, word, |document| found.push(document))?;
                Ok(found)
            }
            words => {
                Ok(self.sequence(field, words)?.iter().map(|(document, _)| *document as usize).collect())
            }
        }
    }
}

//! Where words stand in the index: what matching, weighing and explaining of one query ask, read once.
//!
//! Keeps at most [`MOST`] answers of each kind, so a query of hundreds of parts of words stays small.
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
use crate::error::LibraryError;
use crate::query::{Near, Pattern};

/// How many answers of each kind are kept.
const MOST: usize = 64;

/// Documents in order, each with how often something stands in it.
pub(super) type Counts = Rc<Vec<(u32, u32)>>;

/// What was read for one query.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    /// The words for which parts of words stand.
    meant: Kept<Pattern, Rc<Vec<String>>>,
    /// The documents that have one of the words for which a part of a word stands.
    open: Kept<(Field, Pattern), Counts>,
    /// Those in which words stand side by side.
    sequences: Kept<(Field, Vec<Pattern>), Counts>,
    /// Those in which terms stand close together.
    nears: Kept<(Field, Near), Rc<Vec<usize>>>,
}

/// Answers that are kept.
type Kept<K, V> = RefCell<HashMap<K, V>>;

/// The answer that is kept, or a new one.
fn kept<K: Eq + Hash, V: Clone>(
    held: &Kept<K, V>,
    key: K,
    make: impl FnOnce() -> Result<V, LibraryError>,
) -> Result<V, LibraryError> {
    if let Some(known) = held.borrow().get(&key) {
        return Ok(known.clone());
    }
    let made = make()?;
    let mut held = held.borrow_mut();
    if held.len() < MOST {
        held.insert(key, made.clone());
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
            Ok(Rc::new(meant.into_iter().map(str::to_owned).collect()))
        };
        let meant: Rc<Vec<String>> = kept(&self.occurrences.meant, word.clone(), read)?;
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

    /// Tells each document that has a word which is one term of the index, in order; `None` for any other word.
    pub(super) fn each_once(
        &self,
        field: Field,
        word: &Pattern,
        mut tell: impl FnMut(usize),
    ) -> Result<Option<()>, LibraryError> {
        if word.is_open() {
            return Ok(None);
        }
        let [term] = &*self.terms(field, word)? else { return Ok(None) };
        self.read(field, std::slice::from_ref(term), IndexRecordOption::Basic, |document, _| tell(document))
            .map(Some)
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
    fn count_open(&self, field: Field, word: &Pattern) -> Result<Counts, LibraryError> {
        let mut counts = vec![0_u32; self.universe.documents()];
        let option = IndexRecordOption::WithFreqs;
        self.read(field, &self.terms(field, word)?, option, |document, count| counts[document] += count)?;
        let met = (0..).zip(counts).filter(|(_, count)| *count > 0);
        Ok(Rc::new(met.collect()))
    }

    /// The documents in which words stand side by side, each with how often.
    pub(super) fn sequence(&self, field: Field, words: &[Pattern]) -> Result<Counts, LibraryError> {
        let key = (field, words.to_vec());
        kept(&self.occurrences.sequences, key, || Ok(Rc::new(self.places(field).sequence(words)?)))
    }

    /// The documents in which terms stand close together.
    pub(super) fn close_together(&self, field: Field, near: &Near) -> Result<Rc<Vec<usize>>, LibraryError> {
        let key = (field, near.clone());
        kept(&self.occurrences.nears, key, || Ok(Rc::new(self.places(field).near(near)?)))
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
                self.each(field, word, |document, _| found.push(document))?;
                Ok(found)
            }
            words => {
                Ok(self.sequence(field, words)?.iter().map(|(document, _)| *document as usize).collect())
            }
        }
    }
}

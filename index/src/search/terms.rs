//! Turns one term of a query into a query of the index.

use tantivy::query::{
    ConstScoreQuery, EmptyQuery, PhrasePrefixQuery, PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term as IndexTerm};

use crate::engine::exact;
use crate::error::LibraryError;
use crate::query::{Term, TermKind};
use crate::words;

/// A start of a word stands for at most this many words, the first in the alphabet.
pub(crate) const MAX_EXPANSION: usize = 2_000;

/// The query of the index for a term in a field.
pub(super) fn query(searcher: &Searcher, field: Field, term: &Term) -> Result<Box<dyn Query>, LibraryError> {
    match (term.kind, term.words.as_slice()) {
        (_, []) => Ok(Box::new(EmptyQuery)),
        (TermKind::Prefix, [start]) => {
            let expanded = expand(searcher, field, start)?;
            Ok(Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(expanded)), 1.0)))
        }
        (TermKind::Prefix, [before @ .., start]) => Ok(phrase_and_start(field, before, start)),
        (_, [word]) => Ok(single(field, word)),
        (_, words) => Ok(phrase(field, words)),
    }
}

/// A word in any of its forms.
pub(super) fn single(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(stem_term(field, word), IndexRecordOption::WithFreqs))
}

/// Words side by side, in any of their forms.
pub(super) fn phrase(field: Field, words: &[String]) -> Box<dyn Query> {
    Box::new(PhraseQuery::new(words.iter().map(|word| stem_term(field, word)).collect()))
}

fn stem_term(field: Field, word: &str) -> IndexTerm {
    IndexTerm::from_field_text(field, &words::stem(word))
}

/// Words side by side, of which only the start of the last is given.
fn phrase_and_start(field: Field, before: &[String], start: &str) -> Box<dyn Query> {
    let mut terms: Vec<IndexTerm> = before.iter().map(|word| stem_term(field, word)).collect();
    terms.push(IndexTerm::from_field_text(field, &exact(start)));
    let mut query = PhrasePrefixQuery::new(terms);
    query.set_max_expansions(u32::try_from(MAX_EXPANSION).expect("a small number"));
    Box::new(ConstScoreQuery::new(Box::new(query), 1.0))
}

/// The words of the index that start with `start`.
fn expand(searcher: &Searcher, field: Field, start: &str) -> Result<Vec<IndexTerm>, LibraryError> {
    let from = exact(start);
    let mut found = std::collections::BTreeSet::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().range().ge(from.as_bytes()).into_stream().map_err(stream_error)?;
        let mut taken = 0;
        while taken < MAX_EXPANSION && stream.advance() && stream.key().starts_with(from.as_bytes()) {
            found.insert(String::from_utf8_lossy(stream.key()).into_owned());
            taken += 1;
        }
    }
    Ok(found.iter().take(MAX_EXPANSION).map(|text| IndexTerm::from_field_text(field, text)).collect())
}

fn stream_error(error: std::io::Error) -> LibraryError {
    LibraryError::Index(error.to_string())
}

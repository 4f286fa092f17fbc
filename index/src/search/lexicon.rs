//! The words of the library, in memory: what a part of a word or a misspelt word stands for.
//!
//! Made from the index when first asked for. Never holds a word that no review has.

use std::sync::OnceLock;

use tantivy::Searcher;
use tantivy::schema::Field;

use crate::engine::{Fields, word_of};
use crate::error::LibraryError;
use crate::query::Pattern;

/// A word of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// Its plain form.
    pub(super) plain: String,
    /// In how many reviews it stands.
    pub(super) reviews: u32,
    /// In how many of them it stands in small letters.
    pub(super) small: u32,
}

/// All words, in alphabetical order.
#[derive(Debug)]
pub(super) struct Lexicon {
    searcher: Searcher,
    fields: Fields,
    words: OnceLock<Vec<Known>>,
}

impl Lexicon {
    /// Prepares to read the words of an index.
    pub(super) fn new(searcher: Searcher, fields: Fields) -> Self {
        Self { searcher, fields, words: OnceLock::new() }
    }

    /// All words, in alphabetical order.
    pub(super) fn words(&self) -> Result<&[Known], LibraryError> {
        if let Some(words) = self.words.get() {
            return Ok(words);
        }
        let words = self.read()?;
        Ok(self.words.get_or_init(|| words))
    }

    /// The words that start with `start`.
    pub(super) fn starting(&self, start: &str) -> Result<&[Known], LibraryError> {
        let words = self.words()?;
        let rest = &words[words.partition_point(|word| word.plain.as_str() < start)..];
        Ok(&rest[..rest.partition_point(|word| word.plain.starts_with(start))])
    }

    /// The words for which a part of a word, or one that is nearly right, stands.
    pub(super) fn meant(&self, pattern: &Pattern) -> Result<Vec<&str>, LibraryError> {
        let start =
            pattern.plain.split('*').next().filter(|_| pattern.plain.contains('*')).unwrap_or_default();
        let fits = self.starting(start)?.iter().filter(|word| pattern.fits_plain(&word.plain));
        Ok(fits.map(|word| word.plain.as_str()).collect())
    }

    /// Reads the words of the reviews.
    fn read(&self) -> Result<Vec<Known>, LibraryError> {
        let mut words = Vec::new();
        for (field, counts) in
            [(self.fields.body, true), (self.fields.area, false), (self.fields.publisher, false)]
        {
            for (term, reviews) in terms(&self.searcher, field, "=")? {
                let plain = word_of(&term).unwrap_or_default().to_owned();
                words.push(Known { plain, reviews: if counts { reviews } else { 0 }, small: 0 });
            }
        }
        words.sort_by(|a, b| a.plain.cmp(&b.plain).then(b.reviews.cmp(&a.reviews)));
        words.dedup_by(|later, first| later.plain == first.plain);
        let mut at = 0;
        for (plain, small) in terms(&self.searcher, self.fields.small, "")? {
            // Both lists are in the same order, and every small word is a word.
            at += words[at..].partition_point(|word| word.plain < plain);
            if let Some(word) = words.get_mut(at).filter(|word| word.plain == plain) {
                word.small = small;
            }
        }
        Ok(words)
    }
}

/// The terms of a field that start with `sign`, in order, each with the number of documents that have it.
fn terms(searcher: &Searcher, field: Field, sign: &str) -> Result<Vec<(String, u32)>, LibraryError> {
    let mut found: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().range().ge(sign.as_bytes()).into_stream().map_err(damaged)?;
        while stream.advance() && stream.key().starts_with(sign.as_bytes()) {
            let term = String::from_utf8_lossy(stream.key()).into_owned();
            *found.entry(term).or_default() += stream.value().doc_freq;
        }
    }
    Ok(found.into_iter().collect())
}

fn damaged(error: std::io::Error) -> LibraryError {
    LibraryError::Index(error.to_string())
}

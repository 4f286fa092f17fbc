//! The words of the library, in memory: what a part of a word or a misspelt word stands for.
//!
//! Made from the index when first asked for. Never holds a word that no review has.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use tantivy::Searcher;
use tantivy::schema::Field;

use super::near::{Near, letters};
use crate::engine::{Fields, exact, word_of};
use crate::error::LibraryError;
use crate::expansion;
use crate::query::{How, Pattern};
use crate::words;

/// A word is ordinary if so many reviews have it in small letters.
const ORDINARY: u32 = 5;

/// The same in a library of fewer than [`FEW_REVIEWS`].
const ORDINARY_AMONG_FEW: u32 = 2;

/// A library of fewer reviews is a small one.
const FEW_REVIEWS: usize = 50;

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

impl Known {
    /// Whether it is mostly written in small letters, and in `least` reviews at least: it is no name of a person.
    ///
    /// The words of the field are none, however many bodies have them in their names: `safety`.
    fn is_small(&self, least: u32) -> bool {
        let mostly = || self.small * 2 >= self.reviews || expansion::is_of_field(&self.plain);
        self.small >= least && self.plain.chars().all(char::is_alphabetic) && mostly()
    }
}

/// All words, in alphabetical order.
#[derive(Debug)]
pub(super) struct Lexicon {
    searcher: Searcher,
    fields: Fields,
    /// In how many reviews a word must stand in small letters to be ordinary.
    least: u32,
    words: OnceLock<Vec<Known>>,
    /// The letters of each, made when first a part of a word is looked for.
    letters: OnceLock<Vec<u64>>,
    /// The ordinary words by their letters, made when a word is first looked for that may be mistyped.
    near: OnceLock<Near>,
    /// All words, to look for those with nearly the letters of another.
    alike: OnceLock<Near>,
}

impl Lexicon {
    /// Prepares to read the words of an index of so many reviews.
    pub(super) fn new(searcher: Searcher, fields: Fields, reviews: usize) -> Self {
        let least = if reviews < FEW_REVIEWS { ORDINARY_AMONG_FEW } else { ORDINARY };
        Self {
            searcher,
            fields,
            least,
            words: OnceLock::new(),
            letters: OnceLock::new(),
            near: OnceLock::new(),
            alike: OnceLock::new(),
        }
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
        Ok(&self.words()?[self.range(start)?])
    }

    /// Where the words are that start with `start`.
    fn range(&self, start: &str) -> Result<Range<usize>, LibraryError> {
        let words = self.words()?;
        let from = words.partition_point(|word| word.plain.as_str() < start);
        Ok(from..from + words[from..].partition_point(|word| word.plain.starts_with(start)))
    }

    /// The words for which a part of a word, or one that is nearly right, stands.
    pub(super) fn meant(&self, pattern: &Pattern) -> Result<Vec<&str>, LibraryError> {
        if let How::Fuzzy(most) = pattern.how {
            let words = self.words()?;
            let alike =
                self.alike.get_or_init(|| Near::new(words.iter().map(|word| word.plain.as_str()).zip(0..)));
            let found =
                alike.alike(&pattern.plain, usize::from(most)).filter_map(|at| words.get(at as usize));
            let fits = found.filter(|word| pattern.fits_plain(&word.plain));
            return Ok(fits.map(|word| word.plain.as_str()).collect());
        }
        let start =
            pattern.plain.split('*').next().filter(|_| pattern.plain.contains('*')).unwrap_or_default();
        let (words, range) = (self.words()?, self.range(start)?);
        let all = self.letters.get_or_init(|| words.iter().map(|word| letters(&word.plain)).collect());
        // Most words lack one of its letters.
        let own = letters(&pattern.plain.replace('*', ""));
        let may_fit = words[range.clone()].iter().zip(&all[range]).filter(|(_, word)| **word & own == own);
        let fits = may_fit.filter(|(word, _)| pattern.fits_plain(&word.plain));
        Ok(fits.map(|(word, _)| word.plain.as_str()).collect())
    }

    /// In how many reviews a word stands, if the library mostly writes it in small letters: then it may be shown
    /// to anybody.
    ///
    /// Nobody's name is among these words unless it is also a word: see [`super::title`].
    pub(super) fn ordinary(&self, plain: &str) -> Result<Option<u32>, LibraryError> {
        let count = |field, text: &str| {
            let term = tantivy::Term::from_field_text(field, text);
            self.searcher.doc_freq(&term).map(|count| u32::try_from(count).unwrap_or(u32::MAX))
        };
        let small = count(self.fields.small, plain)?;
        let reviews = count(self.fields.body, &exact(plain))?;
        let word = Known { plain: plain.to_owned(), reviews, small };
        Ok(word.is_small(self.least).then_some(reviews))
    }

    /// The ordinary words of at least five reviews that start with `start`, the most frequent first.
    pub(super) fn completing(&self, start: &str) -> Result<Vec<&Known>, LibraryError> {
        let frequent = |word: &&Known| word.is_small(self.least) && word.reviews >= ORDINARY;
        let mut found: Vec<&Known> = self.starting(start)?.iter().filter(frequent).collect();
        found.retain(|word| !words::is_stop_word(&word.plain));
        found.sort_by_key(|word| Reverse(word.reviews));
        Ok(found)
    }

    /// Reads all that is made when first asked for.
    pub(super) fn warm(&self) -> Result<(), LibraryError> {
        self.near("", 0).map(drop)
    }

    /// The ordinary words at most `most` letters off, each with how many letters it is off.
    pub(super) fn near(&self, plain: &str, most: usize) -> Result<Vec<(usize, &Known)>, LibraryError> {
        let words = self.words()?;
        let ordinary = || words.iter().zip(0_u32..).filter(|(word, _)| word.is_small(self.least));
        let near =
            self.near.get_or_init(|| Near::new(ordinary().map(|(word, at)| (word.plain.as_str(), at))));
        let fits = near.alike(plain, most).filter_map(|at| words.get(at as usize));
        let near = fits.filter_map(|word| Some((words::distance(plain, &word.plain, most)?, word)));
        Ok(near.filter(|(off, _)| *off > 0).collect())
    }

    /// In how many reviews a word stands in any of its forms.
    pub(super) fn reviews_of_family(&self, plain: &str) -> Result<u32, LibraryError> {
        let term = tantivy::Term::from_field_text(self.fields.body, &words::stem(plain));
        Ok(u32::try_from(self.searcher.doc_freq(&term)?).unwrap_or(u32::MAX))
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
    let mut found: Vec<(String, u32)> = Vec::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().range().ge(sign.as_bytes()).into_stream().map_err(damaged)?;
        while stream.advance() && stream.key().starts_with(sign.as_bytes()) {
            found.push((String::from_utf8_lossy(stream.key()).into_owned(), stream.value().doc_freq));
        }
    }
    // Each segment is in order, which a stable sort makes use of.
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.dedup_by(|later, first| {
        let same = later.0 == first.0;
        first.1 += if same { later.1 } else { 0 };
        same
    });
    Ok(found)
}

fn damaged(error: std::io::Error) -> LibraryError {
    LibraryError::Index(error.to_string())
}

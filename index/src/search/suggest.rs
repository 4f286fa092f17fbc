//! Words that may have been meant: for words that no review has, those of the library that are nearly the same.
//!
//! The library's own words are the only dictionary, and of those only the ones that it mostly writes in small
//! letters: no suggestion names a person. Nothing is searched instead; a suggestion is shown, and the reader
//! takes it or does not.

use std::cmp::Reverse;
use std::collections::HashSet;

use serde::Serialize;

use super::evaluate::Evaluator;
use super::snapshot::Snapshot;
use super::universe::Over;
use crate::error::LibraryError;
use crate::expansion::{Expansion, Reason};
use crate::query::{Line, Pattern, Place, TypedWord};
use crate::words;

/// Another way to write a word of the query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The word as it was typed.
    pub asked: String,
    /// What may have been meant.
    pub instead: String,
    /// The whole query with that in its place.
    pub query: String,
    /// How many reviews have what may have been meant.
    pub reviews: usize,
}

/// The most suggestions for one word.
const FOR_A_WORD: usize = 3;

/// The most suggestions for one query.
const IN_ALL: usize = 5;

/// Of a longer query, so many words are looked at.
const MOST_WORDS: usize = 20;

/// A word that stands in so many reviews at most may be mistyped there too.
const RARE: u32 = 1;

/// What is meant stands in so many times as many reviews as what was typed.
const TIMES: u32 = 20;

/// A word of at most so many letters may have one wrong, a longer one two.
const SHORT: usize = 5;

/// Words of fewer letters are no suggestion.
const FEWEST_LETTERS: usize = 3;

/// Words of fewer letters are taken as they are: of so few letters any other word is near.
const FEWEST_TYPED: usize = 4;

/// Of the ways to part a word, so many are looked up.
const PARTINGS: usize = 3;

/// What may have been meant by words of a query, before it is put into the query.
struct Meant {
    off: usize,
    other_letter: bool,
    reviews: u32,
    instead: String,
}

impl Snapshot {
    /// What may have been meant by the words of a query; `told` is what was looked for beside them.
    pub(super) fn suggestions(
        &self,
        evaluator: &Evaluator<'_>,
        query: &str,
        told: &[Expansion],
    ) -> Result<Vec<Suggestion>, LibraryError> {
        let line = Line::new(query);
        let mut typed = line.words();
        let mut seen = HashSet::new();
        typed.retain(|word| seen.insert(word.plain.clone()));
        typed.truncate(MOST_WORDS);
        let mut found = Vec::new();
        for (at, word) in typed.iter().enumerate() {
            if is_told(told, &word.plain) || word.plain.chars().count() < FEWEST_LETTERS {
                continue;
            }
            if word.plain.chars().count() >= FEWEST_TYPED {
                let meant = self.for_word(evaluator, word)?.into_iter();
                found.extend(meant.map(|meant| (word.range.clone(), meant)));
            }
            if let Some(next) = typed.get(at + 1).filter(|next| side_by_side(query, word, next))
                && !is_told(told, &format!("{} {}", word.plain, next.plain))
            {
                let joined = self.joined(evaluator, word, next)?;
                found.extend(joined.map(|meant| (word.range.start..next.range.end, meant)));
            }
        }
        found.truncate(IN_ALL);
        let suggestion = |(range, meant): (std::ops::Range<usize>, Meant)| Suggestion {
            asked: query[range.clone()].to_owned(),
            query: line.with(&range, &meant.instead),
            reviews: meant.reviews as usize,
            instead: meant.instead,
        };
        Ok(found.into_iter().map(suggestion).collect())
    }

    /// What may have been meant by one word, the likeliest first.
    fn for_word(&self, evaluator: &Evaluator<'_>, word: &TypedWord) -> Result<Vec<Meant>, LibraryError> {
        let own = self.lexicon.reviews_of_family(&word.plain)?;
        if own > RARE {
            return Ok(Vec::new());
        }
        let most = if word.plain.chars().count() <= SHORT { 1 } else { 2 };
        let mut found = Vec::new();
        for (off, known) in self.lexicon.near(&word.plain, most)? {
            let another = words::stem(&known.plain) != words::stem(&word.plain);
            if another && known.plain.chars().count() >= FEWEST_LETTERS && known.reviews >= own * TIMES {
                let other_letter = known.plain.chars().next() != word.plain.chars().next();
                found.push(Meant { off, other_letter, reviews: known.reviews, instead: known.plain.clone() });
            }
        }
        if !word.quoted {
            found.extend(self.parted(evaluator, &word.plain, own)?);
        }
        found.sort_by_key(|meant| (meant.off, meant.other_letter, Reverse(meant.reviews)));
        // One of each family of words: the query finds them all.
        let mut families = HashSet::new();
        found.retain(|meant| families.insert(words::stem(&meant.instead).into_owned()));
        found.truncate(FOR_A_WORD);
        Ok(found)
    }

    /// The two words that a word may be, run together: both are ordinary, and stand so in some review.
    fn parted(
        &self,
        evaluator: &Evaluator<'_>,
        plain: &str,
        own: u32,
    ) -> Result<Option<Meant>, LibraryError> {
        let mut ways = Vec::new();
        for (at, _) in plain.char_indices() {
            let (first, second) = plain.split_at(at);
            let long = |part: &str| part.chars().count() >= FEWEST_LETTERS;
            if long(first)
                && long(second)
                && let (Some(one), Some(other)) =
                    (self.lexicon.ordinary(first)?, self.lexicon.ordinary(second)?)
            {
                ways.push((one.min(other), first, second));
            }
        }
        ways.sort_by_key(|(reviews, ..)| Reverse(*reviews));
        let mut best: Option<Meant> = None;
        for (_, first, second) in ways.into_iter().take(PARTINGS) {
            let reviews = side_by_side_in(evaluator, first, second)?;
            if reviews > 0
                && reviews >= own * TIMES
                && best.as_ref().is_none_or(|best| best.reviews < reviews)
            {
                best = Some(Meant {
                    off: 1,
                    other_letter: false,
                    reviews,
                    instead: format!("{first} {second}"),
                });
            }
        }
        Ok(best)
    }

    /// The word that two words may be, written apart.
    fn joined(
        &self,
        evaluator: &Evaluator<'_>,
        first: &TypedWord,
        second: &TypedWord,
    ) -> Result<Option<Meant>, LibraryError> {
        let joined = format!("{}{}", first.plain, second.plain);
        let Some(reviews) = self.lexicon.ordinary(&joined)? else { return Ok(None) };
        let rarer = [first, second].into_iter().map(|part| self.lexicon.reviews_of_family(&part.plain));
        let rarer = rarer.collect::<Result<Vec<u32>, _>>()?.into_iter().min().unwrap_or(0);
        if rarer >= reviews {
            return Ok(None);
        }
        let apart = side_by_side_in(evaluator, &first.plain, &second.plain)?;
        let meant = Meant { off: 1, other_letter: false, reviews, instead: joined };
        Ok(Some(meant).filter(|meant| apart <= RARE && meant.reviews >= apart * TIMES))
    }
}

/// Whether other wordings of a word, or of a term in which it stands, are looked for already.
fn is_told(told: &[Expansion], asked: &str) -> bool {
    let in_term = |told: &Expansion| {
        told.asked.eq_ignore_ascii_case(asked)
            || told.asked.split([' ', '-']).any(|word| word.eq_ignore_ascii_case(asked))
    };
    told.iter().any(|told| told.on && told.reason != Reason::Spelling && in_term(told))
}

/// Whether only space or a hyphen stands between two words that are not in quotation marks.
fn side_by_side(query: &str, first: &TypedWord, second: &TypedWord) -> bool {
    let between = query.get(first.range.end..second.range.start).unwrap_or("(");
    !first.quoted && !second.quoted && matches!(between.trim(), "" | "-")
}

/// In how many reviews two words stand side by side.
fn side_by_side_in(evaluator: &Evaluator<'_>, first: &str, second: &str) -> Result<u32, LibraryError> {
    let words = [Pattern::stem(first), Pattern::stem(second)];
    let found = evaluator.wording(Place::Body, &words, Over::Reviews)?;
    Ok(u32::try_from(found.len()).unwrap_or(u32::MAX))
}

//! Related words: what the best passages for a query say that reviews in general do not.
//!
//! They are shown with the answer and can be switched off. Only words in small letters count, so the
//! name of a person is never among them.
//!
//! Source: pseudo-relevance feedback; the weight of a word is its part in the divergence of the best
//! passages from the collection (Carpineto et al., 2001).

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use tantivy::Term as IndexTerm;

use super::asked::RELATED;
use super::reading::Reading;
use super::snapshot::Snapshot;
use crate::error::LibraryError;
use crate::expansion::{Expansion, Reason, Wording};
use crate::hash::QuickSet;
use crate::query::{Node, Pattern};
use crate::words::{self, Cut};

/// How many passages are looked at, each of another review.
const PASSAGES: usize = 20;

/// At most one review of so many is looked at: of half a library nothing can be learnt.
const OF: usize = 50;

/// How many passages are looked at in a library of so many reviews.
pub(super) fn passages(reviews: usize) -> usize {
    PASSAGES.min(reviews / OF)
}

/// The most related words.
const WORDS: usize = 15;

/// In how many of the passages a word must stand.
const SUPPORT: usize = 2;

/// In how many reviews a related word must stand.
const FEWEST_REVIEWS: u64 = 4;

/// In what part of all reviews it may stand.
const COMMONEST: f64 = 0.25;

/// Words that are in all kinds of stories.
const GENERAL: &[&str] = &[
    "after",
    "again",
    "ago",
    "already",
    "although",
    "always",
    "another",
    "around",
    "away",
    "back",
    "because",
    "before",
    "between",
    "both",
    "came",
    "come",
    "day",
    "days",
    "during",
    "each",
    "early",
    "eight",
    "either",
    "enough",
    "even",
    "ever",
    "every",
    "few",
    "fifteen",
    "first",
    "five",
    "following",
    "four",
    "further",
    "gave",
    "give",
    "given",
    "goes",
    "going",
    "got",
    "half",
    "here",
    "hers",
    "herself",
    "himself",
    "hour",
    "hours",
    "however",
    "just",
    "last",
    "late",
    "later",
    "least",
    "less",
    "like",
    "made",
    "make",
    "man",
    "many",
    "may",
    "men",
    "might",
    "minute",
    "minutes",
    "month",
    "months",
    "more",
    "morning",
    "most",
    "much",
    "must",
    "near",
    "never",
    "next",
    "night",
    "nine",
    "none",
    "not",
    "nothing",
    "now",
    "number",
    "off",
    "often",
    "once",
    "one",
    "only",
    "onto",
    "other",
    "others",
    "otherwise",
    "out",
    "over",
    "own",
    "part",
    "people",
    "per",
    "person",
    "rather",
    "really",
    "same",
    "second",
    "seven",
    "several",
    "shall",
    "since",
    "six",
    "some",
    "something",
    "soon",
    "still",
    "taken",
    "ten",
    "third",
    "though",
    "three",
    "through",
    "time",
    "times",
    "today",
    "together",
    "too",
    "took",
    "towards",
    "twelve",
    "twenty",
    "twice",
    "two",
    "under",
    "until",
    "up",
    "upon",
    "used",
    "using",
    "very",
    "week",
    "weeks",
    "well",
    "went",
    "whether",
    "within",
    "without",
    "woman",
    "women",
    "year",
    "years",
    "yet",
];

static IN_ALL: LazyLock<QuickSet<&str>> = LazyLock::new(|| GENERAL.iter().copied().collect());

/// A word of the best passages.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Related {
    /// The word as it is shown.
    pub(super) word: String,
    /// How much it counts; the strongest counts 1.
    pub(super) weight: f32,
    /// In how many reviews it stands.
    pub(super) reviews: usize,
}

impl Related {
    /// The same as it is looked for.
    pub(super) fn pattern(&self) -> Vec<Pattern> {
        vec![Pattern::stem(&self.word)]
    }

    /// Words as they are told with an answer.
    pub(super) fn told(words: &[Self], on: bool) -> Expansion {
        let wording = |related: &Self| Wording {
            text: related.word.clone(),
            reviews: related.reviews,
            words: related.pattern(),
            label: None,
        };
        Expansion {
            asked: String::new(),
            also: words.iter().map(wording).collect(),
            reason: Reason::Related,
            switch: RELATED.to_owned(),
            on,
        }
    }
}

/// What is counted of a stem.
#[derive(Debug, Default)]
struct Tally<'a> {
    share: f64,
    passages: usize,
    /// The passage that was counted last.
    last: Option<usize>,
    /// How many reviews have it, once the index was asked.
    reviews: Option<&'a OnceLock<u64>>,
    /// Its forms, each with how often it was met.
    forms: Vec<(&'a str, usize)>,
}

impl<'a> Tally<'a> {
    /// Counts a form in a passage, to which it gives a share.
    fn add(&mut self, form: &'a str, passage: usize, share: f64) {
        self.share += share;
        self.passages += usize::from(self.last.replace(passage) != Some(passage));
        match self.forms.iter_mut().find(|(held, _)| *held == form) {
            Some((_, count)) => *count += 1,
            None => self.forms.push((form, 1)),
        }
    }

    /// The form that was met most often; of equals the last by the alphabet.
    fn form(&self) -> Option<String> {
        let most = self.forms.iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(b.0)));
        most.map(|(form, _)| (*form).to_owned())
    }
}

impl Snapshot {
    /// The words that the best passages for a query have in common, those of the query left out.
    pub(super) fn related(&self, best: &[(f32, usize)], query: &Node) -> Result<Vec<Related>, LibraryError> {
        let asked: HashSet<String> = query
            .wanted()
            .into_iter()
            .flat_map(|term| term.wordings())
            .flat_map(|wording| wording.words)
            .map(|word| words::stem(&word.plain).into_owned())
            .collect();
        let all: f64 = best.iter().map(|(score, _)| f64::from(*score)).sum();
        let readings = best.iter().map(|(_, document)| self.reading(*document));
        let readings = readings.collect::<Result<Vec<Arc<Reading>>, LibraryError>>()?;
        let mut tallies = HashMap::new();
        for (passage, (reading, (score, _))) in readings.iter().zip(best).enumerate() {
            tally(reading, (passage, f64::from(*score) / all), &asked, &mut tallies);
        }
        let mut found = self.strongest(tallies)?;
        let strongest = found.first().map_or(1.0, |first| first.weight);
        found.iter_mut().for_each(|related| related.weight /= strongest);
        Ok(found)
    }

    /// The words that tell most, the strongest first.
    fn strongest(&self, tallies: HashMap<&str, Tally<'_>>) -> Result<Vec<Related>, LibraryError> {
        let mut left: Vec<_> = tallies.into_iter().filter(|(_, tally)| tally.passages >= SUPPORT).collect();
        left.sort_by(|(_, a), (_, b)| b.share.total_cmp(&a.share));
        let mut found: Vec<Related> = Vec::new();
        for (stem, tally) in left {
            // The index is not asked for words that are too weak even if they are as rare as can be.
            let most = weight(&tally, FEWEST_REVIEWS as f64 / self.rows.len() as f64);
            if found.get(WORDS - 1).is_some_and(|last| last.weight > most) {
                break;
            }
            found.extend(self.weighed(stem, &tally)?);
            found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.word.cmp(&b.word)));
            found.truncate(WORDS);
        }
        Ok(found)
    }

    /// A word with its weight, if it is neither rare nor common.
    fn weighed(&self, stem: &str, tally: &Tally<'_>) -> Result<Option<Related>, LibraryError> {
        let reviews = match tally.reviews.and_then(OnceLock::get) {
            Some(known) => *known,
            None => {
                let term = IndexTerm::from_field_text(self.generation.fields.body, stem);
                let reviews = self.searcher.doc_freq(&term)?;
                *tally.reviews.map_or(&reviews, |known| known.get_or_init(|| reviews))
            }
        };
        let all = self.rows.len() as f64;
        let share = reviews as f64 / all.max(1.0);
        if reviews < FEWEST_REVIEWS || share > COMMONEST {
            return Ok(None);
        }
        let weight = weight(tally, share);
        let reviews = usize::try_from(reviews).unwrap_or(usize::MAX);
        Ok(tally.form().map(|word| Related { word, weight, reviews }))
    }
}

/// What a word tells that this share of the reviews has.
fn weight(tally: &Tally<'_>, share: f64) -> f32 {
    (tally.share * (1.0 / share).ln()) as f32
}

/// The numbers of the words of a text that can be related to a query: in small letters, and not in all stories.
pub(super) fn telling(text: &str, words: &Cut) -> impl Iterator<Item = u32> {
    let tells = move |at: &u32| {
        let (plain, range) = (words.plain(*at as usize), words.range(*at as usize));
        plain.len() > 2
            && text[range.clone()].chars().all(char::is_lowercase)
            && !is_part(text, &range)
            && !IN_ALL.contains(plain)
            && !words::is_stop_word(plain)
    };
    (0..).take(words.len()).filter(tells)
}

/// Whether a word is a part of one that is written with a hyphen: `ordinator` tells nothing.
fn is_part(text: &str, word: &Range<usize>) -> bool {
    let hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
    text[..word.start].ends_with(hyphen) || text[word.end..].starts_with(hyphen)
}

/// Counts the words of a passage that may be related to a query, by the number and weight of the passage.
fn tally<'a>(
    reading: &'a Reading,
    (passage, weight): (usize, f64),
    asked: &HashSet<String>,
    tallies: &mut HashMap<&'a str, Tally<'a>>,
) {
    let words = &reading.words;
    let share = weight / words.len().max(1) as f64;
    for telling in &reading.telling {
        let at = telling.word as usize;
        if !asked.contains(words.stem(at)) {
            let tally = tallies.entry(words.stem(at)).or_default();
            tally.reviews.get_or_insert(&telling.reviews);
            tally.add(words.plain(at), passage, share);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    #[test]
    fn names_numbers_and_the_words_of_the_query_are_not_related() {
        let reading = reading("Annie saw damp housing in 2019, the co-ordinator said, and the damp spread");
        let mut tallies = HashMap::new();

        tally(&reading, (0, 1.0), &HashSet::from(["hous".to_owned()]), &mut tallies);

        let mut stems: Vec<&str> = tallies.into_keys().collect();
        stems.sort_unstable();
        assert_eq!(stems, ["damp", "say", "see", "spread"]);
    }
}

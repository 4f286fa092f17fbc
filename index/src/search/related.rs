//! Related words: what the best passages for a query say that reviews in general do not.
//!
//! They are shown with the answer and can be switched off. Only words in small letters count, so the
//! name of a person is never among them.
//!
//! Source: pseudo-relevance feedback; the weight of a word is its part in the divergence of the best
//! passages from the collection (Carpineto et al., 2001).

use std::collections::{BTreeMap, HashSet};

use tantivy::Term as IndexTerm;

use super::asked::RELATED;
use super::snapshot::Snapshot;
use crate::error::LibraryError;
use crate::expansion::{Expansion, Reason, Wording};
use crate::query::{Node, Pattern};
use crate::words;

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
struct Tally {
    share: f64,
    passages: usize,
    forms: BTreeMap<String, usize>,
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
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        for (score, document) in best {
            let (text, _) = self.stored(*document)?;
            tally(&text, f64::from(*score) / all, &asked, &mut tallies);
        }
        let mut found = Vec::new();
        for (stem, tally) in tallies.into_iter().filter(|(_, tally)| tally.passages >= SUPPORT) {
            found.extend(self.weighed(&stem, &tally)?);
        }
        found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.word.cmp(&b.word)));
        found.truncate(WORDS);
        let strongest = found.first().map_or(1.0, |first| first.weight);
        found.iter_mut().for_each(|related| related.weight /= strongest);
        Ok(found)
    }

    /// A word with its weight, if it is neither rare nor common.
    fn weighed(&self, stem: &str, tally: &Tally) -> Result<Option<Related>, LibraryError> {
        let term = IndexTerm::from_field_text(self.generation.fields.body, stem);
        let reviews = self.searcher.doc_freq(&term)?;
        let all = self.rows.len() as f64;
        let share = reviews as f64 / all.max(1.0);
        if reviews < FEWEST_REVIEWS || share > COMMONEST {
            return Ok(None);
        }
        let word = tally.forms.iter().max_by_key(|(_, count)| **count).map(|(form, _)| form.clone());
        let weight = (tally.share * (1.0 / share).ln()) as f32;
        let reviews = usize::try_from(reviews).unwrap_or(usize::MAX);
        Ok(word.map(|word| Related { word, weight, reviews }))
    }
}

/// Counts the words of a passage that may be related to a query.
fn tally(text: &str, weight: f64, asked: &HashSet<String>, tallies: &mut BTreeMap<String, Tally>) {
    let words = words::words(text);
    let length = words.len().max(1) as f64;
    let mut met = HashSet::new();
    for word in &words {
        let small = text[word.range.clone()].chars().all(char::is_lowercase);
        let tells = word.plain.len() > 2
            && !words::is_stop_word(&word.plain)
            && GENERAL.binary_search(&word.plain.as_str()).is_err();
        let stem = words::stem(&word.plain).into_owned();
        if small && tells && !asked.contains(&stem) {
            let tally = tallies.entry(stem.clone()).or_default();
            tally.share += weight / length;
            tally.passages += usize::from(met.insert(stem));
            *tally.forms.entry(word.plain.clone()).or_default() += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn general_words_are_in_order_for_the_look_up() {
        assert!(GENERAL.is_sorted());
    }

    #[test]
    fn names_numbers_and_the_words_of_the_query_are_not_related() {
        let mut tallies = BTreeMap::new();

        tally(
            "Annie saw damp housing in 2019, and the damp spread",
            1.0,
            &HashSet::from(["hous".to_owned()]),
            &mut tallies,
        );

        assert_eq!(tallies.keys().collect::<Vec<_>>(), ["damp", "see", "spread"]);
    }
}

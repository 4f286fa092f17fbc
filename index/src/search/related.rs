//! Related words: what the best passages for a query say that reviews in general do not.
//!
//! They are shown with the answer and can be switched off. Only words in small letters count, so the
//! name of a person is never among them.
//!
//! Source: pseudo-relevance feedback; the weight of a word is its part in the divergence of the best
//! passages from the collection (Carpineto et al., 2001).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use tantivy::Term as IndexTerm;

use super::asked::RELATED;
use super::snapshot::Snapshot;
use crate::error::LibraryError;
use crate::expansion::{Expansion, Reason, Wording};
use crate::hash::QuickSet;
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
struct Tally {
    share: f64,
    passages: usize,
    /// The passage that was counted last.
    last: Option<usize>,
    /// Its forms, each with how often it was met.
    forms: Vec<(String, usize)>,
}

impl Tally {
    /// Counts a form in a passage, to which it gives a share.
    fn add(&mut self, form: &str, passage: usize, share: f64) {
        self.share += share;
        self.passages += usize::from(self.last.replace(passage) != Some(passage));
        match self.forms.iter_mut().find(|(held, _)| held == form) {
            Some((_, count)) => *count += 1,
            None => self.forms.push((form.to_owned(), 1)),
        }
    }

    /// The form that was met most often; of equals the last by the alphabet.
    fn form(&self) -> Option<String> {
        let most = self.forms.iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
        most.map(|(form, _)| form.clone())
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
        let mut tallies: HashMap<String, Tally> = HashMap::new();
        for (passage, (score, document)) in best.iter().enumerate() {
            let (text, _) = self.stored(*document)?;
            tally(&text, (passage, f64::from(*score) / all), &asked, &mut tallies);
        }
        let mut found = self.strongest(tallies)?;
        let strongest = found.first().map_or(1.0, |first| first.weight);
        found.iter_mut().for_each(|related| related.weight /= strongest);
        Ok(found)
    }

    /// The words that tell most, the strongest first.
    fn strongest(&self, tallies: HashMap<String, Tally>) -> Result<Vec<Related>, LibraryError> {
        let mut left: Vec<_> = tallies.into_iter().filter(|(_, tally)| tally.passages >= SUPPORT).collect();
        left.sort_by(|(_, a), (_, b)| b.share.total_cmp(&a.share));
        let mut found: Vec<Related> = Vec::new();
        for (stem, tally) in left {
            // The index is not asked for words that are too weak even if they are as rare as can be.
            let most = weight(&tally, FEWEST_REVIEWS as f64 / self.rows.len() as f64);
            if found.get(WORDS - 1).is_some_and(|last| last.weight > most) {
                break;
            }
            found.extend(self.weighed(&stem, &tally)?);
            found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.word.cmp(&b.word)));
            found.truncate(WORDS);
        }
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
        let weight = weight(tally, share);
        let reviews = usize::try_from(reviews).unwrap_or(usize::MAX);
        Ok(tally.form().map(|word| Related { word, weight, reviews }))
    }
}

/// What a word tells that this share of the reviews has.
fn weight(tally: &Tally, share: f64) -> f32 {
    (tally.share * (1.0 / share).ln()) as f32
}

/// Counts the words of a passage that may be related to a query, by the number and weight of the passage.
fn tally(
    text: &str,
    (passage, weight): (usize, f64),
    asked: &HashSet<String>,
    tallies: &mut HashMap<String, Tally>,
) {
    let words = words::lent(text);
    let share = weight / words.len().max(1) as f64;
    let tells = |plain: &str| plain.len() > 2 && !IN_ALL.contains(plain) && !words::is_stop_word(plain);
    for word in &words {
        let small = text[word.range.clone()].chars().all(char::is_lowercase);
        if !small || !tells(&word.plain) {
            continue;
        }
        let stem = words::stem(&word.plain);
        if let Some(tally) = tallies.get_mut(&*stem) {
            tally.add(&word.plain, passage, share);
        } else if !asked.contains(&*stem) {
            tallies.entry(stem.into_owned()).or_default().add(&word.plain, passage, share);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_the_words_of_the_query_are_not_related() {
        let mut tallies = HashMap::new();

        tally(
            "Annie saw damp housing in 2019, and the damp spread",
            (0, 1.0),
            &HashSet::from(["hous".to_owned()]),
            &mut tallies,
        );

        let mut stems: Vec<&String> = tallies.keys().collect();
        stems.sort();
        assert_eq!(stems, ["damp", "see", "spread"]);
    }
}

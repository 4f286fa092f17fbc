//! Other engines, each as it comes out of the box, given the same words.
//!
//! Each is asked twice: for any of the words, and for all. Engines that are libraries run in this
//! process; programs run in their own, on a private folder that is removed. A peer that is not there
//! or fails is an error with its reason: the caller leaves it out.

mod fts5;
mod program;
mod recoll;
mod tantivy;
mod xapian;

use std::collections::HashSet;

use hindsight_index::search::MAX_PER_PAGE;

use super::corpus::{Corpus, Place, Unit};
use super::measure::Scores;
use super::question::{Answer, Question, Wanted};

/// Why a peer gave nothing.
#[derive(Debug, thiserror::Error)]
pub(super) enum PeerError {
    /// Its program is not there.
    #[error("{0} is not installed")]
    Missing(&'static str),
    /// It failed.
    #[error("{0} failed: {1}")]
    Failed(&'static str, String),
}

/// What a peer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// Any of the words.
    Any,
    /// All of the words.
    All,
    /// The words side by side.
    Phrase,
}

impl Ask {
    /// All of them.
    const WAYS: [Self; 3] = [Self::Any, Self::All, Self::Phrase];

    /// The way in words.
    const fn name(self) -> &'static str {
        match self {
            Self::Any => "any word",
            Self::All => "all words",
            Self::Phrase => "phrase",
        }
    }

    /// Whether a question is asked this way.
    const fn suits(self, question: &Question) -> bool {
        matches!(question.wanted, Wanted::Phrase { .. }) == matches!(self, Self::Phrase)
    }
}

/// An engine that holds a corpus.
pub(super) trait Peer {
    /// Answers a question, the best first; `None` if it cannot be asked that way.
    fn answer(&self, ask: Ask, text: &str) -> Result<Option<Answer>, PeerError>;
}

/// Gives a corpus to an engine.
pub(super) type Open = fn(&Corpus) -> Result<Box<dyn Peer>, PeerError>;

/// All peers.
pub(super) const PEERS: &[(&str, Open)] = &[
    ("fts5", |corpus| Ok(Box::new(fts5::Fts5::open(corpus, Unit::Review)?))),
    ("fts5 pages", |corpus| Ok(Box::new(fts5::Fts5::open(corpus, Unit::Page)?))),
    ("tantivy", |corpus| Ok(Box::new(tantivy::Tantivy::open(corpus, Unit::Review)?))),
    ("tantivy pages", |corpus| Ok(Box::new(tantivy::Tantivy::open(corpus, Unit::Page)?))),
    ("xapian", |corpus| Ok(Box::new(xapian::Xapian::open(corpus)?))),
    ("recoll", |corpus| Ok(Box::new(recoll::Recoll::open(corpus)?))),
];

/// The scores of all questions for each way of asking; none where a peer was not asked that way.
pub(super) fn scores(
    open: Open,
    questions: &[Question],
    corpus: &Corpus,
) -> Result<Vec<(&'static str, Vec<Scores>)>, PeerError> {
    let peer = open(corpus)?;
    let score = |ask: Ask, question: &Question| match peer.answer(ask, &question.text)? {
        Some(answer) => Ok(question.score(&answer)),
        None => Ok(Scores::new()),
    };
    let asked = |ask: Ask| {
        let each = questions.iter().map(|question| match ask.suits(question) {
            true => score(ask, question),
            false => Ok(Scores::new()),
        });
        Ok((ask.name(), each.collect::<Result<Vec<Scores>, PeerError>>()?))
    };
    Ask::WAYS.into_iter().map(asked).collect()
}

/// The answer of an engine that ranks units: each review at its best one.
fn answer(unit: Unit, places: Vec<Place>) -> Answer {
    let mut seen = HashSet::new();
    let mut reviews: Vec<usize> = places.iter().map(|place| place.document).collect();
    reviews.retain(|document| seen.insert(*document));
    // As deep as our own answer.
    reviews.truncate(MAX_PER_PAGE);
    Answer { reviews, places: (unit == Unit::Page).then_some(places) }
}

/// The answer of a program that names whole reviews by their places in the corpus.
fn named<'a>(numbers: impl Iterator<Item = &'a str>) -> Answer {
    let places =
        numbers.filter_map(|number| Some(Place { document: number.parse().ok()?, pages: Vec::new() }));
    answer(Unit::Review, places.collect())
}

/// The words of a question in small letters, so that no engine takes one for an operator.
fn plain(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::corpus::invented;
    use super::*;

    /// The answers of a peer on the invented reviews; `None` if it is not installed here.
    fn answers(name: &str, asked: &[(Ask, &str)]) -> Option<Vec<Option<Answer>>> {
        let (_, open) = PEERS.iter().find(|(peer, _)| *peer == name).expect("a peer");
        let peer = match open(&invented()) {
            Err(PeerError::Missing(_)) => return None,
            peer => peer.expect("it opens"),
        };
        Some(asked.iter().map(|(ask, text)| peer.answer(*ask, text).expect("an answer")).collect())
    }

    #[test]
    fn every_engine_stems_ranks_and_tells_any_from_all_words() {
        for (name, _) in PEERS {
            let asked = [
                (Ask::Any, "NEGLECTED, child harmed?"),
                (Ask::All, "neglect named"),
                (Ask::Any, "unheard-of"),
                (Ask::Any, "road OR \"lights"),
                (Ask::All, "?"),
            ];
            let Some(answers) = answers(name, &asked) else { continue };

            let reviews: Vec<&[usize]> =
                answers.iter().map(|answer| answer.as_ref().expect("reviews").reviews.as_slice()).collect();
            assert_eq!(reviews, [&[0, 1][..], &[0], &[], &[2], &[]], "{name}");
        }
    }

    #[test]
    fn engines_of_pages_say_where_words_stand() {
        for name in ["fts5 pages", "tantivy pages"] {
            let asked =
                [(Ask::Any, "damp housing"), (Ask::Phrase, "no one asked"), (Ask::Phrase, "asked no one")];

            let answers = answers(name, &asked).expect("always there");

            let first =
                |at: usize| answers[at].as_ref().and_then(|answer| answer.places.as_ref()?.first().cloned());
            assert_eq!(first(0), Some(Place { document: 1, pages: vec![1] }), "{name}");
            assert_eq!(first(1), Some(Place { document: 1, pages: vec![3] }), "{name}");
            assert_eq!(first(2), None, "{name}");
        }
    }

    #[test]
    fn engines_of_whole_reviews_are_not_asked_for_pages() {
        for name in ["fts5", "tantivy", "xapian", "recoll"] {
            for answer in
                answers(name, &[(Ask::Any, "damp"), (Ask::Phrase, "no one asked")]).into_iter().flatten()
            {
                assert!(answer.is_none_or(|answer| answer.places.is_none()), "{name}");
            }
        }
    }

    #[test]
    fn a_review_stands_where_its_best_page_does() {
        let places = [2, 0, 2, 1].map(|document| Place { document, pages: vec![1] });

        assert_eq!(answer(Unit::Page, places.to_vec()).reviews, [2, 0, 1]);
    }
}

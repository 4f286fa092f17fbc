//! Scores search on judged questions, beside other engines that are given the same words.
//!
//! Gold files (`gold`) say which reviews or pages answer a question. Every engine is given the pages
//! of the library, the title first (`corpus`), and the same question, and is measured the same way
//! (`measure`); peers (`peer`) run in the same call, so figures of one run can be compared. Means
//! come with intervals, peers with the difference question by question (`summary`). Never writes to
//! the library, and never leaves out a gold report that the library does not hold.

mod corpus;
mod gold;
mod measure;
mod ours;
mod peer;
mod question;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use hindsight_index::error::LibraryError;
use hindsight_index::search::{Snapshot, Words};
use serde::Serialize;

use corpus::{Corpus, Place};
use ours::Ours;
use question::{Answer, DEPTH, Named, Question, SHOWN, Wanted, questions};

pub use gold::{Gold, PageQuestion, Pages, Phrase, Pool, Query, Tagged, Topic};
pub use measure::{Measure, Scores, ndcg, recall, reciprocal_rank};
pub use summary::{Compared, Group, Mean, Time};

/// How well a library is searched.
#[derive(Debug, Default, Serialize)]
pub struct Evaluation {
    /// SHA-256 over the hashes of the files of the library, in order: which corpus this is.
    pub corpus: String,
    /// Reviews in the library.
    pub reviews: usize,
    /// Their pages.
    pub pages: usize,
    /// How many of the plain words a review had to have: `most`, `all` or `any`.
    pub words: &'static str,
    /// The figures, by the kind of question.
    pub groups: Vec<Group>,
    /// The scores of each question.
    pub questions: Vec<Scored>,
    /// Peers that did not run, with why.
    pub left_out: Vec<(String, String)>,
    /// How many reviews that gold names the library holds.
    pub held: usize,
    /// Those that it does not hold.
    pub missing: BTreeSet<String>,
}

/// The scores of one question.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Scored {
    /// Its name.
    pub id: String,
    /// Its group.
    pub group: String,
    /// Its words.
    pub query: String,
    /// Our scores.
    pub ours: Scores,
    /// Those of each peer.
    pub peers: BTreeMap<String, Scores>,
    /// The milliseconds that our first ten reviews took.
    pub milliseconds: f64,
    /// Gold reports that are not among our first hundred.
    pub missed: Vec<String>,
    /// Of a question with pages: where the answer stands.
    pub wanted: Option<Cited>,
    /// Of a question with pages: our first three passages, then the first three of the right review.
    pub given: [Vec<Cited>; 2],
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The name of the file, or its address.
    pub file: String,
    /// The pages.
    pub pages: Vec<u32>,
}

/// Which engines are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engines {
    /// Only ours.
    Ours,
    /// Ours, and all peers that are there.
    Peers,
}

/// Scores the search of a library.
///
/// # Errors
///
/// Fails if the library cannot be read; a peer that fails is left out, and told.
pub fn evaluate(
    snapshot: &Snapshot,
    gold: &Gold,
    words: Words,
    engines: Engines,
) -> Result<Evaluation, LibraryError> {
    let corpus = Corpus::read(snapshot)?;
    let questions = questions(gold, &corpus);
    let ours = Ours { snapshot, corpus: &corpus, words };
    let scored = questions.iter().map(|question| score(&ours, question));
    let (held, missing) = named(&questions);
    let mut evaluation = Evaluation {
        corpus: corpus.hash(),
        reviews: corpus.documents.len(),
        pages: corpus.pages(),
        words: words.as_str(),
        questions: scored.collect::<Result<_, LibraryError>>()?,
        held,
        missing,
        ..Evaluation::default()
    };
    if engines == Engines::Peers {
        evaluation.ask_peers(&questions, &corpus);
    }
    evaluation.groups = summary::groups(&evaluation.questions);
    Ok(evaluation)
}

impl Evaluation {
    /// Adds the scores of all peers.
    fn ask_peers(&mut self, questions: &[Question], corpus: &Corpus) {
        for (name, open) in peer::PEERS {
            match peer::scores(*open, questions, corpus) {
                Ok(answered) => {
                    for (way, scores) in answered {
                        let asked = self.questions.iter_mut().zip(scores);
                        for (scored, scores) in asked.filter(|(_, scores)| !scores.is_empty()) {
                            scored.peers.insert(format!("{name}, {way}"), scores);
                        }
                    }
                }
                Err(error) => self.left_out.push(((*name).to_owned(), error.to_string())),
            }
        }
    }
}

/// Asks our search, and measures the answer.
fn score(ours: &Ours<'_>, question: &Question) -> Result<Scored, LibraryError> {
    let answer = ours.answer(question)?;
    let (missed, wanted, given) = mistakes(question, &answer, ours.corpus);
    Ok(Scored {
        id: question.id.clone(),
        group: question.group.clone(),
        query: question.text.clone(),
        ours: question.score(&answer),
        peers: BTreeMap::new(),
        // The answer above has warmed everything.
        milliseconds: ours.time(question)?,
        missed,
        wanted,
        given,
    })
}

/// What is needed to see why an answer is wrong.
fn mistakes(
    question: &Question,
    answer: &Answer,
    corpus: &Corpus,
) -> (Vec<String>, Option<Cited>, [Vec<Cited>; 2]) {
    let name = |named: &Named| match named {
        Named::Held(document) => corpus.name(*document).to_owned(),
        Named::Missing(name) => name.clone(),
    };
    let cited =
        |place: &Place| Cited { file: corpus.name(place.document).to_owned(), pages: place.pages.clone() };
    match &question.wanted {
        Wanted::Reviews { grades, .. } => {
            let ranked = question.ranked(answer);
            let found: BTreeSet<&Named> = ranked.iter().take(DEPTH).collect();
            let missed = grades.iter().filter(|(named, grade)| **grade > 0 && !found.contains(named));
            (missed.map(|(named, _)| name(named)).collect(), None, [Vec::new(), Vec::new()])
        }
        Wanted::Pages { review, pages } | Wanted::Phrase { review, pages } => {
            let places = || answer.places.iter().flatten();
            let own = places().filter(|place| *review == Named::Held(place.document));
            let given = [places().take(SHOWN).map(cited).collect(), own.take(SHOWN).map(cited).collect()];
            (Vec::new(), Some(Cited { file: name(review), pages: pages.clone() }), given)
        }
    }
}

/// How many reviews that gold names are held, and the names of the others.
fn named(questions: &[Question]) -> (usize, BTreeSet<String>) {
    let named: BTreeSet<&Named> = questions.iter().flat_map(Question::named).collect();
    let missing = named.iter().filter_map(|named| match named {
        Named::Missing(name) => Some(name.clone()),
        Named::Held(_) => None,
    });
    let missing: BTreeSet<String> = missing.collect();
    (named.len() - missing.len(), missing)
}

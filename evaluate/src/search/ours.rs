//! How our own search is asked, and how long it takes.

use std::time::Instant;

use hindsight_index::error::LibraryError;
use hindsight_index::search::{MAX_PER_PAGE, Request, Results, Snapshot, Words};

use super::corpus::{Corpus, Place};
use super::question::{Answer, Question, Wanted};

/// A way to put a question to a library.
type Way = fn(&Snapshot, &Request) -> Result<Results, LibraryError>;

/// Kinds of question with the way in which a person would put them; others are searched.
const WAYS: &[(&str, Way)] =
    &[("keywords", Snapshot::search), ("other_words", Snapshot::search), ("my_case", similar)];

/// Looks for cases that are similar to an account.
fn similar(snapshot: &Snapshot, request: &Request) -> Result<Results, LibraryError> {
    match snapshot.similar_to_text(&request.query, request)? {
        Some(results) => Ok(results),
        None => snapshot.search(request),
    }
}

/// Our own search.
pub(super) struct Ours<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) corpus: &'a Corpus,
    pub(super) words: Words,
}

impl Ours<'_> {
    /// Answers a question, as deep as one page of results goes.
    pub(super) fn answer(&self, question: &Question) -> Result<Answer, LibraryError> {
        let results = self.ask(question, MAX_PER_PAGE)?;
        let known = results.hits.iter().filter_map(|hit| Some((self.corpus.with_id(&hit.id)?, hit)));
        let mut answer = Answer::default();
        let mut places = Vec::new();
        for (document, hit) in known {
            answer.reviews.push(document);
            places.extend(hit.passages.iter().map(|one| Place { document, pages: one.pages.clone() }));
        }
        answer.places = Some(places);
        Ok(answer)
    }

    /// The milliseconds that a first page of ten takes.
    pub(super) fn time(&self, question: &Question) -> Result<f64, LibraryError> {
        let start = Instant::now();
        self.ask(question, Request::default().per_page)?;
        Ok(start.elapsed().as_secs_f64() * 1_000.0)
    }

    fn ask(&self, question: &Question, per_page: usize) -> Result<Results, LibraryError> {
        let query = match question.wanted {
            Wanted::Phrase { .. } => format!("\"{}\"", question.text),
            _ => question.text.clone(),
        };
        let way = WAYS
            .iter()
            .find(|(kind, _)| *kind == question.group)
            .map_or(Snapshot::search as Way, |(_, way)| *way);
        way(self.snapshot, &Request { query, words: self.words, per_page, ..Request::default() })
    }
}

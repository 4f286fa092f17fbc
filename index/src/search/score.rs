//! How strongly the words of a query stand in documents: BM25 with all wordings of a term as one.
//!
//! Wordings that mean the same count together, as if the text used one of them throughout; of
//! wordings that reports write for what people say the strongest counts. Scores of one field are
//! comparable within one answer. Only orders what matches, never decides it.
//!
//! Source: Robertson and Zaragoza (2009), The Probabilistic Relevance Framework: BM25 and Beyond.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED};

use super::concept::Concept;
use super::evaluate::Evaluator;
use super::terms::index_terms;
use super::weights::Weights;
use crate::error::LibraryError;
use crate::query::Pattern;

/// Scores the documents of one kind by the words in one field.
pub(super) struct Scorer<'a> {
    evaluator: &'a Evaluator<'a>,
    field: Field,
    weights: &'a Weights,
    /// How many documents of the kind there are.
    documents: f32,
    /// What the length of each document, by its code in the index, takes from a word's weight.
    norms: Vec<f32>,
    readers: Vec<FieldNormReader>,
    /// How often the wordings of the concept at hand stand in each document.
    counts: Vec<f32>,
    touched: Vec<usize>,
    /// Whether rare words count still more: in an account they tell the case.
    steep: bool,
}

/// How much a word tells that one document in a hundred has: of steep scores, the one that stays as it is.
const USUAL: f32 = 4.6;

impl<'a> Scorer<'a> {
    /// Prepares to score `documents` documents by a field.
    pub(super) fn new(
        evaluator: &'a Evaluator<'a>,
        field: Field,
        documents: u64,
        weights: &'a Weights,
        length_weight: f32,
    ) -> Result<Self, LibraryError> {
        let mut words = 0;
        let mut readers = Vec::new();
        for segment in evaluator.searcher.segment_readers() {
            words += segment.inverted_index(field)?.total_num_tokens();
            readers.push(segment.get_fieldnorms_reader(field)?);
        }
        let documents = (documents as f32).max(1.0);
        let average = (words as f32 / documents).max(1.0);
        let norm = |code: u8| {
            let length = FieldNormReader::id_to_fieldnorm(code) as f32;
            weights.k1 * (1.0 - length_weight + length_weight * length / average)
        };
        let norms = (0..=u8::MAX).map(norm).collect();
        let counts = vec![0.0; evaluator.universe.documents()];
        Ok(Self {
            evaluator,
            field,
            weights,
            documents,
            norms,
            readers,
            counts,
            touched: Vec::new(),
            steep: false,
        })
    }

    /// Makes rare words count still more, if `steep`.
    pub(super) fn steep(self, steep: bool) -> Self {
        Self { steep, ..self }
    }

    /// Adds what a concept tells to the score of each document.
    pub(super) fn add(
        &mut self,
        concept: &Concept,
        weight: f32,
        scores: &mut [f32],
    ) -> Result<(), LibraryError> {
        self.count(&concept.own, 1.0)?;
        for wording in &concept.same {
            self.count(wording, self.weights.same)?;
        }
        let mut best = self.finish(weight);
        for wording in &concept.lay {
            self.count(wording, 1.0)?;
            best.extend(self.finish(weight * self.weights.lay));
        }
        best.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        best.dedup_by_key(|(document, _)| *document);
        best.into_iter().for_each(|(document, score)| scores[document] += score);
        Ok(())
    }

    /// Adds what words side by side tell.
    pub(super) fn add_phrase(
        &mut self,
        words: &[Pattern],
        weight: f32,
        scores: &mut [f32],
    ) -> Result<(), LibraryError> {
        self.count(words, 1.0)?;
        self.finish(weight).into_iter().for_each(|(document, score)| scores[document] += score);
        Ok(())
    }

    /// Counts a wording in every document.
    fn count(&mut self, words: &[Pattern], weight: f32) -> Result<(), LibraryError> {
        match words {
            [] => Ok(()),
            [word] => self.count_word(word, weight),
            words => {
                for (document, spans) in self.evaluator.places(self.field).sequence(words)? {
                    self.touch(document, weight * spans.len() as f32);
                }
                Ok(())
            }
        }
    }

    /// Counts a word, or all words for which it stands.
    fn count_word(&mut self, word: &Pattern, weight: f32) -> Result<(), LibraryError> {
        let universe = self.evaluator.universe;
        for term in index_terms(self.evaluator.lexicon, self.field, word)? {
            for (ordinal, segment) in (0..).zip(self.evaluator.searcher.segment_readers()) {
                let postings =
                    segment.inverted_index(self.field)?.read_postings(&term, IndexRecordOption::WithFreqs);
                let postings = postings.map_err(|error| LibraryError::Index(error.to_string()))?;
                let Some(mut postings) = postings else { continue };
                while postings.doc() != TERMINATED {
                    let document = universe.document(ordinal, postings.doc());
                    if universe.row(document).is_some() {
                        self.touch(document, weight * postings.term_freq() as f32);
                    }
                    postings.advance();
                }
            }
        }
        Ok(())
    }

    fn touch(&mut self, document: usize, count: f32) {
        if self.counts[document] == 0.0 {
            self.touched.push(document);
        }
        self.counts[document] += count;
    }

    /// What was counted since the last time, as scores.
    fn finish(&mut self, weight: f32) -> Vec<(usize, f32)> {
        let held = self.touched.len() as f32;
        let rarity = (1.0 + ((self.documents - held).max(0.0) + 0.5) / (held + 0.5)).ln();
        let rarity = if self.steep { rarity * (rarity / USUAL).sqrt() } else { rarity };
        let touched = std::mem::take(&mut self.touched);
        let scores = touched.into_iter().map(|document| {
            let count = std::mem::take(&mut self.counts[document]);
            let saturated =
                count * (self.weights.k1 + 1.0) / (count + self.norms[usize::from(self.norm(document))]);
            (document, weight * rarity * saturated)
        });
        scores.collect()
    }

    /// The code of a document's length.
    fn norm(&self, document: usize) -> u8 {
        let address = self.evaluator.universe.address(document);
        self.readers.get(address.segment_ord as usize).map_or(0, |reader| reader.fieldnorm_id(address.doc_id))
    }
}

//! How strongly the words of a query stand in documents: BM25 with all wordings of a term as one.
//!
//! Wordings that mean the same count together, as if the text used one of them throughout; of
//! wordings that reports write for what people say the strongest counts. Scores of one field are
//! comparable within one answer. Only orders what matches, never decides it.
//!
//! Source: Robertson and Zaragoza (2009), The Probabilistic Relevance Framework: BM25 and Beyond.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Field;

use super::concept::Concept;
use super::evaluate::Evaluator;
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
        if !concept.lay.is_empty() {
            best.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            best.dedup_by_key(|(document, _)| *document);
        }
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
        let found = self.phrase(words, weight)?;
        found.into_iter().for_each(|(document, score)| scores[document] += score);
        Ok(())
    }

    /// What words side by side tell of each document that has them.
    pub(super) fn phrase(
        &mut self,
        words: &[Pattern],
        weight: f32,
    ) -> Result<Vec<(usize, f32)>, LibraryError> {
        self.count(words, 1.0)?;
        Ok(self.finish(weight))
    }

    /// Counts a wording in every document.
    fn count(&mut self, words: &[Pattern], weight: f32) -> Result<(), LibraryError> {
        let (evaluator, field) = (self.evaluator, self.field);
        match words {
            [] => {}
            [word] => {
                evaluator.each(field, word, |document, count| self.touch(document, weight * count as f32))?;
            }
            words => {
                for (document, count) in evaluator.sequence(field, words)?.iter() {
                    self.touch(*document as usize, weight * *count as f32);
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
        let mut segment = 0..0;
        let mut ordinal = 0;
        let scores = touched.into_iter().map(|document| {
            // Documents come in order but for those of several wordings.
            if !segment.contains(&document) {
                (ordinal, segment) = self.evaluator.universe.segment(document);
            }
            let norm = self.readers.get(ordinal).map_or(0, |reader| {
                reader.fieldnorm_id(u32::try_from(document - segment.start).unwrap_or(0))
            });
            let count = std::mem::take(&mut self.counts[document]);
            let saturated = count * (self.weights.k1 + 1.0) / (count + self.norms[usize::from(norm)]);
            (document, weight * rarity * saturated)
        });
        scores.collect()
    }
}

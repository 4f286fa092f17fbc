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
    /// How often the first wording of the concept at hand stands in documents.
    first: Vec<(usize, f32)>,
    /// How often all its wordings stand in each document, if it has several; made when first needed.
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
        documents: usize,
        weights: &'a Weights,
        length_weight: f32,
    ) -> Result<Self, LibraryError> {
        let segments = evaluator.searcher.segment_readers().iter();
        let readers = segments.map(|segment| Ok(segment.get_fieldnorms_reader(field)?));
        let readers = readers.collect::<Result<_, LibraryError>>()?;
        let words = evaluator.lengths.of(field);
        let documents = (documents as f32).max(1.0);
        let average = (words as f32 / documents).max(1.0);
        let norm = |code: u8| {
            let length = FieldNormReader::id_to_fieldnorm(code) as f32;
            weights.k1 * (1.0 - length_weight + length_weight * length / average)
        };
        let norms = (0..=u8::MAX).map(norm).collect();
        Ok(Self {
            evaluator,
            field,
            weights,
            documents,
            norms,
            readers,
            first: Vec::new(),
            counts: Vec::new(),
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
        if self.first.is_empty() && self.touched.is_empty() {
            let mut first = std::mem::take(&mut self.first);
            self.each(words, |document, count| first.push((document, weight * count)))?;
            self.first = first;
            return Ok(());
        }
        if self.counts.is_empty() {
            self.counts = vec![0.0; self.evaluator.universe.documents()];
        }
        let (mut counts, mut touched) = (std::mem::take(&mut self.counts), std::mem::take(&mut self.touched));
        let mut touch = |document: usize, count: f32| {
            if counts[document] == 0.0 {
                touched.push(document);
            }
            counts[document] += count;
        };
        self.first.drain(..).for_each(|(document, count)| touch(document, count));
        self.each(words, |document, count| touch(document, weight * count))?;
        (self.counts, self.touched) = (counts, touched);
        Ok(())
    }

    /// Tells each document that has a wording, and how often.
    fn each(&self, words: &[Pattern], mut tell: impl FnMut(usize, f32)) -> Result<(), LibraryError> {
        match words {
            [] => Ok(()),
            [word] => self.evaluator.each(self.field, word, |document, count| tell(document, count as f32)),
            words => {
                let found = self.evaluator.sequence(self.field, words)?;
                found.iter().for_each(|(document, count)| tell(*document as usize, *count as f32));
                Ok(())
            }
        }
    }

    /// What was counted since the last time, as scores.
    fn finish(&mut self, weight: f32) -> Vec<(usize, f32)> {
        let mut found = std::mem::take(&mut self.first);
        let counts = &mut self.counts;
        found
            .extend(self.touched.drain(..).map(|document| (document, std::mem::take(&mut counts[document]))));
        let held = found.len() as f32;
        let rarity = (1.0 + ((self.documents - held).max(0.0) + 0.5) / (held + 0.5)).ln();
        let rarity = if self.steep { rarity * (rarity / USUAL).sqrt() } else { rarity };
        let mut segment = 0..0;
        let mut ordinal = 0;
        for (document, count) in &mut found {
            let document = *document;
            // Documents come in order but for those of several wordings.
            if !segment.contains(&document) {
                (ordinal, segment) = self.evaluator.universe.segment(document);
            }
            let norm = self.readers.get(ordinal).map_or(0, |reader| {
                reader.fieldnorm_id(u32::try_from(document - segment.start).unwrap_or(0))
            });
            let saturated = *count * (self.weights.k1 + 1.0) / (*count + self.norms[usize::from(norm)]);
            *count = weight * rarity * saturated;
        }
        found
    }
}

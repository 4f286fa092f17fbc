//! How strongly the words of a query stand in documents: BM25 with all wordings of a term as one.
//!
//! Wordings that mean the same count together, as if the text used one of them throughout; of
//! wordings that reports write for what people say the strongest counts. Scores of one field are
//! comparable within one answer. Only orders what matches, never decides it.
//!
//! Source: Robertson and Zaragoza (2009), The Probabilistic Relevance Framework: BM25 and Beyond.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Field;

use super::columns::narrow;
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
    first: Vec<(u32, f32)>,
    /// How often all its wordings stand in each document, if it has several.
    counts: Sparse,
    /// What the strongest of several wordings tells of each document.
    strongest: Sparse,
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
            counts: Sparse::default(),
            strongest: Sparse::default(),
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
        if concept.lay.is_empty() {
            self.finish(weight, |document, score| scores[document] += score);
            return Ok(());
        }
        let (mut strongest, size) = (std::mem::take(&mut self.strongest), scores.len());
        self.finish(weight, |document, score| strongest.at(document, size, |held| score.max(held)));
        for wording in &concept.lay {
            self.count(wording, 1.0)?;
            let weight = weight * self.weights.lay;
            self.finish(weight, |document, score| strongest.at(document, size, |held| score.max(held)));
        }
        strongest.drain(|document, score| scores[document] += score);
        self.strongest = strongest;
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
        self.finish(weight, |document, score| scores[document] += score);
        Ok(())
    }

    /// What words side by side tell of each document that has them.
    pub(super) fn phrase(
        &mut self,
        words: &[Pattern],
        weight: f32,
    ) -> Result<Vec<(usize, f32)>, LibraryError> {
        self.count(words, 1.0)?;
        let mut found = Vec::new();
        self.finish(weight, |document, score| found.push((document, score)));
        Ok(found)
    }

    /// Counts a wording in every document.
    fn count(&mut self, words: &[Pattern], weight: f32) -> Result<(), LibraryError> {
        if self.first.is_empty() && self.counts.is_empty() {
            let mut first = std::mem::take(&mut self.first);
            self.each(words, |document, count| first.push((narrow(document), weight * count)))?;
            self.first = first;
            return Ok(());
        }
        let (mut counts, size) = (std::mem::take(&mut self.counts), self.evaluator.universe.documents());
        for (document, count) in self.first.drain(..) {
            counts.at(document as usize, size, |held| held + count);
        }
        self.each(words, |document, count| counts.at(document, size, |held| held + weight * count))?;
        self.counts = counts;
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

    /// Tells what was counted since the last time, as scores.
    fn finish(&mut self, weight: f32, mut tell: impl FnMut(usize, f32)) {
        let mut found = std::mem::take(&mut self.first);
        self.counts.drain(|document, count| found.push((narrow(document), count)));
        let held = found.len() as f32;
        let rarity = (1.0 + ((self.documents - held).max(0.0) + 0.5) / (held + 0.5)).ln();
        let rarity = if self.steep { rarity * (rarity / USUAL).sqrt() } else { rarity };
        let mut segment = 0..0;
        let mut ordinal = 0;
        for (document, count) in found.drain(..) {
            let document = document as usize;
            // Documents come in order but for those of several wordings.
            if !segment.contains(&document) {
                (ordinal, segment) = self.evaluator.universe.segment(document);
            }
            let norm = self
                .readers
                .get(ordinal)
                .map_or(0, |reader| reader.fieldnorm_id(narrow(document - segment.start)));
            let saturated = count * (self.weights.k1 + 1.0) / (count + self.norms[usize::from(norm)]);
            tell(document, weight * rarity * saturated);
        }
        // What it holds is made once.
        self.first = found;
    }
}

/// A number for each document, of which most have none.
#[derive(Debug, Default)]
struct Sparse {
    /// Made when first needed.
    numbers: Vec<f32>,
    touched: Vec<u32>,
}

impl Sparse {
    fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// Changes the number of one of `size` documents to one above 0.
    fn at(&mut self, document: usize, size: usize, change: impl FnOnce(f32) -> f32) {
        if self.numbers.is_empty() {
            self.numbers = vec![0.0; size];
        }
        let number = &mut self.numbers[document];
        if *number == 0.0 {
            self.touched.push(narrow(document));
        }
        *number = change(*number);
    }

    /// Tells those that have a number, and forgets them.
    fn drain(&mut self, mut tell: impl FnMut(usize, f32)) {
        for document in self.touched.drain(..) {
            tell(document as usize, std::mem::take(&mut self.numbers[document as usize]));
        }
    }
}

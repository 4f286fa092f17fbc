//! Weighs the evidence: which of the reviews that match come first.
//!
//! A review's score is made of its best passages, of the review as a whole and
//! of its title. The weights were chosen on judged queries: see
//! `docs/measured.md`. They order what matches and never decide what matches.

use tantivy::Searcher;
use tantivy::query::{BooleanQuery, BoostQuery, Query};

use super::terms;
use super::universe::{Every, Universe};
use crate::bits::Bits;
use crate::engine::Fields;
use crate::error::LibraryError;
use crate::query::{Node, Place, Term, TermKind, telling};

/// How many of its passages speak for a review, and are shown.
pub(super) const BEST: usize = 3;

/// Weights of the best passages of a review, the best first.
const PASSAGE_WEIGHTS: [f32; BEST] = [1.0, 0.3, 0.15];

/// Weight of the review as a whole.
const REVIEW_WEIGHT: f32 = 0.8;

/// Weight of words in the title.
const TITLE_BOOST: f32 = 0.5;

/// Weight of plain words that stand side by side as they were typed.
const PHRASE_BOOST: f32 = 1.0;

/// Scores are compared to this precision, so that rounding never orders reviews.
const PRECISION: f32 = 1_000.0;

/// The evidence for one review.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Evidence {
    /// The score of the review as a whole.
    review: f32,
    /// Its best passages: score and document.
    best: [(f32, usize); BEST],
    /// How many of its passages have a wanted word.
    pub(super) passages: usize,
}

impl Evidence {
    /// The strength of all of it.
    pub(super) fn score(&self) -> f32 {
        let passages: f32 =
            self.best.iter().zip(PASSAGE_WEIGHTS).map(|((score, _), weight)| score * weight).sum();
        ((passages + self.review * REVIEW_WEIGHT) * PRECISION).round() / PRECISION
    }

    /// The documents of the best passages, the best first.
    pub(super) fn best(&self) -> impl Iterator<Item = usize> {
        self.best.into_iter().filter(|(score, _)| *score > 0.0).map(|(_, document)| document)
    }

    /// Takes a passage into account; of two that are alike the earlier counts.
    fn add(&mut self, score: f32, document: usize, universe: &Universe) {
        self.passages += 1;
        let order = |entry: &(f32, usize)| universe.ord(entry.1);
        let place = self
            .best
            .iter()
            .position(|held| score > held.0 || (score == held.0 && universe.ord(document) < order(held)));
        if let Some(place) = place {
            self.best[place..].rotate_right(1);
            self.best[place] = (score, document);
        }
    }
}

/// Weighs the evidence for the reviews in `among`, by row.
pub(super) fn weigh(
    searcher: &Searcher,
    fields: &Fields,
    universe: &Universe,
    node: &Node,
    among: &Bits,
) -> Result<Vec<Evidence>, LibraryError> {
    let mut rows = vec![Evidence::default(); universe.reviews()];
    let clauses = clauses(searcher, fields, node)?;
    if clauses.is_empty() {
        return Ok(rows);
    }
    let query = BooleanQuery::union(clauses);
    for (document, score) in searcher.search(&query, &Every { universe, scored: true })? {
        let Some(row) = universe.row(document).filter(|row| among.contains(*row)) else { continue };
        match universe.ord(document) {
            0 => rows[row].review = score,
            _ => rows[row].add(score, document, universe),
        }
    }
    Ok(rows)
}

/// What counts as evidence for a query.
fn clauses(searcher: &Searcher, fields: &Fields, node: &Node) -> Result<Vec<Box<dyn Query>>, LibraryError> {
    let wanted: Vec<Term> = node.wanted().into_iter().cloned().collect();
    let mut clauses: Vec<Box<dyn Query>> = Vec::new();
    for term in telling(&wanted) {
        let places: &[_] = match term.place {
            Place::Body => &[fields.text, fields.body],
            Place::Title => &[fields.title],
            Place::Area => &[fields.area],
        };
        for field in places {
            clauses.push(terms::query(searcher, *field, term)?);
        }
        if term.place == Place::Body {
            clauses.push(boosted(terms::query(searcher, fields.title, term)?, TITLE_BOOST));
        }
    }
    for pair in pairs(node) {
        clauses.push(boosted(terms::phrase(fields.text, &pair), PHRASE_BOOST));
    }
    Ok(clauses)
}

/// A query whose score counts by a weight.
fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

/// Neighbours among the plain words, as they were typed.
fn pairs(node: &Node) -> Vec<Vec<String>> {
    match node {
        Node::Best(terms) => terms
            .windows(2)
            .filter(|pair| pair.iter().all(|t| t.kind == TermKind::Word && t.place == Place::Body))
            .map(|pair| pair.iter().flat_map(|term| term.words.clone()).collect())
            .collect(),
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().flat_map(pairs).collect(),
        _ => Vec::new(),
    }
}

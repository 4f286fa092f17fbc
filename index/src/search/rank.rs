//! Weighs the evidence: which of the reviews that match come first.
//!
//! A review's score is made of its best passages, of the review as a whole and
//! of its title. The weights were chosen on judged queries: see
//! `docs/measured.md`. They order what matches and never decide what matches.

use std::collections::HashSet;

use tantivy::Searcher;
use tantivy::query::{Bm25StatisticsProvider, BooleanQuery, BoostQuery, Query};
use tantivy::schema::Field;

use super::evaluate::Over;
use super::terms;
use super::universe::{Every, Universe};
use crate::bits::Bits;
use crate::engine::Fields;
use crate::error::LibraryError;
use crate::query::{Node, Place, Term, TermKind, telling};
use crate::vocabulary::SectionKind;

/// How many of its passages speak for a review, and are shown.
pub(super) const BEST: usize = 3;

/// Weights of the best passages of a review, the best first.
const PASSAGE_WEIGHTS: [f32; BEST] = [1.0, 0.3, 0.15];

/// Weight of the review as a whole.
const REVIEW_WEIGHT: f32 = 2.0;

/// Weight of words in the title.
const TITLE_BOOST: f32 = 0.5;

/// Weight of plain words that stand side by side as they were typed.
const PHRASE_BOOST: f32 = 0.3;

/// How much a passage counts by the kind of its section: why before what, and what
/// was found before what was asked.
fn kind_weight(kind: u8) -> f32 {
    use SectionKind as K;
    match SectionKind::ALL.get(usize::from(kind)) {
        Some(K::Analysis | K::Findings | K::GoodPractice | K::Conclusions | K::Recommendations) => 1.1,
        Some(K::TermsOfReference | K::Appendix | K::Glossary) => 0.7,
        Some(K::Contents | K::References) => 0.4,
        _ => 1.0,
    }
}

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

    /// Takes into account that words run on from a passage over the page break.
    fn add_turn(&mut self, score: f32, passage: usize, universe: &Universe) {
        if !self.best().any(|held| held == passage) {
            self.add(score, passage, universe);
        }
    }

    /// Takes a passage into account; of two that are alike the earlier counts.
    fn add(&mut self, score: f32, document: usize, universe: &Universe) {
        self.passages += 1;
        let score = score * kind_weight(universe.kind(document));
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

/// Weighs the evidence for the reviews in `among`, by row; only passages in `inside` speak, if it is given.
///
/// `turns` are passages from which a wanted phrase runs on over the page break, with their scores.
pub(super) fn weigh(
    searcher: &Searcher,
    fields: &Fields,
    universe: &Universe,
    node: &Node,
    among: &Bits,
    inside: Option<&Bits>,
    turns: &[(usize, f32)],
) -> Result<Vec<Evidence>, LibraryError> {
    let mut rows = vec![Evidence::default(); universe.reviews()];
    let (reviews, passages) = universe.indexed();
    let all = [(Over::Reviews, reviews), (Over::Passages, passages)];
    for (over, documents) in all {
        let clauses = clauses(searcher, fields, node, over)?;
        let statistics = Statistics { searcher, documents };
        let every = Every { universe, scored: true };
        let query = BooleanQuery::union(clauses);
        for (document, score) in searcher.search_with_statistics_provider(&query, &every, &statistics)? {
            let Some(row) = universe.row(document).filter(|row| among.contains(*row)) else { continue };
            match over {
                Over::Reviews => rows[row].review = score,
                Over::Passages if inside.is_none_or(|inside| inside.contains(document)) => {
                    rows[row].add(score, document, universe);
                }
                Over::Passages => {}
            }
        }
    }
    for (passage, score) in turns {
        let Some(row) = universe.row(*passage).filter(|row| among.contains(*row)) else { continue };
        if inside.is_none_or(|inside| inside.contains(*passage)) {
            rows[row].add_turn(*score, *passage, universe);
        }
    }
    Ok(rows)
}

/// The statistics of one kind of document.
///
/// The index counts all documents as one kind. Left at that, reviews would
/// seem several times longer than the average, and words rarer than they are.
struct Statistics<'a> {
    searcher: &'a Searcher,
    /// Documents of the kind, those that are deleted included.
    documents: u64,
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        Bm25StatisticsProvider::total_num_tokens(self.searcher, field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &tantivy::Term) -> tantivy::Result<u64> {
        self.searcher.doc_freq(term)
    }
}

/// What counts as evidence for a query in one kind of document.
fn clauses(
    searcher: &Searcher,
    fields: &Fields,
    node: &Node,
    over: Over,
) -> Result<Vec<Box<dyn Query>>, LibraryError> {
    let wanted: Vec<Term> = node.wanted().into_iter().cloned().collect();
    let mut clauses: Vec<Box<dyn Query>> = Vec::new();
    let mut met = HashSet::new();
    for term in telling(&wanted).into_iter().filter(|term| met.insert(*term)) {
        let places: &[(Field, f32)] = match (term.place, over) {
            (Place::Body, Over::Passages) => &[(fields.text, 1.0)],
            (Place::Body, Over::Reviews) => &[(fields.body, 1.0), (fields.title, TITLE_BOOST)],
            (Place::Title, Over::Reviews) => &[(fields.title, 1.0)],
            (Place::Area, Over::Reviews) => &[(fields.area, 1.0)],
            (Place::Title | Place::Area, Over::Passages) => &[],
        };
        for (field, weight) in places {
            clauses.push(boosted(terms::query(searcher, *field, term)?, *weight));
        }
    }
    if over == Over::Passages {
        let pairs =
            pairs(node).into_iter().map(|pair| boosted(terms::phrase(fields.text, &pair), PHRASE_BOOST));
        clauses.extend(pairs);
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

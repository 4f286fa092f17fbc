//! Weighs the evidence: which of the reviews that match come first.
//!
//! A review's score is made of its best passages, of the review as a whole and
//! of its title. The weights were chosen on judged queries: see
//! `docs/measured.md`. They order what matches and never decide what matches.

use std::collections::{BTreeMap, HashSet};

use tantivy::Searcher;
use tantivy::query::{Bm25StatisticsProvider, BooleanQuery, BoostQuery, Query};
use tantivy::schema::Field;

use super::evaluate::Evaluator;
use super::terms;
use super::universe::{Every, Over, Universe};
use crate::bits::Bits;
use crate::error::LibraryError;
use crate::query::{Also, Near, Node, Pattern, Place, Term, telling};
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

/// Weight of a wording that means the same as words of the query.
const SAME_WEIGHT: f32 = 0.7;

/// Weight of a wording that reports write for what people say.
const LAY_WEIGHT: f32 = 0.4;

/// The score of words close together, and of phrases of which only parts of words are known.
const PLACED_SCORE: f32 = 2.0;

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
pub(super) fn weigh(
    evaluator: &Evaluator<'_>,
    node: &Node,
    among: &Bits,
    inside: Option<&Bits>,
) -> Result<Vec<Evidence>, LibraryError> {
    let universe = evaluator.universe;
    let wanted = wanted(node);
    let mut rows = vec![Evidence::default(); universe.reviews()];
    for (document, score) in scores(evaluator, node, &wanted, Over::Reviews)? {
        if let Some(row) = universe.row(document).filter(|row| among.contains(*row)) {
            rows[row].review = score;
        }
    }
    let speaks = |document: &usize| inside.is_none_or(|inside| inside.contains(*document));
    for (document, score) in scores(evaluator, node, &wanted, Over::Passages)? {
        if let Some(row) = universe.row(document).filter(|row| among.contains(*row) && speaks(&document)) {
            rows[row].add(score, document, universe);
        }
    }
    for (passage, score) in over_breaks(evaluator, node, &wanted)? {
        if let Some(row) = universe.row(passage).filter(|row| among.contains(*row) && speaks(&passage)) {
            rows[row].add_turn(score, passage, universe);
        }
    }
    Ok(rows)
}

/// A wording that speaks for a review, with its weight.
struct Wanted {
    place: Place,
    words: Vec<Pattern>,
    weight: f32,
}

/// All wordings of the terms that tell something, each once.
fn wanted(node: &Node) -> Vec<Wanted> {
    let terms: Vec<Term> = node.wanted().into_iter().cloned().collect();
    let terms = telling(&terms);
    let own = terms.iter().map(|term| (term.place, &term.words, 1.0));
    let weight = |also: &Also| if also.same { SAME_WEIGHT } else { LAY_WEIGHT };
    let others = terms
        .iter()
        .flat_map(|term| term.also.iter().map(move |also| (term.place, &also.words, weight(also))));
    let mut met = HashSet::new();
    let new = own.chain(others).filter(|(place, words, _)| met.insert((*place, *words)));
    new.map(|(place, words, weight)| Wanted { place, words: words.clone(), weight }).collect()
}

/// The score of every document of a kind that has something of what is wanted.
fn scores(
    evaluator: &Evaluator<'_>,
    node: &Node,
    wanted: &[Wanted],
    over: Over,
) -> Result<Vec<(usize, f32)>, LibraryError> {
    let (reviews, passages) = evaluator.universe.indexed();
    let documents = if over == Over::Reviews { reviews } else { passages };
    let statistics = Statistics { searcher: evaluator.searcher, documents };
    let every = Every { universe: evaluator.universe, scored: true };
    let query = BooleanQuery::union(clauses(evaluator, node, wanted, over)?);
    let mut found = evaluator.searcher.search_with_statistics_provider(&query, &every, &statistics)?;
    let placed = placed(evaluator, node, wanted, over)?;
    if !placed.is_empty() {
        let mut sums: BTreeMap<usize, f32> = found.into_iter().collect();
        placed.into_iter().for_each(|(document, score)| *sums.entry(document).or_default() += score);
        found = sums.into_iter().collect();
    }
    Ok(found)
}

/// The documents with what only a look at places tells: terms close together, phrases with parts of words.
fn placed(
    evaluator: &Evaluator<'_>,
    node: &Node,
    wanted: &[Wanted],
    over: Over,
) -> Result<Vec<(usize, f32)>, LibraryError> {
    let fields = evaluator.fields;
    let places = evaluator.places(if over == Over::Reviews { fields.body } else { fields.text });
    let mut found = Vec::new();
    for near in nears(node) {
        found.extend(places.near(near)?.into_keys().map(|document| (document, PLACED_SCORE)));
    }
    let open = |one: &&Wanted| {
        one.place == Place::Body && one.words.len() > 1 && one.words.iter().any(Pattern::is_open)
    };
    for one in wanted.iter().filter(open) {
        let held = places.sequence(&one.words)?.into_keys();
        found.extend(held.map(|document| (document, PLACED_SCORE * one.weight)));
    }
    Ok(found)
}

/// The passages from which something that is wanted runs on over a page break, with the score of each.
fn over_breaks(
    evaluator: &Evaluator<'_>,
    node: &Node,
    wanted: &[Wanted],
) -> Result<Vec<(usize, f32)>, LibraryError> {
    let fields = evaluator.fields;
    let places = evaluator.places(fields.turn);
    let mut found: Vec<(usize, f32)> = Vec::new();
    for near in nears(node) {
        found.extend(places.near(near)?.into_keys().map(|turn| (turn, PLACED_SCORE)));
    }
    for one in wanted.iter().filter(|one| one.place == Place::Body && one.words.len() > 1) {
        match terms::query(evaluator.lexicon, fields.turn, &one.words)? {
            Some(query) => {
                let every = Every { universe: evaluator.universe, scored: true };
                found.extend(evaluator.searcher.search(&boosted(query, one.weight), &every)?);
            }
            None => found.extend(places.sequence(&one.words)?.into_keys().map(|turn| (turn, PLACED_SCORE))),
        }
    }
    let passage = |(turn, score)| Some((evaluator.universe.passage_of(turn)?, score));
    Ok(found.into_iter().filter_map(passage).collect())
}

/// The terms that are asked for close together.
fn nears(node: &Node) -> Vec<&Near> {
    match node {
        Node::Near(near) => vec![near],
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().flat_map(nears).collect(),
        Node::Within(_, inner) => nears(inner),
        _ => Vec::new(),
    }
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
    evaluator: &Evaluator<'_>,
    node: &Node,
    wanted: &[Wanted],
    over: Over,
) -> Result<Vec<Box<dyn Query>>, LibraryError> {
    let (fields, lexicon) = (evaluator.fields, evaluator.lexicon);
    let mut clauses: Vec<Box<dyn Query>> = Vec::new();
    for one in wanted {
        let places: &[(Field, f32)] = match (one.place, over) {
            (Place::Body, Over::Reviews) => &[(fields.body, 1.0), (fields.title, TITLE_BOOST)],
            (Place::Title, Over::Reviews) => &[(fields.title, 1.0)],
            (Place::Area, Over::Reviews) => &[(fields.area, 1.0)],
            (Place::Publisher, Over::Reviews) => &[(fields.publisher, 1.0)],
            (Place::Body, _) => &[(fields.text, 1.0)],
            (Place::Title | Place::Area | Place::Publisher, _) => &[],
        };
        for (field, weight) in places {
            let query = terms::query(lexicon, *field, &one.words)?;
            clauses.extend(query.map(|query| boosted(query, one.weight * weight)));
        }
    }
    if over == Over::Passages {
        for pair in pairs(node) {
            let query = terms::query(lexicon, fields.text, &pair)?;
            clauses.extend(query.map(|query| boosted(query, PHRASE_BOOST)));
        }
    }
    Ok(clauses)
}

/// A query whose score counts by a weight.
fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

/// Neighbours among the plain words, as they were typed.
fn pairs(node: &Node) -> Vec<Vec<Pattern>> {
    match node {
        Node::Best(terms) => terms
            .windows(2)
            .filter(|pair| pair.iter().all(|term| !term.quoted && term.place == Place::Body))
            .map(|pair| pair.iter().flat_map(|term| term.words.clone()).collect())
            .collect(),
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().flat_map(pairs).collect(),
        Node::Within(_, inner) => pairs(inner),
        _ => Vec::new(),
    }
}

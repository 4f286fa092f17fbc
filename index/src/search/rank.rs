//! Weighs the evidence: which of the reviews that match come first.
//!
//! A review's score is made of its best passages, of the review as a whole and
//! of its title. The weights were chosen on judged queries: see
//! `docs/measured.md`. They order what matches and never decide what matches.

use std::collections::HashMap;

use tantivy::schema::Field;

use super::concept::Concepts;
use super::evaluate::Evaluator;
use super::related::Related;
use super::score::Scorer;
use super::universe::{Over, Universe};
use super::weights::Weights;
use crate::bits::Bits;
use crate::catalogue::ReviewRow;
use crate::error::LibraryError;
use crate::query::Place;
use crate::vocabulary::SectionKind;

/// How many of its passages speak for a review, and are shown.
pub(super) const BEST: usize = 3;

/// From how many of its best passages those that are shown are chosen.
const CANDIDATES: usize = 6;

/// How much a passage counts as the next to be shown if one of its page is shown already.
const SAME_PAGE: f32 = 0.7;

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
    /// The strength of all of it.
    pub(super) score: f32,
    /// The score of the review as a whole.
    review: f32,
    /// What its themes and agencies tell.
    topics: f32,
    /// What related words tell.
    related: f32,
    /// Its best passages: score and document.
    best: [(f32, usize); CANDIDATES],
    /// How many of its passages have a wanted word.
    pub(super) passages: usize,
}

impl Evidence {
    /// What its best passages give.
    pub(super) fn of_passages(&self, weights: &Weights) -> f32 {
        self.best.iter().zip(weights.passages).map(|((score, _), weight)| score * weight).sum()
    }

    /// The strength of all of it.
    fn total(&self, weights: &Weights) -> f32 {
        let all = self.of_passages(weights)
            + self.review * weights.review
            + self.topics * weights.topics
            + self.related * weights.related;
        (all * PRECISION).round() / PRECISION
    }

    /// The document of the best passage.
    fn first(&self) -> Option<usize> {
        self.best().next()
    }

    /// The documents of the best passages, the best first.
    fn best(&self) -> impl Iterator<Item = usize> {
        self.best.into_iter().filter(|(score, _)| *score > 0.0).map(|(_, document)| document)
    }

    /// The documents of the passages to show, up to [`CANDIDATES`], of which [`BEST`] are shown: the best, and of those that are nearly as good
    /// those of other pages first. Some may be alike to the letter.
    pub(super) fn shown(&self, universe: &Universe) -> Vec<usize> {
        let mut left: Vec<(f32, usize)> = self.best.into_iter().filter(|(score, _)| *score > 0.0).collect();
        let mut shown: Vec<usize> = Vec::new();
        while !left.is_empty() {
            let page = |document| universe.unit(document, Over::Pages);
            let worth = |(score, document): &(f32, usize)| {
                let same = shown.iter().any(|other| page(*other) == page(*document));
                if same { score * SAME_PAGE } else { *score }
            };
            // The first of equals is the better one.
            let next = (1..left.len())
                .fold(0, |best, at| if worth(&left[at]) > worth(&left[best]) { at } else { best });
            shown.push(left.remove(next).1);
        }
        shown
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
    concepts: &Concepts,
    weights: &Weights,
    among: &Bits,
    inside: Option<&Bits>,
) -> Result<Vec<Evidence>, LibraryError> {
    let universe = evaluator.universe;
    let mut rows = vec![Evidence::default(); universe.reviews()];
    if among.is_empty() {
        return Ok(rows);
    }
    for (document, score) in found(&reviews(evaluator, concepts, weights)?) {
        if let Some(row) = universe.row(document).filter(|row| among.contains(*row)) {
            rows[row].review = score;
        }
    }
    let speaks = |document: &usize| inside.is_none_or(|inside| inside.contains(*document));
    for (document, score) in found(&passages(evaluator, concepts, weights)?) {
        if let Some(row) = universe.row(document).filter(|row| among.contains(*row) && speaks(&document)) {
            rows[row].add(score, document, universe);
        }
    }
    for (turn, score) in found(&over_breaks(evaluator, concepts, weights)?) {
        let Some(passage) = universe.passage_of(turn) else { continue };
        if let Some(row) = universe.row(passage).filter(|row| among.contains(*row) && speaks(&passage)) {
            rows[row].add_turn(score, passage, universe);
        }
    }
    Ok(rows)
}

/// Adds what the themes and agencies of reviews tell that are among `among`.
pub(super) fn add_labels(
    evaluator: &Evaluator<'_>,
    concepts: &Concepts,
    among: &Bits,
    rows: &mut [Evidence],
) {
    let shares = concepts.account.then(|| label_shares(evaluator.rows));
    for label in &concepts.labels {
        let having = evaluator.labelled(label);
        let held = having.len();
        for (row, central) in having.into_iter().filter(|(row, _)| among.contains(*row)) {
            let share = shares.as_ref().map_or(1.0, |shares| shares[row]);
            rows[row].topics += label_points(evaluator, held, central) * share;
        }
    }
}

/// How much a theme or agency of each review counts beside an account: a long inquiry has nearly all of them, and
/// resembles no case for that.
pub(super) fn label_shares(rows: &[ReviewRow]) -> Vec<f32> {
    let labels = |row: &ReviewRow| (row.central.len() + row.mentioned.len() + row.agencies.len()) as f32;
    let average = (rows.iter().map(labels).sum::<f32>() / rows.len().max(1) as f32).max(1.0);
    rows.iter().map(|row| 1.0 / (1.0 - MANY_LABELS + MANY_LABELS * labels(row) / average)).collect()
}

/// How much the number of labels of a review takes from each of them, 0 to 1, beside an account.
const MANY_LABELS: f32 = 0.3;

/// What a theme or agency tells that `held` reviews have.
pub(super) fn label_points(evaluator: &Evaluator<'_>, held: usize, central: bool) -> f32 {
    let (all, held) = (evaluator.rows.len() as f32, held as f32);
    let rarity = (1.0 + (all - held + 0.5) / (held + 0.5)).ln();
    if central { rarity } else { rarity * MENTIONED }
}

/// How much a theme that is only mentioned counts beside one that is central.
const MENTIONED: f32 = 0.5;

/// Sums up the evidence.
pub(super) fn sum(rows: &mut [Evidence], weights: &Weights) {
    rows.iter_mut().for_each(|row| row.score = row.total(weights));
}

/// Adds what related words tell of reviews that are among `among`.
pub(super) fn add_related(
    evaluator: &Evaluator<'_>,
    words: &[Related],
    weights: &Weights,
    among: &Bits,
    rows: &mut [Evidence],
) -> Result<(), LibraryError> {
    let (fields, universe) = (evaluator.fields, evaluator.universe);
    let mut scores = vec![0.0; universe.documents()];
    let mut body = Scorer::new(evaluator, fields.body, universe.reviews(), weights, weights.review_length)?;
    for related in words {
        body.add_phrase(&related.pattern(), related.weight, &mut scores)?;
    }
    for (document, score) in found(&scores) {
        if let Some(row) = universe.row(document).filter(|row| among.contains(*row)) {
            rows[row].related = score;
        }
    }
    Ok(())
}

/// The best reviews so far, each with its score and the document of its best passage.
pub(super) fn best_so_far(rows: &[Evidence], most: usize) -> Vec<(f32, usize)> {
    let mut all: Vec<(f32, usize)> = rows.iter().filter_map(|row| Some((row.score, row.first()?))).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    all.truncate(most);
    all
}

/// The documents that have a score, in order.
fn found(scores: &[f32]) -> impl Iterator<Item = (usize, f32)> + '_ {
    scores.iter().copied().enumerate().filter(|(_, score)| *score > 0.0)
}

/// The scores of whole reviews, by document.
fn reviews(
    evaluator: &Evaluator<'_>,
    concepts: &Concepts,
    weights: &Weights,
) -> Result<Vec<f32>, LibraryError> {
    let (fields, universe) = (evaluator.fields, evaluator.universe);
    let mut scores = vec![0.0; universe.documents()];
    let scorer = |field| Scorer::new(evaluator, field, universe.reviews(), weights, weights.review_length);
    let (mut body, mut title) = (scorer(fields.body)?.steep(concepts.account), scorer(fields.title)?);
    for concept in &concepts.terms {
        match concept.place {
            Place::Body => {
                body.add(concept, concept.weight, &mut scores)?;
                title.add(concept, concept.weight * weights.title, &mut scores)?;
            }
            Place::Title => title.add(concept, 1.0, &mut scores)?,
            Place::Area => scorer(fields.area)?.add(concept, 1.0, &mut scores)?,
            Place::Publisher => scorer(fields.publisher)?.add(concept, 1.0, &mut scores)?,
        }
    }
    let mut body = body.steep(false);
    for pair in &concepts.pairs {
        body.add_phrase(pair, weights.pair, &mut scores)?;
    }
    nears(evaluator, fields.body, concepts, weights, &mut scores)?;
    Ok(scores)
}

/// The scores of passages, by document.
fn passages(
    evaluator: &Evaluator<'_>,
    concepts: &Concepts,
    weights: &Weights,
) -> Result<Vec<f32>, LibraryError> {
    let (fields, universe) = (evaluator.fields, evaluator.universe);
    let mut scores = vec![0.0; universe.documents()];
    let mut text = Scorer::new(evaluator, fields.text, universe.passages(), weights, weights.passage_length)?
        .steep(concepts.account);
    for concept in concepts.terms.iter().filter(|concept| concept.place == Place::Body) {
        text.add(concept, concept.weight, &mut scores)?;
    }
    for words in &concepts.verbatim {
        text.add_phrase(words, weights.verbatim, &mut scores)?;
    }
    nears(evaluator, fields.text, concepts, weights, &mut scores)?;
    Ok(scores)
}

/// The scores of what runs on over page breaks, by document: only what stands together can.
fn over_breaks(
    evaluator: &Evaluator<'_>,
    concepts: &Concepts,
    weights: &Weights,
) -> Result<Vec<f32>, LibraryError> {
    let (fields, universe) = (evaluator.fields, evaluator.universe);
    let mut scores = vec![0.0; universe.documents()];
    let mut turns = Scorer::new(evaluator, fields.turn, universe.passages(), weights, 0.0)?;
    for concept in concepts.terms.iter().filter(|concept| concept.place == Place::Body) {
        let wordings = std::iter::once(&concept.own).chain(&concept.same);
        for wording in wordings.filter(|words| words.len() > 1) {
            let over = evaluator.wording_over_breaks(wording)?;
            if !over.is_empty() {
                let own: HashMap<usize, f32> = turns.phrase(wording, 1.0)?.into_iter().collect();
                over.into_iter().for_each(|turn| scores[turn] += own.get(&turn).copied().unwrap_or(0.0));
            }
        }
    }
    for near in &concepts.nears {
        evaluator.near_over_breaks(near)?.into_iter().for_each(|turn| scores[turn] += weights.near);
    }
    Ok(scores)
}

/// Adds what stands close together as it was asked for.
fn nears(
    evaluator: &Evaluator<'_>,
    field: Field,
    concepts: &Concepts,
    weights: &Weights,
    scores: &mut [f32],
) -> Result<(), LibraryError> {
    for near in &concepts.nears {
        let found = evaluator.close_together(field, near)?;
        found.iter().for_each(|document| scores[*document] += weights.near);
    }
    Ok(())
}

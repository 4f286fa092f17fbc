//! Decides which recommendations meet a query, and how well each does.
//!
//! Words are looked for in the recommendation itself; properties, and words of title, area and publisher, are those
//! of its review. Exact, so counts are right.

use super::store::Store;
use crate::bits::Bits;
use crate::error::LibraryError;
use crate::query::{Field, Near, Node, Pattern, Place, Term, telling};
use crate::search::concept::Concepts;
use crate::search::evaluate::Evaluator;
use crate::search::most::{Most, tells};
use crate::search::spans::{Span, close};
use crate::search::universe::Over;
use crate::vocabulary::SectionKind;

/// How soon more of the same word counts no more.
const ENOUGH: f32 = 1.2;
/// How much the length of a recommendation takes from what its words count.
const LENGTH: f32 = 0.5;
/// What a wording counts that reports write for what people say.
const LAY: f32 = 0.5;
/// What words count that stand side by side as they were typed, beside what they count alone.
const SIDE_BY_SIDE: f32 = 0.5;

/// Decides on recommendations.
pub(super) struct Decider<'a> {
    pub(super) store: &'a Store,
    pub(super) evaluator: &'a Evaluator<'a>,
}

impl Decider<'_> {
    /// The recommendations that meet a condition.
    pub(super) fn matches(&self, node: &Node) -> Result<Bits, LibraryError> {
        match node {
            Node::Everything => Ok(self.all()),
            Node::Term(term) if term.place == Place::Body => Ok(self.term(term)),
            Node::Term(_) => self.of_reviews(node),
            Node::Near(near) => Ok(self.near(near)),
            Node::Field(Field::Section(SectionKind::Recommendations)) => Ok(self.all()),
            Node::Field(Field::Section(_)) => Ok(self.none()),
            Node::Field(_) => self.of_reviews(node),
            Node::Best(terms) => self.best(terms),
            Node::Not(inner) => {
                let mut all = self.all();
                all.subtract(&self.matches(inner)?);
                Ok(all)
            }
            Node::All(nodes) => self.fold(nodes, self.all(), Bits::intersect),
            Node::Any(nodes) => self.fold(nodes, self.none(), Bits::unite),
            // A recommendation stands in one section, and is as short as a page.
            Node::Within(_, inner) => self.matches(inner),
        }
    }

    fn all(&self) -> Bits {
        Bits::all(self.store.len())
    }

    fn none(&self) -> Bits {
        Bits::none(self.store.len())
    }

    /// Combines the sets of several conditions.
    fn fold(&self, nodes: &[Node], start: Bits, combine: fn(&mut Bits, &Bits)) -> Result<Bits, LibraryError> {
        nodes.iter().try_fold(start, |mut set, node| {
            combine(&mut set, &self.matches(node)?);
            Ok(set)
        })
    }

    /// Those whose review meets a condition.
    fn of_reviews(&self, node: &Node) -> Result<Bits, LibraryError> {
        let rows = self.evaluator.matches(node, Over::Reviews)?;
        let mut found = self.none();
        let asks = self.store.asks.iter().enumerate().filter(|(_, ask)| rows.contains(ask.row as usize));
        asks.for_each(|(at, _)| found.insert(at));
        Ok(found)
    }

    /// Those that have a term in one of its wordings.
    fn term(&self, term: &Term) -> Bits {
        let mut found = self.store.having(&term.words);
        term.also.iter().for_each(|also| found.unite(&self.store.having(&also.words)));
        found
    }

    /// Those that have most of the words, by what each tells.
    fn best(&self, terms: &[Term]) -> Result<Bits, LibraryError> {
        let mut most = Most::of(self.none());
        for term in telling(terms) {
            let found = self.matches(&Node::Term(term.clone()))?;
            most.word(found.len(), self.store.len());
            found.iter().for_each(|at| most.has(at));
        }
        Ok(most.met())
    }

    /// Those in which terms stand close together.
    fn near(&self, near: &Near) -> Bits {
        let mut sides = near.sides.iter().map(|side| self.places(side));
        let Some(mut before) = sides.next() else { return self.none() };
        for side in sides {
            for (ask, spans) in before.iter_mut().enumerate() {
                *spans = close(spans, side.get(ask).map_or(&[], Vec::as_slice), near.distance);
            }
        }
        let mut found = self.none();
        let met = before.iter().enumerate().filter(|(_, spans)| !spans.is_empty());
        met.for_each(|(ask, _)| found.insert(ask));
        found
    }

    /// Where any one of some terms stands, by recommendation.
    fn places(&self, terms: &[Term]) -> Vec<Vec<Span>> {
        let mut places = vec![Vec::new(); self.store.len()];
        for wording in terms.iter().flat_map(Term::wordings) {
            for (ask, spans) in self.store.spans(&wording.words) {
                places[ask].extend(spans);
            }
        }
        for spans in &mut places {
            spans.sort_unstable();
            spans.dedup();
        }
        places
    }

    /// How well each recommendation meets what is looked for: rare words count more, long texts less.
    pub(super) fn scores(&self, concepts: &Concepts) -> Vec<f32> {
        let mut scores = vec![0.0; self.store.len()];
        for concept in concepts.terms.iter().filter(|concept| concept.place == Place::Body) {
            let same = std::iter::once(&concept.own).chain(&concept.same);
            self.add(same, concept.weight, &mut scores);
            self.add(concept.lay.iter(), concept.weight * LAY, &mut scores);
        }
        for pair in concepts.pairs.iter().chain(&concepts.verbatim) {
            self.add(std::iter::once(pair), SIDE_BY_SIDE, &mut scores);
        }
        scores
    }

    /// Adds what wordings that count as one tell.
    fn add<'b>(&self, wordings: impl Iterator<Item = &'b Vec<Pattern>>, weight: f32, scores: &mut [f32]) {
        let mut times = vec![0_u32; self.store.len()];
        for (ask, spans) in wordings.flat_map(|wording| self.store.spans(wording)) {
            times[ask] += u32::try_from(spans.len()).unwrap_or(u32::MAX);
        }
        let having = times.iter().filter(|times| **times > 0).count();
        let rare = tells(having, self.store.len()) as f32 / 1_000.0;
        for (ask, times) in times.iter().enumerate().filter(|(_, times)| **times > 0) {
            let long = self.store.length(ask) as f32 / self.store.average().max(1.0);
            let times = *times as f32;
            scores[ask] += weight * rare * times / (times + ENOUGH * (1.0 - LENGTH + LENGTH * long));
        }
    }
}

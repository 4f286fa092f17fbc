//! What a query looks for, as evidence: each term with all its wordings, and what is asked for together.

use std::collections::{HashMap, HashSet};

use super::account;
use crate::query::{How, Label, Near, Node, Pattern, Place, Term, telling};

/// One thing that is looked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Concept {
    /// Where it is looked for.
    pub(super) place: Place,
    /// How much it counts.
    pub(super) weight: f32,
    /// Its words as they were typed.
    pub(super) own: Vec<Pattern>,
    /// Wordings that mean the same.
    pub(super) same: Vec<Vec<Pattern>>,
    /// Wordings that reports write for what people say.
    pub(super) lay: Vec<Vec<Pattern>>,
}

/// What a query looks for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Concepts {
    /// The terms that tell something, each once.
    pub(super) terms: Vec<Concept>,
    /// What stood in quotation marks, in just those forms: where it stands so comes first.
    pub(super) verbatim: Vec<Vec<Pattern>>,
    /// Plain words that were typed side by side.
    pub(super) pairs: Vec<Vec<Pattern>>,
    /// Terms that are asked for close together.
    pub(super) nears: Vec<Near>,
    /// The themes and agencies that the query names, each once.
    pub(super) labels: Vec<Label>,
    /// Whether the query is an account of a case.
    pub(super) account: bool,
}

impl Concepts {
    /// What a query looks for; of an account each word counts by what it tells.
    pub(super) fn of(node: &Node, query: &str) -> Self {
        let wanted: Vec<Term> = node.wanted().into_iter().cloned().collect();
        let mut met = HashSet::new();
        let new = telling(&wanted).into_iter().filter(|term| met.insert((term.place, term.words.clone())));
        let mut concepts = Self { terms: new.map(Concept::of).collect(), ..Self::default() };
        let quoted = wanted.iter().filter(|term| term.quoted && term.place == Place::Body);
        concepts.verbatim = quoted.map(|term| verbatim(&term.words)).collect();
        for label in wanted.iter().flat_map(|term| &term.labels) {
            if !concepts.labels.contains(label) {
                concepts.labels.push(label.clone());
            }
        }
        match account::weights(query) {
            Some(weights) => concepts.weigh(&weights),
            None => concepts.add_together(node),
        }
        concepts
    }

    /// Makes each word of an account count by its weight; those that have none are left out.
    fn weigh(&mut self, weights: &HashMap<String, f32>) {
        self.account = true;
        for term in &mut self.terms {
            let own = term.own.iter().filter_map(|word| weights.get(&word.plain));
            term.weight = own.copied().fold(0.0, f32::max);
        }
        self.terms.retain(|term| term.weight > 0.0);
    }

    /// Adds what stands together.
    fn add_together(&mut self, node: &Node) {
        match node {
            Node::Best(terms) => self.pairs.extend(pairs(terms)),
            Node::Near(near) => self.nears.push(near.clone()),
            Node::All(nodes) | Node::Any(nodes) => nodes.iter().for_each(|node| self.add_together(node)),
            Node::Within(_, inner) => self.add_together(inner),
            Node::Everything | Node::Term(_) | Node::Field(_) | Node::Not(_) => {}
        }
    }
}

impl Concept {
    fn of(term: &Term) -> Self {
        let wordings = |same| {
            let some = term.also.iter().filter(move |also| also.same == same);
            some.map(|also| also.words.clone()).collect()
        };
        Self {
            place: term.place,
            weight: 1.0,
            own: term.words.clone(),
            same: wordings(true),
            lay: wordings(false),
        }
    }
}

/// Words in just the forms in which they were typed.
fn verbatim(words: &[Pattern]) -> Vec<Pattern> {
    let exact = |word: &Pattern| match word.how {
        How::Stem => Pattern { how: How::Exact, ..word.clone() },
        _ => word.clone(),
    };
    words.iter().map(exact).collect()
}

/// Neighbours among plain words, as they were typed.
fn pairs(terms: &[Term]) -> Vec<Vec<Pattern>> {
    let plain = |term: &Term| !term.quoted && term.place == Place::Body;
    let pairs = terms.windows(2).filter(|pair| pair.iter().all(plain));
    pairs.map(|pair| pair.iter().flat_map(|term| term.words.clone()).collect()).collect()
}

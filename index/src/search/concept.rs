//! What a query looks for, as evidence: each term with all its wordings, and what is asked for together.

use std::collections::HashSet;

use crate::query::{Near, Node, Pattern, Place, Term, telling};

/// One thing that is looked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Concept {
    /// Where it is looked for.
    pub(super) place: Place,
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
    /// Plain words that were typed side by side.
    pub(super) pairs: Vec<Vec<Pattern>>,
    /// Terms that are asked for close together.
    pub(super) nears: Vec<Near>,
}

impl Concepts {
    /// What a query looks for.
    pub(super) fn of(node: &Node) -> Self {
        let wanted: Vec<Term> = node.wanted().into_iter().cloned().collect();
        let mut met = HashSet::new();
        let new = telling(&wanted).into_iter().filter(|term| met.insert((term.place, term.words.clone())));
        let mut concepts = Self { terms: new.map(Concept::of).collect(), ..Self::default() };
        concepts.add_together(node);
        concepts
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
        Self { place: term.place, own: term.words.clone(), same: wordings(true), lay: wordings(false) }
    }
}

/// Neighbours among plain words, as they were typed.
fn pairs(terms: &[Term]) -> Vec<Vec<Pattern>> {
    let plain = |term: &Term| !term.quoted && term.place == Place::Body;
    let pairs = terms.windows(2).filter(|pair| pair.iter().all(plain));
    pairs.map(|pair| pair.iter().flat_map(|term| term.words.clone()).collect()).collect()
}

//! A search as it was read: what decides, what weighs, and what was added.

use super::concept::Concepts;
use super::request::{Request, Words};
use crate::expansion::{Expansion, expand};
use crate::query::{Node, parse};

/// What is switched off to order without related words.
pub(super) const RELATED: &str = "related";

/// A search as it was read.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// What a review must meet, in the mode that was asked for.
    pub(super) node: Node,
    /// The same with as many of the words as there are: evidence does not depend on the mode.
    pub(super) words: Node,
    /// What speaks for a review.
    pub(super) concepts: Concepts,
    /// What was added, or would be.
    pub(super) told: Vec<Expansion>,
    /// Whether related words help to order.
    pub(super) related: bool,
}

impl Asked {
    /// Reads a search.
    pub(super) fn of(request: &Request) -> Self {
        let (words, told) = expand(parse(&request.query), &request.query, &request.plain);
        let node = match request.words {
            Words::Most => words.clone(),
            Words::All => all(&words),
            Words::Any => words.clone().map_best(Node::Any),
        };
        let concepts = Concepts::of(&words, &request.query);
        let related = is_plain(&words) && !request.plain.iter().any(|off| off == "all" || off == RELATED);
        Self { node, words, concepts, told, related }
    }

    /// Every plain word, as it is or in a wording that means the same.
    pub(super) fn every_word(&self) -> Node {
        all(&self.words)
    }
}

/// A condition on every plain word: what is only said of it in other words is none of it.
fn all(words: &Node) -> Node {
    let strict = words.clone().map_terms(&mut |mut term| {
        term.also.retain(|also| also.same);
        term.labels.clear();
        term
    });
    strict.map_best(Node::All)
}

/// Whether a query has plain words, which ask for the best and not for all.
fn is_plain(words: &Node) -> bool {
    match words {
        Node::Term(term) => !term.quoted,
        node => node.any(&|node| matches!(node, Node::Best(_))),
    }
}

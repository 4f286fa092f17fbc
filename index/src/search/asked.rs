//! A search as it was read: what decides, what weighs, and what was added.

use std::collections::HashSet;

use super::concept::Concepts;
use super::request::{Request, Words};
use crate::expansion::{Expansion, Reason, expand};
use crate::query::{Label, LabelKind, Node, parse, telling};
use crate::words;

/// What is switched off to order without related words.
pub(super) const RELATED: &str = "related";

/// Of so many plain words some may be met by themes and agencies that they name.
const SEVERAL: usize = 2;

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
    /// Whether related words help to order; none if they cannot.
    pub(super) related: Option<bool>,
    /// The ids of reviews that are left out.
    pub(super) without: Vec<String>,
}

impl Asked {
    /// Reads a search.
    pub(super) fn of(request: &Request) -> Self {
        let (words, told) = expand(parse(&request.query), &request.query, &request.plain);
        let node = match request.words {
            Words::Most => deciding(&words, Words::Most),
            Words::All => all(&words),
            Words::Any => deciding(&words, Words::Any).map_best(Node::Any),
        };
        let concepts = Concepts::of(&words, &request.query);
        let on = !request.plain.iter().any(|off| off == "all" || off == RELATED);
        let related = is_plain(&words).then_some(on);
        Self { node, words, concepts, told, related, without: Vec::new() }
    }

    /// Whether the query names a theme or agency and asks for nothing else.
    pub(super) fn names_all(&self, label: &Label) -> bool {
        let named = self.told.iter().filter(|told| told.reason == Reason::About && told.on);
        let named = named.filter(|told| told.also.iter().any(|also| also.label.as_ref() == Some(label)));
        let stems: HashSet<String> = named
            .flat_map(|told| words::words(&told.asked))
            .map(|word| words::stem(&word.plain).into_owned())
            .collect();
        let mut own = self.concepts.terms.iter().flat_map(|concept| &concept.own);
        own.all(|word| stems.contains(&*words::stem(&word.plain)))
    }

    /// Whether the query is the name of a theme.
    pub(super) fn is_theme(&self) -> bool {
        let mut labels = self.concepts.labels.iter();
        labels.any(|label| label.kind == LabelKind::Theme && self.names_all(label))
    }

    /// Every plain word, as it is or in a wording that means the same.
    pub(super) fn every_word(&self) -> Node {
        all(&self.words)
    }
}

/// A condition on every plain word.
fn all(words: &Node) -> Node {
    flat(only_the_same(words.clone()).map_best(Node::All))
}

/// The same condition without brackets that say nothing: every one of these, one of which is every one of those.
fn flat(node: Node) -> Node {
    let parts = |node| if let Node::All(nodes) = node { nodes } else { vec![node] };
    match node {
        Node::All(nodes) => Node::All(nodes.into_iter().map(flat).flat_map(parts).collect()),
        Node::Any(nodes) => Node::Any(nodes.into_iter().map(flat).collect()),
        Node::Within(scope, inner) => Node::Within(scope, Box::new(flat(*inner))),
        Node::Not(inner) => Node::Not(Box::new(flat(*inner))),
        other => other,
    }
}

/// The same without what is only said in other words.
fn only_the_same(words: Node) -> Node {
    words.map_terms(&mut |mut term| {
        term.also.retain(|also| also.same);
        term.labels.clear();
        term
    })
}

/// What decides: of plain words most are enough, and what reports say in other words counts as one of them.
///
/// A single plain word is met by what reports write for it, and by no theme that it names; who asks for a page or
/// a section asks for all of the words in it.
fn deciding(words: &Node, mode: Words) -> Node {
    match words {
        Node::Best(terms) if telling(terms).len() < SEVERAL => without_labels(words.clone()),
        Node::Term(term) if !term.quoted => without_labels(words.clone()),
        Node::Best(_) => words.clone(),
        inside => strictly(inside, mode),
    }
}

/// The same of what stands beside operators: they mean just what they say.
fn strictly(words: &Node, mode: Words) -> Node {
    match words {
        Node::Best(terms) if telling(terms).len() < SEVERAL => only_the_same(words.clone()),
        Node::Best(_) => words.clone(),
        Node::All(nodes) => Node::All(nodes.iter().map(|node| strictly(node, mode)).collect()),
        Node::Any(nodes) => Node::Any(nodes.iter().map(|node| strictly(node, mode)).collect()),
        Node::Within(scope, inner) if mode == Words::Any => {
            Node::Within(*scope, Box::new(strictly(inner, mode)))
        }
        Node::Within(scope, inner) => Node::Within(*scope, Box::new(all(inner))),
        Node::Not(inner) if matches!(**inner, Node::Within(..)) => Node::Not(Box::new(strictly(inner, mode))),
        other => only_the_same(other.clone()),
    }
}

/// The same without the themes and agencies that are named.
fn without_labels(words: Node) -> Node {
    words.map_terms(&mut |mut term| {
        term.labels.clear();
        term
    })
}

/// Whether a query has plain words, which ask for the best and not for all.
fn is_plain(words: &Node) -> bool {
    match words {
        Node::Term(term) => !term.quoted,
        node => node.any(&|node| matches!(node, Node::Best(_))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_say_nothing_are_not_shown() {
        for (query, read) in [
            ("damp flat NOT care", "damp AND flat AND NOT care"),
            ("(damp AND flat) AND care", "damp AND flat AND care"),
            ("damp OR (flat AND (care AND seen))", "damp OR (flat AND care AND seen)"),
        ] {
            let request = Request {
                query: query.to_owned(),
                words: Words::All,
                plain: vec!["all".to_owned()],
                ..Request::default()
            };

            assert_eq!(Asked::of(&request).node.to_string(), read, "{query}");
        }
    }
}

//! The meaning of a query, and how it prints.

use std::fmt;

use super::field::Field;
use crate::words;

/// A condition on a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// No condition.
    Everything,
    /// Plain words, two or more: most of them must be there.
    Best(Vec<Term>),
    /// A term that must be there.
    Term(Term),
    /// A property.
    Field(Field),
    /// Every one of these.
    All(Vec<Node>),
    /// One of these at least.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}

/// A word, a phrase or the start of a word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Term {
    /// What it is.
    pub(crate) kind: TermKind,
    /// Where it is looked for.
    pub(crate) place: Place,
    /// Its words in their plain form, one at least.
    pub(crate) words: Vec<String>,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum TermKind {
    /// A word; one with a hyphen has several words, side by side.
    Word,
    /// Words side by side.
    Phrase,
    /// The start of a word.
    Prefix,
}

/// Where a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// In the text and the title.
    Body,
    /// In the title.
    Title,
    /// In the name of the area.
    Area,
}

impl Node {
    /// All terms that are wanted, in order; those under `NOT` are left out.
    pub(crate) fn wanted(&self) -> Vec<&Term> {
        match self {
            Self::Term(term) => vec![term],
            Self::Best(terms) => terms.iter().collect(),
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().flat_map(Self::wanted).collect(),
            Self::Everything | Self::Field(_) | Self::Not(_) => Vec::new(),
        }
    }

    /// The same condition with plain words, as far as they tell something, replaced by
    /// what `rule` makes of them.
    pub(crate) fn map_best(self, rule: fn(Vec<Self>) -> Self) -> Self {
        let map = |nodes: Vec<Self>| nodes.into_iter().map(|node| node.map_best(rule)).collect();
        match self {
            Self::Best(terms) => rule(telling(&terms).into_iter().cloned().map(Self::Term).collect()),
            Self::All(nodes) => Self::All(map(nodes)),
            Self::Any(nodes) => Self::Any(map(nodes)),
            Self::Not(node) => Self::Not(Box::new(node.map_best(rule))),
            other => other,
        }
    }
}

/// The terms that tell something: without stop words, unless there are no others.
pub(crate) fn telling(terms: &[Term]) -> Vec<&Term> {
    let is_stop = |term: &&Term| {
        term.kind == TermKind::Word && matches!(term.words.as_slice(), [word] if words::is_stop_word(word))
    };
    let telling: Vec<&Term> = terms.iter().filter(|term| !is_stop(term)).collect();
    if telling.is_empty() { terms.iter().collect() } else { telling }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => Ok(()),
            Self::Best(terms) => join(f, terms, " "),
            Self::Term(term) => write!(f, "{term}"),
            Self::Field(field) => write!(f, "{field}"),
            Self::All(nodes) => join(f, &bracketed(nodes), " AND "),
            Self::Any(nodes) => join(f, &bracketed(nodes), " OR "),
            Self::Not(node) => write!(f, "NOT {}", bracket(node)),
        }
    }
}

/// Prints items with a word between them.
fn join<T: fmt::Display>(f: &mut fmt::Formatter<'_>, items: &[T], between: &str) -> fmt::Result {
    for (at, item) in items.iter().enumerate() {
        f.write_str(if at == 0 { "" } else { between })?;
        write!(f, "{item}")?;
    }
    Ok(())
}

/// Each node in parentheses where it needs them.
fn bracketed(nodes: &[Node]) -> Vec<String> {
    nodes.iter().map(bracket).collect()
}

/// A node in parentheses if it has several parts.
fn bracket(node: &Node) -> String {
    match node {
        Node::Best(_) | Node::All(_) | Node::Any(_) => format!("({node})"),
        _ => node.to_string(),
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.place {
            Place::Body => "",
            Place::Title => "title:",
            Place::Area => "area:",
        })?;
        match self.kind {
            TermKind::Word => f.write_str(&self.words.join("-")),
            TermKind::Phrase => write!(f, "\"{}\"", self.words.join(" ")),
            TermKind::Prefix => write!(f, "{}*", self.words.join("-")),
        }
    }
}

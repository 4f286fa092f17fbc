//! The meaning of a query, and how it prints.

use std::fmt;

use super::field::Field;
use super::term::Term;

/// A condition on a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// No condition.
    Everything,
    /// Plain words, two or more: most of them must be there.
    Best(Vec<Term>),
    /// A term that must be there.
    Term(Term),
    /// Terms that must stand close together.
    Near(Near),
    /// A property.
    Field(Field),
    /// Every one of these.
    All(Vec<Node>),
    /// One of these at least.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// All of this in one place.
    Within(Scope, Box<Node>),
}

/// Terms that stand close together, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Near {
    /// Two or more; of each, any one term.
    pub(crate) sides: Vec<Vec<Term>>,
    /// How many words further on, at most, the next may stand: 1 is side by side.
    pub(crate) distance: u32,
}

/// The place in which all of a condition must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// One page.
    Page,
    /// One section.
    Section,
}

impl Scope {
    /// The scope of this name.
    pub(super) fn read(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "page" => Some(Self::Page),
            "section" => Some(Self::Section),
            _ => None,
        }
    }
}

impl Node {
    /// All terms that are wanted, in order; those under `NOT` are left out.
    pub(crate) fn wanted(&self) -> Vec<&Term> {
        match self {
            Self::Term(term) => vec![term],
            Self::Best(terms) => terms.iter().collect(),
            Self::Near(near) => near.sides.iter().flatten().collect(),
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().flat_map(Self::wanted).collect(),
            Self::Within(_, node) => node.wanted(),
            Self::Everything | Self::Field(_) | Self::Not(_) => Vec::new(),
        }
    }

    /// The same condition with each wanted term replaced; those under `NOT` stay as they are.
    pub(crate) fn map_terms(self, change: &mut impl FnMut(Term) -> Term) -> Self {
        match self {
            Self::Term(term) => Self::Term(change(term)),
            Self::Best(terms) => Self::Best(terms.into_iter().map(change).collect()),
            Self::Near(near) => {
                let sides = near.sides.into_iter();
                let sides = sides.map(|side| side.into_iter().map(&mut *change).collect()).collect();
                Self::Near(Near { sides, ..near })
            }
            Self::All(nodes) => Self::All(nodes.into_iter().map(|node| node.map_terms(change)).collect()),
            Self::Any(nodes) => Self::Any(nodes.into_iter().map(|node| node.map_terms(change)).collect()),
            Self::Within(scope, node) => Self::Within(scope, Box::new(node.map_terms(change))),
            other @ (Self::Everything | Self::Field(_) | Self::Not(_)) => other,
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
            Self::Within(scope, node) => Self::Within(scope, Box::new(node.map_best(rule))),
            other => other,
        }
    }

    /// Whether some part of the condition, `NOT` included, is of a kind.
    pub(crate) fn any(&self, is: &dyn Fn(&Self) -> bool) -> bool {
        is(self)
            || match self {
                Self::All(nodes) | Self::Any(nodes) => nodes.iter().any(|node| node.any(is)),
                Self::Not(node) | Self::Within(_, node) => node.any(is),
                _ => false,
            }
    }
}

/// The terms that tell something: without stop words, unless there are no others.
pub(crate) fn telling(terms: &[Term]) -> Vec<&Term> {
    let telling: Vec<&Term> = terms.iter().filter(|term| !term.is_stop_word()).collect();
    if telling.is_empty() { terms.iter().collect() } else { telling }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => Ok(()),
            Self::Best(terms) => join(f, terms, " "),
            Self::Term(term) => write!(f, "{term}"),
            Self::Near(near) => write!(f, "{near}"),
            Self::Field(field) => write!(f, "{field}"),
            Self::All(nodes) => join(f, &bracketed(nodes), " AND "),
            Self::Any(nodes) => join(f, &bracketed(nodes), " OR "),
            Self::Not(node) => write!(f, "NOT {}", bracket(node)),
            Self::Within(Scope::Page, node) => write!(f, "within:page {}", bracket(node)),
            Self::Within(Scope::Section, node) => write!(f, "within:section {}", bracket(node)),
        }
    }
}

impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |terms: &Vec<Term>| match terms.as_slice() {
            [term] => term.to_string(),
            terms => {
                let terms: Vec<String> = terms.iter().map(Term::to_string).collect();
                format!("({})", terms.join(" OR "))
            }
        };
        let sides: Vec<String> = self.sides.iter().map(side).collect();
        f.write_str(&sides.join(&format!(" NEAR/{} ", self.distance)))
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
        Node::Best(_) | Node::All(_) | Node::Any(_) | Node::Near(_) | Node::Within(..) => format!("({node})"),
        _ => node.to_string(),
    }
}

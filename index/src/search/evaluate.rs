//! Decides which reviews, or which passages, meet a query: exact algebra on sets.

use std::cell::RefCell;
use std::collections::HashMap;

use tantivy::Searcher;

use super::terms;
use super::universe::{Every, Universe};
use crate::bits::Bits;
use crate::catalogue::ReviewRow;
use crate::engine::Fields;
use crate::error::LibraryError;
use crate::query::{Field, Node, Place, Term, telling};
use crate::vocabulary::SectionKind;

/// Of this many plain words a review must have half; of each further one a smaller share.
///
/// Pasted sentences have many words that no other report uses. Both shares were
/// chosen on the judged queries: see `docs/measured.md`.
const FEW: usize = 6;

/// One of this many further words must be there.
const FURTHER: usize = 6;

/// What is being decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Over {
    /// Whole reviews.
    Reviews,
    /// Single passages.
    Passages,
}

/// Evaluates queries against one state of the index.
pub(super) struct Evaluator<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) fields: &'a Fields,
    pub(super) universe: &'a Universe,
    pub(super) rows: &'a [ReviewRow],
    /// What each term was found to match: a query may repeat a term, and asks for it several times.
    pub(super) known: RefCell<HashMap<(Term, Over), Bits>>,
}

impl Evaluator<'_> {
    /// The reviews or passages that meet a condition.
    pub(super) fn matches(&self, node: &Node, over: Over) -> Result<Bits, LibraryError> {
        match node {
            Node::Everything => Ok(self.everything(over)),
            Node::Term(term) => self.term(term, over),
            Node::Field(field) => Ok(self.field(field, over)),
            Node::Best(terms) => self.best(terms, over),
            Node::Not(inner) => {
                let mut all = self.everything(over);
                all.subtract(&self.matches(inner, over)?);
                Ok(all)
            }
            Node::All(nodes) => self.fold(nodes, self.everything(over), Bits::intersect, over),
            Node::Any(nodes) => self.fold(nodes, self.nothing(over), Bits::unite, over),
        }
    }

    /// Combines the sets of several conditions.
    fn fold(
        &self,
        nodes: &[Node],
        start: Bits,
        combine: fn(&mut Bits, &Bits),
        over: Over,
    ) -> Result<Bits, LibraryError> {
        nodes.iter().try_fold(start, |mut set, node| {
            combine(&mut set, &self.matches(node, over)?);
            Ok(set)
        })
    }

    fn everything(&self, over: Over) -> Bits {
        match over {
            Over::Reviews => Bits::all(self.universe.reviews()),
            Over::Passages => self.universe.passages(),
        }
    }

    fn nothing(&self, over: Over) -> Bits {
        match over {
            Over::Reviews => Bits::none(self.universe.reviews()),
            Over::Passages => Bits::none(self.universe.documents()),
        }
    }

    /// Those that have a term.
    fn term(&self, term: &Term, over: Over) -> Result<Bits, LibraryError> {
        let key = (term.clone(), over);
        if let Some(known) = self.known.borrow().get(&key) {
            return Ok(known.clone());
        }
        let found = self.look_up(term, over)?;
        self.known.borrow_mut().insert(key, found.clone());
        Ok(found)
    }

    /// Asks the index for a term.
    fn look_up(&self, term: &Term, over: Over) -> Result<Bits, LibraryError> {
        let field = match (term.place, over) {
            (Place::Title, _) => self.fields.title,
            (Place::Area, _) => self.fields.area,
            (Place::Body, Over::Reviews) => self.fields.body,
            (Place::Body, Over::Passages) => self.fields.text,
        };
        let query = terms::query(self.searcher, field, term)?;
        let found = self.searcher.search(&query, &Every { universe: self.universe, scored: false })?;
        if term.place == Place::Body && over == Over::Passages {
            let mut bits = self.nothing(over);
            let held = found.into_iter().filter(|(document, _)| self.universe.row(*document).is_some());
            held.for_each(|(document, _)| bits.insert(document));
            self.over_breaks(term)?.iter().for_each(|(passage, _)| bits.insert(*passage));
            return Ok(bits);
        }
        let mut bits = self.nothing(Over::Reviews);
        let rows = found.into_iter().filter_map(|(document, _)| self.universe.row(document));
        rows.for_each(|row| bits.insert(row));
        Ok(self.spread(bits, over))
    }

    /// The passages from which words of a term run on over a page break, with the score of each.
    pub(super) fn over_breaks(&self, term: &Term) -> Result<Vec<(usize, f32)>, LibraryError> {
        if term.words.len() < 2 || term.place != Place::Body {
            return Ok(Vec::new());
        }
        let query = terms::query(self.searcher, self.fields.turn, term)?;
        let found = self.searcher.search(&query, &Every { universe: self.universe, scored: true })?;
        let passage = |(turn, score)| Some((self.universe.passage_of(turn)?, score));
        Ok(found.into_iter().filter_map(passage).collect())
    }

    /// The same for all that a query wants.
    pub(super) fn wanted_over_breaks(&self, node: &Node) -> Result<Vec<(usize, f32)>, LibraryError> {
        let found = node.wanted().into_iter().map(|term| self.over_breaks(term));
        Ok(found.collect::<Result<Vec<_>, _>>()?.concat())
    }

    /// A set of reviews as what is being decided on: themselves, or all their passages.
    fn spread(&self, reviews: Bits, over: Over) -> Bits {
        match over {
            Over::Reviews => reviews,
            Over::Passages => self.universe.passages_where(|document| {
                self.universe.row(document).is_some_and(|row| reviews.contains(row))
            }),
        }
    }

    /// Those that have a property.
    fn field(&self, field: &Field, over: Over) -> Bits {
        if let Field::Section(kind) = field {
            return self.section(*kind, over);
        }
        let mut bits = self.nothing(Over::Reviews);
        let rows = self.rows.iter().enumerate().filter(|(_, row)| has(row, field));
        rows.for_each(|(at, _)| bits.insert(at));
        self.spread(bits, over)
    }

    /// Passages in a kind of section, or the reviews that have one.
    fn section(&self, kind: SectionKind, over: Over) -> Bits {
        let passages = self.universe.passages_where(|document| self.universe.kind(document) == kind as u8);
        match over {
            Over::Passages => passages,
            Over::Reviews => self.universe.reviews_of(&passages),
        }
    }

    /// Those that have most of the words.
    fn best(&self, terms: &[Term], over: Over) -> Result<Bits, LibraryError> {
        let telling: Vec<&Term> = telling(terms);
        let needed = needed(telling.len());
        let mut counts = vec![0_u16; self.nothing(over).size()];
        for term in telling {
            self.term(term, over)?.iter().for_each(|at| counts[at] += 1);
        }
        let mut bits = self.nothing(over);
        let met = counts.iter().enumerate().filter(|(_, count)| usize::from(**count) >= needed);
        met.for_each(|(at, _)| bits.insert(at));
        Ok(bits)
    }
}

/// How many of `words` plain words are most of them.
fn needed(words: usize) -> usize {
    match words {
        0..=2 => words,
        _ => words.min(FEW).div_ceil(2) + words.saturating_sub(FEW).div_ceil(FURTHER),
    }
}

/// Whether a review has a property.
fn has(row: &ReviewRow, field: &Field) -> bool {
    match field {
        Field::Theme(slug) => row.central.contains(slug) || row.mentioned.contains(slug),
        Field::Agency(slug) => row.agencies.contains(slug),
        Field::Type(slug) => row.review_type.as_ref() == Some(slug),
        Field::Year(years) => row.year().is_some_and(|year| years.contains(year)),
        Field::Section(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_two_words_are_all_needed_and_most_of_more() {
        let needed: Vec<usize> = [1, 2, 3, 4, 5, 6, 7, 12, 13, 60].map(needed).to_vec();

        assert_eq!(needed, [1, 2, 2, 2, 3, 3, 4, 4, 5, 12]);
    }
}

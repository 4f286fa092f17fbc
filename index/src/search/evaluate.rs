//! Decides which reviews, passages, pages or sections meet a query: exact algebra on sets.

use std::cell::RefCell;
use std::collections::HashMap;

use tantivy::Searcher;
use tantivy::schema::Field as IndexField;

use super::lexicon::Lexicon;
use super::spans::Places;
use super::terms;
use super::universe::{Every, Over, Universe};
use crate::bits::Bits;
use crate::catalogue::ReviewRow;
use crate::engine::Fields;
use crate::error::LibraryError;
use crate::query::{Field, Near, Node, Pattern, Place, Scope, Term, telling};

/// Of this many plain words a review must have half; of each further one a smaller share.
///
/// Pasted sentences have many words that no other report uses. Both shares were
/// chosen on the judged queries: see `docs/measured.md`.
const FEW: usize = 6;

/// One of this many further words must be there.
const FURTHER: usize = 6;

/// Evaluates queries against one state of the index.
pub(super) struct Evaluator<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) fields: &'a Fields,
    pub(super) universe: &'a Universe,
    pub(super) lexicon: &'a Lexicon,
    pub(super) rows: &'a [ReviewRow],
    /// What each wording was found to match: a query may repeat one, and asks for it several times.
    pub(super) known: RefCell<Known>,
}

/// What wordings were found to match, each in its place, over the parts that were asked about.
type Known = HashMap<(Place, Vec<Pattern>, Over), Bits>;

impl Evaluator<'_> {
    /// What meets a condition.
    pub(super) fn matches(&self, node: &Node, over: Over) -> Result<Bits, LibraryError> {
        match node {
            Node::Everything => Ok(self.universe.all(over)),
            Node::Term(term) => self.term(term, over),
            Node::Near(near) => self.near(near, over),
            Node::Field(field) => Ok(self.field(field, over)),
            Node::Best(terms) => self.best(terms, over),
            Node::Not(inner) => {
                let mut all = self.universe.all(over);
                all.subtract(&self.matches(inner, over)?);
                Ok(all)
            }
            Node::All(nodes) => self.fold(nodes, self.universe.all(over), Bits::intersect, over),
            Node::Any(nodes) => self.fold(nodes, self.universe.none(over), Bits::unite, over),
            Node::Within(scope, inner) => self.within(*scope, inner, over),
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

    /// Those that have a term in one of its wordings.
    fn term(&self, term: &Term, over: Over) -> Result<Bits, LibraryError> {
        let mut found = self.wording(term.place, &term.words, over)?;
        for also in &term.also {
            found.unite(&self.wording(term.place, &also.words, over)?);
        }
        Ok(found)
    }

    /// Those that have a wording.
    pub(super) fn wording(&self, place: Place, words: &[Pattern], over: Over) -> Result<Bits, LibraryError> {
        let key = (place, words.to_vec(), over);
        if let Some(known) = self.known.borrow().get(&key) {
            return Ok(known.clone());
        }
        let found = self.look_up(place, words, over)?;
        self.known.borrow_mut().insert(key, found.clone());
        Ok(found)
    }

    /// Asks the index for a wording.
    fn look_up(&self, place: Place, words: &[Pattern], over: Over) -> Result<Bits, LibraryError> {
        let field = match (place, over) {
            (Place::Title, _) => self.fields.title,
            (Place::Area, _) => self.fields.area,
            (Place::Publisher, _) => self.fields.publisher,
            (Place::Body, Over::Reviews) => self.fields.body,
            (Place::Body, _) => self.fields.text,
        };
        let mut found = self.documents(field, words)?;
        if place == Place::Body && over != Over::Reviews {
            found.extend(self.breaks(over, || self.documents(self.fields.turn, words), words.len() > 1)?);
            return Ok(self.universe.of_passages(&found, over));
        }
        Ok(self.universe.of_reviews(&self.universe.rows_of(&found), over))
    }

    /// The documents that have a wording in a field.
    fn documents(&self, field: IndexField, words: &[Pattern]) -> Result<Vec<usize>, LibraryError> {
        match terms::query(self.lexicon, field, words)? {
            Some(query) => {
                let every = Every { universe: self.universe, scored: false };
                Ok(self.searcher.search(&query, &every)?.into_iter().map(|(document, _)| document).collect())
            }
            None => Ok(self.places(field).sequence(words)?.into_keys().collect()),
        }
    }

    pub(super) fn places(&self, field: IndexField) -> Places<'_> {
        Places { searcher: self.searcher, universe: self.universe, lexicon: self.lexicon, field }
    }

    /// The passages from which something runs on over a page break, if it may: it stands on no one page.
    fn breaks(
        &self,
        over: Over,
        turns: impl FnOnce() -> Result<Vec<usize>, LibraryError>,
        may: bool,
    ) -> Result<Vec<usize>, LibraryError> {
        if !may || over == Over::Pages {
            return Ok(Vec::new());
        }
        Ok(turns()?.into_iter().filter_map(|turn| self.universe.passage_of(turn)).collect())
    }

    /// Those in which terms stand close together.
    fn near(&self, near: &Near, over: Over) -> Result<Bits, LibraryError> {
        let places = |field| -> Result<Vec<usize>, LibraryError> {
            Ok(self.places(field).near(near)?.into_keys().collect())
        };
        if over == Over::Reviews {
            return Ok(self.universe.rows_of(&places(self.fields.body)?));
        }
        let mut found = places(self.fields.text)?;
        found.extend(self.breaks(over, || places(self.fields.turn), true)?);
        Ok(self.universe.of_passages(&found, over))
    }

    /// Those that have all of a condition in one page or section.
    fn within(&self, scope: Scope, inner: &Node, over: Over) -> Result<Bits, LibraryError> {
        let mut passages = self.within_passages(scope, inner)?;
        let wanted: Vec<Node> = inner.wanted().into_iter().cloned().map(Node::Term).collect();
        if !wanted.is_empty() {
            passages.intersect(&self.matches(&Node::Any(wanted), Over::Passages)?);
        }
        Ok(match over {
            Over::Passages => passages,
            Over::Reviews => self.universe.reviews_of(&passages),
            Over::Pages | Over::Sections => {
                self.universe.of_passages(&passages.iter().collect::<Vec<usize>>(), over)
            }
        })
    }

    /// The passages of the pages or sections that meet a condition.
    fn within_passages(&self, scope: Scope, inner: &Node) -> Result<Bits, LibraryError> {
        let units = match scope {
            Scope::Page => Over::Pages,
            Scope::Section => Over::Sections,
        };
        let met = self.matches(inner, units)?;
        Ok(self.universe.passages_where(|document| {
            self.universe.unit(document, units).is_some_and(|unit| met.contains(unit))
        }))
    }

    /// The passages of all pages and sections that a query names as the place of its words.
    pub(super) fn in_place(&self, node: &Node) -> Result<Option<Bits>, LibraryError> {
        match node {
            Node::Within(..) => self.matches(node, Over::Passages).map(Some),
            Node::All(nodes) | Node::Any(nodes) => {
                let mut all: Option<Bits> = None;
                for node in nodes {
                    match (self.in_place(node)?, &mut all) {
                        (Some(own), Some(all)) => all.unite(&own),
                        (Some(own), none) => *none = Some(own),
                        (None, _) => {}
                    }
                }
                Ok(all)
            }
            _ => Ok(None),
        }
    }

    /// Those that have a property.
    fn field(&self, field: &Field, over: Over) -> Bits {
        if let Field::Section(kind) = field {
            let inside = self.universe.passages_where(|document| self.universe.kind(document) == *kind as u8);
            return match over {
                Over::Passages => inside,
                Over::Reviews => self.universe.reviews_of(&inside),
                over => self.universe.of_passages(&inside.iter().collect::<Vec<usize>>(), over),
            };
        }
        let mut bits = self.universe.none(Over::Reviews);
        let rows = self.rows.iter().enumerate().filter(|(_, row)| has(row, field));
        rows.for_each(|(at, _)| bits.insert(at));
        self.universe.of_reviews(&bits, over)
    }

    /// Those that have most of the words.
    fn best(&self, terms: &[Term], over: Over) -> Result<Bits, LibraryError> {
        let telling: Vec<&Term> = telling(terms);
        let needed = needed(telling.len());
        let mut bits = self.universe.none(over);
        let mut counts = vec![0_u16; bits.size()];
        for term in telling {
            self.term(term, over)?.iter().for_each(|at| counts[at] += 1);
        }
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
pub(super) fn has(row: &ReviewRow, field: &Field) -> bool {
    match field {
        Field::Theme(slug) => row.central.contains(slug) || row.mentioned.contains(slug),
        Field::Agency(slug) => row.agencies.contains(slug),
        Field::Type(slug) => row.review_type.as_ref() == Some(slug),
        Field::Role(role) => row.role.as_deref() == Some(role.as_str()),
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

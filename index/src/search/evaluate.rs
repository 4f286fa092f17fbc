//! Decides which reviews, passages, pages or sections meet a query: exact algebra on sets.

use std::cell::RefCell;
use std::collections::HashMap;

use tantivy::Searcher;
use tantivy::schema::Field as IndexField;

use super::lengths::Lengths;
use super::lexicon::Lexicon;
use super::most::Most;
use super::occurrences::Occurrences;
use super::universe::{Over, Universe};
use crate::bits::Bits;
use crate::catalogue::ReviewRow;
use crate::engine::Fields;
use crate::error::LibraryError;
use crate::query::{Field, Label, LabelKind, Near, Node, Pattern, Place, Scope, Term, telling};

/// Evaluates queries against one state of the index.
pub(super) struct Evaluator<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) fields: &'a Fields,
    pub(super) universe: &'a Universe,
    pub(super) lexicon: &'a Lexicon,
    pub(super) lengths: &'a Lengths,
    pub(super) rows: &'a [ReviewRow],
    /// What each wording was found to match: a query may repeat one, and asks for it several times.
    pub(super) known: RefCell<Known>,
    /// Where words were found to stand.
    pub(super) occurrences: Occurrences,
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
            Node::All(nodes) => self.every(nodes, over),
            Node::Any(nodes) => nodes.iter().try_fold(self.universe.none(over), |mut set, node| {
                set.unite(&self.matches(node, over)?);
                Ok(set)
            }),
            Node::Within(scope, inner) => self.within(*scope, inner, over),
        }
    }

    /// What meets every condition: those that cost least are looked at first, and no other once nothing is left.
    fn every(&self, nodes: &[Node], over: Over) -> Result<Bits, LibraryError> {
        let mut set = self.universe.all(over);
        let mut nodes: Vec<&Node> = nodes.iter().collect();
        nodes.sort_by_key(|node| cost(node));
        for node in nodes {
            if set.is_empty() {
                break;
            }
            set.intersect(&self.matches(node, over)?);
        }
        Ok(set)
    }

    /// The passages that meet a condition.
    ///
    /// Of a condition that asks for nothing but what is there, no passage meets it if no review does.
    pub(super) fn passages(&self, node: &Node) -> Result<Bits, LibraryError> {
        let only_what_is_there = !node.any(&|node| matches!(node, Node::Not(_)));
        if only_what_is_there && self.matches(node, Over::Reviews)?.is_empty() {
            return Ok(self.universe.none(Over::Passages));
        }
        self.matches(node, Over::Passages)
    }

    /// Those that have a term in one of its wordings.
    fn term(&self, term: &Term, over: Over) -> Result<Bits, LibraryError> {
        let mut found = self.wording(term.place, &term.words, over)?;
        for also in &term.also {
            found.unite(&self.wording(term.place, &also.words, over)?);
        }
        // A label is said of the review as a whole, of no single passage.
        if !term.labels.is_empty() && over == Over::Reviews {
            let mut rows = self.universe.none(Over::Reviews);
            for label in &term.labels {
                self.labelled(label).into_iter().for_each(|(row, _)| rows.insert(row));
            }
            found.unite(&self.universe.of_reviews(&rows, over));
        }
        Ok(found)
    }

    /// The reviews that have a theme or agency, and whether it is central to each.
    pub(super) fn labelled(&self, label: &Label) -> Vec<(usize, bool)> {
        let having = |rows: &[String]| rows.contains(&label.slug);
        let rows = self.rows.iter().enumerate();
        let held = rows.filter_map(|(at, row)| match label.kind {
            LabelKind::Theme if having(&row.central) => Some((at, true)),
            LabelKind::Theme => having(&row.mentioned).then_some((at, false)),
            LabelKind::Agency => having(&row.agencies).then_some((at, true)),
        });
        held.collect()
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
        if let ([word], true) = (words, place == Place::Body) {
            return self.single(field, word, over);
        }
        let mut found = self.documents(field, words)?;
        if place == Place::Body && over != Over::Reviews {
            // What runs over a page break stands on no one page.
            if words.len() > 1 && over != Over::Pages {
                let turns = self.documents(self.fields.turn, words)?;
                let over = self.over_breaks(&turns, &found);
                found.extend(over.into_iter().map(|(passage, _)| passage));
            }
            return Ok(self.universe.of_passages(found.into_iter(), over));
        }
        Ok(self.universe.of_reviews(&self.universe.rows_of(&found), over))
    }

    /// Those that have a word in the text.
    fn single(&self, field: IndexField, word: &Pattern, over: Over) -> Result<Bits, LibraryError> {
        let mut found = self.universe.none(over);
        self.having(field, word, |document| {
            self.universe.unit(document, over).into_iter().for_each(|unit| found.insert(unit));
        })?;
        Ok(found)
    }

    /// The passages from which something runs on over a page break, each with its turn: of the turns
    /// in which it stands, those of which neither page has it by itself.
    fn over_breaks(&self, turns: &[usize], passages: &[usize]) -> Vec<(usize, usize)> {
        let mut own = Bits::none(self.universe.documents());
        passages.iter().for_each(|passage| own.insert(*passage));
        let alone = |turn: &usize| !self.universe.next_passage(*turn).is_some_and(|next| own.contains(next));
        let passage = |turn: usize| Some((self.universe.passage_of(turn)?, turn));
        let all = turns.iter().copied().filter(alone).filter_map(passage);
        all.filter(|(passage, _)| !own.contains(*passage)).collect()
    }

    /// The turns over which a wording runs from one page to the next.
    pub(super) fn wording_over_breaks(&self, words: &[Pattern]) -> Result<Vec<usize>, LibraryError> {
        let turns = self.documents(self.fields.turn, words)?;
        let passages = if turns.is_empty() { Vec::new() } else { self.documents(self.fields.text, words)? };
        Ok(self.over_breaks(&turns, &passages).into_iter().map(|(_, turn)| turn).collect())
    }

    /// The turns over which terms stand close together.
    pub(super) fn near_over_breaks(&self, near: &Near) -> Result<Vec<usize>, LibraryError> {
        let turns = self.close_together(self.fields.turn, near)?;
        let passages = self.close_together(self.fields.text, near)?;
        Ok(self.over_breaks(&turns, &passages).into_iter().map(|(_, turn)| turn).collect())
    }

    /// Those in which terms stand close together.
    fn near(&self, near: &Near, over: Over) -> Result<Bits, LibraryError> {
        if over == Over::Reviews {
            return Ok(self.universe.rows_of(&self.close_together(self.fields.body, near)?));
        }
        let mut found = self.close_together(self.fields.text, near)?.to_vec();
        if over != Over::Pages {
            let over = self.over_breaks(&self.close_together(self.fields.turn, near)?, &found);
            found.extend(over.into_iter().map(|(passage, _)| passage));
        }
        Ok(self.universe.of_passages(found.into_iter(), over))
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
            Over::Pages | Over::Sections => self.universe.of_passages(passages.iter(), over),
        })
    }

    /// The passages of the pages or sections that meet a condition.
    fn within_passages(&self, scope: Scope, inner: &Node) -> Result<Bits, LibraryError> {
        let units = match scope {
            Scope::Page => Over::Pages,
            Scope::Section => Over::Sections,
        };
        let met = self.matches(inner, units)?;
        if met.is_empty() {
            return Ok(self.universe.none(Over::Passages));
        }
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
                over => self.universe.of_passages(inside.iter(), over),
            };
        }
        let mut bits = self.universe.none(Over::Reviews);
        let rows = self.rows.iter().enumerate().filter(|(_, row)| has(row, field));
        rows.for_each(|(at, _)| bits.insert(at));
        self.universe.of_reviews(&bits, over)
    }

    /// Those that have most of the words, by what each tells.
    fn best(&self, terms: &[Term], over: Over) -> Result<Bits, LibraryError> {
        let mut most = Most::of(self.universe.none(over));
        for term in telling(terms) {
            most.word(self.term(term, Over::Reviews)?.len(), self.universe.reviews());
            self.tally(term, over, &mut most)?;
        }
        Ok(most.met())
    }

    /// Takes into account who has a term.
    fn tally(&self, term: &Term, over: Over, most: &mut Most) -> Result<(), LibraryError> {
        // Most words have one wording, of which passages are read without a set: of hundreds it takes long.
        if let (Over::Passages, Place::Body, [word], []) = (over, term.place, &*term.words, &*term.also) {
            return self.having(self.fields.text, word, |document| most.has(document));
        }
        self.term(term, over)?.iter().for_each(|at| most.has(at));
        Ok(())
    }
}

/// About how much work it is to decide a condition: none, looking up words, reading where they stand, and
/// doing so for all words of which one has a part.
fn cost(node: &Node) -> u8 {
    let open = |term: &Term| term.wordings().iter().any(|wording| wording.words.iter().any(Pattern::is_open));
    let of_term = |term: &Term| match (open(term), term.words.len()) {
        (true, _) => 4,
        (false, 1) => 1,
        (false, _) => 2,
    };
    match node {
        Node::Everything | Node::Field(_) => 0,
        Node::Term(term) => of_term(term),
        Node::Best(terms) => terms.iter().map(of_term).max().unwrap_or(0),
        Node::Near(near) if near.sides.iter().flatten().any(open) => 5,
        Node::Near(_) => 3,
        Node::Not(inner) | Node::Within(_, inner) => cost(inner),
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().map(cost).max().unwrap_or(0),
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

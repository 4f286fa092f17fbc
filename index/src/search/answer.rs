//! Answers a search: matches, filters, counts, ranks and shows.

use std::cell::RefCell;

use super::asked::Asked;
use super::attest::Quoting;
use super::evaluate::Evaluator;
use super::explain::explain;
use super::marks::Marker;
use super::occurrences::Occurrences;
use super::rank::{self, Evidence};
use super::related::{Related, passages};
use super::request::{MAX_PER_PAGE, Request, Sort};
use super::results::{FacetCounts, FacetValue, Hit, Results, Unreadable};
use super::snapshot::Snapshot;
use super::universe::Over;
use super::weights::Weights;
use crate::bits::Bits;
use crate::error::LibraryError;
use crate::expansion::{Expansion, Wording};
use crate::facet::Counted;
use crate::query::{Field, Node, Place};
use crate::vocabulary::SectionKind;

/// What a search found, before it is put in order.
struct Found {
    /// The reviews that meet the words, before filters of reviews.
    base: Bits,
    counted: Counted,
    sections: Vec<FacetValue>,
    /// The passages that meet the query by themselves.
    passages: Bits,
    /// Those of them that lie in the places that were asked for, if any were.
    inside: Option<Bits>,
}

impl Snapshot {
    /// Answers a search.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of the query.
    pub fn search(&self, request: &Request) -> Result<Results, LibraryError> {
        self.answer(request, Asked::of(request))
    }

    /// Answers a search that was read.
    pub(super) fn answer(&self, request: &Request, mut asked: Asked) -> Result<Results, LibraryError> {
        let evaluator = self.evaluator();
        let found = self.find(&evaluator, &asked, request)?;
        let matched = &found.counted.found;
        let all_words = self.all_words(&evaluator, request, &asked.every_word(), matched)?;
        count(&mut asked.told, |wording| match &wording.label {
            Some(label) => Ok(evaluator.labelled(label).len()),
            None => Ok(evaluator.wording(Place::Body, &wording.words, Over::Reviews)?.len()),
        })?;
        let weights = Weights::of(asked.concepts.account, asked.is_theme());
        let (evidence, related) = self.weigh(&evaluator, &mut asked, &found, &weights)?;
        let suggestions = self.suggestions(&evaluator, &request.query, &asked.told)?;
        let order = self.order(matched, &evidence, request.sort);
        let per_page = request.per_page.clamp(1, MAX_PER_PAGE);
        let page = request.page.max(1);
        let from = (page - 1).saturating_mul(per_page).min(order.len());
        let shown = &order[from..order.len().min(from + per_page)];
        let own = self.own_passages(found.inside.as_ref().unwrap_or(&found.passages));
        let marker = Marker::new(&asked.node);
        let inside = found.inside.as_ref();
        let quoting = Quoting { asked: &asked, inside, marker: &marker, query: &request.query };
        let hits = shown.iter().map(|row| {
            let mut hit = self.hit(*row, &evidence[*row], &own, &marker, &request.query)?;
            self.attest(*row, &mut hit, &quoting)?;
            Ok(hit)
        });
        let mut hits = hits.collect::<Result<Vec<Hit>, LibraryError>>()?;
        if request.explain {
            let parts = explain(&evaluator, &asked, &related, &weights, shown, &evidence)?;
            hits.iter_mut().zip(parts).for_each(|(hit, parts)| hit.explanation = parts);
        }
        let (ways, lacks) = match order.is_empty() {
            true => {
                (self.ways(&evaluator, request, &asked.told)?, self.lacks(&evaluator, request, &asked.told)?)
            }
            false => Default::default(),
        };
        let [theme, agency, kind, year] = found.counted.lists;
        Ok(Results {
            query: request.query.clone(),
            understood: asked.node.to_string(),
            expansions: asked.told,
            total: order.len(),
            all_words,
            page,
            per_page,
            hits,
            facets: FacetCounts { theme, agency, year, kind, section: found.sections },
            unreadable: self.unreadable(&order),
            suggestions,
            ways,
            lacks,
        })
    }

    /// Weighs what speaks for each review; the same whatever filters are chosen.
    fn weigh(
        &self,
        evaluator: &Evaluator<'_>,
        asked: &mut Asked,
        found: &Found,
        weights: &Weights,
    ) -> Result<(Vec<Evidence>, Vec<Related>), LibraryError> {
        let mut related = Vec::new();
        let mut evidence =
            rank::weigh(evaluator, &asked.concepts, weights, &found.base, found.inside.as_ref())?;
        rank::add_labels(evaluator, &asked.concepts, &found.base, &mut evidence);
        rank::sum(&mut evidence, weights);
        if asked.related == Some(false) {
            asked.told.push(Related::told(&[], false));
        }
        if asked.related == Some(true) {
            let best = rank::best_so_far(&evidence, passages(self.rows.len()));
            related = self.related(&best, &asked.words)?;
            asked.told.extend((!related.is_empty()).then(|| Related::told(&related, true)));
            rank::add_related(evaluator, &related, weights, &found.base, &mut evidence)?;
            rank::sum(&mut evidence, weights);
        }
        Ok((evidence, related))
    }

    /// Matches, filters and counts.
    fn find(
        &self,
        evaluator: &Evaluator<'_>,
        asked: &Asked,
        request: &Request,
    ) -> Result<Found, LibraryError> {
        let node = &asked.node;
        let passages = evaluator.passages(node)?;
        let scope = self.inside(node, request, &passages);
        let mut base = self.base(evaluator, node, scope.as_ref())?;
        let left_out = self.rows.iter().enumerate().filter(|(_, row)| asked.without.contains(&row.id));
        left_out.for_each(|(row, _)| base.remove(row));
        let table = self.facets(request.filters.tier);
        let counted = table.apply(&base, &request.filters, self.rows.len());
        let without_section = self.universe.reviews_of(&passages);
        let open = table.passing(&without_section, &request.filters);
        let sections = self.sections(&passages, &open, &request.filters.sections);
        let inside = match scope {
            Some(scope) => Some(scope),
            None => evaluator.in_place(node)?,
        };
        Ok(Found { base, counted, sections, passages, inside })
    }

    /// The passages that meet a search which says in which sections words must stand.
    pub(super) fn inside(&self, node: &Node, request: &Request, passages: &Bits) -> Option<Bits> {
        let kinds = &request.filters.sections;
        if kinds.is_empty() && !scoped(node) {
            return None;
        }
        let mut inside = passages.clone();
        if !kinds.is_empty() {
            let wanted = |document| kinds.iter().any(|kind| self.universe.kind(document) == *kind as u8);
            inside.intersect(&self.universe.passages_where(wanted));
        }
        Some(inside)
    }

    /// The reviews that meet the words of a search, before filters of reviews.
    pub(super) fn base(
        &self,
        evaluator: &Evaluator<'_>,
        node: &Node,
        inside: Option<&Bits>,
    ) -> Result<Bits, LibraryError> {
        match inside {
            Some(inside) => Ok(self.universe.reviews_of(inside)),
            None => evaluator.matches(node, Over::Reviews),
        }
    }

    /// How many of the reviews found have every plain word.
    fn all_words(
        &self,
        evaluator: &Evaluator<'_>,
        request: &Request,
        strict: &Node,
        found: &Bits,
    ) -> Result<usize, LibraryError> {
        let inside = if request.filters.sections.is_empty() && !scoped(strict) {
            None
        } else {
            self.inside(strict, request, &evaluator.passages(strict)?)
        };
        let mut all = self.base(evaluator, strict, inside.as_ref())?;
        all.intersect(found);
        Ok(all.len())
    }

    pub(super) fn evaluator(&self) -> Evaluator<'_> {
        Evaluator {
            searcher: &self.searcher,
            fields: &self.generation.fields,
            universe: &self.universe,
            lexicon: &self.lexicon,
            lengths: &self.lengths,
            rows: &self.rows,
            known: RefCell::default(),
            occurrences: Occurrences::default(),
        }
    }

    /// The kinds of section in which passages of the open reviews match, in their own order.
    fn sections(&self, passages: &Bits, open: &Bits, chosen: &[SectionKind]) -> Vec<FacetValue> {
        let mut kinds = vec![Bits::none(self.rows.len()); SectionKind::ALL.len()];
        for document in passages.iter() {
            if let Some(row) = self.universe.row(document).filter(|row| open.contains(*row)) {
                kinds[usize::from(self.universe.kind(document))].insert(row);
            }
        }
        let counted = SectionKind::ALL.iter().zip(&kinds).map(|(kind, rows)| (kind, rows.len()));
        counted
            .filter(|(kind, count)| *count > 0 || chosen.contains(kind))
            .map(|(kind, count)| FacetValue { value: kind.to_string(), name: kind.name().to_owned(), count })
            .collect()
    }

    /// The rows that were found, in the order that was asked for.
    fn order(&self, found: &Bits, evidence: &[Evidence], sort: Sort) -> Vec<usize> {
        let mut rows: Vec<usize> = found.iter().collect();
        let id = |row: &usize| &self.rows[*row].id;
        let date = |row: &usize| self.rows[*row].published.clone();
        let newest = |a: &usize, b: &usize| date(b).cmp(&date(a)).then_with(|| id(a).cmp(id(b)));
        match sort {
            Sort::Best => rows
                .sort_by(|a, b| evidence[*b].score.total_cmp(&evidence[*a].score).then_with(|| newest(a, b))),
            Sort::Newest => rows.sort_by(newest),
            Sort::Oldest => rows.sort_by(|a, b| {
                let unknown_last = |row: &usize| (date(row).is_none(), date(row));
                unknown_last(a).cmp(&unknown_last(b)).then_with(|| id(a).cmp(id(b)))
            }),
        }
        rows
    }

    /// How many passages of each row meet the query by themselves.
    fn own_passages(&self, passages: &Bits) -> Vec<usize> {
        let mut own = vec![0; self.rows.len()];
        passages.iter().filter_map(|document| self.universe.row(document)).for_each(|row| own[row] += 1);
        own
    }

    /// What could not be read among the reviews found.
    fn unreadable(&self, rows: &[usize]) -> Unreadable {
        let pages = rows.iter().map(|row| self.rows[*row].unreadable).filter(|pages| *pages > 0);
        pages.fold(Unreadable::default(), |sum, pages| Unreadable {
            reviews: sum.reviews + 1,
            pages: sum.pages + pages,
        })
    }
}

/// Counts the reviews that have each wording, and leaves out those that none has.
pub(super) fn count(
    expansions: &mut Vec<Expansion>,
    having: impl Fn(&Wording) -> Result<usize, LibraryError>,
) -> Result<(), LibraryError> {
    for wording in expansions.iter_mut().flat_map(|expansion| &mut expansion.also) {
        wording.reviews = having(wording)?;
    }
    for expansion in expansions.iter_mut() {
        expansion.also.retain(|wording| wording.reviews > 0);
    }
    expansions.retain(|expansion| !expansion.also.is_empty());
    Ok(())
}

/// Whether the query says in which kind of section words must stand.
pub(super) fn scoped(node: &Node) -> bool {
    node.any(&|node| matches!(node, Node::Field(Field::Section(_))))
}

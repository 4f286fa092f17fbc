//! Finds, filters, counts and orders recommendations.

use super::decide::Decider;
use super::holdings::Holdings;
use super::{AskFacets, AskGroup, AskHit, AskRequest, Recommendations, meant};
use crate::bits::Bits;
use crate::error::LibraryError;
use crate::facet::Counted;
use crate::search::asked::Asked;
use crate::search::marks::Marker;
use crate::search::request::{Filters, MAX_PER_PAGE, Sort};
use crate::search::results::FacetValue;
use crate::search::snapshot::Snapshot;
use crate::search::suggest::Suggestion;
use crate::vocabulary::RecommendationKind;

/// The kinds with their names for people, in the order in which they are listed.
const KINDS: [(RecommendationKind, &str); 2] = [
    (RecommendationKind::Recommendation, "Recommendations"),
    (RecommendationKind::Concern, "Matters of concern"),
];

/// What a search for recommendations found.
struct Found<'a> {
    asked: Asked,
    suggestions: Vec<Suggestion>,
    holdings: &'a Holdings,
    counted: Counted,
    facets_of_kind: Vec<FacetValue>,
    all_words: usize,
    /// Those found, in the order that was asked for.
    order: Vec<usize>,
    scores: Vec<f32>,
}

impl Snapshot {
    /// The recommendations that meet a search.
    ///
    /// # Errors
    ///
    /// Fails if the library cannot be read; never because of the query.
    pub fn recommendations(&self, request: &AskRequest) -> Result<Recommendations, LibraryError> {
        let found = self.find_asks(request)?;
        let per_page = request.search.per_page.clamp(1, MAX_PER_PAGE);
        let page = request.search.page.max(1);
        let from = (page - 1).saturating_mul(per_page).min(found.order.len());
        let shown = &found.order[from..found.order.len().min(from + per_page)];
        let recommendations = self.shown_asks(&found, shown, &request.search.query)?;
        let mut reviews = Bits::none(self.rows.len());
        let rows = found.order.iter().map(|ask| found.holdings.store.asks[*ask].row as usize);
        rows.for_each(|row| reviews.insert(row));
        let nobody = |ask: &&usize| found.holdings.agencies[**ask].0.is_empty();
        let nobody_named = found.order.iter().filter(nobody).count();
        let [theme, agency, review_type, year] = found.counted.lists;
        Ok(Recommendations {
            query: request.search.query.clone(),
            understood: found.asked.node.to_string(),
            expansions: found.asked.told,
            suggestions: found.suggestions,
            total: found.order.len(),
            reviews: reviews.len(),
            all_words: found.all_words,
            nobody_named,
            page,
            per_page,
            recommendations,
            facets: AskFacets { kind: found.facets_of_kind, agency, theme, review_type, year },
            held: found.holdings.held,
        })
    }

    /// The same by the agency that is asked, those asked most often first; of each the first `few`.
    ///
    /// One that asks two agencies stands below both.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::recommendations`].
    pub fn recommendations_by_agency(
        &self,
        request: &AskRequest,
        few: usize,
    ) -> Result<Vec<AskGroup>, LibraryError> {
        let found = self.find_asks(request)?;
        let [_, agencies, _, _] = &found.counted.lists;
        let chosen = &request.search.filters.agencies;
        let wanted = agencies.iter().filter(|agency| chosen.is_empty() || chosen.contains(&agency.value));
        let groups = wanted.filter(|agency| agency.count > 0).map(|agency| {
            let asks = |ask: &&usize| found.holdings.agencies[**ask].0.contains(&agency.value);
            let shown: Vec<usize> = found.order.iter().filter(asks).take(few).copied().collect();
            Ok(AskGroup {
                agency: agency.value.clone(),
                name: agency.name.clone(),
                total: agency.count,
                recommendations: self.shown_asks(&found, &shown, &request.search.query)?,
            })
        });
        groups.collect()
    }

    /// Finds, filters and orders.
    fn find_asks(&self, request: &AskRequest) -> Result<Found<'_>, LibraryError> {
        let holdings = self.holdings()?;
        let evaluator = self.evaluator();
        let decider = Decider { store: &holdings.store, evaluator: &evaluator };
        let mut asked = Asked::of(&request.search);
        meant::told(&holdings.store, &mut asked.told)?;
        let query = &request.search.query;
        let suggestions = self.suggestions_of_asks(&evaluator, &holdings.store, query, &asked.told)?;
        let matched = decider.matches(&asked.node)?;
        let filters = &request.search.filters;
        let table = self.facets_of_asks(holdings, filters.tier);
        let apply = |kind: Option<RecommendationKind>, filters: &Filters| {
            let mut base = matched.clone();
            if let Some(kind) = kind {
                let others = holdings.store.asks.iter().enumerate().filter(|(_, ask)| ask.kind != kind);
                others.for_each(|(at, _)| base.remove(at));
            }
            table.apply(&base, filters, holdings.store.len())
        };
        let counted = apply(request.kind, filters);
        let facets_of_kind = KINDS.iter().map(|(kind, name)| FacetValue {
            value: kind.to_string(),
            name: (*name).to_owned(),
            count: apply(Some(*kind), filters).found.len(),
        });
        let facets_of_kind = facets_of_kind.collect();
        let mut all_words = decider.matches(&asked.every_word())?;
        all_words.intersect(&counted.found);
        let scores = decider.scores(&asked.concepts);
        let order = self.order_asks(holdings, &counted.found, &all_words, &scores, request.search.sort);
        let all_words = all_words.len();
        Ok(Found { asked, suggestions, holdings, counted, facets_of_kind, all_words, order, scores })
    }

    /// The order that was asked for; what is equal stands as in its review.
    fn order_asks(
        &self,
        holdings: &Holdings,
        found: &Bits,
        all_words: &Bits,
        scores: &[f32],
        sort: Sort,
    ) -> Vec<usize> {
        let mut order: Vec<usize> = found.iter().collect();
        let row = |ask: usize| &self.rows[holdings.store.asks[ask].row as usize];
        let date = |ask: usize| row(ask).published.as_deref();
        let place = |ask: usize| (row(ask).id.as_str(), holdings.store.asks[ask].place);
        let newest = |a: &usize, b: &usize| date(*b).cmp(&date(*a)).then_with(|| place(*a).cmp(&place(*b)));
        match sort {
            Sort::Newest => order.sort_by(newest),
            Sort::Oldest => order.sort_by(|a, b| {
                let undated_last = |ask: &usize| (date(*ask).is_none(), date(*ask), place(*ask));
                undated_last(a).cmp(&undated_last(b))
            }),
            Sort::Best => order.sort_by(|a, b| {
                let all = all_words.contains(*b).cmp(&all_words.contains(*a));
                all.then_with(|| scores[*b].total_cmp(&scores[*a])).then_with(|| newest(a, b))
            }),
        }
        order
    }

    /// Those at these places, with all that is shown of them.
    fn shown_asks(
        &self,
        found: &Found<'_>,
        shown: &[usize],
        query: &str,
    ) -> Result<Vec<AskHit>, LibraryError> {
        let marker = Marker::new(&found.asked.node);
        let mut hits = Vec::with_capacity(shown.len());
        for ask in shown {
            let hit = self.show_ask(found.holdings, *ask, found.scores[*ask], &marker, query)?;
            // One that was replaced since this state was opened has gone.
            hits.extend(hit);
        }
        Ok(hits)
    }
}

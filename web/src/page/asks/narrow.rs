//! The filters of recommendations: chosen ones above the list, all beside it.

use hindsight_index::search::{AskRequest, FacetValue, Filters, Recommendations, Request};
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};
use hindsight_index::vocabulary::RecommendationKind;
use maud::{Markup, html};

use crate::page::chip;
use crate::page::search::facet::{of_taxonomy, of_vocabulary};
use crate::page::search::filters::{List, show_list, span_of_years};
use crate::{chart, link, words};

/// What is counted.
const NOUN: (&str, &str) = ("recommendation", "recommendations");

/// The kinds, for people.
const KINDS: [(&str, &str); 2] = [
    (RecommendationKind::Recommendation.as_str(), "Recommendations"),
    (RecommendationKind::Concern.as_str(), "Matters of concern"),
];

/// Whether a filter is chosen.
pub(super) fn is_narrowed(request: &AskRequest) -> bool {
    request.kind.is_some() || !chip::chips(&request.search).is_empty()
}

/// The same search for one agency alone.
pub(super) fn with_agency(request: &AskRequest, slug: &str) -> AskRequest {
    let mut to = request.clone();
    to.search.page = 1;
    to.search.filters.agencies = vec![slug.to_owned()];
    to
}

/// The chosen filters, each with a link that removes it.
pub(super) fn chips(request: &AskRequest, by_agency: bool) -> Markup {
    let search = |search: &Request| AskRequest { search: search.clone(), kind: request.kind };
    let mut chips: Vec<(&str, String, AskRequest)> = chip::chips(&request.search)
        .into_iter()
        .map(|chip| {
            (if chip.kind == "agency" { "asks" } else { chip.kind }, chip.name, search(&chip.without))
        })
        .collect();
    if let Some(kind) = request.kind {
        let name = KINDS.iter().find(|(word, _)| *word == kind.as_str()).map_or("", |(_, name)| name);
        let without = Request { page: 1, ..request.search.clone() };
        chips.push(("only", name.to_lowercase(), AskRequest { search: without, kind: None }));
    }
    let bare = Request { filters: Filters::default(), page: 1, ..request.search.clone() };
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label="Chosen filters" {
                @for (kind, name, without) in &chips {
                    li { a href=(link::recommendations(without, by_agency)) {
                        span.unseen { "Remove the filter " }
                        span.kind { (kind) } " " (name) " "
                        span.cross aria-hidden="true" { "×" }
                    } }
                }
                @if chips.len() > 1 {
                    @let bare = AskRequest { search: bare, kind: None };
                    li { a.plain href=(link::recommendations(&bare, by_agency)) { "Remove all" } }
                }
            }
        }
    }
}

/// The facets with values, in the order in which they are shown.
fn lists(request: &AskRequest, found: &Recommendations) -> Vec<List> {
    let (filters, facets) = (&request.search.filters, &found.facets);
    let list = |name, title, choices| List { name, title, choices, noun: NOUN };
    let kinds: Vec<String> = request.kind.iter().map(|kind| kind.as_str().to_owned()).collect();
    let both = found.held.recommendations > 0 && found.held.concerns > 0;
    let lists = [
        list("agency", "Agency asked", of_taxonomy(&facets.agency, &filters.agencies, &AGENCIES)),
        list("theme", "Theme of the review", of_taxonomy(&facets.theme, &filters.themes, &THEMES)),
        list("type", "Type of review", of_taxonomy(&facets.review_type, &filters.types, &REVIEW_TYPES)),
        list("kind", "Recommendation or concern", of_vocabulary(&facets.kind, &kinds, &KINDS)),
    ];
    let wanted = |list: &List| !list.choices.is_empty() && (list.name != "kind" || both || !kinds.is_empty());
    lists.into_iter().filter(wanted).collect()
}

/// Links to the filters, for screens on which they come after the list.
pub(super) fn jumps(request: &AskRequest, found: &Recommendations) -> Markup {
    let lists = lists(request, found);
    html! {
        @if !lists.is_empty() {
            nav.jumps aria-label="Filters" {
                span.label aria-hidden="true" { "Filter by" }
                @for list in &lists { a href={ "#by-" (list.name) } { (list.title) } }
                @if !found.facets.year.is_empty() { a href="#by-year" { "Year" } }
            }
        }
    }
}

/// Every facet that has values.
pub(super) fn show(request: &AskRequest, found: &Recommendations) -> Markup {
    let (lists, filters) = (lists(request, found), &request.search.filters);
    let years = chart::years(&found.facets.year);
    let dated = !years.is_empty() || filters.from.is_some() || filters.to.is_some();
    html! {
        @if dated || !lists.is_empty() {
            aside.filters aria-label="Narrow the list" {
                h2 { "Narrow the list" }
                @for list in &lists { (show_list(list, filters)) }
                @if dated { (span_of_years(filters, &years, &by_year(request, &found.facets.year))) }
            }
        }
    }
}

/// The numbers by year; each year is its search.
fn by_year(request: &AskRequest, years: &[FacetValue]) -> Markup {
    let within = |value: &FacetValue| {
        let mut to = request.clone();
        to.search.page = 1;
        (to.search.filters.from, to.search.filters.to) = (value.value.parse().ok(), value.value.parse().ok());
        link::recommendations(&to, false)
    };
    html! {
        @if !years.is_empty() {
            details {
                summary { "Numbers by year" }
                table.years {
                    thead { tr { th scope="col" { "Year" } th scope="col" { "Recommendations" } } }
                    tbody {
                        @for value in years.iter().rev() {
                            tr {
                                th scope="row" { a href=(within(value)) { (value.name) } }
                                td { (words::thousands(value.count)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

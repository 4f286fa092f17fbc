//! A page of results.
//!
//! Results come first in the document, filters after them; both belong to one
//! form, so that a new query keeps the filters.

mod empty;
pub(crate) mod expansion;
pub(crate) mod facet;
pub(crate) mod filters;
mod hit;
pub(crate) mod meant;
pub(crate) mod pager;
mod switch;

pub(crate) use filters::without_links as filters_without_links;
pub(crate) use hit::{show_hit, show_passage};

use hindsight_index::live::Totals;
use hindsight_index::search::{AskRequest, Request, Results};
use maud::{Markup, html};

use crate::page::chip;
use crate::page::layout::{layout_with, search_box};
use crate::request::USUAL_PER_PAGE;
use crate::{link, words};

/// `GET /search`: the results of a search, and ways to narrow or widen it.
pub(crate) fn search(request: &Request, results: &Results, totals: &Totals) -> Markup {
    let (count, query) = heading(request, results.total);
    let lists = filters::lists(&request.filters, &results.facets);
    let content = html! {
        (search_box(&request.query, &kept(request)))
        h1.count { (count) @if !query.is_empty() { " " em { (query) } } }
        div.found {
            section.results aria-label="Results" {
                (meant::show(request, &results.suggestions, &link::search))
                (understood(&results.understood, &results.query))
                (expansion::show(request, &results.expansions, &link::search))
                (chip::show(request))
                (filters::jumps(&lists, &results.facets))
                (switch::show(request, results))
                @if results.total == 0 {
                    (empty::show(request, results, totals))
                } @else {
                    (unreadable(results))
                    @if results.hits.is_empty() { (past_the_end(request)) }
                    ol.hits start=(first_number(results)) {
                        @for (at, hit) in results.hits.iter().enumerate() { li { (hit::show(at, hit, &request.query)) } }
                    }
                    (pager::show(request, results))
                    (files(request))
                }
            }
            (filters::show(request, &lists, &results.facets))
        }
    };
    layout_with(format!("{count} {query}").trim_end(), &feed(request), &content)
}

/// The results as files; the order of the results is kept.
fn files(request: &Request) -> Markup {
    let whole = Request { page: 1, per_page: USUAL_PER_PAGE, explain: false, ..request.clone() };
    html! {
        p.quiet.files {
            "Keep these results: "
            a href=(link::search_file("/search.csv", &whole)) { "CSV" } " · "
            a href=(link::search_file("/search.ris", &whole)) { "RIS" } " · "
            a href=(feed_address(request)) { "Atom feed" }
        }
        p.quiet.files {
            "Look at them as a whole: "
            a href=(link::recommendations(&AskRequest { search: whole.clone(), kind: None }, false)) { "what is recommended" } " · "
            a href=(link::survey("trends", &whole, &[])) { "trends by year" } " · "
            a href=(link::survey("heatmap", &whole, &[])) { "themes beside agencies" }
        }
    }
}

/// The link by which a reader of feeds finds the feed.
fn feed(request: &Request) -> Markup {
    html! { link rel="alternate" type="application/atom+xml" title="The newest of these reviews" href=(feed_address(request)); }
}

/// The address of the feed of a search, which has its own order and size.
fn feed_address(request: &Request) -> String {
    let usual = Request::default();
    let (sort, page, per_page, explain) = (usual.sort, 1, USUAL_PER_PAGE, false);
    link::search_file("/search.atom", &Request { sort, page, per_page, explain, ..request.clone() })
}

/// The count and the query: the first thing that a screen reader says.
fn heading(request: &Request, total: usize) -> (String, String) {
    let query = words::shortened(&request.query, 80);
    let filtered = !chip::chips(request).is_empty();
    let verb = if total == 1 { "matches" } else { "match" };
    let count = if total == 0 { "No reviews".to_owned() } else { words::reviews(total) };
    match (query.is_empty(), filtered) {
        (false, _) => (format!("{count} {verb}"), query),
        (true, true) => (format!("{count} {verb} the filters"), query),
        (true, false) => (format!("{count} in the library"), query),
    }
}

/// What the form keeps besides the words and the filters.
fn kept(request: &Request) -> Markup {
    let usual = Request::default();
    html! {
        @if request.words != usual.words { input type="hidden" name="words" value=(request.words.as_str()); }
        @for words in &request.plain { input type="hidden" name="plain" value=(words); }
        @if request.sort != usual.sort { input type="hidden" name="sort" value=(request.sort.as_str()); }
        @if request.per_page != USUAL_PER_PAGE { input type="hidden" name="per_page" value=(request.per_page); }
    }
}

/// How the query was read, where that is not how it was typed.
pub(crate) fn understood(read: &str, typed: &str) -> Markup {
    let (read, typed) = (read.trim(), typed.trim());
    let same = read.eq_ignore_ascii_case(typed) || read.is_empty();
    html! { @if !same { p.quiet { "Read as: " span.query { (read) } } } }
}

/// Says what could not be read among the reviews found.
fn unreadable(results: &Results) -> Markup {
    let missing = results.unreadable;
    html! {
        @if missing.reviews > 0 {
            p.note {
                (words::thousands(missing.reviews)) " of "
                @if results.total == 1 { "this review" } @else { "these " (words::reviews(results.total)) }
                @if missing.reviews == 1 { " has " } @else { " have " }
                (words::counted(missing.pages, "page", "pages"))
                " that could not be read. Words on "
                @if missing.pages == 1 { "it" } @else { "them" } " are not found."
            }
        }
    }
}

/// Says that there are fewer pages of results than the address asks for.
fn past_the_end(request: &Request) -> Markup {
    let first = Request { page: 1, ..request.clone() };
    html! { p.note { "There is no page " (request.page) " of these results. "
    a href=(crate::link::search(&first)) { "Go to the first" } } }
}

/// The number of the first hit on this page.
fn first_number(results: &Results) -> usize {
    results.page.saturating_sub(1).saturating_mul(results.per_page).saturating_add(1)
}

#[cfg(test)]
pub(crate) mod tests;

//! The line above the results: how many words must be there, and the order.

use hindsight_index::search::{Request, Results, Sort, Words};
use maud::{Markup, html};

use crate::request::PER_PAGE;
use crate::{link, words};

/// Shows both switches; neither where it can make no difference.
pub(super) fn show(request: &Request, results: &Results) -> Markup {
    let several_words = request.query.split_whitespace().nth(1).is_some();
    html! {
        @if several_words || results.total > 1 {
            div.switches {
                @if several_words { (amount(request, results)) }
                @if results.total > 1 { (order(request)) }
                @if request.sort == Sort::Best && !request.query.is_empty() && results.total > 0 { (why(request)) }
            }
        }
    }
}

/// Most, all or any of the words; says how many reviews have all.
fn amount(request: &Request, results: &Results) -> Markup {
    html! {
        nav.switch aria-label="Words" {
            span.label aria-hidden="true" { "With" }
            @for choice in [Words::Most, Words::All, Words::Any] {
                @let to = Request { words: choice, page: 1, ..request.clone() };
                @let known = choice == Words::All && request.words != Words::All;
                a href=(link::search(&to)) aria-current=[(choice == request.words).then_some("true")] {
                    (words::amount(choice))
                    @if known && results.total > 0 { " (" (words::thousands(results.all_words)) ")" }
                }
            }
        }
    }
}

/// The order of the results.
fn order(request: &Request) -> Markup {
    html! {
        nav.switch aria-label="Order" {
            span.label aria-hidden="true" { "Order" }
            @for choice in [Sort::Best, Sort::Newest, Sort::Oldest] {
                @let to = Request { sort: choice, page: 1, ..request.clone() };
                a href=(link::search(&to)) aria-current=[(choice == request.sort).then_some("true")] {
                    (words::order(choice))
                }
            }
        }
    }
}

/// Whether each review says why it stands where it does.
fn why(request: &Request) -> Markup {
    let to = Request { explain: !request.explain, ..request.clone() };
    html! {
        nav.switch aria-label="Scores" {
            a href=(link::search(&to)) { @if request.explain { "Hide the scores" } @else { "Why this order?" } }
        }
    }
}

/// How many reviews a page of results holds.
pub(super) fn size(request: &Request) -> Markup {
    html! {
        nav.switch aria-label="Reviews on a page" {
            span.label aria-hidden="true" { "On a page" }
            @for choice in PER_PAGE {
                @let to = Request { per_page: choice, page: 1, ..request.clone() };
                a href=(link::search(&to)) aria-current=[(choice == request.per_page).then_some("true")] {
                    (choice)
                }
            }
        }
    }
}

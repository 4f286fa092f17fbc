//! What reviews recommend, as a list that can be searched.
//!
//! Recommendations are counted here, not reviews, and the page says so. Those of one review that follow each other
//! stand below its title, each with its page as a link.

mod empty;
mod narrow;
mod one;
#[cfg(test)]
mod tests;

use hindsight_index::search::{AskGroup, AskHit, AskRequest, Held, Recommendations, Request, Sort, Words};
use maud::{Markup, html};

use crate::page::collected;
use crate::page::layout::layout;
use crate::page::search::pager;
use crate::request::{MAX_QUERY, USUAL_ASKS};
use crate::{link, words};

/// How many are shown of each agency where they are listed by agency.
pub(crate) const BY_AGENCY: usize = 3;

/// `GET /recommendations`; `groups` if they are asked for by agency.
pub(crate) fn recommendations(
    request: &AskRequest,
    found: &Recommendations,
    groups: Option<&[AskGroup]>,
) -> Markup {
    let query = words::shortened(&request.search.query, 80);
    let count = heading(request, found, query.is_empty());
    let content = html! {
        (search_box(request, groups.is_some()))
        h1.count { (count) @if !query.is_empty() { " " em { (query) } } }
        div.found {
            section.results aria-label="Results" {
                @if found.total > 0 { (counted(found)) }
                (narrow::chips(request, groups.is_some()))
                (narrow::jumps(request, found))
                (switches(request, found, groups.is_some()))
                @match groups {
                    _ if found.total == 0 => (empty::show(request, found)),
                    Some(groups) => (by_agency(request, found, groups)),
                    None => (list(request, found)),
                }
            }
            (narrow::show(request, found))
        }
    };
    layout(format!("{count} {query}").trim_end(), &content)
}

/// What is counted: recommendations, concerns, or both, as the library or the filter has them.
fn nouns(request: &AskRequest, held: &Held) -> (&'static str, &'static str) {
    let kind = request.kind.map(|kind| kind.as_str());
    match (kind, held.recommendations, held.concerns) {
        (Some("recommendation"), ..) | (None, _, 0) => ("recommendation", "recommendations"),
        (Some(_), ..) | (None, 0, _) => ("matter of concern", "matters of concern"),
        _ => ("recommendation or concern", "recommendations and concerns"),
    }
}

/// The count: the first thing that a screen reader says.
fn heading(request: &AskRequest, found: &Recommendations, everything: bool) -> String {
    let (one, many) = nouns(request, &found.held);
    let count = if found.total == 0 { format!("No {many}") } else { words::counted(found.total, one, many) };
    let verb = if found.total == 1 { "matches" } else { "match" };
    match (everything, narrow::is_narrowed(request)) {
        (false, _) => format!("{count} {verb}"),
        (true, true) => format!("{count} {verb} the filters"),
        (true, false) => format!("{count} in the library"),
    }
}

/// In how many reviews they stand, and what the numbers count.
fn counted(found: &Recommendations) -> Markup {
    html! {
        p.quiet {
            "They stand in " (words::reviews(found.reviews)) ". Numbers on this page count recommendations, not "
            "reviews, and words must stand in the recommendation itself."
        }
    }
}

/// The form in which a search is typed.
fn search_box(request: &AskRequest, by_agency: bool) -> Markup {
    let (search, usual) = (&request.search, Request::default());
    html! {
        form #search.search role="search" action="/recommendations" method="get" {
            label for="q" { "Search what reviews recommend" }
            div.field {
                input #q type="search" name="q" value=(search.query) autocomplete="off" spellcheck="true"
                    autocapitalize="none" maxlength=(MAX_QUERY) aria-controls="qs";
                ul #qs role="listbox" aria-label="Completions" hidden {}
                button type="submit" { "Search" }
            }
            @if search.words != usual.words { input type="hidden" name="words" value=(search.words.as_str()); }
            @for words in &search.plain { input type="hidden" name="plain" value=(words); }
            @if search.sort != usual.sort { input type="hidden" name="sort" value=(search.sort.as_str()); }
            @if search.per_page != USUAL_ASKS { input type="hidden" name="per_page" value=(search.per_page); }
            @if by_agency { input type="hidden" name="group" value="agency"; }
            (collected::fields())
        }
    }
}

/// How many of the words must be there, the order, and whether by agency.
fn switches(request: &AskRequest, found: &Recommendations, by_agency: bool) -> Markup {
    let several = request.search.query.split_whitespace().nth(1).is_some();
    let to = |change: &dyn Fn(&mut Request), by_agency: bool| {
        let mut to = request.clone();
        to.search.page = 1;
        change(&mut to.search);
        link::recommendations(&to, by_agency)
    };
    html! {
        @if several || found.total > 1 {
            div.switches {
                @if several {
                    nav.switch aria-label="Words" {
                        span.label aria-hidden="true" { "With" }
                        @for choice in [Words::Most, Words::All, Words::Any] {
                            @let known = choice == Words::All && request.search.words != Words::All && found.total > 0;
                            a href=(to(&|search| search.words = choice, by_agency))
                                aria-current=[(choice == request.search.words).then_some("true")] {
                                (words::amount(choice))
                                @if known { " (" (words::thousands(found.all_words)) ")" }
                            }
                        }
                    }
                }
                nav.switch aria-label="Order" {
                    span.label aria-hidden="true" { "Order" }
                    @for choice in [Sort::Best, Sort::Newest, Sort::Oldest] {
                        a href=(to(&|search| search.sort = choice, by_agency))
                            aria-current=[(choice == request.search.sort).then_some("true")] { (words::order(choice)) }
                    }
                }
                nav.switch aria-label="List" {
                    span.label aria-hidden="true" { "List" }
                    a href=(to(&|_| (), false)) aria-current=[(!by_agency).then_some("true")] { "by review" }
                    a href=(to(&|_| (), true)) aria-current=[by_agency.then_some("true")] { "by agency asked" }
                }
            }
        }
    }
}

/// One page of the list.
fn list(request: &AskRequest, found: &Recommendations) -> Markup {
    let last = found.total.div_ceil(found.per_page.max(1));
    let page = |page| {
        let search = Request { page, ..request.search.clone() };
        link::recommendations(&AskRequest { search, ..request.clone() }, false)
    };
    html! {
        @if found.recommendations.is_empty() {
            p.note { "There is no page " (found.page) " of these results. " a href=(page(1)) { "Go to the first" } }
        }
        (by_review(request, &found.recommendations))
        (pager::links(found.page, last, &page))
    }
}

/// Those of one review that follow each other, below its title.
fn by_review(request: &AskRequest, hits: &[AskHit]) -> Markup {
    html! {
        ol.hits {
            @for run in hits.chunk_by(|one, next| one.id == next.id) {
                @if let Some(first) = run.first() {
                    li { article.hit.asks {
                        (one::review(first, &request.search.query))
                        ol { @for hit in run { li { (one::show(hit, &request.search.query)) } } }
                    } }
                }
            }
        }
    }
}

/// Those that ask each agency, the first few of each.
fn by_agency(request: &AskRequest, found: &Recommendations, groups: &[AskGroup]) -> Markup {
    html! {
        @if found.nobody_named > 0 {
            p.quiet {
                (words::thousands(found.nobody_named)) " of " (words::thousands(found.total))
                " do not say, in words that are known, whom they ask; they are in the list by review only. "
                "One that asks several agencies stands below each."
            }
        }
        @for group in groups {
            section.group aria-labelledby={ "to-" (group.agency) } {
                h2 id={ "to-" (group.agency) } { (group.name) " " span.number { (words::thousands(group.total)) } }
                (by_review(request, &group.recommendations))
                @if group.total > group.recommendations.len() {
                    @let to = narrow::with_agency(request, &group.agency);
                    p.rest { a href=(link::recommendations(&to, false)) {
                        "All " (words::thousands(group.total)) span.unseen { " that ask: " (group.name) }
                    } }
                }
            }
        }
    }
}

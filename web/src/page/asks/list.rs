//! The list itself: by review, or by the agency that is asked.

use hindsight_index::search::{AskGroup, AskHit, AskRequest, Recommendations, Request};
use maud::{Markup, html};

use super::{narrow, one};
use crate::page::search::pager;
use crate::{link, words};

/// One page of the list.
pub(super) fn list(request: &AskRequest, found: &Recommendations) -> Markup {
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
pub(crate) fn by_review(request: &AskRequest, hits: &[AskHit]) -> Markup {
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
pub(super) fn by_agency(request: &AskRequest, found: &Recommendations, groups: &[AskGroup]) -> Markup {
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
                    p { a href=(link::recommendations(&to, false)) {
                        "All " (words::thousands(group.total)) span.unseen { " that ask: " (group.name) }
                    } }
                }
            }
        }
    }
}

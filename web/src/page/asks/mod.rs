//! What reviews recommend, as a list that can be searched.
//!
//! Recommendations are counted here, not reviews, and the page says so. Those of one review that follow each other
//! stand below its title, each with its page as a link.

mod empty;
mod form;
mod list;
mod narrow;
mod one;
#[cfg(test)]
mod tests;

pub(crate) use list::by_review;

use hindsight_index::search::{AskGroup, AskRequest, Held, Recommendations, Request};
use maud::{Markup, html};

use crate::page::layout::layout;
use crate::page::search::{expansion, meant, understood};
use crate::{link, words};

/// How many are shown of each agency where they are listed by agency.
pub(crate) const BY_AGENCY: usize = 3;

/// `GET /recommendations`; `groups` if they are asked for by agency.
pub(crate) fn recommendations(
    request: &AskRequest,
    found: &Recommendations,
    groups: Option<&[AskGroup]>,
) -> Markup {
    let search = &request.search;
    let to = |search: &Request| {
        link::recommendations(&AskRequest { search: search.clone(), kind: request.kind }, groups.is_some())
    };
    let query = words::shortened(&search.query, 80);
    let count = heading(request, found, query.is_empty());
    let content = html! {
        (form::search_box(request, groups.is_some()))
        h1.count { (count) @if !query.is_empty() { " " em { (query) } } }
        div.found {
            section.results aria-label="Results" {
                (meant::show(search, &found.suggestions, &to))
                (understood(&found.understood, &found.query))
                (expansion::show(search, &found.expansions, &to))
                @if found.total > 0 { (counted(found)) }
                (narrow::chips(request, groups.is_some()))
                (narrow::jumps(request, found))
                (form::switches(request, found, groups.is_some()))
                @match groups {
                    _ if found.total == 0 => (empty::show(request, found)),
                    Some(groups) => (list::by_agency(request, found, groups)),
                    None => (list::list(request, found)),
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
            @if !found.expansions.is_empty() { " Only behind other words the reviews are counted in which one has them." }
        }
    }
}

//! What is said when no recommendation matches: other searches, and what an empty answer does not mean.

use hindsight_index::search::{AskRequest, Filters, Recommendations, Request, Words};
use hindsight_index::vocabulary::SectionKind;
use maud::{Markup, html};

use super::narrow;
use crate::link;

/// Shows the ways on.
pub(super) fn show(request: &AskRequest, found: &Recommendations) -> Markup {
    let nothing_held = found.held.recommendations + found.held.concerns == 0;
    html! {
        div.empty {
            @if nothing_held {
                p.note {
                    "No recommendations were found in the reviews of this library. That need not mean that they have none: "
                    "they are found by their headings and numbers, and the pages themselves can be searched."
                }
            }
            h2 { "Where to look instead" }
            ul.ways {
                @for (words, address) in ways(request, nothing_held) { li { a href=(address) { (words) } } }
            }
            h2 { "What this does not mean" }
            p {
                "Only recommendations that were found in the reports read into this library are listed here, and only those "
                "whose own words match. That nothing matches does not show that nobody recommended it."
            }
        }
    }
}

/// Other searches, in words.
fn ways(request: &AskRequest, nothing_held: bool) -> Vec<(&'static str, String)> {
    let search = Request { page: 1, ..request.search.clone() };
    let mut ways = Vec::new();
    if !nothing_held && search.query.split_whitespace().nth(1).is_some() && search.words != Words::Any {
        let any = AskRequest { search: Request { words: Words::Any, ..search.clone() }, kind: request.kind };
        ways.push(("Recommendations with any of these words", link::recommendations(&any, false)));
    }
    if !nothing_held && narrow::is_narrowed(request) {
        let bare = Request { filters: Filters::default(), ..search.clone() };
        let bare = AskRequest { search: bare, kind: None };
        ways.push(("The same words without filters", link::recommendations(&bare, false)));
    }
    let agency = search.filters.agencies.first().cloned();
    if let Some(slug) = agency.filter(|_| !nothing_held) {
        let query = format!("{} agency:{slug}", search.query);
        let filters = Filters { agencies: Vec::new(), ..search.filters.clone() };
        let involved = Request { query: query.trim().to_owned(), filters, ..search.clone() };
        let involved = AskRequest { search: involved, kind: request.kind };
        ways.push((
            "In reviews in which the agency is involved, whomever they ask",
            link::recommendations(&involved, false),
        ));
    }
    if !search.query.is_empty() {
        let filters = Filters { sections: vec![SectionKind::Recommendations], ..Filters::default() };
        let usual = crate::request::USUAL_PER_PAGE;
        let part = Request { filters, per_page: usual, ..search.clone() };
        ways.push(("These words in the parts of reviews that hold recommendations", link::search(&part)));
        let whole = Request { filters: Filters::default(), per_page: usual, ..search };
        ways.push(("These words anywhere in the reviews", link::search(&whole)));
    } else {
        ways.push(("All reviews", "/search".to_owned()));
    }
    ways
}

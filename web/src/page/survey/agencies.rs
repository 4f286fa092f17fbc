//! All agencies: what each is, in how many reviews it acts, and how much is asked of it.

use hindsight_index::search::{AskFacets, AskRequest, Cross, Request};
use hindsight_index::taxonomy::{AGENCIES, Entry};
use maud::{Markup, html};

use super::agency::Agency;
use super::entries::{self, Columns};
use crate::page::layout::layout;
use crate::request::USUAL_ASKS;
use crate::{link, words};

/// `GET /agencies`: `all` counts reviews, `asked` recommendations.
pub(crate) fn agencies(all: &Cross, asked: &AskFacets) -> Markup {
    let everything = Request { per_page: USUAL_ASKS, ..Request::default() };
    let everything = AskRequest { search: everything, kind: None };
    let content = html! {
        h1 { "Agencies" }
        p.lead {
            "An agency is given to a review by a program, for words that name it. Counted are the reviews in which it is involved or "
            "addressed, not those that only mention it; and the recommendations and concerns that ask it something."
        }
        p.quiet {
            "Counted over all " (words::reviews(all.total)) ". Agencies over time: "
            a href=(link::survey("trends", &Request::default(), &[("of", "agency")])) { "trends" } ". Beside themes: "
            a href=(link::survey("heatmap", &Request::default(), &[])) { "heat map" } ". By agency: "
            a href=(link::recommendations(&everything, true)) { "all recommendations" } ". "
            a href=(link::plain("/themes")) { "All themes" } "."
        }
        (entries::none(all))
        (entries::all(AGENCIES.entries(), &Columns {
            what: "Agency",
            names: ["Reviews", "Asked"],
            numbers: &|entry| [entries::count(all, entry), recommendations(asked, entry)],
            page: link::agency,
        }))
    };
    layout("Agencies", &content)
}

/// How many recommendations ask an agency, as a link to them.
fn recommendations(asked: &AskFacets, entry: &Entry) -> Markup {
    let count = asked.agency.iter().find(|value| value.value == entry.slug).map_or(0, |value| value.count);
    html! {
        @if count == 0 { span.quiet { "0" } }
        @else { a href=(link::recommendations(&Agency::asks(&entry.slug), false)) { (words::thousands(count)) } }
    }
}

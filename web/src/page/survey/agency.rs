//! An agency: what it is, in which reviews, when, beside which themes, what is asked of it, and in whose words.

use hindsight_index::search::{
    AgencyPortrait, AskRequest, Cross, Filters, Recommendations, Request, head_slug,
};
use hindsight_index::taxonomy::Entry;
use maud::{Markup, html};

use super::table::number;
use super::{beside, told};
use crate::page::asks;
use crate::page::layout::layout;
use crate::request::USUAL_ASKS;
use crate::{link, words};

/// All that the page of an agency tells.
#[derive(Debug)]
pub(crate) struct Agency {
    /// The entry of the taxonomy.
    pub(crate) entry: &'static Entry,
    /// The agency as the library has it.
    pub(crate) portrait: AgencyPortrait,
    /// Its reviews by year: a table of one row.
    pub(crate) years: Cross,
    /// The reviews of each theme, and those of them in which it acts: a table of one column.
    pub(crate) themes: Cross,
    /// What is asked of it: the first few.
    pub(crate) asked: Recommendations,
}

impl Agency {
    /// The search for reviews in which it is involved or addressed.
    pub(crate) fn search(slug: &str) -> Request {
        let filters = Filters { agencies: vec![slug.to_owned()], ..Filters::default() };
        Request { filters, ..Request::default() }
    }

    /// The search for recommendations that ask it; none is narrower.
    pub(crate) fn asks(slug: &str) -> AskRequest {
        AskRequest { search: Request { per_page: USUAL_ASKS, ..Self::search(slug) }, kind: None }
    }
}

/// `GET /agencies/{slug}`
pub(crate) fn agency(agency: &Agency) -> Markup {
    let (entry, portrait) = (agency.entry, &agency.portrait);
    let content = html! {
        p.back { a href=(link::agencies(&head_slug(&entry.head))) { "Agencies: " (entry.head) } }
        h1 { (entry.name) }
        p.lead { (entry.description) }
        @if portrait.reviews == 0 {
            p.note {
                "In no review in the library is this agency involved or addressed. That does not show that it played no part: it is "
                "found only by the words below and by the names of public bodies."
            }
        } @else {
            p {
                "It is involved or addressed in " (number(portrait.reviews, || Agency::search(&entry.slug))) " of "
                (words::reviews(agency.years.total)) "."
            }
        }
        (asked(agency))
        @if portrait.reviews > 0 {
            (told::said(&portrait.told))
            div.shelves {
                (beside::years(&agency.years, None))
                (beside::beside(&agency.themes, "With these themes", "Theme", link::theme))
                (told::found_by(&portrait.told))
                (told::parts(&portrait.told))
            }
        }
        (told::how(entry, "agency"))
    };
    layout(&entry.name, &content)
}

/// What is asked of it: the newest, and a way to all.
fn asked(agency: &Agency) -> Markup {
    let (portrait, asks) = (&agency.portrait, Agency::asks(&agency.entry.slug));
    html! {
        @if portrait.recommendations > 0 {
            section.group aria-labelledby="asked" {
                h2 #asked { "What is asked of it" span.number { " " (words::thousands(portrait.recommendations)) } }
                p.quiet { "Recommendations and matters of concern that name it or are sent to it, the newest reviews first." }
                div.found { (asks::by_review(&asks, &agency.asked.recommendations)) }
                @if portrait.recommendations > agency.asked.recommendations.len() {
                    p { a href=(link::recommendations(&asks, false)) {
                        "All " (words::thousands(portrait.recommendations)) " that ask it"
                    } }
                }
            }
        }
    }
}

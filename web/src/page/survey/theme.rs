//! A theme: what it means, how it is found, in which reviews, when, beside whom, and in whose words.

use hindsight_index::search::{AskRequest, Cross, Filters, Portrait, Request, head_slug};
use hindsight_index::taxonomy::Entry;
use hindsight_index::vocabulary::Tier;
use maud::{Markup, html};

use super::table::number;
use super::{beside, quotation, told};
use crate::page::layout::layout;
use crate::request::USUAL_ASKS;
use crate::{link, words};

/// All that the page of a theme tells.
#[derive(Debug)]
pub(crate) struct Theme {
    /// The entry of the taxonomy.
    pub(crate) entry: &'static Entry,
    /// The theme as the library has it.
    pub(crate) portrait: Portrait,
    /// Its reviews by year: a table of one row.
    pub(crate) years: Cross,
    /// The same where it is central.
    pub(crate) central_years: Cross,
    /// The reviews of each agency, and those of them that have the theme: a table of one column.
    pub(crate) agencies: Cross,
}

impl Theme {
    /// The search for it.
    fn search(&self, tier: Option<Tier>) -> Request {
        let filters = Filters { themes: vec![self.entry.slug.clone()], tier, ..Filters::default() };
        Request { filters, ..Request::default() }
    }
}

/// `GET /themes/{slug}`
pub(crate) fn theme(theme: &Theme) -> Markup {
    let (entry, portrait) = (theme.entry, &theme.portrait);
    let content = html! {
        p.back { a href=(link::themes(&head_slug(&entry.head))) { "Themes: " (entry.head) } }
        h1 { (entry.name) }
        p.lead { (entry.description) }
        @if portrait.reviews == 0 {
            p.note { "No review in the library has this theme. That does not show that it played no part: a theme is given only for the words below." }
            (told::how(entry, "theme"))
        } @else {
            (held(theme))
            (told::said(&portrait.told))
            (good(theme))
            div.shelves {
                (beside::years(&theme.years, Some(&theme.central_years)))
                (beside::beside(&theme.agencies, "Beside these agencies", "Agency", link::agency))
                (told::found_by(&portrait.told))
                (told::parts(&portrait.told))
            }
            (told::how(entry, "theme"))
        }
    };
    layout(&entry.name, &content)
}

/// How many reviews have it, and where to go from here.
fn held(theme: &Theme) -> Markup {
    let portrait = &theme.portrait;
    let search = Request { per_page: USUAL_ASKS, ..theme.search(None) };
    html! {
        p {
            (number(portrait.reviews, || theme.search(None))) " of " (words::reviews(theme.years.total))
            @if portrait.reviews == 1 { " has" } @else { " have" } " this theme; it is central in "
            (number(portrait.central, || theme.search(Some(Tier::Central)))) ". "
            a href=(link::recommendations(&AskRequest { search, kind: None }, false)) { "What these reviews recommend" }
            "."
        }
    }
}

/// Good practice in this theme, or that none was found.
fn good(theme: &Theme) -> Markup {
    let portrait = &theme.portrait;
    html! {
        section.group aria-labelledby="good" {
            h2 #good { "Good practice" span.number { " " (words::thousands(portrait.good_total)) } }
            @if portrait.good.is_empty() {
                p {
                    "No review was found that praises practice in this theme. Reports seldom do, and praise is told apart from "
                    "criticism only where the words are plain. "
                    a href=(link::search(&good_search(theme))) { "Search these reviews for “good practice”" }
                }
            } @else {
                p.quiet {
                    "Words of " (words::reviews(portrait.good_reviews)) ": of those that praise practice in this theme, or from "
                    "their parts about good practice. "
                    @if portrait.good.len() < portrait.good_total { (portrait.good.len()) " of them are shown. " }
                    "Read each on its page before you lean on it."
                }
                @for one in &portrait.good { (quotation::show(one)) }
            }
        }
    }
}

/// The search for good practice in the reviews with the theme.
fn good_search(theme: &Theme) -> Request {
    Request { query: "\"good practice\"".to_owned(), ..theme.search(None) }
}

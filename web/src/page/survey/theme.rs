//! A theme: what it means, how it is found, in which reviews, when, beside whom, and in whose words.

use hindsight_index::search::{AskRequest, Cross, Filters, Portrait, Request, head_slug};
use hindsight_index::taxonomy::Entry;
use hindsight_index::vocabulary::Tier;
use maud::{Markup, html};

use super::FEW;
use super::line::line;
use super::quotation;
use super::table::{number, percent};
use crate::page::layout::layout;
use crate::request::USUAL_ASKS;
use crate::{link, words};

/// The most agencies that are listed.
const AGENCIES: usize = 12;

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
            (how(entry))
        } @else {
            (held(theme))
            (said(portrait))
            (good(theme))
            div.shelves {
                (years(theme))
                (agencies(theme))
                (found_by(portrait))
                (parts(portrait))
            }
            (how(entry))
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

/// The best quotations.
fn said(portrait: &Portrait) -> Markup {
    html! {
        @if !portrait.best.is_empty() {
            section.group aria-labelledby="said" {
                h2 #said { "In the words of the reviews" }
                p.quiet {
                    "Chosen by a program from " (words::counted(portrait.quotations, "quotation", "quotations"))
                    ", one of a review: findings and analysis first."
                }
                @for one in &portrait.best { (quotation::show(one)) }
            }
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

/// A share; of few reviews none is given.
fn share(part: usize, of: usize) -> Markup {
    html! { @match of { 0 => "", few if few < FEW => span.quiet { "few" }, _ => (percent(part, of)) } }
}

/// Its reviews by year, with the reviews of each year.
fn years(theme: &Theme) -> Markup {
    let (cross, central) = (&theme.years, &theme.central_years);
    let (Some(row), Some(cells)) = (cross.rows.first(), cross.cells.first()) else { return html! {} };
    let shares: Vec<(usize, usize)> =
        cells.iter().copied().zip(cross.columns.iter().map(|column| column.count)).collect();
    html! {
        section.shelf {
            h2 { "Over the years" }
            p.quiet { "No share is given of fewer than " (FEW) " reviews: it would say little." }
            (line(&shares))
            table.survey {
                thead { tr {
                    th scope="col" { "Year" } th scope="col" { "Reviews" } th scope="col" { "Of all" }
                    th scope="col" { "Share" } th scope="col" { "Central" }
                } }
                tbody {
                    @for (at, (column, (count, of))) in cross.columns.iter().zip(&shares).enumerate().rev() {
                        tr {
                            th scope="row" { (column.name) }
                            td { (number(*count, || cross.cell_search(row, column))) }
                            td { (number(*of, || cross.column_search(column))) }
                            td { (share(*count, *of)) }
                            td {
                                @match (central.rows.first(), central.columns.get(at)) {
                                    (Some(row), Some(column)) => {
                                        @let count = central.cells.first().and_then(|cells| cells.get(at)).copied();
                                        (number(count.unwrap_or(0), || central.cell_search(row, column)))
                                    },
                                    _ => span.quiet { "0" },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The agencies that are involved or addressed in its reviews, with all the reviews of each.
fn agencies(theme: &Theme) -> Markup {
    let cross = &theme.agencies;
    let Some(column) = cross.columns.first() else { return html! {} };
    let count = |at: usize| cross.cells.get(at).and_then(|cells| cells.first()).copied().unwrap_or(0);
    let mut places: Vec<usize> = (0..cross.rows.len()).filter(|at| count(*at) > 0).collect();
    places.sort_by_key(|at| std::cmp::Reverse(count(*at)));
    let rows = places.iter().take(AGENCIES).filter_map(|at| Some((cross.rows.get(*at)?, count(*at))));
    html! {
        @if !places.is_empty() {
            section.shelf {
                h2 { "Beside these agencies" }
                table.survey {
                    thead { tr {
                        th scope="col" { "Agency" } th scope="col" { "Reviews" } th scope="col" { "Of its" } th scope="col" { "Share" }
                    } }
                    tbody {
                        @for (row, count) in rows {
                            tr {
                                th scope="row" { (row.name) }
                                td { (number(count, || cross.cell_search(row, column))) }
                                td { (number(row.count, || cross.row_search(row))) }
                                td { (share(count, row.count)) }
                            }
                        }
                    }
                }
                @if places.len() > AGENCIES { p.quiet { "and " (places.len() - AGENCIES) " more with fewer reviews" } }
            }
        }
    }
}

/// The words for which it was given most often.
fn found_by(portrait: &Portrait) -> Markup {
    html! {
        @if !portrait.phrases.is_empty() {
            section.shelf {
                h2 { "The words that decided most often" }
                (counted("Words", portrait.phrases.iter().map(|one| {
                    (html! { a href=(link::search(&phrase(&one.words))) { (one.words) } }, one.quotations, one.reviews)
                })))
                p.quiet { "Counted in the quotations for this theme; each opens a search of all reviews for the words." }
            }
        }
    }
}

/// A table of what is named, with how many quotations and reviews have it.
fn counted(what: &str, rows: impl Iterator<Item = (Markup, usize, usize)>) -> Markup {
    html! {
        table.survey {
            thead { tr { th scope="col" { (what) } th scope="col" { "Quotations" } th scope="col" { "Reviews" } } }
            tbody {
                @for (name, quotations, reviews) in rows {
                    tr { th scope="row" { (name) } td { (words::thousands(quotations)) } td { (words::thousands(reviews)) } }
                }
            }
        }
    }
}

/// The search for words side by side.
fn phrase(words: &str) -> Request {
    Request { query: format!("\"{}\"", words.replace('"', " ")), ..Request::default() }
}

/// The parts of the reports in which it stands.
fn parts(portrait: &Portrait) -> Markup {
    html! {
        @if !portrait.sections.is_empty() {
            section.shelf {
                h2 { "Parts of the reports in which it stands" }
                (counted("Part", portrait.sections.iter().map(|part| (html! { (part.name) }, part.quotations, part.reviews))))
            }
        }
    }
}

/// The phrases by which it is found, as the taxonomy has them.
fn how(entry: &Entry) -> Markup {
    html! {
        details.why {
            summary { "The phrases by which a program finds this theme" }
            p {
                "In brackets, one of several; " code { "?" } " may be left out; " code { "*" } " any ending; " code { "~3" }
                " up to three words between; " code { "{lack}" } " a usual way of saying that something was missing."
            }
            ul { @for phrase in &entry.strong { li { code { (phrase) } } } }
            @if !entry.weak.is_empty() {
                p { "These count only beside another:" }
                ul { @for phrase in &entry.weak { li { code { (phrase) } } } }
            }
            @if !entry.traps.is_empty() {
                p { "Inside these, nothing counts:" }
                ul { @for phrase in &entry.traps { li { code { (phrase) } } } }
            }
        }
    }
}

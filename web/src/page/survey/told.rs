//! What quotations tell of a theme or agency, and the phrases by which it is found.

use hindsight_index::search::{Request, Told};
use hindsight_index::taxonomy::Entry;
use maud::{Markup, html};

use super::quotation;
use crate::{link, words};

/// The best quotations.
pub(super) fn said(told: &Told) -> Markup {
    html! {
        @if !told.best.is_empty() {
            section.group aria-labelledby="said" {
                h2 #said { "In the words of the reviews" }
                p.quiet {
                    "Chosen by a program from " (words::counted(told.quotations, "quotation", "quotations"))
                    ", one of a review: findings and analysis first."
                }
                @for one in &told.best { (quotation::show(one)) }
            }
        }
    }
}

/// The words for which it was given most often.
pub(super) fn found_by(told: &Told) -> Markup {
    html! {
        @if !told.phrases.is_empty() {
            section.shelf {
                h2 { "The words that decided most often" }
                (counted("Words", told.phrases.iter().map(|one| {
                    (html! { a href=(link::search(&phrase(&one.words))) { (one.words) } }, one.quotations, one.reviews)
                })))
                p.quiet { "Counted in the quotations; each opens a search of all reviews for the words." }
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
pub(super) fn parts(told: &Told) -> Markup {
    html! {
        @if !told.sections.is_empty() {
            section.shelf {
                h2 { "Parts of the reports in which it stands" }
                (counted("Part", told.sections.iter().map(|part| (html! { (part.name) }, part.quotations, part.reviews))))
            }
        }
    }
}

/// The phrases by which it is found, as the taxonomy has them.
pub(super) fn how(entry: &Entry, what: &str) -> Markup {
    html! {
        details.why {
            summary { "The phrases by which a program finds this " (what) }
            p {
                "In brackets, one of several; " code { "?" } " may be left out; " code { "*" } " any ending; " code { "~3" }
                " up to three words between; " code { "{lack}" } " a usual way of saying that something was missing."
            }
            ul { @for phrase in &entry.strong { li { code { (phrase) } } } }
            @if !entry.plain.is_empty() {
                p { "Plain words that show it too:" }
                ul { @for phrase in &entry.plain { li { code { (phrase) } } } }
            }
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

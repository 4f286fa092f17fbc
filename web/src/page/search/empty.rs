//! What is said when nothing matches: what the library does not hold, other
//! searches with their counts, and what an empty answer does not mean.

use hindsight_index::live::Totals;
use hindsight_index::search::{Request, Results, Way, WayOut};
use maud::{Markup, html};

use crate::words::offer;
use crate::{link, words};

/// Shows the ways out.
pub(super) fn show(request: &Request, results: &Results, totals: &Totals) -> Markup {
    let (themes, others): (Vec<&WayOut>, Vec<&WayOut>) =
        results.ways.iter().partition(|way| matches!(way.way, Way::Theme { .. }));
    html! {
        div.empty {
            @if !results.lacks.is_empty() {
                h2 { "What the library does not hold" }
                ul { @for lack in &results.lacks { li { (offer::lack(lack)) } } }
            }
            @if !others.is_empty() {
                h2 { "Searches that do find something" }
                (list(&others))
            }
            @if !themes.is_empty() {
                h2 { "Themes that these words belong to" }
                (list(&themes))
            }
            @if !request.query.is_empty() { (advice()) }
            @if totals.reviews > 0 { h2 { "What this does not mean" } }
            (crate::page::home::holding(totals))
        }
    }
}

/// Other searches with what each finds.
fn list(ways: &[&WayOut]) -> Markup {
    html! {
        ul.ways {
            @for way in ways {
                li {
                    a href=(link::search(&way.request)) { (offer::label(&way.way, &way.query)) } " "
                    span.number { (words::reviews(way.total)) }
                }
            }
        }
    }
}

/// Other words to try.
fn advice() -> Markup {
    html! {
        h2 { "Other words" }
        ul {
            li { "Check the spelling; nothing is corrected behind your back." }
            li { "Use fewer words, or the words a report would use: “non-engagement”, “was not brought”, “missed visits”." }
            li { "Write an abbreviation out, or the reverse." }
            li { "End a word with a star to find its other forms: " code { "neglect*" } "." }
            li { "Reports hide names: search for what happened, not for who it was." }
        }
        p { a href=(link::plain("/help")) { "How to search" } }
    }
}

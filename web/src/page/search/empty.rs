//! What is said when nothing matches: other searches with their counts, and
//! what an empty answer does not mean.

use hindsight_index::live::Totals;
use hindsight_index::search::Request;
use maud::{Markup, html};

use crate::offer::Offer;
use crate::{link, words};

/// Shows the ways out.
pub(super) fn show(request: &Request, totals: &Totals, offers: &[Offer]) -> Markup {
    let useful: Vec<&Offer> = offers.iter().filter(|offer| offer.total > 0).collect();
    html! {
        div.empty {
            @if totals.reviews == 0 {
                p.note { "The library is empty. Read reports into it with " code { "hindsight ingest FOLDER" } "." }
            }
            @if !useful.is_empty() {
                h2 { "Searches that do find something" }
                ul.ways {
                    @for offer in useful {
                        li {
                            a href=(link::search(&offer.request)) { (offer.label) } " "
                            span.number { (words::reviews(offer.total)) }
                        }
                    }
                }
            }
            @if !request.query.is_empty() { (advice()) }
            h2 { "What this does not mean" }
            (crate::page::home::holding(totals))
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
        p { a href="/help" { "How to search" } }
    }
}

//! Other spellings of words that hardly any review has: shown as links, never searched instead.

use hindsight_index::search::{Request, Suggestion};
use maud::{Markup, html};

use crate::words;

/// Asks whether other words were meant; `to` writes the address of a search.
pub(crate) fn show(request: &Request, suggestions: &[Suggestion], to: &dyn Fn(&Request) -> String) -> Markup {
    html! {
        @for group in suggestions.chunk_by(|one, other| one.asked == other.asked) {
            p.meant {
                "Did you mean "
                @for (at, one) in group.iter().enumerate() {
                    @if at > 0 { @if at + 1 == group.len() { " or " } @else { ", " } }
                    a href=(to(&instead(request, one))) { (one.instead) }
                    " " span.number { "(" (words::reviews(one.reviews)) ")" }
                }
                @if let Some(first) = group.first() {
                    @if first.asked.trim() != request.query.trim() { " for " b { (first.asked) } }
                }
                "?"
            }
        }
    }
}

/// The same search with the other word.
fn instead(request: &Request, suggestion: &Suggestion) -> Request {
    Request { query: suggestion.query.clone(), page: 1, ..request.clone() }
}

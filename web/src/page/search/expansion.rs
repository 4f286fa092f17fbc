//! What was looked for beside the words of a query: shown, and each switched off or on by a link.

use hindsight_index::expansion::{Expansion, Reason, Wording};
use hindsight_index::search::Request;
use maud::{Markup, html};

use crate::words;

/// So many are shown at once; more are folded away.
const OPEN: usize = 3;

/// Writes the address of a search.
type To<'a> = &'a dyn Fn(&Request) -> String;

/// Shows what was looked for too, and what was switched off.
pub(crate) fn show(request: &Request, all: &[Expansion], to: To<'_>) -> Markup {
    html! {
        @if !all.is_empty() {
            @if all.len() <= OPEN {
                (list(request, all, to))
            } @else {
                details.expansions {
                    summary { "Looked for in other words too: " (all.len()) " ways, each with a switch" }
                    (list(request, all, to))
                }
            }
        }
    }
}

/// All of them.
fn list(request: &Request, all: &[Expansion], to: To<'_>) -> Markup {
    html! {
        ul.expansions aria-label="Other words" {
            @for expansion in all { li { (one(request, expansion, to)) } }
        }
    }
}

/// One of them with its switch.
fn one(request: &Request, expansion: &Expansion, to: To<'_>) -> Markup {
    let others: Vec<String> = expansion.also.iter().map(wording).collect();
    let action = if expansion.on { "Leave out" } else { "Look for these too" };
    html! {
        @if !expansion.on { "Left out: " }
        (lead(expansion)) (others.join(", ")) " "
        a.toggle href=(to(&switched(request, expansion))) {
            (action) span.unseen { ": " (expansion.switch) }
        }
    }
}

/// What the words stand for.
fn lead(expansion: &Expansion) -> Markup {
    let asked = html! { b { (expansion.asked) } };
    match expansion.reason {
        Reason::Same | Reason::Spelling => html! { (asked) " is also " },
        Reason::Lay => html! { (asked) ", in the words of reports: " },
        Reason::About => html! { (asked) " as a theme or agency: " },
        Reason::Related => html! { "Related words, for the order only: " },
    }
}

/// A wording with in how many reviews it stands.
fn wording(wording: &Wording) -> String {
    format!("{} ({})", wording.text, words::thousands(wording.reviews))
}

/// The same search with a wording switched the other way.
fn switched(request: &Request, expansion: &Expansion) -> Request {
    let mut to = Request { page: 1, ..request.clone() };
    if expansion.on {
        to.plain.push(expansion.switch.clone());
    } else {
        let names = |words: &str| {
            [&expansion.switch, &expansion.asked].iter().any(|name| words.eq_ignore_ascii_case(name))
        };
        to.plain.retain(|words| words != "all" && !names(words));
    }
    to
}

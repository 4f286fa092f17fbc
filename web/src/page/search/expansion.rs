//! What else the field calls the words of a query: shown, and each switched off or on by a link.

use hindsight_index::expansion::{Expansion, Wording};
use hindsight_index::search::{Request, Results};
use maud::{Markup, html};

use crate::{link, words};

/// Shows the wordings that were looked for too, and those that were switched off.
pub(super) fn show(request: &Request, results: &Results) -> Markup {
    html! {
        @if !results.expansions.is_empty() {
            ul.expansions aria-label="Other wordings" {
                @for expansion in &results.expansions { li { (one(request, expansion)) } }
            }
        }
    }
}

/// One of them with its switch.
fn one(request: &Request, expansion: &Expansion) -> Markup {
    let others: Vec<String> = expansion.also.iter().map(wording).collect();
    let (verb, action) = if expansion.on { ("Also", "Only as typed") } else { ("Not", "Look for these too") };
    html! {
        (verb) " for " b { (expansion.asked) } ": " (others.join(", ")) " "
        a.toggle href=(link::search(&switched(request, expansion))) {
            (action) span.unseen { ": " (expansion.asked) }
        }
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
        to.plain.push(expansion.asked.clone());
    } else {
        to.plain.retain(|words| words != "all" && !words.eq_ignore_ascii_case(&expansion.asked));
    }
    to
}

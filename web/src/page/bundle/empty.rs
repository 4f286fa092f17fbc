//! How to begin a collection.

use maud::{Markup, html};

use crate::link;
use crate::page::layout::search_box;

/// Says how.
pub(super) fn show() -> Markup {
    html! {
        (search_box("", &html! {}))
        div.prose {
            h1.count { "Collected passages" }
            p { "Nothing is collected yet." }
            ol {
                li { a href=(link::plain("/search")) { "Search" } " for what you need, or open a review." }
                li { "Beside each passage, and above each page of a review, choose " b { "Add to collection" } "." }
                li { "Search on: the collection comes along. " b { "Collected passages" } " at the top of each page leads back here." }
            }
            p { "Here you put the passages in order, write notes on them, lay reviews side by side, print, and save them for "
                "Excel, Word or a reference manager, each with its page and citation." }
            p { "The collection stands in the address of the page: there is no account, no cookie, and nothing is stored. "
                "Closing the page forgets it; its address, kept or sent, brings it back." }
        }
    }
}

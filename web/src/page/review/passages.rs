//! All passages of a review that match a query, in the order of its pages.

use hindsight_index::review::Review;
use hindsight_index::search::PassageHit;
use maud::{Markup, html};

use crate::page::layout::{layout, search_box};
use crate::page::search::show_passage;
use crate::{link, words};

/// `GET /review/{id}/passages?q=…`
pub(crate) fn passages(id: &str, review: &Review, query: &str, passages: &[PassageHit]) -> Markup {
    let title = review.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let title = title.unwrap_or(words::NO_TITLE);
    let count = words::counted(passages.len(), "passage", "passages");
    let verb = if passages.len() == 1 { "matches" } else { "match" };
    let content = html! {
        (search_box(query, &html! {}))
        h1.count { (count) " " (verb) " " em { (words::shortened(query, 80)) } }
        p { "In " a href=(link::review(id, None, query, "")) { (title) } ", in the order of its pages." }
        article.hit {
            @for (nth, passage) in passages.iter().enumerate() {
                (show_passage(&format!("k{nth}"), id, review.format.has_pages(), passage, query))
            }
        }
    };
    layout(&format!("{count} of {title}"), &content)
}

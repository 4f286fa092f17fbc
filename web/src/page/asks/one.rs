//! A recommendation: its words as they are written, its page, whom it asks, by when, and what was answered.

use hindsight_index::review::Answer;
use hindsight_index::search::AskHit;
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES};
use hindsight_index::vocabulary::RecommendationKind;
use maud::{Markup, html};

use crate::{link, mark, words};

/// The most characters of the name of a publisher in a line of facts.
const NAME: usize = 90;

/// The title of a review, and its facts in a line.
pub(super) fn review(hit: &AskHit, query: &str) -> Markup {
    let title = hit.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    html! {
        h2 { a href=(link::review(&hit.id, None, query, "")) {
            @match title {
                Some(title) => (title),
                None => { (words::NO_TITLE) " (file " (hit.file) ")" },
            }
        } }
        p.facts { @for fact in facts(hit) { span { (fact) } " " } }
    }
}

/// Type, area, publisher and date, as far as they are known.
fn facts(hit: &AskHit) -> Vec<String> {
    let kind = hit.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned());
    let publisher = hit.publisher.as_deref().filter(|name| hit.area.as_deref() != Some(*name));
    let publisher = publisher.map(|name| words::shortened(name, NAME));
    let date = hit.published.as_deref().map_or_else(|| "date not stated".to_owned(), words::date);
    [kind, hit.area.clone(), publisher, Some(date)].into_iter().flatten().collect()
}

/// The recommendation itself.
pub(super) fn show(hit: &AskHit, query: &str) -> Markup {
    html! {
        p.words {
            @if let Some(number) = &hit.number { b { (number) } " " }
            (mark::marked(&hit.text, &hit.marks))
        }
        @if !hit.items.is_empty() {
            ul.words.items { @for item in &hit.items { li { (mark::marked(&item.text, &item.marks)) } } }
        }
        p.quiet {
            (places(hit, query))
            @if hit.kind == RecommendationKind::Concern { " · Matter of concern" }
            @if !hit.addressees.is_empty() { " · To: " (hit.addressees.join("; ")) }
            @if let Some(deadline) = &hit.deadline { " · When: " (deadline) }
        }
        (asked(hit))
        @if let Some(answer) = &hit.answer { (own_answer(hit, answer)) }
        @for one in &hit.answers {
            @let page = one.answer.page;
            p.quiet {
                a href=(link::review(&one.response, Some(page), "", &link::page_fragment(page))) {
                    (one.answer.status.name()) ": response, p. " (page)
                }
                " “" (one.answer.quote) "”"
            }
        }
    }
}

/// The pages on which it stands, each a link; of a document without pages, its text.
fn places(hit: &AskHit, query: &str) -> Markup {
    let pages = if hit.pages.is_empty() { std::slice::from_ref(&hit.page) } else { hit.pages.as_slice() };
    html! {
        @if hit.has_pages {
            @for page in pages {
                a href=(link::review(&hit.id, Some(*page), query, &link::page_fragment(*page))) { "Page " (page) } " "
            }
        } @else {
            @let top = link::page_fragment(hit.page);
            a href=(link::review(&hit.id, None, query, hit.anchor.as_deref().unwrap_or(&top))) { "In the text" }
        }
    }
}

/// The agencies that are asked, by the names of their sectors.
fn asked(hit: &AskHit) -> Markup {
    html! {
        @if !hit.agencies.is_empty() {
            p.labels {
                span.kind { @if hit.sent_to { "Sent to" } @else { "Asks" } } " "
                @for slug in &hit.agencies { span.tag { (AGENCIES.name(slug)) } " " }
            }
        }
    }
}

/// How its own document answers it.
fn own_answer(hit: &AskHit, answer: &Answer) -> Markup {
    let page = answer.page;
    html! {
        p.quiet {
            (answer.status.name()) ": "
            a href=(link::review(&hit.id, Some(page), "", &link::page_fragment(page))) { "page " (page) }
            " “" (answer.quote) "”"
        }
    }
}

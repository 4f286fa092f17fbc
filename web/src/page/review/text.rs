//! The text of a review, page by page.
//!
//! Each page says its number, what is printed on it, how it was read, and
//! where the pages with matches before and after it are.

use hindsight_index::vocabulary::PageOrigin;
use maud::{Markup, html};

use super::{Leaf, Reading, WINDOW, last_page, prose, source};
use crate::collection::Place;
use crate::page::collected;
use crate::picture::{HEIGHT, WIDTH};
use crate::{link, words};

/// Shows the pages that are open.
pub(super) fn show(reading: &Reading) -> Markup {
    html! {
        section.text aria-labelledby="text" {
            h2 #text { "Text" }
            (turner(reading, "Pages of the text"))
            @for leaf in &reading.leaves { (show_leaf(reading, leaf)) }
            @if reading.leaves.is_empty() { p.note { "No page of this review could be read." } }
            (turner(reading, "Pages of the text, again"))
        }
    }
}

/// Which pages are open, and links to those before and after.
fn turner(reading: &Reading, name: &str) -> Markup {
    let last = last_page(&reading.review);
    let ends = reading.leaves.first().zip(reading.leaves.last());
    html! {
        @if let Some((first, end)) = ends.filter(|_| reading.has_pages() && last > WINDOW) {
            @let (first, end) = (first.page.number, end.page.number);
            nav.turner aria-label=(name) {
                span { "Pages " (first) " to " (end) " of " (words::thousands(last as usize)) }
                @if first > 1 { a href=(link::review(&reading.id, Some(first - 1), &reading.query, "text")) rel="prev" { "Earlier pages" } }
                @if end < last { a href=(link::review(&reading.id, Some(end.saturating_add(WINDOW / 2)), &reading.query, "text")) rel="next" { "Later pages" } }
                form action={ "/review/" (link::encoded(&reading.id)) "#text" } method="get" {
                    @if !reading.query.is_empty() { input type="hidden" name="q" value=(reading.query); }
                    (collected::fields())
                    label { span { "Go to page" } input type="text" inputmode="numeric" name="page" size="4" maxlength="6" autocomplete="off"; }
                    button type="submit" { "Go" }
                }
            }
        }
    }
}

/// A page.
fn show_leaf(reading: &Reading, leaf: &Leaf) -> Markup {
    let page = &leaf.page;
    html! {
        article.leaf id=(link::page_fragment(page.number)) {
            @if reading.has_pages() { (head(reading, leaf)) }
            @match page.origin {
                PageOrigin::None if reading.review.is_blank(page.number) => p.quiet { "There is nothing on this page." },
                PageOrigin::None => p.note { "The words of this page could not be read. "
                    a href=(link::original(&reading.id, reading.has_pages().then_some(page.number))) { "Look at it in the original" } "." },
                PageOrigin::Ocr => p.note { "These words were " (words::recognised(page.confidence)) ": check them against the original." },
                PageOrigin::Text => {},
            }
            (picture(reading, page.number))
            div.words { (prose::show(&reading.review.sections, leaf, reading.has_pages())) }
        }
    }
}

/// The page as it looks; drawn only for those who open it.
///
/// Only the page at which the review is open holds its picture, the others a
/// link: browsers without scripts fetch every picture of a page at once,
/// though nobody opened it, and all that are shown would have to be drawn.
fn picture(reading: &Reading, page: u32) -> Markup {
    let address = link::picture(&reading.id, page, &reading.query);
    html! {
        @if reading.drawn && page != reading.focus {
            p.see { a href=(address) { "See the page" span.unseen { ", page " (page) } } }
        } @else if reading.drawn {
            details.see {
                summary { "See the page" span.unseen { ", page " (page) } }
                a href=(link::original(&reading.id, Some(page))) {
                    img src=(address) width=(WIDTH) height=(HEIGHT) loading="lazy" decoding="async"
                        alt={ "Picture of page " (page) ", whose words stand below. Opens the original." };
                }
            }
        }
    }
}

/// The line above a page.
fn head(reading: &Reading, leaf: &Leaf) -> Markup {
    let page = &leaf.page;
    let label = page.label.as_deref().filter(|label| *label != page.number.to_string());
    html! {
        header {
            h3 { "Page " (page.number) @if let Some(label) = label { span.quiet { " printed " (label) } } }
            (neighbours(reading, page.number))
            (collected::control(&Place::page(&reading.id, page.number), &link::page_fragment(page.number), &format!("page {}", page.number)))
            a href=(link::original(&reading.id, Some(page.number))) { "Original" span.unseen { " at page " (page.number) } }
            details.cite-page {
                summary { "Cite" span.unseen { " page " (page.number) } }
                p.cite data-copy={ "Copy citation, page " (page.number) } { (source::citation(reading, Some((page.number, page.label.as_deref())))) }
                (source::records(reading, Some(page.number)))
            }
        }
    }
}

/// On a page with matches, links to the matches before and after.
fn neighbours(reading: &Reading, page: u32) -> Markup {
    let at = reading.matches.iter().position(|(matching, _)| *matching == page);
    let near = |at: Option<usize>| at.and_then(|at| reading.matches.get(at)).map(|(page, _)| *page);
    html! {
        @if let Some(at) = at {
            @if let Some(before) = near(at.checked_sub(1)) {
                a rel="prev" href=(reading.place(before)) { "Previous match" span.unseen { ", page " (before) } }
            }
            @if let Some(after) = near(at.checked_add(1)) {
                a rel="next" href=(reading.place(after)) { "Next match" span.unseen { ", page " (after) } }
            }
        }
    }
}

//! A review: its text page by page, its facts and labels with their evidence,
//! what it recommends, and where it came from.
//!
//! A fact that is not known is said to be not known; a label without evidence
//! is not shown.

mod aside;
mod corrected;
mod evidence;
mod fact;
mod family;
mod label;
mod legibility;
mod passages;
mod prose;
mod recommendation;
mod source;
mod text;

pub(crate) use passages::passages;
pub(crate) use prose::{flowed, is_free};

use std::ops::RangeInclusive;

use hindsight_index::correction::Correction;
use hindsight_index::review::{Page, Review};
use hindsight_index::search::Kin;
use hindsight_index::taxonomy::REVIEW_TYPES;
use hindsight_index::vocabulary::PageOrigin;
use maud::{Markup, html};

use super::layout::layout;
use crate::{link, words};

/// How many pages of a review are shown at a time.
const WINDOW: u32 = 20;

/// A review as it is being read.
#[derive(Debug)]
pub(crate) struct Reading {
    /// Its id.
    pub(crate) id: String,
    /// What stands before our own addresses where they are cited; may be empty.
    pub(crate) origin: String,
    /// The review; its pages hold no text.
    pub(crate) review: Review,
    /// The words to mark; may be empty.
    pub(crate) query: String,
    /// The page at which it is open.
    pub(crate) focus: u32,
    /// The pages shown, with their text and the marks in it.
    pub(crate) leaves: Vec<Leaf>,
    /// What people put right in it, the first first.
    pub(crate) corrections: Vec<Correction>,
    /// Whether its pages can be seen as pictures.
    pub(crate) drawn: bool,
    /// The pages with matches, and how many marks each has.
    pub(crate) matches: Vec<(u32, usize)>,
    /// The other documents of its case, and the answers to its recommendations.
    pub(crate) kin: Kin,
}

/// A page that is shown.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// The page.
    pub(crate) page: Page,
    /// The words that match: ranges of Unicode scalar values in its text.
    pub(crate) marks: Vec<[usize; 2]>,
}

/// The number of the last page of a review.
pub(crate) fn last_page(review: &Review) -> u32 {
    review.pages.iter().map(|page| page.number).max().unwrap_or(1)
}

/// The pages that are shown round a page.
pub(crate) fn window(focus: u32, last: u32) -> RangeInclusive<u32> {
    let end = focus.saturating_add(WINDOW / 2).max(WINDOW).min(last.max(1));
    end.saturating_sub(WINDOW - 1).max(1)..=end
}

impl Reading {
    /// The title, or what stands in its place.
    fn title(&self) -> &str {
        self.review
            .title
            .as_deref()
            .map(str::trim)
            .filter(|title| !title.is_empty())
            .unwrap_or(words::NO_TITLE)
    }

    /// Whether passages are cited by page.
    fn has_pages(&self) -> bool {
        self.review.format.has_pages()
    }

    /// The address of a page of this review: a place on this very page, if it is shown.
    fn place(&self, page: u32) -> String {
        let fragment = link::page_fragment(page);
        if self.shows(page) {
            format!("#{fragment}")
        } else {
            link::review(&self.id, Some(page), &self.query, &fragment)
        }
    }

    /// What is said of the words of a page if they were read from a picture.
    fn recognised(&self, number: u32) -> Option<String> {
        let page = self.review.pages.iter().find(|page| page.number == number)?;
        (page.origin == PageOrigin::Ocr).then(|| words::recognised(page.confidence))
    }

    /// Whether a page is among those shown.
    fn shows(&self, page: u32) -> bool {
        self.leaves.iter().any(|leaf| leaf.page.number == page)
    }

    /// A link to a page, or to the text where there are no pages.
    fn page_link(&self, page: u32) -> Markup {
        html! {
            @if self.has_pages() {
                a.page href=(self.place(page)) { "Page " (page) }
            } @else {
                a.page href="#text" { "In the text" }
            }
        }
    }
}

/// `GET /review/{id}`
pub(crate) fn review(reading: &Reading) -> Markup {
    let review = &reading.review;
    let content = html! {
        div.title {
            p.back { a href=(back(reading)) { @if reading.query.is_empty() { "All reviews" } @else { "All reviews that match" } } }
            h1 { (reading.title()) }
            p.facts { @for fact in line(review) { span { (fact) } " " } }
            @if reading.kin.summary_only { p.facts { span.tag { "Summary only: the full report is not held" } } }
            p.actions {
                a.button href=(link::original(&reading.id, reading.has_pages().then_some(reading.focus))) {
                    "Open the original " (words::format(review.format))
                }
                a.button href=(link::similar(&reading.id)) { "Similar cases" }
                (jumps(reading))
            }
        }
        div.read {
            (aside::show(reading))
            div.body {
                (fact::warnings(reading))
                (family::show(reading))
                (fact::show(reading))
                (recommendation::show(reading))
                (label::themes(reading))
                (label::agencies(reading))
                (corrected::show(reading))
                (text::show(reading))
                (legibility::show(reading))
                (source::show(reading))
            }
        }
    };
    layout(&words::shortened(reading.title(), 80), &content)
}

/// The search from which the reader may have come.
fn back(reading: &Reading) -> String {
    let request = hindsight_index::search::Request { query: reading.query.clone(), ..Default::default() };
    link::search(&request)
}

/// The facts of the quiet line below the title.
fn line(review: &Review) -> Vec<String> {
    let kind = review.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned());
    let published = review.published.map(|date| words::date(&date.to_string()));
    let pages = review.format.has_pages().then(|| words::counted(review.pages.len(), "page", "pages"));
    let date = published.unwrap_or_else(|| "date not stated".to_owned());
    [kind, review.area.clone(), Some(date), pages].into_iter().flatten().collect()
}

/// Links to the parts of this page.
fn jumps(reading: &Reading) -> Markup {
    let review = &reading.review;
    let parts = [
        ("recommendations", "Recommendations", review.recommendations.len()),
        ("themes", "Themes", review.themes.len()),
        ("agencies", "Agencies", review.agencies.len()),
    ];
    html! {
        a href="#text" { "Text" }
        @for (id, name, count) in parts.iter().filter(|(_, _, count)| *count > 0) {
            a href={ "#" (id) } { (name) " (" (count) ")" }
        }
        a href="#source" { "Source and citation" }
    }
}

#[cfg(test)]
pub(crate) mod tests;

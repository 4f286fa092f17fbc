//! What a review recommends, or finds to be of concern.

use hindsight_index::review::Recommendation;
use hindsight_index::vocabulary::RecommendationKind;
use maud::{Markup, html};

use super::{Reading, family};

/// How many are shown unfolded.
const FEW: usize = 3;

/// Shows each with its number, its words and its page.
pub(super) fn show(reading: &Reading) -> Markup {
    let all = &reading.review.recommendations;
    let (first, rest) = all.split_at(all.len().min(FEW));
    html! {
        @if !all.is_empty() {
            section.asks aria-labelledby="recommendations" {
                h2 #recommendations { (title(all)) span.number { (all.len()) } }
                ol { @for (at, one) in first.iter().enumerate() { li { (show_one(reading, one, at)) } } }
                @if !rest.is_empty() {
                    details {
                        summary { "The other " (rest.len()) }
                        ol { @for (at, one) in rest.iter().enumerate() { li { (show_one(reading, one, first.len() + at)) } } }
                    }
                }
            }
        }
    }
}

/// What they are, all together.
fn title(all: &[Recommendation]) -> &'static str {
    let concerns = all.iter().filter(|one| one.kind == RecommendationKind::Concern).count();
    match concerns {
        0 => "Recommendations",
        some if some == all.len() => "Matters of concern",
        _ => "Recommendations and matters of concern",
    }
}

/// A recommendation, the one at this place.
fn show_one(reading: &Reading, one: &Recommendation, at: usize) -> Markup {
    let pages = if one.pages.is_empty() { std::slice::from_ref(&one.page) } else { one.pages.as_slice() };
    html! {
        p.words { @if let Some(number) = &one.number { b { (number) } " " } (one.text) }
        @if !one.items.is_empty() { ul.words.items { @for item in &one.items { li { (item) } } } }
        p.quiet {
            @if reading.has_pages() { @for page in pages { (reading.page_link(*page)) " " } }
            @else { (reading.page_link(one.page)) }
            @if !one.addressees.is_empty() { " To: " (one.addressees.join("; ")) }
            @if let Some(deadline) = &one.deadline { " · When: " (deadline) }
        }
        (family::answers(reading, at))
    }
}

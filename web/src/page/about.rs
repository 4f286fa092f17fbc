//! What this is, what it holds, how it works, how far its labels can be trusted, and its limits.

use hindsight_index::live::Totals;
use hindsight_index::search::{FacetCounts, FacetValue};
use maud::{Markup, html};

use super::home::holding;
use super::layout::layout;
use crate::{link, words};

/// What a library holds, as far as it can be asked.
pub(crate) struct Coverage {
    /// Reviews, pages and years.
    pub(crate) totals: Totals,
    /// The same by type, theme and year.
    pub(crate) facets: FacetCounts,
    /// When a file was last read.
    pub(crate) last_read: Option<String>,
}

/// How often labels are right: what is measured, precision, recall. From `docs/labels.md` and `docs/measured.md`, which
/// have the intervals.
const ACCURACY: [[&str; 3]; 5] = [
    ["Themes, of any weight", ".83", ".86"],
    ["Themes called central", ".82", ".56"],
    ["Agencies involved or asked to act", ".83", ".73"],
    ["Recommendations, by the page on which they start", ".96", ".99"],
    ["Kinds of sections", "1.00", ".99"],
];

/// `GET /about`; without a library it says nothing of what is held.
pub(crate) fn about(coverage: Option<&Coverage>) -> Markup {
    let content = html! {
        div.prose {
            h1 { "About Hindsight" }
            p { "Hindsight searches the full text of published safeguarding, homicide and inquest reviews. Summaries of "
                "them are thin; what was missed, and why, stands in the body of the reports." }
            @if let Some(coverage) = coverage { (covered(coverage)) }
            h2 { "What you can rely on" }
            ul {
                li { "The words are exact, and every passage opens the page from which it came." }
                li { "Findings, analysis and recommendations are told apart from chronology and terms of reference." }
                li { "Every label shows the words for which it was given." }
                li { "What could not be read is said where it matters." }
            }
            (method())
            (accuracy())
            h2 { "Limits" }
            ul {
                li { "The library holds what was read into it, not every review." }
                li { "Labels are made by a program from the words of a report. They help to find; they are not findings." }
                li { "How often a theme comes up here says what reviews write about, not how common it is." }
                li { "Words that were read from a picture of a page may be wrong; each such page says so." }
                li { "A review is one account of what happened. It was written for a purpose and at a time: read it whole before you rely on a passage." }
            }
            p { a href=(link::plain("/privacy")) { "Privacy" } " · " a href=(link::plain("/accessibility")) { "Accessibility" }
                " · " a href=(link::plain("/help")) { "How to search" } }
        }
    };
    layout("About", &content)
}

/// What the library holds, in numbers.
fn covered(coverage: &Coverage) -> Markup {
    let first =
        |values: &[FacetValue]| values.iter().filter(|value| value.count > 0).cloned().collect::<Vec<_>>();
    let types = first(&coverage.facets.kind);
    let dated: usize = coverage.facets.year.iter().map(|value| value.count).sum();
    let undated = coverage.totals.reviews.saturating_sub(dated);
    html! {
        h2 { "What this library holds" }
        (holding(&coverage.totals))
        @if undated > 0 { p { "Of " (words::reviews(undated)) " no date of publication is known; searches by year do not find them." } }
        @if let Some(at) = coverage.last_read.as_deref().and_then(|at| at.get(..10)) {
            p { "A report was last read into it on " (words::date(at)) "." }
        }
        @if !types.is_empty() {
            table {
                caption.unseen { "Reviews by type" }
                thead { tr { th scope="col" { "Type of review" } th.count scope="col" { "Reviews" } } }
                tbody { @for kind in &types { tr { th scope="row" { (kind.name) } td.count { (words::thousands(kind.count)) } } } }
            }
        }
    }
}

/// How it works.
fn method() -> Markup {
    html! {
        h2 { "How it works" }
        ul {
            li { "Each page of a report is read with the places of its letters, so that columns, headers and notes are told apart. Pages that are pictures are read by a program for that, and say so." }
            li { "A search finds reviews that have most of your words, in any of their forms, and puts those first that have them close together, in findings and recommendations rather than in the story of events." }
            li { "What else the field calls a thing is looked for too; the page of results says what was added, with a switch for each." }
            li { "Themes and agencies are found by phrases that people of the field use, and each quotes the words for which it was given." }
            li { "What was found wrong can be put right by whoever runs the library; the page of a review says what was changed, by whom and why." }
        }
    }
}

/// How often labels are right.
fn accuracy() -> Markup {
    html! {
        h2 { "How often labels are right" }
        p { "Measured in November 2026 on reports whose labels people had given: themes and agencies on 50 coroners’ reports, recommendations and sections on "
            "18 reviews of several kinds. Precision: how many of those given were right; recall: how many of the right ones were given." }
        table.survey {
            thead { tr { th scope="col" { "What" } th.count scope="col" { "Precision" } th.count scope="col" { "Recall" } } }
            tbody { @for [what, precision, recall] in &ACCURACY {
                tr { th scope="row" { (what) } td.count { (precision) } td.count { (recall) } }
            } }
        }
        p { "These figures are better than can be expected elsewhere: the rules were written by people who had seen such reports, and there were few of each kind. "
            "The program’s documents have the intervals, theme by theme, and the command that measures them again." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_said_in_numbers_and_without_a_library_nothing_is() {
        let totals = Totals {
            reviews: 12,
            pages: 340,
            unreadable_pages: 2,
            first_year: Some(2009),
            last_year: Some(2025),
        };
        let year = FacetValue { value: "2009".to_owned(), name: "2009".to_owned(), count: 9 };
        let facets = FacetCounts { year: vec![year], ..FacetCounts::default() };
        let coverage = Coverage { totals, facets, last_read: Some("2026-11-26T10:00:00Z".to_owned()) };

        let page = about(Some(&coverage)).into_string();

        assert!(page.contains("Of 3 reviews no date") && page.contains("26 November 2026"), "{page}");
        assert!(!about(None).into_string().contains("What this library holds"));
    }
}

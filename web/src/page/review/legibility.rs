//! How well the review was read: what cannot be found in it, and what was left out.

use hindsight_index::text_report::TextReport;
use maud::{Markup, html};

use super::Reading;
use crate::words;

/// How many pages without words are listed one by one.
const LISTED: usize = 40;

/// Shows how the pages were read; the pages that are passed hold no text, so words are not counted.
pub(super) fn show(reading: &Reading) -> Markup {
    let report = TextReport::of(&reading.review);
    html! {
        section.legibility aria-labelledby="legibility" {
            h2 #legibility { "How well it was read" }
            dl.sheet {
                @if report.text_pages > 0 { (row("Words of the file", &words::counted(report.text_pages, "page", "pages"))) }
                @if let Some(confidence) = report.lowest_confidence {
                    (row("Read from pictures", &format!(
                        "{}; the least sure is {confidence} % sure",
                        words::counted(report.ocr_pages, "page", "pages")
                    )))
                }
                @if report.blank_pages > 0 { (row("Blank", &words::counted(report.blank_pages, "page", "pages"))) }
                @if report.doubtful > 0 { (row("May be misread", &words::counted(report.doubtful, "word", "words"))) }
                @if !report.unreadable.is_empty() {
                    div { dt { "No words could be read" } dd { (unreadable(reading, &report.unreadable)) } }
                }
                @if !report.furniture.is_empty() {
                    div { dt { "Left out as headers and footers" } dd { ul {
                        @for (line, count) in &report.furniture { li { (line) " " span.number { "× " (count) } } }
                    } } }
                }
            }
        }
    }
}

/// A name and a value.
fn row(name: &str, value: &str) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

/// The pages without words: a search cannot find what stands on them.
fn unreadable(reading: &Reading, pages: &[u32]) -> Markup {
    html! {
        (words::counted(pages.len(), "page", "pages")) ": a search cannot find what stands there. "
        @for page in pages.iter().take(LISTED) { (reading.page_link(*page)) " " }
        @if pages.len() > LISTED { "and " (pages.len() - LISTED) " more." }
    }
}

#[cfg(test)]
mod tests {
    use hindsight_index::review::Page;
    use hindsight_index::vocabulary::Format;

    use super::super::tests::{reading, review_of};
    use super::*;

    #[test]
    fn pages_without_words_and_lines_left_out_are_said() {
        let mut reading = reading(review_of(2, Format::Pdf), "", 1);
        let furniture = vec!["Review of Adult Z 2".to_owned()];
        reading.review.pages = vec![Page { furniture, ..Page::new(1, "words") }, Page::new(2, "")];

        let shown = show(&reading).into_string();

        assert!(shown.contains("a search cannot find what stands there"), "{shown}");
        assert!(shown.contains("Review of Adult Z <span class=\"number\">× 1</span>"), "{shown}");
        assert!(!shown.contains("May be misread"), "{shown}");
    }
}

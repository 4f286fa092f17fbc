//! Where a review came from, and how to cite it.

use hindsight_index::vocabulary::Format;
use maud::{Markup, html};

use super::Reading;
use crate::{link, words};

/// Shows the source, the hash of the file, and a citation of the whole.
pub(super) fn show(reading: &Reading) -> Markup {
    let review = &reading.review;
    html! {
        section.source aria-labelledby="source" {
            h2 #source { "Source and citation" }
            dl.sheet {
                div { dt { "Published at" } dd {
                    @match review.source_url.as_deref() {
                        None => span.quiet { "The address is not known" },
                        Some(address) => @match link::safe_address(address) {
                            Some(safe) => a href=(safe) rel="noreferrer noopener" { (address) },
                            None => (address),
                        },
                    }
                } }
                div { dt { "File" } dd { (file_name(&review.file)) ", " (words::format(review.format)) } }
                div { dt { "SHA-256" } dd { code.hash { (review.sha256) } } }
                div { dt { "Original" } dd {
                    a href=(link::original(&reading.id, None)) { "Open the " (words::format(review.format)) }
                    @if matches!(review.format, Format::Html | Format::Docx | Format::Markdown) { " (is downloaded)" }
                } }
                div { dt { "Permanent link" } dd { a href=(link::permanent(&reading.id, None)) { (link::permanent(&reading.id, None)) } } }
            }
            p { "To cite it, copy:" }
            p.cite data-copy="Copy citation" { (citation(reading, None)) }
        }
    }
}

/// A citation of the review or of one of its pages.
pub(super) fn citation(reading: &Reading, page: Option<(u32, Option<&str>)>) -> String {
    let review = &reading.review;
    let date = review.published.map(|date| words::date(&date.to_string()));
    let page_words = page.map(|(number, label)| match label.filter(|label| *label != number.to_string()) {
        Some(label) => format!("page {number} (printed {label})"),
        None => format!("page {number}"),
    });
    let place = link::permanent(&reading.id, page.map(|(number, _)| number));
    let parts = [
        review.publisher.clone().or_else(|| review.area.clone()),
        Some(reading.title().to_owned()),
        Some(date.unwrap_or_else(|| "no date".to_owned())),
        review.reference.clone(),
        page_words,
        page.and_then(|(number, _)| reading.recognised(number)),
        review.source_url.clone(),
        Some(format!("SHA-256 {}", review.sha256)),
        Some(format!("{} {place}", words::NAME)),
    ];
    let parts: Vec<String> =
        parts.into_iter().flatten().map(|part| part.trim().trim_end_matches('.').to_owned()).collect();
    format!("{}.", parts.join(". "))
}

/// The last part of a path, with either kind of slash: where it lay is nobody's concern.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

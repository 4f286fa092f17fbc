//! Where a review came from, and how to cite it.

use hindsight_index::vocabulary::Format;
use maud::{Markup, html};

use super::Reading;
use crate::{cite, link, words};

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
                div { dt { "Permanent link" } dd { a href=(link::permanent(&reading.id, None)) { (reading.origin) (link::permanent(&reading.id, None)) } } }
            }
            p { "To cite it, copy:" }
            p.cite data-copy="Copy citation" { (citation(reading, None)) }
            (records(reading, None))
        }
    }
}

/// A citation of the review or of one of its pages, with its lasting address here.
pub(super) fn citation(reading: &Reading, page: Option<(u32, Option<&str>)>) -> String {
    let words = page.map(|(number, label)| match label.filter(|label| *label != number.to_string()) {
        Some(label) => format!("page {number} (printed {label})"),
        None => format!("page {number}"),
    });
    let number = page.map(|(number, _)| number);
    let read = number.and_then(|number| reading.recognised(number));
    let place: Vec<String> = words.into_iter().chain(read).collect();
    let lasting = link::permanent(&reading.id, number);
    format!("{} {} {}{lasting}", cite::citation(&reading.review, &place), words::NAME, reading.origin)
}

/// Links to the same as records of reference managers.
pub(super) fn records(reading: &Reading, page: Option<u32>) -> Markup {
    html! {
        p.quiet {
            "For reference managers: "
            @for (at, (name, ending)) in [("RIS", "ris"), ("BibTeX", "bib")].into_iter().enumerate() {
                @if at > 0 { " · " }
                a href=(link::citation(&reading.id, page, ending)) {
                    (name) @if let Some(page) = page { span.unseen { " of page " (page) } }
                }
            }
        }
    }
}

/// The last part of a path, with either kind of slash: where it lay is nobody's concern.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

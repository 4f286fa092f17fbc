//! Why a fact or a label is there: the words and their page, or who said so.

use hindsight_index::evidence::Evidence;
use maud::{Markup, html};

use super::Reading;
use crate::welsh;

/// Shows each piece of evidence.
pub(super) fn show(reading: &Reading, evidence: &[Evidence]) -> Markup {
    html! {
        @for piece in evidence {
            @match piece {
                Evidence::Found { page, quote } => figure.passage {
                    figcaption {
                        (reading.page_link(*page))
                        @if let Some(words) = reading.recognised(*page) { " " span.tag { (words) } }
                    }
                    blockquote lang=[welsh::lang(quote)] { p { (quote) } }
                },
                Evidence::Stated { stated } => p.quiet { "Stated by a person: " (stated) },
            }
        }
    }
}

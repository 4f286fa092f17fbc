//! Agencies that are addressed by name: by the publisher's details, or by what is recommended.

use std::ops::Range;

use hindsight_index::evidence::Evidence;
use hindsight_index::review::Recommendation;

use crate::labels::view::View;
use crate::labels::{addressee, evidence};

/// An agency that is addressed by name.
#[derive(Debug)]
pub(super) struct Named {
    /// Slug of its sector.
    pub(super) sector: &'static str,
    /// Its name.
    pub(super) name: String,
    /// The words.
    pub(super) quote: Evidence,
}

/// The agencies that are addressed by name.
pub(super) fn named(
    views: &[View<'_>],
    recommendations: &[Recommendation],
    addressees: &[String],
) -> Vec<Named> {
    let details = addressees.iter().filter_map(|name| {
        let quote = quoted(views, name).unwrap_or_else(|| Evidence::stated("published details"));
        Some(Named { sector: addressee::sector(name)?, name: name.clone(), quote })
    });
    let asked = recommendations.iter().flat_map(|asked| {
        asked.addressees.iter().filter_map(|name| {
            let view = views.iter().find(|view| view.page.number == asked.page)?;
            let quote = quoted(std::slice::from_ref(view), name)?;
            Some(Named { sector: addressee::sector(name)?, name: name.clone(), quote })
        })
    });
    details.chain(asked).collect()
}

/// The first sentence that holds a name.
fn quoted(views: &[View<'_>], name: &str) -> Option<Evidence> {
    views.iter().find_map(|view| Some(evidence::quote(view, occurrences(&view.page.text, name).first()?)))
}

/// Where a name stands in a text.
pub(super) fn occurrences(text: &str, name: &str) -> Vec<Range<usize>> {
    if name.trim().is_empty() {
        return Vec::new();
    }
    text.match_indices(name).map(|(at, found)| at..at + found.len()).collect()
}

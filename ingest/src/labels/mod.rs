//! Says what a review is about and who was part of it, with the words that
//! show it.
//!
//! Every label carries at least one quotation, exactly as it stands on its
//! page. Phrases come from the taxonomies; a phrase in a table of contents, a
//! glossary, the terms of reference or the references counts for nothing.
//!
//! Never fails and never guesses: what no phrase shows is not labelled, and
//! what is only denied is left out.

mod acronym;
mod addressee;
mod agency;
mod cue;
mod evidence;
mod lead;
mod scan;
mod theme;
#[cfg(test)]
mod traps;
mod view;

use hindsight_index::review::{AgencyLabel, Page, Recommendation, Section, ThemeLabel};

/// Slug of the sector to which a proper name belongs; none if no rule knows it.
pub(crate) fn sector(name: &str) -> Option<&'static str> {
    addressee::sector(name)
}

/// The themes of a review, in the order of the taxonomy.
pub(crate) fn themes(
    pages: &[Page],
    sections: &[Section],
    recommendations: &[Recommendation],
) -> Vec<ThemeLabel> {
    let views = view::views(pages, sections);
    theme::labels(&views, &lead::Leads::read(&views, recommendations))
}

/// The agencies of a review, in the order of the taxonomy.
///
/// `addressees` are those to whom the publisher says that it is sent. The
/// publisher's own name is no sign that it worked with the person.
pub(crate) fn agencies(
    pages: &[Page],
    sections: &[Section],
    recommendations: &[Recommendation],
    addressees: &[String],
    publisher: Option<&str>,
) -> Vec<AgencyLabel> {
    agency::labels(&view::views(pages, sections), recommendations, addressees, publisher)
}

//! Says what a review is about and who was part of it, with the words that
//! show it.
//!
//! Every label carries at least one quotation, exactly as it stands on its
//! page. Phrases come from the taxonomies; a phrase in a table of contents, a
//! glossary, the terms of reference or the references counts for nothing.
//!
//! Never fails: what no phrase shows is not labelled, and what is only denied
//! is left out. Of one phrase that says either of two sectors, the words beside
//! it or the age of the person decide (`agency/worker.rs`).

mod acronym;
mod addressee;
mod agency;
mod aside;
mod cue;
mod evidence;
mod lead;
mod scan;
mod theme;
#[cfg(test)]
mod traps;
mod view;

use agency::Agencies;
use hindsight_index::phrase::Words;
use hindsight_index::review::{AgencyLabel, Page, Recommendation, Section, ThemeLabel};
use lead::Leads;
use theme::Themes;

/// Slug of the sector to which a proper name belongs; none if no rule knows it.
pub(crate) fn sector(name: &str) -> Option<&'static str> {
    addressee::sector(name)
}

/// What the facts of a review tell of its agencies.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known<'a> {
    /// Those to whom the publisher says that it is sent.
    pub(crate) addressees: &'a [String],
    /// Who published it. The own name is no sign of work with the person.
    pub(crate) publisher: Option<&'a str>,
    /// Whether it is about an adult.
    pub(crate) adult: Option<bool>,
}

/// The themes and the agencies of a review, each in the order of its taxonomy.
pub(crate) fn labels(
    pages: &[Page],
    sections: &[Section],
    recommendations: &[Recommendation],
    known: Known<'_>,
) -> (Vec<ThemeLabel>, Vec<AgencyLabel>) {
    let views = view::views(pages, sections);
    let leads = Leads::read(&views, recommendations);
    let mut themes = Themes::new(&views, &leads);
    let mut agencies = Agencies::new(&views, recommendations, known);
    let mut words = Words::default();
    for view in &views {
        let cut = words.cut(&view.page.text);
        themes.add(view, &words, &cut);
        agencies.add(view, &words, &cut);
    }
    (themes.labels(), agencies.labels())
}

/// The themes alone.
#[cfg(test)]
fn themes(pages: &[Page], sections: &[Section], recommendations: &[Recommendation]) -> Vec<ThemeLabel> {
    labels(pages, sections, recommendations, Known::default()).0
}

/// The agencies alone.
#[cfg(test)]
fn agencies(
    pages: &[Page],
    sections: &[Section],
    recommendations: &[Recommendation],
    addressees: &[String],
    publisher: Option<&str>,
) -> Vec<AgencyLabel> {
    labels(pages, sections, recommendations, Known { addressees, publisher, adult: None }).1
}

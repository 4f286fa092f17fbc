//! The themes and agencies of a review, each with the words for which it was given.

use hindsight_index::review::{AgencyLabel, ThemeLabel};
use hindsight_index::search::{Filters, Request};
use hindsight_index::taxonomy::{AGENCIES, THEMES};
use hindsight_index::vocabulary::{AgencyRole, Tier};
use maud::{Markup, html};

use super::{Reading, evidence};
use crate::{link, words};

/// Shows the central themes, then those mentioned.
pub(super) fn themes(reading: &Reading) -> Markup {
    let themes = &reading.review.themes;
    html! {
        @if themes.iter().any(|theme| !theme.evidence.is_empty()) {
            section.labels-list aria-labelledby="themes" {
                h2 #themes { "Themes" }
                @for tier in Tier::ALL {
                    @let shown: Vec<&ThemeLabel> =
                        themes.iter().filter(|theme| theme.tier == *tier && !theme.evidence.is_empty()).collect();
                    @if !shown.is_empty() {
                        h3 { (words::tier(*tier)) span.number { (shown.len()) } }
                        @for theme in shown { (show_theme(reading, theme)) }
                    }
                }
            }
        }
    }
}

/// A theme, folded over its evidence.
fn show_theme(reading: &Reading, theme: &ThemeLabel) -> Markup {
    let filters = Filters { themes: vec![theme.slug.clone()], ..Filters::default() };
    html! {
        details.label {
            summary {
                (THEMES.name(&theme.slug))
                @if let Some(polarity) = words::polarity(theme.polarity) { " " span.tag { (polarity) } }
                (pieces(theme.evidence.len()))
            }
            (evidence::show(reading, &theme.evidence))
            (others(filters))
            p { a href=(link::theme(&theme.slug)) { "What the library holds on this theme" } }
        }
    }
}

/// Shows the agencies, those involved first.
pub(super) fn agencies(reading: &Reading) -> Markup {
    let agencies = &reading.review.agencies;
    html! {
        @if agencies.iter().any(|agency| !agency.evidence.is_empty()) {
            section.labels-list aria-labelledby="agencies" {
                h2 #agencies { "Agencies" }
                @for role in AgencyRole::ALL {
                    @for agency in agencies.iter().filter(|agency| agency.role == *role && !agency.evidence.is_empty()) {
                        (show_agency(reading, agency))
                    }
                }
            }
        }
    }
}

/// An agency, folded over its evidence.
fn show_agency(reading: &Reading, agency: &AgencyLabel) -> Markup {
    let filters = Filters { agencies: vec![agency.slug.clone()], ..Filters::default() };
    let sector = AGENCIES.name(&agency.slug);
    html! {
        details.label {
            summary {
                @match agency.name.as_deref().filter(|name| *name != sector) {
                    Some(name) => { (name) " " span.quiet { (sector) } },
                    None => (sector),
                }
                " " span.tag { (words::agency_role(agency.role)) }
                (pieces(agency.evidence.len()))
            }
            (evidence::show(reading, &agency.evidence))
            (others(filters))
            p { a href=(link::agency(&agency.slug)) { "What the library holds on this agency" } }
        }
    }
}

/// How many quotations there are.
fn pieces(count: usize) -> Markup {
    html! { " " span.number { (words::counted(count, "quotation", "quotations")) } }
}

/// A link to the other reviews with a label.
fn others(filters: Filters) -> Markup {
    html! { p { a href=(link::search(&Request { filters, ..Request::default() })) { "All reviews with this label" } } }
}

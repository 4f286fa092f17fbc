//! The filters beside the results: a closed fold for each facet.
//!
//! On a wide screen the style sheet shows them open. A tick changes nothing
//! until Apply is pressed.

use hindsight_index::search::{FacetCounts, FacetValue, Filters, Request};
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};
use hindsight_index::vocabulary::{SectionKind, Tier};
use maud::{Markup, html};

use super::facet::{Choice, of_taxonomy, of_vocabulary};
use crate::page::years::table;
use crate::{chart, words};

/// One facet with its list.
pub(crate) struct List {
    /// Its name in links.
    pub(crate) name: &'static str,
    /// Its name for people.
    pub(crate) title: &'static str,
    /// Its values.
    pub(crate) choices: Vec<Choice>,
    /// What is counted: one, several.
    pub(crate) noun: (&'static str, &'static str),
}

/// Shows every facet that has values.
pub(super) fn show(request: &Request, lists: &[List], facets: &FacetCounts) -> Markup {
    let years = chart::years(&facets.year);
    let dated = !years.is_empty() || request.filters.from.is_some() || request.filters.to.is_some();
    html! {
        @if dated || !lists.is_empty() {
            aside.filters aria-label="Narrow the results" {
                h2 { "Narrow the results" }
                @for list in lists { (show_list(list, &request.filters)) }
                @if dated { (show_years(request, &facets.year, &years)) }
            }
        }
    }
}

/// The filters of an answer that has no address: no number of a year can be a link.
pub(crate) fn without_links(filters: &Filters, facets: &FacetCounts) -> Markup {
    let years = chart::years(&facets.year);
    html! {
        aside.filters aria-label="Narrow the results" {
            h2 { "Narrow the results" }
            @for list in lists(filters, facets) { (show_list(&list, filters)) }
            (span_of_years(filters, &years, &html! {}))
        }
    }
}

/// Links to the filters, for screens on which they come after the results.
pub(super) fn jumps(lists: &[List], facets: &FacetCounts) -> Markup {
    html! {
        @if !lists.is_empty() || !facets.year.is_empty() {
            nav.jumps aria-label="Filters" {
                span.label aria-hidden="true" { "Filter by" }
                @for list in lists { a href={ "#by-" (list.name) } { (list.title) } }
                @if !facets.year.is_empty() { a href="#by-year" { "Year" } }
            }
        }
    }
}

/// The facets that have values, in the order in which they are shown.
pub(super) fn lists(filters: &Filters, facets: &FacetCounts) -> Vec<List> {
    let kinds: Vec<(&str, &str)> = SectionKind::ALL.iter().map(|kind| (kind.as_str(), kind.name())).collect();
    let sections: Vec<String> = filters.sections.iter().map(|kind| kind.as_str().to_owned()).collect();
    let list = |name, title, choices| List { name, title, choices, noun: ("review", "reviews") };
    let all = [
        list("theme", "Theme", of_taxonomy(&facets.theme, &filters.themes, &THEMES)),
        list("type", "Type of review", of_taxonomy(&facets.kind, &filters.types, &REVIEW_TYPES)),
        list("agency", "Agency", of_taxonomy(&facets.agency, &filters.agencies, &AGENCIES)),
        list("section", "Part of the report", of_vocabulary(&facets.section, &sections, &kinds)),
    ];
    all.into_iter().filter(|list| !list.choices.is_empty()).collect()
}

/// A facet: its name, its values to tick, and Apply.
pub(crate) fn show_list(list: &List, filters: &Filters) -> Markup {
    let ticked = list.choices.iter().filter(|choice| choice.ticked).count();
    html! {
        details.facet open[ticked > 0] {
            summary { (list.title) @if ticked > 0 { span.number { (ticked) " chosen" } } }
            fieldset id={ "by-" (list.name) } {
                legend.unseen { (list.title) ", with the number of " (list.noun.1) }
                @if list.name == "theme" { (central(filters)) }
                div.scroll { (rows(list)) }
                (apply(list.title))
            }
        }
    }
}

/// The rows of a facet, under their headings.
fn rows(list: &List) -> Markup {
    html! {
        @for group in list.choices.chunk_by(|one, other| one.head == other.head) {
            @if let Some(first) = group.first() {
                @if !first.head.is_empty() { p.head { (first.head) } }
            }
            @for choice in group { (row(list, choice)) }
        }
    }
}

/// A value to tick, with its count.
fn row(list: &List, choice: &Choice) -> Markup {
    html! {
        label.row {
            input type="checkbox" form="search" name=(list.name) value=(choice.value) checked[choice.ticked];
            span { (choice.name) }
            small { (words::thousands(choice.count)) }
        }
    }
}

/// Leaves out themes that are only mentioned.
fn central(filters: &Filters) -> Markup {
    html! {
        label.row.central {
            input type="checkbox" form="search" name="tier" value=(Tier::Central.as_str())
                checked[filters.tier == Some(Tier::Central)];
            span { "Only where the theme is central" }
        }
        @if filters.tier == Some(Tier::Mentioned) {
            label.row.central {
                input type="checkbox" form="search" name="tier" value=(Tier::Mentioned.as_str()) checked;
                span { "Only where the theme is mentioned, not central" }
            }
        }
    }
}

/// The button that makes the search with the ticks as they are.
fn apply(title: &str) -> Markup {
    html! { button.apply type="submit" form="search" { "Apply" span.unseen { " " (title) } } }
}

/// The years: drawn, to type, and as numbers with a link each.
fn show_years(request: &Request, values: &[FacetValue], years: &[(i16, usize)]) -> Markup {
    let numbers = html! {
        @if !values.is_empty() { details { summary { "Numbers by year" } (table(request, years)) } }
    };
    span_of_years(&request.filters, years, &numbers)
}

/// The years: drawn, and to type; then what else is to stand there.
pub(crate) fn span_of_years(filters: &Filters, years: &[(i16, usize)], numbers: &Markup) -> Markup {
    let (from, to) = (filters.from, filters.to);
    html! {
        details.facet open[from.is_some() || to.is_some()] {
            summary { "Year of publication" }
            fieldset #by-year {
                legend.unseen { "Year of publication" }
                (chart::histogram(years, from, to))
                div.span {
                    (year_box("from", "From", from))
                    (year_box("to", "To", to))
                    (apply("years"))
                }
                (numbers)
            }
        }
    }
}

/// A box for a year.
fn year_box(name: &str, label: &str, year: Option<i16>) -> Markup {
    html! {
        label { span { (label) }
            input type="text" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" size="4" form="search"
                name=(name) value=[year] autocomplete="off" title="A year of four digits";
        }
    }
}

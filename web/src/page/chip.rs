//! The chosen filters above the results, each with a link that removes it.

use hindsight_index::search::{Filters, Request};
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};
use maud::{Markup, html};

use crate::link;

/// A chosen filter, and the search without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chip {
    /// The facet, for people.
    pub(crate) kind: &'static str,
    /// The value, for people.
    pub(crate) name: String,
    /// The same search, from its first page, without this filter alone.
    pub(crate) without: Request,
}

/// Every chosen filter.
pub(crate) fn chips(request: &Request) -> Vec<Chip> {
    let filters = &request.filters;
    let mut chips = Vec::new();
    let mut add = |kind, name: &str, change: &dyn Fn(&mut Filters)| {
        let mut without = Request { page: 1, ..request.clone() };
        change(&mut without.filters);
        chips.push(Chip { kind, name: name.to_owned(), without });
    };
    for slug in &filters.themes {
        add("theme", THEMES.name(slug), &|filters| filters.themes.retain(|other| other != slug));
    }
    for slug in &filters.agencies {
        add("agency", AGENCIES.name(slug), &|filters| filters.agencies.retain(|other| other != slug));
    }
    for slug in &filters.types {
        add("type", REVIEW_TYPES.name(slug), &|filters| filters.types.retain(|other| other != slug));
    }
    for kind in &filters.sections {
        add("section", kind.name(), &|filters| filters.sections.retain(|other| other != kind));
    }
    if let Some(tier) = filters.tier {
        add("themes", &crate::words::tier(tier).to_lowercase(), &|filters| filters.tier = None);
    }
    if let Some(years) = years(filters.from, filters.to) {
        add("published", &years, &|filters| (filters.from, filters.to) = (None, None));
    }
    chips
}

/// A span of years as a query has it, in words: `2014..` is `2014 or later`.
pub(crate) fn span(text: &str) -> String {
    let Some((from, to)) = text.split_once("..") else { return text.to_owned() };
    years(from.parse().ok(), to.parse().ok()).unwrap_or_else(|| text.to_owned())
}

/// A span of years in words.
fn years(from: Option<i16>, to: Option<i16>) -> Option<String> {
    match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("{from} or later")),
        (None, Some(to)) => Some(format!("{to} or earlier")),
        (Some(from), Some(to)) if from == to => Some(from.to_string()),
        (Some(from), Some(to)) => Some(format!("{from} to {to}")),
    }
}

/// Shows the chosen filters.
pub(crate) fn show(request: &Request) -> Markup {
    let chips = chips(request);
    let bare = Request { filters: Filters::default(), page: 1, ..request.clone() };
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label="Chosen filters" {
                @for chip in &chips {
                    li {
                        a href=(link::search(&chip.without)) {
                            span.unseen { "Remove the filter " }
                            span.kind { (chip.kind) } " " (chip.name) " "
                            span.cross aria-hidden="true" { "×" }
                        }
                    }
                }
                @if chips.len() > 1 { li { a.plain href=(link::search(&bare)) { "Remove all" } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use hindsight_index::vocabulary::SectionKind;

    use super::*;

    #[test]
    fn a_chip_removes_its_own_value_and_no_other() {
        let filters = Filters {
            themes: vec!["one".into(), "two".into()],
            sections: vec![SectionKind::Findings],
            from: Some(2015),
            to: Some(2020),
            ..Filters::default()
        };
        let request = Request { query: "visits".into(), filters, page: 4, ..Request::default() };

        let chips = chips(&request);

        assert_eq!(chips.len(), 4);
        assert_eq!(chips[0].without.filters.themes, ["two"]);
        assert_eq!(chips[0].without.filters.sections, request.filters.sections);
        assert_eq!(chips[0].without.page, 1);
        assert_eq!(chips[3].name, "2015 to 2020");
        assert_eq!((chips[3].without.filters.from, chips[3].without.filters.to), (None, None));
        assert_eq!(chips[3].without.filters.themes, ["one", "two"]);
    }
}

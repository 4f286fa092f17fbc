//! Ways out of a search that finds nothing: other searches, with their counts.
//!
//! Each differs from the search in one thing, which is said. Nothing is
//! searched instead silently: the reader follows a link or does not.

use hindsight_index::search::{Filters, Request, Words};

use crate::page::chip::{Chip, chips};

/// Another search that could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What is different about it, as an order: `Look for any of the words`.
    pub(crate) label: String,
    /// The search.
    pub(crate) request: Request,
    /// How many reviews it finds.
    pub(crate) total: usize,
}

/// The most searches that are tried for one page.
const MOST: usize = 12;

/// The searches worth trying; their totals are not known yet.
pub(crate) fn offers(request: &Request) -> Vec<Offer> {
    let first_page = Request { page: 1, ..request.clone() };
    let mut offers = Vec::new();
    let mut add = |label: String, request: Request| offers.push(Offer { label, request, total: 0 });
    if !request.query.is_empty() && request.words != Words::Any {
        add("Look for any of the words".into(), Request { words: Words::Any, ..first_page.clone() });
    }
    if let Some(query) = plain(&request.query) {
        add("Look for the same words without operators".into(), Request { query, ..first_page.clone() });
    }
    let chips = chips(request);
    if chips.len() > 1 {
        let filters = Filters::default();
        add("Remove every filter".into(), Request { filters, ..first_page });
    }
    for Chip { kind, name, without } in chips {
        add(format!("Remove the filter {kind}: {name}"), without);
    }
    offers.truncate(MOST);
    offers
}

/// The words of a query without quotation marks, brackets and operators, if it has any of these.
fn plain(query: &str) -> Option<String> {
    let bare = query.replace(['"', '“', '”', '(', ')', '+', '*'], " ");
    let words: Vec<&str> =
        bare.split_whitespace().filter(|word| !matches!(*word, "AND" | "OR" | "NOT")).collect();
    let plain = words.join(" ");
    (!plain.is_empty() && plain != query && !query.contains(" -") && !query.contains("NOT ")).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_dropped_but_never_turned_round() {
        assert_eq!(plain("\"missed visits\" AND (home)").as_deref(), Some("missed visits home"));
        assert_eq!(plain("missed visits"), None);
        assert_eq!(plain("visits NOT home"), None);
        assert_eq!(plain("visits -home"), None);
    }

    #[test]
    fn every_filter_can_be_removed_by_itself() {
        let filters = Filters {
            from: Some(2015),
            tier: Some(hindsight_index::vocabulary::Tier::Central),
            ..Filters::default()
        };
        let request = Request { query: "visits".into(), filters, page: 3, ..Request::default() };

        let offers = offers(&request);

        let labels: Vec<&str> = offers.iter().map(|offer| offer.label.as_str()).collect();
        assert_eq!(labels[0], "Look for any of the words");
        assert_eq!(labels[1], "Remove every filter");
        assert_eq!(labels.len(), 4);
        assert!(offers.iter().all(|offer| offer.request.page == 1));
    }
}

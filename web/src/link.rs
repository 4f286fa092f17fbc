//! Writes the addresses of our own pages.
//!
//! A search has one canonical address: names in a fixed order, values in the
//! order chosen, what is usual left out. Reading it back gives the same search
//! (see [`crate::request`]). Everything is percent-encoded here, once.
//!
//! Addresses of pages carry the passages that the reader has collected
//! (see [`crate::collection`]); addresses of files, and those that are cited, do not.

use std::fmt::Write as _;

use hindsight_index::search::{AskRequest, Request, Sort, Words};

use crate::collection;
use crate::request::{USUAL_ASKS, USUAL_PER_PAGE};

/// The address of a search.
pub(crate) fn search(request: &Request) -> String {
    carrying(&search_file("/search", request), "")
}

/// The address of a search in a form of its own, such as a feed.
pub(crate) fn search_file(path: &str, request: &Request) -> String {
    at(path, pairs(request, USUAL_PER_PAGE))
}

/// The address of a page that is always there: `/help`.
pub(crate) fn plain(path: &str) -> String {
    carrying(path, "")
}

/// The address of the collection with its reviews side by side.
pub(crate) fn side_by_side() -> String {
    carrying("/bundle?view=side", "")
}

/// The header by which a file is saved under a name: plain letters, or it is written by number.
pub(crate) fn attachment(name: &str) -> String {
    let plain =
        |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", encoded(name))
}

/// An address that carries the collection, with a fragment behind it.
fn carrying(address: &str, fragment: &str) -> String {
    let carried = collection::carried();
    let separator = if address.contains('?') { "&" } else { "?" };
    let pairs = if carried.is_empty() { carried } else { format!("{separator}{carried}") };
    let fragment = if fragment.is_empty() { String::new() } else { format!("#{}", encoded(fragment)) };
    format!("{address}{pairs}{fragment}")
}

/// The address by which a place in a review is cited: without the reader's query and collection.
pub(crate) fn permanent(id: &str, page: Option<u32>) -> String {
    let address = format!("/review/{}", encoded(id));
    page.map_or(address.clone(), |page| format!("{address}?page={page}#{}", page_fragment(page)))
}

/// The address of a search for recommendations; `by_agency` lists them by whom they ask.
pub(crate) fn recommendations(request: &AskRequest, by_agency: bool) -> String {
    let mut pairs = pairs(&request.search, USUAL_ASKS);
    pairs.push_some("kind", request.kind.map(|kind| kind.as_str()));
    pairs.push_some("group", by_agency.then_some("agency"));
    carrying(&at("/recommendations", pairs), "")
}

/// The address of the themes under a head.
pub(crate) fn themes(head: &str) -> String {
    carrying("/themes", head)
}

/// The address of the page of a theme.
pub(crate) fn theme(slug: &str) -> String {
    carrying(&format!("/themes/{}", encoded(slug)), "")
}

/// The address of the agencies under a head.
pub(crate) fn agencies(head: &str) -> String {
    carrying("/agencies", head)
}

/// The address of the page of an agency.
pub(crate) fn agency(slug: &str) -> String {
    carrying(&format!("/agencies/{}", encoded(slug)), "")
}

/// The address of a page that surveys the reviews of a search; `own` are the names that only it has.
pub(crate) fn survey(page: &str, request: &Request, own: &[(&str, &str)]) -> String {
    let mut pairs = pairs(request, USUAL_PER_PAGE);
    own.iter().for_each(|(name, value)| pairs.push(name, value));
    carrying(&at(&format!("/{page}"), pairs), "")
}

/// A path with a query string, if there is one.
fn at(path: &str, pairs: Pairs) -> String {
    if pairs.0.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.0) }
}

/// The query string of a search.
fn pairs(request: &Request, usual_per_page: usize) -> Pairs {
    let filters = &request.filters;
    let mut pairs = Pairs::default();
    pairs.push_some("q", Some(&request.query).filter(|query| !query.is_empty()));
    pairs.push_some("words", Some(request.words.as_str()).filter(|_| request.words != Words::default()));
    request.plain.iter().for_each(|words| pairs.push("plain", words));
    filters.themes.iter().for_each(|value| pairs.push("theme", value));
    filters.agencies.iter().for_each(|value| pairs.push("agency", value));
    filters.types.iter().for_each(|value| pairs.push("type", value));
    filters.sections.iter().for_each(|value| pairs.push("section", value.as_str()));
    pairs.push_some("tier", filters.tier.map(|tier| tier.as_str()));
    pairs.push_some("from", filters.from.map(|year| year.to_string()));
    pairs.push_some("to", filters.to.map(|year| year.to_string()));
    pairs.push_some("sort", Some(request.sort.as_str()).filter(|_| request.sort != Sort::default()));
    pairs.push_some("explain", request.explain.then_some("1"));
    pairs.push_some("page", Some(request.page.to_string()).filter(|_| request.page > 1));
    let per_page = request.per_page;
    pairs.push_some("per_page", Some(per_page.to_string()).filter(|_| per_page != usual_per_page));
    pairs
}

/// The address of a place in a review; the query goes along, to mark its words.
pub(crate) fn review(id: &str, page: Option<u32>, query: &str, fragment: &str) -> String {
    let mut pairs = Pairs::default();
    pairs.push_some("page", page.map(|page| page.to_string()));
    pairs.push_some("q", Some(query).filter(|query| !query.trim().is_empty()));
    let mut address = format!("/review/{}", encoded(id));
    if !pairs.0.is_empty() {
        let _ = write!(address, "?{}", pairs.0);
    }
    carrying(&address, fragment)
}

/// The address of all passages of a review that match a query.
pub(crate) fn passages(id: &str, query: &str) -> String {
    let mut pairs = Pairs::default();
    pairs.push("q", query);
    carrying(&format!("/review/{}/passages?{}", encoded(id), pairs.0), "")
}

/// The address of the cases that resemble a review.
pub(crate) fn similar(id: &str) -> String {
    carrying(&format!("/similar?id={}", encoded(id)), "")
}

/// The address of a review, or of one of its pages, as a record of a reference manager.
pub(crate) fn citation(id: &str, page: Option<u32>, ending: &str) -> String {
    match page {
        Some(page) => format!("/bundle.{ending}?p={}.{page}", encoded(id)),
        None => format!("/review/{}/citation.{ending}", encoded(id)),
    }
}

/// The address of the file of a review, open at a page.
pub(crate) fn original(id: &str, page: Option<u32>) -> String {
    let fragment = page.map_or_else(String::new, |page| format!("#page={page}"));
    format!("/review/{}/original{fragment}", encoded(id))
}

/// The address of the picture of a page, on which the words of the query are marked.
pub(crate) fn picture(id: &str, page: u32, query: &str) -> String {
    let mut pairs = Pairs::default();
    pairs.push_some("q", Some(query).filter(|query| !query.trim().is_empty()));
    let address = format!("/review/{}/picture/{page}", encoded(id));
    if pairs.0.is_empty() { address } else { format!("{address}?{}", pairs.0) }
}

/// The fragment of a page.
pub(crate) fn page_fragment(page: u32) -> String {
    format!("p{page}")
}

/// The scheme of addresses that may be linked to: a report cannot make us link to a script.
pub(crate) fn safe_address(address: &str) -> Option<&str> {
    let lower = address.trim_start().to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(address)
}

/// A query string in the making.
#[derive(Default)]
struct Pairs(String);

impl Pairs {
    /// Adds a name and its value.
    fn push(&mut self, name: &str, value: &str) {
        let separator = if self.0.is_empty() { "" } else { "&" };
        let _ = write!(self.0, "{separator}{name}={}", encoded(value));
    }

    /// Adds a name if it has a value.
    fn push_some<T: AsRef<str>>(&mut self, name: &str, value: Option<T>) {
        if let Some(value) = value {
            self.push(name, value.as_ref());
        }
    }
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_for_nothing_has_the_shortest_address() {
        assert_eq!(search(&Request::default()), "/search");
    }

    #[test]
    fn a_link_into_a_review_carries_page_query_and_place() {
        let address = review("r-1", Some(12), "child & café", "p12");

        assert_eq!(address, "/review/r-1?page=12&q=child%20%26%20caf%C3%A9#p12");
    }

    #[test]
    fn addresses_of_pages_carry_the_collection_and_those_of_files_do_not() {
        let addresses = collection::asked("/?p=r1.2&n=a%20b", || {
            [
                search(&Request::default()),
                review("r-1", Some(2), "x", "p2"),
                passages("r-1", "x"),
                plain("/help"),
                original("r-1", Some(2)),
                permanent("r-1", Some(2)),
            ]
        });

        assert_eq!(
            addresses,
            [
                "/search?p=r1.2&n=a%20b",
                "/review/r-1?page=2&q=x&p=r1.2&n=a%20b#p2",
                "/review/r-1/passages?q=x&p=r1.2&n=a%20b",
                "/help?p=r1.2&n=a%20b",
                "/review/r-1/original#page=2",
                "/review/r-1?page=2#p2",
            ]
        );
    }

    #[test]
    fn an_address_that_would_run_a_script_is_not_linked() {
        assert_eq!(safe_address("javascript:alert(1)"), None);
        assert_eq!(safe_address("HTTPS://example.org/a"), Some("HTTPS://example.org/a"));
    }
}

//! The first page: what this is, what it holds, and ways in.

use hindsight_index::live::Totals;
use hindsight_index::search::{Addition, Area, FacetCounts, FacetValue, Filters, Request};
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use maud::{Markup, html};

use super::layout::{layout, search_box};
use super::years;
use crate::{chart, link, words};

/// A longer list scrolls.
const SCROLLS: usize = 20;

/// The most characters of a title in a list.
const TITLE: usize = 120;

/// A value to browse by: heading, name, count, and its search.
struct Entry {
    head: String,
    name: String,
    count: usize,
    address: String,
}

/// What the first page shows of a library.
pub(crate) struct Welcome {
    /// Reviews, pages and years.
    pub(crate) totals: Totals,
    /// Those of a search for everything.
    pub(crate) facets: FacetCounts,
    /// The reviews that came last.
    pub(crate) latest: Vec<Addition>,
    /// The areas, by name.
    pub(crate) areas: Vec<Area>,
}

/// `GET /`
pub(crate) fn home(Welcome { totals, facets, latest, areas }: &Welcome) -> Markup {
    let by_year = chart::years(&facets.year);
    let content = html! {
        div.welcome {
            h1 { (words::WHAT) }
            p.lead { "Ask in plain words. The answer is the passages themselves, each on the page from which it came." }
            (search_box("", &html! {}))
            @if totals.reviews > 0 { p.quiet {
                "For instance: " (example("missed appointments")) " · " (example("\"professional curiosity\" AND housing"))
                " · " (example("self-neglect AND hoard*")) " · " a href=(link::plain("/help")) { "how to search" }
                " · " a href=(link::plain("/advanced")) { "advanced search" }
            } }
        }
        div.shelves.holding {
            section aria-labelledby="holding" {
                h2 #holding { "What the library holds" }
                (holding(totals))
                p { a href=(link::plain("/about")) { "How it was made, and how far to trust it" } }
            }
            (additions(latest))
        }
        (folded("Themes", "/themes", &entries(&facets.theme, &THEMES, |filters, slug| filters.themes.push(slug))))
        (folded("Agencies", "/agencies", &entries(&facets.agency, &AGENCIES, |filters, slug| filters.agencies.push(slug))))
        div.shelves {
            (shelf("Types of review", &entries(&facets.kind, &REVIEW_TYPES, |filters, slug| filters.types.push(slug))))
            (shelf("Areas", &areas.iter().map(of_area).collect::<Vec<_>>()))
            @if !by_year.is_empty() {
                section.shelf {
                    h2 { "Years of publication" }
                    (chart::histogram(&by_year, None, None))
                    (years::table(&Request::default(), &by_year))
                }
            }
        }
    };
    layout("", &content)
}

/// What the library holds, what could not be read, and what an empty answer does not mean.
pub(crate) fn holding(totals: &Totals) -> Markup {
    if totals.reviews == 0 {
        return html! {
            p.note { "The library is empty. Whoever runs it can read reports into it with " code { "hindsight ingest FOLDER" } "." }
        };
    }
    html! {
        p { (held(totals)) }
        p {
            "It holds only the published reports that were read into it: not every review that was written, none that "
            "was never published, and no case record. A search that finds nothing does not show that nothing happened."
        }
    }
}

/// Reviews, pages and years, and what could not be read.
fn held(totals: &Totals) -> Markup {
    html! {
        "The library holds " strong { (words::reviews(totals.reviews)) } " with "
        strong { (words::counted(totals.pages, "page", "pages")) }
        @match (totals.first_year, totals.last_year) {
            (Some(first), Some(last)) if first == last => { ", published in " (first) },
            (Some(first), Some(last)) => { ", published from " (first) " to " (last) },
            _ => {},
        }
        ". "
        @if totals.unreadable_pages > 0 {
            (words::counted(totals.unreadable_pages, "page", "pages"))
            " could not be read, and words on "
            @if totals.unreadable_pages == 1 { "it" } @else { "them" } " are not found."
        }
    }
}

/// A search to try.
fn example(query: &str) -> Markup {
    let request = Request { query: query.to_owned(), ..Request::default() };
    html! { a href=(link::search(&request)) { (query) } }
}

/// The values of a facet that find something, by heading and name.
fn entries(values: &[FacetValue], taxonomy: &Taxonomy, choose: impl Fn(&mut Filters, String)) -> Vec<Entry> {
    let mut entries: Vec<Entry> = values
        .iter()
        .filter(|value| value.count > 0)
        .map(|value| {
            let mut request = Request::default();
            choose(&mut request.filters, value.value.clone());
            let head = taxonomy.get(&value.value).map(|entry| entry.head.clone()).unwrap_or_default();
            Entry { head, name: value.name.clone(), count: value.count, address: link::search(&request) }
        })
        .collect();
    entries.sort_by_cached_key(|entry| (entry.head.clone(), entry.name.to_lowercase()));
    entries
}

/// The values of a facet under their headings, a fold for each; `page` tells of all.
fn folded(title: &str, page: &str, entries: &[Entry]) -> Markup {
    let head =
        |group: &[Entry]| group.first().map(|entry| entry.head.clone()).filter(|head| !head.is_empty());
    html! {
        @if !entries.is_empty() {
            section.browse {
                h2 { (title) }
                div.heads {
                    @for group in entries.chunk_by(|one, other| one.head == other.head) {
                        details.head {
                            summary { h3 { (head(group).unwrap_or_else(|| "Others".to_owned())) } }
                            (list(group))
                        }
                    }
                }
                p { a href=(link::plain(page)) { "All " (title.to_lowercase()) ", with what the library holds on each" } }
            }
        }
    }
}

/// The values of a facet in one list.
fn shelf(title: &str, entries: &[Entry]) -> Markup {
    let id = title.to_lowercase().replace(' ', "-");
    html! {
        @if !entries.is_empty() {
            section.shelf aria-labelledby=(id) {
                h2 id=(id) { (title) }
                @if entries.len() > SCROLLS { div.scroll tabindex="0" role="group" aria-labelledby=(id) { (list(entries)) } } @else { (list(entries)) }
            }
        }
    }
}

/// An area to browse by.
fn of_area(area: &Area) -> Entry {
    let request = Request { query: area.query.clone(), ..Request::default() };
    Entry {
        head: String::new(),
        name: area.name.clone(),
        count: area.reviews,
        address: link::search(&request),
    }
}

/// The reviews that came last.
fn additions(latest: &[Addition]) -> Markup {
    html! {
        @if !latest.is_empty() {
            section.latest aria-labelledby="latest" {
                h2 #latest { "Latest additions" }
                ul.bare {
                    @for added in latest {
                        li {
                            a href=(link::review(&added.id, None, "", "")) { (title(added)) }
                            p.facts { @for fact in facts(added) { span { (fact) } " " } }
                        }
                    }
                }
            }
        }
    }
}

/// A title, not too long for a list.
fn title(added: &Addition) -> String {
    let title = added.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    words::shortened(title.unwrap_or(words::NO_TITLE), TITLE)
}

/// Type, area and date, as far as they are known.
fn facts(added: &Addition) -> Vec<String> {
    let kind = added.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned());
    let date = added.published.as_deref().map(words::date);
    [kind, added.area.clone(), date].into_iter().flatten().collect()
}

/// Names with their counts.
fn list(entries: &[Entry]) -> Markup {
    html! {
        ul.counts {
            @for entry in entries {
                li { a href=(entry.address) { (entry.name) } " " span.number { (words::thousands(entry.count)) } }
            }
        }
    }
}

//! What a web page says about itself in its head and mark-up.
//!
//! Values are given as written, dates cut to their day. Nothing is guessed:
//! what the page does not state stays away.

use scraper::{ElementRef, Html, Selector};

use crate::extracted::Metadata;

/// Names of `<meta>` that state the day of publication, the surest first.
const PUBLISHED: [&str; 12] = [
    "article:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.available",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "datepublished",
    "citation_publication_date",
    "publication_date",
    "date",
];

/// Characters of one value at most.
const VALUE_CHARS: usize = 500;

/// Reads what the page says about itself.
pub(super) fn metadata(page: &Html) -> Metadata {
    let meta = Meta::of(page);
    Metadata {
        title: first_text(page, "head > title")
            .or_else(|| meta.get(&["og:title", "dc.title", "dcterms.title"])),
        author: meta.get(&["author", "dc.creator", "dcterms.creator"]),
        published: meta.get(&PUBLISHED).or_else(|| in_time(page)).map(|date| day(&date)),
        site: meta.get(&["og:site_name", "application-name"]),
        language: language(page)
            .or_else(|| meta.get(&["content-language", "dc.language", "dcterms.language"])),
        canonical: canonical(page).or_else(|| meta.get(&["og:url"]).filter(|url| is_address(url))),
        large_type: all(page, "h1").filter_map(text_of).collect(),
        ..Metadata::default()
    }
}

/// The `<meta>` elements: name in lower case, content.
struct Meta(Vec<(String, String)>);

impl Meta {
    /// Reads them.
    fn of(page: &Html) -> Self {
        let named = |element: ElementRef<'_>| {
            let name =
                ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| element.attr(key))?;
            let content = clean(element.attr("content")?)?;
            Some((name.trim().to_ascii_lowercase(), content))
        };
        Self(all(page, "meta").filter_map(named).collect())
    }

    /// The first value under the first of these names that is there.
    fn get(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.0.iter().find(|(key, _)| key == name))
            .map(|(_, value)| value.clone())
    }
}

/// The elements that a selector of ours finds.
fn all<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("the selectors are constants that the tests use");
    page.select(&selector).collect::<Vec<_>>().into_iter()
}

/// The words of the first element that a selector finds.
fn first_text(page: &Html, selector: &str) -> Option<String> {
    all(page, selector).find_map(text_of)
}

/// The words of an element on one line.
fn text_of(element: ElementRef<'_>) -> Option<String> {
    clean(&element.text().collect::<String>())
}

/// A value on one line; `None` if it is empty.
fn clean(value: &str) -> Option<String> {
    let words: Vec<&str> = value.split_whitespace().collect();
    let value: String = words.join(" ").chars().take(VALUE_CHARS).collect();
    (!value.is_empty()).then_some(value)
}

/// The day of publication in a `<time>` that says that it is one, or in the page's only one.
fn in_time(page: &Html) -> Option<String> {
    let stated = |element: &ElementRef<'_>| {
        element.attr("pubdate").is_some()
            || element.attr("itemprop") == Some("datePublished")
            || element.value().classes().any(|class| class.contains("publish"))
    };
    let times: Vec<ElementRef<'_>> = all(page, "time").collect();
    let said = times.iter().copied().find(stated);
    let only = times.first().copied().filter(|_| times.len() == 1);
    let time = said.or(only)?;
    time.attr("datetime").and_then(clean).or_else(|| text_of(time))
}

/// A date cut to its day: `2019-05-31T09:00:00Z` is `2019-05-31`; others stay as written.
fn day(date: &str) -> String {
    let iso = |at: usize, c: char| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() };
    match date.get(..10) {
        Some(head) if head.char_indices().all(|(at, c)| iso(at, c)) => head.to_owned(),
        _ => date.to_owned(),
    }
}

/// The declared language.
fn language(page: &Html) -> Option<String> {
    let root = page.root_element();
    root.attr("lang").or_else(|| root.attr("xml:lang")).and_then(clean)
}

/// The address that the page gives as its own.
fn canonical(page: &Html) -> Option<String> {
    let links = all(page, "link[rel][href]");
    let own = |link: &ElementRef<'_>| {
        link.attr("rel")
            .is_some_and(|rel| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")))
    };
    links.filter(own).filter_map(|link| clean(link.attr("href")?)).find(|url| is_address(url))
}

/// Whether a value is a whole address on the web.
fn is_address(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The metadata of a page.
    fn read(html: &str) -> Metadata {
        metadata(&Html::parse_document(html))
    }

    #[test]
    fn the_head_states_title_date_site_language_and_address() {
        let about = read(
            "<html lang=cy><head><title> Report\n one </title><link rel='alternate canonical' href='https://example.org/a'>
             <meta property='article:published_time' content='2019-05-31T09:00:00Z'>
             <meta property='og:site_name' content='A board'></head><body><h1>Report <b>one</b></h1>",
        );

        assert_eq!(about.title.as_deref(), Some("Report one"));
        assert_eq!(about.published.as_deref(), Some("2019-05-31"));
        assert_eq!(about.site.as_deref(), Some("A board"));
        assert_eq!(about.language.as_deref(), Some("cy"));
        assert_eq!(about.canonical.as_deref(), Some("https://example.org/a"));
        assert_eq!(about.large_type, ["Report one"]);
    }

    #[test]
    fn a_time_states_the_date_if_it_says_so_or_is_the_only_one() {
        assert_eq!(read("<time datetime=2019-05-31>31 May</time>").published.as_deref(), Some("2019-05-31"));
        assert_eq!(
            read("<time>1 May</time><time class=published>2 May 2019</time>").published.as_deref(),
            Some("2 May 2019")
        );
        assert_eq!(read("<time>1 May</time><time>2 May</time>").published, None);
    }

    #[test]
    fn what_is_not_stated_stays_away() {
        let about = read("<link rel=canonical href=/relative><title> </title><p>Words");

        assert_eq!(about, Metadata::default());
    }
}

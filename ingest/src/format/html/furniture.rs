//! Tells the site's furniture from the text of a page.
//!
//! Menus, footers, cookie banners, search forms, related links and sharing
//! buttons are furniture. Hidden panels are not: sites fold reports into
//! accordions and tabs. What holds the main part, or most of the words, is
//! never furniture, whatever its class says.

use scraper::ElementRef;

use super::survey::{About, is_main};

/// Roles of furniture.
const ROLES: [&str; 9] =
    ["navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tooltip"];

/// Words in a class or id that name furniture.
const WORDS: [&str; 37] = [
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "onetrust",
    "breadcrumb",
    "breadcrumbs",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "submenu",
    "megamenu",
    "footer",
    "related",
    "share",
    "sharing",
    "sharethis",
    "addtoany",
    "social",
    "skip",
    "skiplink",
    "skiplinks",
    "newsletter",
    "subscribe",
    "signup",
    "pagination",
    "pager",
    "advert",
    "advertisement",
    "promo",
    "popup",
    "disqus",
    "comments",
    "sidebar",
    "sidenav",
    "toolbar",
];

/// Pairs of words in a class or id that name furniture.
const PAIRS: [(&str, &str); 14] = [
    ("site", "header"),
    ("page", "header"),
    ("global", "header"),
    ("skip", "link"),
    ("skip", "to"),
    ("back", "to"),
    ("search", "form"),
    ("search", "box"),
    ("side", "bar"),
    ("bread", "crumb"),
    ("bread", "crumbs"),
    ("read", "more"),
    ("you", "may"),
    ("most", "popular"),
];

/// The share of a page's text, in hundredths, above which nothing is furniture by its class.
const TOO_MUCH: usize = 40;

/// Whether an element is furniture; `in_main` if the main part is round it.
pub(super) fn is_furniture(element: ElementRef<'_>, about: About, page_text: usize, in_main: bool) -> bool {
    let name = element.value().name();
    if about.main || is_main(element) || matches!(name, "html" | "body") {
        return false;
    }
    let role = element.attr("role").unwrap_or_default();
    match name {
        "nav" | "dialog" | "menu" => return true,
        "footer" => return !(in_main && about.heading && about.linked * 2 < about.text),
        "header" | "hgroup" => return !in_main,
        "aside" => return !keeps_details(about, in_main),
        _ if ROLES.contains(&role) => return true,
        _ if role == "complementary" => return !keeps_details(about, in_main),
        _ if role == "banner" => return !in_main,
        _ => {}
    }
    let large = about.text * 100 > page_text * TOO_MUCH;
    !large && !about.title && named_as_furniture(element)
}

/// Whether a side box holds the publisher's details, which belong to the report.
fn keeps_details(about: About, in_main: bool) -> bool {
    in_main && (about.table || about.definitions) && about.linked * 2 < about.text
}

/// Whether class or id name furniture, or an address leads to the main part.
fn named_as_furniture(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let named = value.classes().chain(value.id()).any(|name| {
        let words = words(name);
        words.iter().any(|word| WORDS.contains(&word.as_str()))
            || words.windows(2).any(|two| PAIRS.contains(&(two[0].as_str(), two[1].as_str())))
    });
    named && !matches!(value.name(), "h1" | "h2" | "p" | "td" | "th" | "tr" | "tbody" | "table")
}

/// The words of a class: `siteHeader`, `site-header` and `site_header` are the same.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in name.chars() {
        let starts = !c.is_alphanumeric() || (c.is_uppercase() && lower);
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::super::survey::Survey;
    use super::*;

    /// Whether the element with the id `x` is furniture.
    fn judged(html: &str) -> bool {
        let page = Html::parse_document(html);
        let survey = Survey::new(&page);
        let element = page.select(&Selector::parse("#x").expect("a selector")).next().expect("an element");
        let in_main = element.ancestors().filter_map(ElementRef::wrap).any(is_main);
        is_furniture(element, survey.of(element), survey.of(page.root_element()).text, in_main)
    }

    /// Words enough that a small part is small.
    const REST: &str = "<p>A long enough text round it, so that it is a small part of the page only.</p>";

    #[test]
    fn menus_banners_and_footers_are_furniture() {
        for tag in [
            "nav",
            "footer",
            "header",
            "aside",
            "div role=search",
            "div class=cookie-banner",
            "ul class=mainMenu",
        ] {
            let name = tag.split(' ').next().unwrap_or_default();
            assert!(judged(&format!("<{tag} id=x>Home</{name}>{REST}")), "{tag}");
        }
    }

    #[test]
    fn what_holds_the_main_part_or_most_words_is_no_furniture() {
        assert!(!judged(&format!("<div id=x class=has-sidebar><main>{REST}</main></div>")));
        assert!(!judged(&format!("<div id=x class=cookie-page>{REST}</div>")));
        assert!(!judged(&format!("<div id=x class=navigable>Home</div>{REST}")));
    }

    #[test]
    fn a_header_or_a_box_of_details_within_the_main_part_is_text() {
        assert!(!judged(&format!("<main><header id=x>By A</header>{REST}</main>")));
        assert!(!judged(&format!(
            "<main>{REST}<aside id=x><dl><dt>Date</dt><dd>2019</dd></dl></aside></main>"
        )));
        assert!(judged(&format!("<main>{REST}<aside id=x><a href=y>Other</a></aside></main>")));
    }

    #[test]
    fn a_class_is_read_word_by_word() {
        assert_eq!(words("siteHeader-2_top"), ["site", "header", "2", "top"]);
    }
}

//! Tells a page that leads to the report from one that is the report.
//!
//! A short page with a link to a document, whose words or name speak of a
//! report, leads to it. A page that holds the report may link to a printed
//! copy; it is long. Never follows a link.

use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};

/// A page with more words in its main text is the report itself.
const SHORT: usize = 250;

/// The longest words of a link that are kept, in characters.
const LONGEST: usize = 200;

/// How names of documents end.
const DOCUMENTS: [&str; 4] = [".pdf", ".docx", ".doc", ".odt"];

/// Words of links that lead to reports.
const REPORT: [&str; 10] = [
    "report",
    "review",
    "inquiry",
    "findings",
    "download",
    "overview",
    "summary",
    "read the full",
    "pdf",
    "publication",
];

static LINK: LazyLock<Selector> = LazyLock::new(|| Selector::parse("a[href]").expect("fixed"));

/// The words of the link by which a page leads to the report; they stand in `text`, its main text.
pub(super) fn to_report(page: &Html, text: &str) -> Option<String> {
    if text.split_whitespace().count() > SHORT {
        return None;
    }
    page.select(&LINK).filter(is_document).map(words).find(|words| {
        let plain = words.to_lowercase();
        words.chars().count() <= LONGEST
            && REPORT.iter().any(|word| plain.contains(word))
            && text.contains(words.as_str())
    })
}

/// Whether a link leads to a document.
fn is_document(link: &ElementRef<'_>) -> bool {
    let address = link.value().attr("href").unwrap_or_default().to_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    DOCUMENTS.iter().any(|ending| path.ends_with(ending))
}

/// The words of a link, one space apart.
fn words(link: ElementRef<'_>) -> String {
    let text: String = link.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(link: &str, text: &str) -> Option<String> {
        to_report(&Html::parse_document(&format!("<main><p>{text}</p>{link}</main>")), text)
    }

    #[test]
    fn a_short_page_with_a_link_to_a_document_leads_to_the_report() {
        let link = "<a href=\"/files/adult-z.PDF?v=2\">Read the\n report on Adult Z</a>";

        let found = leads(link, "Adult Z. Read the report on Adult Z");

        assert_eq!(found.as_deref(), Some("Read the report on Adult Z"));
    }

    #[test]
    fn a_long_page_is_the_report() {
        let link = "<a href=\"a.pdf\">report</a>";
        let text = "report ".repeat(SHORT);

        assert!(leads(link, &text).is_some());
        assert!(leads(link, &format!("{text} more")).is_none());
    }

    #[test]
    fn other_links_lead_to_no_report() {
        for link in [
            "<a href=\"/report.html\">the report</a>",
            "<a href=\"a.pdf\">our privacy notice</a>",
            "<a href=\"a.pdf\">a report that is not in the main text</a>",
        ] {
            assert_eq!(leads(link, "the report, our privacy notice"), None, "{link}");
        }
    }
}

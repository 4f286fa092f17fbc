//! What a search found, as it is written to files.

use hindsight_export::{Best, Listed, Place, Source};
use hindsight_index::search::{Hit, PassageHit};
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};
use hindsight_index::vocabulary::PageOrigin;

use crate::cite::titled;
use crate::page::review::flowed;
use crate::{link, words};

/// A review of the answer; `origin` stands before links.
pub(crate) fn listed(hit: &Hit, origin: &str) -> Listed {
    Listed {
        source: source(hit, origin),
        pages: hit.has_pages.then_some(hit.pages),
        themes: hit.themes.iter().map(|slug| THEMES.name(slug).to_owned()).collect(),
        agencies: hit.agencies.iter().map(|slug| AGENCIES.name(slug).to_owned()).collect(),
        best: hit.passages.first().map(|passage| best(hit, passage, origin)),
    }
}

/// The review as a source.
fn source(hit: &Hit, origin: &str) -> Source {
    Source {
        id: hit.id.clone(),
        title: titled(hit.title.as_deref(), &hit.file),
        kind: hit.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned()),
        publisher: hit.publisher.clone(),
        area: hit.area.clone(),
        date: hit.published.clone(),
        reference: None,
        published_at: hit.source_url.clone(),
        link: format!("{origin}{}", link::permanent(&hit.id, None)),
        sha256: hit.sha256.clone(),
    }
}

/// Its best passage.
fn best(hit: &Hit, passage: &PassageHit, origin: &str) -> Best {
    let paged = |text: String| if hit.has_pages { text } else { String::new() };
    let pages: Vec<String> = passage.pages.iter().map(u32::to_string).collect();
    let labels: Vec<String> = passage.label.iter().chain(&passage.label_to).cloned().collect();
    let place = Place {
        page: paged(pages.join("–")),
        label: paged(labels.join("–")),
        section: passage.heading.trim().to_owned(),
        recognised: (passage.origin == PageOrigin::Ocr).then(|| words::recognised(passage.confidence)),
    };
    let page = hit.has_pages.then_some(passage.page);
    Best { words: flowed(&passage.text), place, link: format!("{origin}{}", link::permanent(&hit.id, page)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::search_tests;

    #[test]
    fn a_hit_has_its_names_its_pages_and_lasting_links() {
        let mut hit = search_tests::hit("A");
        hit.themes = vec!["neglect".into()];
        hit.passages[0].pages = vec![12, 13];

        let listed = listed(&hit, "https://hindsight.example");

        assert_eq!(listed.themes, [THEMES.name("neglect")]);
        assert_eq!(listed.source.link, "https://hindsight.example/review/r-1");
        let best = listed.best.expect("a passage");
        assert_eq!((best.place.page.as_str(), best.place.label.as_str()), ("12–13", "10"));
        assert_eq!(best.link, "https://hindsight.example/review/r-1?page=12#p12");
    }

    #[test]
    fn a_review_without_pages_is_never_cited_by_page() {
        let mut hit = search_tests::hit("");
        hit.has_pages = false;

        let listed = listed(&hit, "");

        assert_eq!(listed.source.title, "Title not known (file a.pdf)");
        let best = listed.best.expect("a passage");
        assert_eq!((best.place.page.as_str(), best.link.as_str(), listed.pages), ("", "/review/r-1", None));
    }
}

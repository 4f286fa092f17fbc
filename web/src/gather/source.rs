//! Where a passage stands, and how it is cited.

use hindsight_export::Place as Cited;
use hindsight_index::review::{Page, Review, Section};
use hindsight_index::vocabulary::{PageOrigin, SectionKind};

use super::Leaves;
use crate::collection::Words;
use crate::{link, words};

/// Where a passage is read.
pub(super) fn at(
    review: &Review,
    id: &str,
    page: &Page,
    words: Option<&Words>,
) -> (String, Option<u32>, String) {
    if review.format.has_pages() {
        return (id.to_owned(), Some(page.number), link::page_fragment(page.number));
    }
    let anchor = section(review, page, words).and_then(|section| section.anchor.clone());
    (id.to_owned(), None, anchor.filter(|anchor| !anchor.is_empty()).unwrap_or_else(|| "text".to_owned()))
}

/// The section in which a passage starts.
fn section<'a>(review: &'a Review, page: &Page, words: Option<&Words>) -> Option<&'a Section> {
    let blank = page.text.chars().take_while(|c| c.is_whitespace()).count();
    let start = (page.number, words.map_or(blank, |words| words.range.start));
    review.sections.iter().rfind(|section| (section.page, section.start) <= start)
}

/// Where a passage stands, as it is cited.
pub(super) fn cited(review: &Review, leaves: &Leaves, words: Option<&Words>) -> Cited {
    let own = &leaves.own;
    let next = leaves.next.as_ref().filter(|_| words.is_some_and(|words| words.over > 0));
    let joined = |first: String, last: Option<String>| match last {
        Some(last) if last != first => format!("{first}–{last}"),
        _ => first,
    };
    let label = own.label.clone().map(|label| joined(label, next.and_then(|next| next.label.clone())));
    let paged = review.format.has_pages();
    Cited {
        page: if paged {
            joined(own.number.to_string(), next.map(|next| next.number.to_string()))
        } else {
            String::new()
        },
        label: label.filter(|_| paged).unwrap_or_default(),
        section: sections(review, own, words),
        recognised: (own.origin == PageOrigin::Ocr).then(|| words::recognised(own.confidence)),
    }
}

/// The sections in which a passage stands: of a whole page all that are on it, at most three.
fn sections(review: &Review, page: &Page, words: Option<&Words>) -> String {
    const MOST: usize = 3;
    let starting = review.sections.iter().filter(|section| words.is_none() && section.page == page.number);
    let mut all: Vec<String> = section(review, page, words).into_iter().chain(starting).map(named).collect();
    all.dedup();
    if all.is_empty() {
        return words::NO_HEADING.to_owned();
    }
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 { format!("{}; and {more} more", all.join("; ")) } else { all.join("; ") }
}

/// The kind and heading of a section; either alone, if they say the same.
fn named(section: &Section) -> String {
    let heading = section.heading.split_whitespace().collect::<Vec<_>>().join(" ");
    let heading = words::shortened(&heading, 120);
    match section.kind {
        SectionKind::Other => heading,
        kind if heading.is_empty() || heading.eq_ignore_ascii_case(kind.name()) => kind.name().to_owned(),
        kind => format!("{} · {heading}", kind.name()),
    }
}

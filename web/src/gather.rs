//! Looks up what a collection points at, passage by passage, in the reader's order.
//!
//! The words are those of the page, letter by letter; only space between lines is laid out anew.
//! A passage that is not there any more is an entry that says why: none is ever left out, and other words than
//! those that were collected are never quoted. Of a passage longer than [`MAX_WORDS`] the start is quoted, and that is said.

use std::collections::HashMap;

use hindsight_export::{Entry, Place as Cited, Quotation, Source};
use hindsight_index::error::LibraryError;
use hindsight_index::live::Snapshot;
use hindsight_index::review::{Page, Review};
use hindsight_index::taxonomy::REVIEW_TYPES;
use hindsight_index::vocabulary::{PageOrigin, SectionKind};

use crate::collection::{Collection, Pick, Place, Words, check};
use crate::page::review::flowed;
use crate::{link, words};

/// The most characters of one passage that are quoted.
pub(crate) const MAX_WORDS: usize = 20_000;

/// A collected passage and what stands there.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// The passage as it was collected.
    pub(crate) pick: Pick,
    /// What stands there.
    pub(crate) entry: Entry,
    /// Where to read it: review, page and fragment.
    pub(crate) at: Option<(String, Option<u32>, String)>,
}

/// The pages of a passage: its own, and the next where a sentence runs on.
struct Leaves {
    own: Page,
    next: Option<Page>,
}

/// Looks up every passage; `origin` stands before links.
pub(crate) fn gather(
    library: &Snapshot,
    collection: &Collection,
    origin: &str,
) -> Result<Vec<Gathered>, LibraryError> {
    let mut reviews: HashMap<String, Option<Review>> = HashMap::new();
    let mut gathered = Vec::with_capacity(collection.0.len());
    for pick in &collection.0 {
        if let Place::Page { id, .. } = &pick.place
            && !reviews.contains_key(id)
        {
            reviews.insert(id.clone(), library.review(id)?);
        }
        gathered.push(look_up(library, &reviews, pick, origin)?);
    }
    Ok(gathered)
}

/// Looks up one passage.
fn look_up(
    library: &Snapshot,
    reviews: &HashMap<String, Option<Review>>,
    pick: &Pick,
    origin: &str,
) -> Result<Gathered, LibraryError> {
    let lost = |why: String, at| {
        let (address, note) = (pick.place.to_string(), pick.note.clone());
        Gathered { pick: pick.clone(), entry: Entry::Lost { address, why, note }, at }
    };
    let Place::Page { id, page, words } = &pick.place else {
        return Ok(lost("this is not the address of a passage".to_owned(), None));
    };
    let Some(review) = reviews.get(id).and_then(Option::as_ref) else {
        return Ok(lost("there is no such review in this library, or no longer".to_owned(), None));
    };
    let mut pages = library.pages(id, *page, page.saturating_add(1))?.into_iter();
    let Some(own) = pages.next().filter(|own| own.number == *page) else {
        let count = words::counted(review.pages.len(), "page", "pages");
        return Ok(lost(format!("“{}” has no page {page}: it has {count}", title(review)), None));
    };
    let leaves = Leaves { own, next: pages.next() };
    let at = at(review, id, &leaves.own, words.as_ref());
    Ok(match quoted(review, &leaves, words.as_ref()) {
        Err(why) => lost(format!("“{}”, page {page}: {why}", title(review)), Some(at)),
        Ok(text) => {
            let quotation = quotation(review, pick, &leaves, words.as_ref(), &text, origin, &at);
            Gathered { pick: pick.clone(), entry: Entry::Quoted(Box::new(quotation)), at: Some(at) }
        }
    })
}

/// The words of a passage, or why they are not there.
fn quoted(review: &Review, leaves: &Leaves, words: Option<&Words>) -> Result<String, &'static str> {
    let own = &leaves.own;
    if own.text.trim().is_empty() {
        let blank = review.is_blank(own.number);
        return Err(if blank { "there is nothing on it" } else { "its words could not be read" });
    }
    let Some(Words { range, over, check: sum }) = words else { return Ok(own.text.trim().to_owned()) };
    let gone = "other words stand there now: the report was read anew since they were collected";
    let part = |text: &str, start: usize, length: usize| {
        let part: String = text.chars().skip(start).take(length).collect();
        (part.chars().count() == length).then_some(part)
    };
    let mut text = part(&own.text, range.start, range.len()).ok_or(gone)?;
    if *over > 0 {
        let next = leaves.next.as_ref().ok_or(gone)?;
        let more = part(next.text.trim_start(), 0, *over).ok_or(gone)?;
        text = format!("{text} {more}");
    }
    if sum.is_none_or(|sum| sum == check(&text)) { Ok(text) } else { Err(gone) }
}

/// Where a passage is read.
fn at(review: &Review, id: &str, page: &Page, words: Option<&Words>) -> (String, Option<u32>, String) {
    if review.format.has_pages() {
        return (id.to_owned(), Some(page.number), link::page_fragment(page.number));
    }
    let anchor = section(review, page, words).and_then(|section| section.anchor.clone());
    (id.to_owned(), None, anchor.filter(|anchor| !anchor.is_empty()).unwrap_or_else(|| "text".to_owned()))
}

/// The section in which a passage starts.
fn section<'a>(
    review: &'a Review,
    page: &Page,
    words: Option<&Words>,
) -> Option<&'a hindsight_index::review::Section> {
    let blank = page.text.chars().take_while(|c| c.is_whitespace()).count();
    let start = (page.number, words.map_or(blank, |words| words.range.start));
    review.sections.iter().rfind(|section| (section.page, section.start) <= start)
}

/// A passage with all that is said of it.
fn quotation(
    review: &Review,
    pick: &Pick,
    leaves: &Leaves,
    words: Option<&Words>,
    text: &str,
    origin: &str,
    at: &(String, Option<u32>, String),
) -> Quotation {
    let (id, page, fragment) = at;
    let fragment = if page.is_some() { String::new() } else { format!("#{}", link::encoded(fragment)) };
    let link = format!("{origin}{}{fragment}", link::permanent(id, *page));
    let flowed = flowed(text);
    let length = flowed.chars().count();
    let place = cited(review, leaves, words);
    let (cut_before, cut_after) = cut(leaves, words);
    Quotation {
        cut_before,
        cut_after,
        cut_from: (length > MAX_WORDS).then_some(length),
        words: if length > MAX_WORDS { flowed.chars().take(MAX_WORDS).collect() } else { flowed },
        citation: citation(review, &place),
        place,
        source: source(review, id, link),
        note: pick.note.clone(),
    }
}

/// Whether a sentence starts before the words of a passage, and whether one goes on after them.
fn cut(leaves: &Leaves, words: Option<&Words>) -> (bool, bool) {
    let Some(Words { range, over, .. }) = words else { return (false, false) };
    let goes_on = |text: String| {
        let last = text.trim_end().chars().next_back();
        last.is_some_and(|last| !".!?:;”’\"'".contains(last)) && !text.ends_with("\n\n")
    };
    let head = |text: &str, length: usize| text.chars().take(length).collect::<String>();
    let (ending, length) = match leaves.next.as_ref().filter(|_| *over > 0) {
        Some(next) => (next.text.trim_start(), *over),
        None => (leaves.own.text.as_str(), range.end),
    };
    let rest: String = ending.chars().skip(length).collect();
    let ends = rest.trim().is_empty() || rest.starts_with("\n\n");
    (goes_on(head(&leaves.own.text, range.start)), !ends && goes_on(head(ending, length)))
}

/// Where a passage stands, as it is cited.
fn cited(review: &Review, leaves: &Leaves, words: Option<&Words>) -> Cited {
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
        return "Before the first heading".to_owned();
    }
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 { format!("{}; and {more} more", all.join("; ")) } else { all.join("; ") }
}

/// The kind and heading of a section; either alone, if they say the same.
fn named(section: &hindsight_index::review::Section) -> String {
    let heading = section.heading.split_whitespace().collect::<Vec<_>>().join(" ");
    let heading = words::shortened(&heading, 120);
    match section.kind {
        SectionKind::Other => heading,
        kind if heading.is_empty() || heading.eq_ignore_ascii_case(kind.name()) => kind.name().to_owned(),
        kind => format!("{} · {heading}", kind.name()),
    }
}

/// The title; without one, the name of the file.
fn title(review: &Review) -> String {
    let title = review.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let file = || review.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    title.map_or_else(|| format!("{} (file {})", words::NO_TITLE, file()), str::to_owned)
}

/// A review as a source.
fn source(review: &Review, id: &str, link: String) -> Source {
    Source {
        id: id.to_owned(),
        title: title(review),
        kind: review.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned()),
        publisher: review.publisher.clone(),
        area: review.area.clone(),
        date: review.published.map(|date| date.to_string()),
        reference: review.reference.clone(),
        published_at: review.source_url.clone(),
        link,
        sha256: review.sha256.clone(),
    }
}

/// The citation of a passage in a line, without our own address.
fn citation(review: &Review, place: &Cited) -> String {
    let date = review.published.map(|date| words::date(&date.to_string()));
    let parts = [
        review.publisher.clone().or_else(|| review.area.clone()),
        Some(title(review)),
        Some(date.unwrap_or_else(|| "no date".to_owned())),
        review.reference.clone(),
        Some(place.cited()),
        review.source_url.clone(),
        Some(format!("SHA-256 {}", review.sha256)),
    ];
    let parts = parts.into_iter().flatten().map(|part| part.trim().trim_end_matches('.').to_owned());
    format!("{}.", parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dots(text: &str, range: std::ops::Range<usize>) -> (bool, bool) {
        let leaves = Leaves { own: Page::new(1, text), next: None };
        cut(&leaves, Some(&Words { range, over: 0, check: None }))
    }

    #[test]
    fn dots_stand_where_a_sentence_is_cut_and_nowhere_else() {
        let text = "Nobody came. No one asked why.\n\nFindings\n\nThe home was damp";

        assert_eq!(dots(text, 0..12), (false, false));
        assert_eq!(dots(text, 13..26), (false, true));
        assert_eq!(dots(text, 20..30), (true, false));
        assert_eq!(dots(text, 42..59), (false, false));
    }

    #[test]
    fn the_words_of_a_passage_are_quoted_only_if_they_are_still_there() {
        let review = Review::unread("a.pdf", hindsight_index::vocabulary::Format::Pdf);
        let leaves =
            Leaves { own: Page::new(1, "Zoë asked\nno one"), next: Some(Page::new(2, " the child. Later")) };
        let words = |range, over, check| Some(Words { range, over, check });
        let quoted = |words: Option<Words>| quoted(&review, &leaves, words.as_ref());

        assert_eq!(quoted(words(0..9, 0, Some(check("Zoë asked")))).as_deref(), Ok("Zoë asked"));
        assert_eq!(quoted(words(10..16, 10, None)).as_deref(), Ok("no one the child."));
        assert_eq!(quoted(None).as_deref(), Ok("Zoë asked\nno one"));
        for gone in [words(0..9, 0, Some(1)), words(10..17, 0, None), words(10..16, 99, None)] {
            assert!(quoted(gone).is_err_and(|why| why.contains("read anew")));
        }
    }
}

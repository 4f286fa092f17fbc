//! Looks up what a collection points at, passage by passage, in the reader's order.
//!
//! The words are those of the page, letter by letter; only space between lines is laid out anew.
//! A passage that is not there any more is an entry that says why: none is ever left out, and other words than
//! those that were collected are never quoted. Of a passage longer than [`MAX_WORDS`] the start is quoted, and that is said.

use std::collections::HashMap;

use hindsight_export::{Entry, Place as Cited, Quotation};
use hindsight_index::error::LibraryError;
use hindsight_index::live::Snapshot;
use hindsight_index::review::{Page, Review};
use hindsight_index::vocabulary::{PageOrigin, SectionKind};

use crate::cite::{citation, source, title};
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
    Quotation {
        cut_from: (length > MAX_WORDS).then_some(length),
        words: if length > MAX_WORDS { flowed.chars().take(MAX_WORDS).collect() } else { flowed },
        citation: citation(review, &[place.cited()]),
        place,
        source: source(review, id, link),
        note: pick.note.clone(),
    }
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
        section: section(review, own, words).map_or_else(|| "Before the first heading".to_owned(), named),
        recognised: (own.origin == PageOrigin::Ocr).then(|| words::recognised(own.confidence)),
    }
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

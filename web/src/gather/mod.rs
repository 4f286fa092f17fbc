//! Looks up what a collection points at, passage by passage, in the reader's order.
//!
//! The words are those of the page, letter by letter; only space between lines is laid out anew.
//! A passage that is not there any more is an entry that says why: none is ever left out, and other words than
//! those that were collected are never quoted. Of a passage longer than [`MAX_WORDS`] the start is quoted, and that is said.

mod quote;
mod source;

use std::collections::HashMap;

use hindsight_export::{Entry, Quotation};
use hindsight_index::error::LibraryError;
use hindsight_index::live::Snapshot;
use hindsight_index::review::{Page, Review};

use self::quote::{cut, quoted};
use self::source::{at, cited};
use crate::cite::{citation, source, title};
use crate::collection::{Collection, Pick, Place, Words};
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
        return Ok(lost(words::lost::NO_ADDRESS.to_owned(), None));
    };
    let Some(review) = reviews.get(id).and_then(Option::as_ref) else {
        return Ok(lost(words::lost::NO_REVIEW.to_owned(), None));
    };
    let mut pages = library.pages(id, *page, page.saturating_add(1))?.into_iter();
    let Some(own) = pages.next().filter(|own| own.number == *page) else {
        return Ok(lost(words::lost::no_page(&title(review), *page, review.pages.len()), None));
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
        citation: citation(review, &[place.cited()]),
        place,
        source: source(review, id, link),
        note: pick.note.clone(),
    }
}

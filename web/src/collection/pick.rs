//! One collected passage as it stands in an address: `ID.PAGE`, `ID.PAGE.START-END.CHECK`.
//!
//! `r0a1b2c3d4e5f.12` is the whole of page 12. With a range it is exactly those words: they start and
//! end at these Unicode scalar values of the page's text. `340-812_52` goes on with the first 52 of the next
//! page, where a sentence runs on. `CHECK` is a sum of the words: if the file is read anew and other words
//! stand there, that is seen and said, never quoted. What cannot be read is kept as it came, to be said.

use std::fmt;
use std::ops::Range;

use hindsight_index::search::PassageHit;

/// A passage that is kept, with the reader's note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pick {
    /// Where it stands.
    pub(crate) place: Place,
    /// What the reader wrote beside it; may be empty.
    pub(crate) note: String,
}

/// Where a passage stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// On a page of a review.
    Page {
        /// The id of the review.
        id: String,
        /// The page, counted from 1.
        page: u32,
        /// The words on it; the whole page without.
        words: Option<Words>,
    },
    /// Nowhere: the address says nothing that can be read.
    Unread(String),
}

/// The words of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// Where they stand in the text of the page, in Unicode scalar values.
    pub(crate) range: Range<usize>,
    /// How many of the next page's follow, where the sentence runs on.
    pub(crate) over: usize,
    /// The sum of the words, if the address has it.
    pub(crate) check: Option<u16>,
}

impl Place {
    /// The whole of a page.
    pub(crate) fn page(id: &str, page: u32) -> Self {
        Self::Page { id: id.to_owned(), page, words: None }
    }

    /// A passage as a search shows it.
    pub(crate) fn passage(id: &str, hit: &PassageHit) -> Self {
        let length = hit.text.chars().count();
        // Between the words of two pages the excerpt has a space of its own.
        let (own, over) =
            hit.turn.map_or((length, 0), |turn| (turn.saturating_sub(1), length - turn.min(length)));
        let range = hit.start..hit.start.saturating_add(own);
        let words = Words { range, over, check: Some(check(&hit.text)) };
        Self::Page { id: id.to_owned(), page: hit.page, words: Some(words) }
    }

    /// Reads what stands in an address; never fails.
    pub(crate) fn read(text: &str) -> Self {
        read_page(text).unwrap_or_else(|| Self::Unread(text.to_owned()))
    }
}

/// Reads `ID.PAGE`, or that with a range, or that with a range and a sum.
fn read_page(text: &str) -> Option<Place> {
    let mut parts = text.split('.');
    let id = parts.next().filter(|id| is_id(id))?;
    let page = parts.next().and_then(number).filter(|page| *page > 0)?;
    let words = match (parts.next(), parts.next()) {
        (None, _) => None,
        (Some(range), check) => Some(read_words(range, check)?),
    };
    let page = u32::try_from(page).ok()?;
    parts.next().is_none().then(|| Place::Page { id: id.to_owned(), page, words })
}

/// Reads `340-812` or `340-812_52`.
fn read_words(range: &str, check: Option<&str>) -> Option<Words> {
    let (start, end) = range.split_once('-')?;
    let (end, over) = end.split_once('_').map_or((end, None), |(end, over)| (end, Some(over)));
    let range = number(start)?..number(end)?;
    let over = over.map_or(Some(0), number)?;
    let check = match check {
        Some(digits) if digits.len() == 4 => Some(u16::from_str_radix(digits, 16).ok()?),
        Some(_) => return None,
        None => None,
    };
    (!range.is_empty()).then_some(Words { range, over, check })
}

/// Whether this may be the id of a review.
fn is_id(id: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.len() <= 100 && id.chars().all(letters)
}

/// A number of digits alone.
fn number(digits: &str) -> Option<usize> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// The sum by which changed words are known; FNV-1a, folded.
pub(crate) fn check(words: &str) -> u16 {
    let sum =
        words.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    ((sum >> 16) ^ (sum & 0xffff)) as u16
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, page, words) = match self {
            Self::Unread(text) => return f.write_str(text),
            Self::Page { id, page, words } => (id, page, words),
        };
        write!(f, "{id}.{page}")?;
        let Some(Words { range, over, check }) = words else { return Ok(()) };
        write!(f, ".{}-{}", range.start, range.end)?;
        if *over > 0 {
            write!(f, "_{over}")?;
        }
        check.map_or(Ok(()), |check| write!(f, ".{check:04x}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::search_tests::passage;

    #[test]
    fn a_passage_over_a_page_break_has_the_words_of_both_pages() {
        let mut hit = passage("No one asked the child.", &[]);
        (hit.start, hit.turn, hit.pages) = (40, Some(17), vec![12, 13]);

        let place = Place::passage("r-1", &hit).to_string();

        assert_eq!(place, format!("r-1.12.40-56_6.{:04x}", check("No one asked the child.")));
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_it_came() {
        for text in [
            "",
            "r1",
            "r1.0",
            "r1.-2",
            "R1.2",
            "r1.2.9-9",
            "r1.2.1-x",
            "r1.2.1-5.zz",
            "r1.2.1-5.1234.5",
            "r1.+2",
        ] {
            assert_eq!(Place::read(text), Place::Unread(text.to_owned()));
        }
    }

    proptest! {
        #[test]
        fn a_place_survives_being_written_and_read_back(
            id in "[a-z0-9-]{1,20}",
            page in 1_u32..,
            words in prop::option::of((0_usize..9_999, 1_usize..9_999, 0_usize..200, prop::option::of(any::<u16>()))),
        ) {
            let words = words.map(|(start, length, over, check)| Words { range: start..start + length, over, check });
            let place = Place::Page { id, page, words };

            prop_assert_eq!(Place::read(&place.to_string()), place);
        }

        #[test]
        fn any_text_is_read_and_written_as_it_came_or_in_its_one_form(text in "\\PC{0,40}") {
            let place = Place::read(&text);

            prop_assert_eq!(Place::read(&place.to_string()), place);
        }
    }
}
